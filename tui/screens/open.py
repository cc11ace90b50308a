"""Opening two other articles: files or addresses, with completion, or a pair that was open before."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.suggester import Suggester
from textual.widgets import Input, OptionList, Static

from aligner.printable import printable
from tui.arrival import arrival
from tui.entry import Entry
from tui.layout import clip

Pair = tuple[str, str]

# As much of a name as the list of pairs has room for.
NAME_WIDTH = 33


class Files(Suggester):
    """Completes the name of a file or a folder, the first in the alphabet."""

    def __init__(self) -> None:
        super().__init__(use_cache=False, case_sensitive=True)

    async def get_suggestion(self, value: str) -> str | None:
        """Return a path that begins with what was typed."""
        if not value or "://" in value:
            return None
        folder, _, begun = value.rpartition("/")
        place = Path(f"{folder}/" if "/" in value else ".").expanduser()
        try:
            names = sorted(each.name + "/" * each.is_dir() for each in place.iterdir() if each.name.startswith(begun))
        except (OSError, ValueError):
            return None
        wanted = [name for name in names if begun or not name.startswith(".")]
        return f"{folder}/{wanted[0]}" if wanted and "/" in value else wanted[0] if wanted else None


class OpenScreen(ModalScreen[Pair | None]):
    """Returns the two sources that were chosen, or None; `typed` is what stands in its lines at first."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "close", priority=True),
        Binding("enter", "enter", "open", priority=True),
        Binding("tab", "app.focus_next", "next", show=False, priority=True),
        Binding("shift+tab", "app.focus_previous", "previous", show=False, priority=True),
        Binding("down", "app.focus_next", "next", show=False),
        Binding("up", "app.focus_previous", "previous", show=False),
    ]
    DEFAULT_CSS = """
    OpenScreen {
        align: center middle;
        background: $background 60%;
        #open {
            border-title-color: $foreground;
            width: 76;
            max-width: 100%;
            height: auto;
            max-height: 100%;
            padding: 0 1;
        }
        Static { height: 1; color: $muted; }
        Input { padding: 0; background: $panel; }
        OptionList, OptionList:focus { height: auto; max-height: 8; margin-top: 1; border: none; padding: 0; }
        OptionList { background: $surface; }
    }
    """

    def __init__(self, recent: Sequence[Pair], typed: Pair = ("", "")) -> None:
        super().__init__()
        self._recent = tuple(recent)
        self._typed = typed

    def compose(self) -> ComposeResult:
        """Lay out two lines to type in, and the pairs from before."""
        with Vertical(id="open", classes="dialog") as box:
            box.border_title = Content("open two articles")
            box.border_subtitle = Content("→ completes · enter opens · esc closes")
            yield Static("A: a file or an address")
            yield Entry(self._typed[0], id="left", suggester=Files(), compact=True)
            yield Static("B")
            yield Entry(self._typed[1], id="right", suggester=Files(), compact=True)
            if self._recent:
                yield OptionList(*(Content(_line(pair)) for pair in self._recent))

    async def action_enter(self) -> None:
        """Go from A to B, and open both; or the pair from before that the cursor is on."""
        if isinstance(self.focused, OptionList):
            self._close(self._recent[self.focused.highlighted or 0])
            return
        one, other = self.query(Input)
        for line in (one, other):
            await arrival(line)
        left, right = one.value.strip(), other.value.strip()
        if left and (one.has_focus or not right):
            self.set_focus(other)
        elif not left:
            self.set_focus(one)
        else:
            self._close((_expanded(left), _expanded(right)))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Open a pair from before."""
        self._close(self._recent[event.option_index])

    def action_leave(self) -> None:
        """Open nothing."""
        self._close(None)

    def _close(self, pair: Pair | None) -> None:
        # A second key may have been on its way already.
        if self.is_current:
            self.dismiss(pair)


def _expanded(source: str) -> str:
    return source if "://" in source else str(Path(source).expanduser())


def _line(pair: Pair) -> str:
    names = (printable(source.rstrip("/").rpartition("/")[2] or source) for source in pair)
    return "  │  ".join(clip(name, NAME_WIDTH).ljust(NAME_WIDTH) for name in names)
