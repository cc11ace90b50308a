"""DOCX and ODT -> their text, through python-docx and odfdo: a line a paragraph, a row of a table a line."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from aligner.errors import SourceError
from aligner.reading.content import Content
from aligner.reading.material import Material
from aligner.reading.optional import missing

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.table import Table
    from docx.text.paragraph import Paragraph
    from odfdo import Element

# What is in a document may take so much when it is unpacked: text with some pictures.
MAX_UNPACKED = 64 * 1024 * 1024
CELL = " | "


def docx(material: Material, encoding: str | None) -> Content:  # noqa: ARG001 - a document says how it is encoded
    """Return the text of a DOCX document."""
    _check_size(material)
    try:
        from docx import Document
    except ImportError:
        raise missing(material.name, "a DOCX document") from None
    document = Document(io.BytesIO(material.data))
    about = document.core_properties
    day = about.created
    return Content(
        "\n".join(filter(None, _word_lines(document))),
        title=about.title.strip(),
        author=about.author.strip(),
        date=day.date().isoformat() if day else "",
    )


def odt(material: Material, encoding: str | None) -> Content:  # noqa: ARG001 - a document says how it is encoded
    """Return the text of an ODT document."""
    _check_size(material)
    try:
        from odfdo import Document
    except ImportError:
        raise missing(material.name, "an ODT document") from None
    document = Document(io.BytesIO(material.data))
    about = document.meta
    day = about.creation_date
    return Content(
        "\n".join(filter(None, _open_lines(document.body.children))),
        title=(about.title or "").strip(),
        author=(about.initial_creator or about.creator or "").strip(),
        date=day.date().isoformat() if day else "",
    )


def _check_size(material: Material) -> None:
    with zipfile.ZipFile(io.BytesIO(material.data)) as archive:
        # Reading a member gives no more than it declares.
        if sum(member.file_size for member in archive.infolist()) > MAX_UNPACKED:
            size = MAX_UNPACKED // 1024 // 1024
            raise SourceError(f"{material.name}: more than {size} MB when unpacked, too long for an article")


def _word_lines(document: WordDocument) -> Iterator[str]:
    for block in document.iter_inner_content():
        yield from _block_lines(block)


def _block_lines(block: Paragraph | Table) -> Iterator[str]:
    if hasattr(block, "rows"):
        for row in block.rows:
            yield CELL.join(" ".join(cell.text.split()) for cell in row.cells)
    else:
        yield " ".join(block.text.split("\n")).strip()


def _open_lines(elements: Iterable[Element]) -> Iterator[str]:
    for element in elements:
        match element.tag:
            case "text:p" | "text:h":
                yield " ".join(element.inner_text.split())
            case "table:table-row":
                yield CELL.join(" ".join(cell.inner_text.split()) for cell in element.children)
            case "text:tracked-changes" | "office:annotation":
                continue
            case _:
                yield from _open_lines(element.children)
