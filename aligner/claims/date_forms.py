"""How dates and times are written in English news: the names in them, and one pattern that finds them all."""

from __future__ import annotations

import re
from functools import cache

from aligner import lexicon

ZONES = "GMT|UTC|BST|EST|EDT|ET|CST|CDT|CT|MST|MDT|PST|PDT|PT|CET|CEST|IST"
# Whose time it is, in words: London time, British Summer Time.
PLACE = r"(?-i:(?!This|That|Extra|Some)[A-Z][a-z]+)(?: (?:mean|standard|daylight|summer))? time"
NUMBERS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "ten": 10}


@cache
def calendar() -> dict[str, tuple[str, int]]:
    """Return what each name of a day or a month is, and its number; the names are in small letters."""
    split = ((name, value.split()) for name, value in lexicon.table("calendar").items())
    return {name: (kind, int(number)) for name, (kind, number) in split}


@cache
def pattern() -> re.Pattern[str]:
    """Return what finds dates and times; its groups hold their parts, with a number where several forms have one."""
    names = {kind: _names(kind) for kind in ("month", "weekday")}
    month, weekday = (rf"(?:{names[kind]})" for kind in ("month", "weekday"))
    year = r"(?:1[5-9]|20)\d\d"
    day = r"(?:[12]\d|3[01]|0?[1-9])(?!\d)"
    ordinal = r"(?: ?(?:st|nd|rd|th))?"
    dot = rf"(?:{_not_behind_whole_names()} ?\.)?"
    zone = rf"(?: (?P<z{{}}>{ZONES}|{PLACE})\b)?"
    # "on June 5 and 7 people died", "June 30 to 2 July": what such a figure counts, or is the day of, stands behind it.
    alone = rf"(?! (?:{month}|people|men|women|children|(?!was|has|this|plus)[a-z]{{2,}}s)\b)"
    until = rf"(?: ?(?:-|–|to|and) ?(?P<{{}}>{day}){ordinal}{{}})?"
    return re.compile(
        rf"(?<![\w$£€#.,/:-])(?:"
        rf"(?P<iso>{year}-\d\d-\d\d)(?![\w-])"
        rf"|(?P<d1>{day}){ordinal}{until.format('e1', '')}(?: of)? (?P<m1>{month}){dot}(?!\w)(?:,? (?P<y1>{year})\b)?"
        rf"|(?P<m2>{month}){dot} (?:the )?(?P<d2>{day}){ordinal}(?![\w:%]|[.,]\d){until.format('e2', alone)}"
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
        rf"|(?:(?P<season>spring|summer|autumn|fall|winter) (?:of )?)?(?P<year>{year})"
        rf"(?:(?P<decade>s)|[-–/](?P<y_end>\d{{4}}|\d\d))?(?![\w%]|[.,]\d|-\d| (?:GMT|UTC)\b)"
        rf")",
        re.IGNORECASE,
    )


def _not_behind_whole_names() -> str:
    """Return a pattern for where no whole name of a month ends: a full stop behind one ends the sentence."""
    months = [(number, name) for name, (kind, number) in calendar().items() if kind == "month"]
    longest = dict(sorted(months, key=lambda month: len(month[1])))
    return "".join(f"(?<!{name})" for name in longest.values())


def _names(kind: str) -> str:
    names = (name for name, (what, _) in calendar().items() if what == kind)
    return "|".join(sorted(names, key=len, reverse=True))
