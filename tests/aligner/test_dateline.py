"""The day of an article: where it stands, and what it tells of the days in it."""

from __future__ import annotations

from datetime import date

import pytest

from aligner import Article, Comparison, Relation, compare
from aligner.claims import Dateline
from aligner.dateline import find_dateline
from aligner.facts import Kind, Standing, claims, facts

TUESDAY = date(2023, 12, 12)


class TestFinding:
    """The day that an article gives for itself."""

    @pytest.mark.parametrize(
        "text",
        [
            "LONDON, Dec. 12, 2023 (AP) - Ministers met.",
            "Ministers meet\n\nPORT AMARO, Bendar, 12 December 2023 — Ministers met.",
            "TUESDAY, Dec. 12, 2023 (Healthline News) -- Ministers met.",
        ],
    )
    def test_at_the_head_of_the_first_sentence(self, text: str) -> None:
        assert find_dateline(text) == Dateline(TUESDAY, is_exact=True)

    @pytest.mark.parametrize(
        "text", ["Published 12 December 2023\nMinisters met.", "By Ann Lee | 12 December 2023\nMet."]
    )
    def test_on_a_line_of_its_own(self, text: str) -> None:
        assert find_dateline(text) == Dateline(TUESDAY, is_exact=False)

    def test_as_the_page_says(self) -> None:
        assert find_dateline("Ministers met.", "2023-12-12") == Dateline(TUESDAY, is_exact=False)

    @pytest.mark.parametrize(
        "text",
        [
            "",
            "Ministers met on Tuesday.",
            "Since October 7, 2023 there is war.",
            "The attack of October 7, 2023 in pictures",
            "On October 7, 2023 - a Saturday - the war began.",
            "On Feb. 31, 2023",
            "LONDON, Dec. 12 (AP) - Ministers met.",
        ],
    )
    def test_none(self, text: str) -> None:
        assert find_dateline(text) is None
        assert find_dateline(text, "soon") is None


REST = """The lake behind it supplied water to 14 villages in the hills.
Engineers had warned the ministry about cracks in the wall.
No one in the villages below was hurt, officials said.
The company that runs the dam declined to comment.
"""
TOLD = "LOMNA, Dec. 12, 2023 (Tarn News) - The Orba dam in the north burst on Dec. 11 and flooded three villages.\n"
ANEW = "The Orba dam in the north burst on {} and flooded three villages.\n"


def told_anew(day: str) -> Comparison:
    return compare(Article.from_text(TOLD + REST), Article.from_text(ANEW.format(day) + REST))


class TestStating:
    """What an article states beside the day that it is of."""

    def test_the_dateline_is_no_statement(self) -> None:
        article = Article.from_text("LONDON, Dec. 12, 2023 (AP) - Ministers met on Dec. 11.")
        found = [article.text[one.start : one.end] for one in claims(article) if one.kind is Kind.DATE]
        assert found == ["Dec. 11"]


class TestComparing:
    """Days of two articles, of which one says what day it is."""

    def test_a_day_of_the_week_is_the_day_of_the_month(self) -> None:
        agreeing = told_anew("Monday")
        assert agreeing.counterparts("left", 0)[0].relation is not Relation.CONTRADICTORY
        found = facts(agreeing, claims(agreeing.left), claims(agreeing.right))
        shared = [(fact.left[0], fact.right[0]) for fact in found if fact.standing is Standing.SHARED]
        texts = agreeing.left.text, agreeing.right.text
        assert ("Dec. 11", "Monday") in {
            tuple(text[claim.start : claim.end] for text, claim in zip(texts, both, strict=True)) for both in shared
        }

    def test_last_month_is_one_of_the_calendar(self) -> None:
        articles = (
            Article.from_text(f"{TOLD}The engineers of the dam had warned of cracks last month.\n{REST}"),
            Article.from_text(
                f"{ANEW.format('Monday')}In November the engineers of the dam had warned of cracks.\n{REST}"
            ),
        )
        found = facts(compare(*articles), *map(claims, articles))
        shared = [(fact.left[0], fact.right[0]) for fact in found if fact.standing is Standing.SHARED]
        told = [tuple(a.text[c.start : c.end] for a, c in zip(articles, both, strict=True)) for both in shared]
        assert ("last month", "November") in told

    def test_another_day_of_the_week_is_another_day(self) -> None:
        pair = told_anew("Saturday").counterparts("left", 0)[0]
        assert pair.relation is Relation.CONTRADICTORY
        assert [evidence.rule for evidence in pair.evidence] == ["date"]
        assert pair.evidence[0].explanation.endswith("(Dec. 11 is a Monday)")

    @pytest.mark.parametrize(("day", "relation"), [("13", Relation.PARTIAL), ("12", Relation.CONTRADICTORY)])
    def test_what_is_done_again_a_day_later(self, day: str, relation: Relation) -> None:
        left = "LOMNA, Dec. 12, 2023 (Tarn News) - Divers searched the mill near the Orba dam for survivors on {}.\n"
        right = f"LOMNA, Dec. {day}, 2023 (Bendar Post) - Divers searched the mill near the Orba dam on {{}}.\n"
        articles = Article.from_text(left.format("Tuesday") + REST), Article.from_text(right.format("Wednesday") + REST)
        assert compare(*articles).counterparts("left", 0)[0].relation is relation

    @pytest.mark.parametrize(
        ("told", "anew", "note"),
        [
            ("Dec. 11", "Saturday", "Dec. 11 is a Monday"),
            ("Dec. 11", "Dec. 14", ""),
            ("Monday, Dec. 11,", "Saturday", ""),
        ],
    )
    def test_the_calendar_is_told_only_where_a_reader_needs_it(self, told: str, anew: str, note: str) -> None:
        articles = Article.from_text(TOLD.replace("Dec. 11", told) + REST), Article.from_text(ANEW.format(anew) + REST)
        (evidence,) = compare(*articles).counterparts("left", 0)[0].evidence
        assert evidence.note == note
