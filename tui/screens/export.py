"""Exporting: what, and into which file; a file that is there is overwritten only when that is said twice."""

from __future__ import annotations

from pathlib import Path
from typing import ClassVar, cast

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static

from aligner.printable import printable
from tui import export
from tui.entry import Entry
from tui.export import CHOICES, Exportable, What
from tui.files import FileError, FileExistsAlreadyError
from tui.messages import Exported, ExportFailed

NAME_WIDTH = 10


class Formats(OptionList):
    """A list in which one goes up and down by the keys that do so everywhere else."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j", "cursor_down", "down", show=False),
        Binding("k", "cursor_up", "up", show=False),
    ]


class ExportScreen(ModalScreen[str]):
    """Returns the path of the file that was written; "" if none was."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "leave", "close", priority=True),
        Binding("tab", "app.focus_next", "next", show=False, priority=True),
        Binding("shift+tab", "app.focus_previous", "previous", show=False, priority=True),
    ]
    DEFAULT_CSS = """
    ExportScreen {
        align: center middle;
        background: $background 60%;
        #export {
            border-title-color: $foreground;
            width: 60;
            max-width: 100%;
            height: auto;
            max-height: 100%;
            padding: 0 1;
        }
        OptionList, OptionList:focus {
            height: auto;
            background: $surface;
            border: none;
            padding: 0;
        }
        Input {
            margin-top: 1;
            padding: 0;
            background: $panel;
        }
        #said {
            height: auto;
            min-height: 1;
            color: $warning;
        }
    }
    """

    def __init__(self, exported: Exportable) -> None:
        super().__init__()
        self._exported = exported
        self._choices: list[What] = list(CHOICES)
        self._what: What = self._choices[0]
        self._overwrite = ""

    def compose(self) -> ComposeResult:
        """List what there is, and below it the name of the file."""
        with Vertical(id="export", classes="dialog") as box:
            box.border_title = Content("export")
            box.border_subtitle = Content("enter writes · tab the name · esc closes")
            lines = (f"{what:{NAME_WIDTH}}{purpose}" for what, purpose in CHOICES.items())
            yield Formats(*(Content(line) for line in lines))
            yield Entry(export.proposed(self._what, Path()), select_on_focus=False, compact=True)
            yield Static(id="said", markup=False)

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Name the file after the format under the cursor."""
        before, self._what = self._what, self._choices[event.option_index]
        name = self.query_one(Input)
        untouched = name.value == export.proposed(before, Path())
        name.value = export.proposed(self._what, Path()) if untouched else export.renamed(name.value, self._what)
        name.cursor_position = len(name.value)

    def on_option_list_option_selected(self) -> None:
        """Write it."""
        self._begin()

    def on_input_submitted(self) -> None:
        """Write it."""
        self._begin()

    def on_input_changed(self) -> None:
        """Another name has to be confirmed anew."""
        self._overwrite = ""
        self._say("")

    def on_exported(self, message: Exported) -> None:
        """Close: it is written."""
        if self.is_current:
            self.dismiss(message.path)

    def on_export_failed(self, message: ExportFailed) -> None:
        """Say why not, and what to do."""
        if message.exists:
            self._overwrite = self.query_one(Input).value
            self._say("there is such a file: enter again overwrites it")
        else:
            self._say(message.reason)

    def action_leave(self) -> None:
        """Write nothing."""
        if self.is_current:
            self.dismiss("")

    def _begin(self) -> None:
        name = self.query_one(Input).value
        if not name.strip():
            self._say("give the file a name")
            return
        self._write(self._what, name, force=self._overwrite == name)

    @work(thread=True, exclusive=True)
    def _write(self, what: What, name: str, *, force: bool) -> None:
        try:
            path = export.write(self._exported, what, name, force=force)
        except FileExistsAlreadyError as error:
            self.post_message(ExportFailed(str(error), exists=True))
        except (FileError, RuntimeError) as error:  # RuntimeError: a home that nobody has
            self.post_message(ExportFailed(str(error)))
        else:
            self.post_message(Exported(str(path)))

    def _say(self, message: str) -> None:
        cast("Static", self.query_one("#said")).update(printable(message))
