"""Whether the names, dates and figures of two sentences agree: two happenings of a kind have others.

An earthquake in one place and one in another are told in the same words, but for these.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from aligner.claims import may_be_same
from aligner.claims.date import compare
from aligner.rules.figures import agreeing, claimed, named
from aligner.rules.frame import other_dates
from aligner.rules.slot import days_of
from aligner.similarity import Matrix, Profile

AGREEMENT_FEATURES = (
    "names_shared",
    "names_alone_less",  # names that the other sentence does not have: in the sentence with fewer of them
    "names_alone_more",
    "other_names",  # both have names, and share none
    "date_shared",
    "other_dates",  # both have dates, and none can be the same
    "figures_shared",
    "other_figures",
)
# Names, and figures, are counted up to this.
MOST = 3.0


def agreement(left: Sequence[Profile], right: Sequence[Profile]) -> Matrix:
    """Return AGREEMENT_FEATURES of each pair of two like sequences, shape (pairs, features)."""
    rows = [_names(one.text, other.text) + _claims(one, other) for one, other in zip(left, right, strict=True)]
    return np.minimum(np.array(rows, np.float32).reshape(-1, len(AGREEMENT_FEATURES)), MOST)


def _names(left: str, right: str) -> tuple[float, ...]:
    ours, theirs = named(left), named(right)
    same = [[may_be_same(one, other) for other in theirs] for one in ours]
    shared = sum(map(any, same)), sum(map(any, zip(*same, strict=True)))
    alone = sorted((len(ours) - shared[0], len(theirs) - shared[1]))
    return min(shared), *alone, float(alone[0] > 0 and not any(shared))


def _claims(left: Profile, right: Profile) -> tuple[float, ...]:
    ours, theirs = claimed(left.text), claimed(right.text)
    shared = agreeing(ours, theirs)
    return (
        float(any(compare(one, other) == "same" for one in days_of(left) for other in days_of(right))),
        float(other_dates(left, right)),
        shared,
        float(bool(ours and theirs) and not shared),
    )
