"""What the model says of pairs in doubt."""

from __future__ import annotations

from itertools import product

import numpy as np

from aligner import encoder
from aligner.alignment import align
from aligner.encoder import longer_first
from aligner.judging import DOUBT, HOPE, doubtful, judge
from aligner.similarity import Profile, profiles
from tests.aligner.texts import FERRY, FERRY_AGAIN


def ready(*sentences: str) -> list[Profile]:
    return profiles(sentences, encoder.load())


class TestDoubt:
    """Which pairs the model reads."""

    def test_those_of_the_most_overlap_in_their_order(self) -> None:
        overlap = np.array([0.9, DOUBT / 2, 0.4, 0.2, 0.3, 0.5], np.float32)
        assert doubtful(overlap, sentences=2, each=2).tolist() == [0, 2, 4, 5]
        assert doubtful(overlap, sentences=2).tolist() == [0, 5]

    def test_none_that_is_hardly_in_doubt(self) -> None:
        assert doubtful(np.full(9, DOUBT / 2, np.float32), sentences=100).tolist() == []


class TestJudge:
    """How what it says weighs."""

    CELLS = tuple(product(range(len(FERRY)), range(len(FERRY_AGAIN))))
    CHEAP = np.full(len(CELLS), 0.3, np.float32)

    def test_only_what_a_reading_rules_out_is_not_read_again(self) -> None:
        left, right = ready(*FERRY), ready(*FERRY_AGAIN)
        overlap, judged = judge(left, right, self.CELLS, self.CHEAP, encoder.load())
        both = encoder.load().judge([(left[i].text, right[j].text) for i, j in self.CELLS])
        is_read_again = np.abs(judged - both).max(axis=1) < 1e-3
        assert 0 < is_read_again.sum() < len(self.CELLS)
        assert max(overlap[~is_read_again]) < HOPE

    def test_the_same_from_either_side(self) -> None:
        left, right = ready(*FERRY), ready(*FERRY_AGAIN)
        one = judge(left, right, self.CELLS, self.CHEAP, encoder.load())
        other = judge(right, left, [(j, i) for i, j in self.CELLS], self.CHEAP, encoder.load())
        assert all(np.abs(ours - theirs).max() < 1e-3 for ours, theirs in zip(one, other, strict=True))

    def test_what_is_aligned_has_been_read(self) -> None:
        left, right = ready(*FERRY), ready(*FERRY_AGAIN)
        for pair in align(left, right, encoder.load(), floor=0.02):
            assert pair.judged is not None
            ours, theirs = longer_first(left[pair.left].text, right[pair.right].text)
            both, once = encoder.load().judge([(ours, theirs)])[0], encoder.load().read([(ours, theirs)])[0]
            is_in_both_orders = np.abs(pair.judged - both).max() < 1e-3
            assert is_in_both_orders or (pair.overlap < HOPE and np.abs(pair.judged - once).max() < 1e-3)

    def test_none(self) -> None:
        overlap, judged = judge(ready(*FERRY), ready(*FERRY_AGAIN), [], np.zeros(0, np.float32), encoder.load())
        assert len(overlap) == len(judged) == 0
