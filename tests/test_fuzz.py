"""Whatever two articles hold: every offset holds, every sentence is labelled, and no report does harm."""

from __future__ import annotations

import json
import re
from importlib import resources
from typing import Any, get_args

import jsonschema
from hypothesis import given
from hypothesis import strategies as st

from aligner import Article, Comparison, Label, SourceError, compare
from aligner.labels import SIDES
from aligner.reading.material import Material
from aligner.reading.pages import page
from aligner.reports import Form, render, summary, text
from aligner.reports.json import line, tree
from tests.aligner.texts import ARTICLES

SCHEMA = json.loads((resources.files("aligner") / "reports" / "schema.json").read_text(encoding="utf-8"))
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)

# Controls (C0, DEL, C1) but the line end; what overrides the direction of text; what has no width; half a pair.
RAW = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff]")

HARMFUL = st.sampled_from(
    [
        "\x1b[31m",
        "\x1b]0;x\x07",
        "\x9b2J",
        "\u202e",
        "\u200b",
        "\ufeff",
        "\ud800",
        "\x00",
        "<b>",
        "`",
        "|",
        "m\u0131n",
        " augu\u017ft 5",
        " 1\u2044f",
        " 3\u20441,200 ",
    ]
)
NAMES = st.lists(st.text(max_size=5) | HARMFUL, max_size=4).map("".join)
HOSTILE = st.lists(ARTICLES | HARMFUL, min_size=1, max_size=4).map("".join)


def check(comparison: Comparison) -> None:
    """Hold a comparison, and every report of it, to what holds for any."""
    for side in SIDES:
        article, labels, spans = comparison.article(side), comparison.labels(side), comparison.spans(side)
        assert len(labels) == len(article.sentences)
        covered = [at for start, end, _ in spans for at in range(start, end)]
        assert covered == [at for sentence in article.sentences for at in range(sentence.start, sentence.end)]
        assert all(span.label is not Label.PARTIAL for span in spans)
        ends = [0, *(sentence.end for sentence in article.sentences)]
        for sentence, before in zip(article.sentences, ends, strict=False):
            assert before <= sentence.start <= sentence.end <= len(article.text)
            assert article.sentence_text(sentence.index) == article.text[sentence.start : sentence.end]
    reports = [render(comparison, form) for form in get_args(Form)]
    reports += [summary.render(comparison), line(tree(comparison)), text.render(comparison, width=47)]
    for report in reports:
        assert not RAW.search(report)
        assert report.endswith("\n")
    coloured = text.render(comparison, colour=True)
    assert not RAW.search(re.sub("\x1b\\[[0-9;]+m", "", coloured))
    found: dict[str, Any] = json.loads(reports[get_args(Form).index("json")])
    VALIDATOR.validate(found)
    assert found == json.loads(json.dumps(tree(comparison)))
    for side in SIDES:
        article = comparison.article(side)
        assert (found[side]["text"], found[side]["title"]) == (article.text, article.title)


@given(HOSTILE, HOSTILE, NAMES, NAMES)
def test_any_texts(left: str, right: str, title: str, source: str) -> None:
    check(compare(Article.from_text(left, title=title, source=source), Article.from_text(right, title=source)))


@given(st.lists(HOSTILE, max_size=2), st.lists(HOSTILE, max_size=2))
def test_any_sentences(left: list[str], right: list[str]) -> None:
    check(compare(Article.from_sentences(left), Article.from_sentences(right)))


TAGS = st.sampled_from(
    ["p", "div", "article", "h1", "script", "style", "title", "table", "a href=x", "!--", "/p", "/article"]
)
PAGES = st.lists(
    TAGS.map("<{}>".format) | HOSTILE | st.binary(max_size=9).map(lambda data: data.decode("latin-1")), max_size=12
)


@given(PAGES, PAGES)
def test_any_pages(left: list[str], right: list[str]) -> None:
    read = []
    for pieces in (left, right):
        data = f"<!DOCTYPE html><html><body><article>{''.join(pieces)}".encode("utf-8", "surrogatepass")
        try:
            content = page(Material(data, "page.html"), None)
        except SourceError:  # a page without any text
            return
        read.append(Article.from_text(content.text, title=content.title))
    check(compare(*read))
