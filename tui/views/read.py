"""The Read view: two articles side by side, each in its own order."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from textual.widget import Widget

from aligner.article import Article
from aligner.labels import OTHER, SIDES, Side
from aligner.looks import LETTERS, name_of
from tui.actions import READ
from tui.filtering import Sifted
from tui.finding import At, Search
from tui.navigation import CONTRADICTION, nearest, next_clash, of_kind
from tui.painting import Found
from tui.picture import Marks, Picture
from tui.place import Place
from tui.views.view import WAIT, View
from tui.widgets.article import ArticlePane
from tui.widgets.ruler import Ruler


class ReadView(View):
    """Two articles, then what stands in both of them, with a cursor that goes from sentence to sentence."""

    id = "read"
    groups = READ

    def __init__(self, left: Article, right: Article, *, linked: bool = True) -> None:
        super().__init__()
        self._panes: dict[Side, ArticlePane] = {
            "left": ArticlePane(left, "left"),
            "right": ArticlePane(right, "right"),
        }
        self._ruler = Ruler()
        self._linked = linked
        # It gets the focus before the first frame; if it had none until then, its styles would be worked out twice.
        self.focused.set_reactive(Widget.has_focus, True)

    @property
    def widgets(self) -> Sequence[Widget]:
        """The two articles, and what shows both at a glance."""
        return self._panes["left"], self._ruler, self._panes["right"]

    def ready(self) -> None:
        """Let the ruler follow the articles."""
        for side, pane in self._panes.items():
            pane.watch(pane, "virtual_size", partial(self._overlook, side), init=False)
            pane.watch(pane, "scroll_y", partial(self._look_at, side), init=False)

    @property
    def focused(self) -> ArticlePane:
        """The article that has the cursor."""
        return self._panes[self.place.side]

    def show(self, picture: Picture) -> None:
        """Draw the comparison over the articles, without moving them; at first the cursor goes where the reader is."""
        first, self.picture = self.picture is None, picture
        for side, pane in self._panes.items():
            pane.show_marks(picture.side(side))
            self._overlook(side)
        if first:
            left, right = (pane.first_in_view() for pane in self._panes.values())
            self.place = Place(self.place.side, left, right)
        else:
            self.place = self.place.to(self.place.side, self.place.index)
        self._draw()

    def enter(self, place: Place) -> None:
        """Put the cursor where it was in the other view; where that is in view already, nothing moves."""
        self.place = place
        if self.picture is not None:
            self.place = self._settled(place)
            self._reveal()

    def sift(self, sifted: Sifted) -> None:
        """Fold what a filter hides; the cursor goes to the next sentence that is left, perhaps in the other article."""
        self._sifted = sifted
        for side, pane in self._panes.items():
            before = pane.virtual_size
            pane.hide(sifted.hidden[side])
            if pane.virtual_size == before:  # else the ruler follows that
                self._overlook(side)
        self.place = self._settled(self.place)
        self._reveal()

    @property
    def hidden_said(self) -> str:
        """How many sentences a filter hides, and of which article nothing is left."""
        gone = " or ".join(LETTERS[side] for side in SIDES if self._shown(side, 0) is None)
        return f"nothing left in {gone} · {super().hidden_said}" if gone else super().hidden_said

    def show_search(self, search: Search | None) -> None:
        """Mark what a search has found."""
        for side, pane in self._panes.items():
            pane.show_found(search.found(side) if search else Found())

    def go_to(self, at: At) -> None:
        """Go to a sentence."""
        self._go(SIDES[at[0]], at[1])

    @property
    def selected_text(self) -> str:
        """What the mouse has selected in the article that it was in last."""
        return self.focused.selected_text or self._panes[OTHER[self.place.side]].selected_text

    def move(self, by: int) -> str:
        """Move the cursor by some sentences; while there are none yet, scroll by lines."""
        marks = self._marks
        if marks is None:
            self.focused.scroll_relative(y=by, animate=False)
            return ""
        here = self.place.index
        target = here + by if self.focused.in_view(here) else self.focused.first_in_view()
        return self._go_within(marks, target, by)

    def page(self, pages: float) -> str:
        """Scroll by some pages, and take the cursor along."""
        marks, pane = self._marks, self.focused
        if marks is None:
            pane.turn_page(pages)
            return ""
        target = pane.sentence_below(self.place.index, pane.turn_page(pages))
        # A sentence may be longer than the pane: going to its beginning would undo the scrolling.
        return self._go_within(marks, target, 1 if pages > 0 else -1, scroll=False)

    def edge(self, direction: int) -> str:
        """Go to the first or the last sentence."""
        marks = self._marks
        if marks is not None:
            return self._go_within(marks, 0 if direction < 0 else len(marks.sentences) - 1, -direction)
        scroll = self.focused.scroll_home if direction < 0 else self.focused.scroll_end
        scroll(animate=False)
        return ""

    def other_side(self) -> str:
        """Go to the other article, where its cursor was left, or to what is in view."""
        other = OTHER[self.place.side]
        pane, cursor = self._panes[other], self.place.at(other)
        return self.pick(other, cursor if pane.in_view(cursor) else pane.first_in_view())

    def jump(self) -> str:
        """Go to the chosen counterpart."""
        if self.picture is None:
            return WAIT
        counterparts = self._lit()
        if not counterparts:
            return f"{self._here} has no counterpart"
        there, index = OTHER[self.place.side], counterparts[self.place.chosen]
        if index in self._sifted.hidden[there]:
            return f"{name_of(there, index)} is hidden by the filter"
        self._go(there, index)
        return ""

    def next_counterpart(self) -> str:
        """Choose the next counterpart, and show it in the other article."""
        if self.picture is None:
            return WAIT
        counterparts, place = self._lit(), self.place
        if not counterparts:
            return f"{self._here} has no counterpart"
        self.place = place.to(place.side, place.index, (place.chosen + 1) % len(counterparts))
        self._panes[OTHER[place.side]].reveal([counterparts[self.place.chosen]])
        self._draw()
        return f"{self._here} has no other counterpart" if len(counterparts) == 1 else ""

    def pick(self, side: Side, index: int | None) -> str:
        """Put the cursor on a sentence; or only turn to its article, while there are no sentences."""
        if index is None or self.picture is None:
            self.place = self.place.to(side, self.place.at(side))
            return ""
        shown = self._shown(side, index)
        if shown is None:
            return self._none(side)
        self._go(side, shown)
        return ""

    def toggle_linked(self) -> str:
        """Let the other article follow the cursor, or stay where it is."""
        self._linked = not self._linked
        if self._linked:
            self._reveal_counterparts()
        return f"linked scrolling {'on' if self._linked else 'off'}"

    def show_line(self, side: Side, line: int) -> str:
        """Scroll an article to a line; the cursor stays where it is."""
        self._panes[side].show_line(line)
        return ""

    def stops(self, kind: str) -> Sequence[int]:
        """Return the sentences of a kind in the article that has the cursor."""
        hidden = self._sifted.hidden[self.place.side]
        return [index for index in of_kind(self._marks.labels, kind) if index not in hidden] if self._marks else ()

    def seek(self, kind: str, direction: int) -> str:
        """Go to the next or the previous sentence of a kind; of a contradiction to its two sentences."""
        if kind != CONTRADICTION or self.picture is None:
            return super().seek(kind, direction)
        found = next_clash(self.picture.comparison, self.place, self.stops(kind), self.seen_from(direction), direction)
        if found is None:
            return self.nothing(kind)
        self._go(self.place.side, *found.index)
        return found.said(kind, direction)

    def seen_from(self, direction: int) -> int:
        """Return the sentence under the cursor; if it was scrolled away, the one before the first in view."""
        if self.focused.in_view(self.place.index):
            return self.place.index
        return self.focused.first_in_view() - (1 if direction > 0 else 0)

    def stop_at(self, number: int) -> None:
        """Go to a sentence of this article."""
        self._go(self.place.side, number)

    def nothing(self, kind: str) -> str:
        """Say that there is nothing of a kind in this article."""
        here = f" in {LETTERS[self.place.side]}" if kind in {"unique", "shared"} else ""
        return super().nothing(kind) + here

    @property
    def _here(self) -> str:
        return name_of(self.place.side, self.place.index)

    @property
    def _marks(self) -> Marks | None:
        return None if self.picture is None else self.picture.side(self.place.side)

    def _overlook(self, side: Side) -> None:
        self._ruler.show_overview(side, self._panes[side].overview())
        self._look_at(side)

    def _look_at(self, side: Side) -> None:
        self._ruler.show_view(side, self._panes[side].view)

    def _lit(self) -> list[int]:
        if self.picture is None:
            return []
        pairs = self.picture.comparison.counterparts(self.place.side, self.place.index)
        return [pair.index(OTHER[self.place.side]) for pair in pairs]

    def _settled(self, place: Place) -> Place:
        """Return a place with nothing hidden under the cursor, if anything is left."""
        return place.settled({side: self._shown(side, place.at(side)) for side in SIDES})

    def _shown(self, side: Side, index: int, direction: int = 1) -> int | None:
        """Return a sentence, or if a filter hides it the next one in a direction, or else in the other one, if any."""
        count = len(self.picture.side(side).sentences) if self.picture else 0
        return nearest(count, index, direction, self._sifted.hidden[side])

    def _none(self, side: Side) -> str:
        has_any = self.picture is not None and self.picture.side(side).sentences
        return f"the filter hides all of {LETTERS[side]}" if has_any else f"{LETTERS[side]} has no sentences"

    def _go_within(self, marks: Marks, index: int, direction: int, *, scroll: bool = True) -> str:
        """Go to a sentence of this article; where there is none, say that this is the end."""
        last = self._shown(self.place.side, len(marks.sentences) - 1, -1)
        first = self._shown(self.place.side, 0)
        target = self._shown(self.place.side, index, direction)
        if target is None:
            return self._none(self.place.side)
        stuck = target == self.place.index
        where = "the last" if target == last else "the first" if target == first else ""
        self._go(self.place.side, target, scroll=scroll)
        return f"{self._here} is {where} sentence" if stuck and where else ""

    def _go(self, side: Side, index: int, chosen: int = 0, *, scroll: bool = True) -> None:
        """Put the cursor on a sentence, with one of its counterparts chosen, and show what there is to it."""
        before = self.place
        self.place = before.to(side, index, chosen)
        # Coming from a counterpart, that one is chosen: the same key leads back.
        lit = self._lit()
        if side != before.side and before.index in lit:
            self.place = before.to(side, index, lit.index(before.index))
        self._reveal(scroll=scroll)

    def _reveal(self, *, scroll: bool = True) -> None:
        """Draw the cursor and what there is to its sentence, all of it in view, the sentence if it may be scrolled."""
        if scroll:
            self.focused.reveal([self.place.index])
        if self._linked:
            self._reveal_counterparts()
        self._draw()

    def _reveal_counterparts(self) -> None:
        lit, chosen = self._lit(), self.place.chosen
        self._panes[OTHER[self.place.side]].reveal(lit[chosen : chosen + 1] + lit[:chosen] + lit[chosen + 1 :])

    def _draw(self) -> None:
        """Show the cursor and its counterparts."""
        marks = self._marks
        if marks is None or not marks.sentences:
            return
        lit = self._lit()
        self.focused.emphasise(cursor=self.place.index)
        chosen = lit[self.place.chosen] if lit else None
        self._panes[OTHER[self.place.side]].emphasise(lit=lit, chosen=chosen)
