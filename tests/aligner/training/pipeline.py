"""The whole of training on some hundred rows, in about a minute: needs the extra [train], so it is run by hand.

    pytest tests/aligner/training/pipeline.py

The data sets are made up here, in the formats of the real ones; what is learnt from them is nothing.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from itertools import product
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import torch

from aligner.alignment import FEATURES, FEATURES_AGAIN
from aligner.encoder import JUDGEMENTS, Encoder, load, model_folder
from aligner.judging import FEATURES_JUDGED
from aligner.training import examples, fitting, judge, lessons, readback
from aligner.training.alignments import fit_alignment
from aligner.training.batching import BATCH
from aligner.training.evaluate import evaluate
from aligner.training.example import Example
from aligner.training.export import export, official_weights
from aligner.training.links import links
from aligner.training.teacher import Word
from tests.aligner.texts import BANK, BEES, CHESS, FERRY, FERRY_AGAIN, FERRY_PAIRS

NEWS = (*FERRY, *FERRY_AGAIN, *BEES, *BANK, *CHESS)
STANCES = ("entailment", "neutral", "contradiction")


def write(folder: Path, name: str, rows: Iterable[dict[str, Any]]) -> None:
    folder.mkdir(exist_ok=True)
    (folder / f"{name}.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Return a folder with a few rows in each data set."""
    dev, train = tmp_path / "dev", tmp_path / "train"
    pairs = list(product(NEWS[:6], NEWS[6:]))
    for name in (*examples.SETS, "semiauto_sim_news", "semiauto_sim_wiki"):
        labelled = zip(pairs, STANCES * len(pairs), strict=False)
        write(train, name, ({"premise": a, "hypothesis": b, "label": label} for (a, b), label in labelled))
    for name in (*examples.PARAPHRASES, *examples.EVENTS):
        graded = ({"sentence1": a, "sentence2": b, "label": i % 2, "score": i % 6} for i, (a, b) in enumerate(pairs))
        write(dev if name == "msrp" else train, name, graded)
    write(
        train,
        "contrastive",
        (
            {
                "source": f"spark_doc/t{i}",
                "a": a,
                "b": b,
                "relation": "partial",
                "contradiction_b": b.replace("Sunday", "Friday") + " Not so.",
                "harmless_b": b + " So it was.",
            }
            for i, (a, b) in enumerate(zip(FERRY, FERRY_AGAIN, strict=False))
        ),
    )
    write(dev, "ecbplus_sentences", ({"doc": "d", "sent": i, "text": text} for i, text in enumerate(NEWS)))
    write(
        dev,
        "ecbplus_train_pairs",
        (
            {"topic": str(i % 9), "doc_a": "d", "sent_a": i, "doc_b": "d", "sent_b": 10 - i, "label": i % 2}
            for i in range(10)
        ),
    )
    write(dev, "stsb", ({"sentence1": a, "sentence2": b, "score": i % 6} for i, (a, b) in enumerate(pairs)))
    write(dev, "emergent", ({"claim": a, "headline": b, "label": STANCES[i % 3]} for i, (a, b) in enumerate(pairs)))
    write(dev, "rte3", ({"premise": a, "hypothesis": b, "label": STANCES[i % 3]} for i, (a, b) in enumerate(pairs)))
    gold = [list(pair) for pair in sorted(FERRY_PAIRS)]
    topics = [f"t{i}" for i in range(50)]  # so that each part has some
    write(
        dev,
        "spark_summary_doc",
        ({"topic": t, "summary_sents": FERRY, "doc_sents": FERRY_AGAIN, "gold": gold} for t in topics),
    )
    annotated = {"a_annotated": [0, 1, 3, 5], "b_annotated": [0, 1, 2, 3]}
    write(
        dev,
        "spark_doc_doc",
        ({"topic": t, "a_sents": FERRY, "b_sents": FERRY_AGAIN, "gold": gold, **annotated} for t in topics),
    )
    written = tmp_path / "written"
    written.mkdir()
    (written / "some.txt").write_text(
        "\n".join(
            f"A| {a} ({i})\nB| {b}\nC date| {a} That was in May.\nH| {b} Yes.\nN| {a} No.\n"
            for i, (a, b) in enumerate(pairs)
        ),
        encoding="utf-8",
    )
    return tmp_path


@pytest.fixture
def prepared(data: Path) -> list[Example]:
    return examples.gather(data, lambda: links(data / "dev"), written=data / "written")


def test_examples_are_whole_and_of_every_question(prepared: list[Example], tmp_path: Path) -> None:
    assert {each.question for each in prepared} == {"overlap", "event", "likeness", "stance"}
    assert {each.part for each in prepared} == {"fit", "choose", "report"}
    examples.save(prepared, tmp_path / "examples.jsonl")
    assert examples.load(tmp_path / "examples.jsonl") == prepared


def test_nothing_is_trained_on_that_is_kept_apart(prepared: list[Example]) -> None:
    kept = {(each.first, each.second, each.question) for each in prepared if each.part != "fit"}
    chosen = examples.training(prepared, seed=0)
    assert chosen == examples.training(prepared, seed=0)
    assert all(each.part == "fit" for each in chosen)
    assert kept


def test_training_stops_goes_on_and_is_exported(data: Path, prepared: list[Example], tmp_path: Path) -> None:
    chosen = examples.training(prepared, seed=0)
    source, folder = official_weights().parent, tmp_path / "work"
    folder.mkdir()
    plan = judge.Plan(pairs=4 * BATCH, rate=1e-4, last_rate=1e-6, seed=0)
    judge.train(source, chosen, plan, folder, save_every=2, stop_after=2)
    assert not (folder / "judge.pt").exists()
    judge.train(source, chosen, plan, folder, save_every=2)
    in_one = tmp_path / "in_one"
    in_one.mkdir()
    judge.train(source, chosen, plan, in_one)
    pairs = [(FERRY[0], FERRY_AGAIN[2]), (FERRY[1], BANK[0]), (FERRY[2], FERRY[2])]
    one, other = (judge.trained(source, where / "judge.pt")(pairs) for where in (folder, in_one))
    assert np.abs(one - other).max() < 0.05

    export(folder / "judge.pt", data / "dev", tmp_path)
    shipped = Encoder(tmp_path).read(pairs)
    assert shipped.shape == (3, len(JUDGEMENTS))
    assert np.abs(shipped - one).max() < 0.2


class StandIn:
    """A teacher that makes of two texts what their lengths say: the real one takes minutes."""

    def read(self, pairs: Sequence[tuple[str, str]]) -> Word:
        lengths = np.array([[len(one), len(other)] for one, other in pairs], np.float32)
        return Word(np.sin(np.outer(lengths[:, 0], np.arange(384))).astype(np.float32), lengths)


def test_a_teacher_is_learnt_from_and_the_lowest_layers_stay(
    prepared: list[Example], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lessons, "Teacher", StandIn)
    lessons.ask(prepared, tmp_path)
    learnt = lessons.learn(prepared, tmp_path)
    assert learnt.answers.shape == (len(learnt.rows), len(JUDGEMENTS))
    assert np.allclose(learnt.answers[:, 3:].sum(axis=1), 1, atol=1e-4)
    assert learnt.components.shape == (len(learnt.rows), lessons.COMPONENTS)
    assert {*learnt.rows} <= {(each.first, each.second) for each in prepared if each.part == "fit"}
    chosen = examples.beside_lessons(prepared, lambda each: learnt.row(each) >= 0, seed=0)
    assert {each.part for each in chosen} == {"fit"}

    start, plan = tmp_path / "shipped.pt", judge.Plan(2 * BATCH, rate=1e-4, last_rate=1e-6, seed=0, frozen=3, share=0.5)
    torch.save(readback.shipped(model_folder()), start)
    judge.train(official_weights().parent, chosen, plan, tmp_path, start, learnt)
    before, after = (torch.load(tmp_path / name, weights_only=True) for name in ("shipped.pt", "judge.pt"))
    moved = {name for name, value in before.items() if not torch.equal(value, after[name])}
    assert any("layer.5." in name for name in moved)
    assert not any("embeddings" in name or "layer.2." in name for name in moved)


def test_the_weights_that_ship_are_read_back(tmp_path: Path) -> None:
    torch.save(readback.shipped(model_folder()), tmp_path / "shipped.pt")
    pairs = [(FERRY[0], FERRY_AGAIN[2]), (FERRY[1], BANK[0])]
    read = judge.trained(official_weights().parent, tmp_path / "shipped.pt")(pairs)
    assert np.abs(read - load().read(pairs)).max() < 0.3


def test_figures_are_printed_for_each_judge(
    data: Path, prepared: list[Example], capsys: pytest.CaptureFixture[str]
) -> None:
    evaluate(prepared, data / "train", "report", (load().read, load().judge))
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 10
    assert all(-1 <= float(figure) <= 1 for line in lines for figure in line.split()[-2:])


def test_scorers_are_fitted_on_topics_that_the_model_has_not_seen(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(fitting, "model_folder", lambda: tmp_path)
    fit_alignment(data / "dev")
    names = "alignment", "alignment_again", "alignment_judged"
    fitted = [json.loads((tmp_path / f"{name}.json").read_text()) for name in names]
    assert [tuple(each["features"]) for each in fitted] == [FEATURES, FEATURES_AGAIN, FEATURES_JUDGED]
    assert "read together" in capsys.readouterr().out
