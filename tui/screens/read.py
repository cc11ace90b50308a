"""The Read view: two articles side by side, each in its own order."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import Screen

from aligner.article import Article
from aligner.result import Side
from tui.actions import ALL, READ, bindings, keys_in
from tui.labels import LETTERS, OTHER
from tui.messages import SentencePicked
from tui.navigation import of_kind, step
from tui.picture import Marks, Picture
from tui.relation import describe, name_of
from tui.widgets.article import ArticlePane
from tui.widgets.keybar import Key, KeyBar
from tui.widgets.legend import Legend
from tui.widgets.relation import RelationPanel

WAIT = "not yet: the comparison is still being made"


class ReadScreen(Screen[None]):
    """Shows two articles, then what stands in both of them, and moves a cursor from sentence to sentence."""

    AUTO_FOCUS = "#left"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(READ)]
    HORIZONTAL_BREAKPOINTS = [(0, "-stacked"), (100, "-beside")]  # noqa: RUF012 - as Textual declares it
    VERTICAL_BREAKPOINTS = [(0, "-short"), (20, "-medium"), (36, "-tall")]  # noqa: RUF012

    def __init__(self, left: Article, right: Article) -> None:
        super().__init__()
        self._panes: dict[Side, ArticlePane] = {
            "left": ArticlePane(left, "left"),
            "right": ArticlePane(right, "right"),
        }
        self._panel = RelationPanel()
        self._keybar = KeyBar()
        self._picture: Picture | None = None
        self._failed = False
        self._side: Side = "left"
        self._cursors: dict[Side, int] = {"left": 0, "right": 0}
        self._chosen = 0
        self._linked = True

    def compose(self) -> ComposeResult:
        """Lay out the legend, the articles, the panel and the keys."""
        yield Legend()
        yield from self._panes.values()
        yield self._panel
        yield self._keybar

    def on_mount(self) -> None:
        """Show the keys as they are, and as they become."""
        self.bindings_updated_signal.subscribe(self, lambda _: self._show_keys())
        self._show_keys()

    def show_progress(self, stage: str, fraction: float) -> None:
        """Show how far the comparison has come."""
        self._panel.show_progress(stage, fraction)

    def show_failure(self, reason: str) -> None:
        """Say that there is no comparison; the articles stay as they are."""
        self._failed = True
        self._panel.show_failure(reason)

    def show_picture(self, picture: Picture) -> None:
        """Draw the comparison over the articles, without moving them; the cursor starts where the reader is."""
        self._picture = picture
        for side, pane in self._panes.items():
            pane.show_marks(picture.side(side))
            self._cursors[side] = pane.first_in_view()
        self._panel.say("")
        self._draw()

    def on_sentence_picked(self, message: SentencePicked) -> None:
        """Put the cursor where the mouse was clicked."""
        if message.index is None:
            self._turn_to(message.side)
        else:
            self._go(message.side, message.index)

    def action_move(self, by: int) -> None:
        """Move the cursor by some sentences; while there are none yet, scroll by lines."""
        marks = self._marks()
        if marks is None:
            self._pane.scroll_relative(y=by, animate=False)
            return
        here = self._cursors[self._side]
        target = here + by if self._pane.in_view(here) else self._pane.first_in_view()
        self._go_within(marks, target)

    def action_page(self, pages: float) -> None:
        """Scroll by some pages, and take the cursor along."""
        marks, pane = self._marks(), self._pane
        if marks is None:
            pane.turn_page(pages)
            return
        target = pane.sentence_below(self._cursors[self._side], pane.turn_page(pages))
        # A sentence may be longer than the pane: going to its beginning would undo the scrolling.
        self._go_within(marks, target, scroll=False)

    def action_edge(self, direction: int) -> None:
        """Go to the first or the last sentence."""
        marks = self._marks()
        if marks is not None:
            self._go_within(marks, 0 if direction < 0 else len(marks.sentences) - 1)
        elif direction < 0:
            self._pane.scroll_home(animate=False)
        else:
            self._pane.scroll_end(animate=False)

    def action_other_pane(self) -> None:
        """Go to the other article, where its cursor was left, or to what is in view."""
        other = OTHER[self._side]
        pane, cursor = self._panes[other], self._cursors[other]
        if self._picture is None:
            self._turn_to(other)
        else:
            self._go(other, cursor if pane.in_view(cursor) else pane.first_in_view())

    def action_jump(self) -> None:
        """Go to the chosen counterpart."""
        counterparts = self._counterparts()
        if counterparts:
            self._go(OTHER[self._side], counterparts[self._chosen])

    def action_next_counterpart(self) -> None:
        """Choose the next counterpart, and show it in the other article."""
        counterparts = self._counterparts()
        if not counterparts:
            return
        self._chosen = (self._chosen + 1) % len(counterparts)
        only = f"{self._here} has no other counterpart" if len(counterparts) == 1 else ""
        self._panes[OTHER[self._side]].reveal([counterparts[self._chosen]])
        self._draw(only)

    def action_seek(self, kind: str, direction: int) -> None:
        """Go to the next or the previous sentence of a kind, in a circle."""
        marks = self._marks(WAIT)
        if marks is None:
            return
        here = self._cursors[self._side]
        if not self._pane.in_view(here):
            here = self._pane.first_in_view() - (1 if direction > 0 else 0)
        found = step(of_kind(marks.labels, kind), here, direction)
        if found is None:
            missing = "no contradictions found" if kind == "contradiction" else f"nothing {kind} in {self._letter}"
            self._panel.say("no differences found" if kind == "difference" else missing)
            return
        again = ("  · from the top" if direction > 0 else "  · from the end") if found.wrapped else ""
        self._go(self._side, found.index, f"{kind} {found.number} of {found.count}{again}")

    def action_toggle_linked(self) -> None:
        """Let the other article follow the cursor, or stay where it is."""
        self._linked = not self._linked
        self._panel.say(f"linked scrolling {'on' if self._linked else 'off'}")
        if self._linked and self._picture is not None:
            self._reveal_counterparts()

    @property
    def _pane(self) -> ArticlePane:
        return self._panes[self._side]

    @property
    def _letter(self) -> str:
        return LETTERS[self._side]

    @property
    def _here(self) -> str:
        return name_of(self._side, self._cursors[self._side])

    def _marks(self, otherwise: str = "") -> Marks | None:
        """Return the marks on the article that has the cursor; where there are none yet, say something instead."""
        if self._picture is None:
            self._panel.say("" if self._failed else otherwise)
            return None
        return self._picture.side(self._side)

    def _counterparts(self) -> list[int]:
        """Return the counterparts of the sentence under the cursor; say so if there are none."""
        if self._marks(WAIT) is None:
            return []
        counterparts = self._lit()
        if not counterparts:
            self._panel.say(f"{self._here} has no counterpart")
        return counterparts

    def _lit(self) -> list[int]:
        if self._picture is None:
            return []
        pairs = self._picture.comparison.counterparts(self._side, self._cursors[self._side])
        return [pair.index(OTHER[self._side]) for pair in pairs]

    def _go_within(self, marks: Marks, index: int, *, scroll: bool = True) -> None:
        """Go to a sentence of this article; where there is none, say that this is the end."""
        last = len(marks.sentences) - 1
        target = min(max(index, 0), last)
        if target < 0:
            self._panel.say(f"{self._letter} has no sentences")
            return
        stuck = target == self._cursors[self._side]
        where = "the last" if target == last else "the first" if target == 0 else ""
        message = f"{self._here} is {where} sentence" if stuck and where else ""
        self._go(self._side, target, message, scroll=scroll)

    def _go(self, side: Side, index: int, message: str = "", *, scroll: bool = True) -> None:
        """Put the cursor on a sentence, and show what there is to it."""
        left_behind = self._cursors[self._side]
        crossed = side != self._side
        self._turn_to(side)
        self._cursors[side] = index
        # Coming from a counterpart, that one is chosen: the same key leads back.
        lit = self._lit()
        self._chosen = lit.index(left_behind) if crossed and left_behind in lit else 0
        if scroll:
            self._pane.reveal([index])
        if self._linked:
            self._reveal_counterparts()
        self._draw(message)

    def _turn_to(self, side: Side) -> None:
        self._side = side
        if not self._pane.has_focus:
            self._pane.focus(scroll_visible=False)

    def _reveal_counterparts(self) -> None:
        lit = self._lit()
        self._panes[OTHER[self._side]].reveal(lit[self._chosen : self._chosen + 1] + lit)

    def _draw(self, message: str = "") -> None:
        """Show the cursor, its counterparts and the relation."""
        if self._picture is None or not self._picture.side(self._side).sentences:
            return
        lit, cursor = self._lit(), self._cursors[self._side]
        self._pane.emphasise(cursor=cursor)
        self._panes[OTHER[self._side]].emphasise(lit=lit, chosen=lit[self._chosen] if lit else None)
        self._panel.show_relation(describe(self._picture, self._side, cursor, self._chosen))
        self._panel.say(message)

    def _show_keys(self) -> None:
        keys = keys_in(self)
        self._keybar.show_keys(
            tuple(
                Key(keys[action.id][0], action.bar, action.action)
                for group in ALL
                for action in group.actions
                if action.bar and action.id in keys
            )
        )
