"""The line at the bottom while something is typed: what to find, or what to filter by."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.suggester import Suggester
from textual.widgets import Input, Static

from tui.arrival import arrival
from tui.entry import Entry
from tui.messages import PromptChanged


class Prompt(Horizontal):
    """Asks for one line of text, and tells when it changes; the screen says when it has been typed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        # Before the line itself has them, so that the next key, however fast it comes, is no part of the text.
        Binding("escape", "screen.leave_prompt(False)", "cancel", show=False, priority=True),
        Binding("enter,tab,down,up", "screen.leave_prompt(True)", "take it", show=False, priority=True),
    ]
    DEFAULT_CSS = """
    Prompt {
        height: 1;
        display: none;
        padding: 0 1;
        Static { width: auto; color: $muted; }
        #asked { color: $accent; text-style: bold; padding-right: 1; }
        Input { width: 1fr; background: $background; padding: 0; }
    }
    """

    def __init__(self) -> None:
        super().__init__(id="prompt")
        self._kind = ""
        self._asked = Static("", id="asked", markup=False)
        self._input = Entry(compact=True, select_on_focus=False)
        self._answer = Static("", id="answer", markup=False)

    def compose(self) -> ComposeResult:
        """Lay out the question, the line to type in, and the answer."""
        yield self._asked
        yield self._input
        yield self._answer

    def ask(self, kind: str, text: str, *, hint: str = "", suggester: Suggester | None = None) -> None:
        """Ask for something of a kind, with what was typed last time; `suggester` completes it."""
        self._kind = kind
        self._asked.update(kind)
        self._answer.update("")
        self._input.placeholder = hint
        self._input.suggester = suggester
        with self.prevent(Input.Changed):
            self._input.value = text
        self._input.select_all()  # by now, not when the focus comes: letters may come before it
        self.display = True
        # At once, not later as a widget's own method does: the first letter may be on its way.
        self.screen.set_focus(self._input)

    def answer(self, text: str) -> None:
        """Say what comes of it."""
        self._answer.update(text)

    @property
    def is_open(self) -> bool:
        """Whether something is being typed."""
        return bool(self.display)

    @property
    def kind(self) -> str:
        """What is asked for, or was last."""
        return self._kind

    @property
    def text(self) -> str:
        """What has been typed so far."""
        return self._input.value

    async def close(self) -> None:
        """Give the place back, once every letter that was typed before has come to the line."""
        await arrival(self._input)
        self.display = False

    def on_input_changed(self, event: Input.Changed) -> None:
        """Tell that something was typed."""
        event.stop()
        if self.is_open:
            self.post_message(PromptChanged())
