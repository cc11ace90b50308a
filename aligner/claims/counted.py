"""Which numbers count something, and what: years, dates, times, addresses and numbers in names count nothing."""

from __future__ import annotations

from functools import cache

from aligner import lexicon
from aligner.claims.bounds import bound_before
from aligner.claims.numerals import GLYPHS, HYPHENS, Numeral, cardinals
from aligner.claims.tokens import DASHES, Token, at
from aligner.claims.units import PERCENT, Unit

YEARS = range(1500, 2100)
# How many adjectives stand at most before what is counted.
REACH = 5


def is_quantity(found: list[Token], first: int, number: Numeral, unit: Unit | None, last: int) -> bool:
    """Tell whether a number is how much or how many of something; with its unit it is tokens `first` to `last`."""
    if found[number.first].is_figure:
        return (first < number.first or _is_free(found, number)) and not (
            _is_decade(found, number)
            or (unit is None and any(test(found, number) for test in (_is_date, _is_time, _is_named, _is_address)))
        )
    return _words_count(found, first, number, unit, last)


def counted(found: list[Token], index: int, unit: Unit | None) -> tuple[int, int] | None:
    """Return the tokens, from and to, of the noun with its adjectives behind an amount that says what is counted."""
    token = at(found, index)
    if token.text in HYPHENS and not unit:  # 11-member, 11 - member
        noun = at(found, index + 1)
        if noun.lower in ("plus", "odd", "strong"):
            return counted(found, index + 2, unit)
        return (index + 1, index + 2) if noun.is_word and noun.glued == token.glued else None
    if token.lower in ("of", "more", "other", "additional", "new", "or"):
        index += 2 if token.lower == "or" and at(found, index + 1).lower in ("more", "so") else 1
        if at(found, index).lower in ("the", "its", "their", "those", "his", "her", "all"):
            index += 1
        elif at(found, index - 1).lower == "or":
            return None
    elif unit and unit.base == PERCENT:
        return None
    # What is so long stands next to its length, and a verb may follow: "the 48-hour strike begins".
    reach = 1 if unit and at(found, index - 2).text in HYPHENS else REACH
    classes, functions = lexicon.words("quantities"), lexicon.words("function_words")["words"]
    for here in range(index, min(index + reach, len(found))):
        token = found[here]
        if token.text in HYPHENS and token.glued and at(found, here + 1).glued:
            continue
        if not token.is_word or token.lower in functions or token.lower in cardinals():
            return None
        if token.lower in classes["counted"] or _is_plural(token.lower):
            return None if at(found, here + 1).text in {"'", "’"} and at(found, here + 1).glued else (index, here + 1)
    return None


def _is_plural(word: str) -> bool:
    return len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is", "'s"))


# ---- written in words


def _words_count(found: list[Token], first: int, number: Numeral, unit: Unit | None, last: int) -> bool:
    token, before = found[number.first], at(found, first - 1)
    follows_dash = before.glued and before.text in DASHES and token.glued
    of_others = before.lower in lexicon.words("quantities")["part of others"]
    if number.share:
        return not of_others and not follows_dash
    if token.lower == "half" and not number.scaled:
        return unit is not None and not of_others
    if number.last == number.first + 1 and token.lower in ("one", "dozen"):
        return token.lower == "one" and _one_counts(found, first, unit)
    if before.lower in ("several", "few") or follows_dash:
        return False
    if number.low != number.high or number.scaled or token.text in GLYPHS or unit:
        return True
    numbered = _is_numbered(found, number) or _is_ranked(found, number)
    return not (numbered or _is_date(found, number) or _no_count(found, number) or at(found, last).lower == "o'clock")


def _one_counts(found: list[Token], index: int, unit: Unit | None) -> bool:
    """Tell whether "one" counts: one area, just one hostage, a one-day strike; but not the one, no one."""
    classes = lexicon.words("quantities")
    behind = at(found, index + 1)
    if behind.text in HYPHENS:
        return unit is not None
    if at(found, index - 1).lower in classes["not before one"]:
        return False
    if behind.lower == "of":
        return True
    return behind.is_word and not behind.is_capitalised and (unit is not None or behind.lower not in classes["no noun"])


# ---- written in digits


def _is_free(found: list[Token], number: Numeral) -> bool:
    """Tell whether figures stand by themselves, and are no part of a word or a longer number: F-16, 5G, 555-1234."""
    token, before, behind = found[number.first], at(found, number.first - 1), at(found, number.last)
    if behind.text in DASHES and behind.glued:
        parts = [at(found, number.last + k) for k in (1, 2, 3)]
        is_chain = parts[1].text in DASHES and all(part.glued for part in parts) and parts[2].is_figure
        if is_chain or _is_register(token, parts[0]):
            return False
    if not token.glued:
        return True
    if before.is_word:
        return False
    earlier = at(found, number.first - 2)
    if before.text in {*"#@:/._'’", "&"}:
        return before.text == "/" and not before.glued
    if before.text not in DASHES:
        return True
    if at(found, number.last).text in DASHES and at(found, number.last + 1).is_figure and before.glued:
        return False  # 1-800-555
    if _is_register(earlier, token):
        return False
    if not before.glued:
        return not (earlier.is_word and earlier.text.isupper())  # COVID -19
    # The upper end of a range may follow a unit: 25min-40min, minus-5.
    is_upper_end = earlier.glued and at(found, number.first - 3).is_figure
    return not earlier.is_word or is_upper_end or earlier.lower in ("to", "minus", "sub", "magnitude")


def _is_register(one: Token, other: Token) -> bool:
    """Tell whether figures with a hyphen between them are a telephone number, a year and the next, or the like."""
    if not (one.text.isdigit() and other.text.isdigit() and other.glued):
        return False
    begins_with_year = len(one.text) == 4 and int(one.text) in YEARS and len(other.text) in (2, 4)
    return begins_with_year or (len(one.text) >= 3 and len(other.text) >= 4 and int(one.text) < int(other.text))


def _is_decade(found: list[Token], number: Numeral) -> bool:
    """Tell whether figures are a decade, an age group, or a plural or owner: the 1970s, her 40s, 737s, 2018s."""
    behind = at(found, number.last)
    return behind.text == "s" and behind.glued and found[number.first].text.isdigit()


def _is_date(found: list[Token], number: Numeral) -> bool:
    """Tell whether a number is a year, or the day of a date: September 8, 8 September, Oct. 7."""
    token, before, behind = found[number.first], at(found, number.first - 1), at(found, number.last)
    if number.last > number.first + 1:
        return False
    if len(token.text) == 4 and token.text.isdigit() and int(token.text) in YEARS:
        is_bounded = bound_before(found, number.first)[0] in ("<", ">") and before.lower in ("than", "least", "most")
        return not is_bounded and behind.lower not in lexicon.words("quantities")["counted"]
    if before.text == ".":
        before = at(found, number.first - 2)
    return 0 < number.low < 32 and any(each.is_capitalised and each.lower in _months() for each in (before, behind))


@cache
def _months() -> frozenset[str]:
    return frozenset(name for name, value in lexicon.table("calendar").items() if value.startswith("month"))


def _is_time(found: list[Token], number: Numeral) -> bool:
    """Tell whether figures are a time of the day: 2:55, 10am, 3 p.m., 9 o'clock."""
    behind = at(found, number.last)
    if behind.text == ":" and at(found, number.last + 1).is_figure:
        return True
    if behind.lower == "a" and at(found, number.last + 1).text == "." and at(found, number.last + 2).lower == "m":
        return True
    if at(found, number.first - 1).text == ":" and at(found, number.first - 2).is_figure:
        return True
    return behind.lower in ("am", "pm", "a.m.", "p.m.", "o'clock", "gmt", "noon", "midnight")


def _is_named(found: list[Token], number: Numeral) -> bool:
    """Tell whether a number is part of a name or stands in a list: No. 5, category 4, iPhone 11, the 7th, 5G."""
    token, before, behind = found[number.first], at(found, number.first - 1), at(found, number.last)
    if behind.glued and (behind.is_word or (behind.text in {*"/#@_'’:"} and at(found, number.last + 1).glued)):
        return True
    if before.text == "." and at(found, number.first - 2).lower in ("no", "nos", "vol", "fig", "art", "sec"):
        return True
    if before.text == "#" or _is_numbered(found, number):
        return True
    if _is_ranked(found, number) or _no_count(found, number):
        return True
    begins_line = number.first == 0 or (number.first == 1 and before.text == "(")
    if begins_line and behind.text in {")", "."} and number.last < len(found) - 1:
        return True
    if number.scaled or not token.text.isdigit() or counted(found, number.last, None):
        return False
    follows_name = before.is_capitalised and number.first > 1
    return follows_name or (behind.is_capitalised and not behind.text.isupper())


def _is_numbered(found: list[Token], number: Numeral) -> bool:
    """Tell whether a number is one in a list or a name: page 12, Order 22; but not in "to order 22 ships"."""
    is_verb = at(found, number.first - 2).lower in lexicon.words("quantities")["before a verb"]
    listed = at(found, number.first - 1).lower in lexicon.words("quantities")["numbered"]
    return listed and not (is_verb and counted(found, number.last, None))


def _is_ranked(found: list[Token], number: Numeral) -> bool:
    """Tell whether a number stands in "the top ten" with nothing counted behind it."""
    ranked = at(found, number.first - 1).lower in lexicon.words("quantities")["ranked"]
    if at(found, number.last).text in DASHES and at(found, number.last + 1).is_figure:  # won the final 3-1
        return False
    return ranked and not counted(found, number.last, None)


def _no_count(found: list[Token], number: Numeral) -> bool:
    """Tell whether the word behind a hyphen makes a number no count: a four-figure sum."""
    hyphen, noun = at(found, number.last), at(found, number.last + 1)
    return hyphen.text in HYPHENS and hyphen.glued and noun.lower in lexicon.words("quantities")["no count"]


def _is_address(found: list[Token], number: Numeral) -> bool:
    """Tell whether a number is that of a house: 575 Wilbraham Road."""
    for index in range(number.last, min(number.last + 4, len(found))):
        if not found[index].is_capitalised:
            return False
        if index > number.last and found[index].lower in lexicon.words("quantities")["street"]:
            return True
    return False
