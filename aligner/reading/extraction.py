"""Bytes of some format -> what the article in them says."""

from __future__ import annotations

from collections.abc import Callable

from aligner.errors import SourceError
from aligner.reading.charsets import plain
from aligner.reading.content import Content
from aligner.reading.formats import Format
from aligner.reading.markdown import markdown
from aligner.reading.material import Material
from aligner.reading.office import docx, odt
from aligner.reading.pages import archived_page, page
from aligner.reading.pdf import pdf

Extractor = Callable[[Material, str | None], Content]


EXTRACTORS: dict[Format, Extractor] = {
    Format.TEXT: plain,
    Format.MARKDOWN: markdown,
    Format.PAGE: page,
    Format.ARCHIVED_PAGE: archived_page,
    Format.PDF: pdf,
    Format.DOCX: docx,
    Format.ODT: odt,
}


def extract(form: Format, material: Material, encoding: str | None = None) -> Content:
    """Return what an article says. Raises SourceError, and nothing else, if it says nothing that can be read."""
    try:
        return EXTRACTORS[form](material, encoding)
    except SourceError:
        raise
    except (MemoryError, RecursionError):
        raise SourceError(f"{material.name}: too deep or too large a {form.value}: save its text first") from None
    except Exception as error:  # The libraries promise nothing about what they raise on bytes that are wrong.
        reason = type(error).__name__
        raise SourceError(
            f"{material.name}: a damaged {form.value} ({reason}): get it anew, or save its text"
        ) from None
