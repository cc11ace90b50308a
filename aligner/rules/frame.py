"""What makes two statements speak of different things: another time, another period, another person or place."""

from __future__ import annotations

import numpy as np

from aligner import lexicon
from aligner.claims import Name, may_be_same
from aligner.claims.date import compare as compare_dates
from aligner.rules.figures import claimed, comparable, is_among, named
from aligner.rules.mood import is_of_kind
from aligner.rules.slot import Sides, around, clause_at, days_of, in_figures
from aligner.similarity import Profile
from aligner.wording import maybe_one_name

FRAME_FEATURES = (
    "other_dates",  # the two name days or years that cannot be the same
    "other_names",  # names near the one place, and near the other, that nothing answers
    "other_names_of_one",
    "other_periods",  # first and second, quarter and year, last and this: unanswered on both sides
    "modality",  # what may be, beside what is
    "reported",  # somebody's words on one side alone
)
ANSWERED = 0.4
# A clause of fewer words than this does not say what it is about.
FEW = 2


def frame(sides: Sides, left: range, right: range) -> tuple[float, ...]:
    """Return FRAME_FEATURES of a place in each sentence, given as indexes of words; the same from either side."""
    ours, theirs = around(left, len(sides.left.words)), around(right, len(sides.right.words))
    names = [
        sum(lone_name(profile, index, other) for index in near)
        for profile, near, other in ((sides.left, ours, sides.right), (sides.right, theirs, sides.left))
    ]
    periods = [
        sum(is_of_kind(profile, index, "period") and answered[index] < ANSWERED for index in near)
        for profile, near, answered in zip((sides.left, sides.right), (ours, theirs), sides.answered, strict=True)
    ]
    may = [
        any(is_of_kind(profile, index, "modal") for index in near)
        for profile, near in ((sides.left, ours), (sides.right, theirs))
    ]
    said = [
        any(is_of_kind(profile, index, "reporting") for index in range(len(profile.words)))
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
