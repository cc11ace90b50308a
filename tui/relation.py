"""What the panel says of a sentence: how it stands to its counterpart, what both say and what only one says."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from aligner.labels import OTHER, Label, LabelledSpan, Relation, Side
from aligner.looks import LETTERS, name_of
from aligner.printable import printable
from aligner.result import MODEL, Evidence, Pair
from tui.labels import LOOKS, RELATION_LABELS
from tui.picture import Picture


class Row(NamedTuple):
    """What the panel says in one line or more: who says it, how it is labelled, and the words.

    `found` is what of them a search has found, and `core` what is to be seen of them if not all can be.
    """

    name: str
    label: Label | None
    text: str
    found: tuple[tuple[int, int], ...] = ()
    core: tuple[int, int] = (0, 0)

    def beginning_at(self, start: int) -> Row:
        """Return the row without what stands before an offset."""
        if not start:
            return self
        found = tuple((max(1, a - start + 1), b - start + 1) for a, b in self.found if b > start)
        return self._replace(text="…" + self.text[start:], found=found)


class Description(NamedTuple):
    """All that the panel says: `here` and `there` name the two sentences ("A1", "B2")."""

    here: str
    there: str
    label: Label | None
    facts: tuple[str, ...]
    rows: tuple[Row, ...]


def describe(picture: Picture, side: Side, index: int, chosen: int) -> Description:
    """Say how a sentence stands to one of its counterparts, the `chosen` one; or that it has none."""
    comparison = picture.comparison
    pairs = comparison.counterparts(side, index)
    if not pairs:
        return _alone(picture, side, index)
    pair, other = pairs[chosen], OTHER[side]
    here = printable(comparison.article(side).sentence_text(index))
    there = printable(comparison.article(other).sentence_text(pair.index(other)))
    both = [Row("both", Label.SHARED, _snippets(here, pair.spans(side), Label.SHARED))]
    only = [
        Row(f"only {LETTERS[side]}", Label.UNIQUE, _snippets(here, pair.spans(side), Label.UNIQUE)),
        Row(f"only {LETTERS[other]}", Label.UNIQUE, _snippets(there, pair.spans(other), Label.UNIQUE)),
    ]
    # Where two sentences clash, what they have in common matters least.
    rows = [_says(pair, side, here), _says(pair, other, there), *only, *both] if pair.evidence else [*both, *only]
    facts = [_relation(pair), *(printable(each.note) for each in pair.evidence if each.note)]
    if len(pairs) > 1:
        facts.append(f"counterpart {chosen + 1} of {len(pairs)}")
    return Description(
        name_of(side, index),
        name_of(other, pair.index(other)),
        RELATION_LABELS[pair.relation],
        tuple(facts),
        tuple(row for row in rows if row.text),
    )


def without_sentences(fact: str) -> Description:
    """Say why there is no sentence to say anything of."""
    return Description("", "", None, (fact,), ())


def _alone(picture: Picture, side: Side, index: int) -> Description:
    label = picture.side(side).labels[index]
    text = printable(picture.comparison.article(side).sentence_text(index))
    if label is None:
        fact, row = "no part of the story, and not counted", Row("aside", None, text)
    else:
        fact, row = f"only {LETTERS[side]} says this", Row(f"only {LETTERS[side]}", Label.UNIQUE, text)
    return Description(name_of(side, index), "", label, (LOOKS[label].name, fact), (row,))


def _says(pair: Pair, side: Side, text: str) -> Row:
    """Return a sentence with the words that the evidence against the other one rests on."""
    words = [evidence.span(side) for evidence in pair.evidence]
    core = min(start for start, _ in words), max(end for _, end in words)
    return Row(f"{LETTERS[side]} says", Label.CONTRADICTORY, text, core=core)


def _relation(pair: Pair) -> str:
    name = LOOKS[RELATION_LABELS[pair.relation]].name
    if pair.relation is not Relation.CONTRADICTORY:
        return f"{name} · {pair.overlap:.0%}"
    return f"{'possibly ' if _judged(pair.evidence) else ''}{name} · {pair.contradiction:.0%}"


def _judged(evidence: tuple[Evidence, ...]) -> bool:
    return all(item.rule == MODEL for item in evidence)


def _snippets(text: str, spans: Iterable[LabelledSpan], label: Label) -> str:
    found = (text[span.start : span.end].strip(" ,;:") for span in spans if span.label is label)
    return " … ".join(snippet for snippet in found if any(map(str.isalnum, snippet)))
