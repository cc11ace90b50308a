"""Text -> dates and times, typed so that two of them can be compared: the same, compatible, or different."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from typing import Literal

from aligner import lexicon

Comparison = Literal["same", "compatible", "different"]

# Months that are other words or names too: a day, a year or a preposition must say that they are meant.
AMBIGUOUS = frozenset({"may", "march", "april", "june", "august", "jan", "mar"})
BEFORE_MONTH = re.compile(
    r"\b(?:in|of|since|until|till|by|from|to|through|during|before|after|between|last|next|this|early|late|mid|and|each"
    r"|every|until)[ -]\Z",
    re.IGNORECASE,
)
OF_PERSON = re.compile(r"\b(?:Mrs|Ms|Mr|Miss|Dr|Theresa)\.? \Z")
# Days that have names of their own.
NAMED_DAY = re.compile(r"(?:Black|Good|Super|Bloody|Ash|Palm|Easter|Cyber|Holy|Giving|Maundy|The|Ruby) \Z")
# What stands before a date and makes it a beginning or an end.
ROLE = re.compile(r"\b(since|until|till|before|after|by|from)(?: (?:the|early|late|at|about))? \Z", re.IGNORECASE)
ROUGHLY = re.compile(r"\b(?:about|around|shortly|just|nearly|almost|approximately|before|after|by) \Z", re.IGNORECASE)
BACK = 24
# How far apart two rough times may be, in minutes.
ROUGH = 45

ZONES = (
    "GMT",
    "UTC",
    "BST",
    "EST",
    "EDT",
    "ET",
    "CST",
    "CDT",
    "CT",
    "MST",
    "MDT",
    "PST",
    "PDT",
    "PT",
    "CET",
    "CEST",
    "IST",
)
# A dateline stands in so many characters from the beginning.
HEAD = 300
NUMBERS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "ten": 10}


@dataclass(frozen=True)
class Date:
    """A date or a time in a text: `text[start:end]`. What it does not say is None.

    `weekday` is 0 for Monday. `last_day` and `last_year` are the ends of a range. `hour` is 0 to 23. `relative` is a
    day, a week and so on counted from the day of the article ("month", -1 for last month), where its dateline did not
    tell which that is. `role` is "since", "until", "before", "after", "by", "from" or empty; `rough`: "about 9 p.m.".
    """

    start: int
    end: int
    year: int | None = None
    last_year: int | None = None
    month: int | None = None
    day: int | None = None
    last_day: int | None = None
    weekday: int | None = None
    hour: int | None = None
    minute: int | None = None
    zone: str = ""
    relative: tuple[str, int] | None = None
    role: str = ""
    rough: bool = False

    @property
    def is_time(self) -> bool:
        """Whether it is a time of the day."""
        return self.hour is not None

    def calendar(self) -> date | None:
        """Return the day that it is, where day, month and year are known and such a day exists."""
        if not (self.year and self.month and self.day):
            return None
        try:
            return date(self.year, self.month, self.day)
        except ValueError:
            return None


def dates(text: str, dateline: date | None = None) -> tuple[Date, ...]:
    """Return the dates and times of a text, in order; `dateline` is the day of the article, if it is known."""
    found: list[Date] = []
    for match in _pattern().finditer(text):
        one = _read(text, match)
        if not one:
            continue
        if dateline and one.relative:
            one = _resolved(one, dateline)
        before = found[-1] if found else None
        if before and _go_together(text, before, one):
            found[-1] = _merged(before, one)
        else:
            found.append(one)
    return tuple(found)


def find_dateline(text: str) -> date | None:
    """Return the day that an article gives for itself in its first lines, or None: LONDON, Dec. 12, 2023 (AP)."""
    head = text[:HEAD]
    for one in dates(head):
        day = one.calendar()
        if day and not one.role:
            return day
    return None


def compare(one: Date, other: Date) -> Comparison:
    """Tell whether two dates can be the same day or time: "compatible" where one says less than the other."""
    if one.is_time != other.is_time:
        return "compatible"
    if one.is_time:
        return _compare_times(one, other)
    if one.relative or other.relative:
        return _compare_relative(one, other)
    if not _years_meet(one, other):
        return "different"
    parts = [
        (one.last_year or one.year, other.last_year or other.year),
        (one.month, other.month),
        (one.weekday, other.weekday),
    ]
    days = _days(one), _days(other)
    if one.month and other.month and days[0] and days[1] and not {*days[0]} & {*days[1]}:
        return "different"
    if any(a is not None and b is not None and a != b for a, b in parts[1:]):
        return "different"
    for this, that in ((one, other), (other, one)):
        day = this.calendar()
        if day and that.weekday is not None and this.weekday is None and not that.day:
            return "compatible" if day.weekday() == that.weekday else "different"
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


# ---- reading


@cache
def _calendar() -> dict[str, tuple[str, int]]:
    """Read the names of days and months, in small letters: what each is, and its number."""
    split = ((name, value.split()) for name, value in lexicon.table("calendar").items())
    return {name: (kind, int(number)) for name, (kind, number) in split}


@cache
def _pattern() -> re.Pattern[str]:
    names = {kind: _names(kind) for kind in ("month", "weekday")}
    month, weekday = (rf"(?:{names[kind]})" for kind in ("month", "weekday"))
    year = r"(?:1[5-9]|20)\d\d"
    day = r"(?:[12]\d|3[01]|0?[1-9])(?!\d)"
    ordinal = r"(?: ?(?:st|nd|rd|th))?"
    dot = r"(?: ?\.)?"
    zone = rf"(?: (?P<z{{}}>{'|'.join(ZONES)})\b)?"
    until = rf"(?: ?(?:-|–|to|and) ?(?P<{{}}>{day}){ordinal})?"
    return re.compile(
        rf"(?<![\w$£€#.,/:-])(?:"
        rf"(?P<iso>{year}-\d\d-\d\d)(?![\w-])"
        rf"|(?P<d1>{day}){ordinal}{until.format('e1')}(?: of)? (?P<m1>{month}){dot}(?!\w)(?:,? (?P<y1>{year})\b)?"
        rf"|(?P<m2>{month}){dot} (?:the )?(?P<d2>{day}){ordinal}(?![\w:%]|[.,]\d){until.format('e2')}"
        rf"(?: ?,? (?P<y2>{year})\b)?"
        rf"|(?P<m3>{month}){dot}(?:,| of)? (?P<y3>{year})\b"
        rf"|(?P<m4>{month})(?![\w-])"
        rf"|(?P<when>last|past|this|next|previous|coming) (?:(?P<w1>{weekday})|(?P<m5>{month})"
        rf"|(?P<unit>day|week|weekend|month|year|night|morning|afternoon|evening|summer|spring|winter|autumn))\b"
        rf"|(?P<deictic>today|tonight|yesterday|tomorrow|over the weekend|at the weekend)\b"
        rf"|(?P<n>\d{{1,2}}|{'|'.join(NUMBERS)}) (?P<ago>day|week|month|year)s? ago\b"
        rf"|(?P<weekday>{weekday})(?![\w-])"
        rf"|(?P<h1>\d\d?)(?: ?[:.] ?(?P<min1>[0-5]\d))? ?(?P<half>[ap])(?: ?\. ?m\b(?: ?\.)?|m\b){zone.format(1)}"
        rf"|(?P<h2>[01]?\d|2[0-3]) ?: ?(?P<min2>[0-5]\d)(?![\d:]){zone.format(2)}"
        rf"|(?P<noon>noon|midnight)\b"
        rf"|(?P<year>{year})(?:(?P<decade>s)|[-–/](?P<y_end>\d{{4}}|\d\d))?(?![\w%]|[.,]\d|-\d| (?:GMT|UTC)\b)"
        rf")",
        re.IGNORECASE,
    )


def _names(kind: str) -> str:
    names = (name for name, (what, _) in _calendar().items() if what == kind)
    return "|".join(sorted(names, key=len, reverse=True))


def _read(text: str, match: re.Match[str]) -> Date | None:
    group = match.groupdict()
    before = text[max(0, match.start() - BACK) : match.start()]
    role = ROLE.search(before)
    one = Date(match.start(), match.end(), role=role[1].lower().replace("till", "until") if role else "")
    if group["iso"]:
        year, month, day = (int(part) for part in group["iso"].split("-"))
        return replace(one, year=year, month=month, day=day) if 0 < month < 13 and 0 < day < 32 else None
    for index in "12345":
        name = group.get(f"m{index}")
        if name:
            return _month(before, one, name, group, index)
    for hour in ("h1", "h2"):
        if group[hour]:
            return _time(before, one, group, hour[1])
    if group["noon"]:
        return replace(one, hour=12 * (group["noon"].lower() == "noon"), minute=0)
    name = group["w1"] or group["weekday"]
    if name:
        return _weekday(text, before, one, name, group["when"])
    if group["year"]:
        return _year(text, one, group)
    return _relative(one, group)


def _month(before: str, one: Date, name: str, group: dict[str, str | None], index: str) -> Date | None:
    """Read a month with what stands around it; "may", "Mrs May" and "march" are none."""
    if not name[0].isupper():
        return None
    day, year, last = (group.get(f"{part}{index}") for part in "dye")
    is_plain = not day and not year
    is_unsure = is_plain and (name.lower() in AMBIGUOUS or len(name) < 5)
    if is_unsure and not (BEFORE_MONTH.search(before) or group["when"]):
        return None
    if OF_PERSON.search(before):
        return None
    number = _calendar()[name.lower()][1]
    return replace(
        one,
        month=number,
        day=int(day) if day else None,
        last_day=int(last) if last else None,
        year=int(year) if year else None,
    )


def _weekday(text: str, before: str, one: Date, name: str, when: str | None) -> Date | None:
    _, number = _calendar()[name.lower()]
    is_short = len(name) < 6
    if is_short and (
        not name[0].isupper() or not re.match(r"\.?,? ?(?:\d|[A-Z][a-z]{2})", text[one.end : one.end + 6])
    ):
        return None
    if not when and NAMED_DAY.search(before):
        return None
    return replace(one, weekday=number)


def _time(before: str, one: Date, group: dict[str, str | None], index: str) -> Date | None:
    hour, minute = int(group[f"h{index}"] or 0), int(group[f"min{index}"] or 0)
    if index == "1":
        if not 0 < hour < 13:
            return None
        hour = hour % 12 + 12 * ((group["half"] or "").lower() == "p")
    zone = group[f"z{index}"] or ""
    return replace(one, hour=hour, minute=minute, zone=zone, rough=bool(ROUGHLY.search(before)))


def _year(text: str, one: Date, group: dict[str, str | None]) -> Date | None:
    if group["decade"]:
        return None
    behind = re.match(r" ([a-z]+)", text[one.end : one.end + BACK])
    if behind and behind[1] in lexicon.words("quantities")["counted"]:
        return None
    year, end = group["year"] or "", group["y_end"] or ""
    return replace(one, year=int(year), last_year=int(year[: 4 - len(end)] + end) if end else None)


def _relative(one: Date, group: dict[str, str | None]) -> Date | None:
    deictic = (group["deictic"] or "").lower()
    if deictic:
        offset = {"yesterday": -1, "tomorrow": 1}.get(deictic, 0)
        return replace(one, relative=("weekend", -1) if "weekend" in deictic else ("day", offset))
    if group["ago"]:
        number = group["n"] or ""
        return replace(
            one, relative=(group["ago"].lower(), -(int(number) if number.isdigit() else NUMBERS[number.lower()]))
        )
    unit, when = (group["unit"] or "").lower(), (group["when"] or "").lower()
    offset = {"last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1}.get(when, 0)
    if when == "past":  # the past week: a time that lasts until now
        return None
    if unit in ("night", "morning", "afternoon", "evening"):
        return replace(one, relative=("day", offset))
    return replace(one, relative=(unit, offset))


def _resolved(one: Date, today: date) -> Date:
    """Return a date counted from the day of its article as a day, a month or a year of the calendar."""
    unit, offset = one.relative or ("", 0)
    if unit == "day":
        try:
            day = today + timedelta(days=offset)
        except OverflowError:
            return one
        return replace(one, relative=None, year=day.year, month=day.month, day=day.day, weekday=day.weekday())
    if unit == "month":
        months = today.year * 12 + today.month - 1 + offset
        return replace(one, relative=None, year=months // 12, month=months % 12 + 1)
    return replace(one, relative=None, year=today.year + offset) if unit == "year" else one


def _go_together(text: str, one: Date, other: Date) -> bool:
    """Tell whether two make one date: Tuesday, Dec. 12; Tuesday 12 December."""
    return (
        re.fullmatch(r",? ?\(?", text[one.end : other.start]) is not None
        and one.weekday is not None
        and one.month is None
        and other.weekday is None
        and other.day is not None
    )


def _merged(one: Date, other: Date) -> Date:
    return replace(other, start=one.start, weekday=one.weekday, role=one.role)
