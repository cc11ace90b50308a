"""The pipeline as a whole: the seeds against pairs marked by hand, and properties that hold for any two articles."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from threading import current_thread
from typing import Any

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from aligner import Article, Comparison, Label, Pair, Relation, compare, comparison, encoder, judging, relate
from aligner.labels import SIDES
from aligner.reading import seeds
from tests.aligner.texts import ARTICLES, BANK, BEES, FERRY, FERRY_AGAIN, FERRY_PAIRS, SENTENCES, TEXTS

# A careful reader's pairs in the seeds, A to B, counted from 1.
GOLD = "1-1 1-2 3-1 3-2 5-8 6-9 7-11 11-3 11-12 11-13 13-4 13-5 15-6 15-7"


def ferries() -> tuple[Article, Article]:
    return Article.from_text(" ".join(FERRY)), Article.from_text("\n".join(FERRY_AGAIN))


def indexes(result: Comparison) -> set[tuple[int, int]]:
    return {(pair.left, pair.right) for pair in result.pairs}


def seen(pair: Pair, *, turned: bool = False) -> tuple[object, ...]:
    """A pair without its scores, from one side or from the other."""
    links = sorted((c, d, a, b) if turned else (a, b, c, d) for a, b, c, d in pair.words)
    sides = [(pair.left, pair.left_spans), (pair.right, pair.right_spans)]
    return (pair.relation, tuple(links), *(sides[::-1] if turned else sides))


def shared(pair: Pair) -> tuple[bool, bool]:
    """Whether some of either sentence is marked as shared, or as contradictory."""
    left, right = (any(label is not Label.UNIQUE for _, _, label in pair.spans(side)) for side in SIDES)
    return left, right


@pytest.fixture(scope="module")
def seeded() -> Comparison:
    """The seeds, compared."""
    return compare(*seeds())


class TestSeeds:
    """The two articles that ship."""

    def test_most_of_what_a_reader_pairs_is_found_and_little_else(self, seeded: Comparison) -> None:
        # 12 of the 14 is the aim. 3-1, 11-3, 13-5 and 15-7 share too little with their counterparts for this model to
        # tell them from pairs on the same people; the README says so. This holds what is reached.
        gold = set(GOLD.split())
        found = {f"{left + 1}-{right + 1}" for left, right in indexes(seeded)}
        assert len(found & gold) >= 10, f"missing: {sorted(gold - found)}"
        assert len(found - gold) <= 5, f"others: {sorted(found - gold)}"

    def test_nothing_is_contradictory(self, seeded: Comparison) -> None:
        assert not any(pair.relation is Relation.CONTRADICTORY or pair.evidence for pair in seeded.pairs)
        assert Label.CONTRADICTORY not in {*seeded.labels("left"), *seeded.labels("right")}

    def test_the_repeated_teasers_are_no_part_of_the_story(self, seeded: Comparison) -> None:
        assert [i + 1 for i, label in enumerate(seeded.labels("left")) if label is None] == [9, 10]
        assert None not in seeded.labels("right")
        assert seeded.summary.left.boilerplate == 2

    def test_what_only_one_article_says(self, seeded: Comparison) -> None:
        # The Red Cross and the vote of the Security Council stand in B alone.
        assert {seeded.labels("right")[index - 1] for index in (14, 15)} == {Label.UNIQUE}


class TestResult:
    """What there is to read of two articles on one event."""

    def test_pairs_and_labels(self) -> None:
        result = compare(*ferries())
        assert indexes(result) >= FERRY_PAIRS
        assert result.labels("left")[2] is Label.UNIQUE
        assert result.labels("left")[3] in (Label.SHARED, Label.PARTIAL)
        assert result.labels("right")[4] is Label.UNIQUE
        assert [(pair.left, pair.right) for pair in result.pairs] == sorted(indexes(result))

    def test_unrelated_articles_share_nothing(self) -> None:
        result = compare(Article.from_text(" ".join(BEES)), Article.from_text(" ".join(BANK)))
        assert result.pairs == ()
        assert {*result.labels("left"), *result.labels("right")} == {Label.UNIQUE}
        assert result.summary.left.unique_share == result.summary.right.unique_share == 1

    @pytest.mark.parametrize("text", ["", "\n", "…"])
    def test_an_article_without_a_story(self, text: str) -> None:
        empty, story = Article.from_text(text), Article.from_text(FERRY[0])
        assert compare(empty, story).pairs == compare(story, empty).pairs == compare(empty, empty).pairs == ()

    def test_boilerplate_is_paired_with_nothing(self) -> None:
        teaser = "Ferry runs aground off the island of Torvik"
        text = f"{FERRY[0]}\n{teaser}\n{FERRY[1]}\n{teaser}\n"
        result = compare(Article.from_text(text), Article.from_text(text))
        assert [label is None for label in result.labels("left")] == [False, True, False, True]
        assert indexes(result) >= {(0, 0), (2, 2)}
        assert not {1, 3} & {index for pair in indexes(result) for index in pair}

    def test_sentences_that_somebody_else_split(self) -> None:
        result = compare(Article.from_sentences(FERRY), Article.from_sentences(["", *FERRY_AGAIN]))
        assert indexes(result) >= {(left, right + 1) for left, right in FERRY_PAIRS}

    def test_errors_that_a_library_flags_by_mistake_are_not_warned_of(self, monkeypatch: pytest.MonkeyPatch) -> None:
        align = comparison.align

        def flagging(*given: Any) -> Any:
            np.subtract(np.float32("inf"), np.float32("inf"))
            return align(*given)

        monkeypatch.setattr(comparison, "align", flagging)
        assert compare(*ferries()).pairs  # a warning is an error here

    def test_a_half_of_a_surrogate_pair(self) -> None:
        odd = Article.from_text(f"{FERRY[0]} The captain \ud800 spoke.")
        assert indexes(compare(odd, odd)) >= {(0, 0), (1, 1)}


class TestLongArticles:
    """Articles with more pairs in doubt than the model reads."""

    @pytest.fixture
    def read(self, monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
        """What the model reads, if it reads no pair because of its doubt."""
        monkeypatch.setattr(judging, "JUDGED_AT_MOST", 0)
        noted, read = list[tuple[str, str]](), encoder.Encoder.read

        def noting(model: encoder.Encoder, pairs: Sequence[tuple[str, str]], *rest: Any) -> Any:
            noted.extend(pairs)
            return read(model, pairs, *rest)

        monkeypatch.setattr(encoder.Encoder, "read", noting)
        return noted

    def test_what_stands_in_both_word_for_word_is_not_read(self, read: list[tuple[str, str]]) -> None:
        result = compare(*(Article.from_sentences(FERRY) for _ in "ab"))
        assert {(index, index) for index in range(len(FERRY))} <= indexes(result)
        assert not read

    def test_a_contradiction_is_found_all_the_same(self, read: list[tuple[str, str]]) -> None:
        altered = [sentence.replace("214 people", "361 people") for sentence in FERRY]
        result = compare(Article.from_sentences(FERRY), Article.from_sentences(altered))
        assert [(pair.left, pair.right) for pair in result.pairs if pair.evidence] == [(0, 0)]
        assert (FERRY[0], altered[0]) in read


class TestProgress:
    """What a progress bar is told."""

    def test_stages_in_turn_and_parts_that_rise(self) -> None:
        said: list[tuple[str, float]] = []
        threads = set()

        def progress(stage: str, part: float) -> None:
            said.append((stage, part))
            threads.add(current_thread())

        compare(*ferries(), progress=progress)
        runs = [(stage, [part for _, part in run]) for stage, run in groupby(said, key=lambda each: each[0])]
        stages = [stage for stage, _ in runs]
        assert len(stages) >= 3
        assert len(set(stages)) == len(stages)
        for _, parts in runs:
            assert parts == sorted(parts)
            assert all(0 <= part <= 1 for part in parts)
        assert threads == {current_thread()}

    def test_the_same_every_time(self) -> None:
        said: tuple[list[tuple[str, float]], ...] = ([], [])
        for calls in said:
            compare(*ferries(), progress=lambda *call, to=calls: to.append(call))
        assert said[0] == said[1]

    def test_whoever_listens_can_stop_it(self) -> None:
        class StoppedError(Exception):
            pass

        def stop(_: str, part: float) -> None:
            if part > 0:
                raise StoppedError

        with pytest.raises(StoppedError):
            compare(*ferries(), progress=stop)


class TestRelate:
    """Bare pairs of sentences."""

    PAIRS = (
        (FERRY[3], FERRY_AGAIN[1]),
        (BEES[0], BANK[0]),
        (FERRY[1], FERRY_AGAIN[3]),
        (FERRY[0], FERRY[0]),
        (FERRY_AGAIN[4], FERRY[2]),
        (FERRY[3], FERRY_AGAIN[1]),
    )

    def test_one_for_each_in_order(self) -> None:
        found = relate(self.PAIRS)
        assert [pair.relation is not None for pair in found] == [True, False, True, True, False, True]
        assert found[3].relation is Relation.SHARED
        assert found[5] == found[0]
        for (left, right), pair in zip(self.PAIRS, found, strict=True):
            assert "".join(left[start:end] for start, end, _ in pair.left_spans) == left
            assert "".join(right[start:end] for start, end, _ in pair.right_spans) == right

    def test_where_nothing_is_shared_all_is_unique(self) -> None:
        stranger = relate([self.PAIRS[1]])[0]
        assert (stranger.words, stranger.evidence) == ((), ())
        assert {label for _, _, label in (*stranger.left_spans, *stranger.right_spans)} == {Label.UNIQUE}

    def test_none(self) -> None:
        assert relate([]) == []

    @pytest.mark.parametrize("pair", [("", ""), ("", FERRY[0]), ("…", "…"), (" ", " ")])
    def test_sentences_without_words_share_nothing(self, pair: tuple[str, str]) -> None:
        assert relate([pair])[0].relation is None

    def test_the_other_pairs_change_no_decision(self) -> None:
        together = relate([*self.PAIRS, *((a, b) for a in FERRY for b in (*BEES, *BANK))])
        for pair, among in zip(self.PAIRS, together, strict=False):
            alone = relate([pair])[0]
            assert (alone.relation, alone.words) == (among.relation, among.words)
            assert (alone.left_spans, alone.right_spans) == (among.left_spans, among.right_spans)
            assert alone.overlap == pytest.approx(among.overlap, abs=1e-3)

    @given(st.lists(st.tuples(SENTENCES | TEXTS, SENTENCES | TEXTS), min_size=1, max_size=4))
    @example([("0\x08\u1a00", "\xb8\x1b0")])  # each word of the left one, and none of the right one, was answered
    def test_the_same_from_either_side_and_only_related_ones_share_something(
        self, pairs: list[tuple[str, str]]
    ) -> None:
        for one, other in zip(relate(pairs), relate([(right, left) for left, right in pairs]), strict=True):
            assert seen(one) == seen(other, turned=True)
            assert one.overlap == pytest.approx(other.overlap, abs=1e-3)
            ours, theirs = shared(one)
            assert ours == theirs
            assert one.relation is not None or not ours


class TestAnyArticles:
    """Whatever the texts are."""

    @given(ARTICLES, ARTICLES)
    def test_spans_cover_each_sentence_once_and_a_pair_shares_something_on_both_sides(
        self, left: str, right: str
    ) -> None:
        result = compare(Article.from_text(left), Article.from_text(right))
        for side, text in zip(SIDES, (left, right), strict=True):
            article = result.article(side)
            assert article.text == text
            for sentence, label in zip(article.sentences, result.labels(side), strict=True):
                spans = result.sentence_spans(side, sentence.index)
                assert "".join(text[a:b] for a, b, _ in spans) == article.sentence_text(sentence.index)
                assert (spans[0].start, spans[-1].end) == (sentence.start, sentence.end)
                assert sentence.boilerplate == (label is None) == (None in {each for _, _, each in spans})
        for pair in result.pairs:
            assert shared(pair) == (True, True)
            for side in SIDES:
                text = result.article(side).sentence_text(pair.index(side))
                assert "".join(text[a:b] for a, b, _ in pair.spans(side)) == text
                assert not result.article(side).sentences[pair.index(side)].boilerplate

    @given(ARTICLES)
    def test_an_article_shares_everything_with_itself(self, text: str) -> None:
        article = Article.from_text(text)
        result = compare(article, Article.from_text(text))
        for index, label in enumerate(result.labels("left")):
            if label is not None and any(character.isalnum() for character in article.sentence_text(index)):
                assert label is Label.SHARED, article.sentence_text(index)
        assert result.labels("left") == result.labels("right")

    @given(ARTICLES, ARTICLES)
    def test_swapping_the_articles_swaps_the_result(self, left: str, right: str) -> None:
        one = compare(Article.from_text(left), Article.from_text(right))
        other = compare(Article.from_text(right), Article.from_text(left))
        assert {seen(pair) for pair in one.pairs} == {seen(pair, turned=True) for pair in other.pairs}
        assert one.labels("left") == other.labels("right")
        assert one.labels("right") == other.labels("left")
        assert one.spans("left") == other.spans("right")
        assert one.summary.left == other.summary.right
