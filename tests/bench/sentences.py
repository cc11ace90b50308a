"""Measures contradictions between single sentences on one event: `python -m tests.bench.sentences [--written FILE]`.

In `sentences.txt` two in three pairs may both be true, though figures, days, names or words in them differ. What is
marked in those is false; what is marked in the others is found. With `--written close` and the like the pairs are those
of a file that was written to learn from, `aligner/training/written/close.txt`.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from aligner import Article, compare
from aligner.training.written import FOLDER, groups
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


def written(name: str) -> Iterator[Told]:
    """Read the first sentence of each group beside each of the others."""
    names = {"B": "as it is", "H": "changed without harm", "N": "another fact"}
    for group in groups(pattern=f"{name}.txt"):
        for other in group.others:
            yield Told(other.mark == "C", other.kind or names[other.mark], group.first, other.text)


def main() -> None:
    """Measure, and print what is marked falsely."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    files = sorted(path.stem for path in FOLDER.glob("*.txt"))
    parser.add_argument("--written", choices=files, help="measure on a file of what was written to learn from")
    name = parser.parse_args().written
    asked, found = Counter[tuple[bool, str]](), Counter[tuple[bool, str]]()
    for pair in written(name) if name else told():
        articles = (Article.from_sentences([sentence]) for sentence in (pair.left, pair.right))
        is_marked = any(marked(compare(*articles)))
        kind = pair.clash, pair.how
        asked[kind] += 1
        found[kind] += is_marked
        if is_marked and not pair.clash:
            sys.stdout.write(f"false ({pair.how}): {pair.left}\n    {pair.right}\n")
    for clash, said in ((True, "contradictions found"), (False, "marked where both may be true")):
        kinds = sorted(kind for kind in asked if kind[0] == clash)
        total = f"{sum(found[kind] for kind in kinds)} of {sum(asked[kind] for kind in kinds)}"
        by_kind = ", ".join(f"{kind[1]} {found[kind]} of {asked[kind]}" for kind in kinds)
        sys.stdout.write(f"{said}: {total}{f' ({by_kind})' if name else ''}\n")


if __name__ == "__main__":
    main()
