"""The panel below the articles: how the sentence under the cursor stands to its counterpart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, islice, repeat, zip_longest
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region, Size
from textual.strip import Strip
from textual.widget import Widget

from aligner.wrapping import Line
from tui.fitting import beginning, shares
from tui.labels import LABEL_STYLES, LOOKS
from tui.layout import clip, wrap
from tui.painting import FOUND, FOUND_STYLES, overlaid
from tui.strips import cut, filtered
from tui.styles import Styles

if TYPE_CHECKING:
    from tui.relation import Description, Row

TEXT = "relation--text"
Piece = tuple[str, str]  # a text, and the component class that it is drawn in

NAME_WIDTH = 10
MARGIN = 1  # blank columns on either side
BAR_WIDTH = 24

# In an article a contradiction is a block of colour; here, where it is spelt out, it need not shout.
UPRIGHT = Style(reverse=False)

# More lines than this are no help: the sentence stands above in full.
ROW_LINES = 3


class RelationPanel(Widget):
    """Shows progress, then relations. Its height never changes with what it shows; the last word is on the right."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        *LABEL_STYLES,
        *FOUND_STYLES,
        TEXT,
        "relation--name",
        "relation--row",
        "relation--bar",
        "relation--groove",
        "relation--message",
    }
    DEFAULT_CSS = """
    RelationPanel {
        background: $relation-background;
        .relation--text, .relation--name { color: $foreground; }
        .relation--name, .relation--message { text-style: bold; }
        .relation--bar { color: $primary; }
        .relation--groove { color: $border-blurred; }
        .relation--row { color: $muted; }
        .relation--message { color: $accent; }
    }
    """

    def __init__(self) -> None:
        super().__init__(id="relation")
        self._looks = Styles(self.get_component_rich_style)
        self._heading: list[Piece] = []
        self._rows: tuple[Row, ...] = ()
        self._message = ""
        self._drawn: list[Strip] = []
        self._drawn_in = Size(0, 0)

    def show_progress(self, stage: str, fraction: float) -> None:
        """Show how far the comparison has come."""
        full = round(BAR_WIDTH * min(max(fraction, 0.0), 1.0))
        bar = [("━" * full, "relation--bar"), ("━" * (BAR_WIDTH - full), "relation--groove")]
        self._show([*bar, (f" {fraction:4.0%}  {stage}", TEXT)])

    def show_failure(self, reason: str) -> None:
        """Say that there will be no comparison, and why."""
        from tui.relation import Row

        self._show([("The comparison failed.", "relation--name")], (Row("why", None, reason),))

    def show_cancelled(self) -> None:
        """Say that nobody compares any more."""
        self._show([("Cancelled: not compared.", "relation--name")])

    def show_relation(self, description: Description, message: str) -> None:
        """Show how a sentence stands to its counterpart, and say what the last key did."""
        self._message = message
        look = LOOKS[description.label]
        heading = [(description.here, "relation--name"), (" ", TEXT), (look.glyph, look.style)]
        if description.there:
            heading.append((f" {description.there}", "relation--name"))
        self._show([*heading, *((f"   {fact}", TEXT) for fact in description.facts)], description.rows)

    def say(self, message: str) -> None:
        """Say what the last key did, or why it did nothing."""
        self._message = message
        self._draw_again()

    @property
    def message(self) -> str:
        """What was said last."""
        return self._message

    def on_resize(self) -> None:
        """Draw in the new size."""
        self._draw_again()

    def notify_style_update(self) -> None:
        """Draw in the new colours."""
        super().notify_style_update()
        self._looks.forget()
        self._drawn.clear()

    def render_line(self, y: int) -> Strip:
        """Return one line: of the heading with the message, or of a row; nothing where there is no room any more."""
        if not self._drawn or self._drawn_in != self.size:
            self._drawn = self._draw()
        return self._drawn[y] if y < len(self._drawn) else Strip.blank(self.size.width)

    def render_lines(self, crop: Region) -> list[Strip]:
        """Return some lines just as they were drawn: nothing is around them."""
        lines = filtered(self, map(self.render_line, crop.line_range))
        return list(cut(lines, crop, self.size.width))

    @property
    def _style(self) -> Style:
        return self._looks[TEXT]

    def _segment(self, text: str, name: str = TEXT) -> Segment:
        style = self._looks[name]
        return Segment(text, style + UPRIGHT if name in LABEL_STYLES else style)

    def _show(self, heading: list[Piece], rows: tuple[Row, ...] | None = None) -> None:
        self._heading = heading
        if rows is not None:
            self._rows = rows
        self._draw_again()

    def _draw_again(self) -> None:
        """Draw everything, but let only those lines be painted that have changed.

        Before the first time there are no styles yet to draw with: they come when it is painted. Nor are there any once
        it is taken down, when a comparison may still tell how far it has come.
        """
        if self._drawn_in != self.size or not self._drawn or not self.is_attached:
            self.refresh()
            return
        before, self._drawn = self._drawn, self._draw()
        lines = enumerate(zip_longest(before, self._drawn))
        changed = [Region(0, y, self.size.width, 1) for y, (old, new) in lines if old != new]
        if changed:
            self.refresh(*changed)

    def _draw(self) -> list[Strip]:
        """Draw as many lines as there is room for, each as wide as the panel."""
        self._drawn_in = self.size
        width, height = self.size.width - 2 * MARGIN, self.size.height
        margin = Segment(" " * MARGIN, self._style)
        lines = [self._draw_heading(width), *self._draw_rows(width - NAME_WIDTH, height - 1)]
        drawn = (Strip([margin, *line]).adjust_cell_length(self.size.width, self._style) for line in lines)
        blank = Strip.blank(self.size.width, self._style)
        return list(islice(chain(drawn, repeat(blank)), height))

    def _draw_heading(self, width: int) -> Iterable[Segment]:
        message = clip(self._message, width)
        heading = Strip([self._segment(text, name) for text, name in self._heading])
        room = max(width - cell_len(message) - (2 if message else 0), 0)
        if heading.cell_length > room:
            heading = Strip.join([heading.crop(0, max(room - 1, 0)), Strip([self._segment("…"[:room])])])
        gap = " " * (width - heading.cell_length - cell_len(message))
        return [*heading, self._segment(gap), self._segment(message, "relation--message")]

    def _draw_rows(self, width: int, height: int) -> Iterator[list[Segment]]:
        wanted = [min(len(_lines(row.text, width)), ROW_LINES) for row in self._rows]
        given = [lines for lines in shares(wanted, height) if lines]
        missing = len(self._rows) - len(given)
        for number, (row, lines) in enumerate(zip(self._rows, given, strict=False), 1):
            more = f"  +{missing} more" if missing and number == len(given) else ""
            room = width - len(more)
            seen = row.beginning_at(beginning(row.text, row.core, room, lines))
            for segments in self._draw_row(seen, room, lines):
                if more:
                    gap = NAME_WIDTH + room - Strip(segments).cell_length
                    segments += [self._segment(" " * gap), self._segment(more, "relation--row")]
                yield segments

    def _draw_row(self, row: Row, width: int, most: int) -> Iterator[list[Segment]]:
        style, mark = self._looks[LOOKS[row.label].style] + UPRIGHT, self._looks[FOUND]
        lines = _lines(row.text, width)
        for number, (start, end) in enumerate(lines[:most]):
            name = self._segment(("" if number else row.name).ljust(NAME_WIDTH), "relation--row")
            text = row.text[start:end]
            if number == most - 1 < len(lines) - 1:
                text = clip(" ".join(row.text[a:b] for a, b in lines[number:]), width)
            yield [name, *overlaid(text, 0, len(text), style, _within(row, start, start + len(text), mark))]


def _lines(text: str, width: int) -> list[Line]:
    return list(wrap(text, 0, len(text), width, even=text.isascii()))


def _within(row: Row, start: int, end: int, mark: Style) -> Iterator[tuple[int, int, Style]]:
    """Yield what of a row a search has found in a range of it, counted from there, and how that is marked."""
    for first, last in row.found:
        if first < end and last > start:
            yield max(first - start, 0), min(last, end) - start, mark
