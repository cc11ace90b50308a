"""What is said of sentences and of parts of them, and of which article: the words that all results are made of."""

from __future__ import annotations

from enum import Enum
from typing import Literal, NamedTuple

Side = Literal["left", "right"]
SIDES: tuple[Side, Side] = ("left", "right")
OTHER: dict[Side, Side] = {"left": "right", "right": "left"}


class Label(Enum):
    """What one article says beside the other: of a span, or (PARTIAL too) of a sentence."""

    SHARED = "shared"
    PARTIAL = "partial"
    UNIQUE = "unique"
    CONTRADICTORY = "contradictory"


class Relation(Enum):
    """How the two sentences of a pair stand to each other; PARTIAL: they overlap, and at least one says more."""

    SHARED = "shared"
    PARTIAL = "partial"
    CONTRADICTORY = "contradictory"


class LabelledSpan(NamedTuple):
    """A range of code points and its label; None labels what is no part of the story."""

    start: int
    end: int
    label: Label | None
