"""Pairs of sentences: many to many, in any order, and none where there is nothing."""

from __future__ import annotations

from itertools import combinations

import pytest

from aligner import encoder
from aligner.alignment import Aligned, align
from aligner.similarity import Profile, profiles
from tests.aligner.texts import BANK, BEES, CHESS, FERRY, FERRY_AGAIN, FERRY_PAIRS


def ready(*sentences: str) -> list[Profile]:
    return profiles(sentences, encoder.load())


def aligned(left: list[Profile], right: list[Profile]) -> list[Aligned]:
    return align(left, right, encoder.load())


def pairs(left: tuple[str, ...], right: tuple[str, ...]) -> set[tuple[int, int]]:
    return {(pair.left, pair.right) for pair in aligned(ready(*left), ready(*right))}


class TestTwoReports:
    """Two articles on one event."""

    def test_what_both_report_is_paired_and_little_else(self) -> None:
        found = pairs(FERRY, FERRY_AGAIN)
        assert found >= FERRY_PAIRS
        assert len(found - FERRY_PAIRS) <= 1

    def test_what_only_one_reports_is_not(self) -> None:
        found = pairs(FERRY, FERRY_AGAIN)
        assert not {2, 4} & {left for left, _ in found}
        assert 4 not in {right for _, right in found}

    def test_in_any_order(self) -> None:
        last, last_again = len(FERRY) - 1, len(FERRY_AGAIN) - 1
        assert pairs(FERRY, FERRY_AGAIN[::-1]) >= {(left, last_again - right) for left, right in FERRY_PAIRS}
        assert pairs(FERRY[::-1], FERRY_AGAIN) >= {(last - left, right) for left, right in FERRY_PAIRS}

    def test_the_same_from_either_side(self) -> None:
        assert pairs(FERRY, FERRY_AGAIN) == {(left, right) for right, left in pairs(FERRY_AGAIN, FERRY)}

    def test_in_the_order_of_the_left_article_each_pair_once(self) -> None:
        found = aligned(ready(*FERRY), ready(*FERRY_AGAIN))
        indexes = [(pair.left, pair.right) for pair in found]
        assert indexes == sorted(set(indexes))
        assert all(0 <= pair.overlap <= 1 for pair in found)
        assert all(type(value) in (int, float, bool) for pair in found for value in pair[:-1])

    def test_the_rest_of_the_news_changes_little(self) -> None:
        left, right = (*BEES, *FERRY, *CHESS), (*FERRY_AGAIN, *BANK)
        assert {(i - len(BEES), j) for i, j in pairs(left, right)} >= FERRY_PAIRS
        assert len(pairs(left, right)) <= len(FERRY_PAIRS) + 2


class TestManyToMany:
    """A sentence may have several counterparts."""

    WHOLE = (
        "The ferry Lady Ansgar ran aground near Torvik on Sunday with 214 people aboard, and rescue boats took all of "
        "the passengers to the harbour of Skarvoy.",
        "Shares of construction companies fell sharply in afternoon trading.",
    )
    PARTS = (
        "The Lady Ansgar, a ferry with 214 people aboard, hit a sandbank near Torvik on Sunday.",
        "Rescue boats brought all of the passengers to Skarvoy harbour.",
        "The price of local honey has doubled since March.",
    )

    def test_one_to_many(self) -> None:
        assert pairs(self.WHOLE, self.PARTS) == {(0, 0), (0, 1)}

    def test_many_to_one(self) -> None:
        assert pairs(self.PARTS, self.WHOLE) == {(0, 0), (1, 0)}

    def test_many_to_many(self) -> None:
        again = (
            *self.WHOLE,
            "The ferry ran aground near Torvik, and its 214 passengers were taken to Skarvoy by boats.",
        )
        assert pairs(again, self.PARTS) == {(0, 0), (0, 1), (2, 0), (2, 1)}


class TestNothingInCommon:
    """The nearest neighbour may be a stranger."""

    @pytest.mark.parametrize(
        ("left", "right"), combinations([FERRY, BEES, BANK, CHESS], 2), ids=lambda article: article[0][:20]
    )
    def test_nothing_is_paired(self, left: tuple[str, ...], right: tuple[str, ...]) -> None:
        assert pairs(left, right) == set()

    @pytest.mark.parametrize("other", [BEES[0], BANK[0], CHESS[0], FERRY[4]])
    def test_nor_two_single_sentences(self, other: str) -> None:
        assert pairs((FERRY[0],), (other,)) == set()


class TestSizes:
    """Articles of any length."""

    def test_one_sentence_each(self) -> None:
        assert pairs((FERRY[3],), (FERRY_AGAIN[1],)) == {(0, 0)}

    def test_one_sentence_and_many(self) -> None:
        assert (0, 3) in pairs((FERRY[1],), FERRY_AGAIN)
        assert (3, 0) in pairs(FERRY, (FERRY_AGAIN[1],))

    @pytest.mark.parametrize(("left", "right"), [((), ()), (FERRY, ()), ((), FERRY), (("",), ()), ((), ("",))])
    def test_no_sentences(self, left: tuple[str, ...], right: tuple[str, ...]) -> None:
        assert aligned(ready(*left), ready(*right)) == []

    @pytest.mark.parametrize("count", [9, 30])
    def test_lines_that_come_again_and_again(self, count: int) -> None:
        left, right = ready(*["“He left,” she said."] * count), ready(*["“He left,” she said."] * (count // 2))
        for ours, theirs in ((left, left), (left, right)):
            found = {(pair.left, pair.right) for pair in aligned(ours, theirs)}
            assert {i for i, _ in found} == set(range(len(ours)))
            assert {j for _, j in found} == set(range(len(theirs)))
            assert found == {(pair.right, pair.left) for pair in aligned(theirs, ours)}
