"""The panel below the articles: how the sentence under the cursor stands to its counterpart."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.content import Content
from textual.style import Style
from textual.widget import Widget

from tui.labels import LABEL_STYLES, LOOKS
from tui.layout import clip, wrap
from tui.painting import FOUND, FOUND_STYLES
from tui.relation import Description, Row

NAME_WIDTH = 10
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
        "relation--name",
        "relation--row",
        "relation--bar",
        "relation--groove",
        "relation--message",
    }
    DEFAULT_CSS = """
    RelationPanel {
        padding: 0 1;
        text-wrap: nowrap;
        color: $foreground;
        background: $relation-background;
        .relation--name, .relation--message { text-style: bold; }
        .relation--bar { color: $primary; }
        .relation--groove { color: $border-blurred; }
        .relation--row { color: $muted; }
        .relation--message { color: $accent; }
    }
    """

    def __init__(self) -> None:
        super().__init__(id="relation")
        self._heading = Content("")
        self._rows: tuple[Row, ...] = ()
        self._message = ""

    def show_progress(self, stage: str, fraction: float) -> None:
        """Show how far the comparison has come."""
        full = round(BAR_WIDTH * min(max(fraction, 0.0), 1.0))
        self._heading = Content.assemble(
            ("━" * full, self.get_visual_style("relation--bar")),
            ("━" * (BAR_WIDTH - full), self.get_visual_style("relation--groove")),
            f" {fraction:4.0%}  {stage}",
        )
        self.refresh()

    def show_failure(self, reason: str) -> None:
        """Say that there will be no comparison, and why."""
        self._heading = Content.assemble(("The comparison failed.", self.get_visual_style("relation--name")))
        self._rows = (Row("why", None, reason),)
        self.refresh()

    def show_cancelled(self) -> None:
        """Say that nobody compares any more."""
        self._heading = Content.assemble(("Cancelled: not compared.", self.get_visual_style("relation--name")))
        self.refresh()

    def show_relation(self, description: Description) -> None:
        """Show how a sentence stands to its counterpart."""
        name = self.get_visual_style("relation--name")
        glyph = (LOOKS[description.label].glyph, self.get_visual_style(LOOKS[description.label].style) + UPRIGHT)
        self._heading = Content.assemble((description.here, name), " ", glyph, " ", (description.there, name)).rstrip()
        self._heading = Content("   ").join([self._heading, *map(Content, description.facts)])
        self._rows = description.rows
        self.refresh()

    def say(self, message: str) -> None:
        """Say what the last key did, or why it did nothing."""
        self._message = message
        self.refresh()

    @property
    def message(self) -> str:
        """What was said last."""
        return self._message

    def render(self) -> Content:
        """Draw the heading with the message, then the rows."""
        width, height = self.size
        message = clip(self._message, width)
        room = width - len(message) - (2 if message else 0)
        heading = self._heading.truncate(max(room, 0), ellipsis=True)
        gap = " " * max(width - heading.cell_length - len(message), 0)
        first = Content.assemble(heading, gap, (message, self.get_visual_style("relation--message")))
        return Content("\n").join([first, *self._draw_rows(width - NAME_WIDTH, height - 1)])

    def _draw_rows(self, width: int, height: int) -> Iterable[Content]:
        share = min(max(1, height // max(1, len(self._rows))), ROW_LINES)
        for row in self._rows:
            name = self.get_visual_style("relation--row")
            style = self.get_visual_style(LOOKS[row.label].style) + UPRIGHT
            mark = self.get_visual_style(FOUND)
            lines = list(wrap(row.text, 0, len(row.text), width))
            for number, (start, end) in enumerate(lines[:share]):
                text = row.text[start:end]
                if number == share - 1 < len(lines) - 1:
                    text = clip(" ".join(row.text[a:b] for a, b in lines[number:]), width)
                content = Content.styled(text, style)
                for first, last in row.found:
                    if first < end and last > start:
                        content = content.stylize(mark, max(first - start, 0), min(last, end) - start)
                yield Content.assemble((("" if number else row.name).ljust(NAME_WIDTH), name), content)
