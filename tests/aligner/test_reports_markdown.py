"""The Markdown report, as CommonMark and GitHub's extensions of it render it: hostile text stays text."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from aligner import Article, Comparison, Label, LabelledSpan, Pair, Relation
from aligner.reports.markdown import render
from aligner.reports.outline import outline
from tests.tui import harbour

READER = MarkdownIt("gfm-like", {"html": True, "linkify": True})
READER.linkify.set({"fuzzy_link": False, "fuzzy_ip": False, "fuzzy_email": True})

OWN = {"heading_open", "heading_close", "paragraph_open", "paragraph_close", "blockquote_open", "blockquote_close"}
OWN |= {
    f"{name}_{end}"
    for name in ("table", "thead", "tbody", "tr", "th", "td", "em", "strong")
    for end in ("open", "close")
}
OWN |= {"bullet_list_open", "bullet_list_close", "list_item_open", "list_item_close"}
OWN |= {"inline", "text", "text_special", "softbreak"}

HOSTILE = (
    "<script>alert(1)</script> <img src=x onerror=alert(1)> <!-- gone -->",
    "[click](javascript:alert(1)) ![x](http://example.org/x.png) [a]: http://example.org",
    "# not a heading",
    "- not a list",
    "1. nor this",
    "> nor quoted",
    "=====",
    "a | b\n|---|---|\n| c | d |",
    "```\nnot code\n```",
    "`rm -rf`",
    "*not* _emphasised_ ~~struck~~ ***at all***",
    "&lt;b&gt; &#60; &amp;",
    "https://example.org www.example.org someone@example.org",
    "a\\",
    "x^2^ $y$ #12 @someone",
    "    indented",
    "![",
    "]]",
    "\\*",
)


@pytest.fixture(name="comparison")
def made_by_hand() -> Comparison:
    return harbour.compare(*harbour.articles(), progress=lambda *_: None)


def tokens(report: str) -> Iterator[Token]:
    for token in READER.parse(report):
        yield token
        yield from token.children or ()


def shown(report: str) -> str:
    """Return the text that a reader of the rendered report sees, one line a block."""
    blocks = (token for token in READER.parse(report) if token.type == "inline")
    return "\n".join(
        "".join(child.content or " " * (child.type == "softbreak") for child in block.children or ())
        for block in blocks
    )


def between(left: str, right: str, label: Label) -> Comparison:
    """Return a comparison of two sentences in which every other word has a label."""

    def spans(text: str) -> tuple[LabelledSpan, ...]:
        edges = sorted({0, len(text), *(at for at, character in enumerate(text) if character == " ")})
        return tuple(
            LabelledSpan(a, b, label if number % 2 else Label.SHARED) for number, (a, b) in enumerate(pairwise(edges))
        )

    relation = Relation.CONTRADICTORY if label is Label.CONTRADICTORY else Relation.PARTIAL
    pair = Pair(0, 0, relation, 0.9, 0.5, (), (), spans(left), spans(right))
    return Comparison(
        Article.from_sentences([left], title=left), Article.from_sentences([right], source=right), (pair,)
    )


class TestReport:
    """What is in it."""

    def test_headings(self, comparison: Comparison) -> None:
        found = [line for line in render(comparison).splitlines() if line.startswith("#")]
        assert found == [
            "# A: Bridge closed until Friday / B: Freighter hits bridge",
            "## Contradictions",
            "### A2 ≠ B2: contradictory, 94%",
            "## Summary",
            "## Facts",
            "## Sentences",
        ]

    def test_what_is_unique_or_disputed_is_emphasised(self, comparison: Comparison) -> None:
        html = READER.render(render(comparison))
        assert "closed until Friday <em>after</em> a cargo ship struck <em>one of its piers</em>" in html
        assert "A2 ≠ <strong>Nobody was hurt</strong>." in html
        assert '<td style="text-align:left">≈ partly shared</td>' in html

    def test_plain_prose_is_not_escaped(self, comparison: Comparison) -> None:
        assert "\\" not in render(comparison)


class TestHostile:
    """Nothing in an article becomes markup, and nothing is lost."""

    @pytest.mark.parametrize("label", [Label.UNIQUE, Label.CONTRADICTORY], ids=lambda label: label.value)
    @pytest.mark.parametrize("text", HOSTILE)
    def test_stays_text(self, text: str, label: Label) -> None:
        self.check(between(text, f"It said {text} again", label))

    @given(
        st.text("ab1.:/\\`*_[]()<>{}#+-=|~$^@&;!'\"w \n\t", min_size=1, max_size=40),
        st.sampled_from([Label.UNIQUE, Label.CONTRADICTORY]),
    )
    def test_any_signs(self, text: str, label: Label) -> None:
        self.check(between(text, "Nothing.", label))

    def check(self, comparison: Comparison) -> None:
        report = render(comparison)
        assert {token.type for token in tokens(report)} <= OWN
        lines, story = shown(report), outline(comparison)
        for row in story.rows:
            for statement in row.statements:
                said = " ".join(f"{statement.name} {statement.glyph} {statement.text}".split())
                assert said in {" ".join(line.split()) for line in lines.splitlines()}
