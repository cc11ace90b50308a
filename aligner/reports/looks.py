"""What the kinds of facts are called, and how it is marked that both articles have one."""

from __future__ import annotations

from aligner.facts import Kind, Standing
from aligner.labels import Label

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
