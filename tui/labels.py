"""How a label looks: a glyph, a name and a style, so that colour never says anything alone."""

from __future__ import annotations

from typing import NamedTuple

from aligner.labels import Label, Relation
from aligner.looks import GLYPHS, NAMES


class Look(NamedTuple):
    """How one label is drawn; `style` is a component class that the stylesheet gives its colour and text style."""

    glyph: str
    name: str
    style: str


# From the mildest to the most severe: where a line has no room for all its glyphs, the last ones stay.
LOOKS: dict[Label | None, Look] = {
    label: Look(GLYPHS[label], NAMES[label], f"label--{label.value if label else 'none'}")
    for label in (None, Label.SHARED, Label.PARTIAL, Label.UNIQUE, Label.CONTRADICTORY)
}

RELATION_LABELS: dict[Relation | None, Label | None] = {
    None: None,
    Relation.SHARED: Label.SHARED,
    Relation.PARTIAL: Label.PARTIAL,
    Relation.CONTRADICTORY: Label.CONTRADICTORY,
}

# The same for a reader who wants to know what the glyphs mean.
LEGEND = tuple(LOOKS[label] for label in (*Label, None))

# What fills a place where the other article has nothing.
HATCH = "╱"

# Component classes that any widget may have which draws labels.
LABEL_STYLES = tuple(look.style for look in LOOKS.values())


def most_severe(labels: list[Label | None], room: int) -> list[Label | None]:
    """Keep the `room` most severe of some labels, in their order."""
    severity = list(LOOKS)
    kept = sorted(range(len(labels)), key=lambda at: -severity.index(labels[at]))[:room]
    return [labels[at] for at in sorted(kept)]
