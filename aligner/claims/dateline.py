"""The day that an article is of, and what dates in it that are told from there mean by the calendar."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple

from aligner import lexicon
from aligner.claims.date import Date

# A day without a year that lies so near to the dateline is of the year that makes it so.
NEAR = timedelta(days=14)
DAY = timedelta(days=1)
# "LONDON, Dec. 12, 2023 (AP) - ", "Lund, May 2: ": how such a sentence begins, and what stands behind the day.
CAPITALS, TOWN = re.compile(r"[A-Z]{2}"), re.compile(r"(?:[^\W\d_][\w.'’-]* ?){1,4}(?:, [A-Z][\w. ]{1,20})?, \Z")
BEHIND = re.compile(r" ?(?:\([^()]{2,30}\) ?)?[-–—]+ |: ")
# A dateline stands in so many characters of its line.
LETTERS = 120


class Dateline(NamedTuple):
    """The day of an article; `is_exact` where its first line says so: LONDON, Dec. 12, 2023 (AP).

    What its page says may be the day of a change, or that of another time zone: it may be off by one.
    """

    day: date
    is_exact: bool


def is_dateline(text: str, one: Date) -> bool:
    """Tell whether a date stands at the head of a text as that of the text: LONDON, Dec. 12, 2023 (AP) - Rain fell.

    The year may go without saying.
    """
    before = text[: one.start]
    if one.end > LETTERS or not (one.month and one.day) or not BEHIND.match(text, one.end):
        return False
    is_town = bool(TOWN.match(before)) and before.split()[0].lower() not in lexicon.words("function_words")["words"]
    return (is_town or bool(CAPITALS.match(text))) and all(word[0].isupper() for word in before.split())


def placed(one: Date, dateline: Dateline) -> Date:
    """Return a date by the calendar, as far as the day of its article tells: yesterday, last month, Dec. 11.

    Where a dateline that is off by one would make another date of it, it stays as it is.
    """
    try:
        if one.relative:
            days = [dateline.day] if dateline.is_exact else [dateline.day - DAY, dateline.day, dateline.day + DAY]
            found = {_counted(one, day) for day in days}
            return found.pop() if len(found) == 1 else one
        return replace(one, on=_nearest(one, dateline.day))
    except OverflowError:  # at either end of the calendar
        return one


def _counted(one: Date, today: date) -> Date:
    """Return a date that is counted from today as a day, a month or a year of the calendar."""
    unit, offset = one.relative or ("", 0)
    if unit == "day":
        day = today + timedelta(days=offset)
        return replace(one, relative=None, year=day.year, month=day.month, day=day.day, weekday=day.weekday(), on=day)
    if unit == "month":
        months = today.year * 12 + today.month - 1 + offset
        return replace(one, relative=None, year=months // 12, month=months % 12 + 1)
    return replace(one, relative=None, year=today.year + offset) if unit == "year" else one


def _nearest(one: Date, today: date) -> date | None:
    """Return the day of the calendar that a date is, if it is near to today; a range of days is none."""
    if not one.day or one.last_day:
        return None
    years = [one.year] if one.year else [today.year - 1, today.year, today.year + 1]
    days = (replace(one, year=year).calendar() for year in years)
    return next((day for day in days if day and abs(day - today) <= NEAR), None)
