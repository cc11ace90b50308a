"""A view whose rows are items that the articles mention: which of them a filter leaves, and which a search stops at."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from dataclasses import replace
from typing import ClassVar, Generic, TypeVar

from aligner.labels import SIDES, Label, Side
from tui.finding import At, Search
from tui.navigation import of_kind
from tui.views.mentions import Mention, shows
from tui.views.rows import RowsView

Item = TypeVar("Item")


class ItemsView(RowsView, Generic[Item]):
    """Rows of one line, one for each item that is shown, of all that there are."""

    # Whether a filter by label has a meaning, and whether a search looks at what stands around the words of a row too.
    by_label: ClassVar[bool] = True
    in_context: ClassVar[bool] = True

    def __init__(self) -> None:
        super().__init__()
        self._every: Sequence[Item] = ()
        self._items: Sequence[Item] = ()

    @abstractmethod
    def mentions(self, item: Item, side: Side) -> Sequence[Mention]:
        """Return where an article has an item."""

    @abstractmethod
    def label(self, item: Item) -> Label | None:
        """Return the label of a row."""

    @property
    def count(self) -> int:
        """The number of rows."""
        return len(self._items)

    def lines_of(self, row: int) -> range:
        """Return the line of a row."""
        return range(row, row + 1)

    def row_at(self, line: int) -> int:
        """Return the row at a line, or the last one."""
        return min(line, max(0, self.count - 1))

    def stops(self, kind: str) -> Sequence[int]:
        """Return the rows of a kind."""
        return of_kind([self.label(item) for item in self._items], kind)

    @property
    def hidden_said(self) -> str:
        """How many rows a filter hides."""
        if self._sifted.labels and not self.by_label:
            return "there is no filter by label here"
        return f"{len(self._every) - self.count} hidden"

    @property
    def here(self) -> At:
        """The row of the cursor."""
        return self.row, 0

    def narrowed(self, search: Search) -> Search:
        """Return a search that stops at the rows that show what was found."""
        if self.picture is None:
            return search
        comparison, found = self.picture.comparison, {side: search.found(side) for side in SIDES}
        sides = [side for side in SIDES if found[side].ranges]
        rows = (
            row
            for row, item in enumerate(self._items)
            if any(
                shows(comparison.article(side), self.mentions(item, side), found[side], in_context=self.in_context)
                for side in sides
            )
        )
        return replace(search, rows=tuple(rows))

    def go_to(self, at: At) -> None:
        """Go to a row."""
        if self.count:
            self.go(min(at[0], self.count - 1))

    def _is_shown(self, item: Item) -> bool:
        labels, having = self._sifted.labels if self.by_label else (), self._sifted.having
        if labels and self.label(item) not in labels:
            return False
        return having is None or any(
            each.sentence in having[side] for side in SIDES for each in self.mentions(item, side)
        )
