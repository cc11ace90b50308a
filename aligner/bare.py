"""Two sentences out of any context: how surely what they state is the same, and that they report a common event."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from aligner import scorer
from aligner.agreement import AGREEMENT_FEATURES, agreement
from aligner.encoder import JUDGEMENTS
from aligner.judging import logits
from aligner.similarity import PAIR_FEATURES, Matrix, Profile, lexical, pair_features, rarity

PAIR_FEATURES_JUDGED = PAIR_FEATURES + JUDGEMENTS
EVENT_FEATURES = PAIR_FEATURES + AGREEMENT_FEATURES
# What these say of a pair, and what the model says of its event.
EVENT_FEATURES_JUDGED = ("logit", "event")


def overlaps(left: Sequence[Profile], right: Sequence[Profile], judged: Matrix) -> tuple[Matrix, Matrix, float]:
    """Return for each pair of two like sequences, out of any context, the overlap and how surely they are related.

    They are where they report a common event, which two sentences may that have little else in common; last comes how
    surely they must. `judged` is what the model says of each pair, as in `encoder.JUDGEMENTS`.
    """
    alike = likeness(left, right)
    overlap = scorer.load("pair", PAIR_FEATURES_JUDGED)(np.column_stack([alike, judged]))
    cheap = scorer.load("event", EVENT_FEATURES)(np.column_stack([alike, agreement(left, right)]))
    event = scorer.load("event_judged", EVENT_FEATURES_JUDGED)
    return overlap, event(event_judged(cheap, judged)), event.threshold


def likeness(left: Sequence[Profile], right: Sequence[Profile]) -> Matrix:
    """Return PAIR_FEATURES of each pair of two like sequences, shape (pairs, features)."""
    worded = [lexical([ours], [theirs], rarity)[0, 0] for ours, theirs in zip(left, right, strict=True)]
    return pair_features(left, right, np.array(worded, np.float32))


def event_judged(cheap: Matrix, judged: Matrix) -> Matrix:
    """Return EVENT_FEATURES_JUDGED of pairs, given the cheap probability and the model's judgement of each."""
    return np.column_stack([logits(cheap), judged[:, JUDGEMENTS.index("event")]])
