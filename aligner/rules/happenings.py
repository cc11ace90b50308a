"""What happened, and to whom: nine people died and 14 were hurt, he was arrested on Monday and charged on Tuesday."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import zip_longest

from aligner import lexicon
from aligner.claims import Date, Quantity
from aligner.rules.slot import clause_at, clause_words, places
from aligner.similarity import Profile
from aligner.words import Word

# How many words behind a figure, or else before it, may say what befell those whom it counts.
NEAR = 5
RELATIVE, RIGHT_BEHIND = frozenset({"who", "which", "that"}), 3
PLEADED, CONVICTED = "pleaded", "convicted"
# Beside a figure these mostly say something else: an air force helicopter, exports reached so much, it left so many,
# jailed for so many years by the court.
OTHERWISE = frozenset({"force", "reached", "left", "court", "magistrates"})
# What is hurt in a crash or a blast is hurt on the day of it.
AT_ONCE = frozenset({"hurt", "crashed", "exploded"})
# What befell these is said anywhere in the clause: charged with 14 counts of fraud, found guilty of nine.
CHARGES = frozenset({"counts", "charges", "offences", "offenses"})


def befell(profile: Profile, figure: Quantity) -> frozenset[str]:
    """Return what befell those whom a figure counts, as the table calls it; empty where nothing near it says so.

    What stands behind the figure, up to where its phrase ends, comes before what stands before it. Of counts in court
    its whole clause tells.
    """
    place = places(profile, figure.start, figure.end)
    if not place:
        return frozenset()
    words, ends = [word.plain for word in profile.words], lexicon.words("grammar")["phrase ends"]
    for near in (words[place.stop :], words[: place.start][::-1]):
        for word in near[:NEAR]:
            if word in OTHERWISE:
                continue
            if found := _happenings([word]):
                return found
            if word in ends or word[0].isdigit():
                break
    return told_at(profile, figure.start) if figure.noun in CHARGES else frozenset()


def happened(profile: Profile, day: Date, days: Sequence[Date]) -> frozenset[str]:
    """Return what happened on a day, as the table calls it, given all days of the sentence.

    That is what the clause has in which the day stands, or else the sentence, but for what happened on another day.
    """
    its_own = _told_of(profile, day, [other for other in days if other.is_time == day.is_time])
    start, end = clause_at(profile, day.start)
    near = [word.plain for word in its_own if start <= word.start < end]
    return _happenings(near) or _happenings(word.plain for word in its_own)


def told_at(profile: Profile, offset: int) -> frozenset[str]:
    """Return what happens in the clause that an offset is in, as the table calls it."""
    return _happenings(clause_words(profile, offset))


def _told_of(profile: Profile, day: Date, days: Sequence[Date]) -> list[Word]:
    """Return the words of a sentence that tell what happened on one of its days.

    A day stands behind what happened on it (arrested on Monday and charged on Tuesday), or, where nothing is left that
    it could stand behind, before it (on Monday he was arrested). Days side by side have all of it in common.
    """
    told: dict[int, list[Word]] = {each.start: [] for each in days}
    waiting, headed = list[Word](), list[Word]()
    is_headed = False
    found: list[Word | Date] = [*_telling(profile), *days]
    placed = sorted(found, key=lambda one: one.start)
    before: Word | Date | None = None
    for each, behind in zip_longest(placed, placed[1:]):
        if isinstance(each, Word) and isinstance(behind, Word) and _is_of_relative(profile, each):
            continue  # the man who was struck died on Sunday
        if isinstance(each, Date) and isinstance(before, Date) and not waiting:
            told[each.start] = headed = told[before.start]
        elif isinstance(each, Date):
            is_headed, headed = not waiting, told[each.start]
            headed += waiting
            waiting = []
        else:
            (headed if is_headed else waiting).append(each)
        before = each
    headed += waiting
    return told[day.start]


def _is_of_relative(profile: Profile, word: Word) -> bool:
    """Tell whether a word stands right behind the pronoun that begins a relative clause."""
    at = profile.words.index(word)
    return any(before.plain in RELATIVE for before in profile.words[max(0, at - RIGHT_BEHIND) : at])


def _telling(profile: Profile) -> list[Word]:
    return [word for word in profile.words if _happenings([word.plain])]


def _happenings(words: Iterable[str]) -> frozenset[str]:
    said = {*words}
    found = frozenset(name for name, of_it in lexicon.words("happenings").items() if said & of_it)
    return found - {CONVICTED} if PLEADED in found else found  # to plead guilty is no conviction


def on_two_days(one: frozenset[str], other: frozenset[str]) -> bool:
    """Tell whether two happenings, if both are known, are two that need not be of one day."""
    return differ(one, other) and not (one & AT_ONCE and other & AT_ONCE)


def differ(one: frozenset[str], other: frozenset[str]) -> bool:
    """Tell whether two happenings, if both are known, are two."""
    return bool(one) and bool(other) and not one & other
