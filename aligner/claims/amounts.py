"""Text -> amounts: figures and number words with their units, where they are quantities, and ranges of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from aligner import lexicon
from aligner.claims.bounds import bound_before, change_before, is_change
from aligner.claims.counted import counted, is_quantity
from aligner.claims.numerals import HYPHENS, Numeral, numeral
from aligner.claims.tokens import DASHES, Token, at
from aligner.claims.units import AGE, MAGNITUDE, PERCENT, Unit, money_at, unit_behind

# A plain value, the ends of a range, what something changed from and to, or the two figures of a result.
Kind = Literal["value", "range", "change", "result"]

MINUS = frozenset("-\u2212–")
AGED = ("aged", "age", "ages")
# What may stand between the ends of a range.
JOINTS = frozenset(
    {("to",), ("or",), ("and",), ("or", "even"), ("-", "to"), ("to", "-"), *((dash,) for dash in DASHES)}
)
# How far before "from 5 to 10" a verb makes it a change and not a range.
REACH = 8
OLDEST = 115
WHOLE = 100  # percent
YOUNGEST = 12  # who is said to be less years old is said to be "five years old"
# "died in prison at 86": so near behind such a word, and more than an hour of the day.
DYING, DIED_BEFORE, HOURS = frozenset({"die", "dies", "died", "dead"}), 8, 24
DIED_BEHIND = 5  # was 83 when she died
CLOSING = frozenset({"", ".", ",", ";"})
DOZEN, SCALES = "dozen", (1e12, 1e9, 1e6, 1e3, 1e2)


@dataclass(frozen=True)
class Amount:
    """A numeral with what belongs to it, tokens `first` to before `last`, from offset `start` to `end`.

    `low` and `high` are the same in a plain value, else what `kind` says: the ends of a range, what something changed
    from and to, or the two figures of a result.
    """

    first: int
    last: int
    start: int
    end: int
    low: float
    high: float
    unit: Unit | None
    number: Numeral
    kind: Kind = "value"


def amounts(text: str, found: list[Token]) -> list[Amount]:
    """Return the amounts among the tokens of a text, in order."""
    single, index = list[Amount](), 0
    while index < len(found):
        amount = _amount(text, found, index)
        if amount:
            single.append(amount)
        index = amount.last if amount else max(index + 1, _behind(found, index))
    return list(_joined(found, single))


def _amount(text: str, found: list[Token], index: int) -> Amount | None:
    """Return the amount that begins at a token, if one does."""
    currency, first = _money(text, found, index)
    sign, first = _sign(found, first, currency)
    number = numeral(found, first, currency is not None) if first < len(found) else None
    if not number:
        return None
    unit, end, last = currency, found[number.last - 1].end, number.last
    measured = unit_behind(text, end)
    if measured and (not currency or measured[0] == currency):
        unit, end = measured
        while last < len(found) and found[last].start < end:
            last += 1
    if not is_quantity(found, index, number, unit, last):
        return None
    if not unit:
        unit = _unit_before(found, index, last)
    kind: Kind = "value" if number.low == number.high else "range"
    return Amount(index, last, found[index].start, end, sign * number.low, sign * number.high, unit, number, kind)


def _money(text: str, found: list[Token], index: int) -> tuple[Unit | None, int]:
    """Return the currency whose symbol stands at a token, and the index behind it."""
    if found[index].glued and found[index - 1].kind != "mark":
        return None, index
    symbol = money_at(text, found[index].start)
    if not symbol:
        return None, index
    index += 1
    while index < len(found) and found[index].start < symbol[1]:
        index += 1
    return symbol[0], index


def _sign(found: list[Token], index: int, currency: Unit | None) -> tuple[float, int]:
    """Return the sign that stands at a token, and the index behind it: minus-5, -0.4, $-50.8bn."""
    token, after = at(found, index), at(found, index + 1)
    if token.lower == "minus" and at(found, index - 1).lower != "or":
        return -1.0, index + 1 + (after.text in HYPHENS)
    is_free = currency is not None or not token.glued or at(found, index - 1).text in "(["
    return (-1.0, index + 1) if token.text in MINUS and is_free and after.glued and after.is_figure else (1.0, index)


def _unit_before(found: list[Token], first: int, last: int) -> Unit | None:
    """Return the unit that the words before a bare figure give it: "aged 35", "over the age of 21", "magnitude 6.3"."""
    before = [at(found, first - k).lower for k in (1, 2)]
    if before[0] == "magnitude" or (before[0] in ("-", "of") and before[1] == "magnitude"):
        return MAGNITUDE
    if before[0] in AGED or before == ["of", "age"] or (before[0] in ("between", "from") and before[1] in AGED):
        return AGE
    number = found[last - 1]
    is_alone = last - first == 1 and number.text.isdigit() and int(number.text) < OLDEST
    if is_alone and _is_age(found, first, last, before):
        return AGE
    # "Lee, 35." and "the climber, 35, was"; in words only where it can be nothing else: "a boy, nine, was"
    is_name = at(found, first - 2).is_capitalised
    ends = {",", ".", ")", ";"} if is_name else {","}
    is_inserted = before[0] == "," and at(found, first - 2).is_word and at(found, last).text in ends
    is_in_words = last - first == 1 and number.is_word and before[1] in lexicon.words("quantities")["person"]
    return AGE if is_inserted and (is_alone or is_in_words) else None


def _is_age(found: list[Token], first: int, last: int, before: list[str]) -> bool:
    """Tell whether a bare figure is an age: a boy of 17, who is 54, died in prison at 86, was 83 when she died."""
    age, after = int(found[first].text), at(found, last).lower
    if before[0] == "at":
        is_dying = DYING & {at(found, index).lower for index in range(first - DIED_BEFORE, first)}
        return age > HOURS and after in CLOSING and bool(is_dying)
    if before[0] == "of" and before[1] in lexicon.words("quantities")["person"]:
        return not counted(found, last, None)
    if before[0] not in ("is", "was") or age <= YOUNGEST:
        return False
    if before[1] == "who":
        return after in CLOSING
    return after == "when" and bool(DYING & {at(found, last + k).lower for k in range(2, DIED_BEHIND)})


def _behind(found: list[Token], index: int) -> int:
    """Return the index behind a number that is no amount, so that no part of it is read again."""
    last = index + 1
    while found[index].is_figure and at(found, last).glued:
        if found[last].kind == "mark" and not (found[last].text in {*DASHES, *"/:.,@#"} and at(found, last + 1).glued):
            break
        last += 1
    return last


def _joined(found: list[Token], single: list[Amount]) -> Iterator[Amount]:
    """Yield the amounts; two that are a range, a change or a result as one."""
    index = 0
    while index < len(single):
        pair = _pair(found, *single[index : index + 2]) if index + 1 < len(single) else None
        yield pair or single[index]
        index += 2 if pair else 1


def _pair(found: list[Token], one: Amount, other: Amount) -> Amount | None:
    """Return two amounts as a range, a change or a result, if they are one."""
    if one.unit and other.unit and one.unit.base != other.unit.base:
        return None
    before = at(found, bound_before(found, one.first)[1] - 1).lower
    joints = tuple(token.lower for token in found[one.last : other.first])
    if before == "from" and _leads_to(found, one, other) and _moves(found, one, other):
        return _both(one, other, "change", one.low, other.high)
    if joints not in JOINTS:
        return None
    joint = joints[-1] if joints[0] in DASHES else joints[0]
    if _is_result(found, joint, one, other):
        return _both(one, other, "result", one.low, other.high)
    if (joint == "and" and before != "between") or (joint == "to" and _is_level(found, one, other)):
        return None
    low, high = _same_magnitude(found, one, other)
    if one.unit and one.unit.base == PERCENT and not other.unit and high > WHOLE:
        return None  # fell by 22 percent to 4.6 million carats
    if low > high or (joint == "or" and (low * 100 < high or 0 < one.low < 1 < other.low)):
        return None  # one in eight, or 9 million
    return _both(one, other, "range", low, high)


def _both(one: Amount, other: Amount, kind: Kind, low: float, high: float) -> Amount:
    return Amount(one.first, other.last, one.start, other.end, low, high, other.unit or one.unit, other.number, kind)


def _leads_to(found: list[Token], one: Amount, other: Amount) -> bool:
    """Tell whether "to" leads from one amount to the other: $75 per barrel to $45.88, 20 miles in 2008 to 29."""
    between = found[one.last : bound_before(found, other.first)[1]]
    return bool(between) and between[-1].lower == "to" and len(between) <= REACH


def _moves(found: list[Token], one: Amount, other: Amount) -> bool:
    """Tell whether "from 5 to 10" is a change and no range: it falls, or a verb of change stands before."""
    low, high = _same_magnitude(found, one, other)
    return low > high or any(is_change(token.lower) for token in found[max(0, one.first - REACH) : one.first])


def _is_result(found: list[Token], joint: str, one: Amount, other: Amount) -> bool:
    """Tell whether two figures with a dash between them are a result: 3-1, and nothing that they count."""
    is_plain = all(found[each.number.first].text.isdigit() and each.last == each.first + 1 for each in (one, other))
    is_plain = is_plain and not one.unit and not other.unit
    return joint in DASHES and is_plain and not counted(found, other.last, None)


def _is_level(found: list[Token], one: Amount, other: Amount) -> bool:
    """Tell whether two amounts with "to" between them are a change and where it led: rose 18 sen to 23.50."""
    is_measured = one.unit is not None and one.number.scaled == other.number.scaled
    return is_measured and change_before(found, bound_before(found, one.first)[1], is_measured=True) is not None


def _same_magnitude(found: list[Token], one: Amount, other: Amount) -> tuple[float, float]:
    """Return both ends; the magnitude of the second one holds for both in "3 to 5 billion", "two to three dozen"."""
    is_dozen = [found[each.number.last - 1].lower == DOZEN for each in (one, other)]
    if (other.number.scaled and not one.number.scaled) or is_dozen == [False, True]:
        scale = 12.0 if is_dozen[1] else next((scale for scale in SCALES if abs(other.high) >= scale), 1.0)
        if one.low < other.high / scale:
            return one.low * scale, other.high
    return one.low, other.high
