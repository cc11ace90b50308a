"""The result: labels derived from spans, counts and shares derived from labels, counterparts in order."""

from __future__ import annotations

from dataclasses import FrozenInstanceError, fields
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.article import Article
from aligner.labels import Label, LabelledSpan, Relation
from aligner.result import Comparison, Pair, letters, merge_spans, sentence_label

S, U, C = Label.SHARED, Label.UNIQUE, Label.CONTRADICTORY
TEASER = "Talks go on as envoys meet"
LEFT = Article.from_sentences(["abcde fghij", TEASER, "klmno", "", "pqrst.", TEASER])
RIGHT = Article.from_sentences(["uvwxy", "zabcd", "efghi jklmn"])


def laid(*parts: tuple[int, Label | None]) -> tuple[LabelledSpan, ...]:
    """Spans one behind the other, by length and label."""
    found, at = [], 0
    for length, label in parts:
        found.append(LabelledSpan(at, at + length, label))
        at += length
    return tuple(found)


def pair(left: int, right: int, overlap: float, ours: tuple[LabelledSpan, ...], *theirs: LabelledSpan) -> Pair:
    return Pair(left, right, Relation.PARTIAL, overlap, 0.0, (), (), ours, theirs)


def comparison() -> Comparison:
    """The first sentence is shared by halves and contradicted in one letter, the third is shared, the fifth unique."""
    return Comparison(
        LEFT,
        RIGHT,
        (
            pair(0, 0, 0.5, laid((5, S), (6, U)), *laid((5, S))),
            pair(0, 2, 0.9, laid((5, U), (5, S), (1, C)), *laid((10, S), (1, C))),
            pair(2, 0, 0.7, laid((5, S)), *laid((2, S), (3, U))),
        ),
    )


class TestSentenceLabel:
    """A sentence's label from its spans."""

    @pytest.mark.parametrize(
        ("spans", "label"),
        [
            (laid((10, S)), Label.SHARED),
            (laid((9, S), (1, U)), Label.SHARED),
            (laid((5, S), (5, U)), Label.PARTIAL),
            (laid((3, S), (7, U)), Label.PARTIAL),
            (laid((10, U)), Label.UNIQUE),
            (laid((9, S), (1, C)), Label.CONTRADICTORY),
            (laid((9, U), (1, C)), Label.CONTRADICTORY),
            (laid((10, None)), None),
            ((), Label.UNIQUE),
        ],
    )
    def test_by_how_much_is_shared(self, spans: tuple[LabelledSpan, ...], label: Label | None) -> None:
        assert sentence_label("abcdefghij", spans) is label

    def test_only_letters_and_digits_weigh(self) -> None:
        assert sentence_label("abcdefgh … !!!!!!!!!!!!", laid((8, S), (15, U))) is Label.SHARED
        assert sentence_label("abcdefgh (;;;;)", laid((8, U), (7, S))) is Label.UNIQUE

    def test_a_figure_and_a_negation_of_its_own_are_no_trifles(self) -> None:
        assert sentence_label("ferry sank with 40 aboard", laid((16, S), (2, U), (7, S))) is Label.PARTIAL
        assert sentence_label("ferry is not here, all say", laid((8, S), (5, U), (13, S))) is Label.PARTIAL
        assert sentence_label("ferry sank with it aboard", laid((16, S), (2, U), (7, S))) is Label.SHARED
        assert letters("é 7-x!", 0, 6) == 3


@st.composite
def layers(draw: st.DrawFn) -> tuple[int, list[tuple[LabelledSpan, ...]]]:
    """A length, and layers of spans that cover it."""
    length = draw(st.integers(1, 12))
    labels = st.lists(st.sampled_from([S, U, C]), min_size=length, max_size=length)
    return length, [laid(*((1, label) for label in draw(labels))) for _ in range(draw(st.integers(0, 3)))]


class TestMergeSpans:
    """What several counterparts say of one sentence, laid over each other."""

    @given(layers())
    def test_contradictory_beats_shared_beats_unique(self, drawn: tuple[int, list[tuple[LabelledSpan, ...]]]) -> None:
        length, each = drawn
        merged = merge_spans(length, each)
        for at in range(length):
            said = {layer[at].label for layer in each}
            expected = C if C in said else S if S in said else U
            assert [label for start, end, label in merged if start <= at < end] == [expected]

    @given(layers())
    def test_covers_the_sentence_once_in_the_fewest_spans(
        self, drawn: tuple[int, list[tuple[LabelledSpan, ...]]]
    ) -> None:
        length, each = drawn
        merged = merge_spans(length, each)
        assert (merged[0].start, merged[-1].end) == (0, length)
        assert all(a.end == b.start and a.label is not b.label for a, b in pairwise(merged))
        assert merged == merge_spans(length, each[::-1])

    def test_nothing_over_nothing(self) -> None:
        assert merge_spans(0, []) == ()
        assert merge_spans(4, []) == laid((4, U))


class TestSpansAndLabels:
    """Both articles, labelled."""

    def test_spans_are_offsets_into_the_article(self) -> None:
        found = comparison()
        assert found.sentence_spans("left", 0) == (LabelledSpan(0, 10, S), LabelledSpan(10, 11, C))
        start = LEFT.sentences[2].start
        assert found.sentence_spans("left", 2) == (LabelledSpan(start, start + 5, S),)
        fifth = LEFT.sentences[4]
        assert found.sentence_spans("left", 4) == (LabelledSpan(fifth.start, fifth.end, U),)
        assert found.spans("left") == tuple(
            span for index in range(len(LEFT.sentences)) for span in found.sentence_spans("left", index)
        )

    def test_labels(self) -> None:
        found = comparison()
        assert found.labels("left") == (C, None, S, None, U, None)
        assert found.labels("right") == (S, U, C)

    def test_boilerplate_has_no_label(self) -> None:
        found = comparison()
        assert [label for index in (1, 3, 5) for _, _, label in found.sentence_spans("left", index)] == [None] * 3

    def test_sides(self) -> None:
        found = comparison()
        assert (found.article("left"), found.article("right")) == (LEFT, RIGHT)
        second = found.pairs[1]
        assert (second.index("left"), second.index("right")) == (0, 2)
        assert (second.spans("left"), second.spans("right")) == (second.left_spans, second.right_spans)


class TestCounterparts:
    """The pairs of one sentence."""

    def test_the_strongest_first(self) -> None:
        found = comparison()
        assert [pair.right for pair in found.counterparts("left", 0)] == [2, 0]
        assert [pair.left for pair in found.counterparts("right", 0)] == [2, 0]

    def test_none(self) -> None:
        assert comparison().counterparts("left", 1) == comparison().counterparts("right", 99) == ()


class TestSummary:
    """Both articles in figures."""

    def test_sentences_by_label_without_boilerplate(self) -> None:
        left, right = comparison().summary.left, comparison().summary.right
        assert (left.sentences, left.shared, left.partial, left.unique, left.contradictory) == (3, 1, 0, 1, 1)
        assert left.boilerplate == 3
        assert (right.sentences, right.shared, right.partial, right.unique, right.contradictory) == (3, 1, 0, 1, 1)
        assert right.boilerplate == 0

    def test_shares_of_the_letters_of_the_story(self) -> None:
        left = comparison().summary.left
        # 10, 5 and 5 letters: the teasers are none of the story's, and neither are blanks and stops.
        assert left.shared_share == pytest.approx(14 / 20)
        assert left.contradictory_share == pytest.approx(1 / 20)
        assert left.unique_share == pytest.approx(5 / 20)

    @pytest.mark.parametrize("sentences", [[], [""], ["…"], [TEASER, TEASER]])
    def test_an_article_without_a_story(self, sentences: list[str]) -> None:
        article = Article.from_sentences(sentences)
        found = Comparison(article, article, ()).summary.left
        assert (found.shared_share, found.unique_share, found.contradictory_share) == (0, 0, 0)
        assert found.sentences + found.boilerplate == len(sentences)


def test_nothing_can_be_changed() -> None:
    found = comparison()
    for thing in (found, found.pairs[0], found.summary, found.summary.left, LEFT, LEFT.sentences[0]):
        with pytest.raises(FrozenInstanceError):
            setattr(thing, fields(thing)[0].name, None)
