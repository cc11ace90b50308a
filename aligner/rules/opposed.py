"""Which words are opposites."""

from __future__ import annotations

from functools import cache

from aligner import lexicon
from aligner.words import Word, words

PREFIXES = ("un", "in", "im", "dis", "ir")


@cache
def opposites() -> dict[str, frozenset[str]]:
    """Read the table of opposites: for the key of each word, the keys of words that mean the opposite."""
    found: dict[str, set[str]] = {}
    for ones, others in lexicon.table("opposites").items():
        keys = [{word.key for word in words(side)} for side in (ones, others)]
        for one, other in (keys, keys[::-1]):
            for key in one:
                found.setdefault(key, set()).update(other - one)
    return {key: frozenset(each) for key, each in found.items()}


def opposed(one: Word, other: Word) -> bool:
    """Tell whether two words are opposites: by the table, or one is the other with a prefix (able, unable)."""
    return other.key in opposites().get(one.key, ()) or prefixed(one, other)


def prefixed(one: Word, other: Word) -> bool:
    """Tell whether one of two words is the other with a prefix that turns it into its opposite."""
    short, long = sorted((one.key, other.key), key=len)
    return len(short) > 3 and long.endswith(short) and long.removesuffix(short) in PREFIXES
