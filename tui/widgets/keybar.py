"""The line at the bottom: the few keys that matter, each a button for the mouse."""

from __future__ import annotations

from typing import ClassVar, NamedTuple

from textual import events
from textual.content import Content
from textual.style import Style

from tui.strips import Kept

SEPARATOR = "  "


class Key(NamedTuple):
    """One key as the bar shows it, and the action that a click on it runs."""

    key: str
    name: str
    action: str


class KeyBar(Kept):
    """Shows keys, the first ones first, and the last two always, at the right."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {"keybar--key"}
    DEFAULT_CSS = """
    KeyBar {
        height: 1;
        padding: 0 1;
        text-wrap: nowrap;
        color: $muted;
        .keybar--key { color: $accent; text-style: bold; }
    }
    """

    def __init__(self) -> None:
        super().__init__(id="keys")
        self._keys: tuple[Key, ...] = ()

    def show_keys(self, keys: tuple[Key, ...]) -> None:
        """Show these keys from now on."""
        if keys != self._keys:
            self._keys = keys
            self.refresh()

    def render(self) -> Content:
        """Draw as many keys as there is room for."""
        right = Content(SEPARATOR).join([self._item(key) for key in self._keys[-2:]])
        left = Content("")
        for key in self._keys[:-2]:
            longer = Content.assemble(left, SEPARATOR if left else "", self._item(key))
            if longer.cell_length + len(SEPARATOR) + right.cell_length > self.size.width:
                break
            left = longer
        gap = max(self.size.width - left.cell_length - right.cell_length, 1)
        return Content.assemble(left, " " * gap, right)

    async def on_click(self, event: events.Click) -> None:
        """Do what the key under the mouse does."""
        action = event.style.meta.get("action")
        if action:
            await self.run_action(action)

    def _item(self, key: Key) -> Content:
        item = Content.assemble((key.key, self.get_visual_style("keybar--key")), f" {key.name}")
        return item.stylize(Style.from_meta({"action": key.action}))
