"""A view that is a table: its items are worked out in the background, and sorted in one of several orders."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, Generic, Protocol, TypeVar

from aligner.looks import name_of
from aligner.printable import printable
from aligner.result import OTHER, Comparison, Label, Side
from tui.messages import Collected
from tui.navigation import of_kind
from tui.picture import Picture
from tui.place import Place
from tui.relation import Description, Row
from tui.table import Cell, Column, TableRow
from tui.views.rows import RowsView
from tui.views.view import WAIT
from tui.widgets.table import Table
from tui.work import kept

Item = TypeVar("Item")

# The letters before a value that its context begins with.
BEFORE = 24


class Mention(Protocol):
    """Where an article has what a row is about: a sentence, and the words as offsets into the article."""

    @property
    def sentence(self) -> int:
        """The index of the sentence."""

    @property
    def start(self) -> int:
        """Where the words start."""

    @property
    def end(self) -> int:
        """Where they end."""


@dataclass(frozen=True)
class Order(Generic[Item]):
    """One order of the rows: what it is called, the column that shows it (-1: the labels), and the key to sort by."""

    name: str
    column: int
    key: Callable[[Item], Any]


class TableView(RowsView, Generic[Item]):
    """Rows of items. Each has mentions in either article; the cursor is on one side, at one of its mentions."""

    columns: Sequence[Column]
    orders: Sequence[Order[Item]]
    empty: str

    def __init__(self) -> None:
        super().__init__()
        self._table = Table(self.id, self.columns)
        self._items: Sequence[Item] = ()
        self._collected: Picture | None = None
        self._rows: dict[Side, dict[int, tuple[int, int]]] = {"left": {}, "right": {}}
        self._order = 0
        self._mention = 0

    @abstractmethod
    def collect(self, comparison: Comparison) -> Sequence[Item]:
        """Work the items out; in a thread of its own."""

    @abstractmethod
    def mentions(self, item: Item, side: Side) -> Sequence[Mention]:
        """Return where an article has an item."""

    @abstractmethod
    def label(self, item: Item) -> Label | None:
        """Return the label of a row."""

    @abstractmethod
    def cells(self, item: Item) -> tuple[Cell | None, ...]:
        """Return the cells of a row."""

    @abstractmethod
    def told(self, item: Item) -> tuple[str, ...]:
        """Return what the panel says of an item in its heading."""

    def notes(self, item: Item) -> Sequence[Row]:  # noqa: ARG002 - most have none
        """Return what the panel says of an item before it shows the sentences."""
        return ()

    @property
    def lines(self) -> Table:
        """The table."""
        return self._table

    @property
    def count(self) -> int:
        """The number of rows."""
        return len(self._items)

    def lines_of(self, row: int) -> range:
        """Return the line of a row."""
        return range(row, row + 1)

    def row_at(self, line: int) -> int:
        """Return the row at a line, or the last one."""
        return min(line, max(0, self.count - 1))

    def show(self, picture: Picture) -> None:
        """Have the items of a comparison worked out; they come as a message."""
        self.picture, self._items = picture, ()
        self._table.show_rows(0, self._row, "collecting …")
        work = partial(self._work, picture)
        # With a description, since Textual would else write down all of the articles for one.
        self._table.run_worker(work, description=self.id, thread=True, exclusive=True, exit_on_error=False)

    def take(self, message: Collected) -> str:
        """Show items that have been worked out, unless there is another comparison by now."""
        if message.picture is not self.picture:
            return ""
        self._items, self._collected = message.items, message.picture
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
            waiting = self._collected is not self.picture
            return Description("", "", None, ("collecting …" if waiting else self.empty,), ())
        item = self._items[self.row]
        side = self._side_of(item)
        rows, names = [*self.notes(item)], {}
        for each in (side, OTHER[side]):
            mentions = self.mentions(item, each)
            if mentions:
                mention = mentions[self._mention % len(mentions)]
                names[each] = name_of(each, mention.sentence)
                text = printable(self.picture.comparison.article(each).sentence_text(mention.sentence))
                rows.append(Row(names[each], self.label(item), text))
        most = max(len(self.mentions(item, each)) for each in (side, OTHER[side]))
        which = (f"mention {self._mention + 1} of {most}",) if most > 1 else ()
        here, there = names[side], names.get(OTHER[side], "")
        return Description(here, there, self.label(item), (*self.told(item), *which), tuple(rows))

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
        return "" if self.count else self._none()

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

    def stops(self, kind: str) -> Sequence[int]:
        """Return the rows of a kind."""
        return of_kind([self.label(item) for item in self._items], kind)

    def go(self, row: int, *, scroll: bool = True, mention: int = 0) -> None:
        """Put the cursor on a row, at one of its mentions, on the side that the cursor is on if it has any there."""
        item = self._items[row]
        self.row, self._mention = row, mention
        side = self._side_of(item)
        for each in (OTHER[side], side):
            mentions = self.mentions(item, each)
            if mentions:
                self.place = self.place.to(each, mentions[mention % len(mentions)].sentence)
        self._stand(side, scroll=scroll)

    def cell(self, item: Item, side: Side) -> Cell | None:
        """Return the words of one article's first mention of an item, with what stands around them."""
        mentions = self.mentions(item, side)
        if self.picture is None or not mentions:
            return None
        article, first = self.picture.comparison.article(side), mentions[0]
        sentence = article.sentences[first.sentence]
        start = max(sentence.start, first.start - BEFORE)
        if start > sentence.start:
            start = article.text.find(" ", start, first.start) + 1 or first.start
        before = "…" if start > sentence.start else ""
        return Cell(
            printable(article.text[first.start : first.end]), before + printable(article.text[start : sentence.end])
        )

    def names(self, item: Item, side: Side) -> Cell:
        """Return the names of the sentences that mention an item."""
        mentions = self.mentions(item, side)
        if not mentions:
            return Cell("")
        more = f" +{len(mentions) - 1}" if len(mentions) > 1 else ""
        return Cell(name_of(side, mentions[0].sentence) + more)

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
        self._items = sorted(self._items, key=order.key)
        self._table.show_rows(self.count, self._row, self.empty, order.column)
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

    def _side_of(self, item: Item) -> Side:
        """Return the side that the cursor is on, or the only one that an item has."""
        side = self.place.side
        return side if self.mentions(item, side) else OTHER[side]

    def _none(self) -> str:
        return WAIT if self._collected is None or self._collected is not self.picture else self.empty
