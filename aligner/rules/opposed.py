"""Which words are opposites, and which tell one event from its two sides."""

from __future__ import annotations

from functools import cache, lru_cache

from aligner import lexicon
from aligner.words import Word, words

PREFIXES = ("un", "in", "im", "dis", "ir")
# Of so many letters is a word at least that takes one of them.
SHORTEST = 4
# What holds the words of a phrase together in the table, and in its key.
LINK = "_"


@cache
def opposites() -> dict[str, frozenset[str]]:
    """Read the table of opposites, as `_pairs` does: what means the opposite of a word or phrase."""
    return _pairs("opposites")


@cache
def converses() -> dict[str, frozenset[str]]:
    """Read the table of converses, as `_pairs` does: what a word or phrase is to the other side (beat, lost to)."""
    return _pairs("converses")


def _pairs(table: str) -> dict[str, frozenset[str]]:
    """Read a table: for the key of each word or phrase on one side of a line, the keys of all on the other side.

    The key of a phrase (turned down) is that of its words, joined by LINK.
    """
    found: dict[str, set[str]] = {}
    for ones, others in lexicon.table(table).items():
        keys = [{_key(term) for term in side.split()} for side in (ones, others)]
        for one, other in (keys, keys[::-1]):
            for key in one:
                found.setdefault(key, set()).update(other - one)
    return {key: frozenset(each) for key, each in found.items()}


def _key(term: str) -> str:
    return LINK.join(word.key for part in term.split(LINK) for word in words(part))


@lru_cache(maxsize=1 << 16)
def opposite_keys(key: str) -> frozenset[str]:
    """Return the keys of words that are the opposite of a word: by the table, or with a prefix (able, unable)."""
    return opposites().get(key, frozenset()) | _prefixed(key)


def opposed(one: Word, other: Word) -> bool:
    """Tell whether two words are opposites."""
    return other.key in opposite_keys(one.key)


def are_converse(one: str, other: str) -> bool:
    """Tell whether two keys of words or phrases tell one event from its two sides."""
    return other in converses().get(one, ())


def prefixed(one: str, other: str) -> bool:
    """Tell whether one of two keys is the other with a prefix that turns it into its opposite."""
    return other in _prefixed(one)


def _prefixed(key: str) -> frozenset[str]:
    """Return a key with each of the prefixes, and without the one that it has; what is shorter has none."""
    longer = {prefix + key for prefix in PREFIXES if len(key) >= SHORTEST}
    shorter = {key.removeprefix(prefix) for prefix in PREFIXES if key.startswith(prefix)}
    return frozenset(longer | {each for each in shorter if len(each) >= SHORTEST})
