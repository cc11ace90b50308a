"""Who holds an office: found as it is written, and no two people, or offices, where there may be two."""

from __future__ import annotations

import pytest

from aligner import Article, Relation, compare
from aligner.encoder import load
from aligner.rules.offices import holders
from aligner.similarity import profiles
from tests.aligner.test_rules import found_in


class TestHolders:
    """Names and offices of a sentence."""

    @pytest.mark.parametrize(
        ("text", "person", "office", "of"),
        [
            ("Energy Minister Carla Dunn will stay.", "Carla Dunn", "energy minister", []),
            ("On Monday the presiding judge, Dana Hoff, rose.", "Dana Hoff", "presiding judge", []),
            ("Ida Hall, the chief executive of Merano, was away.", "Ida Hall", "chief executive", ["merano"]),
            ("It fell to Merano's chief executive, Ida Hall.", "Ida Hall", "chief executive", ["merano"]),
            ("Laura Mendes, its chief financial officer, will go.", "Laura Mendes", "finance director", []),
        ],
    )
    def test_found(self, text: str, person: str, office: str, of: list[str]) -> None:
        (profile,) = profiles([text], load())
        (found,) = holders(profile)
        assert (found.person.text, found.office.name, sorted(found.of)) == (person, office, of)

    @pytest.mark.parametrize(
        "text",
        [
            "The former mayor, Ann Lee, left.",
            "Former Merano chief executive Ida Hall left.",
            "Ann Lee, a deputy mayor, left.",
            "The mayor met Ann Lee.",
            "The mayor of Lund, who is ill, left.",
        ],
    )
    def test_none(self, text: str) -> None:
        (profile,) = profiles([text], load())
        assert holders(profile) == []


class TestClash:
    """Two people in one office, two offices of one person."""

    @pytest.mark.parametrize(
        ("left", "right"),
        [
            (
                "He has known of the leak since March, claims Emil Storr, the transport spokesman of the opposition.",
                "Its transport spokesman, Anton Riess, accused the minister of having known of the leak since March.",
            ),
            (
                "Ida Hall, the chief executive of Merano, unveiled the electric van in Lund on Monday.",
                "Merano's chief executive, Olga Brandt, unveiled the electric van in Lund on Monday.",
            ),
            (
                "Governor Karl Osten opened the tunnel under the river in Lund.",
                "Mayor Karl Osten opened the tunnel under the river in Lund.",
            ),
        ],
    )
    def test_they_cannot_both_be_true(self, left: str, right: str) -> None:
        # Where two names stand in one place as well, that may be the surer reason.
        assert {"office", "name"} & {rule for rule, *_ in found_in(left, right)}
        assert {"office", "name"} & {rule for rule, *_ in found_in(right, left)}

    @pytest.mark.parametrize(
        ("left", "right"),
        [
            (  # two firms
                "Ida Hall, the chief executive of Merano, welcomed the merger of the two van makers on Monday.",
                "Olga Brandt, the chief executive of Sorvel, welcomed the merger of the two van makers on Monday.",
            ),
            (  # it may be two towns
                "The mayor, Ann Lee, said that the flood was the worst she had seen.",
                "The mayor, Tom Beck, said that the flood was the worst he had seen.",
            ),
            (  # by another name
                "Prime Minister Bill Orr opened the tunnel under the river in Lund.",
                "Prime Minister William Orr opened the tunnel under the river in Lund.",
            ),
            (  # one may be both
                "The general secretary, Moira Keen, opened the congress in Lund.",
                "The chairwoman, Moira Keen, opened the congress in Lund.",
            ),
        ],
    )
    def test_they_may_both_be_true(self, left: str, right: str) -> None:
        assert "office" not in [rule for rule, *_ in found_in(left, right)]

    def test_an_article_that_knows_both_tells_them_apart(self) -> None:
        left = ["Governor Karl Osten opened the tunnel under the river in Lund.", "Osten was mayor until May."]
        right = ["Mayor Karl Osten opened the tunnel under the river in Lund.", "It cost two billion crowns."]
        result = compare(Article.from_sentences(left), Article.from_sentences(right))
        assert all(pair.relation is not Relation.CONTRADICTORY for pair in result.pairs)
