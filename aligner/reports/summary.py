"""A comparison in one line."""

from __future__ import annotations

from aligner.labels import SIDES
from aligner.looks import LETTERS
from aligner.result import Comparison, SideSummary


def render(comparison: Comparison) -> str:
    """Return how many sentences of each side are shared, unique and contradictory, with a line end behind it."""
    sides = {"left": comparison.summary.left, "right": comparison.summary.right}
    return "; ".join(f"{LETTERS[side]}: {_side(sides[side])}" for side in SIDES) + "\n"


def _side(side: SideSummary) -> str:
    return (
        f"{side.sentences} sentence{'s' * (side.sentences != 1)}, {side.shared} shared, {side.partial} partly shared, "
        f"{side.unique} unique, {side.contradictory} contradictory"
    )
