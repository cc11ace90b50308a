"""A date or a time, typed so that two of them can be compared: the same, compatible, or different."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

Comparison = Literal["same", "compatible", "different"]

# How far apart two rough times may be, in minutes.
ROUGH = 45
# And how many minutes the hour hand goes round in.
ROUND = 12 * 60


@dataclass(frozen=True)
class Date:
    """A date or a time in a text: `text[start:end]`. What it does not say is None.

    `weekday` is 0 for Monday, `season` 0 for spring. `last_day` and `last_year` are the ends of a range. `hour` is 0 to
    23. `relative` is a day, a week and so on counted from the day of the article ("month", -1 for last month), where
    its dateline did not tell which that is. `role` is "since", "until", "before", "after", "by", "from" or empty;
    `rough`: "about 9 p.m.". `on` is the day that it is by the dateline of its article, where it lies near to that.
    `on_dial`: "half past three", in whichever half of the day.
    """

    start: int
    end: int
    year: int | None = None
    last_year: int | None = None
    month: int | None = None
    day: int | None = None
    last_day: int | None = None
    weekday: int | None = None
    season: int | None = None
    hour: int | None = None
    minute: int | None = None
    zone: str = ""
    relative: tuple[str, int] | None = None
    role: str = ""
    rough: bool = False
    on: date | None = None
    on_dial: bool = False

    @property
    def is_time(self) -> bool:
        """Whether it is a time of the day."""
        return self.hour is not None

    @property
    def falls_on(self) -> int | None:
        """The day of the week, 0 for Monday, as it is said or as the dateline tells."""
        return self.on.weekday() if self.weekday is None and self.on else self.weekday

    def calendar(self) -> date | None:
        """Return the day that it is, where day, month and year are known and such a day exists."""
        if not (self.year and self.month and self.day):
            return None
        try:
            return date(self.year, self.month, self.day)
        except ValueError:
            return None


def compare(one: Date, other: Date) -> Comparison:
    """Tell whether two dates can be the same day or time: "compatible" where one says less than the other."""
    if one.is_time != other.is_time:
        return "compatible"
    if one.is_time:
        return _compare_times(one, other)
    if one.relative or other.relative:
        return _compare_relative(one, other)
    if one.on and other.on:
        return "same" if one.on == other.on else "different"
    if not _years_meet(one, other):
        return "different"
    parts = [
        (one.last_year or one.year, other.last_year or other.year),
        (one.month, other.month),
        (one.weekday, other.weekday),
        (one.season, other.season),
    ]
    days = _days(one), _days(other)
    if one.month and other.month and days[0] and days[1] and not {*days[0]} & {*days[1]}:
        return "different"
    if any(a is not None and b is not None and a != b for a, b in parts[1:]):
        return "different"
    for this, that in ((one, other), (other, one)):
        day = this.on or this.calendar()
        if day and that.weekday is not None and this.weekday is None and not that.day:
            return "different" if day.weekday() != that.weekday else "same" if this.on else "compatible"
    known = [(a is None) == (b is None) for a, b in (*parts, (one.day, other.day))]
    return "same" if all(known) and days[0] == days[1] and one.year == other.year else "compatible"


def _years_meet(one: Date, other: Date) -> bool:
    if one.year is None or other.year is None:
        return True
    return one.year <= (other.last_year or other.year) and other.year <= (one.last_year or one.year)


def _days(one: Date) -> range | None:
    return range(one.day, (one.last_day or one.day) + 1) if one.day is not None else None


def _compare_times(one: Date, other: Date) -> Comparison:
    if one.zone != other.zone:
        return "compatible"
    minutes = [(each.hour or 0) * 60 + (each.minute or 0) for each in (one, other)]
    apart = abs(minutes[0] - minutes[1])
    if one.on_dial or other.on_dial:
        apart = min(apart % ROUND, -apart % ROUND)
    if not apart:
        return "same"
    return "compatible" if (one.rough or other.rough) and apart <= ROUGH else "different"


def _compare_relative(one: Date, other: Date) -> Comparison:
    """Compare where a day is counted from that of its article: the two articles may be some days apart."""
    if one.relative == other.relative:
        return "same"
    if one.relative and other.relative and one.relative[0] == other.relative[0] in ("month", "year"):
        return "different"
    return "compatible"
