"""The application: starts the comparison in the background, and shows what comes of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar, Protocol

from textual import work
from textual.app import App
from textual.binding import Binding, BindingType
from textual.command import Provider
from textual.driver import Driver
from textual.screen import Screen
from textual.worker import get_current_worker

from aligner.article import Article
from aligner.errors import AlignerError
from aligner.printable import printable
from aligner.result import Comparison
from tui import themes
from tui.actions import ALL, EVERYWHERE, bindings, keys_in
from tui.articles import doubts
from tui.commands import Actions
from tui.memory import Memory
from tui.messages import Compared, CompareFailed, Progressed, ViewOpened
from tui.picture import Picture
from tui.screens.room import RoomScreen
from tui.settings import Settings

# As long as two warnings take to read.
DOUBT_SECONDS = 12

Progress = Callable[[str, float], None]


class Compare(Protocol):
    """Compares two articles, and reports how far it has come."""

    def __call__(self, left: Article, right: Article, *, progress: Progress) -> Comparison:
        """Compare two articles."""
        ...


class _CancelledError(Exception):
    """Nobody waits for the comparison any more."""


class NewsdiffApp(App[None]):
    """Two articles side by side, readable at once, compared in the background."""

    TITLE = "newsdiff"
    CSS_PATH = "newsdiff.tcss"
    COMMANDS: ClassVar[set[type[Provider] | Callable[[], type[Provider]]]] = {Actions}
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings([EVERYWHERE]),
        Binding("ctrl+c", "app.interrupt", "interrupt", show=False, priority=True),
    ]

    def __init__(
        self,
        left: Article,
        right: Article,
        *,
        compare: Compare | None = None,
        settings: Settings | None = None,
        memory: Memory | None = None,
        driver_class: type[Driver] | None = None,
    ) -> None:
        super().__init__(driver_class=driver_class)
        self._settings = settings or Settings()
        self._memory = memory or Memory()
        self._left = left
        self._right = right
        self._compare = compare or _compare
        self._room = RoomScreen(left, right, settings=self._settings, view=self._settings.view or self._memory.now.view)
        for theme in themes.THEMES:
            self.register_theme(theme)
        remembered = self._memory.now.theme if self._memory.now.theme in themes.names() else themes.DARK.name
        self.theme = self._settings.theme or remembered
        self.set_keymap(dict(self._settings.keymap))

    def get_default_screen(self) -> Screen[None]:
        """Begin with the articles."""
        return self._room

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Lend the colours that our widgets draw with to themes that are not ours."""
        return themes.variables(self.current_theme)

    def on_ready(self) -> None:
        """Start the work once the articles are on the screen: its imports would only hold up the first frame."""
        self.call_after_refresh(self.start_comparison)
        self.show_doubts(self._left, self._right)

    def show_doubts(self, *articles: Article) -> None:
        """Say what there is to doubt about how articles were read."""
        for doubt in (each for article in articles for each in doubts(article)):
            self.notify(doubt, title="Read with doubt", severity="warning", timeout=DOUBT_SECONDS, markup=False)

    @work(thread=True, exclusive=True, exit_on_error=False)
    def start_comparison(self) -> None:
        """Compare the articles; whatever comes of it is posted as a message."""
        worker = get_current_worker()

        def progress(stage: str, fraction: float) -> None:
            if worker.is_cancelled:
                raise _CancelledError
            self.post_message(Progressed(stage, fraction))

        try:
            picture = Picture.of(self._compare(self._left, self._right, progress=progress))
        except _CancelledError:
            return
        except AlignerError as error:
            self.post_message(CompareFailed(str(error)))
        except Exception as error:  # Not foreseen; even so the articles stay readable.
            self.post_message(CompareFailed(f"{type(error).__name__}: {error}"))
        else:
            self.post_message(Compared(picture))

    def on_progressed(self, message: Progressed) -> None:
        """Show how far the comparison has come."""
        self._room.show_progress(message.stage, message.fraction)

    async def on_compared(self, message: Compared) -> None:
        """Show the comparison."""
        await self._room.show_picture(message.picture)

    def on_compare_failed(self, message: CompareFailed) -> None:
        """Say that there is no comparison, and why."""
        reason = printable(message.reason.partition("\n")[0])
        self._room.show_failure(reason)
        self.notify(reason, title="The comparison failed", severity="error", markup=False)

    def on_view_opened(self, message: ViewOpened) -> None:
        """Come back to the same view next time."""
        self._memory.keep(view=message.view)

    def action_theme(self) -> None:
        """Choose a theme, and come back to it next time."""
        from tui.screens.theme import ThemeScreen

        self.push_screen(ThemeScreen(), lambda name: self._memory.keep(theme=name or self.theme))

    def action_export(self) -> None:
        """Write a report, or a picture of the screen as it is now."""
        from tui.export import Exportable
        from tui.screens.export import ExportScreen

        comparison = self._room.comparison
        if comparison is None:
            self.notify("nothing to export yet: there is no comparison", severity="warning", markup=False)
            return
        picture = self.export_screenshot(title=self.TITLE)
        self.push_screen(ExportScreen(Exportable(comparison, picture)), self._say_exported)

    def _say_exported(self, path: str | None) -> None:
        if path:
            self.notify(printable(path), title="Exported", markup=False)

    def action_help(self) -> None:
        """Show every key that works here."""
        from tui.screens.help import HelpScreen

        keys = keys_in(self.screen)
        groups = [group for group in ALL if any(action.id in keys for action in group.actions)]
        self.push_screen(HelpScreen(groups, keys))

    def action_interrupt(self) -> None:
        """Stop as a program does that is interrupted."""
        self.exit(return_code=130)


def _compare(left: Article, right: Article, *, progress: Progress) -> Comparison:
    # Here, not above: it brings the model, which the first frame must not wait for.
    from aligner.comparison import compare

    return compare(left, right, progress=progress)
