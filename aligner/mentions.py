"""Figures, dates and names in the words of a sentence: those with one value are shared, however they are written."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from aligner.claims.name import unaccented
from aligner.facts.measured import is_telling
from aligner.facts.statements import KINDS, Kind, values
from aligner.rules.slot import places
from aligner.similarity import Profile

# A name that is a part of a figure or of a date is none: what is found of an earlier kind goes before.
ORDER = (Kind.QUANTITY, Kind.DATE, Kind.NAME)
# A figure is the same, too, where one sentence says that something is so much, and the other that it rose by it.
ALIKE = ("same", "altered")
# What is written with the word before it as one: the bridge's, two weeks'.
CLITICS = ("'", "’")


class Mention(NamedTuple):
    """A value of a sentence in its words, `first` to before `last`."""

    kind: Kind
    value: Any
    first: int
    last: int


def mentions(sentence: Profile) -> list[Mention]:
    """Return the figures, dates and names of a sentence; no two have a word in common."""
    found = list[Mention]()
    for kind in ORDER:
        for value in values(sentence.text, kind, sentence.dateline):
            inside = places(sentence, value.start, value.end)
            if inside and not any(each.first < inside.stop and inside.start < each.last for each in found):
                found.append(Mention(kind, value, inside.start, inside.stop))
    return found


def equal(left: Profile, right: Profile, ours: Sequence[Mention], theirs: Sequence[Mention]) -> NDArray[np.bool_]:
    """Tell which words are of mentions with one value: shape (left words, right words)."""
    same = np.zeros((len(left.words), len(right.words)), np.bool_)
    for one in ours:
        for other in theirs:
            same[one.first : one.last, other.first : other.last] = _are_one(one, other)
    return same


def _are_one(one: Mention, other: Mention) -> bool:
    """Tell whether two mentions have one value; a small number has that only if both count the same.

    A name may be shortened, to its end at least: Martin Aldane is Aldane, and not Gregor Aldane.
    """
    if one.kind is other.kind is Kind.NAME:
        short, long = sorted((unaccented(one.value.parts), unaccented(other.value.parts)), key=len)
        return {*short} <= {*long} and (short[-1] == long[-1] or {*short} == {*long})
    if one.kind is not other.kind or KINDS[one.kind][1](one.value, other.value) not in ALIKE:
        return False
    return one.kind is Kind.DATE or is_telling(one.value) or one.value.noun == other.value.noun != ""


def whole(sentence: Profile, found: Sequence[Mention], shared: Sequence[bool], same: NDArray[np.bool_]) -> list[bool]:
    """Return for each word whether it is shared, no figure and no date in part, and no clitic without its word.

    A figure with the `same` value in the other sentence is shared whole; any other one is if all its words with content
    are. Of names that differ a reader wants to see in what: words of them are shared one by one.
    """
    out = list(shared)
    for each in found:
        if each.kind is Kind.NAME:
            continue
        inside = range(each.first, each.last)
        telling = [index for index in inside if sentence.words[index].content] or inside
        is_shared = any(same[index] for index in inside) or all(shared[index] for index in telling)
        out[each.first : each.last] = [is_shared] * len(inside)
    for index, word in enumerate(sentence.words):
        if index and word.text.startswith(CLITICS) and sentence.words[index - 1].end == word.start:
            out[index] = out[index - 1]
    return out
