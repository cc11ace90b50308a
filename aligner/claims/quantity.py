"""Text -> quantities: how much, or how many of what, in which unit, and how exactly."""

from __future__ import annotations

from dataclasses import dataclass, replace

from aligner import lexicon
from aligner.claims.amounts import Amount, Kind, amounts
from aligner.claims.bounds import Bound, bound_before, bound_behind, change_before, change_behind
from aligner.claims.clock import CLOCK
from aligner.claims.counted import counted
from aligner.claims.tokens import Token, at, tokens
from aligner.claims.units import AGE, PERCENT, PERCENTAGE_POINT, TIME, Unit, measure

Value = float | tuple[float, float]

# What makes an amount a rate, in one word, and what makes "a year" none.
RATES = {"annually": "year", "yearly": "year", "monthly": "month", "weekly": "week", "daily": "day", "hourly": "hour"}
OF = "of"
# Words for measures that are things, too: for 68 million euros a yard will build two ferries.
THINGS = frozenset({"yard", "foot", "stone"})
# Behind one of these, and before one of those, an amount may lack a unit that stood behind the same word before.
ELIDING, CLOSING = frozenset({"within", "by", "for", "after"}), frozenset({"", ".", ",", ";", "and", "but"})
SINCE = frozenset({"ago", "earlier", "before", "later"})
# Of these an amount is a change behind a verb alone: rose 5%, but not lost five games.
MEASURED = (PERCENT, PERCENTAGE_POINT, "point")
# Money right behind these is what was collected, and no rise; so is what they "put up".
COLLECTED, PUT = frozenset({"raise", "raises", "raised", "raising"}), frozenset({"put", "puts", "putting"})


@dataclass(frozen=True)
class Quantity:
    """A quantity in a text: `text[start:end]` is its figure with its unit.

    `value` is a number or, as `kind` says, the two ends of a range, what something changed from and to ("from 10 to
    5"), or the two figures of a result ("3-1"). It is in `unit`, which is None for bare counts.

    `bound` tells how exact it is ("=", "~" about, "<" below or up to, ">" above or at least), or that something rose
    ("up") or fell ("down") by so much; `limit` tells the former alone, also of a rise or a fall. `change` is "up" or
    "down" wherever it is by how much something changed ("a 5% drop"), else "". `counted` is what is counted, as written
    ("hostages"), at `counted_start` to `counted_end`, or empty. `per` makes it a rate ("month"); what is per
    so much length, area, volume or weight is per the base unit, of which it is per `per_size` ("kilogram", 100 of them
    in a quintal). The words before it that are its bound ("fewer than") begin at `bound_start`, which is -1 where there
    are none.
    """

    start: int
    end: int
    value: Value
    bound: Bound
    kind: Kind = "value"
    unit: Unit | None = None
    limit: Bound = "="
    change: str = ""
    counted: str = ""
    counted_start: int = -1
    counted_end: int = -1
    per: str = ""
    per_size: float = 1.0
    bound_start: int = -1

    @property
    def low(self) -> float:
        """The value, or the first of two."""
        return self.value[0] if isinstance(self.value, tuple) else self.value

    @property
    def high(self) -> float:
        """The value, or the second of two."""
        return self.value[1] if isinstance(self.value, tuple) else self.value

    @property
    def base(self) -> str:
        """What its unit is a unit of; empty for bare counts."""
        return self.unit.base if self.unit else ""

    @property
    def noun(self) -> str:
        """The noun of what is counted, which comes last, in small letters: the hostages of "129 young hostages"."""
        return self.counted.rpartition(" ")[2].casefold()

    def in_base(self, value: float) -> float:
        """Return a number of its unit in base units; of a rate, in base units per base unit."""
        return (self.unit.to_base(value) if self.unit else value) / self.per_size


def quantities(text: str) -> tuple[Quantity, ...]:
    """Return the quantities of a text, in order.

    Years, dates, times, telephone numbers, ordinals and numbers that are part of a name (F-16, No. 5) are none.
    """
    found = tokens(text)
    quantities: list[Quantity] = []
    before: Amount | None = None
    large: Unit | None = None  # of the last million or the like: of 500 million euros 210 million
    for amount in amounts(text, found):
        quantity = _quantity(text, found, amount)
        if before and (_converts(found, before, amount) or _goes_on(found, quantity, quantities[-1], amount)):
            quantity = replace(
                quantity, bound=quantities[-1].bound, limit=quantities[-1].limit, change=quantities[-1].change
            )
        if amount.number.scaled and not (quantity.unit or quantity.counted):
            quantity = replace(quantity, unit=large)
        if amount.number.scaled:
            large = quantity.unit
        if before and quantities[-1].unit and _is_elided(found, quantity, before, amount):
            quantity = replace(quantity, unit=quantities[-1].unit)
        quantities.append(quantity)
        before = amount
    clock = [match.span() for match in CLOCK.finditer(text)]
    return tuple(each for each in quantities if not any(start < each.end and each.start < end for start, end in clock))


def _quantity(text: str, found: list[Token], amount: Amount) -> Quantity:
    unit = amount.unit
    value = amount.low if amount.kind == "value" else (amount.low, amount.high)
    if amount.kind == "result":
        return Quantity(amount.start, amount.end, value, "=", "result")
    bound, limit, change, first = _bound(found, amount)
    at_bound = found[first].start if first < amount.first else -1
    per, behind = _rate(found, amount.last)
    if not per and unit is not None and at(found, amount.last).lower == OF:
        per, _ = _rate(found, amount.last + 2)  # cubic metres of water a second
    each = measure(per)
    quantity = Quantity(
        amount.start,
        amount.end,
        value,
        bound,
        amount.kind,
        unit,
        limit,
        change,
        per=each.base if each else per,
        per_size=each.factor if each else 1.0,
        bound_start=at_bound,
    )
    noun = None if unit == AGE else counted(found, behind, unit)
    if not noun:
        return quantity
    start, end = found[noun[0]].start, found[noun[1] - 1].end
    return replace(quantity, counted=text[start:end], counted_start=start, counted_end=end)


def _bound(found: list[Token], amount: Amount) -> tuple[Bound, Bound, str, int]:
    """Return `bound`, `limit` and `change` of an amount, and the index of the first token that makes its bound."""
    bound, first = bound_before(found, amount.first)
    if bound == "=":
        bound = bound_behind(found, amount.last)
    unit = amount.unit
    is_measured = unit is not None and (unit.is_money or unit.base in MEASURED)
    before = change_before(found, first, is_measured) if amount.kind != "change" else None
    if before and not is_measured and at(found, amount.last).lower == "of" and at(found, first - 1).lower != "by":
        before = None  # it dropped 18 cm of rain
    near = [at(found, first - k).lower for k in (1, 2, 3)]
    if before and unit is not None and unit.is_money and (COLLECTED & {*near[:2]} or PUT & {*near}):
        before = None  # an appeal raised $5 million
    if before and unit is not None and unit.base == TIME and at(found, amount.last).lower in SINCE:
        before = None  # dropped two years ago
    change = before or change_behind(found, amount.last, is_measured) or ""
    return (before if before and bound in ("=", "~") else bound), bound, change, first


def _rate(found: list[Token], index: int) -> tuple[str, int]:
    """Return what an amount is per (a month, per share), and the index behind it."""
    word, after = at(found, index).lower, at(found, index + 1).lower
    if word in RATES:
        return RATES[word], index + 1
    if after in lexicon.words("quantities")["period"] and at(found, index + 2).lower in SINCE:
        return "", index  # $1.12 a year ago
    if (word in ("per", "/") and after.isalpha()) or (word in ("a", "an", "every") and _is_unit(after)):
        return after, index + 2
    if (word, after) in (("for", "each"), ("for", "every")) and at(found, index + 2).lower.isalpha():
        return at(found, index + 2).lower, index + 3
    return "", index


def _is_unit(word: str) -> bool:
    """Tell whether a price or a pace may be for one of what a word stands for: a month, a share, a kilogram."""
    return word in lexicon.words("quantities")["period"] or (word not in THINGS and measure(word) is not None)


def _goes_on(found: list[Token], quantity: Quantity, before: Quantity, amount: Amount) -> bool:
    """Tell whether an amount repeats the verb of the one before: one share fell 2.3%, another by 2.6%."""
    by = at(found, amount.first - 1).lower == "by"
    return by and quantity.bound == "=" and quantity.unit is not None and quantity.unit == before.unit


def _is_elided(found: list[Token], quantity: Quantity, before: Amount, amount: Amount) -> bool:
    """Tell whether an amount leaves out the unit of the one before: one within 60 days, the other within 180."""
    preposition = at(found, amount.first - 1).lower
    is_one = preposition == at(found, before.first - 1).lower and preposition in ELIDING
    return is_one and not quantity.unit and not quantity.counted and at(found, amount.last).lower in CLOSING


def _converts(found: list[Token], before: Amount, amount: Amount) -> bool:
    """Tell whether an amount repeats the one before in another unit: 296 hp (224 kW / 300 PS), 5 feet or 1.5 metres."""
    if not before.unit or not amount.unit or before.unit == amount.unit:
        return False
    marks = [token.text for token in found[before.last : amount.first]]
    if marks == [",", "or"]:  # rose 45 points, or 1.2%
        return True
    return marks in (["("], ["/"]) or (marks == ["or"] and before.unit.base == amount.unit.base)
