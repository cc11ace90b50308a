"""Finding text in both articles: whole words, in any case unless one is written large."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple

from aligner.labels import SIDES, Side
from tui.navigation import step
from tui.painting import Found
from tui.picture import Picture

# What is typed with the keys that are there stands for what is printed, too.
ALIKE = {"'": "['‘’]", '"': '["“”„«»]', "-": "[-\u2010\u2011–\u2014]"}


class Match(NamedTuple):
    """A range of the text of one side, and the sentence that it begins in."""

    side: Side
    sentence: int
    start: int
    end: int


# Where a search stops, in an order: the number of a side, and a sentence there; or in a table a row, and 0.
At = tuple[int, int]


def in_article(side: Side, sentence: int) -> At:
    """Return where a search stops that goes through the articles, A before B."""
    return SIDES.index(side), sentence


@dataclass(frozen=True)
class Search:
    """What was looked for, all that was found, those of A first, and which of it the reader was led to.

    It stops at each match; or else, in a table, at `rows`.
    """

    text: str
    matches: tuple[Match, ...]
    rows: tuple[int, ...] | None = None
    at: int | None = None

    @cached_property
    def stops(self) -> tuple[At, ...]:
        """Where it stops, in order."""
        if self.rows is not None:
            return tuple((row, 0) for row in self.rows)
        return tuple(in_article(match.side, match.sentence) for match in self.matches)

    def from_place(self, here: At) -> Search:
        """Go to the first stop at a place or behind it."""
        found = bisect_left(self.stops, here)
        return replace(self, at=found if found < len(self.stops) else 0 if self.stops else None)

    def moved(self, direction: int, here: At) -> tuple[Search, bool]:
        """Go to the next stop or the previous one, in a circle; tell whether that led past the end.

        The reader may have gone on since the last one: what counts is where they are.
        """
        if self.at is not None and here == self.stops[self.at]:
            at = self.at
        else:
            at = bisect_left(self.stops, here) - (1 if direction > 0 else 0)
        found = step(range(len(self.stops)), at, direction)
        return (replace(self, at=found.index), found.wrapped) if found else (self, False)

    def without(self, hidden: Mapping[Side, Collection[int]]) -> Search:
        """Return the search without what was found in some sentences."""
        return replace(self, matches=tuple(each for each in self.matches if each.sentence not in hidden[each.side]))

    def found(self, side: Side) -> Found:
        """Return what is to be marked on one side."""
        here = None if self.at is None or self.rows is not None else self.matches[self.at]
        return Found(
            tuple((match.start, match.end) for match in self.matches if match.side == side),
            (here.start, here.end) if here and here.side == side else None,
        )

    @property
    def said(self) -> str:
        """How many there are, and which one this is."""
        if not self.stops:
            where = "in no row" if self.matches and self.rows is not None else "in neither article"
            return f"{self.text!r} is {where}" if self.text else ""
        return f"{(self.at or 0) + 1} of {len(self.stops)}"


def search(text: str, texts: Mapping[Side, str], picture: Picture, *, typing: bool) -> Search:
    """Look for words in the texts of both sides; while they are being typed, the last one need not be whole."""
    found = pattern(text, typing=typing)
    if found is None:
        return Search("", ())
    matches = (
        Match(side, picture.side(side).sentence_at(match.start()), match.start(), match.end())
        for side in SIDES
        for match in found.finditer(texts[side])
    )
    return Search(text.strip(), tuple(matches))


def pattern(text: str, *, typing: bool = False) -> re.Pattern[str] | None:
    """Return what finds some words, one after the other; None for no words.

    Without a capital letter in them, the case is of no matter.
    """
    words = text.split()
    if not words:
        return None
    middle = r"\s+".join("".join(ALIKE.get(each, re.escape(each)) for each in word) for word in words)
    before = r"(?<!\w)" if _is_word(words[0][0]) else ""
    after = r"(?!\w)" if _is_word(words[-1][-1]) and not typing else ""
    return re.compile(before + middle + after, 0 if any(map(str.isupper, text)) else re.IGNORECASE)


def _is_word(character: str) -> bool:
    return character.isalnum() or character == "_"
