"""What is fitted on and what is reported on: the two must never meet, on any machine."""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path

import pytest

from aligner.training import split
from aligner.training.data import part, rows

EXPECTED = ["fit", "fit", "fit", "report", "fit", "fit"]
TOPICS = [f"topic {number}" for number in range(3000)]


class TestPart:
    """The part of a topic is chosen by its name alone."""

    def test_half_a_sixth_and_a_third(self) -> None:
        counts = Counter(map(part, TOPICS))
        assert counts["fit"] / len(TOPICS) == pytest.approx(1 / 2, abs=0.03)
        assert counts["choose"] / len(TOPICS) == pytest.approx(1 / 6, abs=0.03)
        assert counts["report"] / len(TOPICS) == pytest.approx(1 / 3, abs=0.03)

    def test_it_is_the_same_everywhere(self) -> None:
        # Figures were published with these: another hash would mix what was fitted on into what is reported.
        assert [part(f"test{number}") for number in range(6)] == EXPECTED


class TestSplit:
    """The command that sets the reported rows aside."""

    def test_it_keeps_whole_topics_and_loses_nothing(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        data, out = tmp_path / "data", tmp_path / "out"
        data.mkdir()
        made = {name: [a_row(number) for number in range(60)] for name in split.REPORTED}
        for name, lines in made.items():
            (data / f"{name}.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
        monkeypatch.setattr(sys, "argv", ["split", "--data", str(data), "--out", str(out)])
        split.main()
        for name, lines in made.items():
            kept = rows(out, name)
            assert kept == [line for line in lines if split.REPORTED[name](line)]
            assert kept
        keys = {"spark_summary_doc": "topic", "spark_doc_doc": "topic", "emergent": "claim", "rte3": "hypothesis"}
        for name, key in keys.items():
            assert {part(row[key]) for row in rows(out, name)} == {"report"}


def a_row(number: int) -> dict[str, str]:
    """Return a row with every key that a set is split by, and text outside ASCII."""
    return {
        "topic": f"test{number}",
        "pair": f"test{number}/0/1",
        "sentence1": f"The café at number {number} is closed.",
        "id": f"mtref-dev-{number}",
        "claim": f"A café has {number} doors",
        "hypothesis": f"The café has {number} doors.",
    }
