"""What every report for people is drawn from: each sentence once, beside what answers it."""

from __future__ import annotations

import pytest

from aligner import Article, Comparison, Label, Pair, Relation
from aligner.article import ReadingWarning
from aligner.labels import LabelledSpan
from aligner.reports import render
from aligner.reports.outline import outline
from tests.tui import harbour


@pytest.fixture(name="comparison")
def made_by_hand() -> Comparison:
    return harbour.compare(*harbour.articles(), progress=lambda *_: None)


class TestRows:
    """Sentences beside each other."""

    def names(self, comparison: Comparison) -> list[list[str]]:
        return [[statement.name for statement in row.statements] for row in outline(comparison).rows]

    def test_each_sentence_stands_once(self, comparison: Comparison) -> None:
        names = [name for row in self.names(comparison) for name in row]
        assert sorted(names) == sorted([*(f"A{n}" for n in range(1, 11)), *(f"B{n}" for n in range(1, 10))])

    def test_a_sentence_stands_beside_its_best_counterpart(self, comparison: Comparison) -> None:
        rows = self.names(comparison)
        assert ["A6", "B4"] in rows  # 93%, and A7 with 79%
        assert ["A7"] in rows

    def test_a_counterpart_that_stands_elsewhere_is_named(self, comparison: Comparison) -> None:
        rows = {row.statements[0].name: row for row in outline(comparison).rows}
        assert rows["A7"].elsewhere(rows["A7"].statements[0]) == ("B4",)
        assert rows["A6"].elsewhere(rows["A6"].statements[0]) == ()
        assert rows["A6"].elsewhere(rows["A6"].statements[1]) == ("A7",)

    def test_what_answers_nothing_stands_behind_what_it_follows(self, comparison: Comparison) -> None:
        rows = self.names(comparison)
        assert rows[rows.index(["A4", "B7"]) :][:3] == [["A4", "B7"], ["B8"], ["B9"]]

    def test_without_any_pair_the_right_comes_first(self) -> None:
        left, right = Article.from_sentences(["One.", "Two."]), Article.from_sentences(["Three."])
        assert self.names(Comparison(left, right, ())) == [["B1"], ["A1"], ["A2"]]

    def test_articles_without_sentences(self) -> None:
        assert outline(Comparison(Article(""), Article(""), ())).rows == ()


class TestConflicts:
    """Contradictions and what they rest on."""

    def test_both_sides_and_the_words(self, comparison: Comparison) -> None:
        (conflict,) = outline(comparison).conflicts
        assert (conflict.left.name, conflict.right.name, conflict.possible) == ("A2", "B2", False)
        (reason,) = conflict.reasons
        assert (reason.left, reason.right) == ("Nobody was hurt.", "Two sailors were slightly injured.")
        assert reason.explanation == "A: nobody was hurt. B: two sailors were injured."


class TestFacts:
    """Values of both articles beside each other."""

    def test_what_both_say_and_what_one_says(self, comparison: Comparison) -> None:
        facts = outline(comparison).facts
        shared = [f"{answer.kind} {answer.left} {answer.right}" for answer in facts.answers if answer.told == "shared"]
        assert "date Friday (A1) Friday (B1)" in shared
        assert "31,000 vehicles (A10)" in map(str, facts.left)

    def test_a_contradiction_comes_first(self, comparison: Comparison) -> None:
        answer = outline(comparison).facts.answers[0]
        assert (answer.told, answer.glyph, answer.left.places, answer.right.places) == (
            "contradictory",
            "≠",
            ("A2",),
            ("B2",),
        )

    def test_what_both_say_in_the_same_words_takes_a_line_for_all(self, comparison: Comparison) -> None:
        facts = outline(comparison).facts
        assert "Friday" in facts.word_for_word
        assert len(facts.told_apart) + len(facts.word_for_word) == len(facts.answers)
        assert "= both: " in render(comparison, "text")
        assert "- = both: " in render(comparison, "markdown")

    def test_articles_without_any(self) -> None:
        assert not outline(Comparison(Article.from_text("Rain fell."), Article.from_text("It rained."), ())).facts


class TestOrigin:
    """Who wrote an article, and what there is to doubt about it."""

    def test_both(self) -> None:
        warning = ReadingWarning("short", "little text\x1b")
        left = Article("x", author="Ada Brenk", site="example.org", warnings=(warning,))
        part = outline(Comparison(left, Article("y"), ())).left
        assert (part.origin, part.warnings) == ("Ada Brenk · example.org", ("little text␛",))

    def test_every_report_says_so(self) -> None:
        left = Article("x", author="Ada Brenk", date="2026-11-25", warnings=(ReadingWarning("short", "little text"),))
        for form in ("text", "markdown", "html"):
            report = render(Comparison(left, Article("y"), ()), form)
            assert "Ada Brenk · 2026-11-25" in report
            assert "little text" in report

    @pytest.mark.parametrize(("title", "source"), [("standard input", ""), ("My article", "standard input")])
    def test_standard_input_goes_by_its_name(self, title: str, source: str) -> None:
        article = Article("The bridge is closed.", title=title, source="-")
        assert outline(Comparison(article, article, ())).left.source == source


class TestFigures:
    """Counts and shares."""

    def test_the_counts_add_up(self, comparison: Comparison) -> None:
        sentences, *labels = outline(comparison).counts
        story = [count for count in labels if count.name != "not the story"]
        assert sum(count.left for count in story) == sentences.left == 9
        assert sum(count.right for count in story) == sentences.right == 9

    def test_verdict(self, comparison: Comparison) -> None:
        assert outline(comparison).verdict.startswith("One contradiction. B states 39% of what A says")
        none = Comparison(comparison.left, comparison.right, ())
        assert outline(none).verdict.startswith("No contradictions found.")

    @pytest.mark.parametrize(
        ("right", "verdict"),
        [
            ("It held 137 hostages.", "No contradictions found, but one fact differs."),
            ("It held 137 hostages and 9 guards.", "No contradictions found, but 2 facts differ."),
        ],
    )
    def test_what_differs_is_said(self, right: str, verdict: str) -> None:
        left = Article.from_text("It held 129 hostages and 7 guards.")
        other = Article.from_text(right)
        spans = [(LabelledSpan(0, len(each.text), Label.SHARED),) for each in (left, other)]
        pair = Pair(0, 0, Relation.PARTIAL, 0.9, 0.0, (), (), *spans)
        assert outline(Comparison(left, other, (pair,))).verdict.startswith(verdict)


class TestTexts:
    """Nothing in an outline is dangerous, and nothing is lost."""

    def test_pieces_make_up_the_sentence(self, comparison: Comparison) -> None:
        article = comparison.left
        statements = [statement for paragraph in outline(comparison).left.paragraphs for statement in paragraph]
        assert [each.text for each in statements] == [article.sentence_text(n) for n in range(len(article.sentences))]
        assert [each.label for each in statements] == list(comparison.labels("left"))
        assert Label.CONTRADICTORY in {piece.label for each in statements for piece in each.pieces}

    def test_titles_and_sources(self) -> None:
        left = Article.from_text("x", title="\x1b]0;gone\x07", source="a\u202eb.txt")
        story = outline(Comparison(left, Article.from_text("y", title="same", source="same"), ()))
        assert story.left.title == "␛]0;gone␇"
        assert story.left.source == "a·b.txt"
        assert (story.right.title, story.right.source) == ("same", "")
        assert outline(Comparison(Article("x"), Article("y"), ())).left.heading == "untitled"
