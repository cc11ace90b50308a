"""The line above an article: its title and source, how long it is, and how much of it the other one shares."""

from __future__ import annotations

from aligner.labels import Label, Side
from aligner.looks import LETTERS
from tui.layout import clip
from tui.picture import Marks

# The cells that a title keeps, whatever else there is to say: so many, or this part of the line.
ROOM = 16
PART = 0.5


def title_of(side: Side, title: str, source: str, marks: Marks | None, width: int) -> str:
    """Return as much as fits into a width: the title always, then what matters most; texts are `printable`.

    Sentences that are no part of the story are not counted, as in reports.
    """
    facts: list[tuple[int, str]] = []  # in the order of the line, each with its rank
    if source and source != title:
        facts.append((3, source))
    if marks is not None:
        summary = marks.summary
        facts.append((1, f"{summary.sentences} sentences"))
        facts.append((0, f"{summary.shared_share:.0%} shared"))
        facts.append((2, f"{summary.unique_share:.0%} only {LETTERS[side]}"))
        if summary.contradictory:
            facts.append((0, f"{sum(label is Label.CONTRADICTORY for label in marks.labels)} contradictory"))
    room = min(len(title), max(ROOM, int(PART * width)))
    name, kept = f"{LETTERS[side]}  ", sorted(facts)
    while kept and len(name) + room + sum(len(fact) + 3 for _, fact in kept) > width:
        kept.pop()
    told = "".join(f" · {fact}" for rank, fact in facts if (rank, fact) in kept)
    return name + clip(title, max(width - len(name) - len(told), 1)) + told
