"""What every view of a comparison can do: one method for each key that means something in all of them.

A method that a key calls does what it says, and returns what there is to say about it, often nothing.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, ClassVar

from textual.widget import Widget

from aligner.labels import SIDES, Side
from tui.actions import VIEWS, Group, method_of
from tui.filtering import EVERYTHING, Sifted
from tui.finding import At, Search, in_article
from tui.messages import Collected
from tui.navigation import step
from tui.picture import Picture
from tui.place import Place

if TYPE_CHECKING:
    from tui.copying import Copy
    from tui.relation import Description

WAIT = "not yet: the comparison is still being made"
NOTHING_LEFT = "the filter hides every sentence"


class View(ABC):
    """One way to look at a comparison, with the reader at a place in it. `groups` are the keys that it has."""

    id: ClassVar[str]
    groups: ClassVar[tuple[Group, ...]]

    def __init__(self) -> None:
        self.picture: Picture | None = None
        self.place = Place()
        self._sifted = EVERYTHING

    @cached_property
    def methods(self) -> frozenset[str]:
        """The names of what its keys call."""
        return frozenset(method_of(action) for group in (*self.groups, VIEWS) for action in group.actions)

    @property
    @abstractmethod
    def widgets(self) -> Sequence[Widget]:
        """What it draws with, in the order in which it stands on the screen."""

    @property
    @abstractmethod
    def focused(self) -> Widget:
        """The widget that the keys go to."""

    def ready(self) -> None:  # noqa: B027 - most views have nothing to wait for
        """Do what has to wait until the widgets are on the screen."""

    @abstractmethod
    def show(self, picture: Picture) -> None:
        """Draw a comparison."""

    def forget(self) -> None:
        """Let go of the comparison: the screen is closed."""
        self.picture = None

    @abstractmethod
    def enter(self, place: Place) -> None:
        """Begin where the reader stood in another view."""

    @abstractmethod
    def sift(self, sifted: Sifted) -> None:
        """Leave out what a filter hides."""

    @property
    def hidden_said(self) -> str:
        """How much a filter hides: sentences, unless the view has rows of its own."""
        return f"{self._sifted.count} hidden"

    @abstractmethod
    def show_search(self, search: Search | None) -> None:
        """Mark what a search has found."""

    @property
    def here(self) -> At:
        """Where the cursor is, as searches know places."""
        return in_article(self.place.side, self.place.index)

    def narrowed(self, search: Search) -> Search:
        """Return a search that stops only at what this view shows of what was found."""
        return search.without(self._sifted.hidden)

    def go_to(self, at: At) -> None:
        """Go where a search stops."""
        self.enter(self.place.to(SIDES[at[0]], at[1]))

    @property
    def selected_text(self) -> str:
        """What the mouse has selected."""
        return ""

    def copies(self) -> Sequence[Copy]:
        """Return what can be copied of what the panel shows, the shortest first."""
        # Here, not above: most readers copy nothing.
        from tui.copying import copies_at

        return () if self.picture is None or self.is_empty else copies_at(self.picture, self.place)

    @property
    def is_empty(self) -> bool:
        """Whether a filter leaves nothing for the cursor to be on."""
        return self.place.index in self._sifted.hidden[self.place.side]

    def describe(self) -> Description | None:
        """Say what the panel shows of where the reader is; None where there is nothing."""
        if self.picture is None or not self.picture.side(self.place.side).sentences:
            return None
        # Here, not above: there is nothing to say yet when the articles are first shown.
        from tui.relation import describe, without_sentences

        if self.is_empty:
            return without_sentences(NOTHING_LEFT)
        return describe(self.picture, self.place.side, self.place.index, self.place.chosen)

    @abstractmethod
    def move(self, by: int) -> str:
        """Move the cursor by some sentences or rows."""

    @abstractmethod
    def page(self, pages: float) -> str:
        """Scroll by some pages, and take the cursor along."""

    @abstractmethod
    def edge(self, direction: int) -> str:
        """Go to the first sentence or row, or to the last."""

    @abstractmethod
    def other_side(self) -> str:
        """Go to the other article."""

    @abstractmethod
    def next_counterpart(self) -> str:
        """Choose the next counterpart of the sentence under the cursor."""

    @abstractmethod
    def jump(self) -> str:
        """Go to the chosen counterpart."""

    def take(self, message: Collected) -> str:  # noqa: ARG002 - most wait for nothing
        """Show what was worked out in the background."""
        return ""

    def pick_cell(self, row: int, side: Side, at: int) -> str:  # noqa: ARG002 - articles have no rows
        """Go to what was clicked: sentence number `at` on a side of a row."""
        return ""

    def sort(self) -> str:
        """Take the next order; a view of articles has none but theirs."""
        return ""

    def seek(self, kind: str, direction: int) -> str:
        """Go to the next or the previous sentence or row of a kind, in a circle."""
        if self.picture is None:
            return WAIT
        found = step(self.stops(kind), self.seen_from(direction), direction)
        if found is None:
            return self.nothing(kind)
        self.stop_at(found.index)
        return found.said(kind, direction)

    @abstractmethod
    def stops(self, kind: str) -> Sequence[int]:
        """Return the numbers of the sentences or rows of a kind, in order."""

    @abstractmethod
    def seen_from(self, direction: int) -> int:
        """Return the number of the sentence or row from which the reader looks for the next one."""

    @abstractmethod
    def stop_at(self, number: int) -> None:
        """Go to a sentence or row that `stops` returned."""

    def nothing(self, kind: str) -> str:
        """Say that there is nothing of a kind."""
        if kind == "contradiction":
            return "no contradictions found; Facts shows what differs"
        return f"nothing {kind}" if kind in {"unique", "shared"} else f"no {kind}s found"
