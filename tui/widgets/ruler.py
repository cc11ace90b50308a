"""Both whole articles at a glance, between their panes: marks by label, and bars beside what is in view."""

from __future__ import annotations

from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.strip import Strip

from aligner.labels import Label, Side
from tui.labels import LABEL_STYLES, LOOKS
from tui.messages import RulerMoved
from tui.overview import NOTHING, Overview
from tui.strips import Kept

# As dense as there is much in common, and one sign that is like no other; so that it reads without colour too.
MARKS: dict[Label | None, str] = {
    Label.SHARED: "█",
    Label.PARTIAL: "▓",
    Label.UNIQUE: "░",
    Label.CONTRADICTORY: "≠",
    None: " ",
}
BARS: dict[Side, str] = {"left": "▐", "right": "▌"}


class Ruler(Kept):
    """Four columns: a bar and a mark for A, a mark and a bar for B. Where one clicks or drags, the article goes."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {*LABEL_STYLES, "ruler--bar", "ruler--text"}
    DEFAULT_CSS = """
    Ruler {
        width: 4;
        border-top: solid $border-blurred;
        background: $surface;
        .ruler--bar { color: $primary; }
        .ruler--text { color: $border-blurred; }
    }
    """

    def __init__(self) -> None:
        super().__init__(id="ruler")
        self._overviews: dict[Side, Overview] = {"left": NOTHING, "right": NOTHING}
        self._views: dict[Side, range] = {"left": range(0), "right": range(0)}
        self._labels: dict[Side, list[Label | None]] = {"left": [], "right": []}
        self._height = 0
        self._dragged: Side | None = None

    def show_overview(self, side: Side, overview: Overview) -> None:
        """Show the marks of one article."""
        self._overviews[side] = overview
        self._labels[side] = overview.labels(self.content_size.height)
        self.refresh()

    def show_view(self, side: Side, view: range) -> None:
        """Show which lines of an article are in view."""
        rows = self.content_size.height
        before = self._overviews[side].rows_in(self._views[side], rows)
        self._views[side] = view
        if self._overviews[side].rows_in(view, rows) != before:
            self.refresh()

    def on_resize(self) -> None:
        """Take up the new height."""
        if self._height != self.content_size.height:
            self._height = self.content_size.height
            self._labels = {side: overview.labels(self._height) for side, overview in self._overviews.items()}
            self.refresh()

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Go where the mouse is, and follow it until it is let go."""
        place = event.get_content_offset(self)
        if place is not None:
            self._dragged = "left" if place.x < 2 else "right"
            self.capture_mouse()
            self._go(place.y)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Follow the mouse while it is held."""
        if self._dragged is not None:
            self._go(event.y - self.gutter.top)

    def on_mouse_up(self) -> None:
        """Let the mouse go."""
        self._dragged = None
        self.release_mouse()

    def render_line(self, y: int) -> Strip:
        """Draw one row."""
        left, right = self._bar("left", y), self._bar("right", y)
        return Strip([left, self._mark("left", y), self._mark("right", y), right])

    def _go(self, row: int) -> None:
        if self._dragged is not None:
            rows = self.content_size.height
            line = self._overviews[self._dragged].line_of(min(max(row, 0), rows - 1), rows)
            self.post_message(RulerMoved(self._dragged, line))

    def _bar(self, side: Side, row: int) -> Segment:
        shown = row in self._overviews[side].rows_in(self._views[side], self.content_size.height)
        return Segment(BARS[side] if shown else " ", self.get_component_rich_style("ruler--bar"))

    def _mark(self, side: Side, row: int) -> Segment:
        labels = self._labels[side]
        if row >= len(labels):
            return Segment(" ", self.get_component_rich_style("ruler--text"))
        style = self.get_component_rich_style(LOOKS[labels[row]].style) + Style(italic=False, reverse=False)
        return Segment(MARKS[labels[row]], style)
