"""The Facts view: how many, when, who, and what was quoted; A's value beside B's."""

from __future__ import annotations

from collections.abc import Sequence

from aligner.facts import Fact, Kind, Standing, claims, facts
from aligner.labels import Label, Side
from aligner.looks import LETTERS
from aligner.reports import looks
from aligner.result import MODEL, Comparison, Evidence
from tui.actions import FACTS
from tui.table import Cell, Column, Order
from tui.views.mentions import Mention
from tui.views.table import TableView

LABELS = {**looks.STANDINGS, Standing.LEFT: Label.UNIQUE, Standing.RIGHT: Label.UNIQUE}
TOLD = {
    Standing.CONFLICT: "they contradict each other",
    Standing.DIFFERENT: "they differ, which need not be a contradiction",
    Standing.SHARED: "both say this",
    Standing.LEFT: f"only {LETTERS['left']} says this",
    Standing.RIGHT: f"only {LETTERS['right']} says this",
}
STANDINGS, KINDS = list(Standing), list(Kind)
NOWHERE = 1 << 60


def _first(fact: Fact, side: Side) -> int:
    found = fact.claims(side)
    return found[0].start if found else NOWHERE


class FactsView(TableView[Fact]):
    """A row for each thing that is claimed: conflicts first, then what differs, what is shared, what only one has."""

    id = "facts"
    groups = FACTS
    empty = "neither article states a number, a date, a name or a quotation"
    columns = (
        Column("what", width=6),
        Column(LETTERS["left"], share=1, side="left"),
        Column("", width=7, side="left"),
        Column(LETTERS["right"], share=1, side="right"),
        Column("", width=7, side="right"),
    )
    orders = (
        Order(
            "what matters most",
            -1,
            lambda fact: (STANDINGS.index(fact.standing), _first(fact, "left"), _first(fact, "right")),
        ),
        Order("article A", 1, lambda fact: (_first(fact, "left"), _first(fact, "right"))),
        Order("article B", 3, lambda fact: (_first(fact, "right"), _first(fact, "left"))),
        Order(
            "kind",
            0,
            lambda fact: (KINDS.index(fact.kind), STANDINGS.index(fact.standing), _first(fact, "left")),
        ),
    )

    def collect(self, comparison: Comparison) -> Sequence[Fact]:
        """Find what both articles claim, and pair it."""
        return facts(comparison, claims(comparison.left), claims(comparison.right))

    def mentions(self, item: Fact, side: Side) -> Sequence[Mention]:
        """Return where an article claims it."""
        return item.claims(side)

    def label(self, item: Fact) -> Label | None:
        """Return how the articles stand to each other in it."""
        return LABELS[item.standing]

    def stops(self, kind: str) -> Sequence[int]:
        """Return the rows of a kind; values that differ are not shared in part."""
        rows = super().stops(kind)
        return [row for row in rows if kind != "shared" or self.label(self._items[row]) is Label.SHARED]

    def cells(self, item: Fact) -> tuple[Cell | None, ...]:
        """Return its kind, then each article's value and where that stands."""
        left, right = self.cell(item, "left"), self.cell(item, "right")
        return Cell(looks.KINDS[item.kind]), left, self.names(item, "left"), right, self.names(item, "right")

    def evidence(self, item: Fact) -> Sequence[Evidence]:
        """Return why the articles contradict each other, if they do."""
        return (item.evidence,) if item.evidence else ()

    def told(self, item: Fact) -> tuple[str, ...]:
        """Say how the articles stand to each other in it."""
        judged = item.evidence is not None and item.evidence.rule == MODEL
        return looks.KINDS[item.kind], "they may contradict each other" if judged else TOLD[item.standing]
