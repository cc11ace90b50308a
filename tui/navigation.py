"""From one sentence to the next of a kind: which sentences a key visits, and where it goes from here."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Container, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Generic, TypeVar

from aligner.labels import Label, Relation
from aligner.result import Comparison
from tui.place import Place

CONTRADICTION = "contradiction"
# What each kind of key visits. A sentence that is partly shared is both: shared in part, and a difference.
KINDS: dict[str, frozenset[Label]] = {
    "difference": frozenset({Label.PARTIAL, Label.UNIQUE, Label.CONTRADICTORY}),
    "unique": frozenset({Label.UNIQUE}),
    "shared": frozenset({Label.SHARED, Label.PARTIAL}),
    CONTRADICTION: frozenset({Label.CONTRADICTORY}),
}


# Where a key may go: a sentence or a row, by number, or a sentence and one of its counterparts.
Stop = TypeVar("Stop", int, tuple[int, int])


@dataclass(frozen=True)
class Step(Generic[Stop]):
    """A move to place `index`, which is number `number` of `count` of its kind, perhaps `wrapped` past the end."""

    index: Stop
    number: int
    count: int
    wrapped: bool

    def said(self, kind: str, direction: int) -> str:
        """Say which of how many of a kind it is."""
        return f"{kind} {self.number} of {self.count}{past_the_end(direction, wrapped=self.wrapped)}"


def past_the_end(direction: int, *, wrapped: bool) -> str:
    """Say where a move went on that led past the last place (or the first), nothing if it did not."""
    if not wrapped:
        return ""
    return "  · from the top" if direction > 0 else "  · from the end"


def of_kind(labels: Sequence[Label | None], kind: str) -> list[int]:
    """Return the indexes of the sentences of a kind."""
    return [index for index, label in enumerate(labels) if label in KINDS[kind]]


def nearest(count: int, here: int, direction: int, hidden: Container[int]) -> int | None:
    """Return `here`, of so many places, or if it is hidden the next one in a direction, or else in the other one."""
    here = min(max(here, 0), count - 1)
    below, above = range(max(here, 0), count), range(here, -1, -1)
    ways = (below, above) if direction > 0 else (above, below)
    return next((place for place in chain(*ways) if place not in hidden), None)


def step(places: Sequence[Stop], here: Stop, direction: int) -> Step[Stop] | None:
    """Go from `here` to the next of some places in order (or the previous, if `direction` is negative), in a circle."""
    if not places:
        return None
    at = bisect_right(places, here) if direction > 0 else bisect_left(places, here) - 1
    number = at % len(places)
    return Step(places[number], number + 1, len(places), wrapped=at != number)


def next_clash(
    comparison: Comparison, place: Place, sentences: Sequence[int], index: int, direction: int
) -> Step[tuple[int, int]] | None:
    """Go to the next contradiction of the side that a place is on: a sentence, and which of its counterparts.

    `sentences` are those that have any, in order, and `index` is the one from which the reader looks for the next.
    """
    clashes = [
        (sentence, at)
        for sentence in sentences
        for at, pair in enumerate(comparison.counterparts(place.side, sentence))
        if pair.relation is Relation.CONTRADICTORY
    ]
    beyond = len(comparison.pairs) if direction > 0 else -1
    return step(clashes, (index, place.chosen if index == place.index else beyond), direction)
