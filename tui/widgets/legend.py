"""The line at the top: the name of the program, and what the glyphs mean."""

from __future__ import annotations

from typing import ClassVar

from textual.content import Content
from textual.style import Style
from textual.widget import Widget

from tui.labels import LABEL_STYLES, LEGEND, Look

SEPARATOR = "   "

# A glyph alone is too small for the text style of its label.
UPRIGHT = Style(italic=False, reverse=False)


class Legend(Widget):
    """Shows each glyph with its name, in the colour of its label; in a narrow terminal the glyphs are what stays."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {*LABEL_STYLES, "legend--title"}
    DEFAULT_CSS = """
    Legend {
        height: 1;
        padding: 0 1;
        text-wrap: nowrap;
        .legend--title { text-style: bold; }
    }
    """

    def render(self) -> Content:
        """Draw as much as there is room for."""
        title = Content.assemble(("newsdiff", self.get_visual_style("legend--title")))
        glyphs = [self._item(look) for look in LEGEND]
        whole = Content(SEPARATOR).join([title, *glyphs])
        if whole.cell_length <= self.size.width:
            return whole
        short = Content(SEPARATOR).join([title, *glyphs[:-1]])
        return short if short.cell_length <= self.size.width else Content("  ").join(glyphs[:-1])

    def _item(self, look: Look) -> Content:
        return Content.assemble((look.glyph, self.get_visual_style(look.style) + UPRIGHT), f" {look.name}")
