"""Two places in an order that cannot both hold: the first and the second, the third-highest and the fifth-highest."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice, pairwise

from aligner.article import Span
from aligner.rules.frame import FRAME_FEATURES, frame
from aligner.rules.happenings import differ, told_at
from aligner.rules.ordinals import ORDINAL, ordinal
from aligner.rules.slot import SLOT_FEATURES, Candidate, Sides, slot
from aligner.rules.turns import is_stretch
from aligner.similarity import Profile

FEATURES = (
    *SLOT_FEATURES,
    "behind",  # the probability that the very next words answer each other
    "ranks_more",
    *FRAME_FEATURES,
)
# "the first woman to command it": so near behind the number stands "to", in words.
A, TO, NEAR = "a", "to", 4
# And so many words, at most, is what it counts.
NOUN = 2
JOINING = frozenset({"and", "or", "to", ","})


def candidates(sides: Sides) -> Iterator[Candidate]:
    """Yield ordinal numbers, one in each sentence, that are not the same."""
    ours, theirs = ranks(sides.left), ranks(sides.right)
    keys = [
        {profile.words[index].key for index in each} for profile, each in ((sides.left, ours), (sides.right, theirs))
    ]
    for row in ours:
        for column in theirs:
            one, other = sides.left.words[row], sides.right.words[column]
            stretches = _is_stretch(sides.left, row), _is_stretch(sides.right, column)
            alone = _stands_alone(sides.left, row), _stands_alone(sides.right, column)
            if all(counts or by_itself for counts, by_itself in zip(stretches, alone, strict=True)) and any(stretches):
                continue  # the first quarter and the second: another time
            if differ(told_at(sides.left, one.start), told_at(sides.right, other.start)):
                continue  # where it broke out, and where it spread to
            if _do_two_things(sides, row, column):
                continue  # the first to reach it, and the second to keep it
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
            yield Candidate(Span(one.start, one.end), Span(other.start, other.end), features)


def ranks(profile: Profile) -> list[int]:
    """Return the indexes of the ordinal numbers of a sentence that say which it is: "a second test" is another one."""
    return [
        index
        for index, word in enumerate(profile.words)
        if ORDINAL.fullmatch(word.key) and not (index and profile.words[index - 1].plain == A)
    ]


def _do_two_things(sides: Sides, row: int, column: int) -> bool:
    """Tell whether each ordinal number is that of who does something, and the two do not do the same."""
    done = _done(sides.left, row), _done(sides.right, column)
    return all(done) and done[0] != done[1]


def _done(profile: Profile, index: int) -> str:
    """Return the key of the verb behind the next "to", if one stands near, or ""."""
    near = pairwise(profile.words[index + 1 : index + 2 + NEAR])
    return next((verb.key for to, verb in near if to.plain == TO), "")


def _is_stretch(profile: Profile, index: int) -> bool:
    """Tell whether an ordinal number, or the last of several, counts a stretch of time.

    The second and third rounds, the seventh and deciding game.
    """
    behind = profile.words[index + 1 :]
    told = (word for word in behind if not ORDINAL.fullmatch(word.key) and word.plain not in JOINING)
    return any(is_stretch(profile.words[index], noun) for noun in islice(told, NOUN))


def _stands_alone(profile: Profile, index: int) -> bool:
    """Tell whether nothing behind an ordinal number says what it counts: a hook dropped him in the fourth."""
    return not any(word.is_word for word in profile.words[index + 1 : index + 2])


def _behind(sides: Sides, row: int, column: int) -> float:
    """Return the probability that a word right behind the one answers a word right behind the other."""
    cells = sides.aligned[row + 1 : row + 4, column + 1 : column + 4]
    return float(cells.max()) if cells.size else 0.0
