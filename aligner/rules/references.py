"""What a figure is counted from: how far two things are from a place, or how long after something they happened."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile

from aligner.claims import Quantity
from aligner.claims.units import MEASURES, TIME
from aligner.rules.slot import Sides, places
from aligner.similarity import Profile

# What makes a length the distance from something, what makes a sum one for something, and how many words that may be
# behind it.
FROM = re.compile(
    r"(?: \([^)]*\)|\))? (?:away|off|from(?! \w+ to )|outside|inland|above|below|(?:due )?(?:north|south|east|west)\w*)"
    r"(?: from| of)? "
)
PURPOSE = re.compile(r" for ")
# What makes a time the distance from somebody in a race, and what makes it one from something that happened.
GAP = re.compile(r" (?:behind|ahead of|clear of|adrift of|in front of|off) ")
LATER = re.compile(r" (?:later|earlier|afterwards|before|after)\b")
REFERENCE = 8
# The word before such a time must be answered as surely as this.
SURELY = 0.9


def from_one_place(sides: Sides, left: Quantity, right: Quantity) -> bool:
    """Tell whether two figures are distances from one thing, or sums for it, in the same word; or no such figures."""
    both = sides.left, sides.right
    behind = [_reference(profile, figure) for profile, figure in zip(both, (left, right), strict=True)]
    if not all(behind):
        return not any(behind) or left.base not in MEASURES
    # Words in one place of two like sentences seem to answer each other: the border, and the capital.
    ours, theirs = ({profile.words[index].key for index in some} for profile, some in zip(both, behind, strict=True))
    return bool(ours & theirs)


def _reference(profile: Profile, figure: Quantity) -> list[int]:
    """Return the words with content behind a figure that say from where it is, or for what: two miles off the coast."""
    what = FROM if figure.base in MEASURES else GAP if figure.base == TIME else PURPOSE
    found = what.match(profile.text, figure.end) if figure.unit else None
    if not found:
        return []
    first = places(profile, figure.start, found.end()).stop
    near = range(first, min(len(profile.words), first + REFERENCE))
    if what is GAP:
        return [*takewhile(lambda index: profile.words[index].is_name, near)]
    return [index for index in near if profile.words[index].content and not profile.words[index].is_number]


def after_two_things(sides: Sides, left: Quantity, right: Quantity) -> bool:
    """Tell whether it is told of two things how long after something else they happened."""
    both = (sides.left, left), (sides.right, right)
    if not all(figure.base == TIME and LATER.match(profile.text, figure.end) for profile, figure in both):
        return False
    return any(
        sides.answered[side][at] < SURELY
        for side, (profile, figure) in enumerate(both)
        for at in _just_before(profile, figure)
    )


def _just_before(profile: Profile, figure: Quantity) -> Iterator[int]:
    """Yield the index of the word right before a figure if it has content and is no name: landed 25 minutes later."""
    at = places(profile, figure.start, figure.end).start - 1
    if at >= 0 and profile.words[at].content and not profile.words[at].is_name:
        yield at
