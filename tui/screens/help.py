"""The help screen: every key by group, and what the glyphs mean."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.actions import Group
from tui.labels import LEGEND

KEYS_WIDTH = 15


class HelpScreen(ModalScreen[None]):
    """Shows the keys as they are bound now."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,question_mark", "dismiss", "close", priority=True),
        Binding("j", "scroll(1)", "down", show=False, priority=True),
        Binding("k", "scroll(-1)", "up", show=False, priority=True),
        Binding("g", "end(False)", "top", show=False, priority=True),
        Binding("G", "end(True)", "end", show=False, priority=True),
        Binding("space", "page", "further", show=False, priority=True),
    ]
    DEFAULT_CSS = """
    HelpScreen {
        align: center middle;
        background: $background 60%;
        #help {
            width: 100%;
            max-width: 96;
            height: auto;
            max-height: 100%;
            scrollbar-size-vertical: 1;
            padding: 1;
            Vertical { height: auto; }
            _Block { height: auto; padding-bottom: 1; }
        }
        &.-wide #help {
            layout: horizontal;
            Vertical { width: 1fr; }
        }
    }
    """
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (98, "-wide")]  # noqa: RUF012 - as Textual declares it

    def __init__(self, groups: Sequence[Group], keys: Mapping[str, Sequence[str]]) -> None:
        super().__init__()
        self._groups = groups
        self._keys = keys

    def compose(self) -> ComposeResult:
        """Lay out one block for each group, and one for the glyphs."""
        blocks = [_Block(group.title, self._rows(group)) for group in self._groups]
        glyphs = _Block("Glyphs", ((look.glyph, look.name) for look in LEGEND))
        with VerticalScroll(id="help", classes="dialog") as box:
            box.border_title = Content("newsdiff · keys")
            box.border_subtitle = Content("esc closes")
            # Every other one, so that beside each other the columns come to about the same height.
            yield Vertical(*blocks[::2])
            yield Vertical(*blocks[1::2], glyphs)

    def action_scroll(self, lines: int) -> None:
        """Scroll by some lines."""
        self.query_one(VerticalScroll).scroll_relative(y=lines, animate=False)

    def action_end(self, last: bool) -> None:
        """Scroll to the end, or to the top."""
        box = self.query_one(VerticalScroll)
        (box.scroll_end if last else box.scroll_home)(animate=False)

    def action_page(self) -> None:
        """Scroll down by a page."""
        self.query_one(VerticalScroll).scroll_page_down(animate=False)

    def _rows(self, group: Group) -> list[tuple[str, str]]:
        return [(self._keys_of(action.id), action.help) for action in group.actions if action.id in self._keys]

    def _keys_of(self, action: str) -> str:
        return "  ".join(self._keys.get(action, ()))


class _Block(Static):
    """A heading, and below it what each key or glyph stands for."""

    def __init__(self, title: str, rows: Iterable[tuple[str, str]]) -> None:
        lines = [Content.styled(title, "bold")]
        lines += [Content.assemble((name.ljust(KEYS_WIDTH), "$accent"), meaning) for name, meaning in rows]
        super().__init__(Content("\n").join(lines))
