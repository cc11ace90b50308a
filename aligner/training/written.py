"""Sentences of two newsrooms on one made-up event, written for this project, for a model to learn from.

The other sets hold single sentences with an edit, or real pairs of which hardly any contradict each other. Here the
two are long, mostly in other words, and share one fact among others, as in two articles; and beside each conflict
stands what only looks like one. The files in the folder `written` are by field of the news, each by a writer of its
own; in `close.txt` the wording of what both report is mostly alike, and what is changed are figures, days, names,
places and who did what. A file holds groups, a blank line after each:

    A|      a sentence of the first newsroom
    B|      one of the second that reports a fact of A, too
    C kind| the same with one such fact changed, so that not both can be true; often two of them
    H|      the same with a change of that sort that leaves both true
    N|      another sentence of the second that seems to clash with A, and does not
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from aligner.training.data import Part, part

FOLDER = Path(__file__).with_name("written")


@dataclass(frozen=True)
class Other:
    """A sentence beside the first one of its group: its mark (one of B, C, H, N), the kind of conflict, the text."""

    mark: str
    kind: str
    text: str


@dataclass(frozen=True)
class Group:
    """The first sentence of a group, the others in order, and its part of the data."""

    first: str
    others: tuple[Other, ...]
    part: Part

    @property
    def second(self) -> str:
        """What the second newsroom says before anything is changed."""
        return next(other.text for other in self.others if other.mark == "B")


def groups(folder: Path = FOLDER, pattern: str = "*.txt") -> Iterator[Group]:
    """Yield all groups of the files in a folder with such a name, in a fixed order.

    Raises ValueError where a line is none of a group.
    """
    for path in sorted(folder.glob(pattern)):
        lines = path.read_text(encoding="utf-8").splitlines()
        for is_group, some in groupby(lines, lambda line: bool(line.strip())):
            if is_group:
                first, *others = map(_line, some)
                if first.mark != "A" or not any(other.mark == "B" for other in others):
                    raise ValueError(f"{path}: no group: {first.text}")
                yield Group(first.text, tuple(others), _part(first.text))


def _line(line: str) -> Other:
    mark, bar, text = line.partition("|")
    letter, _, kind = mark.strip().partition(" ")
    if not bar or letter not in tuple("ABCHN") or not text.strip():
        raise ValueError(f"no line of a group: {line}")
    return Other(letter, kind.strip(), text.strip())


def _part(first: str) -> Part:
    """Return the part of a group: what the common rule would report on is half fitted on, since each is rare."""
    known = part(first)
    return "fit" if known == "report" and part(f"again {first}") == "fit" else known
