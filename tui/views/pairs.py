"""The Pairs view: each sentence level with its counterparts, and what differs between them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from aligner.labels import OTHER, SIDES, Label, Side
from aligner.looks import name_of
from tui.actions import PAIRS
from tui.filtering import Sifted
from tui.finding import Search
from tui.navigation import of_kind
from tui.painting import Found
from tui.pairing import Cell, Group, Order, Stop, folded, groups, stops
from tui.picture import Picture
from tui.place import Place
from tui.views.rows import RowsView
from tui.views.view import WAIT
from tui.widgets.pairs import PairsPane

ORDERS = tuple(Order)


class PairsView(RowsView):
    """Groups of sentences in an order. A row is a sentence on the side of the cursor; B's where A has none there."""

    id = "pairs"
    groups = PAIRS

    def __init__(self) -> None:
        super().__init__()
        self._pane = PairsPane()
        self._order = Order.LEFT
        self._found: tuple[Group, ...] = ()
        self._side: Side = "left"
        self._stops: tuple[Stop, ...] = ()
        self._chosen = 0

    @property
    def lines(self) -> PairsPane:
        """The widget that shows the pairs."""
        return self._pane

    @property
    def count(self) -> int:
        """The number of sentences on the side of the cursor, and of the others that stand alone."""
        return len(self._stops)

    def lines_of(self, row: int) -> range:
        """Return the lines of a row."""
        return self._pane.lines_of(self._stops[row]) if self._stops else range(0)

    def row_at(self, line: int) -> int:
        """Return the row at a line, or the one nearest to it."""
        first = self._first_of(self._pane.group_at(line))
        while first + 1 < self.count and self.lines_of(first + 1).start <= line:
            first += 1
        return first

    def show(self, picture: Picture) -> None:
        """Put the sentences beside each other, with the cursor where it was."""
        self.picture = picture
        self._sort()

    def forget(self) -> None:
        """Let go of the groups too."""
        super().forget()
        self._found, self._stops = (), ()

    def enter(self, place: Place) -> None:
        """Go to the sentence that the cursor was on in the other view, with its chosen counterpart."""
        self.place = place
        self._turn_to(place.side)
        self._find()

    def sift(self, sifted: Sifted) -> None:
        """Fold the groups that a filter hides; the title says how much that is."""
        self._sifted = sifted
        self._sort()

    def show_search(self, search: Search | None) -> None:
        """Mark what a search has found."""
        self._pane.show_found({side: search.found(side) if search else Found() for side in SIDES})

    @property
    def is_empty(self) -> bool:
        """Whether a filter leaves no group; one that it leaves is there as a whole."""
        return not self._stops

    def other_side(self) -> str:
        """Go to what stands on the other side."""
        return self.jump()

    def jump(self) -> str:
        """Go to the chosen counterpart, which stands on the other side."""
        if self.picture is None:
            return WAIT
        if not self._stops:
            return ""
        stop = self._stops[self.row]
        if not self._cells(stop.group, OTHER[stop.side]):
            return f"{name_of(self.place.side, self.place.index)} has no counterpart"
        there = Stop(stop.group, OTHER[stop.side], self._chosen)
        self._turn_to(there.side)
        self._chosen = stop.at
        self.go(self._stops.index(there), chosen=stop.at)
        return ""

    def next_counterpart(self) -> str:
        """Choose the next counterpart in the group."""
        if self.picture is None:
            return WAIT
        if not self._stops:
            return ""
        stop = self._stops[self.row]
        count = len(self._cells(stop.group, OTHER[stop.side]))
        here = name_of(self.place.side, self.place.index)
        if not count:
            return f"{here} has no counterpart"
        self.go(self.row, chosen=(self._chosen + 1) % count)
        return f"{here} has no other counterpart here" if count == 1 else ""

    def pick_cell(self, row: int, side: Side, at: int) -> str:
        """Go to a sentence of a group."""
        self._turn_to(side)
        self.go(self._stops.index(Stop(row, side, at)))
        return ""

    def sort(self) -> str:
        """Take the next order, and stay on the sentence."""
        self._order = ORDERS[(ORDERS.index(self._order) + 1) % len(ORDERS)]
        if self.picture is None:
            return WAIT
        self._sort()
        return f"in the order of {self._order.value}"

    def stops(self, kind: str) -> Sequence[int]:
        """Return the rows of a kind."""
        return of_kind([self._label(stop) for stop in self._stops], kind)

    def go(self, row: int, *, scroll: bool = True, chosen: int = 0) -> None:
        """Put the cursor on a row, with one of the sentences beside it chosen."""
        if self.picture is None or not self._stops:
            return
        self.row, self._chosen = row, chosen
        stop = self._stops[row]
        cell = self._cells(stop.group, stop.side)[stop.at]
        beside = self._cells(stop.group, OTHER[stop.side])
        counterparts = [
            pair.index(OTHER[stop.side]) for pair in self.picture.comparison.counterparts(stop.side, cell.index)
        ]
        which = counterparts.index(beside[chosen].index) if beside else 0
        self.place = self.place.to(stop.side, cell.index, which)
        self._pane.stand(stop, Stop(stop.group, OTHER[stop.side], chosen) if beside else None)
        if scroll:
            self._pane.reveal(stop)

    def _sort(self) -> None:
        if self.picture is None:
            return
        in_order = self._order is Order.LEFT
        every = self.picture.groups if in_order else groups(self.picture.comparison, self._order)
        self._found = folded(every, self._is_shown) if self._sifted.count else every
        self._stops = stops(self._found, self._side)
        self._pane.show_groups(self.picture.comparison, self._found)
        hidden = f" ··· {self.hidden_said}" if self._sifted.count else ""
        self._pane.border_title = f"sentences in the order of {self._order.value}{hidden}"
        self._find()

    def _is_shown(self, group: Group) -> bool:
        return any(cell.index not in self._sifted.hidden[cell.side] for cell in (*group.left, *group.right))

    def _find(self) -> None:
        """Put the cursor on the row of the place, with its chosen counterpart beside it, if there is such a row."""
        place = self.place
        if self.picture is None or not self._stops:
            return
        pairs = self.picture.comparison.counterparts(place.side, place.index)
        wanted = pairs[min(place.chosen, len(pairs) - 1)].index(OTHER[place.side]) if pairs else None
        found = 0, 0
        for row, stop in enumerate(self._stops):
            if stop.side == place.side and self._cells(stop.group, stop.side)[stop.at].index == place.index:
                beside = [cell.index for cell in self._cells(stop.group, OTHER[stop.side])]
                found = row, beside.index(wanted) if wanted in beside else 0
                if wanted in beside or not beside:
                    break
        self.go(found[0], chosen=found[1])

    def _turn_to(self, side: Side) -> None:
        if side != self._side or not self._stops:
            self._side = side
            self._stops = stops(self._found, side)

    def _first_of(self, group: int) -> int:
        return bisect_left(self._stops, group, key=lambda stop: stop.group)

    def _cells(self, group: int, side: Side) -> Sequence[Cell]:
        return self._found[group].side(side)

    def _label(self, stop: Stop) -> Label | None:
        return self._found[stop.group].side(stop.side)[stop.at].label
