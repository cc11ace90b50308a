"""Finding text in both articles: whole words, in any case unless one is written large."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from aligner.result import SIDES, Side
from tui.navigation import step
from tui.painting import Found
from tui.picture import Picture
from tui.place import Place

# What is typed with the keys that are there stands for what is printed, too.
ALIKE = {"'": "['‘’]", '"': '["“”„«»]', "-": "[-\u2010\u2011–\u2014]"}


@dataclass(frozen=True)
class Match:
    """A range of the text of one side, and the sentence that it begins in."""

    side: Side
    sentence: int
    start: int
    end: int


@dataclass(frozen=True)
class Search:
    """What was looked for, all that was found, those of A first, and which of it the reader was led to."""

    text: str
    matches: tuple[Match, ...]
    at: int | None = None

    def from_place(self, place: Place) -> Search:
        """Go to the first match in the sentence at a place or behind it."""
        here = _order(place.side, place.index)
        found = (number for number, match in enumerate(self.matches) if _order(match.side, match.sentence) >= here)
        return replace(self, at=next(found, 0 if self.matches else None))

    def moved(self, direction: int, place: Place) -> tuple[Search, bool]:
        """Go to the next match or the previous one, in a circle; tell whether that led past the end.

        The reader may have gone on since the last one: what counts is where they are.
        """
        if self.at is not None and _order(place.side, place.index) == self._order_at(self.at):
            here = self.at
        else:
            before = self.from_place(place).at or 0
            beyond = self.matches and self._order_at(before) < _order(place.side, place.index)
            here = (len(self.matches) if beyond else before) - (1 if direction > 0 else 0)
        found = step(range(len(self.matches)), here, direction)
        return (replace(self, at=found.index), found.wrapped) if found else (self, False)

    def found(self, side: Side) -> Found:
        """Return what is to be marked on one side."""
        here = None if self.at is None else self.matches[self.at]
        return Found(
            tuple((match.start, match.end) for match in self.matches if match.side == side),
            (here.start, here.end) if here and here.side == side else None,
        )

    @property
    def said(self) -> str:
        """How many there are, and which one this is."""
        if not self.matches:
            return f"{self.text!r} is in neither article" if self.text else ""
        return f"{(self.at or 0) + 1} of {len(self.matches)}"

    def _order_at(self, number: int) -> tuple[int, int]:
        return _order(self.matches[number].side, self.matches[number].sentence)


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


def sentences(matches: Sequence[Match], side: Side) -> frozenset[int]:
    """Return the sentences of a side that hold a match."""
    return frozenset(match.sentence for match in matches if match.side == side)


def _is_word(character: str) -> bool:
    return character.isalnum() or character == "_"


def _order(side: Side, sentence: int) -> tuple[int, int]:
    return SIDES.index(side), sentence
