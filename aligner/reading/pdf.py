"""PDF -> its text through pypdf, with the lines of the layout joined to paragraphs again."""

from __future__ import annotations

import io
import logging
import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import normalize

from aligner.errors import SourceError
from aligner.reading.content import Content
from aligner.reading.material import Material
from aligner.reading.optional import missing

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader

# How a program says where on a page something stands: the last number is how high.
Matrix = Sequence[float]

# More pages are a book.
MAX_PAGES = 300
PAGE_NUMBER = re.compile(r"\W*(?:page\W*)?\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?\W*", re.IGNORECASE)
# So many lines at the head and the foot of pages are looked at for what stands on all of them.
EDGE = 2
REPEATED = 3
# What a browser prints around a page, beside its title: the address, the page of how many, the day and the time.
PRINTED = re.compile(
    r"\S+://\S+|(?:\bpage\s*)?\b\d{1,4}\s*(?:of|/)\s*\d{1,4}\b(?![/.])"
    r"|\b\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4},?\s*(?:at\s*)?\d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:\s*[ap]\.?m\b\.?)?",
    re.IGNORECASE,
)
ENDS_SENTENCE = re.compile(r"[.!?…:][\"'”’)\]]*\Z")
# A line that ends a sentence and is shorter than this part of the longest lines ends a paragraph.
SHORT = 0.85
# Letters that are so much larger or smaller begin something else, and so does what stands so many lines lower.
RESIZED = 0.1
GAP = 1.4
# Titles that a program wrote without being told.
NO_TITLE = re.compile(r"(?:microsoft word - .*|untitled.*|.*\.(?:docx?|odt|indd|pdf|qxd|tex))", re.IGNORECASE)


class Line(NamedTuple):
    """A line of a page, the size of its letters, and how high it stands."""

    text: str
    size: float
    place: float


def pdf(material: Material, encoding: str | None) -> Content:  # noqa: ARG001 - a PDF says how it is encoded
    """Return the text of a PDF. Raises SourceError for one that has none, or that has a password."""
    from pypdf import PdfReader
    from pypdf.errors import DependencyError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = PdfReader(io.BytesIO(material.data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise SourceError(f"{material.name}: a PDF with a password: save it without one first")
        if len(reader.pages) > MAX_PAGES:
            raise SourceError(f"{material.name}: {len(reader.pages)} pages: save those of the article as a PDF")
        pages = [_lines(page) for page in reader.pages]
    except DependencyError:
        raise missing(material.name, "an encrypted PDF", "cryptography") from None
    title, author, date = _about(reader)
    text = "\n".join(_paragraphs(_without_edges(pages, title)))
    if not any(character.isalnum() for character in text):
        raise SourceError(f"{material.name}: a PDF without text, a scan perhaps: make its text first (ocrmypdf does)")
    return Content(text.encode("utf-8", "replace").decode(), title=title, author=author, date=date)


def _about(reader: PdfReader) -> tuple[str, str, str]:
    try:
        about = reader.metadata
        if about is None:
            return "", "", ""
        title = " ".join((about.title or "").split())
        day = about.creation_date
        return (
            "" if NO_TITLE.fullmatch(title) else title,
            " ".join((about.author or "").split()),
            day.date().isoformat() if day else "",
        )
    except Exception:  # Whatever is wrong with what it says of itself, it has a text.
        return "", "", ""


def _lines(page: PageObject) -> list[Line]:
    """Return the lines of a page, in the order in which they are drawn."""
    found: list[Line] = []
    text, size, place = "", 0.0, 0.0

    def take(piece: str, page: Matrix, line: Matrix, font: object, font_size: float) -> None:  # noqa: ARG001 - pypdf's
        nonlocal text, size, place
        for part in piece.splitlines(keepends=True):
            if part.strip() and not text.strip():
                size, place = font_size * abs(line[3] * page[3]), line[5] * page[3] + page[5]
            text += part
            if part.splitlines()[0] != part:
                found.append(Line(text.strip(), size, place))
                text = ""

    page.extract_text(visitor_text=take)
    return [*found, Line(text.strip(), size, place)]


def _without_edges(pages: Sequence[list[Line]], title: str) -> list[Line]:
    """Return the lines of all pages without those at the edges that are no part of the text.

    That is: page numbers, what stands at one place at the edge of most pages, and what browsers print around a page.
    """
    counts = Counter(mark for lines in pages for mark in {_mark(line) for line in _at_edges(lines)})
    often = max(min(REPEATED, len(pages)), 2, len(pages) // 2)
    kept = []
    for lines in pages:
        edges = set(_at_edges(lines))
        for line in lines:
            rest, _ = mark = _mark(line)
            if line not in edges or not (
                not rest
                or PAGE_NUMBER.fullmatch(line.text)
                or counts[mark] >= often
                or (rest != line.text and _is_title(rest, title))
            ):
                kept.append(line)
    return kept


def _at_edges(lines: list[Line]) -> list[Line]:
    """Return the lines at the head and the foot of a page: those drawn first and last, and those that stand there."""
    places = sorted({line.place for line in lines if line.text})
    outer = {*places[:EDGE], *places[-EDGE:]}
    last = len(lines) - EDGE
    return [line for index, line in enumerate(lines) if not EDGE <= index < last or line.place in outer]


def _mark(line: Line) -> tuple[str, int]:
    """Return what a line says but for what differs from page to page, and where it stands."""
    return PRINTED.sub("", line.text).strip(), round(line.place)


def _is_title(text: str, title: str) -> bool:
    """Tell whether a text is nothing, or the title of its document, which may have been cut short."""
    start, whole = (" ".join(normalize("NFKC", each).rstrip("… .").split()) for each in (text, title))
    return not any(map(str.isalnum, start)) or whole.startswith(start)


def _paragraphs(lines: Sequence[Line]) -> list[str]:
    lengths = sorted(len(line.text) for line in lines if line.text)
    width = lengths[len(lengths) * 9 // 10] if lengths else 0
    gaps = sorted(one.place - other.place for one, other in pairwise(lines) if one.place > other.place)
    # Most are those of lines of one paragraph, but not in a document of short ones.
    usual = gaps[len(gaps) // 4] if gaps else 0.0
    found: list[str] = []
    before: Line | None = None
    for line in lines:
        if not line.text:
            before = None
        elif before and not _is_apart(before, line, usual):
            found[-1] = _joined(found[-1], line.text)
        else:
            found.append(line.text)
        if line.text:
            ends = ENDS_SENTENCE.search(line.text) and len(line.text) < SHORT * width
            before = None if ends else line
    return found


def _is_apart(one: Line, other: Line, usual: float) -> bool:
    """Tell whether two lines are of two paragraphs by how they are set: in letters of two sizes, or with a gap."""
    return abs(one.size - other.size) > RESIZED * one.size or one.place - other.place > GAP * usual > 0


def _joined(text: str, line: str) -> str:
    """Return two lines as one; a word that was divided between them is whole again."""
    if text.endswith("\u00ad"):
        return text[:-1] + line
    if len(text) > 1 and text[-1] in "-\u2010" and text[-2].isalpha() and line[0].islower():
        return text[:-1] + line
    return f"{text} {line}"
