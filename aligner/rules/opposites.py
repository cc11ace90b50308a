"""Two words of opposite meaning in the same place."""

from __future__ import annotations

from collections.abc import Iterator

from aligner.article import Span
from aligner.rules.frame import FRAME_FEATURES, frame
from aligner.rules.negations import scope
from aligner.rules.opposed import opposite_keys, opposites, prefixed
from aligner.rules.slot import SLOT_FEATURES, Candidate, Sides, slot

FEATURES = (
    *SLOT_FEATURES,
    "content",  # both are words with content
    "prefix",  # one is the other with un-, in- or dis-
    *FRAME_FEATURES,
)


def candidates(sides: Sides) -> Iterator[Candidate]:
    """Yield opposites, one in each sentence."""
    negated = [scope(profile) for profile in (sides.left, sides.right)]
    keys = [{word.key for word in profile.words} for profile in (sides.left, sides.right)]
    for row, one in enumerate(sides.left.words):
        against = (opposite_keys(one.key) & keys[1]) - keys[0]
        # The sentence that says "opened and closed" says neither against "opened".
        if not against or one.key in keys[1] or not (one.content or opposites().get(one.key, frozenset()) & keys[1]):
            continue
        for column, other in enumerate(sides.right.words):
            if other.key not in against or (row in negated[0]) != (column in negated[1]):
                continue  # "not guilty" is no opposite of "innocent"
            places = range(row, row + 1), range(column, column + 1)
            features = (
                *slot(sides, *places),
                float(one.content and other.content),
                float(prefixed(one, other)),
                *frame(sides, *places),
            )
            yield Candidate("opposite", Span(one.start, one.end), Span(other.start, other.end), features)
