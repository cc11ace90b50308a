"""Pairs of short articles, as two newsrooms would write them: with a conflict between them, and with none.

They were written for the tests and the rules were tuned on them: they prove that the rules work, not how well.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple


class Story(NamedTuple):
    """Two articles on one event. `clash` holds the words of each that conflict, and is empty where nothing does."""

    name: str
    left: str
    right: str
    rule: str = ""
    clash: tuple[str, ...] = ()


def stories() -> list[Story]:
    """Read newsroom.txt."""
    text = Path(__file__).with_suffix(".txt").read_text(encoding="utf-8")
    found = []
    for block in text.split("\n[")[1:]:
        head, _, body = block.partition("]\n")
        name, *conflict = (part.strip() for part in head.split("|"))
        left, right = (" ".join(part.split()) for part in body.split("\n--\n"))
        found.append(Story(name, left, right, *((conflict[0], tuple(conflict[1:])) if conflict else ())))
    return found


CLASHING = [story for story in stories() if story.clash]
HARMLESS = [story for story in stories() if not story.clash]
