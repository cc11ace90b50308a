"""The same hour of the other half of the day: 9 a.m. and 9 p.m.

The model hardly sees the one letter in which the two differ, so that what it makes of them is not asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from aligner.article import Span
from aligner.claims import Date
from aligner.rules.slot import Candidate, Sides, alike_around, days_of, places
from aligner.similarity import Profile

FEATURES = ("probability",)
# How probable a contradiction is where so much of what stands around the two is the same; set by reading.
PROBABLE, ALIKE = 0.8, 0.5
HOURS = 12
HALF = re.compile(r"[ap] ?\.? ?m\b|noon|midnight", re.IGNORECASE)


def candidates(sides: Sides) -> Iterator[Candidate]:
    """Yield times that are the same on a clock of twelve hours, where both sentences say which half of the day it is.

    Neither sentence has the other one's time, too.
    """
    ours, theirs = ([each for each in days_of(profile) if each.is_time] for profile in (sides.left, sides.right))
    for left in ours:
        for right in theirs:
            if left.hour == right.hour or not is_same_on_the_dial(left, right) or left.zone != right.zone:
                continue
            if not _says_half(sides.left, left) or not _says_half(sides.right, right):
                continue
            if any(each.hour == right.hour for each in ours) or any(each.hour == left.hour for each in theirs):
                continue
            spans = places(sides.left, left.start, left.end), places(sides.right, right.start, right.end)
            if min(alike_around(sides, *spans)) >= ALIKE:
                yield Candidate(Span(left.start, left.end), Span(right.start, right.end), (PROBABLE,))


def is_same_on_the_dial(one: Date, other: Date) -> bool:
    """Tell whether two times are the same on a clock of twelve hours, and one may be meant so."""
    if one.hour is None or other.hour is None or one.minute != other.minute:
        return False
    return one.hour % HOURS == other.hour % HOURS and min(one.hour, other.hour) <= HOURS


def _says_half(profile: Profile, time: Date) -> bool:
    return (time.hour or 0) > HOURS or bool(HALF.search(profile.text, time.start, time.end))
