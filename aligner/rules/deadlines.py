"""Two days of which one leaves no time for the other, however both are told: due by May 9, and not before May 20."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import product
from typing import NamedTuple

from aligner import lexicon
from aligner.article import Span
from aligner.claims import Date
from aligner.claims.date import compare
from aligner.rules.frame import same_matter
from aligner.rules.slot import Candidate, Sides, alike_around, clause_at, days_of, places
from aligner.similarity import Profile

FEATURES = ("probability",)
# How probable a contradiction is where so much of what stands around one place stands around the other, too; set by
# reading.
PROBABLE, ALIKE = 0.8, 0.25
BY, FROM, UNTIL, SINCE, LATER = "by", "from", "until", "since", "not before"
# What is not so until, before or after a day, is so from then on, or not before.
PUT_OFF = {UNTIL: FROM, "before": LATER, "after": LATER}
# How many words before a date tell what is so then, or is not: is not expected before May.
NEAR = 6
# Of two days that are told without a year the one is earlier that is less than so many months before the other.
HALF_A_YEAR = 6
LAST = frozenset({"last", "latest", "lately"})
# "gave the firm until Friday", "have until Friday"
HAS_UNTIL = re.compile(r"\b(?:(?:give|gives|gave|given|giving)\b[^,;:]*|(?:has|have|had)) until(?: \w+ on)? \Z")


class Told(NamedTuple):
    """A day, the sentence that tells it, and its role there."""

    profile: Profile
    day: Date
    role: str


def candidates(sides: Sides) -> Iterator[Candidate]:
    """Yield days of which one leaves no time for the other: the model, which reads no calendar, is not asked.

    Neither article has the other one's day.
    """
    for one, other in product(_told(sides.left), _told(sides.right)):
        left, right = one.day, other.day
        if compare(left, right) != "different" or not (_leaves_no_time(one, other) or _leaves_no_time(other, one)):
            continue
        if sides.right_said.has_date(left) or sides.left_said.has_date(right):
            continue
        spans = places(sides.left, left.start, left.end), places(sides.right, right.start, right.end)
        if same_matter(sides, *spans) and max(alike_around(sides, *spans)) >= ALIKE:
            yield Candidate(Span(left.start, left.end), Span(right.start, right.end), (PROBABLE,))


def _told(profile: Profile) -> list[Told]:
    return [Told(profile, day, role(profile, day)) for day in days_of(profile)]


def role(profile: Profile, day: Date) -> str:
    """Return the role of a date: what is not so until then is so from then on; what has until then is due by then."""
    if day.role == UNTIL and has_until(profile, day):
        return BY
    is_put_off = day.role in PUT_OFF and _is_negated(profile, day)
    return PUT_OFF[day.role] if is_put_off else day.role


def has_until(profile: Profile, day: Date) -> bool:
    """Tell whether somebody is said to have until then."""
    return bool(HAS_UNTIL.search(profile.text, 0, day.start))


def _is_negated(profile: Profile, day: Date) -> bool:
    """Tell whether a negation stands before a date."""
    return bool(_before(profile, day) & lexicon.words("voice")["negation"])


def _before(profile: Profile, day: Date) -> set[str]:
    """Return the words before a date, in its clause or so near: "before May 20" may be a clause by itself."""
    clause, _ = clause_at(profile, day.start)
    before = [word for word in profile.words if word.start < day.start]
    return {word.plain for word in before if clause <= word.start} | {word.plain for word in before[-NEAR:]}


def _leaves_no_time(one: Told, other: Told) -> bool:
    return _is_too_soon(one, other) or _is_end(one, other) or _is_last(one, other)


def _is_too_soon(one: Told, other: Told) -> bool:
    """Tell whether something is due on or by a day before which the other sentence does not have it."""
    is_limit = (one.role == BY and other.role in (FROM, LATER)) or (not one.role and other.role == LATER)
    return is_limit and _is_earlier(one.day, other.day)


def _is_end(one: Told, other: Told) -> bool:
    """Tell whether something is closed until the one day, and opens on the other."""
    voice = lexicon.words("voice")
    is_closed = one.role == UNTIL and bool(_before(one.profile, one.day) & voice["still"])
    return is_closed and not other.role and bool(_before(other.profile, other.day) & voice["open again"])


def _is_last(one: Told, other: Told) -> bool:
    """Tell whether something was so for the last time on the one day, and is not so since the other."""
    is_last = not one.role and bool(_before(one.profile, one.day) & LAST)
    return is_last and other.role == SINCE and _is_negated(other.profile, other.day)


def _is_earlier(one: Date, other: Date) -> bool:
    """Tell whether a day is before another one, as far as both say."""
    if one.on and other.on:
        return one.on < other.on
    if one.year and other.year and one.year != other.year:
        return one.year < other.year
    if not one.month or not other.month:
        return False
    months = (other.month - one.month) % 12
    return 0 < months < HALF_A_YEAR or (months == 0 and 0 < (one.day or 0) < (other.day or 0))
