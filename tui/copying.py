"""What can be copied of where the reader is: the sentence, the pair that it is in, the evidence that the two clash."""

from __future__ import annotations

from typing import NamedTuple

from aligner.labels import OTHER, Side
from aligner.looks import name_of
from aligner.printable import printable
from tui.picture import Picture
from tui.place import Place
from tui.relation import describe


class Copy(NamedTuple):
    """A text for the clipboard, and what it is."""

    what: str
    text: str


def copies(picture: Picture, place: Place) -> tuple[Copy, ...]:
    """Return what can be copied, the shortest first; nothing where there are no sentences."""
    comparison, side, index = picture.comparison, place.side, place.index
    if not comparison.article(side).sentences:
        return ()
    here, text = name_of(side, index), _text(picture, side, index)
    found = [Copy(here, text)]
    pairs = comparison.counterparts(side, index)
    if not pairs:
        return tuple(found)
    pair, other = pairs[min(place.chosen, len(pairs) - 1)], OTHER[side]
    there = name_of(other, pair.index(other))
    facts = " · ".join(describe(picture, side, index, place.chosen).facts[:1])
    both = f"{here}: {text}\n{there}: {_text(picture, other, pair.index(other))}\n({facts})"
    found.append(Copy(f"{here} and {there}", both))
    if pair.evidence:
        evidence = "\n".join(printable(each.explanation) for each in pair.evidence)
        found.append(Copy(f"the evidence on {here} and {there}", evidence))
    return tuple(found)


def _text(picture: Picture, side: Side, index: int) -> str:
    return printable(picture.comparison.article(side).sentence_text(index))
