"""What a comparison finds: labels, pairs with their evidence, and the whole picture that screens and reports draw."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from aligner.article import Article, Span
from aligner.labels import SIDES, Label, LabelledSpan, Relation, Side
from aligner.words import words

# A sentence is shared when all but this part of its letters and digits is, and no figure and no negation is its own.
TOLERANCE = 0.2


class WordLink(NamedTuple):
    """Words of the left sentence and the words of the right one that say the same, as offsets into each sentence."""

    left_start: int
    left_end: int
    right_start: int
    right_end: int


MODEL = "model"  # the rule of evidence that is a judgement of the model alone, without a reason: it is only possible


@dataclass(frozen=True)
class Evidence:
    """Why a pair is contradictory: the rule (or "model"), the two spans, offsets into each sentence, and a sentence.

    `note` is what a reader must know besides, as that sentence says, too, or empty: Dec. 11 is a Monday.
    """

    rule: str
    left: Span
    right: Span
    explanation: str
    note: str = ""

    def span(self, side: Side) -> Span:
        """Return the words of one side that it rests on."""
        return self.left if side == "left" else self.right


@dataclass(frozen=True)
class Pair:
    """A sentence of the left article and one of the right that have something to do with each other.

    `left` and `right` are sentence indexes. `relation` is None only in what `relate` returns, for two sentences that
    report no common event. `overlap` is the probability that the two state the same thing, in full or in part, and
    `contradiction` that both cannot be true. `left_spans` and `right_spans` cover each sentence once, in order;
    they and `words` are offsets into the sentences, not into the articles.
    """

    left: int
    right: int
    relation: Relation | None
    overlap: float
    contradiction: float
    evidence: tuple[Evidence, ...]
    words: tuple[WordLink, ...]
    left_spans: tuple[LabelledSpan, ...]
    right_spans: tuple[LabelledSpan, ...]

    def index(self, side: Side) -> int:
        """Return the index of the sentence on one side."""
        return self.left if side == "left" else self.right

    def spans(self, side: Side) -> tuple[LabelledSpan, ...]:
        """Return the labelled spans of the sentence on one side."""
        return self.left_spans if side == "left" else self.right_spans


@dataclass(frozen=True)
class SideSummary:
    """One article in figures: sentences by label, and what part of the story's letters and digits each label covers."""

    sentences: int
    shared: int
    partial: int
    unique: int
    contradictory: int
    boilerplate: int
    shared_share: float
    unique_share: float
    contradictory_share: float


@dataclass(frozen=True)
class Summary:
    """Both articles in figures."""

    left: SideSummary
    right: SideSummary


@dataclass(frozen=True)
class Comparison:
    """Two articles and everything found between them. `pairs` are in the order of the left article.

    `doubtful` are pairs that are not sure enough to count, where they were asked for: `aligner.strictness` has a use
    for them, nothing else here looks at them.
    """

    left: Article
    right: Article
    pairs: tuple[Pair, ...]
    doubtful: tuple[Pair, ...] = ()

    def article(self, side: Side) -> Article:
        """Return the article on one side."""
        return self.left if side == "left" else self.right

    def counterparts(self, side: Side, index: int) -> tuple[Pair, ...]:
        """Return the pairs of one sentence: those that contradict it first, and the strongest first."""
        return self._counterparts[side].get(index, ())

    def spans(self, side: Side) -> tuple[LabelledSpan, ...]:
        """Return labelled spans, offsets into the article's text, that cover each of its sentences once, in order."""
        return tuple(span for sentence in self._labelled[side] for span in sentence.spans)

    def sentence_spans(self, side: Side, index: int) -> tuple[LabelledSpan, ...]:
        """Return the labelled spans of one sentence, offsets into the article's text."""
        return self._labelled[side][index].spans

    def labels(self, side: Side) -> tuple[Label | None, ...]:
        """Return a label for each sentence, derived from its spans; None for boilerplate."""
        return tuple(sentence.label for sentence in self._labelled[side])

    @cached_property
    def summary(self) -> Summary:
        """Counts and shares of each label, on each side."""
        return Summary(self._summarise("left"), self._summarise("right"))

    def with_pairs(self, pairs: tuple[Pair, ...]) -> Comparison:
        """Return what comes of other pairs of the same articles; only sentences that these change are labelled anew."""
        changed = Comparison(self.left, self.right, pairs, self.doubtful)
        # What a cached property has worked out stands in the instance's dictionary.
        vars(changed)["_labelled"] = {side: changed._label(side, self) for side in SIDES}
        return changed

    @cached_property
    def _counterparts(self) -> dict[Side, dict[int, tuple[Pair, ...]]]:
        by_side: dict[Side, dict[int, tuple[Pair, ...]]] = {"left": {}, "right": {}}
        for pair in sorted(self.pairs, key=lambda pair: (pair.relation is not Relation.CONTRADICTORY, -pair.overlap)):
            for side, found in by_side.items():
                found[pair.index(side)] = (*found.get(pair.index(side), ()), pair)
        return by_side

    @cached_property
    def _labelled(self) -> dict[Side, tuple[_Labelled, ...]]:
        return {side: self._label(side) for side in SIDES}

    def _label(self, side: Side, like: Comparison | None = None) -> tuple[_Labelled, ...]:
        """Label the sentences of one side, but for those that have the same counterparts in another comparison."""
        out: list[_Labelled] = []
        text = self.article(side).text
        for sentence in self.article(side).sentences:
            pairs = self.counterparts(side, sentence.index)
            if like and pairs == like.counterparts(side, sentence.index):
                out.append(like._labelled[side][sentence.index])
            elif sentence.boilerplate:
                out.append(_Labelled.of(text, (LabelledSpan(sentence.start, sentence.end, None),)))
            else:
                merged = merge_spans(sentence.end - sentence.start, [pair.spans(side) for pair in pairs])
                spans = (LabelledSpan(sentence.start + s, sentence.start + e, label) for s, e, label in merged)
                out.append(_Labelled.of(text, tuple(spans)))
        return tuple(out)

    def _summarise(self, side: Side) -> SideSummary:
        labels = Counter(self.labels(side))
        weights: Counter[Label | None] = Counter()
        for sentence in self._labelled[side]:
            for label, weight in sentence.weights:
                weights[label] += weight
        story = sum(weight for label, weight in weights.items() if label is not None) or 1
        return SideSummary(
            sentences=sum(labels.values()) - labels[None],
            shared=labels[Label.SHARED],
            partial=labels[Label.PARTIAL],
            unique=labels[Label.UNIQUE],
            contradictory=labels[Label.CONTRADICTORY],
            boilerplate=labels[None],
            shared_share=weights[Label.SHARED] / story,
            unique_share=weights[Label.UNIQUE] / story,
            contradictory_share=weights[Label.CONTRADICTORY] / story,
        )


@dataclass(frozen=True)
class _Labelled:
    """One sentence: its spans, offsets into the article, its label, and the letters and digits of each label."""

    spans: tuple[LabelledSpan, ...]
    label: Label | None
    weights: tuple[tuple[Label | None, int], ...]

    @classmethod
    def of(cls, text: str, spans: tuple[LabelledSpan, ...]) -> _Labelled:
        weights = tuple((label, letters(text, start, end)) for start, end, label in spans)
        return cls(spans, sentence_label(text, spans), weights)


def letters(text: str, start: int, end: int) -> int:
    """Count the letters and digits of a range, which is what the shares are shares of."""
    return sum(map(str.isalnum, text[start:end]))


def merge_spans(length: int, layers: Sequence[Sequence[LabelledSpan]]) -> tuple[LabelledSpan, ...]:
    """Lay the spans that several counterparts give one sentence over each other.

    What any counterpart contradicts is contradictory, else what any shares is shared, else unique. `length` is the
    sentence's; the result covers it once, in order, with no two neighbours of one label.
    """
    if not length:
        return ()
    order = (Label.UNIQUE, Label.SHARED, Label.CONTRADICTORY)
    cuts = sorted({0, length, *(edge for layer in layers for start, end, _ in layer for edge in (start, end))})
    merged: list[LabelledSpan] = []
    for start, end in pairwise(cuts):
        covering = [label for layer in layers for s, e, label in layer if s <= start and end <= e and label in order]
        label = max(covering, key=order.index, default=Label.UNIQUE)
        if merged and merged[-1].label is label:
            merged[-1] = LabelledSpan(merged[-1].start, end, label)
        else:
            merged.append(LabelledSpan(start, end, label))
    return tuple(merged)


def sentence_label(text: str, spans: Sequence[LabelledSpan]) -> Label | None:
    """Derive a sentence's label from its spans: contradictory if any is, else by how much of it is shared.

    However short, a figure or a "not" that only one article has is no trifle: the sentence is shared in part at most.
    """
    weights: Counter[Label | None] = Counter()
    for start, end, label in spans:
        weights[label] += letters(text, start, end)
    if weights[Label.CONTRADICTORY]:
        return Label.CONTRADICTORY
    if None in weights:
        return None
    shared = weights[Label.SHARED] / (weights[Label.SHARED] + weights[Label.UNIQUE] or 1)
    if shared < 1 - TOLERANCE:
        return Label.PARTIAL if shared else Label.UNIQUE
    is_telling = any(_tells(text[start:end]) for start, end, label in spans if label is Label.UNIQUE)
    return Label.PARTIAL if is_telling else Label.SHARED


def _tells(text: str) -> bool:
    """Tell whether a figure or a negation is in a text: so much hangs on it that it is no trifle."""
    return any(map(str.isdigit, text)) or any(word.is_negation for word in words(text))
