"""Where the reader stands, which every view knows: a sentence in each article, and which article has the cursor."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from aligner.article import Article
from aligner.labels import OTHER, SIDES, Side


@dataclass(frozen=True)
class Place:
    """A sentence in each article, by index; the cursor is on that of `side`, whose `chosen` counterpart is shown."""

    side: Side = "left"
    left: int = 0
    right: int = 0
    chosen: int = 0

    @property
    def index(self) -> int:
        """The sentence under the cursor."""
        return self.at(self.side)

    def at(self, side: Side) -> int:
        """Return the sentence on one side."""
        return self.left if side == "left" else self.right

    def to(self, side: Side, index: int, chosen: int = 0) -> Place:
        """Return the place with the cursor on another sentence."""
        if side == "left":
            return replace(self, side=side, left=index, chosen=chosen)
        return replace(self, side=side, right=index, chosen=chosen)

    def settled(self, shown: Mapping[Side, int | None]) -> Place:
        """Return the place at what is `shown` in place of its sentences; if that is nothing, in the other article."""
        left, right = (self.at(side) if (at := shown[side]) is None else at for side in SIDES)
        sides = (side for side in (self.side, OTHER[self.side]) if shown[side] is not None)
        there = replace(self, side=next(sides, self.side), left=left, right=right)
        return there if there == self else replace(there, chosen=0)

    def moved(self, before: tuple[Article, Article], after: tuple[Article, Article]) -> Place:
        """Return the place in articles that were written anew: the same sentences, or where they stood."""
        left, right = map(_again, before, after, (self.left, self.right))
        return Place(self.side, left, right)


def _again(before: Article, after: Article, index: int) -> int:
    if index >= len(before.sentences):
        return 0
    text = before.sentence_text(index)
    same = [each.index for each in after.sentences if after.sentence_text(each.index) == text]
    return min(same, key=lambda each: abs(each - index), default=min(index, max(0, len(after.sentences) - 1)))
