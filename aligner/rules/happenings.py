"""What happened, and to whom: nine people died and 14 were hurt, he was arrested on Monday and charged on Tuesday."""

from __future__ import annotations

from collections.abc import Iterable

from aligner import lexicon
from aligner.claims import Date, Quantity
from aligner.rules.slot import clause_at, places
from aligner.similarity import Profile

# How many words behind a figure, or else before it, may say what befell those whom it counts.
NEAR = 5


def befell(profile: Profile, figure: Quantity) -> frozenset[str]:
    """Return what befell those whom a figure counts, as the table calls it; empty where nothing near it says so.

    What stands behind the figure, up to where its phrase ends, comes before what stands before it.
    """
    place = places(profile, figure.start, figure.end)
    if not place:
        return frozenset()
    words, ends = [word.text.lower() for word in profile.words], lexicon.words("grammar")["phrase ends"]
    for near in (words[place.stop :], words[: place.start][::-1]):
        for word in near[:NEAR]:
            if found := _happenings([word]):
                return found
            if word in ends or word[0].isdigit():
                break
    return frozenset()


def happened(profile: Profile, day: Date) -> frozenset[str]:
    """Return what happened on a day, as the table calls it: all that the clause has in which the day stands."""
    start, end = clause_at(profile, day.start)
    return _happenings(word.text.lower() for word in profile.words if start <= word.start < end)


def _happenings(words: Iterable[str]) -> frozenset[str]:
    said = {*words}
    return frozenset(name for name, of_it in lexicon.words("happenings").items() if said & of_it)


def differ(one: frozenset[str], other: frozenset[str]) -> bool:
    """Tell whether two happenings, if both are known, are two."""
    return bool(one) and bool(other) and not one & other
