"""Measures contradictions between articles that tell the same in other words: `python -m tests.bench.reworded`.

In `reworded.txt` one fact at a time is changed, and the change is found where the changed sentence is marked. What is
marked in the articles as they are is false.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from aligner import Article, Comparison, Relation, compare


class Change(NamedTuple):
    """A change to the second article: its kind, the sentence, what it becomes, and what of the first it contradicts."""

    kind: str
    old: str
    new: str
    contradicted: str


class Story(NamedTuple):
    """Two articles that agree, and what may be changed so that they do not."""

    left: str
    right: str
    changes: tuple[Change, ...]


def stories() -> list[Story]:
    """Read reworded.txt."""
    text = Path(__file__).with_suffix(".txt").read_text(encoding="utf-8")
    found = []
    for block in text.split("\n[")[1:]:
        left, right, changes = block.partition("]\n")[2].split("\n--\n")
        lines = changes.splitlines()
        found.append(Story(left, right, tuple(_change(lines[at : at + 4]) for at in range(0, len(lines), 4))))
    return found


def _change(lines: list[str]) -> Change:
    return Change(lines[0], *(line[2:] for line in lines[1:]))


def marked(comparison: Comparison) -> Iterator[tuple[str, str]]:
    """Yield the sentences that contradict each other."""
    for pair in comparison.pairs:
        if pair.relation is Relation.CONTRADICTORY:
            yield comparison.left.sentence_text(pair.left), comparison.right.sentence_text(pair.right)


def main() -> None:
    """Measure, and print what was found."""
    asked, found, false, told = Counter[str](), Counter[str](), 0, stories()
    for story in told:
        left = Article.from_text(story.left)
        agreeing = {*marked(compare(left, Article.from_text(story.right)))}
        false += len(agreeing)
        for sentences in agreeing:
            sys.stdout.write("\n    ".join(("false:", *sentences)) + "\n")
        for change in story.changes:
            changed = Article.from_text(story.right.replace(change.old, change.new))
            conflicts = {*marked(compare(left, changed))} - agreeing
            hits = [right for _, right in conflicts if right in change.new or change.new in right]
            asked[change.kind] += 1
            found[change.kind] += bool(hits)
    by_kind = ", ".join(f"{kind} {found[kind]} of {asked[kind]}" for kind in asked)
    sys.stdout.write(f"changes found: {found.total()} of {asked.total()} ({by_kind})\n")
    sys.stdout.write(f"in the {len(told)} pairs as they are: {false}\n")


if __name__ == "__main__":
    main()
