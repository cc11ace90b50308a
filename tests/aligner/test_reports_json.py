"""The JSON report: valid, the same tree as the result, and nothing in it that a terminal would obey."""

from __future__ import annotations

import json
from dataclasses import asdict, fields
from importlib import resources
from typing import Any

import jsonschema
import pytest
from hypothesis import given

from aligner import Article, Comparison, Evidence, Label, LabelledSpan, Pair, Relation, Span, WordLink, compare
from aligner.labels import SIDES
from aligner.reports.json import render
from tests.aligner.texts import ARTICLES, FERRY, FERRY_AGAIN

SCHEMA = json.loads((resources.files("aligner") / "reports" / "schema.json").read_text(encoding="utf-8"))
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)


def tree(comparison: Comparison) -> dict[str, Any]:
    """Render a comparison, and read it back; it must be valid."""
    found: dict[str, Any] = json.loads(render(comparison))
    VALIDATOR.validate(found)
    return found


def conflict() -> Comparison:
    """Two articles that contradict each other, behind a sentence that moves the offsets."""
    left = Article.from_sentences(["Ära 🙂.", "Nobody was hurt."], title="A\x1b[2J", source="a\u202e.txt")
    right = Article.from_sentences(["Two sailors were hurt."])
    pair = Pair(
        left=1,
        right=0,
        relation=Relation.CONTRADICTORY,
        overlap=0.91238,
        contradiction=0.87654,
        evidence=(Evidence("negation", Span(0, 6), Span(0, 11), "A: nobody. B: two sailors."),),
        words=(WordLink(11, 15, 17, 21),),
        left_spans=(LabelledSpan(0, 15, Label.CONTRADICTORY), LabelledSpan(15, 16, Label.UNIQUE)),
        right_spans=(LabelledSpan(0, 22, Label.CONTRADICTORY),),
    )
    return Comparison(left, right, (pair,))


class TestSchema:
    """The schema that is documented."""

    def test_is_one(self) -> None:
        jsonschema.Draft202012Validator.check_schema(SCHEMA)

    @pytest.mark.parametrize("path", ["left", "pairs", "summary", "schema"])
    def test_refuses_what_lacks_something(self, path: str) -> None:
        found = tree(conflict())
        del found[path]
        assert not VALIDATOR.is_valid(found)

    def test_refuses_what_is_not_in_it(self) -> None:
        for where in ([], ["left"], ["left", "sentences", 0], ["pairs", 0], ["pairs", 0, "evidence", 0], ["summary"]):
            found = tree(conflict())
            here: Any = found
            for step in where:
                here = here[step]
            here["more"] = 1
            assert not VALIDATOR.is_valid(found), where

    def test_has_the_fields_of_the_result(self) -> None:
        definitions = SCHEMA["$defs"]
        for name, thing in (("pair", conflict().pairs[0]), ("summary", conflict().summary.left)):
            assert definitions[name]["required"] == [field.name for field in fields(thing)]
            assert set(definitions[name]["properties"]) == set(definitions[name]["required"])
        evidence = definitions["pair"]["properties"]["evidence"]["items"]
        assert evidence["required"] == [field.name for field in fields(Evidence)]


class TestContradiction:
    """Every field, in a comparison made by hand."""

    def test_offsets_are_into_the_articles(self) -> None:
        found = tree(conflict())
        pair, left, right = found["pairs"][0], found["left"]["text"], found["right"]["text"]
        evidence = pair["evidence"][0]
        assert left[slice(*evidence["left"])] == "Nobody"
        assert right[slice(*evidence["right"])] == "Two sailors"
        a, b, c, d = pair["words"][0]
        assert left[a:b] == right[c:d] == "hurt"
        assert [left[span["start"] : span["end"]] for span in pair["left_spans"]] == ["Nobody was hurt", "."]

    def test_values(self) -> None:
        found = tree(conflict())
        assert found["schema"] == 1
        pair = found["pairs"][0]
        assert (pair["left"], pair["right"], pair["relation"]) == (1, 0, "contradictory")
        assert (pair["overlap"], pair["contradiction"]) == (0.9124, 0.8765)
        assert pair["evidence"][0]["explanation"] == "A: nobody. B: two sailors."
        assert [sentence["label"] for sentence in found["left"]["sentences"]] == ["unique", "contradictory"]
        assert (found["left"]["title"], found["left"]["source"]) == ("A\x1b[2J", "a\u202e.txt")
        assert found["summary"] == asdict(conflict().summary)

    def test_nothing_in_it_can_reach_a_terminal_as_a_command(self) -> None:
        report = render(conflict())
        assert report.isascii()
        assert report.replace("\n", "").isprintable()


class TestAnyArticles:
    """Whatever the texts are."""

    @given(ARTICLES, ARTICLES)
    def test_valid_printable_and_the_same_as_the_result(self, left: str, right: str) -> None:
        comparison = compare(Article.from_text(left), Article.from_text(right))
        report = render(comparison)
        assert report.isascii()
        assert report.replace("\n", "").isprintable()
        assert report.endswith("}\n")
        found = tree(comparison)
        for side, text in zip(SIDES, (left, right), strict=True):
            article = comparison.article(side)
            assert found[side]["text"] == text
            sentences = found[side]["sentences"]
            assert [text[each["start"] : each["end"]] for each in sentences] == [
                article.sentence_text(index) for index in range(len(article.sentences))
            ]
            assert [each["label"] for each in sentences] == [label and label.value for label in comparison.labels(side)]
            spans = [span for each in sentences for span in each["spans"]]
            assert [(span["start"], span["end"]) for span in spans] == [span[:2] for span in comparison.spans(side)]
        for pair, written in zip(comparison.pairs, found["pairs"], strict=True):
            for side, text in zip(SIDES, (left, right), strict=True):
                spans = written[f"{side}_spans"]
                assert "".join(text[span["start"] : span["end"]] for span in spans) == comparison.article(
                    side
                ).sentence_text(pair.index(side))

    def test_articles_on_one_event(self) -> None:
        comparison = compare(Article.from_sentences(FERRY), Article.from_sentences(FERRY_AGAIN))
        found = tree(comparison)
        assert len(found["pairs"]) == len(comparison.pairs) > 0
        assert found["pairs"][0]["words"]
