"""How a label looks wherever it is shown: a glyph and a name, so that colour never says anything alone."""

from __future__ import annotations

from aligner.labels import Label, Side

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


def name_of(side: Side, index: int) -> str:
    """Return what a sentence is called, such as "A1"."""
    return f"{LETTERS[side]}{index + 1}"
