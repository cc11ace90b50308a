"""Measures contradictions between single sentences on one event: `python -m tests.bench.sentences`.

In `sentences.txt` two in three pairs may both be true, though figures, days, names or words in them differ. What is
marked in those is false; what is marked in the others is found.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import NamedTuple

from aligner import Article, compare
from tests.bench.reworded import marked

CLASH = "!"


class Told(NamedTuple):
    """Two sentences on one event, whether they contradict each other, and how they differ."""

    clash: bool
    how: str
    left: str
    right: str


def told() -> list[Told]:
    """Read sentences.txt."""
    text = Path(__file__).with_suffix(".txt").read_text(encoding="utf-8")
    blocks = [block.splitlines() for block in text.strip().split("\n\n")[1:]]
    return [Told(head[0] == CLASH, head[2:], left, right) for head, left, right in blocks]


def main() -> None:
    """Measure, and print what is marked falsely."""
    asked, found = [0, 0], [0, 0]
    for pair in told():
        articles = (Article.from_sentences([sentence]) for sentence in (pair.left, pair.right))
        is_marked = any(marked(compare(*articles)))
        asked[pair.clash] += 1
        found[pair.clash] += is_marked
        if is_marked and not pair.clash:
            sys.stdout.write(f"false ({pair.how}): {pair.left}\n    {pair.right}\n")
    sys.stdout.write(f"contradictions found: {found[1]} of {asked[1]}\n")
    sys.stdout.write(f"marked where both may be true: {found[0]} of {asked[0]}\n")


if __name__ == "__main__":
    main()
