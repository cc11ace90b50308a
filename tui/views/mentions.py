"""What a row of a table says of one article: its words, where they stand, and what stands around them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from aligner.article import Article, Span
from aligner.labels import Label, Side
from aligner.looks import name_of
from aligner.printable import printable
from tui.painting import Found
from tui.relation import Row
from tui.table import Cell

# The letters before a value that its context begins with.
BEFORE = 24


class Mention(Protocol):
    """Where an article has what a row is about: a sentence, and the words as offsets into the article."""

    @property
    def sentence(self) -> int:
        """The index of the sentence."""

    @property
    def start(self) -> int:
        """Where the words start."""

    @property
    def end(self) -> int:
        """Where they end."""


def cell(article: Article, mention: Mention, found: Found, *, in_context: bool) -> Cell:
    """Return the words of a mention, with what stands around them, and what a search has found: in both, or in them."""
    start, end = _around(article, mention)
    last = end if in_context else start
    before = "…" if start > article.sentences[mention.sentence].start else ""
    return Cell(
        printable(article.text[mention.start : mention.end]),
        before + printable(article.text[start:end]),
        tuple((a - mention.start, b - mention.start) for a, b, _ in found.within(mention.start, mention.end)),
        tuple((a - start + len(before), b - start + len(before)) for a, b, _ in found.within(start, last)),
    )


def shows(article: Article, mentions: Sequence[Mention], found: Found, *, in_context: bool) -> bool:
    """Tell whether the cell of some mentions, which is that of the first, shows any of what a search has found."""
    return any(
        any(found.within(*(_around(article, mention) if in_context else (mention.start, mention.end))))
        for mention in mentions[:1]
    )


def _around(article: Article, mention: Mention) -> Span:
    """Return what of a sentence is shown around the words of a mention, as offsets into the article."""
    sentence = article.sentences[mention.sentence]
    start = max(sentence.start, mention.start - BEFORE)
    if start > sentence.start:
        start = article.text.find(" ", start, mention.start) + 1 or mention.start
    return Span(start, sentence.end)


def sentence_row(name: str, label: Label | None, article: Article, mention: Mention, found: Found) -> Row:
    """Return what the panel says of the sentence of a mention: all of it, and what a search has found in it."""
    sentence = article.sentences[mention.sentence]
    ranges = ((a - sentence.start, b - sentence.start) for a, b, _ in found.within(sentence.start, sentence.end))
    core = mention.start - sentence.start, mention.end - sentence.start
    return Row(name, label, printable(article.sentence_text(mention.sentence)), tuple(ranges), core)


def names(side: Side, mentions: Sequence[Mention]) -> Cell:
    """Return the names of the sentences that mention something."""
    if not mentions:
        return Cell("")
    more = f" +{len(mentions) - 1}" if len(mentions) > 1 else ""
    return Cell(name_of(side, mentions[0].sentence) + more)
