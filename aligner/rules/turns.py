"""Which of several a thing is: the second quarter, another hospital, the whole year."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from aligner import lexicon
from aligner.rules.ordinals import ORDINAL
from aligner.rules.slot import Sides, clause_at
from aligner.similarity import Profile
from aligner.words import Word

FIRST = "1st"
WHICH = frozenset({"this", "last", "next"})


class Turn(NamedTuple):
    """A word that says which of its kind a thing is, and the thing, as their keys: second, hospital.

    Of what has the number for a name the others of its kind need none: on the seventh floor, on a floor of the tower.
    """

    word: str
    noun: str
    is_name: bool


def other_turn(sides: Sides, left: int, right: int) -> bool:
    """Tell whether the clauses at two offsets are of two things of a kind: a hospital, and another one."""
    both = {word.key for word in sides.left.words} & {word.key for word in sides.right.words}
    ours, theirs = _turns(sides.left, left), _turns(sides.right, right)
    numbered = {turn.noun for turn in ours} & {turn.noun for turn in theirs}
    return any(turn.noun in (numbered if turn.is_name else both) for turn in ours ^ theirs)


def _turns(profile: Profile, offset: int) -> set[Turn]:
    """Return what says in the clause at an offset that a thing is not the first of its kind."""
    later, named_so = lexicon.words("voice")["another"], lexicon.words("voice")["floor"]
    start, end = clause_at(profile, offset)
    return {
        Turn(word.key, noun.key, noun.plain in named_so)
        for word, noun in pairwise(profile.words)
        if start <= word.start < end and noun.content and not is_stretch(word, noun)
        if (ORDINAL.fullmatch(word.key) and word.key != FIRST) or word.plain in later
    }


def other_stretch(sides: Sides) -> bool:
    """Tell whether the two are of other stretches of time that are counted: the first quarter, and the second."""
    ours, theirs = _stretches(sides.left), _stretches(sides.right)
    if bool(ours) != bool(theirs):  # the first year, and this year
        ours, theirs = (found or _which(profile) for found, profile in ((ours, sides.left), (theirs, sides.right)))
    kinds = {noun for noun, _ in ours}, {noun for noun, _ in theirs}
    # The first round may be a part of the second half, but no quarter is the year.
    of_accounts = all(each <= lexicon.words("voice")["account"] for each in kinds)
    return bool(ours) and bool(theirs) and (kinds[0] == kinds[1] or of_accounts) and not ours & theirs


def _stretches(profile: Profile) -> set[tuple[str, str]]:
    """Return the ordinal numbers before words for a stretch of time, each behind that word; "the whole year", too."""
    whole, accounts = lexicon.words("voice")["whole"], lexicon.words("voice")["account"]
    return {
        (noun.key, word.key)
        for word, noun in pairwise(profile.words)
        if is_stretch(word, noun) or (word.plain in whole and noun.plain in accounts)
    }


def _which(profile: Profile) -> set[tuple[str, str]]:
    """Return "this" and the like before words for a stretch of time, each behind that word."""
    stretches = lexicon.words("voice")["stretch"]
    return {
        (noun.key, word.key)
        for word, noun in pairwise(profile.words)
        if word.plain in WHICH and noun.plain in stretches
    }


def is_stretch(word: Word, noun: Word) -> bool:
    """Tell whether a word and the next one count a stretch of time."""
    return bool(ORDINAL.fullmatch(word.key)) and noun.plain.removesuffix("s") in lexicon.words("voice")["stretch"]
