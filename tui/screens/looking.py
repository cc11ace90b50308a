"""What the keys do that change how a comparison is looked at: search, filter, strictness; and the clipboard."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING

from textual.screen import Screen

from aligner.article import Article
from aligner.labels import Side
from tui import work
from tui.filtering import EVERYTHING, MARK, Sifted, Suggestions
from tui.finding import At
from tui.lens import Lens
from tui.messages import Cancelled, NamesCollected
from tui.place import Place
from tui.views.view import WAIT, View
from tui.widgets.keybar import KeyBar
from tui.widgets.prompt import Prompt

if TYPE_CHECKING:
    from tui.copying import Copy

FINDING, FILTERING = "find", "filter"


class LookingScreen(Screen[None]):
    """A screen with one view open, which is drawn as the lens shows it."""

    def __init__(self, left: Article, right: Article, level: int) -> None:
        super().__init__()
        self.lens = Lens(left, right, level)
        self.keybar = KeyBar()
        self.prompt = Prompt()
        self._articles: dict[Side, Article] = {"left": left, "right": right}
        self._sifted: dict[str, Sifted] = {}
        self._suggestions = Suggestions()
        self._collecting = False
        self._before: At | None = None
        self._stood = Place()
        self._copied: Copy | None = None

    @property
    @abstractmethod
    def view(self) -> View:
        """The view that is open."""

    @abstractmethod
    def after(self, message: str) -> None:
        """Show where a key has led, and say what there is to say about it."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Have keys for the next match only while a search is alive, and a way out of the prompt only from there."""
        if (action == "find_next" and self.lens.search is None) or (
            action == "leave_prompt" and not self.prompt.is_open
        ):
            return False
        return super().check_action(action, parameters)

    def on_unmount(self) -> None:
        """Let go of all that may be large: Textual keeps the first screen of an app, if only in name."""
        self.lens.forget()
        self._articles.clear()
        self._sifted.clear()
        self._suggestions.names = self._copied = None

    def action_stricter(self, by: int) -> None:
        """Draw only surer pairs, or less sure ones too."""
        said = self.lens.turn(by)
        self.show_lens()
        self.after(said or WAIT)

    def action_copy(self) -> None:
        """Copy what the mouse has selected; else the sentence, and when asked again the pair, then the evidence."""
        if self.lens.picture is None:
            self.after(WAIT)
            return
        from tui.copying import Copy

        selected = self.view.selected_text
        choice = [Copy("the selection", selected)] if selected else self.view.copies()
        if choice:
            last = next((number for number, each in enumerate(choice) if each == self._copied), -1)
            self._copied = copied = choice[(last + 1) % len(choice)]
            self.app.copy_to_clipboard(copied.text)
            self.after(f"copied {copied.what}")

    async def action_find(self) -> None:
        """Ask for words to find."""
        self._before = self.view.here if self.lens.picture else None
        await self._ask(FINDING, self.lens.sought, "words in both articles")

    async def action_filter(self) -> None:
        """Ask for a filter."""
        self._stood = self.view.place
        await self._ask(FILTERING, self.lens.filter, "unique, partly, shared, contradictory; words; @name")

    def action_find_next(self, direction: int) -> None:
        """Go to the next match or the previous one."""
        said = self.lens.look_on(direction, self.view.here)
        self._show_match()
        self.after(said)

    def action_clear(self) -> None:
        """Stop searching; or else filtering; or else comparing."""
        if self.lens.sought:
            self._look_for("", typing=False)
        elif self.lens.filter:
            self._sift("")
        else:
            self.post_message(Cancelled())
        self.after("")

    def on_prompt_changed(self) -> None:
        """Show at once what comes of what is typed, if it still is."""
        if self.prompt.is_open:
            self._take_typed(self.prompt.text, typing=True)
            self.prompt.answer(self._answer())

    def take_up(self) -> None:
        """Do what was asked for before there was a comparison."""
        if self.prompt.is_open:
            self.on_prompt_changed()
        elif self.lens.search is not None:
            self._show_match()
            self.after(self.lens.search.said)

    async def action_leave_prompt(self, meant: bool) -> None:
        """Keep what came of what was typed, or go back to where it began."""
        await self.prompt.close()
        self.keybar.display = True
        self._take_typed(self.prompt.text if meant else "", typing=False)
        if not meant and self.prompt.kind == FILTERING:
            self.view.enter(self._stood)
        elif not meant and self._before is not None:
            self.view.go_to(self._before)
        self.after(self._answer() if self.prompt.text and meant and self.lens.picture else "")

    def _take_typed(self, text: str, *, typing: bool) -> None:
        if self.prompt.kind == FINDING:
            self._look_for(text, typing=typing)
        else:
            self._sift(text)
        self.after("" if self.lens.picture else WAIT)

    def _answer(self) -> str:
        if self.lens.picture is None:
            return "not compared yet"
        if self.prompt.kind == FINDING:
            return self.lens.search.said if self.lens.search else ""
        waiting = MARK in self.lens.filter and self.lens.names is None
        return "collecting names …" if waiting else self.view.hidden_said

    async def _ask(self, kind: str, text: str, hint: str) -> None:
        # Before there is a comparison too: what is typed is no key then either, and is taken up once there is one.
        self.keybar.display = False
        await self.prompt.ask(kind, text, hint=hint, suggester=self._suggestions if kind == FILTERING else None)

    def _look_for(self, text: str, *, typing: bool) -> None:
        # Where whole words were asked for, and there are none: what begins like this was found while it was typed.
        if not self.lens.look_for(text, typing=typing) and not typing:
            self.lens.look_for(text, typing=True)
        self._look_again(from_here=not typing)
        self._show_match()
        self.refresh_bindings()

    def look_again(self) -> None:
        """Find the same in the view as it is now: another one, other rows, or in another order."""
        self._look_again(from_here=True)
        self.view.show_search(self.lens.search)

    def _look_again(self, *, from_here: bool) -> None:
        here = self.view.here if from_here or self._before is None else self._before
        self.lens.look_in(self.view.narrowed, here)

    def _sift(self, text: str) -> None:
        if self.prompt.text.count(MARK) and self.lens.names is None and not self._collecting:
            self._collecting = True
            work.collect_names(self.post_message, self._articles)
        self.lens.sift(text)
        self.show_lens()

    def on_names_collected(self, message: NamesCollected) -> None:
        """Filter by name from now on."""
        self.lens.know(message.names)
        self._suggestions.names = message.names
        self.show_lens()
        if self.prompt.is_open:
            self.prompt.answer(self._answer())
        self.after("")

    def _show_match(self) -> None:
        search = self.lens.search
        if search and search.at is not None:
            self.view.go_to(search.stops[search.at])
        self.view.show_search(search)

    def show_lens(self) -> None:
        """Draw what is to be seen of the comparison, where it is not drawn yet."""
        view, lens = self.view, self.lens
        if lens.picture is None:
            return
        if view.picture is not lens.picture:
            view.show(lens.picture)
        if self._sifted.get(view.id, EVERYTHING) is not lens.sifted:
            view.sift(lens.sifted)
            self._sifted[view.id] = lens.sifted
        self.look_again()
