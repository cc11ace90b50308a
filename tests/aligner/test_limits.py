"""Input that is made to take for ever takes no longer than any other."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from aligner import Article, compare, encoder, relate
from aligner.facts.naming import whole
from aligner.reading.charsets import decode
from aligner.reading.formats import Format, format_of
from aligner.reading.material import Material
from aligner.segmentation import LONGEST


@contextmanager
def takes_at_most(seconds: float) -> Iterator[None]:
    """Hold what is done to so many seconds of the processor."""
    began = time.process_time()
    yield
    assert time.process_time() - began < seconds


class TestReading:
    """Before a text is known to be one."""

    @pytest.mark.parametrize("piece", ["<!---->", "<!-- a -->\n", " "])
    def test_what_stands_before_a_page(self, piece: str) -> None:
        before = piece * (8_000 // len(piece))
        with takes_at_most(1):
            assert format_of(Material(f"{before}x and more".encode(), "a")) is not Format.PAGE
            assert format_of(Material(f"{before}<!DOCTYPE html><p>x</p>".encode(), "a")) is Format.PAGE

    @pytest.mark.parametrize("codec", ["idna", "punycode", "utf-7", "unicode_escape", "undefined", "mbcs"])
    def test_a_codec_that_no_page_declares(self, codec: str) -> None:
        text = f"<meta charset={codec}>\n{'The café burned down. ' * 2000}"
        with takes_at_most(1):
            assert decode(Material(text.encode(), "a"))[0] == text
            assert decode(Material(text.encode(), "a", charset=codec))[0] == text


class TestSentences:
    """What is far too long, or a list."""

    def test_a_text_without_stops_is_parted(self) -> None:
        text = "a town, a river and a road " * 400
        article = Article.from_text(text)
        assert max(sentence.end - sentence.start for sentence in article.sentences) <= LONGEST
        assert " ".join(map(article.sentence_text, range(len(article.sentences)))).split() == text.split()

    def test_brackets_that_nobody_closes(self) -> None:
        with takes_at_most(3):
            assert Article.from_text("(" * 40_000 + "a. b " * 40_000).sentences

    @pytest.mark.parametrize(
        ("piece", "first", "second"),
        [("ward {} gave {} votes", 100, 203), ("May 1, {1}", 1960, 1961), ("the {1}th race", 24, 125)],
    )
    def test_lists(self, piece: str, first: int, second: int) -> None:
        encoder.load()
        left, right = (
            "The council voted on it: " + ", ".join(piece.format(chr(65 + at % 26), begin + at) for at in range(40))
            for begin in (first, second)
        )
        with takes_at_most(15):
            relate([(left, right)])
            compare(Article.from_sentences([left]), Article.from_sentences([right]))


def test_a_surname_of_two_is_neither_of_them() -> None:
    ann, tom, lee = ("ann", "lee"), ("tom", "lee"), ("lee",)
    assert whole([lee], [ann]) == {lee: ann}
    assert whole([lee], [ann, tom]) == {lee: lee}
    assert whole([lee], [ann, ("mary", "ann", "lee")]) == {lee: ("mary", "ann", "lee")}
