"""Two days or times of the same thing that cannot both hold."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from aligner import lexicon
from aligner.article import Span
from aligner.claims import Date
from aligner.claims.date import compare
from aligner.rules.deadlines import BY, FROM, has_until, role
from aligner.rules.figures import agreeing, claimed
from aligner.rules.frame import FRAME_FEATURES, frame, same_matter
from aligner.rules.halves import is_same_on_the_dial
from aligner.rules.happenings import happened, on_two_days
from aligner.rules.series import hours, together
from aligner.rules.slot import (
    SLOT_FEATURES,
    Candidate,
    Sides,
    clause_at,
    clause_words,
    cross,
    days_of,
    mutual,
    places,
    slot,
)
from aligner.rules.sorts import other_sort
from aligner.similarity import Profile

KINDS = ("weekday", "day", "month", "year", "time", "relative")
FEATURES = (
    *SLOT_FEATURES,
    "dates_less",
    "dates_more",
    "mutual",
    "known",  # each article has both dates
    "of_saying",  # how many are the dates of somebody's words
    *KINDS,  # which part of the two differs
    *FRAME_FEATURES,
)
# How many words before a date tell whether it is a beginning or an end.
PHASE = 4
# A day that is counted from another one is not the day itself.
COUNTED_FROM = re.compile(
    r"(?<!than )(?<!for )\b(?:a|an|one|two|three|four|five|six|\d+) (?:day|week|month)s? "
    r"(?:after|before|earlier|later)\b"
)
# "is to report by May", "must report by May"
IS_TO = re.compile(r"\b(?:must|(?:is|are|was|were|has|have|had) to)\b")
ANSWERED = 0.5
WEEK = 7
# The first letters of the name of a day, as it may be shortened.
SHORT = 3
# "between March 2019 and September 2021"
BETWEEN, TO_END = re.compile(r"\b(?:between|from) \Z"), re.compile(r" ?(?:and|to|until|-|–) ?")


def candidates(sides: Sides) -> Iterator[Candidate]:
    """Yield dates that cannot be the same."""
    ours, theirs = days_of(sides.left), days_of(sides.right)
    if any(COUNTED_FROM.search(profile.text) for profile in (sides.left, sides.right)):
        return  # suspended on Wednesday, a day after they escaped
    # A date that the other sentence has, too, is settled: what else stands there is another date.
    ours_alone = [day for day in ours if not any(_same(day, each) for each in theirs)]
    theirs_alone = [day for day in theirs if not any(_same(day, each) for each in ours)]
    series = hours(ours_alone, theirs_alone)
    ranges = _ranges(sides.left, ours), _ranges(sides.right, theirs)
    for left in ours_alone:
        for right in theirs_alone:
            if compare(left, right) != "different" or not _kind(left, right):
                continue
            if left.is_time and is_same_on_the_dial(left, right):
                continue  # "at 6:00" and "at 6 p.m."; what says which half of the day it is has a rule of its own
            if _kind(left, right) == "weekday" and _are_in_two_zones(ours, theirs):
                continue  # late on Tuesday there was early on Wednesday elsewhere
            if _are_of_two_reports(sides, left, right):
                continue  # each article tells what was done on its own day
            roles = role(sides.left, left), role(sides.right, right)
            if roles[0] != roles[1] and not _are_beginnings(sides, left, right, roles):
                continue  # since when, and when; when it was said, and from when
            if (left.day is None) != (right.day is None) and _phase(sides.left, left) != _phase(sides.right, right):
                continue  # what began in November may have ended on December 1
            is_one_range = _is_same(ranges[0].get(left), ranges[1].get(right))
            if _kind(left, right) == "year" and not (
                is_one_range or (_is_of_both(sides, left, 0) and _is_of_both(sides, right, 1))
            ):
                continue  # "founded in 1902" is no other year of "won in 2019"
            if roles == (BY, BY) and not _are_deadlines(sides, left, right):
                continue  # nine by Tuesday, more by Thursday
            if not is_one_range and on_two_days(happened(sides.left, left, ours), happened(sides.right, right, theirs)):
                continue  # when he was arrested, and when he was charged
            spans = places(sides.left, left.start, left.end), places(sides.right, right.start, right.end)
            if not spans[0] or not spans[1] or not same_matter(sides, *spans) or other_sort(sides, *spans):
                continue  # of two matters: the lower house, and the Senate
            features = _features(sides, left, right, ours, theirs)
            at = Span(left.start, left.end), Span(right.start, right.end)
            whole = together(series, at, (_whole(sides.left, left), _whole(sides.right, right)))
            if whole:
                is_known = sides.right_said.has_date(left) or sides.left_said.has_date(right)
                answering = 0.0 if is_known else cross(sides, *spans)
                yield Candidate(*at, features, *whole, answering, _by_calendar(sides, left, right))


def _by_calendar(sides: Sides, left: Date, right: Date) -> str:
    """Say on which day of the week a day falls that is compared with one that is only named so."""
    for profile, day, other in ((sides.left, left, right), (sides.right, right, left)):
        said, name = profile.text[day.start : day.end].rstrip("."), f"{day.on:%A}" if day.on else ""
        if name and name[:SHORT] not in said and other.weekday is not None and not other.day:
            return f"{said} is a {name}"
    return ""


def _are_of_two_reports(sides: Sides, left: Date, right: Date) -> bool:
    """Tell whether two days lie as far apart as the days of their articles, and each is of its article's, or before."""
    ours, theirs = sides.left.dateline, sides.right.dateline
    if not ours or not theirs or left.falls_on is None or right.falls_on is None:
        return False
    later = (theirs.day - ours.day).days
    is_own = (ours.day.weekday() - left.falls_on) % WEEK <= 1
    return 0 < abs(later) < WEEK and is_own and (right.falls_on - left.falls_on - later) % WEEK == 0


def _whole(profile: Profile, day: Date) -> Span:
    """Return where a date stands with its preposition: one is on Monday, and in May."""
    first = places(profile, day.start, day.end).start
    before = profile.words[first - 1] if first else None
    is_preposition = before is not None and before.plain in lexicon.words("grammar")["preposition"]
    return Span(before.start if before and is_preposition else day.start, day.end)


def _phase(profile: Profile, day: Date) -> str:
    """Return whether a date is a beginning or an end, by the words before it, or ""."""
    first = places(profile, day.start, day.end).start
    near = {word.plain for word in profile.words[max(0, first - PHASE) : first]}
    return next((phase for phase in ("beginning", "ending") if near & lexicon.words("voice")[phase]), "")


def _ranges(profile: Profile, days: Sequence[Date]) -> dict[Date, Date]:
    """Return for each day that begins or ends a range the other end of it: between March and May."""
    found = dict[Date, Date]()
    for first, last in pairwise(days):
        if BETWEEN.search(profile.text, 0, first.start) and TO_END.fullmatch(profile.text, first.end, last.start):
            found |= {first: last, last: first}
    return found


def _is_same(one: Date | None, other: Date | None) -> bool:
    return one is not None and other is not None and _same(one, other)


def _are_beginnings(sides: Sides, left: Date, right: Date, roles: tuple[str, str]) -> bool:
    """Tell whether of two days one is that of a beginning, and the other one may be: from 1 May, on 1 June."""
    is_of_saying = _is_of_saying(sides.left, left) or _is_of_saying(sides.right, right)
    return {*roles} == {"", FROM} and _kind(left, right) != "year" and not is_of_saying


def _are_deadlines(sides: Sides, left: Date, right: Date) -> bool:
    """Tell whether by two days something is yet to be done, and their figures agree: to close by May."""
    is_plan = all(
        has_until(profile, day)
        or clause_words(profile, day.start) & lexicon.words("voice")["modal"]
        or IS_TO.search(profile.text, clause_at(profile, day.start)[0], day.start)
        for profile, day in ((sides.left, left), (sides.right, right))
    )
    ours, theirs = claimed(sides.left.text), claimed(sides.right.text)
    return is_plan and agreeing(ours, theirs) == min(len(ours), len(theirs))


def _are_in_two_zones(ours: Sequence[Date], theirs: Sequence[Date]) -> bool:
    """Tell whether two sentences give times of the day in different zones."""
    zones = [{day.zone for day in side if day.is_time} for side in (ours, theirs)]
    return all(zones) and not zones[0] & zones[1]


def _same(one: Date, other: Date) -> bool:
    return one.is_time == other.is_time and compare(one, other) == "same"


def _is_of_saying(profile: Profile, day: Date) -> bool:
    """Tell whether a date is that of somebody's words: said Wednesday, announced on Friday."""
    first = places(profile, day.start, day.end).start
    near = [word.plain for word in profile.words[max(0, first - 2) : first]]
    return any(word in lexicon.words("voice")["reporting"] for word in near)


def _is_of_both(sides: Sides, day: Date, side: int) -> bool:
    """Tell whether the word that a date belongs to, right before it and its preposition, is in the other sentence."""
    profile = (sides.left, sides.right)[side]
    first = places(profile, day.start, day.end).start
    before = [index for index in range(max(0, first - 2), first) if profile.words[index].content]
    return not before or bool(sides.answered[side][before].max() >= ANSWERED)


def _kind(one: Date, other: Date) -> str:
    """Return which part of two different dates differs."""
    if one.is_time:
        return "time"
    if one.relative:
        return "relative"
    is_of_week = one.weekday is not None or other.weekday is not None
    if is_of_week and None not in (one.falls_on, other.falls_on) and one.falls_on != other.falls_on:
        return "weekday"
    for part in ("month", "day", "year", "season"):
        values = getattr(one, part), getattr(other, part)
        if None not in values and values[0] != values[1]:
            return "month" if part == "season" else part  # the nearest to it that the scorer has learnt of
    return ""


def _features(
    sides: Sides, left: Date, right: Date, ours: tuple[Date, ...], theirs: tuple[Date, ...]
) -> tuple[float, ...]:
    spans = places(sides.left, left.start, left.end), places(sides.right, right.start, right.end)
    kind = _kind(left, right)
    return (
        *slot(sides, *spans),
        float(min(len(ours), len(theirs), 3)),
        float(min(max(len(ours), len(theirs)), 3)),
        float(mutual(sides, *spans, ours, theirs)),
        float(sides.right_said.has_date(left) and sides.left_said.has_date(right)),
        float(_is_of_saying(sides.left, left)) + float(_is_of_saying(sides.right, right)),
        *(float(kind == each) for each in KINDS),
        *frame(sides, *spans),
    )
