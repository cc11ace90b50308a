"""How right the probabilities are, on what nothing was fitted or chosen on.

    python -m aligner.training calibrate --data ../shared/data

`overlap` is measured on the pairs of sentences in the annotated part of SPARK, `contradiction` on the pairs of
`contrastive`, as they are and as edited, and on those of Emergent and RTE-3.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from aligner import relate
from aligner.alignment import align
from aligner.encoder import load
from aligner.training.conflicts import Example, headlines, hypotheses, read
from aligner.training.data import part
from aligner.training.fitting import known_profiles
from aligner.training.reliability import error, picture, reliability
from aligner.training.spark import SETS, linked

# Pairs that are said to overlap less surely are left out: most by far, and nearly all of them surely none.
LEAST = 0.02


def calibrate(data: Path) -> None:
    """Print a picture and the error for each probability."""
    measured = {"overlap": overlaps(data / "dev")}
    everything = [*read(data / "train"), *headlines(data / "dev"), *hypotheses(data / "dev")]
    for name in dict.fromkeys(each.set for each in everything):
        measured[f"contradiction, {name}"] = contradictions([each for each in everything if each.set == name])
    for name, (said, so) in measured.items():
        bins = reliability(said, so)
        print(f"{name}: expected calibration error {error(bins):.3f} on {len(said)} pairs, {so.mean():.1%} of them so")
        print("\n".join(picture(bins)), flush=True)


def overlaps(dev: Path) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return the probabilities of overlap in the reporting part of SPARK, and what is linked."""
    said, so = list[float](), list[float]()
    for row in (row for name in SETS for row in linked(dev, name)):
        if part(row.topic) != "report":
            continue
        known = known_profiles([*row.left, *row.right])
        pairs = align([known[text] for text in row.left], [known[text] for text in row.right], load(), floor=LEAST)
        counted = [pair for pair in pairs if row.is_annotated(pair.left, pair.right)]
        said += [pair.overlap for pair in counted]
        so += [float((pair.left, pair.right) in row.links) for pair in counted]
    return np.array(said), np.array(so)


def contradictions(examples: Sequence[Example]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return the probabilities of contradiction in the reporting part of some examples, and what contradicts."""
    chosen = [each for each in examples if each.part == "report"]
    found = relate([(each.left, each.right) for each in chosen])
    return np.array([pair.contradiction for pair in found]), np.array([float(e.edit == "conflict") for e in chosen])
