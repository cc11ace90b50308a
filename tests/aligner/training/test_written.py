"""What was written to learn from can be read, and holds what it says."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from aligner.training.written import groups

GROUP = """\
A| The ferry sank off Lund on Monday with 40 aboard.
B| Forty people were on the ship that went down off Lund.
C number| Sixty people were on the ship that went down off Lund.
H| About forty people were on the ship that went down off Lund.
N| Sixty people had been aboard on the trip before.
"""


def test_each_group_has_conflicts_and_what_only_looks_like_one() -> None:
    """A group without either would teach the edit, and not the difference."""
    for group in groups():
        marks = Counter(other.mark for other in group.others)
        assert marks["B"] == marks["H"] == 1, group.first
        assert marks["C"] > 0, group.first
        assert marks["N"] > 0, group.first
        texts = [group.first, *(other.text for other in group.others)]
        assert len(set(texts)) == len(texts), group.first


def test_no_group_stands_twice() -> None:
    """One that is fitted on in one place and reported on in another would flatter the report."""
    first = [group.first for group in groups()]
    assert len(set(first)) == len(first) > 2000


def test_two_thirds_are_fitted_on() -> None:
    """The rest, half each, is to choose and to report on."""
    parts = Counter(group.part for group in groups())
    assert parts["fit"] / parts.total() == pytest.approx(2 / 3, abs=0.03)
    assert parts["choose"] / parts.total() == pytest.approx(1 / 6, abs=0.03)


def test_a_group_is_read_line_by_line(tmp_path: Path) -> None:
    (tmp_path / "some.txt").write_text(f"{GROUP}\n\n{GROUP.replace('Monday', 'Friday')}", encoding="utf-8")
    one, other = groups(tmp_path)
    assert one.second == "Forty people were on the ship that went down off Lund."
    assert [(each.mark, each.kind) for each in one.others] == [("B", ""), ("C", "number"), ("H", ""), ("N", "")]
    assert other.first == "The ferry sank off Lund on Friday with 40 aboard."


@pytest.mark.parametrize("line", ["X| what is this?", "C number Sixty people were on the ship.", "N|"])
def test_what_is_no_line_of_a_group_is_said(tmp_path: Path, line: str) -> None:
    (tmp_path / "some.txt").write_text(GROUP + line, encoding="utf-8")
    with pytest.raises(ValueError, match="no line of a group"):
        list(groups(tmp_path))
