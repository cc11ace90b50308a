"""Of whom, and of which day, something is told."""

from __future__ import annotations

from aligner.claims import Date, Name, may_be_same
from aligner.claims.date import compare as compare_dates
from aligner.claims.name import is_place
from aligner.rules.figures import named
from aligner.rules.said import Said
from aligner.rules.slot import Sides, clause_at, days_of, places
from aligner.rules.voices import speaks
from aligner.similarity import Profile

# Behind these stands where it was: at Ayton Crown Court.
WHERE = frozenset({"at", "in"})
# So near behind a word stands the day that it is told of, in words.
NEAR = 8


def other_owner(sides: Sides, left: range, right: range) -> bool:
    """Tell whether two places are told of different people or bodies: those named last before them.

    The other sentence has neither name. Who only speaks, and where it was, does not count.
    """
    ours, theirs = _names(sides.left, sides.left_said), _names(sides.right, sides.right_said)
    owners = (_owner(sides.left, left, ours), theirs), (_owner(sides.right, right, theirs), ours)
    return all(name is not None and not any(may_be_same(name, each) for each in others) for name, others in owners)


def other_day(sides: Sides, left: range, right: range) -> bool:
    """Tell whether two places are told of two days: each has one right behind it, or else before it in its clause."""
    ours, theirs = _day_of(sides.left, left), _day_of(sides.right, right)
    return ours is not None and theirs is not None and compare_dates(ours, theirs) == "different"


def _day_of(profile: Profile, place: range) -> Date | None:
    days = [day for day in days_of(profile) if not day.is_time]
    start, end = profile.words[place.start].start, profile.words[min(place.stop - 1 + NEAR, len(profile.words) - 1)].end
    behind = [day for day in days if start <= day.start < end]
    clause, _ = clause_at(profile, start)
    before = [day for day in days if clause <= day.start < start]
    return behind[0] if behind else before[-1] if before else None


def _names(profile: Profile, said: Said) -> tuple[Name, ...]:
    """Return the names of a sentence, with a surname at its head, where its article has it in full."""
    found, head = named(profile.text), said.surname(profile.text)
    return (head, *found) if head and not any(each.start <= head.start < each.end for each in found) else found


def _owner(profile: Profile, place: range, names: tuple[Name, ...]) -> Name | None:
    before = [name for name in names if name.end <= profile.words[place.start].start]
    near = ((name, places(profile, name.start, name.end)) for name in reversed(before) if not is_place(name))
    return next((name for name, at in near if at and not speaks(profile, at) and not _is_where(profile, at)), None)


def _is_where(profile: Profile, place: range) -> bool:
    """Tell whether a name stands behind a preposition as where it was."""
    return place.start > 0 and profile.words[place.start - 1].plain in WHERE
