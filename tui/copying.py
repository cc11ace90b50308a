"""What can be copied of where the reader is: the sentence, the pair that it is in, the evidence that the two clash."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from aligner.labels import OTHER, Side
from aligner.looks import name_of
from aligner.printable import printable
from aligner.result import Comparison, Evidence
from tui.picture import Picture
from tui.place import Place
from tui.relation import describe


class Copy(NamedTuple):
    """A text for the clipboard, and what it is."""

    what: str
    text: str


def copies_at(picture: Picture, place: Place) -> tuple[Copy, ...]:
    """Return what can be copied at a place, the shortest first; nothing where there are no sentences."""
    comparison, side, index = picture.comparison, place.side, place.index
    if not comparison.article(side).sentences:
        return ()
    pairs = comparison.counterparts(side, index)
    if not pairs:
        return copies(comparison, [(side, index)])
    pair, other = pairs[min(place.chosen, len(pairs) - 1)], OTHER[side]
    told = " · ".join(describe(picture, side, index, place.chosen).facts[:1])
    return copies(comparison, [(side, index), (other, pair.index(other))], told, pair.evidence)


def copies(
    comparison: Comparison, sentences: Sequence[tuple[Side, int]], told: str = "", evidence: Sequence[Evidence] = ()
) -> tuple[Copy, ...]:
    """Return copies of the first of one sentence or two, of both with what is `told` of them, and of the evidence."""
    names = [name_of(side, index) for side, index in sentences]
    texts = [printable(comparison.article(side).sentence_text(index)) for side, index in sentences]
    found = [Copy(names[0], texts[0])]
    if len(sentences) > 1:
        lines = (f"{name}: {text}" for name, text in zip(names, texts, strict=True))
        found.append(Copy(" and ".join(names), "\n".join((*lines, f"({told})"))))
    if evidence:
        reasons = "\n".join(printable(each.explanation) for each in evidence)
        found.append(Copy(f"the evidence on {' and '.join(names)}", reasons))
    return tuple(found)
