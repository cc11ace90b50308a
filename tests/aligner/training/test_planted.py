"""Conflicts planted in sentences of two articles: only where both say the same, and never without their articles."""

from __future__ import annotations

from aligner import encoder
from aligner.comparison import as_sides
from aligner.rules.said import Said
from aligner.rules.slot import Sides
from aligner.similarity import profiles
from aligner.training.planted import Planted, planted

ELSEWHERE = "The mayor thanked the firemen."


def in_articles(left: str, right: str, overlap: float = 0.9) -> Sides:
    """Two sentences of two articles, as the rules see them."""
    ours, theirs = profiles([left, right], encoder.load())
    judged = encoder.load().judge([(left, right)])[0]
    return as_sides(ours, theirs, overlap, judged, (Said([left]), Said([right, ELSEWHERE])))


def edits(left: str, right: str, overlap: float = 0.9) -> list[Planted]:
    """What is planted in two sentences."""
    return list(planted([("a topic", in_articles(left, right, overlap))]))


class TestPlanted:
    """What is edited, and what is left alone."""

    def test_a_figure_that_both_have_is_edited_so_that_they_clash_and_so_that_they_do_not(self) -> None:
        made = edits("The fire destroyed 40 barns in Lund.", "In Lund 40 barns were lost in the fire.")
        figures = [each for each in made if each.kind == "number"]
        assert {each.contradicts for each in figures} == {True, False}
        assert all("40 barns" not in each.sides.right.text for each in figures if each.contradicts)
        assert all(each.original == "In Lund 40 barns were lost in the fire." for each in figures)

    def test_the_article_has_the_edited_sentence_in_place_of_the_other(self) -> None:
        for each in edits("The fire destroyed 40 barns in Lund.", "In Lund 40 barns were lost in the fire."):
            assert each.sides.right_said.sentences == {each.sides.right.text, ELSEWHERE}

    def test_what_only_one_sentence_says_is_not_negated(self) -> None:
        both = edits("The mill was burning in Lund.", "In Lund the old mill was burning.")
        assert any("not burning" in each.sides.right.text or "never burning" in each.sides.right.text for each in both)
        assert not edits("The mill was burning in Lund.", "The mayor was asleep while the mill in Lund burned.")

    def test_sentences_that_hardly_overlap_are_left_alone(self) -> None:
        assert edits("The fire destroyed 40 barns in Lund.", "In Lund 40 barns were lost in the fire.", 0.3) == []
