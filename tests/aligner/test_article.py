"""An article's parts: offsets that reproduce the source, whatever the source is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner.article import Article
from tests.aligner.parts import assert_covers, assert_whole
from tests.aligner.texts import TEXTS


@given(TEXTS)
def test_every_text_is_covered_by_paragraphs_sentences_and_clauses(text: str) -> None:
    article = Article.from_text(text)
    assert article.text == text
    assert_whole(article)


@given(st.lists(TEXTS, max_size=8))
def test_given_sentences_keep_their_index_and_their_text(lines: list[str]) -> None:
    article = Article.from_sentences(lines)
    assert len(article.sentences) == len(lines)
    assert [article.sentence_text(index) for index in range(len(lines))] == lines
    assert [sentence.index for sentence in article.sentences] == list(range(len(lines)))
    for sentence in article.sentences:
        assert_covers(article.text, list(sentence.clauses), sentence.start, sentence.end)


@given(TEXTS)
def test_the_same_text_gives_the_same_article(text: str) -> None:
    assert Article.from_text(text).sentences == Article.from_text(text).sentences


def test_given_sentences_are_not_split_again() -> None:
    article = Article.from_sentences(["He left. She stayed.", "", "Two\nlines"], title="A", source="b.txt")
    assert [article.sentence_text(index) for index in range(3)] == ["He left. She stayed.", "", "Two\nlines"]
    assert article.sentences[1].clauses == ()
    assert (article.title, article.source) == ("A", "b.txt")


def test_sentences_know_their_paragraph() -> None:
    article = Article.from_text("He left. She stayed.\n\nNobody spoke.", title="A")
    assert [sentence.paragraph for sentence in article.sentences] == [0, 0, 1]
    assert article.title == "A"


def test_repeated_teasers_are_no_part_of_the_story() -> None:
    article = Article.from_text("Talks go on as envoys meet\nThe vote was close.\nTalks go on as envoys meet\n")
    assert [sentence.boilerplate for sentence in article.sentences] == [True, False, True]


@pytest.mark.parametrize("text", ["", " \n\t\n", "\u2028\u2029"])
def test_a_text_of_blanks_has_no_sentences(text: str) -> None:
    assert Article.from_text(text).sentences == ()
