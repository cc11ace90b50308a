"""How well sentence boundaries are found, beside a bare Punkt: `python -m tests.aligner.boundaries`."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from aligner.segmentation import sentences

Splitter = Callable[[str], list[int]]


class Item(NamedTuple):
    """A paragraph, and where each sentence but the first begins in it."""

    category: str
    text: str
    starts: tuple[int, ...]


class Score(NamedTuple):
    """Boundaries found that are there, found that are not, and missed."""

    right: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float:
        """The part of the boundaries found that are there."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        """The part of the boundaries there that are found."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.right / (2 * self.right + self.wrong + self.missed) if any(self) else 1.0


def items(name: str) -> list[Item]:
    """Read a file of marked paragraphs that lies beside this one."""
    found, category = [], ""
    for line in (Path(__file__).parent / name).read_text(encoding="utf-8").splitlines():
        if line.startswith("## "):
            category = line[3:]
        elif line and not line.startswith("# "):
            parts = line.split("|")
            lengths = [len(part) for part in parts[:-1]]
            found.append(Item(category, "".join(parts), tuple(sum(lengths[: n + 1]) for n in range(len(lengths)))))
    return found


def ours(text: str) -> list[int]:
    """Return where newsdiff begins each sentence but the first."""
    return [start for start, _ in sentences(text, 0, len(text))][1:]


def bare_punkt(text: str) -> list[int]:
    """Return where Punkt begins each sentence but the first when it knows no abbreviation."""
    from nltk.tokenize.punkt import PunktSentenceTokenizer

    return [start for start, _ in PunktSentenceTokenizer().span_tokenize(text)][1:]


def score(marked: list[Item], splitter: Splitter) -> Score:
    """Compare the boundaries that a splitter finds with the marked ones."""
    right = wrong = missed = 0
    for item in marked:
        found, gold = set(splitter(item.text)), set(item.starts)
        right, wrong, missed = right + len(found & gold), wrong + len(found - gold), missed + len(gold - found)
    return Score(right, wrong, missed)


def mistakes(marked: list[Item], splitter: Splitter) -> Iterator[str]:
    """Show each paragraph split wrongly as `category: text`, with bars where the splitter put them."""
    for item in marked:
        found = splitter(item.text)
        if tuple(found) != item.starts:
            cuts = [0, *found, len(item.text)]
            yield f"{item.category}: " + "|".join(item.text[a:b] for a, b in pairwise(cuts))


def report(name: str) -> Iterator[str]:
    """Give precision, recall and F1 of both splitters on a file, and what ours gets wrong."""
    marked = items(name)
    yield f"{name}: {len(marked)} paragraphs, {sum(len(item.starts) for item in marked)} boundaries"
    for title, splitter in (("ours", ours), ("bare Punkt", bare_punkt)):
        result = score(marked, splitter)
        yield f"  {title:10}  P {result.precision:.3f}  R {result.recall:.3f}  F1 {result.f1:.3f}"
    for mistake in mistakes(marked, ours):
        yield f"    {mistake}"


if __name__ == "__main__":
    for file in ("boundaries.txt", "boundaries_fresh.txt"):
        sys.stdout.writelines(f"{line}\n" for line in report(file))
