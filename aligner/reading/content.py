"""What an article says, taken out of its format."""

from __future__ import annotations

from dataclasses import dataclass

from aligner.article import ReadingWarning, Span


@dataclass(frozen=True)
class Content:
    """The text of an article, with what its document says of itself, and what there is to doubt about it.

    `asides` are the lines of the text that the document marks as no prose: headings within it, rows of tables.
    """

    text: str
    title: str = ""
    author: str = ""
    date: str = ""
    site: str = ""
    warnings: tuple[ReadingWarning, ...] = ()
    asides: tuple[Span, ...] = ()
