"""Two figures for the same thing that cannot both hold."""

from __future__ import annotations

import math
from collections.abc import Iterator

import numpy as np

from aligner import lexicon
from aligner.article import Span
from aligner.claims import Quantity
from aligner.claims.units import AGE
from aligner.rules.figures import (
    agreeing,
    claimed,
    comparable,
    compatible,
    is_among,
    settled,
)
from aligner.rules.frame import FRAME_FEATURES, frame, same_matter
from aligner.rules.happenings import befell, differ
from aligner.rules.mood import only_one_is_guess
from aligner.rules.opposed import opposed
from aligner.rules.owners import other_day, other_owner
from aligner.rules.parts import (
    adds_up,
    complement,
    follows,
    is_beside_its_whole,
    is_left_of_other,
    is_one_more,
    is_part_of_other,
    is_rest_of_other,
)
from aligner.rules.references import after_two_things, from_one_place
from aligner.rules.series import counts, results, shares, together
from aligner.rules.slot import SLOT_FEATURES, Candidate, Sides, cross, mutual, places, slot
from aligner.rules.sorts import is_of_all_of_them, other_hour, other_reach, other_sort
from aligner.rules.standings import standing
from aligner.similarity import Matrix, Profile

FEATURES = (
    *SLOT_FEATURES,
    "same_counted",  # the nouns that say what is counted answer each other
    "other_counted",  # they do not
    "same_unit",  # and there is one
    "elsewhere",  # one of the two figures stands in the other sentence, too
    "elsewhere_both",
    "agreeing",  # other figures that both sentences have
    "only",  # the two are the only ones of their kind that have no counterpart
    "apart",  # log of the ratio
    "bounded",
    "figures_less",  # figures in the one sentence and in the other
    "figures_more",
    "ways",  # one says that it rose, the other that it fell
    "small",  # one of them is below ten
    "mutual",  # no other figure of either sentence answers the other one better
    "phrase",  # how much of what says what is counted is answered
    *FRAME_FEATURES,
)

MOST_APART = 4.0
# So near before a figure "doubled" says that it is what something came to, in words.
REFERENCE = 8
ANSWERED = 0.5
# So near before a figure "to" says that it is what something came to.
NEAREST = 3

Figures = tuple[Quantity, ...]


def candidates(sides: Sides) -> Iterator[Candidate]:
    """Yield figures of the same kind that cannot both be true of one thing."""
    ours, theirs = claimed(sides.left.text), claimed(sides.right.text)
    if not ours or not theirs or other_hour(sides):
        return  # by noon, and by evening
    series = shares(ours, theirs) or results(ours, theirs) or counts(ours, theirs)
    for left in ours:
        for right in theirs:
            if (
                not comparable(left, right)
                or compatible(left, right)
                or _are_reconciled(sides, left, right, ours, theirs)
            ):
                continue
            spans = places(sides.left, left.start, left.end), places(sides.right, right.start, right.end)
            if not spans[0] or not spans[1] or not same_matter(sides, *spans):
                continue
            if _are_of_two(sides, left, right, spans):
                continue
            if not (sides.right_said.has_figure(left) and sides.left_said.has_figure(right)):
                at = Span(left.start, left.end), Span(right.start, right.end)
                whole = together(series, at, (_whole(left), _whole(right)))
                if whole:
                    features = _features(sides, left, right, ours, theirs)
                    yield Candidate(*at, features, *whole, _answering(sides, left, right, spans))


def _answering(sides: Sides, left: Quantity, right: Quantity, spans: tuple[range, range]) -> float:
    """Return how surely two figures answer each other: what they count, or else they themselves where one counts none.

    However near, pupils are no schools. What the other article has anywhere answers that; and May answers no April.
    """
    is_known = sides.right_said.has_figure(left) or sides.left_said.has_figure(right)
    if is_known or other_day(sides, *spans):
        return 0.0
    if not left.counted or not right.counted:
        return cross(sides, *spans)
    if left.counted.casefold() == right.counted.casefold():
        return 1.0
    counted = (
        places(profile, each.counted_start, each.counted_end)
        for profile, each in ((sides.left, left), (sides.right, right))
    )
    return cross(sides, *counted)


def _whole(figure: Quantity) -> Span:
    """Return where a figure stands with the words before it that bound it: fewer than 900 hectares."""
    return Span(figure.start if figure.bound_start < 0 else figure.bound_start, figure.end)


def _are_reconciled(sides: Sides, left: Quantity, right: Quantity, ours: Figures, theirs: Figures) -> bool:
    """Tell whether the figures of two sentences leave room for both of two different ones."""
    return (
        is_one_more(sides, left, right)
        or is_rest_of_other(sides, left, right, ours, theirs)
        or is_left_of_other(sides, left, right, ours, theirs)
        or is_beside_its_whole(sides, left, right, ours, theirs)
        or settled(left, theirs)
        or settled(right, ours)
        or follows(left, theirs)  # three quarters of the 400, and 300
        or follows(right, ours)
        or complement(left, right, (*ours, *theirs))  # two of the five, and the other three
        or adds_up(left, theirs)
        or adds_up(right, ours)
    )


def _are_of_two(sides: Sides, left: Quantity, right: Quantity, spans: tuple[range, range]) -> bool:
    """Tell whether two figures, which stand at `spans` of words, are figures of two things by what is said of them."""
    is_money = left.unit is not None and left.unit.is_money
    return (
        not _one_person(sides, left, right)
        or other_sort(sides, *spans)  # net and operating profit
        or is_of_all_of_them(sides, *spans)
        or other_reach(sides, left, right)  # in the last ten minutes, and after an hour
        or _is_of_other_name(sides, left, 0)
        or _is_of_other_name(sides, right, 1)
        # those who died, and those who were hurt; nothing befalls a sum
        or (not is_money and differ(befell(sides.left, left), befell(sides.right, right)))
        or standing(sides.left, left) != standing(sides.right, right)  # what it is, and was before; what is needed
        or is_part_of_other(sides, left, right)  # 3.5 million, and of this 2.1 million
        or _is_many_times(sides.left, left, right)  # what it doubled to, and from
        or _is_many_times(sides.right, right, left)
        or other_owner(sides, *spans)  # what two people paid
        or not from_one_place(sides, left, right)  # how far two things are from it
        or after_two_things(sides, left, right)  # two minutes later she called, and 25 minutes later she landed
        or only_one_is_guess(sides, spans[0].start, spans[1].start)  # what was feared, and what was counted
    )


def _is_many_times(profile: Profile, figure: Quantity, other: Quantity) -> bool:
    """Tell whether a figure is what something doubled to, or was halved to, and the other one may be what it was."""
    first = places(profile, figure.start, figure.end).start
    near = [word.plain for word in profile.words[max(0, first - REFERENCE) : first]]
    grown, shrunk = ({*near} & lexicon.words("voice")[way] for way in ("grown", "shrunk"))
    is_level = "to" in near[-NEAREST:]
    return is_level and bool(grown if other.in_base(other.high) < figure.in_base(figure.low) else shrunk)


def _one_person(sides: Sides, left: Quantity, right: Quantity) -> bool:
    """Tell whether two ages may be one person's: whose each is, stands beside it and answers the other."""
    if left.unit != AGE or right.unit != AGE:
        return True
    owners = _owner(sides.left, left), _owner(sides.right, right)
    if any(opposed(sides.left.words[one], sides.right.words[other]) for one in owners[0] for other in owners[1]):
        return False  # a man of 30, and a woman of 50
    return bool(owners[0]) and bool(owners[1]) and float(sides.aligned[np.ix_(*owners)].max()) >= ANSWERED


def _is_of_other_name(sides: Sides, figure: Quantity, side: int) -> bool:
    """Tell whether a figure stands in brackets behind a name that the other sentence does not have.

    "Harvest ($2 million)" says nothing of another film.
    """
    profile = (sides.left, sides.right)[side]
    if not profile.text[: figure.start].endswith("("):
        return False
    before = [index for index, word in enumerate(profile.words) if word.end < figure.start and word.is_word]
    return bool(before) and profile.words[before[-1]].is_name and sides.answered[side][before[-1]] < ANSWERED


def _owner(profile: Profile, age: Quantity) -> list[int]:
    """Return the indexes of the words that say whose an age is: the two behind "60-year-old", else the two before."""
    place = places(profile, age.start, age.end)
    behind = [
        index for index in range(place.stop, min(len(profile.words), place.stop + 4)) if profile.words[index].content
    ]
    before = [index for index in range(max(0, place.start - 4), place.start) if profile.words[index].content]
    if "old" not in profile.text[age.start : age.end] or not behind:
        return before[-2:]
    # "Anselmo Quintero, its 36-year-old goalkeeper"
    is_beside = "," in profile.text[profile.words[before[-1]].end : age.start] if before else False
    return [*before[-2:], *behind[:2]] if is_beside and profile.words[before[-1]].is_name else behind[:2]


def _features(sides: Sides, left: Quantity, right: Quantity, ours: Figures, theirs: Figures) -> tuple[float, ...]:
    spans = places(sides.left, left.start, left.end), places(sides.right, right.start, right.end)
    counted = _counted(sides, left, right)
    elsewhere = [
        is_among(left, theirs),
        is_among(right, ours),
    ]
    a, b = (abs(each.in_base(each.high)) for each in (left, right))
    few, many = sorted((len(ours), len(theirs)))
    return (
        *slot(sides, *spans),
        float(counted > 0),
        float(counted < 0),
        float(left.unit is not None),
        float(any(elsewhere)),
        float(all(elsewhere)),
        float(min(agreeing(_besides(left, ours), _besides(right, theirs)), 3)),
        float(_are_left_over(left, right, ours, theirs)),
        min(MOST_APART, abs(math.log((a or 0.1) / (b or 0.1)))),
        float(any(each.limit != "=" or each.kind == "range" for each in (left, right))),
        math.log(few),
        math.log(many),
        float(bool(left.change) and left.change != right.change),
        float(min(a, b) < 10),
        float(mutual(sides, *spans, ours, theirs)),
        min(_phrase(sides.left, left, sides.answered[0]), _phrase(sides.right, right, sides.answered[1])),
        *frame(sides, *spans),
    )


def _besides(figure: Quantity, others: Figures) -> list[Quantity]:
    return [each for each in others if each is not figure]


def _are_left_over(left: Quantity, right: Quantity, ours: Figures, theirs: Figures) -> bool:
    """Tell whether two figures are the only ones of their kind, one in each sentence, without one that may be it."""
    lone = [
        [each for each in side if comparable(each, other) and not is_among(each, others)]
        for side, others, other in ((ours, theirs, right), (theirs, ours, left))
    ]
    return lone == [[left], [right]]


def _phrase(profile: Profile, quantity: Quantity, answered: Matrix) -> float:
    phrase = list(places(profile, quantity.counted_start, quantity.counted_end))
    return float(answered[phrase].mean()) if quantity.counted and phrase else 0.5


def _counted(sides: Sides, left: Quantity, right: Quantity) -> int:
    """Return 1 where what is counted is the same, -1 where it is not, 0 where one of the two does not say."""
    if not left.counted or not right.counted:
        return 0
    heads = _head(sides.left, left), _head(sides.right, right)
    if heads[0] is None or heads[1] is None:
        return 0
    same = sides.left.words[heads[0]].key == sides.right.words[heads[1]].key
    return 1 if same or sides.aligned[heads] >= 0.5 else -1


def _head(profile: Profile, quantity: Quantity) -> int | None:
    """Return the index of the noun that says what is counted: the last word of its phrase."""
    phrase = places(profile, quantity.counted_start, quantity.counted_end)
    return phrase[-1] if phrase else None
