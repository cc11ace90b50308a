"""Scores of sentences: what they rank before what, and that they are the same from either side."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner import encoder
from aligner.similarity import (
    Matrix,
    Profile,
    centred,
    lexical,
    local_rarity,
    pair_features,
    profiles,
    propose,
    rarity,
    unit,
)
from tests.aligner.texts import BANK, BEES, CHESS, FERRY, FERRY_AGAIN, SENTENCES


def ready(*sentences: str) -> list[Profile]:
    return profiles(sentences, encoder.load())


class TestProfiles:
    """Sentences made ready."""

    def test_a_vector_for_the_sentence_and_for_each_word(self) -> None:
        for profile, sentence in zip(ready(*FERRY, "", "…"), [*FERRY, "", "…"], strict=True):
            assert profile.text == sentence
            assert profile.vector.shape == (384,)
            assert len(profile.word_vectors) == len(profile.words)

    def test_progress(self) -> None:
        parts: list[float] = []
        profiles(FERRY, encoder.load(), parts.append)
        assert parts[-1] == 1

    def test_none(self) -> None:
        assert profiles([], encoder.load()) == []


class TestRarity:
    """How much a word says."""

    def test_from_0_to_1_the_rarest_most(self) -> None:
        assert 0 <= rarity("year") < rarity("hostag") < rarity("xyzzyq") == 1

    def test_words_of_few_of_these_sentences_weigh_more(self) -> None:
        weight = local_rarity([ready(*FERRY), ready(*FERRY_AGAIN)])
        assert weight("hypothermia") > weight("captain") > 0


class TestLexical:
    """Shared words."""

    def test_same_words_1_no_words_0(self) -> None:
        scores = lexical(ready(FERRY[0], "", "No."), ready(FERRY[0], BANK[0], ""), rarity)
        assert scores.shape == (3, 3)
        assert scores[0, 0] == pytest.approx(1, abs=1e-5)
        assert not scores[1:].any()
        assert not scores[:, 2].any()

    def test_transposed_when_the_sides_change_places(self) -> None:
        left, right = ready(*FERRY), ready(*FERRY_AGAIN)
        assert lexical(left, right, rarity) == pytest.approx(lexical(right, left, rarity).T)

    def test_a_rare_word_in_common_counts_more_than_a_common_one(self) -> None:
        rare, common = lexical(
            ready("Hypothermia people year."), ready("Hypothermia others month.", "People others month."), rarity
        )[0]
        assert rare > common > 0

    def test_forms_of_a_word_are_one(self) -> None:
        assert lexical(ready("Twelve hostages."), ready("12 hostage"), rarity)[0, 0] == pytest.approx(1, abs=1e-5)


class TestSemantic:
    """Meaning, without what all sentences have in common."""

    def test_counterparts_are_the_closest(self) -> None:
        ours, theirs = centred(ready(*FERRY), ready(*FERRY_AGAIN))
        assert (ours @ theirs.T).argmax(axis=1)[[1, 3, 5]].tolist() == [3, 1, 0]
        assert np.linalg.norm(ours, axis=1) == pytest.approx(1, abs=1e-5)

    def test_nothing_stays_nothing(self) -> None:
        vectors = unit(np.array([[3, 4], [0, 0]], np.float32))
        assert vectors.tolist() == [pytest.approx([0.6, 0.8]), [0, 0]]


matrices = st.tuples(st.integers(1, 9), st.integers(1, 9), st.integers(0, 10_000)).map(
    lambda drawn: np.random.default_rng(drawn[2]).random(drawn[:2]).astype(np.float32)
)


class TestPropose:
    """Which cells are worth a closer look."""

    @given(matrices, st.integers(1, 10))
    def test_the_best_of_each_row_and_column(self, scores: Matrix, best: int) -> None:
        found = set(zip(*(indexes.tolist() for indexes in propose([scores], best, best)), strict=True))
        for row in range(scores.shape[0]):
            for column in range(scores.shape[1]):
                in_row = (scores[row] > scores[row, column]).sum() < best
                in_column = (scores[:, column] > scores[row, column]).sum() < best
                assert ((row, column) in found) == (in_row or in_column)

    def test_by_any_score(self) -> None:
        one, other = np.zeros((5, 5), np.float32), np.zeros((5, 5), np.float32)
        one[:, 0] = one[0] = other[:, 1] = other[1] = 1
        one[2, 3] = 2
        other[4, 4] = 2
        rows, columns = propose([one, other], 1, 1)
        assert {(2, 3), (4, 4)} <= set(zip(rows.tolist(), columns.tolist(), strict=True))


class TestPairFeatures:
    """What is known of a pair by itself."""

    @given(st.lists(st.tuples(SENTENCES, SENTENCES), min_size=1, max_size=4))
    def test_the_same_from_either_side(self, pairs: list[tuple[str, str]]) -> None:
        left, right = ready(*(pair[0] for pair in pairs)), ready(*(pair[1] for pair in pairs))
        score = np.array([lexical([a], [b], rarity)[0, 0] for a, b in zip(left, right, strict=True)])
        ours, theirs = pair_features(left, right, score), pair_features(right, left, score)
        assert np.isfinite(ours).all()
        assert ours == pytest.approx(theirs, abs=1e-5)

    def test_none(self) -> None:
        assert len(pair_features([], [], np.zeros(0, np.float32))) == 0

    def test_a_sentence_beside_itself_has_the_most_of_all(self) -> None:
        sentences = ready(FERRY[0], FERRY[0], FERRY[0])
        others = ready(FERRY[0], BEES[0], CHESS[0])
        scores = np.array([lexical([a], [b], rarity)[0, 0] for a, b in zip(sentences, others, strict=True)])
        cosine, tf_idf = pair_features(sentences, others, scores)[:, :2].T
        assert cosine.argmax() == tf_idf.argmax() == 0
