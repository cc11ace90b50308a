"""Two different names in the same place: who did it, where it was."""

from __future__ import annotations

from collections.abc import Iterator

from aligner.article import Span
from aligner.claims import may_be_same
from aligner.rules.frame import FRAME_FEATURES, frame, named
from aligner.rules.slot import SLOT_FEATURES, Candidate, Sides, mutual, places, slot

FEATURES = (
    *SLOT_FEATURES,
    "lone_less",  # names that the other sentence does not have, on either side
    "lone_more",
    "names_less",
    "mutual",
    "length_same",  # as many words
    "after_same",  # the same preposition stands before both
    *FRAME_FEATURES,
)
NEAREST = 0.15


def candidates(sides: Sides) -> Iterator[Candidate]:
    """Yield names, one in each sentence, that cannot be of the same and that the other sentence does not have."""
    ours, theirs = named(sides.left.text), named(sides.right.text)
    alone = [
        [name for name in side if not any(may_be_same(name, each) for each in others)]
        for side, others in ((ours, theirs), (theirs, ours))
    ]
    for left in alone[0]:
        for right in alone[1]:
            spans = places(sides.left, left.start, left.end), places(sides.right, right.start, right.end)
            if not spans[0] or not spans[1]:
                continue
            features = (
                *slot(sides, *spans),
                float(min(len(alone[0]), len(alone[1]), 3)),
                float(min(max(len(alone[0]), len(alone[1])), 3)),
                float(min(len(ours), len(theirs), 5)),
                float(mutual(sides, *spans, ours, theirs)),
                float(len(left.parts) == len(right.parts)),
                float(_before(sides, spans[0].start, 0) == _before(sides, spans[1].start, 1)),
                *frame(sides, *spans),
            )
            yield Candidate("name", Span(left.start, left.end), Span(right.start, right.end), features)


def _before(sides: Sides, index: int, side: int) -> str:
    """Return the word before a place, in small letters."""
    words = (sides.left, sides.right)[side].words
    return words[index - 1].text.lower() if index else ""
