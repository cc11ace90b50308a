"""A view that is a table: its items are worked out in the background, and sorted in one of several orders."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from aligner.labels import OTHER, SIDES, Label, Side
from aligner.looks import name_of
from aligner.printable import printable
from aligner.result import Comparison, Evidence
from tui.filtering import Sifted
from tui.finding import Search
from tui.messages import Collected
from tui.painting import Found, hidden_said
from tui.picture import Picture
from tui.place import Place
from tui.relation import Description, Row, without_sentences
from tui.table import Cell, Column, Order, TableRow
from tui.views.items import Item, ItemsView
from tui.views.mentions import Mention, cell, names, sentence_row
from tui.views.view import WAIT
from tui.widgets.table import Table
from tui.work import kept

if TYPE_CHECKING:
    from tui.copying import Copy


class TableView(ItemsView[Item]):
    """Rows of items. Each has mentions in either article; the cursor is on one side, at one of its mentions."""

    columns: Sequence[Column]
    orders: Sequence[Order[Item]]
    empty: str

    def __init__(self) -> None:
        super().__init__()
        self._table = Table(self.id, self.columns)
        self._collected: Picture | None = None
        self._rows: dict[Side, dict[int, tuple[int, int]]] = {"left": {}, "right": {}}
        self._found: Mapping[Side, Found] = {side: Found() for side in SIDES}
        self._order = 0
        self._mention = 0

    @abstractmethod
    def collect(self, comparison: Comparison) -> Sequence[Item]:
        """Work the items out; in a thread of its own."""

    @abstractmethod
    def cells(self, item: Item) -> tuple[Cell | None, ...]:
        """Return the cells of a row."""

    @abstractmethod
    def told(self, item: Item) -> tuple[str, ...]:
        """Return what the panel says of an item in its heading."""

    def evidence(self, item: Item) -> Sequence[Evidence]:  # noqa: ARG002 - most have none
        """Return why the articles contradict each other in an item, if they do."""
        return ()

    @property
    def lines(self) -> Table:
        """The table."""
        return self._table

    def show(self, picture: Picture) -> None:
        """Have the items of a comparison worked out; they come as a message."""
        self.picture, self._every, self._items = picture, (), ()
        self._table.show_rows(0, self._row, "collecting …")
        work = partial(self._work, picture)
        # With a description, since Textual would else write down all of the articles for one.
        self._table.run_worker(work, description=self.id, thread=True, exclusive=True, exit_on_error=False)

    def forget(self) -> None:
        """Let go of the items too."""
        super().forget()
        self._every, self._items, self._collected = (), (), None

    def take(self, message: Collected) -> str:
        """Show items that have been worked out, unless there is another comparison by now."""
        if message.picture is not self.picture:
            return ""
        self._every, self._collected = message.items, message.picture
        self._sort()
        self._find()
        return message.failure

    def enter(self, place: Place) -> None:
        """Go to the row that is nearest to where the reader stood in the other view."""
        self.place = place
        if self._collected is self.picture:
            self._find()

    def describe(self) -> Description | None:
        """Show the sentences of the row in full, from both articles."""
        if self.picture is None:
            return None
        if not self.count:
            return without_sentences(self._none() if self._collected is self.picture else "collecting …")
        item = self._items[self.row]
        rows, names = [], []
        for side, mention in self._mentioned().items():
            names.append(name_of(side, mention.sentence))
            article, found = self.picture.comparison.article(side), self._found[side]
            rows.append(sentence_row(names[-1], self.label(item), article, mention, found))
        reasons = (printable(each.explanation) for each in self.evidence(item))
        rows += [Row("evidence", Label.CONTRADICTORY, reason) for reason in reasons]
        most = max(len(self.mentions(item, side)) for side in SIDES)
        which = (f"mention {self._mention + 1} of {most}",) if most > 1 else ()
        here, there = (*names, "")[:2]
        return Description(here, there, self.label(item), (*self.told(item), *which), tuple(rows))

    def copies(self) -> Sequence[Copy]:
        """Return what can be copied of the row: its sentences, which need not be a pair, and the evidence."""
        if self.picture is None or not self.count:
            return ()
        from tui.copying import copies

        item = self._items[self.row]
        sentences = [(side, mention.sentence) for side, mention in self._mentioned().items()]
        return copies(self.picture.comparison, sentences, " · ".join(self.told(item)), self.evidence(item))

    def other_side(self) -> str:
        """Go to the side of the other article."""
        if not self.count:
            return self._none()
        item = self._items[self.row]
        side = OTHER[self._side_of(item)]
        if not self.mentions(item, side):
            return "only the one article has this"
        self.place = self.place.to(side, self.place.at(side))
        self.go(self.row, mention=self._mention)
        return ""

    def jump(self) -> str:
        """Leave the cursor at the sentence of the row, for the articles to show."""
        if not self.count:
            return self._none()
        self._take_place()
        return ""

    def next_counterpart(self) -> str:
        """Go to the next mention of the same thing."""
        if not self.count:
            return self._none()
        item = self._items[self.row]
        most = max(len(self.mentions(item, "left")), len(self.mentions(item, "right")))
        self.go(self.row, mention=(self._mention + 1) % most)
        return "there is no other mention" if most == 1 else ""

    def pick_cell(self, row: int, side: Side, at: int) -> str:
        """Go to a row, and to a side of it."""
        self.place = self.place.to(side, self.place.at(side))
        self.go(row, mention=at)
        return ""

    def sort(self) -> str:
        """Take the next order, and stay on the row."""
        if not self.count:
            return self._none()
        self._order = (self._order + 1) % len(self.orders)
        item = self._items[self.row]
        self._sort()
        self.go(next(row for row, each in enumerate(self._items) if each is item), mention=self._mention)
        return f"sorted by {self.orders[self._order].name}"

    def go(self, row: int, *, scroll: bool = True, mention: int = 0) -> None:
        """Put the cursor on a row, at one of its mentions, on the side that the cursor is on if it has any there."""
        self.row, self._mention = row, mention
        self._take_place()
        self._stand(self.place.side, scroll=scroll)

    def cell(self, item: Item, side: Side) -> Cell | None:
        """Return the words of one article's first mention of an item, with what stands around them."""
        mentions = self.mentions(item, side)
        if self.picture is None or not mentions:
            return None
        return cell(self.picture.comparison.article(side), mentions[0], self._found[side], in_context=self.in_context)

    def names(self, item: Item, side: Side) -> Cell:
        """Return the names of the sentences that mention an item."""
        return names(side, self.mentions(item, side))

    def sift(self, sifted: Sifted) -> None:
        """Leave out what a filter hides, with a line below that says how much; the cursor stays where it can."""
        self._sifted = sifted
        if self.picture is not None and self._collected is self.picture:
            self._sort()
            self._find()

    def show_search(self, search: Search | None) -> None:
        """Mark what a search has found."""
        found = {side: search.found(side) if search else Found() for side in SIDES}
        if found != self._found:
            self._found = found
            self._table.draw_all_again()

    def _stand(self, side: Side, *, scroll: bool = True) -> None:
        self._table.stand(self.row, side)
        if scroll:
            self._table.reveal_lines(self.lines_of(self.row))

    def _work(self, picture: Picture) -> None:
        try:
            items = kept(self.collect(picture.comparison))
        except Exception as error:  # Not foreseen; the other views go on.
            self._table.post_message(Collected(self.id, picture, (), f"{type(error).__name__}: {error}"))
        else:
            self._table.post_message(Collected(self.id, picture, items))

    def _sort(self) -> None:
        order = self.orders[self._order]
        self._items = sorted(filter(self._is_shown, self._every), key=order.key)
        hidden = len(self._every) - self.count
        folded = hidden_said(hidden, "row") if hidden else ""
        self._table.show_rows(self.count, self._row, self.empty, order.column, folded)
        self._rows = {"left": self._first_rows("left"), "right": self._first_rows("right")}

    def _row(self, number: int) -> TableRow:
        item = self._items[number]
        return TableRow(self.label(item), self.cells(item))

    def _first_rows(self, side: Side) -> dict[int, tuple[int, int]]:
        """Return, for each sentence that is mentioned, the first row that does so, and which of its mentions it is."""
        found: dict[int, tuple[int, int]] = {}
        for row, item in enumerate(self._items):
            for at, mention in enumerate(self.mentions(item, side)):
                found.setdefault(mention.sentence, (row, at))
        return found

    def _find(self) -> None:
        """Put the cursor on the first row that mentions the sentence of the place, or else the nearest one.

        The place stays as it is until the reader moves.
        """
        if self.count:
            index, rows = self.place.index, self._rows[self.place.side]
            nearest = min(rows, key=lambda sentence: abs(sentence - index), default=None)
            self.row, self._mention = (0, 0) if nearest is None else rows[nearest]
            self._stand(self._side_of(self._items[self.row]))

    def _mentioned(self) -> dict[Side, Mention]:
        """Return the mentions that the cursor is at: that on its side first, then that of the other article, if any."""
        item = self._items[self.row]
        side = self._side_of(item)
        found = {each: self.mentions(item, each) for each in (side, OTHER[side])}
        return {each: mentions[self._mention % len(mentions)] for each, mentions in found.items() if mentions}

    def _take_place(self) -> None:
        """Move the place to the sentences of the row, which may be counterparts."""
        mentioned = self._mentioned()
        for side, mention in reversed(mentioned.items()):
            self.place = self.place.to(side, mention.sentence)
        if self.picture is not None and len(mentioned) == len(SIDES):
            side, other = mentioned
            pairs = self.picture.comparison.counterparts(side, mentioned[side].sentence)
            there = [pair.index(other) for pair in pairs]
            if mentioned[other].sentence in there:
                self.place = replace(self.place, chosen=there.index(mentioned[other].sentence))

    def _side_of(self, item: Item) -> Side:
        """Return the side that the cursor is on, or the only one that an item has."""
        side = self.place.side
        return side if self.mentions(item, side) else OTHER[side]

    def _none(self) -> str:
        if self._collected is None or self._collected is not self.picture:
            return WAIT
        return "the filter hides every row" if self._every else self.empty
