"""DOCX and ODT -> their text, through python-docx and odfdo: a line a paragraph, a row of a table a line."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from aligner.article import Span
from aligner.errors import SourceError
from aligner.reading.content import Content
from aligner.reading.lines import Line, heading, joined, row
from aligner.reading.material import Material
from aligner.reading.optional import missing

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement
    from odfdo import Element

# What is in a document may take so much when it is unpacked: text with some pictures.
MAX_UNPACKED = 64 * 1024 * 1024
# What is in a DOCX document and not in its text: what was taken out or moved away, and what only older programs see.
LEFT_OUT = {"del", "moveFrom", "Fallback"}
BOX = "txbxContent"
# What python-docx takes for the title of a document that has none.
NO_TITLE = "Word Document"
# How the styles of headings are called in DOCX documents, in whatever language their keys are.
HEADING = re.compile(r"Heading (?P<level>[1-9])")

# The tag of a heading for the key of each style that is one.
Headings = Mapping[str, str]


def docx(material: Material, encoding: str | None) -> Content:  # noqa: ARG001 - a document says how it is encoded
    """Return the text of a DOCX document."""
    _check_size(material)
    try:
        from docx import Document
    except ImportError:
        raise missing(material.name, "a DOCX document", "python-docx") from None
    document = Document(io.BytesIO(material.data))
    about = document.core_properties
    day = about.created
    named = {style.style_id: HEADING.fullmatch(style.name or "") for style in document.styles}
    headings = {key: f"h{name['level']}" for key, name in named.items() if name}
    text, asides = _text(_word_lines(document.element.body, headings))
    return Content(
        text,
        title="" if about.title == NO_TITLE else about.title.strip(),
        author=about.author.strip(),
        date=day.date().isoformat() if day else "",
        asides=asides,
    )


def odt(material: Material, encoding: str | None) -> Content:  # noqa: ARG001 - a document says how it is encoded
    """Return the text of an ODT document."""
    _check_size(material)
    try:
        from odfdo import Document
    except ImportError:
        raise missing(material.name, "an ODT document", "odfdo") from None
    document = Document(io.BytesIO(material.data))
    about = document.meta
    day = about.creation_date
    text, asides = _text(_open_lines(document.body.children))
    return Content(
        text,
        title=(about.title or "").strip(),
        author=(about.initial_creator or about.creator or "").strip(),
        date=day.date().isoformat() if day else "",
        asides=asides,
    )


def _check_size(material: Material) -> None:
    with zipfile.ZipFile(io.BytesIO(material.data)) as archive:
        # Reading a member gives no more than it declares.
        if sum(member.file_size for member in archive.infolist()) > MAX_UNPACKED:
            size = MAX_UNPACKED // 1024 // 1024
            raise SourceError(f"{material.name}: more than {size} MB when unpacked, too long for an article")


def _text(lines: Iterable[Line]) -> tuple[str, tuple[Span, ...]]:
    return joined([line for line in lines if line.text])


def _cell(lines: Iterable[Line]) -> str:
    return " ".join(line.text for line in lines if line.text)


def _word_lines(element: BaseOxmlElement, headings: Headings) -> Iterator[Line]:
    """Yield the lines of a part of a DOCX document as they are with all changes taken."""
    for child in element:
        match _name(child):
            case "p":
                yield _word_line(child, headings)
                yield from _boxes(child, headings)
            case "tr":
                cells = (cell for cell in child if _name(cell) == "tc")
                yield row([_cell(_word_lines(cell, headings)) for cell in cells])
            case name if name not in LEFT_OUT:
                yield from _word_lines(child, headings)


def _word_line(paragraph: BaseOxmlElement, headings: Headings) -> Line:
    text, tag = _joined(_word_text(paragraph)), headings.get(paragraph.style or "")
    return heading(text, tag) if tag else Line(text)


def _word_text(element: BaseOxmlElement) -> Iterator[str]:
    for child in element:
        match _name(child):
            case "t":
                yield child.text or ""
            case "tab" | "br" | "cr":
                yield " "
            case "noBreakHyphen":
                yield "-"
            case name if name not in LEFT_OUT and name != BOX:
                yield from _word_text(child)


def _boxes(paragraph: BaseOxmlElement, headings: Headings) -> Iterator[Line]:
    """Yield the lines of the boxes that hang on a paragraph, each once: it may be there again for older programs."""
    for box in paragraph.iter("{*}" + BOX):
        if not any(_name(around) in LEFT_OUT for around in box.iterancestors()):
            yield from _word_lines(box, headings)


def _name(element: BaseOxmlElement) -> str:
    """Return the name of an element without its namespace; a comment has none."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _open_lines(elements: Iterable[Element]) -> Iterator[Line]:
    for element in elements:
        match element.tag:
            case "text:p":
                yield Line(_joined(_open_text(element)))
            case "text:h":
                level = element.get_attribute("text:outline-level") or "1"
                yield heading(_joined(_open_text(element)), f"h{level}")
            case "table:table-row":
                yield row([_cell(_open_lines(cell.children)) for cell in element.children])
            case "text:tracked-changes" | "office:annotation":
                continue
            case _:
                yield from _open_lines(element.children)


def _open_text(element: Element) -> Iterator[str]:
    yield element.text or ""
    for child in element.children:
        match child.tag:
            case "text:s" | "text:tab" | "text:line-break":
                yield " "
            case "text:note" | "office:annotation" | "draw:frame":  # a frame in a line is a picture with its caption
                pass
            case _:
                yield from _open_text(child)
        yield child.tail or ""


def _joined(pieces: Iterable[str]) -> str:
    """Return what stands in one paragraph, as a line."""
    return " ".join("".join(pieces).split())
