"""Views that go from row to row: the keys for moving, whatever a row is."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence

from textual.widget import Widget

from tui.lines import LinesView
from tui.views.view import WAIT, View


class RowsView(View):
    """A view whose cursor is on a row, by number; a row takes one line or more."""

    def __init__(self) -> None:
        super().__init__()
        self.row = 0

    @property
    @abstractmethod
    def lines(self) -> LinesView:
        """The widget that shows the rows."""

    @property
    @abstractmethod
    def count(self) -> int:
        """The number of rows."""

    @abstractmethod
    def lines_of(self, row: int) -> range:
        """Return the lines of a row."""

    @abstractmethod
    def row_at(self, line: int) -> int:
        """Return the row at a line, or the one nearest to it."""

    @abstractmethod
    def go(self, row: int, *, scroll: bool = True) -> None:
        """Put the cursor on a row, and show it."""

    @property
    def widgets(self) -> Sequence[Widget]:
        """The one widget that shows the rows."""
        return (self.lines,)

    @property
    def focused(self) -> Widget:
        """The widget that shows the rows."""
        return self.lines

    def move(self, by: int) -> str:
        """Move the cursor by some rows, from where it is or, if it was scrolled away, into what is in view."""
        here = self.row + by if self.lines.shows(self.lines_of(self.row)) else self.row_at(self.lines.view.start)
        return self._go_within(here)

    def page(self, pages: float) -> str:
        """Scroll by some pages, and take the cursor along."""
        if not self.count:
            return self._none()
        view = self.lines.view
        line = min(max(self.lines_of(self.row).start, view.start), view.stop - 1) + self.lines.turn_page(pages)
        return self._go_within(self.row_at(max(0, line)), scroll=False)

    def edge(self, direction: int) -> str:
        """Go to the first or the last row."""
        return self._go_within(0 if direction < 0 else self.count - 1)

    def seen_from(self, direction: int) -> int:
        """Return the row of the cursor; if it was scrolled away, the one before the first in view."""
        if self.lines.shows(self.lines_of(self.row)):
            return self.row
        return self.row_at(self.lines.view.start) - (1 if direction > 0 else 0)

    def stop_at(self, number: int) -> None:
        """Go to a row."""
        self.go(number)

    def _go_within(self, row: int, *, scroll: bool = True) -> str:
        if not self.count:
            return self._none()
        last = self.count - 1
        target = min(max(row, 0), last)
        stuck = target == self.row
        self.go(target, scroll=scroll)
        if stuck and (row > last or row < 0 or not scroll):
            return "the last row" if target == last else "the first row" if target == 0 else ""
        return ""

    def _none(self) -> str:
        return WAIT if self.picture is None else "there is nothing here"
