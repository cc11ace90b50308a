"""An article and its parts: every position is a code-point offset into the source text, which is never altered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal, NamedTuple

from aligner.paragraphs import paragraphs

if TYPE_CHECKING:
    from aligner.claims import Dateline


class Span(NamedTuple):
    """A half-open range of code points: `text[start:end]`."""

    start: int
    end: int


@dataclass(frozen=True)
class Sentence:
    """One sentence of an article.

    `start` and `end` are offsets into the article's text; `paragraph` is an index into `Article.paragraphs`;
    `clauses` are offsets into the article's text too, in order, and cover the sentence but for the blanks between
    them. A `boilerplate` sentence (a teaser, a caption, a repeated line, a row of a table) is no part of the story.
    """

    index: int
    start: int
    end: int
    paragraph: int
    clauses: tuple[Span, ...]
    boilerplate: bool


@dataclass(frozen=True)
class ReadingWarning:
    """What there is to doubt about an article that was read: `message` says it in one line, without the source."""

    kind: Literal["short", "paywall", "links", "language", "encoding"]
    message: str


@dataclass(frozen=True)
class Article:
    """A news article.

    `author`, `date` (as in 2026-11-25) and `site` are what its page or document says of itself, or empty. `warnings`
    are what there is to doubt about how it was read. `asides` are lines that its page or document marks as no prose:
    headings between its paragraphs, rows of tables. `given` holds the spans of sentences that were split by somebody
    else; where it is None, the sentences are found in `text` when they are first asked for (that imports NLTK, which
    takes a fifth of a second). `dated_by` is "file" where `date` is when its file was made, which may be long after.
    """

    text: str
    title: str = ""
    source: str = ""
    given: tuple[Span, ...] | None = None
    author: str = ""
    date: str = ""
    site: str = ""
    warnings: tuple[ReadingWarning, ...] = ()
    asides: tuple[Span, ...] = ()
    dated_by: Literal["page", "file"] = "page"

    @classmethod
    def from_text(cls, text: str, *, title: str = "", source: str = "") -> Article:
        """Take a plain text: lines are paragraphs, sentences are found."""
        return cls(text, title, source)

    @classmethod
    def from_sentences(cls, sentences: Iterable[str], *, title: str = "", source: str = "") -> Article:
        """Take sentences as they are, one string each (an empty one keeps its index); the text is their lines."""
        lines = list(sentences)
        given, at = [], 0
        for line in lines:
            given.append(Span(at, at + len(line)))
            at += len(line) + 1
        return cls("\n".join(lines), title, source, tuple(given))

    @cached_property
    def paragraphs(self) -> tuple[Span, ...]:
        """The blocks of text between line ends, without the blanks around them."""
        if self.given is not None:
            return self.given
        return tuple(Span(*span) for span in paragraphs(self.text))

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences, in order. Raises nothing: any text has sentences, perhaps none."""
        # Here, not above: the articles are shown before there are any.
        from aligner.boilerplate import boilerplate
        from aligner.segmentation import sentences

        found = [
            (number, span)
            for number, paragraph in enumerate(self.paragraphs)
            for span in ([paragraph] if self.given is not None else sentences(self.text, *paragraph))
        ]
        noise = boilerplate([self.text[start:end] for _, (start, end) in found])
        asides = frozenset(self.asides)
        return tuple(
            Sentence(
                index,
                start,
                end,
                number,
                tuple(self._clauses(start, end)),
                boilerplate=odd or self.paragraphs[number] in asides,
            )
            for index, ((number, (start, end)), odd) in enumerate(zip(found, noise, strict=True))
        )

    @cached_property
    def dateline(self) -> Dateline | None:
        """The day of the article, as its first lines give it or else its page, or None."""
        from aligner.dateline import find_dateline

        return find_dateline(self.text, self.date if self.dated_by == "page" else "")

    def _clauses(self, start: int, end: int) -> Iterator[Span]:
        from aligner.clauses import clauses

        for first, last in clauses(self.text[start:end], 0, end - start):
            yield Span(start + first, start + last)

    def sentence_text(self, index: int) -> str:
        """Return the source text of one sentence."""
        sentence = self.sentences[index]
        return self.text[sentence.start : sentence.end]
