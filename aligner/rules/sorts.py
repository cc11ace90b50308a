"""Two figures of like kind that measure things of two sorts: net and operating profit, men and women."""

from __future__ import annotations

from collections.abc import Set
from functools import cache
from itertools import pairwise

from aligner import lexicon
from aligner.claims import Quantity
from aligner.claims.units import TIME
from aligner.rules.figures import claimed
from aligner.rules.slot import Sides, clause_at, clause_words, places
from aligner.similarity import Profile
from aligner.words import plain

# So many words before a stretch of time tell where it lies.
BEFORE = 2
# So near beside a figure stands whether it is one of before or of after.
BESIDE = 4

Line = tuple[frozenset[str], ...]


def other_sort(sides: Sides, left: range, right: range, besides: Set[str] = frozenset()) -> bool:
    """Tell whether two places, given as indexes of words, are of two sorts, by their clauses or by the sentences.

    The words in `besides` do not count.
    """
    clauses = _clause(sides.left, left) - besides, _clause(sides.right, right) - besides
    sentences = _words(sides.left) - besides, _words(sides.right) - besides
    near = _beside(sides.left, left) - besides, _beside(sides.right, right) - besides
    told = (("sorts", clauses), ("sorts", sentences), ("periods", clauses), ("beside", near))
    return any(_differ(line, *words) for section, words in told for line in _lines(section))


def other_hour(sides: Sides) -> bool:
    """Tell whether two sentences tell of two times of the day: at noon, by evening."""
    return any(_differ(line, _words(sides.left), _words(sides.right)) for line in _lines("hours"))


def other_reach(sides: Sides, left: Quantity, right: Quantity) -> bool:
    """Tell whether two stretches of time lie otherwise: in the last ten minutes, after an hour."""
    if left.base != TIME or right.base != TIME:
        return False
    near = _nearest(sides.left, left), _nearest(sides.right, right)
    return any(_differ(line, *near) for line in _lines("reach"))


def lasts_as_long(sides: Sides) -> bool:
    """Tell whether one sentence says how long something was so, and the other one after how long it was otherwise.

    Closed for three hours, reopened after three hours; it was three hours before it reopened.
    """
    lasting, over = (
        [_stretches(profile, word, behind) for profile in (sides.left, sides.right)]
        for word, behind in (("for", ""), ("after", "before"))
    )
    return bool(lasting[0] & over[1] or over[0] & lasting[1])


def _stretches(profile: Profile, word: str, behind: str) -> frozenset[float]:
    """Return how long, in seconds, the stretches of time are that stand right behind a word, or before another one."""
    return frozenset(
        each.in_base(each.low)
        for each in claimed(profile.text)
        if each.base == TIME
        and (
            profile.text[: each.start].lower().endswith(f"{word} ")
            or (behind and profile.text[each.end :].startswith(f" {behind} "))
        )
    )


def is_of_all_of_them(sides: Sides, left: range, right: range) -> bool:
    """Tell whether one of two figures, given as indexes of words, is of all there is and the other one of a place."""
    both = ((sides.left, left), (sides.right, right))
    of_all = [bool(_clause(*each) & lexicon.words("sorts")["everywhere"]) for each in both]
    return of_all[0] != of_all[1] and _names_a_place(*both[of_all.index(False)])


def _names_a_place(profile: Profile, place: range) -> bool:
    start, end = clause_at(profile, profile.words[place.start].start)
    prepositions = lexicon.words("voice")["of a place"]
    return any(
        word.is_name and before.plain in prepositions and start <= word.start < end
        for before, word in pairwise(profile.words)
    )


def _clause(profile: Profile, place: range) -> frozenset[str]:
    return clause_words(profile, profile.words[place.start].start)


def _beside(profile: Profile, place: range) -> frozenset[str]:
    before, behind = range(max(0, place.start - BESIDE), place.start), range(place.stop, place.stop + BESIDE)
    return plain([profile.words[at] for at in (*before, *behind) if at < len(profile.words)])


def _words(profile: Profile) -> frozenset[str]:
    return plain(profile.words)


def _nearest(profile: Profile, stretch: Quantity) -> frozenset[str]:
    """Return the nearest word before a stretch of time that places it, if there is one."""
    first = places(profile, stretch.start, stretch.end).start
    near = [word.plain for word in profile.words[max(0, first - BEFORE) : first]][::-1]
    return frozenset([word for word in near if any(_sorts(line, {word}) for line in _lines("reach"))][:1])


def _differ(line: Line, ours: frozenset[str], theirs: frozenset[str]) -> bool:
    """Tell whether some words name a sort of a line, and others name one, too, and none of the same."""
    sorts = _sorts(line, ours), _sorts(line, theirs)
    return bool(sorts[0]) and bool(sorts[1]) and not sorts[0] & sorts[1]


def _sorts(line: Line, words: Set[str]) -> set[int]:
    """Return which sorts of a line some words name."""
    return {number for number, sort in enumerate(line) if sort & words}


@cache
def _lines(section: str) -> tuple[Line, ...]:
    lines = lexicon.sections("sorts")[section]
    return tuple(tuple(frozenset(sort.split()) for sort in line.split(",")) for line in lines)
