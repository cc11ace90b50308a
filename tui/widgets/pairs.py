"""Sentences beside their counterparts, level: wrapped, with what differs marked, and a cursor on one of them."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.cache import LRUCache
from textual.strip import Strip

from aligner.labels import SIDES, Label, LabelledSpan, Side
from aligner.looks import LETTERS
from aligner.printable import printable
from aligner.result import Comparison
from aligner.wrapping import Line
from tui.labels import HATCH, LABEL_STYLES, LOOKS
from tui.layout import wrap
from tui.level import Level, Slot
from tui.lines import ROOMY, LinesView
from tui.messages import CellPicked
from tui.painting import FOUND_STYLES, Found, hidden_said, overlaid
from tui.pairing import Cell, Group, Stop, spans_of
from tui.styles import Styles

NARROW = 72  # with fewer columns, B stands below A


class PairsPane(LinesView):
    """Shows groups of sentences: A on the left and B on the right, or B below A where there is little room."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        *LABEL_STYLES,
        *FOUND_STYLES,
        "pairs--text",
        "pairs--name",
        "pairs--bar",
        "pairs--hatch",
        "pairs--cursor",
        "pairs--lit",
    }
    DEFAULT_CSS = """
    PairsPane {
        border-top: heavy $border;
        border-title-color: $foreground;
        border-title-style: bold;
        .pairs--text { color: $foreground; }
        .pairs--name { color: $muted; }
        .pairs--bar { color: $primary; }
        .pairs--hatch { color: $border-blurred; }
        .pairs--cursor { background: $cursor-background; }
        .pairs--lit { background: $lit-background; }
    }
    """

    def __init__(self) -> None:
        super().__init__("pairs")
        self._looks = Styles(self.get_component_rich_style)
        self._comparison: Comparison | None = None
        self._texts: dict[Side, str] = {"left": "", "right": ""}
        self._groups: Sequence[Group] = ()
        self._found: Mapping[Side, Found] = {side: Found() for side in SIDES}
        self._wrapped: LRUCache[int, dict[Side, list[list[Line]]]] = LRUCache(4)
        self._level: Level | None = None
        self._shape = (0, False, False)
        self._spans: dict[tuple[int, Side, int], tuple[LabelledSpan, ...]] = {}
        self._here = range(0)
        self._cursor: Stop | None = None
        self._chosen: Stop | None = None

    def show_groups(self, comparison: Comparison, groups: Sequence[Group]) -> None:
        """Show these groups from now on."""
        if self._comparison is None or comparison.left is not self._comparison.left:
            self._texts = {side: printable(comparison.article(side).text) for side in SIDES}
            self._wrapped.clear()
        self._comparison, self._groups = comparison, groups
        self._cursor = self._chosen = self._level = None
        self._spans.clear()
        self._lay_out()

    def notify_style_update(self) -> None:
        """Draw in the new colours."""
        self._looks.forget()
        super().notify_style_update()

    def forget(self) -> None:
        """Let go of the groups."""
        self._comparison = self._level = self._cursor = self._chosen = None
        self._groups = ()
        self._spans.clear()
        self._wrapped.clear()

    def show_found(self, found: Mapping[Side, Found]) -> None:
        """Mark what a search has found."""
        if found != self._found:
            self._found = found
            self.draw_all_again()

    def stand(self, cursor: Stop, chosen: Stop | None) -> None:
        """Put the cursor on a sentence, and light up its counterparts, of which one is chosen."""
        before = self._here
        self._cursor, self._chosen = cursor, chosen
        self._note_here()
        self.show_again({before, self._here})

    def lines_of(self, stop: Stop) -> range:
        """Return the lines of a sentence."""
        return self._level.lines_of(stop) if self._level is not None else range(0)

    def group_at(self, line: int) -> int:
        """Return the number of the group at a line, or of the one nearest to it."""
        return self._level.group_at(line) if self._level is not None else 0

    def reveal(self, stop: Stop) -> None:
        """Scroll only as far as it takes to show a sentence, with its whole group if there is room."""
        if self._level is not None:
            group = self._level.lines_of_group(stop.group)
            self.reveal_lines(group if len(group) <= len(self.view) else self.lines_of(stop))

    def on_resize(self) -> None:
        """Wrap the text to the new width, with the cursor in view."""
        if self.size.height:
            self._lay_out()
            if self._cursor is not None:
                self.reveal(self._cursor)

    def on_click(self, event: events.Click) -> None:
        """Tell which sentence was clicked."""
        place = event.get_content_offset(self)
        if place is None or self._level is None or not self._groups:
            return
        line = self.view.start + place.y
        slots = self._level.slots(line)
        slot = slots[0] if len(slots) == 1 or place.x < self._half else slots[1]
        number = self._level.group_at(line)
        group = self._groups[number]
        if group.folded:
            return
        cell = slot.cell or (group.left or group.right)[0]
        if line in self._level.lines_of_group(number):
            self.post_message(CellPicked(number, cell.side, group.side(cell.side).index(cell)))

    def look_of(self, number: int) -> Hashable:
        """Return where the cursor is in the group on a line, if it is there."""
        return (self._cursor, self._chosen) if number in self._here else None

    def draw_line(self, number: int) -> Strip:
        """Draw one line: its part of the left side and of the right one."""
        width = self.size.width
        if self._level is None or number >= self._level.height:
            return Strip.blank(width, self._style)
        group = self._level.group_at(number)
        segments: list[Segment] = []
        for column, slot in enumerate(self._level.slots(number)):
            if column:
                segments = list(Strip(segments).adjust_cell_length(self._half, self._style))
            segments += self._slot(slot, group)
        return Strip(segments).adjust_cell_length(width, self._style)

    @property
    def _style(self) -> Style:
        return self._looks["pairs--text"]

    @property
    def _stacked(self) -> bool:
        return self.size.width < NARROW

    @property
    def _name_width(self) -> int:
        """The columns for the name of a sentence, such as "A12"."""
        comparison = self._comparison
        most = max((len(comparison.article(side).sentences) for side in SIDES), default=0) if comparison else 0
        return 1 + len(str(most))

    @property
    def _gutter(self) -> int:
        """The columns before a text: a bar, a glyph, the name of the sentence, with blanks between."""
        return 1 + 1 + 1 + self._name_width + 1

    @property
    def _half(self) -> int:
        """The column at which the right side begins."""
        return (self.scrollable_size.width - 1) // 2 + 1

    @property
    def _text_width(self) -> int:
        width = self.scrollable_size.width - 1
        return max(1, (width if self._stacked else width // 2 - 1) - self._gutter)

    def _lay_out(self) -> None:
        comparison, width = self._comparison, self._text_width
        if comparison is None or not self.size.width:
            return
        wrapped = self._wrapped.get(width)
        if wrapped is None:
            wrapped = self._wrapped[width] = {side: self._wrap(comparison, side, width) for side in SIDES}
        roomy = self.scrollable_size.height >= ROOMY
        shape = width, self._stacked, roomy or not self._stacked
        if self._level is None or shape != self._shape:
            self._level = Level(self._groups, wrapped, stacked=shape[1], gap=shape[2])
            self._shape = shape
        self._note_here()
        self.set_height(self._level.height)

    def _note_here(self) -> None:
        """Note which lines the group of the cursor has: they look different."""
        level, cursor = self._level, self._cursor
        self._here = level.lines_of_group(cursor.group) if level is not None and cursor is not None else range(0)

    def _wrap(self, comparison: Comparison, side: Side, width: int) -> list[list[Line]]:
        text = self._texts[side]
        even = text.isascii()
        sentences = ((each.start, each.end) for each in comparison.article(side).sentences)
        return [list(wrap(text, start, end, width, even=even or text[start:end].isascii())) for start, end in sentences]

    def _slot(self, slot: Slot, number: int) -> Iterator[Segment]:
        """Draw one line of one side of a group."""
        style, cell = self._style, slot.cell
        if slot.folded:
            text = hidden_said(slot.folded, "sentence")
            yield Segment(" " * self._gutter + text, self._looks["pairs--name"])
            return
        if slot.hatched:
            yield Segment(" " * self._gutter, style)
            yield Segment(HATCH * self._text_width, self._looks["pairs--hatch"])
            return
        if cell is None:
            return
        group = self._groups[number]
        stop = Stop(number, cell.side, group.side(cell.side).index(cell))
        bar = "▌" if stop in (self._cursor, self._chosen) else "▏" if self._lit(stop) else " "
        yield Segment(bar, self._looks["pairs--bar"])
        # Once for each pair: beside that of its sentences which has one counterpart here.
        telling = "left" if not group.right or len(group.left) > 1 else "right"
        glyph = LOOKS[cell.label].glyph if slot.first and cell.side == telling else " "
        yield Segment(glyph, self._glyph_style(cell.label))
        name = f"{LETTERS[cell.side]}{cell.index + 1}" if slot.first else ""
        yield Segment(f" {name:{self._name_width}} ", self._looks["pairs--name"])
        yield from self._text(slot, cell, number, self._background(stop))

    def _text(self, slot: Slot, cell: Cell, group: int, background: Style) -> Iterator[Segment]:
        text, (begin, stop) = self._texts[cell.side], slot.line
        for start, end, label in self._spans_of(cell, group):
            start, end = max(start, begin), min(end, stop)
            if start < end:
                style = self._looks[LOOKS[label].style] + background
                found = self._found[cell.side].within(start, end)
                over = ((first, last, self._looks[name]) for first, last, name in found)
                yield from overlaid(text, start, end, style, over)

    def _spans_of(self, cell: Cell, group: int) -> tuple[LabelledSpan, ...]:
        """Return what to mark of a cell, worked out once for all of its lines and looks."""
        key = group, cell.side, cell.index
        found = self._spans.get(key)
        if found is None and self._comparison is not None:
            found = self._spans[key] = spans_of(self._comparison, cell)
        return found or ()

    def _lit(self, stop: Stop) -> bool:
        return self._cursor is not None and stop.group == self._cursor.group and stop.side != self._cursor.side

    def _background(self, stop: Stop) -> Style:
        if stop in (self._cursor, self._chosen):
            return Style(bgcolor=self._looks["pairs--cursor"].bgcolor)
        return Style(bgcolor=self._looks["pairs--lit"].bgcolor) if self._lit(stop) else Style()

    def _glyph_style(self, label: Label | None) -> Style:
        """Return the style of a glyph: in the colour of its label, but upright."""
        return self._looks[LOOKS[label].style] + Style(italic=False, reverse=False, underline=False)
