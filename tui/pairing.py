"""What the Pairs view puts beside each other: sentences in groups, in an order, and what differs inside each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import groupby
from typing import NamedTuple

from aligner.labels import OTHER, Label, LabelledSpan, Side
from aligner.result import Comparison, Pair, letters, merge_spans
from tui.labels import RELATION_LABELS

# Of a pair that shares less than this part of a sentence no word is marked: nearly each would be.
LITTLE = 0.35

# Nor where there is a mark for fewer words than this: they would lie on the text like pepper.
WORDS_FOR_A_MARK = 4

SEVERITY = (None, Label.SHARED, Label.PARTIAL, Label.UNIQUE, Label.CONTRADICTORY)


class Order(Enum):
    """In which order the groups stand."""

    LEFT = "article A"
    RIGHT = "article B"
    STRENGTH = "strength"


@dataclass(frozen=True)
class Cell:
    """A sentence as it stands in a group, how it stands to what is beside it, and the pairs that put it there."""

    side: Side
    index: int
    label: Label | None
    pairs: tuple[Pair, ...]


@dataclass(frozen=True)
class Group:
    """Sentences that stand level: one and its counterparts, on either side, or one without any.

    One without sentences stands for groups that a filter hides, with so many of them `folded`.
    """

    left: tuple[Cell, ...]
    right: tuple[Cell, ...]
    strength: float
    folded: int = 0

    @property
    def is_story(self) -> bool:
        """Whether it is part of the story: only then is anything missing where a side is empty."""
        return any(cell.label is not None for cell in (*self.left, *self.right))

    def side(self, side: Side) -> tuple[Cell, ...]:
        """Return the cells on one side."""
        return self.left if side == "left" else self.right


class Stop(NamedTuple):
    """Where the cursor can be: on cell number `at` of a side of a group."""

    group: int
    side: Side
    at: int


def stops(groups: Sequence[Group], side: Side) -> tuple[Stop, ...]:
    """Return where the cursor stops on its way down a side; where a group has nothing there, on the other side."""
    return tuple(
        Stop(number, at, each)
        for number, group in enumerate(groups)
        for at in (side if group.side(side) else OTHER[side],)
        for each in range(len(group.side(at)))
    )


def groups(comparison: Comparison, order: Order) -> tuple[Group, ...]:
    """Put each sentence of both articles beside its counterparts.

    In the order of an article, each of its sentences comes once; neighbours that have the same one counterpart stand
    together. A sentence of the other article that has no counterpart follows the one before it. One that has
    several comes with each of them.
    """
    side: Side = "right" if order is Order.RIGHT else "left"
    stars = list(_stars(comparison, side))
    where: dict[int, int] = {}
    for number, (ours, theirs) in enumerate(stars):
        for index in theirs:
            strongest = comparison.counterparts(OTHER[side], index)[0]
            if strongest.index(side) in ours:
                where[index] = number
    alone: dict[int, list[int]] = {}
    number = -1
    for index in range(len(comparison.article(OTHER[side]).sentences)):
        if comparison.counterparts(OTHER[side], index):
            number = where[index]
        else:
            alone.setdefault(number, []).append(index)
    found = [_alone(comparison, OTHER[side], index) for index in alone.get(-1, ())]
    for number, (ours, theirs) in enumerate(stars):
        found.append(_group(comparison, side, ours, theirs) if theirs else _alone(comparison, side, ours[0]))
        found += [_alone(comparison, OTHER[side], index) for index in alone.get(number, ())]
    if order is Order.STRENGTH:
        found.sort(key=lambda group: -group.strength)
    return tuple(found)


def folded(groups: Iterable[Group], is_shown: Callable[[Group], bool]) -> tuple[Group, ...]:
    """Put one group in place of each run of groups that are not shown."""
    found: list[Group] = []
    for shown, run in groupby(groups, is_shown):
        if shown:
            found += run
        else:
            hidden = {(cell.side, cell.index) for group in run for cell in (*group.left, *group.right)}
            found.append(Group((), (), 0.0, len(hidden)))
    return tuple(found)


def spans_of(comparison: Comparison, cell: Cell) -> tuple[LabelledSpan, ...]:
    """Return what of a sentence to mark beside its counterparts, as spans over it, offsets into its article."""
    if not cell.pairs:
        return comparison.sentence_spans(cell.side, cell.index)
    sentence = comparison.article(cell.side).sentences[cell.index]
    layers = [pair.spans(cell.side) for pair in cell.pairs]
    text = comparison.article(cell.side).sentence_text(cell.index)
    found = marked(text, merge_spans(len(text), layers))
    return tuple(LabelledSpan(sentence.start + start, sentence.start + end, label) for start, end, label in found)


def marked(text: str, spans: Sequence[LabelledSpan]) -> tuple[LabelledSpan, ...]:
    """Return the spans of a sentence with marks that a reader can use: on whole words, and few.

    Where little is shared, or marks would lie all over it, the sentence is one span, shared in part.
    """
    weights = {wanted: sum(letters(text, s, e) for s, e, label in spans if label is wanted) for wanted in Label}
    kept = _joined(_without_trifles(text, spans))
    if weights[Label.CONTRADICTORY] or not weights[Label.SHARED] or not weights[Label.UNIQUE]:
        return kept
    marks = sum(span.label is Label.UNIQUE for span in kept)
    little = weights[Label.SHARED] < LITTLE * (weights[Label.SHARED] + weights[Label.UNIQUE])
    crowded = marks > 1 and marks * WORDS_FOR_A_MARK > len(text.split())
    return (LabelledSpan(0, len(text), Label.PARTIAL),) if little or crowded else kept


def _joined(spans: Iterable[LabelledSpan]) -> tuple[LabelledSpan, ...]:
    """Join neighbours of one label."""
    found: list[LabelledSpan] = []
    for span in spans:
        if found and found[-1].label is span.label:
            found[-1] = LabelledSpan(found[-1].start, span.end, span.label)
        else:
            found.append(span)
    return tuple(found)


def _without_trifles(text: str, spans: Iterable[LabelledSpan]) -> Iterable[LabelledSpan]:
    """Take the mark off what is no word: blanks, punctuation, a single letter; and off the blanks around a word."""
    for start, end, label in spans:
        piece = text[start:end]
        trifle = sum(map(str.isalnum, piece)) < 2 and not any(map(str.isdigit, piece))
        if trifle or label is not Label.UNIQUE:
            yield LabelledSpan(start, end, Label.SHARED if label is Label.UNIQUE else label)
            continue
        first, last = start + len(piece) - len(piece.lstrip()), end - len(piece) + len(piece.rstrip())
        pieces = ((start, first, Label.SHARED), (first, last, Label.UNIQUE), (last, end, Label.SHARED))
        yield from (LabelledSpan(*piece) for piece in pieces if piece[0] < piece[1])


def _stars(comparison: Comparison, side: Side) -> Iterable[tuple[list[int], list[int]]]:
    """Return sentences of a side with their counterparts: one with several, or several neighbours with one."""
    ours: list[int] = []
    theirs: list[int] = []
    for index in range(len(comparison.article(side).sentences)):
        found = sorted(pair.index(OTHER[side]) for pair in comparison.counterparts(side, index))
        if len(found) == 1 and theirs == found:
            ours.append(index)
            continue
        if ours:
            yield ours, theirs
        ours, theirs = [index], found
    if ours:
        yield ours, theirs


def _group(comparison: Comparison, side: Side, ours: Sequence[int], theirs: Sequence[int]) -> Group:
    """Make a star's group; all pairs of its sentences of `side` are inside it."""
    pairs = [pair for index in ours for pair in comparison.counterparts(side, index)]
    cells: dict[Side, tuple[Cell, ...]] = {
        side: tuple(_cell(side, index, pairs) for index in ours),
        OTHER[side]: tuple(_cell(OTHER[side], index, pairs) for index in theirs),
    }
    return Group(cells["left"], cells["right"], max(max(pair.overlap, pair.contradiction) for pair in pairs))


def _cell(side: Side, index: int, pairs: Iterable[Pair]) -> Cell:
    own = tuple(pair for pair in pairs if pair.index(side) == index)
    return Cell(side, index, max((RELATION_LABELS[pair.relation] for pair in own), key=SEVERITY.index), own)


def _alone(comparison: Comparison, side: Side, index: int) -> Group:
    cell = Cell(side, index, comparison.labels(side)[index], ())
    return Group((cell,) if side == "left" else (), (cell,) if side == "right" else (), 0.0)
