"""The figures, dates and names of a sentence, and whether two figures can both be true of one thing."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from itertools import zip_longest

from aligner.claims import Date, Dateline, Name, Quantity, dates, names, quantities
from aligner.claims.numerals import cardinals
from aligner.claims.units import AGE, MAGNITUDE, MEASURES, TIME, unit_behind

# Figures as alike as this are the same for "about"; a sum above a hundred may be rounded.
ABOUT = 0.15
ROUNDED_ABOVE = 100
# What is turned from one unit into another is rounded, too; in months 12 weeks are three.
TURNED, IN_MONTHS, MONTH = 0.03, 0.1, 28 * 24 * 3600.0
# "a mile", "a single officer"
ONE = re.compile(r"\b(?:(?P<single>(?:a|one) single|only one) (?P<noun>[a-z]+)|an? (?P<unit>[a-z]+))\b")
# "a minute and 19 seconds"
AND_ONE = re.compile(r"\ban? (?P<unit>[a-z]+) and \Z")
# "Lund, PA (17801)": a postal code
POSTAL = re.compile(r"\b[A-Z]{2},? \(?\d{5}(?:-\d{4})?\b")
# "no one was hurt", "there were no injuries"
NONE = re.compile(
    r"\b(?:no one|nobody|no (?P<noun>(?:people|deaths|injuries|casualties|fatalities|victims|survivors|arrests|homes|"
    r"houses|buildings|tickets|passengers|children)))\b",
    re.IGNORECASE,
)
# "just before the hour", "on the half-hour": so many minutes of a match, or past a full hour, about.
OF_HOUR = re.compile(r"\b(?:before|after|past|on|around) (?P<whole>the (?P<half>half[- ]?)?(?P<hour>)hour)\b(?! of\b)")
# Two figures with so many digits that count, and equal, are one and the same.
DIGITS = 3
# "just over 6,000": hardly more.
JUST = re.compile(r"\b(?:just|slightly|only just|a (?:little|bit|shade|fraction)) \Z")
# Of "thousands" there may be so many times more than ten.
VAGUE, VAGUELY = re.compile(r"\b(?:hundreds|thousands|millions)\b", re.IGNORECASE), 10
PART_OF = re.compile(r" (?:(?:out )?of (?:the |its |their |his |her |all )?|instead of |rather than )")
# "four votes to one", "two sets to love"
SCORED = re.compile(r" (?:votes?|goals?|sets?|games?|frames?|legs?|runs|rounds) to (?P<other>\w+)\b")
# "a vote of 4 to 3", "voted by nine to one"
VOTED = re.compile(r"\b(?:vot(?:e|es|ed|ing)|majority|decision)(?: \w+)?(?: of| by|,)? \Z")
# "1,384 in favour and 1,127 against"
FOR, AGAINST = (
    re.compile(r"(?: votes?)? (?:in favou?r|for|yes),? (?:and|to|with) "),
    re.compile(r" (?:against|opposed|no)\b"),
)
NOUGHT = {"nil": 0.0, "love": 0.0, "none": 0.0, "zero": 0.0}
STRONGEST = 10.0  # of an earthquake; "of 5.4" is of that scale beside "of magnitude 4.4"


@lru_cache(maxsize=1024)
def dated(text: str, dateline: Dateline | None = None) -> tuple[Date, ...]:
    """Return the dates of a sentence, given the day of its article."""
    return dates(text, dateline)


@lru_cache(maxsize=1024)
def named(text: str) -> tuple[Name, ...]:
    """Return the names of a sentence."""
    return names(text)


@lru_cache(maxsize=1024)
def claimed(text: str) -> tuple[Quantity, ...]:
    """Return the quantities of a sentence that state how much or how many: "one of the men" does not."""
    codes = [match.span() for match in POSTAL.finditer(text)]
    found = [
        _as_meant(text, each)
        for each in quantities(text)
        if not (each.value == 1 and text[each.end : each.end + 3] == " of")
        and not any(start <= each.start < end for start, end in codes)
    ]
    hours = list(_hours(text))
    found = [each for each in found if not any(hour.start <= each.start < hour.end for hour in hours)]
    return (*_results(text, _joined(text, found)), *_ones(text, found), *_nones(text), *hours)


def _as_meant(text: str, figure: Quantity) -> Quantity:
    """Return a figure as a reader takes it: "just over 40" is about 40, and "thousands" may be 22,000."""
    if JUST.search(text, 0, max(0, figure.bound_start)):
        return replace(figure, bound="~", limit="~")
    if figure.kind == "range" and VAGUE.search(text, figure.start, figure.end):
        return replace(figure, value=(figure.low, VAGUELY * figure.high))
    return figure


def _joined(text: str, found: list[Quantity]) -> list[Quantity]:
    """Make one quantity of two that say it in a greater and a smaller unit: two hours and 20 minutes, 5 feet 10.

    A part counts what its whole counts, in its unit: eight of 14 rhinos, 60 of the 85 million euros. So does what
    something else stands instead of: 12 instead of 11 hours.
    """
    out = list[Quantity]()
    for figure in found:
        each, last = _with_one(text, figure), out[-1] if out else None
        if last and _continues(text, last, each):
            total = (last.in_base(last.low) + each.in_base(each.low)) / each.in_base(1.0)
            out[-1] = replace(last, end=each.end, value=total, unit=each.unit)
            continue
        if last and not last.counted and PART_OF.fullmatch(text, last.end, each.start):
            at = each.counted_start, each.counted_end
            unit = last.unit or each.unit
            out[-1] = replace(last, unit=unit, counted=each.counted, counted_start=at[0], counted_end=at[1])
        out.append(each)
    return out


def _with_one(text: str, figure: Quantity) -> Quantity:
    """Return a figure with one of a greater unit that stands before it: a minute and 19 seconds."""
    match = AND_ONE.search(text, 0, figure.start)
    unit = unit_behind(text, match.start("unit")) if match and figure.kind == "value" else None
    if not match or not unit or not figure.base or unit[0].base != figure.base or unit[0].factor <= figure.in_base(1.0):
        return figure
    total = unit[0].factor / figure.in_base(1.0) + figure.low
    return replace(figure, start=match.start(), value=total)


def _continues(text: str, one: Quantity, other: Quantity) -> bool:
    if not one.base or one.base != other.base or {one.kind, other.kind} != {"value"}:
        return False
    between = text[one.end : other.start].strip(" ,")
    return between in ("", "and") and one.in_base(1.0) > other.in_base(1.0) and not (one.change or other.change)


def _results(text: str, found: list[Quantity]) -> Iterator[Quantity]:
    """Yield figures, and as one those of a result in words: four votes to one, a vote of four to one."""
    end = 0
    for each, behind in zip_longest(found, found[1:]):
        if each.start >= end and behind and _is_vote(text, each, behind):
            end = behind.end
            yield Quantity(each.start, end, (each.low, behind.low), "=", "result")
            continue
        scored = SCORED.match(text, each.end) if each.kind == "value" and not each.bound_start >= 0 else None
        other = scored["other"].lower() if scored else ""
        value = float(other) if other.isdecimal() else NOUGHT.get(other, cardinals().get(other))
        if scored and value is not None:
            end = scored.end()
            yield Quantity(each.start, end, (each.low, value), "=", "result")
        elif each.start >= end:
            yield each


def _is_vote(text: str, one: Quantity, other: Quantity) -> bool:
    """Tell whether two figures are those for and against: by a vote of four to one."""
    is_plain = {one.kind, other.kind} == {"value"} and not one.unit and not one.bound_start >= 0
    if FOR.fullmatch(text, one.end, other.start) and AGAINST.match(text, other.end):
        return is_plain
    is_joined = text[one.end : other.start] in (" to ", "-to-", " against ")
    return is_plain and is_joined and bool(VOTED.search(text, 0, one.start))


def _ones(text: str, found: list[Quantity]) -> Iterator[Quantity]:
    """Yield what "a mile" and "a single officer" state: one of it. What costs $5 a mile costs that for each."""
    rates = {each.end + 1 for each in found if each.per}
    for match in ONE.finditer(text):
        if match.start() in rates:
            continue
        if match["unit"]:
            unit = unit_behind(text, match.start("unit"))
            if unit and unit[0].base in MEASURES and unit[1] == match.end():
                yield Quantity(match.start(), match.end(), 1.0, "=", unit=unit[0])
        else:
            span = match.span("noun")
            yield Quantity(
                *match.span("single"), 1.0, "=", counted=match["noun"], counted_start=span[0], counted_end=span[1]
            )


def _nones(text: str) -> Iterator[Quantity]:
    """Yield what "no one" and "no injuries" state: none of it."""
    for match in NONE.finditer(text):
        start, end = match.span("noun") if match["noun"] else (match.end(), match.end())
        yield Quantity(
            *match.span(), 0.0, "=", counted=(match["noun"] or "").lower(), counted_start=start, counted_end=end
        )


def _hours(text: str) -> Iterator[Quantity]:
    """Yield what "just before the hour" and "after the half-hour" state: about 60 minutes, or 30."""
    for match in OF_HOUR.finditer(text):
        unit = unit_behind(text, match.end("hour"))
        if unit:
            yield Quantity(*match.span("whole"), 0.5 if match["half"] else 1.0, "~", unit=unit[0], limit="~")


def comparable(one: Quantity, other: Quantity) -> bool:
    """Tell whether two quantities are of one kind, so that they may answer the same question."""
    if (one.kind == "result") != (other.kind == "result") or one.per != other.per:
        return False
    if one.kind == "result":
        return True
    if not one.unit and not other.unit and _is_share(one) != _is_share(other):
        return False  # one in five children, and 16 million of them
    if MAGNITUDE.base in (one.base, other.base) and "" in (one.base, other.base):
        return all(0 < each.low < STRONGEST and not each.counted for each in (one, other))
    return one.base == other.base and bool(one.change) == bool(other.change)


def _is_share(one: Quantity) -> bool:
    return 0 < one.low < 1 and 0 < one.high < 1


def compatible(one: Quantity, other: Quantity) -> bool:
    """Tell whether two comparable quantities can both be true of one thing: rounding and bounds are allowed for."""
    if one.kind == "result":
        return {one.low, one.high} == {other.low, other.high}
    if is_from_to(one) and is_from_to(other):
        return one.value == other.value
    if one.change and one.change != other.change:
        return False
    if one.kind == other.kind == "change":
        return all(_meets(*ends) for ends in zip(_ends(one), _ends(other), strict=True))
    return any(_meets(end, other_end) for end in _ends(one) for other_end in _ends(other))


def is_from_to(one: Quantity) -> bool:
    """Tell whether a range is no guess: of ages it names the youngest and the oldest."""
    return one.kind == "range" and one.unit == AGE


def is_among(figure: Quantity, others: Iterable[Quantity]) -> bool:
    """Tell whether some of other figures may be this one."""
    return any(comparable(figure, each) and compatible(figure, each) for each in others)


def agreeing(ours: Sequence[Quantity], theirs: Sequence[Quantity]) -> int:
    """Return how many figures of either sentence some figure of the other one may be; the lesser count."""
    return min(sum(is_among(each, others) for each in side) for side, others in ((ours, theirs), (theirs, ours)))


def extent(one: Quantity) -> tuple[float, float]:
    """Return the least and the greatest value that a figure leaves open, in base units, by itself."""
    return _range(one, one)


def settled(figure: Quantity, others: tuple[Quantity, ...]) -> bool:
    """Tell whether a figure stands among others just so: it answers that one, and no other.

    It has several digits, or counts the same there: "eight rhinos" are the eight of "eight of 14 rhinos".
    """
    same = [each for each in others if (each.value, each.unit) == (figure.value, figure.unit)]
    return bool(same) and (len(digits(figure)) >= DIGITS or any(_counts_same(figure, each) for each in same))


def _counts_same(one: Quantity, other: Quantity) -> bool:
    nouns = [each.noun.removesuffix("s") for each in (one, other)]
    return bool(nouns[0]) and nouns[0] == nouns[1]


def _ends(one: Quantity) -> tuple[Quantity, ...]:
    """Return what something was before and after a change, or the figure itself."""
    if one.kind != "change":
        return (one,)
    return replace(one, kind="value", value=one.low), replace(one, kind="value", value=one.high)


def _meets(one: Quantity, other: Quantity) -> bool:
    """Tell whether the ranges that two quantities leave open meet."""
    (low, high), (other_low, other_high) = _range(one, other), _range(other, one)
    return low <= other_high and other_low <= high


def _range(one: Quantity, other: Quantity) -> tuple[float, float]:
    """Return the least and the greatest value, in base units, that a quantity leaves open."""
    low, high = sorted((one.in_base(one.low), one.in_base(one.high)))
    if one.limit == "<":
        return -math.inf, high
    if one.limit == ">":
        return low, math.inf
    is_about = one.limit == "~" and not _are_exact(one, other)
    slack = ABOUT * max(abs(low), abs(high)) if is_about else _rounding(one, other)
    if one.unit != other.unit and one.unit:
        is_in_months = one.base == other.base == TIME and max(one.in_base(1.0), other.in_base(1.0)) >= MONTH
        # Turned from one unit into the other and rounded.
        slack = max(slack, (IN_MONTHS if is_in_months else TURNED) * max(abs(low), abs(high)))
    return low - slack, high + slack


def _are_exact(one: Quantity, other: Quantity) -> bool:
    """Tell whether two figures have so many digits that "about" leaves none of them open: about 108, and about 118."""
    return min(len(digits(one)), len(digits(other))) >= DIGITS


def digits(one: Quantity) -> str:
    """Return the digits of a figure that count."""
    return f"{Decimal(f'{one.low:.12g}'):f}".replace(".", "").strip("-0")


def _rounding(one: Quantity, other: Quantity) -> float:
    """Return by how much a figure may have been rounded: half of the unit of its last digit that is not 0."""
    value = abs(one.high)
    factor = abs(one.in_base(1.0) - one.in_base(0.0))
    if value < ROUNDED_ABOVE and value == int(value):
        return 0.0 if other.high == int(other.high) or one.unit != other.unit else 0.499 * factor
    unit = 1.0
    if value == int(value):
        while value % (unit * 10) == 0 and value:
            unit *= 10
    else:
        digits = f"{value:.6f}".rstrip("0").partition(".")[2]
        unit = 10.0 ** -len(digits)
    return min(unit / 2, 0.05 * value) * factor * 0.999
