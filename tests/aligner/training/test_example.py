"""What is asked about two texts, and what is left of it when they are read in the other order."""

import pytest

from aligner.training.example import ANSWERS, Example


class TestTurned:
    @pytest.mark.parametrize(
        ("label", "left"),
        [
            ("contradiction", "contradiction"),
            ("entailment", "not_contradiction"),
            ("neutral", "not_contradiction"),
            ("not_contradiction", "not_contradiction"),
        ],
    )
    def test_whether_they_contradict_each_other_is_kept_and_what_follows_is_left_open(
        self, label: str, left: str
    ) -> None:
        asked = Example("The ferry sank.", "A ship is lost.", "stance", ANSWERS[label], "news", "fit").turned
        assert (asked.first, asked.second) == ("A ship is lost.", "The ferry sank.")
        assert asked.answer == ANSWERS[left]

    def test_what_may_be_a_contradiction_still_may_be(self) -> None:
        asked = Example("One.", "Another.", "stance", ANSWERS["not_entailment"], "news", "fit").turned
        assert asked.answer == (1.0, 1.0, 1.0)

    def test_what_has_no_order_is_asked_the_same(self) -> None:
        asked = Example("One.", "Another.", "likeness", (0.4,), "news", "fit")
        assert asked.turned.answer == asked.answer
        assert asked.turned.turned == asked
