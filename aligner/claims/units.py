"""Units of measure and currencies: found behind or before a figure, and turned into one another."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from aligner import lexicon
from aligner.claims.tokens import FOLDED


@dataclass(frozen=True)
class Unit:
    """A unit: `base` names what it can be turned into, (value + `shift`) * `factor` is the value in base units."""

    name: str
    base: str
    factor: float
    shift: float = 0.0
    is_money: bool = False

    def to_base(self, value: float) -> float:
        """Return a value of this unit in base units."""
        return (value + self.shift) * self.factor


PERCENT = "percent"
PERCENTAGE_POINT = "percentage point"
TIME = "second"
MEASURES = ("metre", "kilogram", "litre", "square metre")
MAGNITUDE = Unit("magnitude", "magnitude", 1)
AGE = Unit("year of age", "year of age", 1)


# Between a figure and its unit; between the words of a unit.
GAP = re.compile(r"(?: ?[-\u2011] ?|[ \u00a0])?")
BLANKS = re.compile(r"[ \u00a0\u2011-]+")


@cache
def _tables() -> tuple[dict[str, Unit], dict[str, Unit]]:
    """Read the tables: words for units, in small letters and with blanks for hyphens, and symbols for them."""
    words: dict[str, Unit] = {}
    symbols: dict[str, Unit] = {}
    for table in ("units", "currencies"):
        for base, lines in lexicon.sections(table).items():
            for line in lines:
                name, size, spellings, signs = (part.strip() for part in line.split("|"))
                factor, _, shift = size.partition(" ")
                unit = Unit(name, base, float(factor), float(shift or 0), table == "currencies")
                words |= {word.replace("-", " "): unit for word in spellings.split(", ") if word}
                symbols |= {sign: unit for sign in signs.split(", ") if sign}
    return words, symbols


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Return patterns for words and for symbols behind a figure, and for symbols of money before one."""
    words, symbols = _tables()
    money = (
        sign
        for sign, unit in symbols.items()
        if unit.is_money and sign not in lexicon.words("quantities")["glued unit"]
    )
    end = r"(?![^\W_])"
    return (
        re.compile(rf"(?:{_any_of(words)}){end}", re.IGNORECASE),
        re.compile(rf"(?:{_any_of(symbols)}){end}"),
        re.compile(rf"(?:{_any_of(money)})"),
    )


def _any_of(spellings: Iterable[str]) -> str:
    """Return a pattern for any of several spellings, the longest first; a blank may also be a hyphen."""
    longest_first = sorted(spellings, key=len, reverse=True)
    return "|".join(r"(?:[ \u00a0]|[ ]?[-\u2011][ ]?)".join(map(re.escape, each.split(" "))) for each in longest_first)


def unit_behind(text: str, at: int) -> tuple[Unit, int] | None:
    """Return the unit that stands at an offset, or behind a blank or a hyphen there, and the offset of its end."""
    words, symbols = _tables()
    by_word, by_symbol, _ = _patterns()
    begin = GAP.match(text, at).end()  # type: ignore[union-attr]  # it matches nothing at all, too
    found = by_symbol.match(text, begin)
    if found and not (begin > at and found[0] in lexicon.words("quantities")["glued unit"]):
        return symbols[found[0]], found.end()
    found = by_word.match(text, begin)
    is_known = found and not FOLDED.search(found[0])
    return (words[BLANKS.sub(" ", found[0].lower())], found.end()) if found and is_known else None


def measure(word: str) -> Unit | None:
    """Return the unit of length, area, volume or weight that a single word, in small letters, is a word for."""
    words, symbols = _tables()
    unit = words.get(word) or (symbols.get(word) if word not in lexicon.words("quantities")["glued unit"] else None)
    return unit if unit and unit.base in MEASURES else None


def money_at(text: str, at: int) -> tuple[Unit, int] | None:
    """Return the currency whose symbol stands at an offset, and the offset of the symbol's end."""
    found = _patterns()[2].match(text, at)
    return (_tables()[1][found[0]], found.end()) if found else None
