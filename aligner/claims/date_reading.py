"""Text -> dates and times."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from aligner import lexicon
from aligner.claims.clock import times
from aligner.claims.date import Date
from aligner.claims.date_forms import NUMBERS, calendar, pattern
from aligner.claims.dateline import Dateline, is_dateline, placed
from aligner.claims.tokens import FOLDED

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
ROLE = re.compile(
    r"\b(?<!shortly )(?<!soon )(?<!just )(since|until|till|before|after|by|from|as of)"
    r"(?: (?:the|early|late|at|about|(?:lunchtime|noon|midday|midnight|dawn|dusk|nightfall) on))? \Z",
    re.IGNORECASE,
)
# "after Tuesday's vote" is after the vote, which was on Tuesday.
OWNING = re.compile(r"['’]s? \w")
ROLES = {"till": "until", "as of": "from"}
ROUGHLY = re.compile(
    r"\b(?:about|around|shortly|soon|just|nearly|almost|approximately|before|after|by) \Z", re.IGNORECASE
)
BACK = 24
CENTURY = 100
# The names of the seasons, twice where a season has two; so many make a year.
SEASONS, YEAR = ("spring", "summer", "autumn", "winter", "spring", "summer", "fall"), 4


def dates(text: str, dateline: Dateline | None = None) -> tuple[Date, ...]:
    """Return the dates and times of a text, in order.

    `dateline` is the day of its article, if that is known: it places others in the calendar. What stands at the head of
    the text as the day of its article is no statement.
    """
    told = (one for one in written(text) if not is_dateline(text, one))
    return tuple(told) if dateline is None else tuple(placed(one, dateline) for one in told)


def written(text: str) -> Iterator[Date]:
    """Yield the dates and times of a text, in order, that of its dateline with them."""
    found: list[Date] = []
    for one in sorted([*_read_all(text), *_clock(text)], key=lambda one: one.start):
        before = found[-1] if found else None
        if before and _go_together(text, before, one):
            found[-1] = _merged(before, one)
        else:
            found.append(one)
    yield from found


def _read_all(text: str) -> Iterator[Date]:
    for match in pattern().finditer(text):
        one = _read(text, match) if not FOLDED.search(match[0]) else None
        if one:
            yield one


def _clock(text: str) -> Iterator[Date]:
    for one in times(text):
        before = text[max(0, one.start - BACK) : one.start].removesuffix("a ")
        yield replace(one, rough=bool(ROUGHLY.search(before)))


def _read(text: str, match: re.Match[str]) -> Date | None:
    group = match.groupdict()
    before = text[max(0, match.start() - BACK) : match.start()]
    role = None if OWNING.match(text, match.end()) else ROLE.search(before)
    one = Date(match.start(), match.end(), role=ROLES.get(role[1].lower(), role[1].lower()) if role else "")
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
    number = calendar()[name.lower()][1]
    is_range = day is not None and last is not None and int(last) > int(day)
    return replace(
        one,
        month=number,
        day=int(day) if day else None,
        last_day=int(last) if last and is_range else None,
        year=int(year) if year else None,
    )


def _weekday(text: str, before: str, one: Date, name: str, when: str | None) -> Date | None:
    _, number = calendar()[name.lower()]
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
    last = int(year[: 4 - len(end)] + end) if end else None
    if last and last < int(year):
        last += CENTURY  # 1999/00
    season = SEASONS.index((group["season"] or "").lower()) % YEAR if group["season"] else None
    return replace(one, year=int(year), last_year=last, season=season)


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
