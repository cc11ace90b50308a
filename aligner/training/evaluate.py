"""How well the pair model alone judges, on what it was not trained on."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.metrics import average_precision_score, roc_auc_score

from aligner.encoder import JUDGEMENTS, in_both_orders, stances
from aligner.training.data import Part, rows
from aligner.training.example import Example
from aligner.training.examples import contrast_part, plain

Floats = NDArray[np.float32]
Judge = Callable[[Sequence[tuple[str, str]]], Floats]  # pairs, read in the order given -> logits


def evaluate(examples: Sequence[Example], train: Path, which: Part, judges: Sequence[Judge]) -> None:
    """Print each figure of each judge, on one part of the examples and of the folder `train`."""
    for row in zip(*(figures(examples, train, which, judge) for judge in judges), strict=True):
        print(f"{row[0][0]:50}", *(f"{figure:.3f}" for _, figure in row), flush=True)


def figures(examples: Sequence[Example], train: Path, which: Part, judge: Judge) -> Iterator[tuple[str, float]]:
    """Yield what is measured and the figure.

    MultiNLI is read in its order, all else in both, as `Encoder.judge` does.
    """

    def of(origin: str, question: str, read: Judge) -> tuple[Floats, NDArray[np.float64]]:
        chosen = [e for e in examples if (e.origin, e.question, e.part) == (origin, question, which)]
        return read([(e.first, e.second) for e in chosen]), np.array([e.answer for e in chosen])

    both = partial(in_both_orders, judge)
    logits, answers = of("mnli_dev_m_mm", "stance", judge)
    yield "MultiNLI, three-way accuracy", float((logits[:, 3:].argmax(1) == answers.argmax(1)).mean())
    yield "contrastive, ranked right", ranked(train, which, both)
    for origin in ("emergent", "rte3", "written"):
        logits, answers = of(origin, "stance", both)
        against, score = answers[:, 2] > 0, stances(logits)[:, 2]
        yield f"{origin}, contradiction, area under the curve", float(roc_auc_score(against, score))
        yield f"{origin}, contradiction, F1 at its best threshold", best_f1(against, score)
    logits, answers = of("spark", "overlap", both)
    overlap = logits[:, JUDGEMENTS.index("overlap")]
    yield "SPARK links among look-alikes, mean precision", float(average_precision_score(answers[:, 0], overlap))
    logits, answers = of("stsb", "likeness", both)
    yield "stsb, Pearson", float(np.corrcoef(logits[:, JUDGEMENTS.index("likeness")], answers[:, 0])[0, 1])


def ranked(train: Path, which: Part, judge: Judge) -> float:
    """Return how often an edit that contradicts a sentence is held for more of a contradiction than a harmless one."""
    chosen = [row for row in rows(train, "contrastive") if row.get("contradiction_b") and contrast_part(row) == which]
    scores = [
        stances(judge([(plain(row["a"]), plain(row[side])) for row in chosen]))[:, 2]
        for side in ("contradiction_b", "harmless_b")
    ]
    return float((scores[0] > scores[1]).mean())


def best_f1(truth: NDArray[np.bool_], score: Floats) -> float:
    """Return the highest F1 that any threshold gives."""
    hits = np.cumsum(truth[np.argsort(-score)])
    return float((2 * hits / (np.arange(1, len(score) + 1) + truth.sum())).max())
