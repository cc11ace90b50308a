"""What makes two statements speak of different things: another time, another period, another person or place."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

import numpy as np

from aligner import lexicon
from aligner.claims import Date, Name, may_be_same
from aligner.claims.date import compare as compare_dates
from aligner.claims.name import is_place
from aligner.rules.figures import claimed, comparable, is_among, named
from aligner.rules.ordinals import ORDINAL
from aligner.rules.said import Said
from aligner.rules.slot import Sides, around, clause_at, days_of, in_figures, places
from aligner.similarity import Profile
from aligner.wording import maybe_one_name
from aligner.words import Word

FRAME_FEATURES = (
    "other_dates",  # the two name days or years that cannot be the same
    "other_names",  # names near the one place, and near the other, that nothing answers
    "other_names_of_one",
    "other_periods",  # first and second, quarter and year, last and this: unanswered on both sides
    "modality",  # what may be, beside what is
    "reported",  # somebody's words on one side alone
)
ANSWERED = 0.4
FIRST = "1st"
MAY = "May"
LIKELY, DEGREES = "likely", frozenset({"more", "less", "as"})
# A clause of fewer words than this does not say what it is about.
FEW = 2
WHICH = frozenset({"this", "last", "next"})
# Who speaks, and whether it is a fact, stands so near before a word, in words.
VOICE = 6
# What must be is no guess where it is a sum or a sentence: must pay, must go to prison.
MUST, BOUND_TO = "must", frozenset({"pay", "repay", "serve", "spend", "go", "return"})
# What these say is possible may be denied, behind them or by whom it is said of, who stands so near before, in words.
POSSIBLE, NOBODY, SUBJECT = frozenset({"may", "might", "could"}), frozenset({"no", "nobody", "none", "neither"}), 3
# What somebody may have is offered, and no guess: could receive, may claim.
ENTITLED = frozenset({"receive", "claim", "get", "earn"})
NOT = frozenset({"not", "n't"})
TO_COME, TO_BE, TO = frozenset({"would", "will", "shall"}), frozenset({"is", "are", "was", "were"}), "to"
THAN = "than"
# Behind these stands where it was: at Ayton Crown Court.
WHERE = frozenset({"at", "in"})
# So near behind a word stands the day that it is told of, in words.
NEAR = 8


def frame(sides: Sides, left: range, right: range) -> tuple[float, ...]:
    """Return FRAME_FEATURES of a place in each sentence, given as indexes of words; the same from either side."""
    ours, theirs = around(left, len(sides.left.words)), around(right, len(sides.right.words))
    names = [
        sum(lone_name(profile, index, other) for index in near)
        for profile, near, other in ((sides.left, ours, sides.right), (sides.right, theirs, sides.left))
    ]
    periods = [
        sum(_is_period(profile, index) and answered[index] < ANSWERED for index in near)
        for profile, near, answered in zip((sides.left, sides.right), (ours, theirs), sides.answered, strict=True)
    ]
    may = [
        any(_has(profile, index, "modal") for index in near)
        for profile, near in ((sides.left, ours), (sides.right, theirs))
    ]
    said = [
        any(_has(profile, index, "reporting") for index in range(len(profile.words)))
        for profile in (sides.left, sides.right)
    ]
    return (
        float(other_dates(sides.left, sides.right)),
        float(min(*names, 2)),
        float(min(max(names), 2)),
        float(min(*periods, 2)),
        float(may[0] != may[1]),
        float(said[0] != said[1]),
    )


def other_dates(left: Profile, right: Profile) -> bool:
    """Tell whether no date of the one sentence can be one of the other, though both have some."""
    ours, theirs = days_of(left), days_of(right)
    return bool(ours and theirs) and all(compare_dates(one, other) == "different" for one in ours for other in theirs)


def other_place(sides: Sides) -> bool:
    """Tell whether each sentence has a place or a person that the other one has not: in Estwick, by Nils Kovar."""
    ours, theirs = named(sides.left.text), named(sides.right.text)
    return _has_own(sides.left, ours, theirs) and _has_own(sides.right, theirs, ours)


def other_figure(sides: Sides) -> bool:
    """Tell whether both sentences have figures of one unit, and none of the one can be one of the other: $400, $900."""
    ours, theirs = ([each for each in claimed(side.text) if each.unit] for side in (sides.left, sides.right))
    units = {one.base for one in ours if any(comparable(one, other) for other in theirs)}
    return bool(units - {one.base for one in ours if is_among(one, theirs)})


def same_amount(sides: Sides) -> bool:
    """Tell whether both sentences have a figure of one unit and one size, be it more or less: up 5%, down 5%."""
    ours, theirs = (
        {(each.base, each.high) for each in claimed(side.text) if each.unit} for side in (sides.left, sides.right)
    )
    return bool(ours & theirs)


def other_stretch(sides: Sides) -> bool:
    """Tell whether the two are of other stretches of time that are counted: the first quarter, and the second."""
    ours, theirs = _stretches(sides.left), _stretches(sides.right)
    if bool(ours) != bool(theirs):  # the first year, and this year
        ours, theirs = (found or _which(profile) for found, profile in ((ours, sides.left), (theirs, sides.right)))
    kinds = {noun for noun, _ in ours}, {noun for noun, _ in theirs}
    # The first round may be a part of the second half, but no quarter is the year.
    of_accounts = all(each <= lexicon.words("voice")["account"] for each in kinds)
    return bool(ours) and bool(theirs) and (kinds[0] == kinds[1] or of_accounts) and not ours & theirs


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


def other_owner(sides: Sides, left: range, right: range) -> bool:
    """Tell whether two places are told of different people or bodies: those named last before them.

    The other sentence has neither name. Who only speaks, and where it was, does not count.
    """
    ours, theirs = _names(sides.left, sides.left_said), _names(sides.right, sides.right_said)
    owners = (_owner(sides.left, left, ours), theirs), (_owner(sides.right, right, theirs), ours)
    return all(name is not None and not any(may_be_same(name, each) for each in others) for name, others in owners)


def other_day(sides: Sides, left: range, right: range) -> bool:
    """Tell whether two places are told of two days: each has one right behind it, or else before it in its clause."""
    ours, theirs = _day_of(sides.left, left), _day_of(sides.right, right)
    return ours is not None and theirs is not None and compare_dates(ours, theirs) == "different"


def _day_of(profile: Profile, place: range) -> Date | None:
    days = [day for day in days_of(profile) if not day.is_time]
    start, end = profile.words[place.start].start, profile.words[min(place.stop - 1 + NEAR, len(profile.words) - 1)].end
    behind = [day for day in days if start <= day.start < end]
    clause, _ = clause_at(profile, start)
    before = [day for day in days if clause <= day.start < start]
    return behind[0] if behind else before[-1] if before else None


def _names(profile: Profile, said: Said) -> tuple[Name, ...]:
    """Return the names of a sentence, with a surname at its head, where its article has it in full."""
    found, head = named(profile.text), said.surname(profile.text)
    return (head, *found) if head and not any(each.start <= head.start < each.end for each in found) else found


def _owner(profile: Profile, place: range, names: tuple[Name, ...]) -> Name | None:
    before = [name for name in names if name.end <= profile.words[place.start].start]
    near = ((name, places(profile, name.start, name.end)) for name in reversed(before) if not is_place(name))
    return next((name for name, at in near if at and not speaks(profile, at) and not _is_where(profile, at)), None)


def _is_where(profile: Profile, place: range) -> bool:
    """Tell whether a name stands behind a preposition as where it was."""
    return place.start > 0 and profile.words[place.start - 1].plain in WHERE


def speaks(profile: Profile, place: range) -> bool:
    """Tell whether a word of saying stands beside a name."""
    near = [*profile.words[max(0, place.start - 2) : place.start], *profile.words[place.stop : place.stop + 2]]
    return any(word.plain in lexicon.words("voice")["reporting"] for word in near)


def hold_one_office(sides: Sides, left: range, right: range) -> bool:
    """Tell whether the same office stands before two names, with the same word before it: fire chief, Mayor."""
    ours, theirs = (
        [word.plain for word in profile.words[max(0, place.start - 2) : place.start]]
        for profile, place in ((sides.left, left), (sides.right, right))
    )
    return bool(ours) and ours == theirs and ours[-1] in lexicon.words("names")["office"]


def other_voice(sides: Sides) -> bool:
    """Tell whether each sentence is what somebody else makes of it, whom the other sentence does not name.

    Whoever holds one office is meant to be one person.
    """
    ours, theirs = (
        [places(profile, name.start, name.end) for name in named(profile.text)] for profile in (sides.left, sides.right)
    )
    if any(one and other and hold_one_office(sides, one, other) for one in ours for other in theirs):
        return False
    return _has_own_judge(sides.left, sides.right) and _has_own_judge(sides.right, sides.left)


def _has_own_judge(profile: Profile, other: Profile) -> bool:
    judging = lexicon.words("voice")["judging"] | lexicon.words("voice")["reporting"]
    return any(
        lone_name(profile, near, other)
        for index, word in enumerate(profile.words)
        if word.plain in judging
        for near in range(max(0, index - VOICE), min(len(profile.words), index + VOICE))
    )


def is_unreal(profile: Profile, index: int, *kinds: str) -> bool:
    """Tell whether a word is told as what may be or is wanted: a word of such kinds stands before it in its clause."""
    clause, _ = clause_at(profile, profile.words[index].start)
    return any(
        any(_has(profile, at, kind) for kind in kinds or ("unreal",))
        and profile.words[at].start >= clause
        and not _rules_out(profile, at)
        for at in range(max(0, index - VOICE), index)
    )


def _rules_out(profile: Profile, index: int) -> bool:
    """Tell whether a word that may make what follows a guess does not: may not leave, must pay, could receive."""
    words = [word.plain for word in profile.words]
    behind = words[index + 1] if index + 1 < len(words) else ""
    if words[index] == MUST:
        return behind in BOUND_TO
    is_denied = behind in NOT or bool(NOBODY & {*words[max(0, index - SUBJECT) : index]})
    return words[index] in POSSIBLE and (is_denied or behind in ENTITLED)


def other_mood(sides: Sides, left: int, right: int) -> bool:
    """Tell whether only one of two words, given by index, is told as what may be, or as what is wanted."""
    return any(is_unreal(sides.left, left, kind) != is_unreal(sides.right, right, kind) for kind in ("unreal", "wish"))


def same_matter(sides: Sides, left: range, right: range) -> bool:
    """Tell whether the clauses that two places stand in have a word in common, besides figures."""
    ours, theirs = _clause(sides.left, left), _clause(sides.right, right)
    return bool(ours and theirs) and bool((sides.aligned[np.ix_(ours, theirs)] >= ANSWERED).any())


def _clause(profile: Profile, place: range) -> list[int]:
    """Return the words with content of the clause that a place stands in, or of the sentence if it has hardly any.

    Neither those in the place nor figures and their units count: 53 percent versus 48 percent.
    """
    start, end = clause_at(profile, profile.words[place.start].start)
    figures = in_figures(profile)
    words = [
        index
        for index in profile.content
        if index not in place and index not in figures and not profile.words[index].is_number
    ]
    near = [index for index in words if start <= profile.words[index].start < end]
    return near if len(near) >= FEW else words


def only_one_is_guess(sides: Sides, left: int, right: int) -> bool:
    """Tell whether one of two words, given by index, is told as what may be, is expected or feared, and not the other.

    Where the other sentence tells of a guess or a plan anywhere, it may be the same one: an estimate says, he
    estimates; so much is expected, so much would come of it; it was proposed, a draft says.
    """
    guess = is_unreal(sides.left, left, "unreal", "guess"), is_unreal(sides.right, right, "unreal", "guess")
    if guess[0] == guess[1]:
        return False
    profile, at, other = (sides.left, left, sides.right) if guess[0] else (sides.right, right, sides.left)
    if any(
        (_has(other, index, "guess") or _has(other, index, "plan")) and not _is_behind_than(other, index)
        for index in range(len(other.words))
    ):
        return False
    is_expected = is_unreal(profile, at, "guess") or _is_to_come(profile)
    return not (_is_to_come(other) and is_expected)


def _is_behind_than(profile: Profile, index: int) -> bool:
    """Tell whether a word is part of what something is compared with: more than had been forecast."""
    return any(word.plain == THAN for word in profile.words[max(0, index - NEAR) : index])


def _is_to_come(profile: Profile) -> bool:
    """Tell whether a sentence tells of something to come: will sell, is to sell."""
    return any(
        word.plain in TO_COME or (word.plain in TO_BE and behind.plain == TO)
        for word, behind in pairwise(profile.words)
    )


def _has_own(profile: Profile, ours: tuple[Name, ...], theirs: tuple[Name, ...]) -> bool:
    prepositions = lexicon.words("voice")["of a place"]
    for name in ours:
        if any(may_be_same(name, other) for other in theirs):
            continue
        before = next((word for word in reversed(profile.words) if word.end <= name.start), None)
        if before and before.plain in prepositions:
            return True
    return False


def lone_name(profile: Profile, index: int, other: Profile) -> bool:
    """Tell whether a word is part of a name that the other sentence does not have, however written."""
    word = profile.words[index]
    if index == 0 or not word.is_name or word.is_number or word.plain in lexicon.table("calendar"):
        return False
    return not any(
        word.key == each.key or (each.is_name and maybe_one_name(word.text, each.text)) for each in other.words
    )


def _is_period(profile: Profile, index: int) -> bool:
    return _has(profile, index, "period")


def _has(profile: Profile, index: int, kind: str) -> bool:
    word = profile.words[index]
    is_month = word.text == MAY and index > 0
    # What is more likely for some than for others is no guess.
    is_compared = word.text == LIKELY and index > 0 and profile.words[index - 1].plain in DEGREES
    return not is_month and not is_compared and word.plain in lexicon.words("voice")[kind]
