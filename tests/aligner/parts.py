"""What holds for the parts of any article."""

from __future__ import annotations

from collections.abc import Sequence

from aligner.article import Article, Span


def assert_covers(text: str, parts: Sequence[Span], start: int, end: int) -> None:
    """Parts are in order, apart, trimmed and not empty, and leave out nothing but blanks."""
    at = start
    for part in parts:
        assert at <= part.start < part.end <= end
        assert not text[at : part.start].strip()
        assert text[part.start : part.end] == text[part.start : part.end].strip()
        at = part.end
    assert not text[at:end].strip()


def assert_whole(article: Article) -> None:
    """Paragraphs, sentences and clauses hold all of the text but its blanks, and their offsets reproduce it."""
    text = article.text
    assert_covers(text, list(article.paragraphs), 0, len(text))
    for number, paragraph in enumerate(article.paragraphs):
        inside = [sentence for sentence in article.sentences if sentence.paragraph == number]
        assert_covers(text, [Span(sentence.start, sentence.end) for sentence in inside], *paragraph)
    for index, sentence in enumerate(article.sentences):
        assert sentence.index == index
        assert_covers(text, list(sentence.clauses), sentence.start, sentence.end)
        assert article.sentence_text(index) == text[sentence.start : sentence.end]
