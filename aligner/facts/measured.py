"""Text -> quantities as they can be compared, however they are written: with what the sentence leaves to its reader."""

from __future__ import annotations

import math
import re
from collections.abc import Hashable, Iterator
from dataclasses import replace
from typing import Literal

from aligner.claims.quantity import Quantity, quantities
from aligner.claims.units import PERCENT, Unit, unit_behind
from aligner.rules.figures import ABOUT, TURNED, comparable, compatible

# How two claims of a kind stand to each other; None where they have nothing to do with each other. What is "altered" is
# different, and yet so alike that the one was surely made of the other.
Answer = Literal["same", "compatible", "altered", "different"] | None

# "four people in Mayo and two in Galway": such a figure counts what the one before it counts.
GOES_ON = re.compile(r"(?:\b(?:and|or|but)|[,;]) $")
# "12 of its 240 factories": a part of what comes, not more of what came.
PART = re.compile(r" (?:out )?of\b")

# Two articles have the same number below this of different things often enough.
SMALL = 100


def measured(text: str) -> Iterator[Quantity]:
    """Yield the quantities of a text, in order: parts of a whole in percent, and each with what it counts.

    "One in five" is 20 percent; "a quarter of a million working hours" is in hours; "two" is two people where the
    sentence has just counted people. `counted_start` and `counted_end` may therefore be anywhere in the text.
    """
    before: Quantity | None = None
    for found in quantities(text):
        quantity = _in_units(found)
        if not (quantity.unit or quantity.counted) and before and _goes_on(text, quantity):
            at = before.counted_start, before.counted_end
            quantity = replace(quantity, counted=before.counted, counted_start=at[0], counted_end=at[1])
        if quantity.counted and not quantity.unit:
            before = quantity
        yield quantity


def amount(quantity: Quantity) -> Hashable:
    """Return a key that quantities of one size and kind share, whatever they count."""
    low, high = quantity.in_base(quantity.low), quantity.in_base(quantity.high)
    return quantity.base, round(low, 6), round(high, 6), quantity.kind, quantity.change, quantity.per


def is_telling(quantity: Quantity) -> bool:
    """Tell whether a quantity will hardly be the same twice by chance: it has a unit, or is no small number."""
    return bool(quantity.unit) or quantity.low >= SMALL


def _in_units(found: Quantity) -> Quantity:
    if found.unit:
        return found
    if found.kind == "value" and 0 < found.low < 1:
        return replace(found, value=round(found.low * 100, 6), unit=Unit(PERCENT, PERCENT, 1.0))
    noun = found.noun
    unit = unit_behind(noun, 0) if noun else None
    if not unit or unit[1] < len(noun):
        return found
    return replace(found, end=found.counted_end, unit=unit[0], counted="", counted_start=-1, counted_end=-1)


def _goes_on(text: str, quantity: Quantity) -> bool:
    goes_on = GOES_ON.search(text, max(0, quantity.start - 5), quantity.start)
    return quantity.kind == "value" and goes_on is not None and not PART.match(text, quantity.end)


def compare(one: Quantity, other: Quantity) -> Answer:
    """Tell how two quantities stand to each other, whatever they count.

    A figure that says nothing of what it is may be the same as one that does. What something is and what it changed by
    is the same figure altered, and so is one that merely keeps to a bound far from it; two ranges that merely overlap
    are different.
    """
    if _is_bare(one) != _is_bare(other) and (one.unit or other.unit):
        unit = one.unit or other.unit
        lent = replace(one, unit=unit), replace(other, unit=unit)
        return "same" if comparable(*lent) and _equal(*lent) else None
    if not comparable(one, other):
        unchanged = replace(one, change=""), replace(other, change="")
        return "altered" if comparable(*unchanged) and _equal(*unchanged) else None
    if not all(compatible(*ends) for ends in _ends(one, other)):
        return "different"
    if _equal(one, other):
        return "same"
    return "compatible" if _are_near(one, other) else "altered"


def _are_near(one: Quantity, other: Quantity) -> bool:
    ours, theirs = sorted((one.in_base(one.high), other.in_base(other.high)), key=abs)
    return abs(theirs - ours) <= ABOUT * abs(theirs)


def _is_bare(one: Quantity) -> bool:
    return not (one.unit or one.counted)


def _ends(one: Quantity, other: Quantity) -> list[tuple[Quantity, Quantity]]:
    """Return what of two quantities is to be compared: the ends of two ranges each by itself."""
    if not one.kind == other.kind == "range":
        return [(one, other)]
    return [
        (replace(one, value=ours, kind="value"), replace(other, value=theirs, kind="value"))
        for ours, theirs in ((one.low, other.low), (one.high, other.high))
    ]


def _equal(one: Quantity, other: Quantity) -> bool:
    """Tell whether two quantities are of one size; a measure that was turned into another unit is rounded."""
    ends = [(one.low, other.low), (one.high, other.high)]
    if all(one.in_base(ours) == other.in_base(theirs) for ours, theirs in ends):
        return True
    if not one.unit or not other.unit or one.unit == other.unit or one.unit.is_money:
        return False
    there, shift = 1 / other.unit.factor, other.unit.shift
    return all(math.isclose(one.in_base(ours) * there - shift, theirs, rel_tol=TURNED) for ours, theirs in ends)
