"""Whether two words that seem to clash are said of two things: of another sort, person, day or charge."""

from __future__ import annotations

from collections.abc import Set

from aligner import lexicon
from aligner.rules.mood import is_unreal
from aligner.rules.opposed import LINK
from aligner.rules.owners import other_day, other_owner
from aligner.rules.slot import Sides, clause_at, clause_words
from aligner.rules.sorts import other_sort
from aligner.similarity import Profile

# So near behind a word stands what it is of, and so near behind that preposition what that is, in words.
REACH, BEHIND = 8, 4


def are_apart(sides: Sides, left: range, right: range, besides: Set[str] = frozenset()) -> bool:
    """Tell whether two places, given as indexes of words, are told of two things or people, or of two days.

    The words in `besides` tell no sorts apart. Of what somebody is only accused is another thing than what was so.
    """
    places = (sides.left, left), (sides.right, right)
    return (
        any(is_unreal(profile, place.start, "accusing") for profile, place in places)
        or other_sort(sides, left, right, besides)
        or other_owner(sides, left, right)
        or other_day(sides, left, right)
    )


def are_of_two(sides: Sides, left: range, right: range) -> bool:
    """Tell whether it is said of both words what they are of, or as what, and not the same: of murder, of theft."""
    both = (sides.left, left), (sides.right, right)
    of_what = [[_of_what(*each, word) for each in both] for word in sorted(lexicon.words("voice")["of what"])]
    return any(ours and theirs and ours != theirs for ours, theirs in of_what)


def judge_apart(sides: Sides, left: range, right: range) -> bool:
    """Tell whether two words say what two make of a thing, who have no word in common: farmers welcomed it."""
    both = (sides.left, left), (sides.right, right)
    if not all(profile.words[place.start].plain in lexicon.words("voice")["judging"] for profile, place in both):
        return False
    judges = [{profile.words[at].key for at in profile.content if at < place.start} for profile, place in both]
    return all(judges) and not judges[0] & judges[1]


def is_called_off(profile: Profile, offset: int) -> bool:
    """Tell whether the clause that an offset is in says that something is no more: cancelled, called off, cut off."""
    told = clause_words(profile, offset)
    return any(told.issuperset(term.split(LINK)) for term in lexicon.words("voice")["off"])


def _of_what(profile: Profile, place: range, preposition: str) -> str:
    """Return the key of the first word with content behind the next such preposition in the clause, or ""."""
    _, end = clause_at(profile, profile.words[place.start].start)
    near = range(place.stop, min(len(profile.words), place.stop + REACH))
    found = next((at for at in near if profile.words[at].plain == preposition and profile.words[at].start < end), None)
    behind = [] if found is None else [profile.words[at].key for at in profile.content if found < at <= found + BEHIND]
    return behind[0] if behind else ""
