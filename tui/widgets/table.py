"""A table of one-line rows, drawn as they come into view; ten thousand of them open as fast as ten.

Textual's own DataTable takes half a second for ten thousand rows, since it measures each, and 40 ms for a key.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.content import Content
from textual.strip import Strip

from aligner.labels import Side
from tui.labels import HATCH, LABEL_STYLES, LOOKS
from tui.layout import clip
from tui.lines import LinesView
from tui.messages import CellPicked, HeaderPicked
from tui.painting import FOUND, FOUND_STYLES, overlaid
from tui.styles import Styles
from tui.table import GAP, Cell, Column, TableRow, widths

GUTTER = 3  # a bar, a glyph, a blank
MakeRow = Callable[[int], TableRow]  # by the number of the row
DESCENDING = "▾"  # behind the title of the column that the rows are sorted by
CONTEXT = 12  # with less room than this, words around a value say nothing


class Table(LinesView):
    """Shows rows below their titles, with a cursor on one row and, in it, on one side."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        *LABEL_STYLES,
        *FOUND_STYLES,
        "table--text",
        "table--context",
        "table--bar",
        "table--hatch",
        "table--cursor",
    }
    DEFAULT_CSS = """
    Table {
        border-top: heavy $border;
        border-title-color: $foreground;
        border-title-style: bold;
        .table--text { color: $foreground; }
        .table--context { color: $muted; }
        .table--bar { color: $primary; }
        .table--hatch { color: $border-blurred; }
        .table--cursor { background: $cursor-background; }
    }
    """

    def __init__(self, id: str, columns: Sequence[Column]) -> None:  # noqa: A002 - as Textual calls it
        super().__init__(id)
        self._looks = Styles(self.get_component_rich_style)
        self._columns = tuple(columns)
        self._count = 0
        self._row: MakeRow | None = None
        self._note = self._folded = ""
        self._sorted: int | None = None
        self._cursor = 0
        self._side: Side = "left"

    def show_rows(
        self, count: int, row: MakeRow, note: str = "", sorted_by: int | None = None, folded: str = ""
    ) -> None:
        """Show so many rows from now on, each made when it is drawn, or a note if there are none.

        `sorted_by` is the column that they are sorted by, or -1 for the labels; `folded` is said below the last row, of
        those that are hidden.
        """
        self._count, self._row, self._note, self._sorted, self._folded = count, row, note, sorted_by, folded
        self._write_titles()
        self._cursor = 0
        self.set_height(self._lines)
        self.scroll_home(animate=False)

    def notify_style_update(self) -> None:
        """Draw in the new colours."""
        self._looks.forget()
        super().notify_style_update()

    def forget(self) -> None:
        """Let go of the rows."""
        self._row, self._count = None, 0

    def stand(self, row: int, side: Side) -> None:
        """Put the cursor on a row, and on a side of it."""
        before, self._cursor, self._side = self._cursor, row, side
        self.show_again([range(number, number + 1) for number in {before, row}])

    def on_resize(self) -> None:
        """Draw in the new width, with the cursor in view."""
        self._write_titles()
        self.set_height(self._lines)
        self.reveal_lines(range(self._cursor, self._cursor + 1))

    def on_click(self, event: events.Click) -> None:
        """Tell which row was clicked, or which title."""
        at = event.get_content_offset(self)
        if at is None:
            if event.y == 0:
                self.post_message(HeaderPicked())
            return
        row = self.view.start + at.y
        if row < self._count:
            self.post_message(CellPicked(row, self._side_at(at.x)))

    def look_of(self, number: int) -> Hashable:
        """Return the side of the cursor, if it is on this row."""
        return self._side if number == self._cursor else None

    def draw_line(self, number: int) -> Strip:
        """Draw one row."""
        width = self.size.width
        if self._row is None or number >= self._count:
            note = self._note if number == 1 and not self._count else self._folded if number == self._count else ""
            text = Segment(" " * GUTTER + note, self._looks["table--context"])
            return Strip([text]).adjust_cell_length(width, self._style)
        row, here = self._row(number), number == self._cursor
        strip = Strip(self._segments(row, here=here)).adjust_cell_length(width, self._style)
        return Strip(self._on_ground_of_cursor(strip), width) if here else strip

    @property
    def _style(self) -> Style:
        return self._looks["table--text"]

    @property
    def _lines(self) -> int:
        return self._count + bool(self._folded)

    @property
    def _widths(self) -> list[int]:
        return widths(self._columns, self.scrollable_size.width - GUTTER - 1)

    def _side_at(self, x: int) -> Side:
        """Return the side of the column at a place; a column that is of no side leaves the cursor's."""
        at = GUTTER
        for column, width in zip(self._columns, self._widths, strict=True):
            at += width + GAP
            if x < at:
                return column.side or self._side
        return self._columns[-1].side or self._side

    def _segments(self, row: TableRow, *, here: bool) -> Iterator[Segment]:
        look = LOOKS[row.label]
        style = self._looks[look.style]
        yield Segment("▌" if here else " ", self._looks["table--bar"])
        yield Segment(look.glyph + " ", style + Style(italic=False, reverse=False))
        for column, width, cell in zip(self._columns, self._widths, row.cells, strict=True):
            if cell is None:
                hatch = Segment(HATCH * width, self._looks["table--hatch"])
                yield from Strip([hatch]).adjust_cell_length(width + GAP, self._style)
                continue
            # Upright and in plain colour, as a table is read; the side that the cursor is on is underlined.
            look_of_side = style + Style(reverse=False) if column.side else self._style
            if here and column.side == self._side and column.share:
                look_of_side += Style(underline=True)
            cells = list(self._cell(cell, width, look_of_side))
            yield from Strip(cells).adjust_cell_length(width + GAP, self._style)

    def _on_ground_of_cursor(self, segments: Iterable[Segment]) -> Iterator[Segment]:
        ground = Style(bgcolor=self._looks["table--cursor"].bgcolor)
        mark = self._looks[FOUND]
        for text, style, _ in segments:
            yield Segment(text, style if style == mark else (style or self._style) + ground)

    def _cell(self, cell: Cell, width: int, style: Style) -> Iterator[Segment]:
        value = clip(cell.value, width)
        yield from self._marked(value, cell.found, style)
        room = width - cell_len(value) - GAP
        if cell.context and room >= CONTEXT:
            yield Segment(" " * GAP, self._style)
            context = clip(cell.context, room)
            yield from self._marked(context, cell.context_found, self._looks["table--context"])

    def _marked(self, text: str, found: Iterable[tuple[int, int]], style: Style) -> Iterator[Segment]:
        mark = self._looks[FOUND]
        over = ((start, min(end, len(text)), mark) for start, end in found if start < len(text))
        return overlaid(text, 0, len(text), style, over)

    def _write_titles(self) -> None:
        parts = []
        for number, (column, width) in enumerate(zip(self._columns, self._widths, strict=True)):
            title = f"{column.title} {DESCENDING}" if number == self._sorted else column.title
            parts.append(clip(title, width).ljust(width))
        # The title of a border begins in its second column.
        labels = DESCENDING.ljust(GUTTER - 1) if self._sorted == -1 else " " * (GUTTER - 1)
        self.border_title = Content(labels + (" " * GAP).join(parts))
