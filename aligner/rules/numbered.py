"""What bears a number in a sentence: Route 168, Category 3."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from aligner import lexicon
from aligner.rules.figures import claimed, dated
from aligner.words import words


class Numbered(NamedTuple):
    """Something that bears a number: of what kind it is, in small letters, the number, and where both stand."""

    kind: str
    number: str
    start: int
    end: int

    @property
    def name(self) -> str:
        """Its kind and its number: route 168."""
        return f"{self.kind} {self.number}"


@lru_cache(maxsize=1024)
def numbered(text: str) -> tuple[Numbered, ...]:
    """Return what bears a number in a sentence: a word with a capital right before a number that is nothing else."""
    taken = [*((each.start, each.end) for each in claimed(text)), *((each.start, each.end) for each in dated(text))]
    return tuple(
        Numbered(kind.plain, number.text, kind.start, number.end)
        for kind, number in pairwise(words(text))
        if kind.text[0].isupper() and kind.is_word and not kind.is_number and number.text.isdigit()
        if kind.plain not in lexicon.table("calendar")
        if not any(start < number.end and number.start < end for start, end in taken)
    )
