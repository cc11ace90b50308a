"""Choosing a theme: the list at the right, and behind it everything in the theme that the cursor is on."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList

from tui import themes


class ThemeScreen(ModalScreen[str]):
    """Returns the name of the theme that was chosen; the one from before if none was."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,t", "keep", "keep the old one", priority=True),
        Binding("enter", "take", "take this one", priority=True),
        Binding("j,down", "cursor(1)", "down", show=False, priority=True),
        Binding("k,up", "cursor(-1)", "up", show=False, priority=True),
    ]
    DEFAULT_CSS = """
    ThemeScreen {
        align: right top;
        background: transparent;
        #themes {
            border-title-color: $foreground;
            width: 30;
            height: 100%;
            max-height: 26;
            scrollbar-size-vertical: 1;
        }
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self._before = ""
        self._names = themes.names()

    def compose(self) -> ComposeResult:
        """List the themes."""
        listed = OptionList(*(Content(name) for name in self._names), id="themes", classes="dialog")
        listed.border_title = Content("theme")
        listed.border_subtitle = Content("enter keeps it")
        yield listed

    def on_mount(self) -> None:
        """Begin with the theme as it is."""
        self._before = self.app.theme
        self.query_one(OptionList).highlighted = self._names.index(self._before)

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Show the theme under the cursor."""
        if self.is_current:
            self.app.theme = self._names[event.option_index]

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Take what was clicked."""
        self._close(self._names[event.option_index])

    def action_take(self) -> None:
        """Take the theme that the cursor is on."""
        at = self.query_one(OptionList).highlighted
        self._close(self._names[at] if at is not None else self._before)

    def action_cursor(self, by: int) -> None:
        """Go up or down."""
        listed = self.query_one(OptionList)
        if by > 0:
            listed.action_cursor_down()
        else:
            listed.action_cursor_up()

    def action_keep(self) -> None:
        """Go back to the theme from before."""
        self._close(self._before)

    def _close(self, name: str) -> None:
        # It may have been closed by a key, and be clicked at still.
        if self.is_current:
            self.app.theme = name
            self.dismiss(name)
