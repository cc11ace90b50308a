"""A whole and its parts: which two figures leave room for each other, since the one is in the other, or beside it."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from itertools import combinations

import numpy as np

from aligner.claims import Quantity
from aligner.claims.units import PERCENT, PERCENTAGE_POINT
from aligner.rules.figures import ABOUT, claimed, comparable, is_among
from aligner.rules.slot import Sides, clause_at, places
from aligner.similarity import Profile

# How many counts of a sentence are looked at for such as make up another.
COUNTS = 8
POINTS = frozenset({"point", PERCENTAGE_POINT})
REST = frozenset({"others", "other", "more", "additional", "another"})
# "of which seven", "seven of them": a part of what is told before.
OF_WHICH = re.compile(r"\bof (?:which|whom)\b[^\d,;]{0,40}\Z")
# "13 passengers and a pilot", "the sergeant on duty and two constables"
AND_ONE = re.compile(r"(?: [\w-]+){1,3} and an? ")
ONE_AND = re.compile(r"\b(?:an?|the|its|their|his|her) (?:[\w-]+ ){1,6}and (?:\w+ )?\Z", re.IGNORECASE)
# "eleven of the 17"
OF_WHOLE = re.compile(r" (?:out )?of (?:the |its |their |his |her |all )*")
OF_THE = re.compile(r"\b(?:Of|out of) (?:(?:the|its|their|his|her|all) )*\Z")
OF_IT = re.compile(r" of (?:which|whom|it|them|these|those)\b")
ANSWERED = 0.5

Figures = tuple[Quantity, ...]


def complement(one: Quantity, other: Quantity, figures: Sequence[Quantity]) -> bool:
    """Tell whether two figures are the two parts of a whole: 20 of 30, and ten; 52 percent, and 48.

    So they are, of shares and of money, where it is told what they differ by: 33 percent, and 27, six points less.
    """
    if {one.kind, other.kind} != {"value"} or one.change or other.change or min(one.low, other.low) <= 0:
        return False
    sizes = one.in_base(one.low), other.in_base(other.low)
    both, apart = sum(sizes), abs(sizes[0] - sizes[1])
    if one.base == PERCENT:
        return _is(100, both) or any(each.base in POINTS and _is(apart, each.low) for each in figures)
    is_money = one.unit is not None and one.unit.is_money
    if not (one.unit or other.unit) and any(each.low in (both * 1e6, both * 1e9) for each in figures):
        return True  # of 11 million seven, and four
    return any(
        (
            comparable(one, each)
            and each.kind == "value"
            and _is(each.in_base(each.low), both)
            and _has_both(each, one, other)
        )
        or (
            is_money
            and one.base == each.base
            and _is(apart, each.in_base(each.low))
            and not _is_beside(each, sizes, figures)
        )
        for each in figures
    )


def _has_both(whole: Quantity, one: Quantity, other: Quantity) -> bool:
    """Tell whether a figure may count what two others do: 33 matches are not made up of 19 goals and 14."""
    return not whole.counted or not one.counted or one.noun != other.noun or whole.noun == one.noun


def _is_beside(figure: Quantity, sizes: tuple[float, float], figures: Sequence[Quantity]) -> bool:
    """Tell whether what two sums differ by stands beside either: 15 cents, up from nine; 24 cents, up from nine."""
    size = figure.in_base(figure.low)
    return (
        size < min(sizes)
        and sum(each.base == figure.base and _is(each.in_base(each.low), size) for each in figures) > 1
    )


def _is(one: float, other: float) -> bool:
    """Tell whether two sizes are one, but for the noise of binary fractions."""
    return math.isclose(one, other, rel_tol=1e-9)


def is_one_more(sides: Sides, left: Quantity, right: Quantity) -> bool:
    """Tell whether one of two counts is the other one and one more named beside it: 13 passengers and a pilot."""
    both = (sides.left, left, right), (sides.right, right, left)
    return not (left.unit or right.unit) and any(
        other.low == part.low + 1
        and bool(AND_ONE.match(profile.text, part.end) or ONE_AND.search(profile.text, 0, part.start))
        for profile, part, other in both
    )


def adds_up(whole: Quantity, parts: tuple[Quantity, ...]) -> bool:
    """Tell whether the counts of a sentence, or some of them, make up a count: four nuns and 12 others are 16."""
    if whole.unit or whole.kind != "value":
        return False
    counts = [each.low for each in parts if not each.unit and each.kind == "value" and 0 < each.low < whole.low]
    return any(sum(some) == whole.low for size in (2, 3) for some in combinations(counts[:COUNTS], size))


def follows(figure: Quantity, others: Sequence[Quantity]) -> bool:
    """Tell whether a figure is so large a part of another one as is said: 6,000 are one in five of 30,000.

    Unless a third figure is said to be that: 6,000, one in five of the 30,000.
    """
    shares = [each for each in others if _share(each)]
    wholes = [each for each in others if not _share(each) and each.kind == figure.kind == "value"]
    return any(
        _is_share_of(figure, whole, share) and not any(_is_share_of(each, whole, share) for each in wholes)
        for whole in wholes
        for share in shares
    )


def _is_share_of(figure: Quantity, whole: Quantity, share: Quantity) -> bool:
    size = whole.in_base(whole.low)
    is_less = comparable(figure, whole) and figure.in_base(figure.low) < size
    return is_less and _is_about(figure, size * _share(share), share.limit)


def _is_about(figure: Quantity, value: float, limit: str) -> bool:
    """Tell whether a figure is about a value, in base units, or beyond it where it is a bound."""
    size = figure.in_base(figure.low)
    is_enough, is_little = size >= value * (1 - ABOUT), size <= value * (1 + ABOUT)
    return (is_enough or limit == "<") and (is_little or limit == ">")


def _share(one: Quantity) -> float:
    """Return how large a part of a whole a figure states, or 0."""
    if one.kind != "value" or one.change:
        return 0.0
    share = one.low / 100 if one.base == PERCENT else one.low
    return share if 0 < share < 1 and (one.base == PERCENT or not one.unit) else 0.0


def is_of_which(profile: Profile, figure: Quantity) -> bool:
    """Tell whether a figure is said to be a part of one before it: 30 million, of which seven; four of them."""
    start, _ = clause_at(profile, figure.start)
    return bool(OF_WHICH.search(profile.text, start, figure.start) or OF_IT.match(profile.text, figure.end))


def is_part_of_other(sides: Sides, left: Quantity, right: Quantity) -> bool:
    """Tell whether only the lesser of two figures is told as a part, or both are, in clauses without a common word."""
    if left.base == PERCENT:
        return False  # of what it is says nothing of another share
    parts = is_of_which(sides.left, left), is_of_which(sides.right, right)
    if all(parts):
        ours, theirs = _told_of(sides.left, left), _told_of(sides.right, right)
        return not (ours and theirs and bool((sides.aligned[np.ix_(ours, theirs)] >= ANSWERED).any()))
    sizes = [abs(each.in_base(each.low)) for each in (left, right)]
    return any(parts) and sizes[parts.index(True)] < sizes[parts.index(False)]


def is_beside_its_whole(sides: Sides, left: Quantity, right: Quantity, ours: Figures, theirs: Figures) -> bool:
    """Tell whether one figure is a part of a third, beside which the other one is told: eleven of the 17; 17 and 31."""
    wholes = _whole(sides.left, left, ours), _whole(sides.right, right, theirs)
    return (wholes[0] is None) != (wholes[1] is None) and any(
        whole is not None and is_among(whole, [each for each in others if each is not other])
        for whole, other, others in ((wholes[0], right, theirs), (wholes[1], left, ours))
    )


def _whole(profile: Profile, part: Quantity, figures: Figures) -> Quantity | None:
    """Return the figure that another one is said to be so many of: 17, in "eleven of the 17", "of the 17 eleven"."""
    found = (
        each
        for each in figures
        if OF_WHOLE.fullmatch(profile.text, part.end, each.start)
        or (each.end <= part.start and OF_THE.search(profile.text, 0, each.start))
    )
    return next(found, None)


def _told_of(profile: Profile, figure: Quantity) -> list[int]:
    """Return the words with content behind a figure, as far as the next one or the end of its clause."""
    _, end = clause_at(profile, figure.start)
    end = min([end, *(each.start for each in claimed(profile.text) if each.start > figure.start)])
    return [at for at in profile.content if figure.end <= profile.words[at].start < end]


def is_left_of_other(sides: Sides, left: Quantity, right: Quantity, ours: Figures, theirs: Figures) -> bool:
    """Tell whether one of two figures is what a part leaves of the other: 18 years, of which six are over."""
    both = (sides.left, left, ours, right), (sides.right, right, theirs, left)
    return any(
        (is_of_which(profile, part) or OF_THE.search(profile.text, 0, whole.start))
        and whole.base == rest.base
        and part.base in ("", whole.base)  # of which six are over
        and _is(whole.in_base(whole.low), (part if part.unit else whole).in_base(part.low) + rest.in_base(rest.low))
        for profile, whole, others, rest in both
        for part in others
        if part is not whole
    )


def is_rest_of_other(sides: Sides, left: Quantity, right: Quantity, ours: Figures, theirs: Figures) -> bool:
    """Tell whether only one of two figures counts what is left besides another: four nuns, and twelve others.

    The twelve are neither the nuns nor all of them. Where both sentences have the figure that it is besides, they are
    what the other sentence counts beside it, too: two died and 17 were hurt; two were killed and 37 others hurt.
    """
    beside = any(is_among(each, theirs) for each in ours if each.start < left.start)
    return _is_rest(sides.left, left) != _is_rest(sides.right, right) and not beside


def _is_rest(profile: Profile, figure: Quantity) -> bool:
    """Tell whether a figure counts what is left besides another one: twelve others, two more farms.

    Of what is measured "more" says something else: 5 percent more.
    """
    behind = profile.words[places(profile, figure.start, figure.end).stop :][: 0 if figure.unit else 1]
    return bool(REST & {*figure.counted.lower().split(), *(word.plain for word in behind)})
