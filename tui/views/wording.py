"""The Wording view: what the two articles call by different words."""

from __future__ import annotations

from collections.abc import Sequence

from aligner.labels import Label, Side
from aligner.looks import LETTERS
from aligner.result import Comparison
from aligner.rewording import Rewording, rewordings
from tui.actions import WORDING
from tui.table import Cell, Column, Order
from tui.views.mentions import Mention
from tui.views.table import TableView


def _often(item: Rewording) -> tuple[bool, int, float]:
    return item.is_form, -item.count, item.likeness


class WordingView(TableView[Rewording]):
    """A row for each two words that say the same: the most frequent first, forms of one word last."""

    id = "wording"
    groups = WORDING
    by_label = in_context = False
    empty = "the articles share nothing that they say in other words"
    columns = (
        Column("times", width=7),
        Column(f"{LETTERS['left']} says", share=1, side="left"),
        Column("", width=7, side="left"),
        Column(f"{LETTERS['right']} says", share=1, side="right"),
        Column("", width=7, side="right"),
    )
    orders = (
        Order("how often", 0, _often),
        Order("the words of A", 1, lambda item: item.left.casefold()),
        Order("the words of B", 3, lambda item: item.right.casefold()),
        Order("how alike they are", -1, lambda item: item.likeness),
    )

    def collect(self, comparison: Comparison) -> Sequence[Rewording]:
        """Find the words that answer each other."""
        return rewordings(comparison)

    def mentions(self, item: Rewording, side: Side) -> Sequence[Mention]:
        """Return where an article uses its words."""
        return item.left_places if side == "left" else item.right_places

    def label(self, item: Rewording) -> Label | None:  # noqa: ARG002 - it is the same for all
        """Return that both articles say it."""
        return Label.SHARED

    def cells(self, item: Rewording) -> tuple[Cell | None, ...]:
        """Return how often, then each article's words and where they stand."""
        left, right = self.cell(item, "left"), self.cell(item, "right")
        return Cell(f"{item.count:5}"), left, self.names(item, "left"), right, self.names(item, "right")

    def nothing(self, kind: str) -> str:
        """Say that words are neither: the other views show what is."""
        return f"nothing {kind} among words" if kind in {"unique", "shared"} else f"no {kind}s among words"

    def told(self, item: Rewording) -> tuple[str, ...]:
        """Say what answers what."""
        return (f"{item.left} / {item.right}",)
