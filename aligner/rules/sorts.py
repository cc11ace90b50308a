"""Two figures of like kind that measure things of two sorts: net and operating profit, men and women."""

from __future__ import annotations

from functools import cache
from itertools import pairwise

from aligner import lexicon
from aligner.claims import Quantity
from aligner.rules.slot import Sides, clause_at, places
from aligner.similarity import Profile

TIME = "second"
# So many words before a stretch of time tell where it lies.
BEFORE = 2


def other_sort(sides: Sides, left: range, right: range) -> bool:
    """Tell whether two figures, given as indexes of words, are of two sorts, by their clauses or by the sentences."""
    clauses = _clause(sides.left, left), _clause(sides.right, right)
    sentences = _words(sides.left), _words(sides.right)
    return any(_differ(line, *words) for words in (clauses, sentences) for line in _table())


def _differ(line: tuple[frozenset[str], ...], ours: frozenset[str], theirs: frozenset[str]) -> bool:
    """Tell whether some words name a sort of a line, and others name one, too, and none of the same."""
    sorts = _sorts(line, ours), _sorts(line, theirs)
    return bool(sorts[0]) and bool(sorts[1]) and not sorts[0] & sorts[1]


def _words(profile: Profile) -> frozenset[str]:
    return frozenset(word.text.lower() for word in profile.words)


def is_of_all_of_them(sides: Sides, left: range, right: range) -> bool:
    """Tell whether one of two figures, given as indexes of words, is of all there is and the other one of a place."""
    both = ((sides.left, left), (sides.right, right))
    of_all = [bool(_clause(*each) & lexicon.words("sorts")["everywhere"]) for each in both]
    return of_all[0] != of_all[1] and _names_a_place(*both[of_all.index(False)])


def _names_a_place(profile: Profile, place: range) -> bool:
    start, end = clause_at(profile, profile.words[place.start].start)
    prepositions = lexicon.words("voice")["of a place"]
    return any(
        word.is_name and before.text.lower() in prepositions and start <= word.start < end
        for before, word in pairwise(profile.words)
    )


def _clause(profile: Profile, place: range) -> frozenset[str]:
    start, end = clause_at(profile, profile.words[place.start].start)
    return frozenset(word.text.lower() for word in profile.words if start <= word.start < end)


def _sorts(line: tuple[frozenset[str], ...], words: frozenset[str]) -> set[int]:
    """Return which sorts of a line some words name."""
    return {number for number, sort in enumerate(line) if sort & words}


def other_hour(sides: Sides) -> bool:
    """Tell whether two sentences tell of two times of the day: at noon, by evening."""
    hours = [frozenset(line.split()) for line in lexicon.sections("sorts")["hours"]]
    return _differ(tuple(hours), _words(sides.left), _words(sides.right))


@cache
def _table() -> tuple[tuple[frozenset[str], ...], ...]:
    lines = lexicon.sections("sorts")["sorts"]
    return tuple(tuple(frozenset(sort.split()) for sort in line.split(",")) for line in lines)


def other_reach(sides: Sides, left: Quantity, right: Quantity) -> bool:
    """Tell whether two stretches of time lie otherwise: in the last ten minutes, after an hour."""
    if left.base != TIME or right.base != TIME:
        return False
    reach = _reach(sides.left, left), _reach(sides.right, right)
    return -1 not in reach and reach[0] != reach[1]


def _reach(profile: Profile, stretch: Quantity) -> int:
    """Return which line of the table the word nearest before a stretch of time is in, or -1."""
    first = places(profile, stretch.start, stretch.end).start
    near = [word.text.lower() for word in profile.words[max(0, first - BEFORE) : first]][::-1]
    lines = [line.split() for line in lexicon.sections("sorts")["reach"]]
    return next((number for word in near for number, line in enumerate(lines) if word in line), -1)
