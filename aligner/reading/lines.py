"""Lines of a document that says what each of them is -> a text, and which of its lines are no prose."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from aligner.article import Span

CELL = " | "
# A heading or a cell that ends like a sentence is one: pages are laid out with tables, and decks are set as headings.
SENTENCE = re.compile(r"\w\w[.!…][\"'”’)\]]*(?: \||\Z)")


class Line(NamedTuple):
    """A line of a document: a headline is that of an article, a heading that of a part, a row is one of a table."""

    text: str
    kind: Literal["paragraph", "headline", "heading", "row"] = "paragraph"


def heading(text: str, tag: str) -> Line:
    """Return the line of a heading, given what pages tag it with: h1 is that of an article."""
    return Line(text.strip(), "headline" if tag == "h1" else "heading")


def row(cells: Sequence[str]) -> Line:
    """Return the line of a row of a table."""
    return Line(CELL.join(cells).strip(), "row")  # the first cell may be empty


def joined(lines: Sequence[Line]) -> tuple[str, tuple[Span, ...]]:
    """Return the text of some lines, and where in it headings and rows of tables stand between its paragraphs.

    What is a heading before the first paragraph is the headline, or belongs to it; without any paragraph, all is prose.
    """
    first = next((n for n, line in enumerate(lines) if line.kind == "paragraph" and line.text.strip()), len(lines))
    asides, at = [], 0
    for number, (text, kind) in enumerate(lines):
        apart = number > first if kind == "heading" else kind == "row" and first < len(lines)
        if apart and not SENTENCE.search(text):
            asides.append(Span(at, at + len(text)))
        at += len(text) + 1
    return "\n".join(line.text for line in lines), tuple(asides)
