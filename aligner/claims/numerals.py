"""Figures and number words -> values: 19,500; 1.2 million; twenty-five; half a million; dozens; two-thirds."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from aligner import lexicon
from aligner.claims.tokens import GROUPING, Token, at

MAGNITUDES = {
    "hundred": 1e2,
    "thousand": 1e3,
    "lakh": 1e5,
    "million": 1e6,
    "crore": 1e7,
    "billion": 1e9,
    "trillion": 1e12,
}
# Written at a figure or behind a blank.
SHORT = {"mn": 1e6, "mln": 1e6, "mio": 1e6, "bn": 1e9, "bln": 1e9, "tn": 1e12, "trn": 1e12}
# Letters that are units elsewhere: magnitudes only where money is counted. A thousand is written at its figure only.
OF_MONEY = {"m": 1e6, "b": 1e9, "t": 1e12}
THOUSAND = "k"
# What "dozens" and the like may mean: up to the next greater word.
VAGUE = {
    "dozens": (12.0, 120.0),
    "hundreds": (1e2, 1e3),
    "thousands": (1e3, 1e4),
    "millions": (1e6, 1e7),
    "billions": (1e9, 1e10),
    "trillions": (1e12, 1e13),
}
TIMES = {"tens": 10.0, "dozens": 12.0, "hundreds": 100.0, "thousands": 1000.0}
FRACTIONS = {"half": 1 / 2, "third": 1 / 3, "quarter": 1 / 4, "fifth": 1 / 5, "sixth": 1 / 6, "tenth": 1 / 10}
GLYPHS = {"½": 1 / 2, "¼": 1 / 4, "¾": 3 / 4, "⅓": 1 / 3, "⅔": 2 / 3, "⅛": 1 / 8}
# Of so many parts one tells how many are meant: nine in ten.
WHOLES = (3, 4, 5, 10, 20, 100)
SLASHES = frozenset("/\u2044")
OF_MATCH = "time"  # half-time is no amount
DENOMINATORS = frozenset({"2", "3", "4", "5", "8", "16", "32", "64"})
HYPHENS = frozenset("-\u2011")
# A longer run of digits is a number in a register, not a value.
DIGITS = 16


class Numeral(NamedTuple):
    """A value and the tokens that say it, `first` to before `last`; `low` and `high` differ for "dozens" only.

    `scaled`: with a magnitude; `share`: a part of something, as in "two-thirds of".
    """

    first: int
    last: int
    low: float
    high: float
    scaled: bool = False
    share: bool = False


@cache
def cardinals() -> dict[str, float]:
    """Return number words up to ninety, and their values."""
    words = {word: float(value) for word, value in lexicon.table("numbers").items() if value.isdigit()}
    return {**words, "one": 1.0}


@cache
def _first_words() -> frozenset[str]:
    """Return the words that a numeral in words can begin with: most words begin none."""
    return frozenset({*cardinals(), *VAGUE, *TIMES, "a", "an", "half"})


def numeral(tokens: list[Token], index: int, is_money: bool = False) -> Numeral | None:
    """Return the numeral that begins at a token, if one does; `is_money`: a symbol of money stands before it."""
    token = tokens[index]
    if token.is_figure:
        return (_rate(tokens, index) if not token.glued else None) or _figure(tokens, index, is_money)
    if token.text in GLYPHS:
        return Numeral(index, index + 1, GLYPHS[token.text], GLYPHS[token.text])
    if not token.is_word or token.lower not in _first_words():
        return None
    return _rate(tokens, index) or _share(tokens, index) or _vague(tokens, index) or _words(tokens, index)


def _figure(tokens: list[Token], index: int, is_money: bool = False) -> Numeral | None:
    if len(tokens[index].text) > DIGITS:
        return None
    value, last = float(GROUPING.sub("", tokens[index].text)), index + 1
    if at(tokens, last).text in GLYPHS:
        value, last = value + GLYPHS[tokens[last].text], last + 1
    value, last = _with_fraction(tokens, value, last)
    factor, end = _magnitude(tokens, last, is_money)
    return Numeral(index, end, _times(value, factor), _times(value, factor), end > last)


def _with_fraction(tokens: list[Token], value: float, last: int) -> tuple[float, int]:
    """Read "1 5/8" and, before a unit or "of", "3/4"; given the value of the figure before `last`."""
    whole = 0.0 if at(tokens, last).text in SLASHES else value
    top = last - 1 if not whole else last
    marks = at(tokens, top), at(tokens, top + 1), at(tokens, top + 2)
    if not (
        marks[0].is_figure
        and marks[1].text in SLASHES
        and (marks[2].text in DENOMINATORS or marks[1].text != "/")
        and marks[2].glued
    ):
        return value, last
    is_plain = marks[0].text.isdigit() and marks[1].glued and marks[2].text.isdecimal()
    if not (is_plain and 0 < int(marks[0].text) < int(marks[2].text)):
        return value, last
    return whole + int(marks[0].text) / int(marks[2].text), top + 3


def _times(value: float, factor: float) -> float:
    """Multiply without the noise of binary fractions: 1.356 billion is 1356000000."""
    return float(f"{value * factor:.12g}")


def _magnitude(tokens: list[Token], index: int, is_money: bool) -> tuple[float, int]:
    """Return by how much the words at a token multiply a figure, and the index behind them."""
    token = at(tokens, index)
    if token.text in HYPHENS and token.glued and at(tokens, index + 1).lower in MAGNITUDES:
        index, token = index + 1, tokens[index + 1]
    if token.glued and token.lower == THOUSAND:
        return 1e3, index + 1
    short = SHORT.get(token.lower) or (OF_MONEY.get(token.lower) if is_money or _counts_people(tokens, index) else None)
    short = 1e6 if token.text == "M" else short
    if short and (token.glued or token.lower in SHORT):
        return short, index + 1
    factor = 1.0
    for _ in range(2):  # hundred million, lakh crore
        if at(tokens, index).lower not in MAGNITUDES:
            break
        factor, index = factor * MAGNITUDES[tokens[index].lower], index + 1
    return factor, index


def _counts_people(tokens: list[Token], index: int) -> bool:
    """Tell whether the letter m behind a figure stands before what is counted: 2.3m people, not 2.3m high."""
    behind = [at(tokens, index + k) for k in (1, 2)]
    counted = lexicon.words("quantities")["counted"]
    return at(tokens, index).lower == "m" and any(
        each.lower in counted or (each.is_word and each.lower.endswith("s") and len(each.text) > 3) for each in behind
    )


def _rate(tokens: list[Token], index: int) -> Numeral | None:
    """Read "one in seven", "one out of 20", "four in five", "three in every ten"; "eight out of 14" counts."""
    if at(tokens, index + 1).lower not in ("in", "out"):
        return None
    whole = index + 2 + (at(tokens, index + 2).lower == "of")
    is_every = at(tokens, whole).lower == "every"
    many, of = (
        _figure(tokens, first) if at(tokens, first).is_figure else _words(tokens, first)
        for first in (index, whole + is_every)
    )
    if not many or not of or not 0 < many.low < of.low:
        return None
    if many.low > 1 and not is_every and (whole > index + 2 or not _is_whole(tokens, of)):
        return None
    return Numeral(index, of.last, many.low / of.low, many.low / of.low, share=True)


def _is_whole(tokens: list[Token], of: Numeral) -> bool:
    """Tell whether parts are told of such a number: four in five voters, but two in five minutes."""
    behind = at(tokens, of.last).lower.removesuffix("s")
    return of.low in WHOLES and behind not in lexicon.words("quantities")["period"]


def _share(tokens: list[Token], index: int) -> Numeral | None:
    """Read "half a million", "half of", "two-thirds of", "a third of"."""
    token, after = tokens[index], at(tokens, index + 1)
    if token.lower == "half":
        whole = index + 1 + (after.lower in ("a", "an") or after.text in HYPHENS)
        if after.text in HYPHENS and at(tokens, whole).lower == OF_MATCH:
            return None
        if at(tokens, whole).lower in MAGNITUDES or at(tokens, whole).lower == "dozen":
            value = MAGNITUDES.get(tokens[whole].lower, 12.0) / 2
            return Numeral(index, whole + 1, value, value, scaled=True)
        if after.lower in ("of", "the", "its", "their", "his", "her", "all"):
            return Numeral(index, index + 1, 0.5, 0.5, share=True)
        return Numeral(index, whole, 0.5, 0.5) if whole > index + 1 else None  # half an hour
    many = 1.0 if token.lower in ("a", "one") else cardinals().get(token.lower, 0.0)
    part = index + 1 + (after.text in HYPHENS)
    name = at(tokens, part).lower
    fraction = FRACTIONS.get(name) or FRACTIONS.get(name.removesuffix("s"))
    if not 0 < many < 10 or not fraction or (name.endswith("s") != (many > 1)):
        return None
    behind = at(tokens, part + 1).lower
    hyphened = part > index + 1 and at(tokens, index).lower != "a"
    if behind == "of" and at(tokens, part + 2).lower in ("a", "an") and at(tokens, part + 3).lower in MAGNITUDES:
        value = many * fraction * MAGNITUDES[tokens[part + 3].lower]
        return Numeral(index, part + 4, value, value, scaled=True)
    is_bounded = at(tokens, index - 1).lower in lexicon.words("quantities")["before share"] and behind in (
        "",
        ".",
        ",",
        "in",
        "since",
        "to",
        "from",
    )
    if behind == "of" or hyphened or is_bounded or (behind == "the" and many > 1):
        return Numeral(index, part + 1, many * fraction, many * fraction, share=True)
    return None


def _vague(tokens: list[Token], index: int) -> Numeral | None:
    """Read "dozens", "hundreds of thousands"."""
    token = tokens[index].lower
    greater = at(tokens, index + 2).lower
    if token in TIMES and at(tokens, index + 1).lower == "of" and greater in VAGUE:
        low = TIMES[token] * VAGUE[greater][0]
        return Numeral(index, index + 3, low, low * 10)
    return Numeral(index, index + 1, *VAGUE[token]) if token in VAGUE else None


def _words(tokens: list[Token], index: int) -> Numeral | None:
    """Read number words: "twenty-five", "three hundred and five", "a million", "two and a half"."""
    total, group, last, scaled = 0.0, 0.0, index, False
    if at(tokens, index).lower in ("a", "an"):
        after = at(tokens, index + 1).lower
        if after not in MAGNITUDES and after != "dozen":
            return None
        group, last = 1.0, index + 1
    while True:
        here = last
        is_hyphen = at(tokens, here).text in HYPHENS and tokens[here].glued
        if (last > index and is_hyphen) or (scaled and at(tokens, here).lower == "and"):
            here += 1
        token = at(tokens, here)
        value = cardinals().get(token.lower)
        if value == 12.0 and token.lower == "dozen" and group:
            group, last = group * 12, here + 1
        elif value is not None and _fits(group, value):
            group, last = group + value, here + 1
        elif token.lower in MAGNITUDES and group and not (here > last and tokens[last].lower == "and"):
            factor = MAGNITUDES[token.lower]
            if factor == 100:
                group *= factor
            else:
                total, group = total + group * factor, 0.0
            last, scaled = here + 1, True
        else:
            break
    if last == index:
        return None
    value, last = _and_a_half(tokens, last, total + group, scaled)
    if value >= 10.0**DIGITS:
        return None
    return Numeral(index, last, value, value, scaled)


def _fits(group: float, value: float) -> bool:
    """Tell whether a number word goes on a number: twenty five, a hundred five, but not five six."""
    return (
        group == 0 or (group % 100 == 0 and value < 100) or (group % 10 == 0 and group % 100 >= 20 and 0 < value < 10)
    )


def _and_a_half(tokens: list[Token], last: int, value: float, scaled: bool) -> tuple[float, int]:
    """Read on behind a number: "two and a half", "one and a half million", "a million and a half"."""
    if [at(tokens, last + k).lower for k in range(3)] != ["and", "a", "half"]:
        return value, last
    factor, end = _magnitude(tokens, last + 3, is_money=False)
    if end > last + 3:
        return (value + 0.5) * factor, end
    return (value * 1.5 if scaled and value < 2e12 and value % 1000 == 0 else value + 0.5), last + 3
