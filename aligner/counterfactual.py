"""What two sentences would be to each other if they agreed at the place where they seem to clash.

Two figures for one thing contradict each other; two figures for two things do not. The model knows neither figures nor
things, but it reads: with the one figure put in the place of the other, two sentences on one thing state the same, and
two sentences on two things still do not.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from aligner.encoder import JUDGEMENTS, Vectors, stances
from aligner.rules.slot import Candidate, Sides
from aligner.scorer import logit

FEATURES = (
    "agreed_overlap",  # as logits, the mean of the two ways to agree
    "agreed_likeness",
    "agreed_contradiction",
)
WAYS = 2


def agreeing(sides: Sides, candidates: Sequence[Candidate]) -> list[tuple[str, str]]:
    """Return the two sentences as they would be if they agreed at each place: as the left one has it, as the right one.

    There are WAYS pairs of sentences for each candidate. What has an empty place beside it is only taken out: put in
    there it might read as no English.
    """
    left, right = sides.left.text, sides.right.text
    pairs = list[tuple[str, str]]()
    for each in candidates:
        here, there = each.left_whole or each.left, each.right_whole or each.right
        ours, theirs = left[here.start : here.end], right[there.start : there.end]
        ways = [
            (left, right[: there.start] + ours + right[there.end :]),
            (left[: here.start] + theirs + left[here.end :], right),
        ]
        if not ours:
            ways[1] = ways[0]
        elif not theirs:
            ways[0] = ways[1]
        pairs += ways
    return pairs


def features(judged: Vectors) -> Vectors:
    """Return FEATURES, shape (candidates, features), given JUDGEMENTS of what `agreeing` returns."""
    shaped = np.asarray(judged, np.float32).reshape(-1, WAYS, len(JUDGEMENTS))
    against = stances(shaped)[..., -1]
    columns = [
        shaped[..., JUDGEMENTS.index("overlap")],
        shaped[..., JUDGEMENTS.index("likeness")],
        np.array([logit(float(each)) for each in against.ravel()], np.float32).reshape(-1, WAYS),
    ]
    return np.stack([column.mean(axis=1) for column in columns], axis=1).astype(np.float32).round(4)
