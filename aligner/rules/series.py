"""Figures or times that stand together as one: the shares of a vote, the sets of a match, from when to when.

Where two sentences give another one, all of it differs. Each figure then answers one figure of the other sentence, and
the two sentences agree only if all of it does.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from aligner.article import Span
from aligner.claims import Date, Quantity
from aligner.claims.units import PERCENT
from aligner.rules.figures import comparable, compatible, is_among
from aligner.rules.slot import Placed

# Of so many figures, and over so many characters, a series is at most; shares are of one whole if they make up so much
# of it, in percent.
MOST, LONGEST = 5, 80
WHOLE = (90, 100)

Figures = Sequence[Quantity]
Days = Sequence[Date]


Whole = tuple[Span, Span]


class Series(NamedTuple):
    """Places of the left and of the right sentence, one for each other, and where all of them stand in each."""

    pairs: tuple[tuple[Span, Span], ...]
    whole: Whole


def together(series: Series | None, at: tuple[Span, Span], alone: Whole) -> Whole | None:
    """Return what must agree if two places do: all of their series, or `alone` if they are in none.

    None where one of the two answers another place.
    """
    if not series or not any(at[0] == left or at[1] == right for left, right in series.pairs):
        return alone
    return series.whole if at in series.pairs else None


def results(ours: Figures, theirs: Figures) -> Series | None:
    """Return the results of two sentences that have as many of them, if they differ: 6-2, 6-4, and 6-3, 7-5."""
    one, other = ([each for each in side if each.kind == "result"] for side in (ours, theirs))
    differ = any(not is_among(each, other) for each in one)
    return _series(one, other) if differ else None


def shares(ours: Figures, theirs: Figures) -> Series | None:
    """Return the shares of one whole, the greatest first, of which two sentences have as many, and none in common."""
    one, other = (sorted(_shares(side), key=lambda each: -each.low) for side in (ours, theirs))
    differ = not any(is_among(each, other) for each in one)
    return _series(one, other) if differ and all(map(comparable, one, other)) else None


def counts(ours: Figures, theirs: Figures) -> Series | None:
    """Return the counts of two sentences that count the same things, if all of them differ: 7 women and 5 men."""
    one, other = (sorted(filter(_noun, side), key=_noun) for side in (ours, theirs))
    nouns = [_noun(each) for each in one]
    if nouns != [_noun(each) for each in other] or len({*nouns}) < len(nouns):
        return None
    differ = not any(comparable(*both) and compatible(*both) for both in zip(one, other, strict=True))
    return _series(one, other) if differ else None


def hours(ours: Days, theirs: Days) -> Series | None:
    """Return the two times of the day that each of two sentences has: from 3:12 to 3:33."""
    one, other = ([each for each in side if each.is_time] for side in (ours, theirs))
    return _series(one, other) if len(one) == 2 else None


def _noun(figure: Quantity) -> str:
    """Return the noun of what is counted, or nothing where it is a measure."""
    return "" if figure.unit else figure.noun


def _shares(figures: Figures) -> list[Quantity]:
    found = [each for each in figures if each.base == PERCENT and each.kind == "value" and not each.change]
    return found if WHOLE[0] <= sum(each.low for each in found) <= WHOLE[1] else []


def _series(ours: Sequence[Placed], theirs: Sequence[Placed]) -> Series | None:
    if not 1 < len(ours) == len(theirs) <= MOST:
        return None
    left, right = ([Span(each.start, each.end) for each in side] for side in (ours, theirs))
    whole = _stretch(left), _stretch(right)
    is_short = all(end - start <= LONGEST for start, end in whole)
    return Series(tuple(zip(left, right, strict=True)), whole) if is_short else None


def _stretch(places: Sequence[Span]) -> Span:
    return Span(min(place.start for place in places), max(place.end for place in places))
