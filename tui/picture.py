"""A comparison, with what drawing it needs worked out beforehand, so that no key has to wait for it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from aligner.article import Sentence
from aligner.labels import Label, LabelledSpan, Side

if TYPE_CHECKING:
    from aligner.result import Comparison, SideSummary
    from tui.pairing import Group


class Marks(NamedTuple):
    """What is drawn over one article.

    `shared` is what part of each sentence is shared; `starts` are where sentences start, `span_ends` where spans end.
    """

    sentences: tuple[Sentence, ...]
    labels: tuple[Label | None, ...]
    shared: tuple[float, ...]
    spans: tuple[LabelledSpan, ...]
    summary: SideSummary
    starts: tuple[int, ...]
    span_ends: tuple[int, ...]

    @classmethod
    def of(cls, comparison: Comparison, side: Side) -> Marks:
        """Work out what is drawn over one side."""
        sentences = comparison.article(side).sentences
        spans = comparison.spans(side)
        return cls(
            sentences,
            comparison.labels(side),
            tuple(_shared(comparison.sentence_spans(side, sentence.index)) for sentence in sentences),
            spans,
            comparison.summary.left if side == "left" else comparison.summary.right,
            tuple(sentence.start for sentence in sentences),
            tuple(span.end for span in spans),
        )

    def sentence_at(self, offset: int) -> int:
        """Return the index of the sentence at an offset, or of the last one before it."""
        return max(0, bisect_right(self.starts, offset) - 1)

    def starting_in(self, start: int, end: int) -> range:
        """Return the indexes of the sentences that start in a range of the text."""
        return range(bisect_left(self.starts, start), bisect_left(self.starts, end))

    def spans_in(self, start: int, end: int) -> list[LabelledSpan]:
        """Return the spans that touch a range of the text, cut to it."""
        found = []
        for at in range(bisect_right(self.span_ends, start), len(self.spans)):
            span = self.spans[at]
            if span.start >= end:
                break
            found.append(LabelledSpan(max(start, span.start), min(end, span.end), span.label))
        return found


@dataclass(frozen=True)
class Picture:
    """A comparison and the marks on both of its sides."""

    comparison: Comparison
    left: Marks
    right: Marks

    @classmethod
    def of(cls, comparison: Comparison) -> Picture:
        """Work out all that drawing a comparison needs; for two long articles this takes a while."""
        return cls(comparison, Marks.of(comparison, "left"), Marks.of(comparison, "right"))

    @cached_property
    def groups(self) -> tuple[Group, ...]:
        """The sentences beside their counterparts, in the order of the left article."""
        from tui.pairing import Order, groups

        return groups(self.comparison, Order.LEFT)

    def ready(self) -> Picture:
        """Work out at once what would else be worked out when a view is opened; return the picture."""
        _ = self.groups
        return self

    def side(self, side: Side) -> Marks:
        """Return the marks on one side."""
        return self.left if side == "left" else self.right


def _shared(spans: Sequence[LabelledSpan]) -> float:
    lengths = [(end - start, label) for start, end, label in spans]
    return sum(length for length, label in lengths if label is Label.SHARED) / (sum(each for each, _ in lengths) or 1)
