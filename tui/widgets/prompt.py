"""The line at the bottom while something is typed: what to find, or what to filter by."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widget import Widget

from tui.arrival import arrival
from tui.messages import PromptChanged

if TYPE_CHECKING:
    from textual.suggester import Suggester
    from textual.widgets import Static

    from tui.entry import Entry


class Prompt(Widget):
    """Asks for one line of text, and tells when it changes; the screen says when it has been typed.

    It is empty until it is first asked for something: the first frame has no use for it.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        # Before the line itself has them, so that the next key, however fast it comes, is no part of the text.
        Binding("escape", "screen.leave_prompt(False)", "cancel", show=False, priority=True),
        Binding("enter,tab,down,up", "screen.leave_prompt(True)", "take it", show=False, priority=True),
    ]
    DEFAULT_CSS = """
    Prompt {
        layout: horizontal;
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
        self._parts: tuple[Static, Entry, Static] | None = None

    async def ask(self, kind: str, text: str, *, hint: str = "", suggester: Suggester | None = None) -> None:
        """Ask for something of a kind, with what was typed last time; `suggester` completes it."""
        asked, line, answer = await self._made()
        self._kind = kind
        asked.update(kind)
        answer.update("")
        line.placeholder = hint
        line.suggester = suggester
        with line.prevent(line.Changed):
            line.value = text
        line.select_all()  # by now, not when the focus comes: letters may come before it
        self.display = True
        # At once, not later as a widget's own method does: the first letter may be on its way.
        self.screen.set_focus(line)

    def answer(self, text: str) -> None:
        """Say what comes of it."""
        if self._parts is not None:
            self._parts[2].update(text)

    @property
    def is_open(self) -> bool:
        """Whether something is being typed."""
        return self._parts is not None and bool(self.display)

    @property
    def kind(self) -> str:
        """What is asked for, or was last."""
        return self._kind

    @property
    def text(self) -> str:
        """What has been typed so far."""
        return self._parts[1].value if self._parts is not None else ""

    async def close(self) -> None:
        """Give the place back, once every letter that was typed before has come to the line."""
        if self._parts is not None:
            await arrival(self._parts[1])
            self.display = False

    def on_input_changed(self, event: Message) -> None:
        """Tell that something was typed."""
        event.stop()
        if self.is_open:
            self.post_message(PromptChanged())

    async def _made(self) -> tuple[Static, Entry, Static]:
        """Return the question, the line to type in, and the answer."""
        if self._parts is None:
            from textual.widgets import Static

            from tui.entry import Entry

            parts = (
                Static("", id="asked", markup=False),
                Entry(compact=True, select_on_focus=False),
                Static("", id="answer", markup=False),
            )
            await self.mount(*parts)
            self._parts = parts
        return self._parts
