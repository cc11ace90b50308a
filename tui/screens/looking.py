"""What the keys do that change how a comparison is looked at: search, filter, strictness; and the clipboard."""

from __future__ import annotations

from abc import abstractmethod

from textual.screen import Screen

from aligner.article import Article
from tui.copying import Copy, copies
from tui.filtering import NAMES, Hidden
from tui.lens import Lens
from tui.messages import Cancelled
from tui.place import Place
from tui.views.view import WAIT, View
from tui.widgets.keybar import KeyBar
from tui.widgets.prompt import Prompt

FINDING, FILTERING = "find", "filter"


class LookingScreen(Screen[None]):
    """A screen with one view open, which is drawn as the lens shows it."""

    def __init__(self, left: Article, right: Article, level: int) -> None:
        super().__init__()
        self.lens = Lens(left, right, level)
        self.keybar = KeyBar()
        self.prompt = Prompt()
        self._hiding: dict[str, Hidden] = {}
        self._before: Place | None = None
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
        selected = self.view.selected_text
        choice = [Copy("the selection", selected)] if selected else copies(self.lens.picture, self.view.place)
        if choice:
            last = next((number for number, each in enumerate(choice) if each == self._copied), -1)
            self._copied = copied = choice[(last + 1) % len(choice)]
            self.app.copy_to_clipboard(copied.text)
            self.after(f"copied {copied.what}")

    def action_find(self) -> None:
        """Ask for words to find."""
        self._before = self.view.place if self.lens.picture else None
        self._ask(FINDING, self.lens.sought, "words in both articles")

    def action_filter(self) -> None:
        """Ask for a filter."""
        self._ask(FILTERING, self.lens.filter, "unique, partly, shared, contradictory; then words")

    def action_find_next(self, direction: int) -> None:
        """Go to the next match or the previous one."""
        said = self.lens.look_on(direction, self.view.place)
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
        if not meant and self._before is not None and self.prompt.kind == FINDING:
            self.view.go_to(self._before.side, self._before.index)
        self.after(self.lens.search.said if self.prompt.kind == FINDING and self.lens.search else "")

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
        return f"{self.lens.hidden_count} hidden"

    def _ask(self, kind: str, text: str, hint: str) -> None:
        # Before there is a comparison too: what is typed is no key then either, and is taken up once there is one.
        self.keybar.display = False
        self.prompt.ask(kind, text, hint=hint, known=NAMES if kind == FILTERING else ())

    def _look_for(self, text: str, *, typing: bool) -> None:
        place = (typing and self._before) or self.view.place
        found = self.lens.look_for(text, place, typing=typing)
        if found and not typing and not found.matches:
            # Whole words were asked for, and there are none: what begins like this was found while it was typed.
            self.lens.look_for(text, place, typing=True)
        self._show_match()
        self.refresh_bindings()

    def _sift(self, text: str) -> None:
        self.lens.sift(text)
        self.show_lens()

    def _show_match(self) -> None:
        search = self.lens.search
        if search and search.at is not None:
            match = search.matches[search.at]
            self.view.go_to(match.side, match.sentence)
        self.view.show_search(search)

    def show_lens(self) -> None:
        """Draw what is to be seen of the comparison, where it is not drawn yet."""
        view, lens = self.view, self.lens
        if lens.picture is None:
            return
        if view.picture is not lens.picture:
            view.show(lens.picture)
        if self._hiding.get(view.id) is not lens.hidden:
            view.hide(lens.hidden)
            self._hiding[view.id] = lens.hidden
        view.show_search(lens.search)
