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

# Of so many figures, and over so many characters, a series is at most; shares are of one whole if they make up so much
# of it, in percent.
MOST, LONGEST = 5, 80
WHOLE = (90, 100)

Figures = Sequence[Quantity]
Days = Sequence[Date]


class Series(NamedTuple):
    """Places of the left and of the right sentence, one for each other, and where all of them stand in each."""

    pairs: tuple[tuple[Span, Span], ...]
    left: Span
    right: Span

    def holds(self, left: Span, right: Span) -> bool:
        """Tell whether one of the two places is in it."""
        return any(left == one or right == other for one, other in self.pairs)


def results(ours: Figures, theirs: Figures) -> Series | None:
    """Return the results of two sentences that have as many of them, if they differ: 6-2, 6-4, and 6-3, 7-5."""
    one, other = ([each for each in side if each.kind == "result"] for side in (ours, theirs))
    differ = any(not is_among(each, other) for each in one) and len(one) == len(other)
    return _series([_at(each) for each in one], [_at(each) for each in other]) if differ else None


def shares(ours: Figures, theirs: Figures) -> Series | None:
    """Return the shares of one whole, the greatest first, of which two sentences have as many, and none in common."""
    one, other = (sorted(_shares(side), key=lambda each: -each.low) for side in (ours, theirs))
    if len(one) != len(other) or any(is_among(each, other) for each in one):
        return None
    if not all(comparable(mine, yours) for mine, yours in zip(one, other, strict=True)):
        return None
    return _series([_at(each) for each in one], [_at(each) for each in other])


def counts(ours: Figures, theirs: Figures) -> Series | None:
    """Return the counts of two sentences that count the same things, if all of them differ: 7 women and 5 men."""
    one, other = (sorted((each for each in side if _head(each)), key=_head) for side in (ours, theirs))
    heads = [_head(each) for each in one]
    if heads != [_head(each) for each in other] or len({*heads}) < len(heads):
        return None
    if any(comparable(mine, yours) and compatible(mine, yours) for mine, yours in zip(one, other, strict=True)):
        return None
    return _series([_at(each) for each in one], [_at(each) for each in other])


def _head(figure: Quantity) -> str:
    """Return the noun of what is counted, or nothing where it is a measure."""
    return "" if figure.unit else figure.counted.rpartition(" ")[2].casefold()


def hours(ours: Days, theirs: Days) -> Series | None:
    """Return the two times of the day that each of two sentences has: from 3:12 to 3:33."""
    one, other = ([Span(each.start, each.end) for each in side if each.is_time] for side in (ours, theirs))
    return _series(one, other) if len(one) == len(other) == 2 else None


def _shares(figures: Figures) -> list[Quantity]:
    found = [each for each in figures if each.base == PERCENT and each.kind == "value" and not each.change]
    return found if WHOLE[0] <= sum(each.low for each in found) <= WHOLE[1] else []


def _at(figure: Quantity) -> Span:
    return Span(figure.start, figure.end)


def _series(ours: Sequence[Span], theirs: Sequence[Span]) -> Series | None:
    if not 1 < len(ours) == len(theirs) <= MOST:
        return None
    left, right = (
        Span(min(place.start for place in side), max(place.end for place in side)) for side in (ours, theirs)
    )
    if max(left.end - left.start, right.end - right.start) > LONGEST:
        return None
    return Series(tuple(zip(ours, theirs, strict=True)), left, right)
