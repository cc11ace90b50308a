"""The line at the top: the views, each a tab for the mouse, and what the glyphs mean."""

from __future__ import annotations

from typing import ClassVar, NamedTuple

from textual import events
from textual.content import Content
from textual.style import Style

from tui.labels import LABEL_STYLES, LEGEND, Look
from tui.strips import Kept

# A glyph alone is too small for the text style of its label.
UPRIGHT = Style(italic=False, reverse=False)


class Tab(NamedTuple):
    """One view as the line shows it, and the action that a click on it runs."""

    key: str
    title: str
    action: str
    current: bool


class ViewBar(Kept):
    """Shows the views, then each glyph with its name; in a narrow terminal the names of the glyphs go first."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {*LABEL_STYLES, "viewbar--title", "viewbar--tab", "viewbar--current"}
    DEFAULT_CSS = """
    ViewBar {
        height: 1;
        padding: 0 1;
        text-wrap: nowrap;
        color: $muted;
        .viewbar--title { color: $foreground; text-style: bold; }
        .viewbar--tab { color: $muted; }
        .viewbar--current { color: $background; background: $primary; text-style: bold; }
    }
    """

    def __init__(self) -> None:
        super().__init__(id="views")
        self._tabs: tuple[Tab, ...] = ()

    def show_tabs(self, tabs: tuple[Tab, ...]) -> None:
        """Show these views from now on."""
        if tabs != self._tabs:
            self._tabs = tabs
            self.refresh()

    def render(self) -> Content:
        """Draw the views, and as much about the glyphs as there is room for."""
        tabs = Content("").join([self._tab(tab) for tab in self._tabs])
        titled = Content.assemble(("newsdiff", self.get_visual_style("viewbar--title")), "  ", tabs)
        names, short = [self._item(look) for look in LEGEND], [self._item(look) for look in LEGEND[:-1]]
        glyphs = [self._glyph(look) for look in LEGEND]
        for left, right in (
            (titled, Content("   ").join(names)),
            (titled, Content("  ").join(names)),
            (titled, Content("  ").join(short)),
            (titled, Content(" ").join(glyphs)),
            (tabs, Content(" ").join(glyphs)),
        ):
            gap = self.size.width - left.cell_length - right.cell_length
            if gap >= 2:
                return Content.assemble(left, " " * gap, right)
        return tabs

    async def on_click(self, event: events.Click) -> None:
        """Go to the view under the mouse."""
        action = event.style.meta.get("action")
        if action:
            await self.run_action(action)

    def _tab(self, tab: Tab) -> Content:
        style = self.get_visual_style("viewbar--current" if tab.current else "viewbar--tab")
        return Content.styled(f" {tab.key} {tab.title} ", style).stylize(Style.from_meta({"action": tab.action}))

    def _item(self, look: Look) -> Content:
        return Content.assemble(self._glyph(look), f" {look.name}")

    def _glyph(self, look: Look) -> Content:
        return Content.styled(look.glyph, self.get_visual_style(look.style) + UPRIGHT)
