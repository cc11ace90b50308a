"""How a label looks wherever it is shown: a glyph and a name, so that colour never says anything alone."""

from __future__ import annotations

from aligner.facts import Kind, Standing
from aligner.result import Label, Side

LETTERS: dict[Side, str] = {"left": "A", "right": "B"}

GLYPHS: dict[Label | None, str] = {
    Label.SHARED: "=",
    Label.PARTIAL: "≈",
    Label.UNIQUE: "+",
    Label.CONTRADICTORY: "≠",
    None: "·",
}

NAMES: dict[Label | None, str] = {
    Label.SHARED: "shared",
    Label.PARTIAL: "partly shared",
    Label.UNIQUE: "unique",
    Label.CONTRADICTORY: "contradictory",
    None: "not the story",
}

KINDS: dict[Kind, str] = {
    Kind.QUANTITY: "number",
    Kind.DATE: "date",
    Kind.NAME: "name",
    Kind.QUOTATION: "quote",
    Kind.STATEMENT: "claim",
}

# How a fact that both articles have is marked: as a sentence would be that is like it.
STANDINGS: dict[Standing, Label] = {
    Standing.CONFLICT: Label.CONTRADICTORY,
    Standing.DIFFERENT: Label.PARTIAL,
    Standing.SHARED: Label.SHARED,
}
# And what that means of a fact.
TOLD: dict[Standing, str] = {
    Standing.CONFLICT: "contradictory",
    Standing.DIFFERENT: "different",
    Standing.SHARED: "shared",
}


def name_of(side: Side, index: int) -> str:
    """Return what a sentence is called, such as "A1"."""
    return f"{LETTERS[side]}{index + 1}"
