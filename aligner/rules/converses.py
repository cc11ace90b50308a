"""One event told from its two sides: A beat B, and B lost to A.

The two words mean the opposite, and yet both sentences say the same where those who take part have changed places.
"""

from __future__ import annotations

from typing import NamedTuple

from aligner import lexicon
from aligner.rules.opposed import are_converse
from aligner.rules.slot import Sides, clause_at, in_figures
from aligner.rules.terms import terms
from aligner.similarity import Profile

ANSWERED = 0.5
# So near before a verb stands what puts it in the passive voice, and so near behind it "by", in words.
AUXILIARY, BY = 2, 4
WHERE = frozenset({"in", "at", "on", "near"})


class Parts(NamedTuple):
    """Who takes part in an event, as indexes of words: who does it, and to or with whom."""

    first: list[int]
    second: list[int]


def are_told_from_two_sides(sides: Sides) -> bool:
    """Tell whether two sentences tell one event from its two sides, by any word that only one of them has."""
    ours, theirs = terms(sides.left), terms(sides.right)
    both = {term.key for term in ours} & {term.key for term in theirs}
    return any(
        are_converse(one.key, other.key) and is_of_the_other_side(sides, one.place, other.place)
        for one in ours
        for other in theirs
        if one.key not in both and other.key not in both
    )


def is_of_the_other_side(sides: Sides, left: range, right: range) -> bool:
    """Tell whether who takes part has changed places about two words, given as indexes of words.

    Where each names somebody else who does it, it does not tell of the same: Rovers won, and United lost.
    """
    ours, theirs = _parts(sides.left, left), _parts(sides.right, right)
    names = _named(sides.left, ours), _named(sides.right, theirs)
    if any(names[0]) and any(names[1]):
        ours, theirs = names
    straight = _answers(sides, ours.first, theirs.first) + _answers(sides, ours.second, theirs.second)
    crossed = _answers(sides, ours.first, theirs.second) + _answers(sides, ours.second, theirs.first)
    each_its_own = all(side.first for side in names) and not _answers(sides, names[0].first, names[1].first)
    return crossed > straight or (each_its_own and not straight)


def _parts(profile: Profile, place: range) -> Parts:
    """Return who takes part by the clause of a word; by the sentence, where its clause has nobody on one side."""
    before, behind = _around(profile, place, *clause_at(profile, profile.words[place.start].start))
    if not before or not behind:
        before, behind = _around(profile, place, 0, len(profile.text))
    return Parts(behind, before) if _is_passive(profile, place) else Parts(before, behind)


def _around(profile: Profile, place: range, start: int, end: int) -> tuple[list[int], list[int]]:
    """Return the words with content before a place and behind it, between two offsets.

    Figures, days, and what says where it was take no part.
    """
    figures = in_figures(profile)
    words = [
        at
        for at in profile.content
        if at not in figures
        and start <= profile.words[at].start < end
        and not profile.words[at].is_number
        and profile.words[at].plain not in lexicon.table("calendar")
        and not (at and profile.words[at - 1].plain in WHERE)
    ]
    return [at for at in words if at < place.start], [at for at in words if at >= place.stop]


def _is_passive(profile: Profile, place: range) -> bool:
    before, behind = (
        {word.plain for word in words}
        for words in (
            profile.words[max(0, place.start - AUXILIARY) : place.start],
            profile.words[place.stop : place.stop + BY],
        )
    )
    return "by" in behind and bool(lexicon.words("grammar")["auxiliary"] & before)


def _named(profile: Profile, parts: Parts) -> Parts:
    return Parts(*([at for at in side if profile.words[at].is_name] for side in parts))


def _answers(sides: Sides, ours: list[int], theirs: list[int]) -> int:
    """Return how many words of the one answer some of the other."""
    return sum(any(sides.aligned[row, column] >= ANSWERED for column in theirs) for row in ours)
