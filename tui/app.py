"""The application: starts the comparison in the background, and shows what comes of it."""

from __future__ import annotations

import signal
from collections.abc import Callable
from functools import partial
from typing import ClassVar

from textual.app import App
from textual.binding import Binding, BindingType
from textual.command import CommandPalette, Provider
from textual.driver import Driver
from textual.screen import Screen
from textual.theme import Theme

from aligner.article import Article
from aligner.printable import printable
from tui import themes, work
from tui.actions import keys_in
from tui.articles import Sources, absolute, doubts
from tui.commands import Actions
from tui.memory import Memory
from tui.messages import Cancelled, Compared, CompareFailed, Opened, OpenFailed, Progressed, ViewOpened
from tui.options import Options
from tui.screens.room import RoomScreen
from tui.settings import Settings
from tui.work import Compare, Job

# As long as two warnings take to read.
DOUBT_SECONDS = 12

# How often files are looked at, in seconds: have they changed?
WATCHED = 2.0

HINT = "? shows every key"

# Each pair of articles that is opened has a mode of the app, since Textual does not let the first screen of a mode be
# switched for another. Its name begins with this.
MODE = "pair"


class NewsdiffApp(App[None]):
    """Two articles side by side, readable at once, compared in the background."""

    TITLE = "newsdiff"
    DEFAULT_MODE = f"{MODE} 0"
    CSS_PATH = "newsdiff.tcss"
    COMMANDS: ClassVar[set[type[Provider] | Callable[[], type[Provider]]]] = {Actions}
    ENABLE_COMMAND_PALETTE = False  # Textual's own key for it, that is; ours can be changed.
    BINDINGS: ClassVar[list[BindingType]] = [
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
        sources: Sources | None = None,
        driver_class: type[Driver] | None = None,
    ) -> None:
        self._settings = settings or Settings()
        self._memory = memory or Memory()
        remembered = self._memory.now.theme if self._memory.now.theme in themes.names() else themes.DARK.name
        # Before all else, so that no colour and no style is worked out twice before the first frame.
        self.set_reactive(NewsdiffApp.theme, self._settings.theme or remembered)
        super().__init__(driver_class=driver_class)
        self._left = left
        self._right = right
        self._compare = compare
        self._sources = sources or Sources(Options(()))
        self._ages = self._sources.ages()
        self._job: Job | None = None
        self._reading: Job | None = None
        self._pairs = 0
        self._room = self._make_room()
        self.set_keymap(dict(self._settings.keymap))

    def get_default_screen(self) -> Screen[None]:
        """Begin with the articles."""
        return self._room

    @property
    def available_themes(self) -> dict[str, Theme]:
        """Textual's themes, and ours."""
        return {**super().available_themes, **{theme.name: theme for theme in themes.THEMES}}

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Lend the colours that our widgets draw with to themes that are not ours."""
        return themes.variables(self.current_theme)

    def on_ready(self) -> None:
        """Start the work once the articles are on the screen: its imports would only hold up the first frame."""
        self.call_after_refresh(self.start_comparison)
        self.show_doubts(self._left, self._right)
        self.set_interval(WATCHED, self._watch)
        self.app_resume_signal.subscribe(self, lambda _: self._draw_all_again())
        # What is not known as a mode cannot be removed as one.
        self.add_mode(self.DEFAULT_MODE, partial(_itself, self._room))

    def show_doubts(self, *articles: Article) -> None:
        """Say what there is to doubt about how articles were read."""
        for doubt in (each for article in articles for each in doubts(article)):
            self.notify(doubt, title="Read with doubt", severity="warning", timeout=DOUBT_SECONDS, markup=False)

    def start_comparison(self) -> None:
        """Compare the articles; whatever comes of it is posted as a message."""
        self._job = work.compare(self.post_message, self._left, self._right, self._compare, again=self._pairs > 0)
        if self._sources.names and self._sources.can_be_read_again:
            left, right = map(absolute, self._sources.names)
            self._memory.keep_recent(left, right)

    def on_unmount(self) -> None:
        """Wait for nothing."""
        if self._job is not None:
            self._job.cancel()

    def on_cancelled(self, _: Cancelled) -> None:
        """Stop comparing; the articles stay, and what is known of them."""
        if self._job is not None:
            self._job.cancel()
            self._job = None
            self._room.show_cancelled()

    def on_progressed(self, message: Progressed) -> None:
        """Show how far the comparison has come."""
        self._room.show_progress(message.stage, message.fraction)

    async def on_compared(self, message: Compared) -> None:
        """Show the comparison."""
        self._job = None
        await self._room.show_picture(message.picture)
        if not self._memory.now.greeted:
            self._memory.keep(greeted=True)
            self._room.after(HINT)

    def on_compare_failed(self, message: CompareFailed) -> None:
        """Say that there is no comparison, and why."""
        self._job = None
        reason = printable(message.reason.partition("\n")[0])
        self._room.show_failure(reason)
        self.notify(reason, title="The comparison failed", severity="error", markup=False)

    def on_view_opened(self, message: ViewOpened) -> None:
        """Come back to the same view next time."""
        self._memory.keep(view=message.view)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to suspend only where the system and the terminal can."""
        if action == "suspend_process":
            return hasattr(signal, "SIGTSTP") and self._driver is not None and self._driver.can_suspend
        return super().check_action(action, parameters)

    async def action_palette(self) -> None:
        """Choose from all that can be done, by name."""
        await self.push_screen(CommandPalette())

    # Each waits for the screen that it opens: the next keys, which may have been typed already, are meant for that one.

    async def action_theme(self) -> None:
        """Choose a theme, and come back to it next time."""
        from tui.screens.theme import ThemeScreen

        await self.push_screen(ThemeScreen(), lambda name: self._memory.keep(theme=name or self.theme))

    async def action_open(self) -> None:
        """Choose two other articles."""
        await self._choose_articles(("", ""))

    async def _choose_articles(self, typed: tuple[str, str]) -> None:
        from tui.screens.open import OpenScreen

        await self.push_screen(OpenScreen(self._memory.now.recent, typed), self._open)

    def action_reload(self) -> None:
        """Read the articles again, and stay at the same place."""
        if not self._sources.can_be_read_again:
            self.notify("standard input was read, and is gone", severity="warning", markup=False)
            return
        self._read(self._sources, again=True)

    async def on_opened(self, message: Opened) -> None:
        """Show articles that have been read, and compare them."""
        self._sources, self._ages = message.sources, message.ages
        articles, before = (message.left, message.right), (self._left, self._right)
        if message.again and articles == before and self._room.comparison is not None:
            self._room.after("nothing has changed")
            return
        if self._job is not None:
            self._job.cancel()
        stood = self._room.standing if message.again else None
        self._left, self._right = articles
        self._room = self._make_room()
        if stood is not None:
            self._room.resume(stood.moved(before, articles))
        while len(self.screen_stack) > 1:
            self.pop_screen()
        mode, self._pairs = self.current_mode, self._pairs + 1
        self.add_mode(f"{MODE} {self._pairs}", partial(_itself, self._room))
        await self.switch_mode(f"{MODE} {self._pairs}")
        await self.remove_mode(mode)
        self.show_doubts(*articles)
        self.call_after_refresh(self.start_comparison)

    async def on_open_failed(self, message: OpenFailed) -> None:
        """Say why there is nothing else to see; a name that was typed can be mended."""
        self.notify(printable(message.reason), title="Not opened", severity="error", markup=False)
        self._room.after("")
        if not message.again:
            left, right = message.sources.names
            await self._choose_articles((left, right))

    def _draw_all_again(self) -> None:
        """Draw what the shell has written over while the app was suspended; Textual would draw what changes alone."""
        self.screen.refresh(layout=True)

    def _open(self, pair: tuple[str, str] | None) -> None:
        if pair is not None:
            self._read(self._sources.others(*pair), again=False)

    def _read(self, sources: Sources, *, again: bool) -> None:
        if self._reading is not None:
            self._reading.cancel()
        self._room.after("reading …")
        self._reading = work.read(self.post_message, sources, again=again)

    def _watch(self) -> None:
        """Say so when a file has changed, once for each change."""
        ages = self._sources.ages()
        changed = [name for name, age in ages.items() if self._ages.get(name, age) != age]
        self._ages = {**self._ages, **ages}
        for name in changed:
            self.notify(f"{printable(name)} has changed: {self._key('reload')} reads it again", markup=False)

    def _key(self, action: str) -> str:
        return keys_in(self._room).get(action, ["ctrl+p"])[0]

    def _make_room(self) -> RoomScreen:
        view = self._settings.view or self._memory.now.view
        return RoomScreen(self._left, self._right, settings=self._settings, view=view)

    async def action_export(self) -> None:
        """Write a report, or a picture of the screen as it is now."""
        from tui.export import Exportable
        from tui.screens.export import ExportScreen

        comparison = self._room.comparison
        if comparison is None:
            self.notify("nothing to export yet: there is no comparison", severity="warning", markup=False)
            return
        picture = self.export_screenshot(title=self.TITLE)
        await self.push_screen(ExportScreen(Exportable(comparison, picture)), self._say_exported)

    def _say_exported(self, path: str | None) -> None:
        if path:
            self.notify(printable(path), title="Exported", markup=False)

    async def action_help(self) -> None:
        """Show every key that works here."""
        from tui.screens.help import HelpScreen

        keys = keys_in(self._room)
        groups = [group for group in self._room.groups if any(action.id in keys for action in group.actions)]
        await self.push_screen(HelpScreen(groups, keys))

    def action_interrupt(self) -> None:
        """Stop as a program does that is interrupted."""
        self.exit(return_code=130)


def _itself(room: RoomScreen) -> RoomScreen:
    return room
