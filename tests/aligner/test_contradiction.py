"""Contradictions: whole articles with one and with none, what the model says of them, and the evidence."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

from aligner import Article, Comparison, Label, Relation, compare, encoder
from aligner.contradiction import RULES, Conflict, clashes, marked, shown
from aligner.labels import LabelledSpan
from aligner.result import MODEL, Span
from aligner.rules.said import Said
from aligner.rules.slot import Sides
from aligner.similarity import profiles
from aligner.wording import align_words
from tests.aligner.newsroom import CLASHING, HARMLESS, Story


def contradicted(left: list[str], right: list[str]) -> bool:
    """Whether two articles contradict each other anywhere, given their sentences."""
    return any(pair.evidence for pair in compare(Article.from_sentences(left), Article.from_sentences(right)).pairs)


@cache
def told(story: Story) -> Comparison:
    """The two articles of a story, compared."""
    return compare(Article.from_text(story.left), Article.from_text(story.right))


def found(sides: Sides) -> list[Conflict]:
    """What may clash in two sentences, the most probable first."""
    return clashes([sides], encoder.load().judge)[0]


class TestArticles:
    """What a newsroom writes."""

    @pytest.mark.parametrize("story", CLASHING, ids=lambda story: story.name)
    def test_a_conflict_is_found_and_nothing_else(self, story: Story) -> None:
        result = told(story)
        left, right = result.left, result.right
        pairs = [pair for pair in result.pairs if pair.evidence]
        assert len(pairs) == 1
        (pair,), (evidence,) = pairs, pairs[0].evidence
        texts = left.sentence_text(pair.left), right.sentence_text(pair.right)
        assert (texts[0][slice(*evidence.left)], texts[1][slice(*evidence.right)]) == story.clash
        assert evidence.rule == story.rule
        assert pair.relation is Relation.CONTRADICTORY
        assert 0.5 <= pair.contradiction <= 1
        for spans, place in ((pair.left_spans, evidence.left), (pair.right_spans, evidence.right)):
            assert [Span(a, b) for a, b, label in spans if label is Label.CONTRADICTORY] == [place]
        assert result.labels("left")[pair.left] is result.labels("right")[pair.right] is Label.CONTRADICTORY

    @pytest.mark.parametrize("story", CLASHING, ids=lambda story: story.name)
    def test_the_evidence_quotes_both(self, story: Story) -> None:
        result = told(story)
        said = next(each.explanation for pair in result.pairs for each in pair.evidence)
        first, second = said.removeprefix("A: ").split(" B: ")
        assert story.clash[0] in first
        assert story.clash[1] in second

    @pytest.mark.parametrize("story", HARMLESS, ids=lambda story: story.name)
    def test_where_there_is_none_none_is_found(self, story: Story) -> None:
        result = told(story)
        assert result.pairs, "nothing was compared"
        assert [each.explanation for pair in result.pairs for each in pair.evidence] == []
        assert all(pair.contradiction < 0.5 for pair in result.pairs)

    @pytest.mark.parametrize("story", CLASHING, ids=lambda story: story.name)
    def test_no_article_contradicts_itself(self, story: Story) -> None:
        # With a word more in each sentence: what stands in both word for word is not asked about.
        article, other = (Article.from_text(text) for text in (story.left, story.left.replace(". ", " then. ")))
        assert story.left != other.text
        assert not any(pair.evidence for pair in compare(article, other).pairs)

    def test_what_both_say_elsewhere_is_of_two_things(self) -> None:
        one = "The fire killed 12 people in Lomna on Monday."
        other = "The fire killed 17 people in Lomna on Monday."
        assert contradicted([one], [other])
        more = "Officials counted 17 dead at noon.", "Officials counted 12 dead at dawn."
        assert not contradicted([one, more[0]], [other, more[1]])

    @pytest.mark.parametrize(("where", "clash"), [("on the seventh floor", True), ("in a second hall", False)])
    def test_a_floor_may_be_the_seventh_and_a_hall_is_not_the_second(self, where: str, clash: bool) -> None:
        one = f"The guard fired four shots at the burglar {where} of the mill on Monday night."
        noun = where.rpartition(" ")[2]
        other = f"On Monday night the guard fired two shots at the burglar in the mill, on a {noun} below the roof."
        assert contradicted([one], [other]) is clash

    @pytest.mark.parametrize(("name", "clash"), [("Nils Brasz", True), ("Karl Thelin", False)])
    def test_a_surname_at_the_head_is_of_whom_the_article_has_in_full(self, name: str, clash: bool) -> None:
        surname = name.rpartition(" ")[2]
        one = "The court heard Nils Brasz on Monday.", "Brasz was ordered to pay back 18,400 euros to the bank."
        other = (
            f"The papers of {name} of Lomna were lost.",
            f"{surname} was ordered to pay back 96,700 euros to the bank.",
        )
        assert contradicted([*one], [*other]) is clash

    @pytest.mark.parametrize(("teller", "clash"), [("Brasz told Olga Lind", True), ("Police said", False)])
    def test_a_surname_behind_a_quotation_is_of_whom_the_article_has_in_full(self, teller: str, clash: bool) -> None:
        said = '"The harbour will be dredged before the winter," '
        left = ["Olga Lind, who runs the port of Norvik, met the fishermen on Monday.", f"{said}Lind said."]
        right = ["The Harbour Police asked Karl Brasz, who fishes off Norvik, on Monday.", f"{said}{teller}."]
        assert contradicted(left, right) is clash

    def test_every_rule_is_tested(self) -> None:
        assert {story.rule for story in CLASHING} | {"name", MODEL} == {*RULES}


class TestModel:
    """What the model says where no rule has a reason."""

    KEPT, SOLD = "The company kept its old mill in Brenholm.", "The company sold its old mill in Brenholm."

    def sides(self, contradiction: float) -> Sides:
        left, right = profiles([self.KEPT, self.SOLD], encoder.load())
        return Sides(left, right, align_words(left, right), overlap=0.9, contradiction=contradiction)

    def test_if_it_is_sure_enough_it_is_shown_as_the_models_word(self) -> None:
        (evidence,) = shown(found(self.sides(0.98)))
        assert evidence.rule == MODEL
        assert "kept" in self.KEPT[slice(*evidence.left)]
        assert "sold" in self.SOLD[slice(*evidence.right)]

    def test_else_it_is_only_counted(self) -> None:
        likely = found(self.sides(0.02))
        assert not shown(likely)
        assert likely[0].probability < found(self.sides(0.98))[0].probability

    def test_between_articles_it_counts_less(self) -> None:
        bare = self.sides(0.98)
        articles = replace(bare, left_said=Said([self.KEPT]), right_said=Said([self.SOLD]))
        assert found(articles)[0].probability < found(bare)[0].probability

    @pytest.mark.parametrize(("read_overlap", "rules"), [(-3.0, ["number"]), (3.0, [])])
    def test_a_clash_makes_two_sentences_overlap_no_less(self, read_overlap: float, rules: list[str]) -> None:
        """Only where it is the model that doubts that they overlap, and it would not if they agreed."""
        texts = "The fire killed 12 people.", "The fire killed 17 people."
        left, right = profiles([*texts], encoder.load())
        said = [Said([text]) for text in texts]
        sides = Sides(left, right, align_words(left, right), 0.4, 0.9, *said, read_overlap=read_overlap)
        assert [each.rule for each in shown(found(sides))] == rules

    @pytest.mark.parametrize(("overlap", "rules"), [(0.6, []), (0.99, ["number"])])
    def test_the_surer_two_sentences_are_of_one_thing_the_less_is_asked_for(
        self, overlap: float, rules: list[str]
    ) -> None:
        texts = "The fire killed 12 people.", "The fire killed 17 people."
        left, right = profiles([*texts], encoder.load())
        said = [Said([text]) for text in texts]
        sides = Sides(left, right, align_words(left, right), overlap, 0.2, *said, read_overlap=5.0)
        assert [each.rule for each in shown(found(sides))] == rules

    def test_figures_that_surely_answer_each_other_need_less(self) -> None:
        """In articles that say enough, where neither has the other's figure."""
        texts = "The fire killed 12 people.", "The fire killed 17 people."
        left, right = profiles([*texts], encoder.load())
        more = ["It rained.", "Nobody slept.", "The mayor came.", "He wept."]

        def probable(ours: list[str], theirs: list[str]) -> float:
            said = Said([texts[0], *ours]), Said([texts[1], *theirs])
            clashing = found(Sides(left, right, align_words(left, right), 0.9, 0.1, *said, read_overlap=5.0))
            return max((each.probability for each in clashing if each.evidence.rule == "number"), default=0)

        alone = probable(more, more)
        assert alone > probable([], [])
        assert alone > probable(more, [*more, "A fire in May killed 12 people."])

    def test_its_word_counts_for_a_rule_too(self) -> None:
        left, right = profiles(["The fire killed 12 people.", "The fire killed 17 people."], encoder.load())
        words = align_words(left, right)
        doubtful, sure = (found(Sides(left, right, words, 0.9, said))[0] for said in (0.05, 0.95))
        assert doubtful.evidence.rule == sure.evidence.rule == "number"
        assert doubtful.probability < sure.probability

    def test_a_reason_stands_before_a_judgement(self) -> None:
        left, right = profiles(["The fire killed 12 people.", "The fire killed 17 people."], encoder.load())
        evidence = shown(found(Sides(left, right, align_words(left, right), 0.9, 0.98)))
        assert [each.rule for each in evidence] == ["number"]


class TestMarking:
    """Contradictory places in the spans of a sentence."""

    def test_a_place_is_cut_out(self) -> None:
        spans = (LabelledSpan(0, 10, Label.SHARED), LabelledSpan(10, 20, Label.UNIQUE))
        assert marked(spans, [Span(8, 12)]) == (
            LabelledSpan(0, 8, Label.SHARED),
            LabelledSpan(8, 12, Label.CONTRADICTORY),
            LabelledSpan(12, 20, Label.UNIQUE),
        )

    def test_none(self) -> None:
        spans = (LabelledSpan(0, 10, Label.SHARED),)
        assert marked(spans, []) == spans


class TestExplanations:
    """What a reader is told."""

    def said(self, left: str, right: str) -> str:
        result = compare(Article.from_sentences([left]), Article.from_sentences([right]))
        return next(each.explanation for pair in result.pairs for each in pair.evidence)

    def test_a_clause_is_quoted_whole_and_more_is_said_to_follow(self) -> None:
        one = "Nine people died when the ferry sank off Estwick, said the coast guard, which searched until dusk."
        other = "Fourteen people died when the ferry sank off Estwick, and others are missing."
        assert self.said(one, other) == "A: Nine people died… B: Fourteen people died…"

    def test_a_quotation_ends_with_a_full_stop(self) -> None:
        one = '"We will not sell the mill to a foreign investor," Edda Rask told the workers.'
        other = '"We will sell the mill to a foreign investor," Edda Rask told the workers.'
        assert self.said(one, other) == (
            'A: "We will not sell the mill to a foreign investor." B: "We will sell the mill to a foreign investor."'
        )

    def test_a_few_words_do_not_stand_alone(self) -> None:
        one = "The bridge of Lomna was closed for good by the county, in May 2019."
        other = "The bridge of Lomna was closed for good by the county, in August 2019."
        assert self.said(one, other) == (
            "A: The bridge of Lomna was closed for good by the county, in May 2019. "
            "B: The bridge of Lomna was closed for good by the county, in August 2019."
        )

    def test_a_long_clause_is_cut_between_words(self) -> None:
        long = (
            "The {} people of the small island of Torvik off the coast of Norvland sailed to the mainland in boats of "
        )
        long += "oak and pine with all their sheep and goats and hens and with the bell of their church in a net."
        first, second = self.said(long.format(412), long.format(968)).removeprefix("A: ").split(" B: ")
        for quoted, whole in ((first, long.format(412)), (second, long.format(968))):
            assert quoted.endswith("…")
            assert whole.startswith(quoted.removesuffix("…"))
            assert len(quoted) < 80
