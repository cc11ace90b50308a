"""Two places in an order that cannot both hold: the first and the second, the third-highest and the fifth-highest."""

from __future__ import annotations

from collections.abc import Iterator

from aligner.article import Span
from aligner.rules.frame import FRAME_FEATURES, frame, is_stretch
from aligner.rules.happenings import differ, told_at
from aligner.rules.ordinals import ORDINAL, ordinal
from aligner.rules.slot import SLOT_FEATURES, Candidate, Sides, slot
from aligner.similarity import Profile

FEATURES = (
    *SLOT_FEATURES,
    "behind",  # the probability that the very next words answer each other
    "ranks_more",
    *FRAME_FEATURES,
)


def candidates(sides: Sides) -> Iterator[Candidate]:
    """Yield ordinal numbers, one in each sentence, that are not the same."""
    ours, theirs = ranks(sides.left), ranks(sides.right)
    keys = [
        {profile.words[index].key for index in each} for profile, each in ((sides.left, ours), (sides.right, theirs))
    ]
    for row in ours:
        for column in theirs:
            one, other = sides.left.words[row], sides.right.words[column]
            if _is_stretch(sides.left, row) and _is_stretch(sides.right, column):
                continue  # the first quarter and the second: another time
            if differ(told_at(sides.left, one.start), told_at(sides.right, other.start)):
                continue  # where it broke out, and where it spread to
            if one.key in keys[1] or other.key in keys[0]:
                continue  # settled: what else stands there is another place in the order
            if sides.right_said.has_ordinal(ordinal(sides.left.words, row)) and sides.left_said.has_ordinal(
                ordinal(sides.right.words, column)
            ):
                continue  # both articles have both: they are of two things
            spans = range(row, row + 1), range(column, column + 1)
            features = (
                *slot(sides, *spans),
                _behind(sides, row, column),
                float(max(len(ours), len(theirs))),
                *frame(sides, *spans),
            )
            yield Candidate("rank", Span(one.start, one.end), Span(other.start, other.end), features)


def ranks(profile: Profile) -> list[int]:
    """Return the indexes of the ordinal numbers of a sentence."""
    return [index for index, word in enumerate(profile.words) if ORDINAL.fullmatch(word.key)]


def _is_stretch(profile: Profile, index: int) -> bool:
    return index + 1 < len(profile.words) and is_stretch(profile.words[index], profile.words[index + 1])


def _behind(sides: Sides, row: int, column: int) -> float:
    """Return the probability that a word right behind the one answers a word right behind the other."""
    cells = sides.aligned[row + 1 : row + 4, column + 1 : column + 4]
    return float(cells.max()) if cells.size else 0.0
