"""What a source holds, told by its content; names and servers only decide where the content leaves it open."""

from __future__ import annotations

import io
import re
from enum import Enum
from typing import TYPE_CHECKING

from aligner.errors import SourceError
from aligner.reading.charsets import marked
from aligner.reading.material import Material

if TYPE_CHECKING:
    import zipfile


class Format(Enum):
    """The formats that articles are read from."""

    TEXT = "text"
    MARKDOWN = "Markdown"
    PAGE = "page"
    ARCHIVED_PAGE = "archived page"
    PDF = "PDF"
    DOCX = "DOCX"
    ODT = "ODT"


# Formats that people give and that hold no article that we read: how one begins, what it is, what to do.
REFUSED = (
    (b"\x1f\x8b", "a gzip archive: unpack it first"),
    (b"BZh", "a bzip2 archive: unpack it first"),
    (b"\xfd7zXZ\0", "an xz archive: unpack it first"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive: unpack it first"),
    (b"Rar!\x1a\x07", "a RAR archive: unpack it first"),
    (b"{\\rtf", "RTF: save it as text or DOCX first"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document: save it as DOCX or text first"),
    (b"bplist00", "a web archive of Safari: save the page as its source (HTML) instead"),
    (b"\x89PNG", "a picture: save its text first"),
    (b"\xff\xd8\xff", "a picture: save its text first"),
    (b"GIF8", "a picture: save its text first"),
    (b"\x7fELF", "a program, not an article"),
    (b"SQLite format 3\0", "a database, not an article"),
)
MARKDOWN_ENDINGS = {".md", ".markdown", ".mdown", ".mkd"}
PAGE_ENDINGS = {".html", ".htm", ".xhtml"}
PAGE_TYPES = {"text/html", "application/xhtml+xml"}

# How a page begins, after comments and declarations; a text that merely has a tag in it is a text.
PAGE = re.compile(
    r"(?:\s++|<!--(?:(?!-->).)*+-->|<\?xml[^>]{0,200}\?>)*+<(?:!doctype\s+html|html|head|body|title|meta|article|main|div|section)\b[^>]*>?",
    re.IGNORECASE | re.DOTALL,
)
TAG = re.compile(r"<(?:p|div|a|br|span|h[1-6]|article|body|li|title)\b[^<>]*>", re.IGNORECASE)
ARCHIVED_PAGE = re.compile(r"(?:From|MIME-Version|Snapshot-Content-Location|Subject): ", re.IGNORECASE)
# What only Markdown has: a headline of it, a link, a list of facts on top.
MARKDOWN = (
    re.compile(r"^#{1,6} \S", re.MULTILINE),
    re.compile(r"\[[^\]\n]{1,200}\]\(https?://[^)\s]{1,500}\)"),
    re.compile(r"\A---\r?\n(?:[\w-]{1,40}: ?[^\n]*\n){1,40}---\r?\n"),
)
HEAD = 1 << 13


def format_of(material: Material) -> Format:
    """Tell the format. Raises SourceError for one that no article is read from."""
    data, name = material.data, material.name
    if b"%PDF-" in data[:1024] and data.lstrip()[:5] == b"%PDF-":
        return Format.PDF
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _office(data, name)
    for signature, advice in REFUSED:
        if data.startswith(signature):
            raise SourceError(f"{name}: {advice}")
    head = data[:HEAD].decode(marked(data) or "latin-1", "ignore").removeprefix("\ufeff")
    if PAGE.match(head):
        return Format.PAGE
    if head.lstrip().startswith("<?xml"):
        raise SourceError(f"{name}: XML, not a page: open it and save what it shows as text")
    if ARCHIVED_PAGE.match(head) and "multipart/related" in head:
        return Format.ARCHIVED_PAGE
    if (material.ending in PAGE_ENDINGS or material.media_type in PAGE_TYPES) and TAG.search(head):
        return Format.PAGE
    return Format.MARKDOWN if _is_markdown(material, head) else Format.TEXT


def _is_markdown(material: Material, head: str) -> bool:
    if material.ending in MARKDOWN_ENDINGS or material.media_type == "text/markdown":
        return True
    # A name or a server that says that it is plain text is taken at its word.
    is_open = not material.ending and material.media_type in ("", "application/octet-stream")
    return is_open and sum(bool(sign.search(head)) for sign in MARKDOWN) > 1


def _office(data: bytes, name: str) -> Format:
    import zipfile  # here, not above: few articles come as one

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
            kind = _mime_type(archive) if "mimetype" in names else ""
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, ValueError):
        raise SourceError(f"{name}: a damaged ZIP archive or document: get it anew") from None
    if "word/document.xml" in names:
        return Format.DOCX
    if kind.startswith("application/vnd.oasis.opendocument.text"):
        return Format.ODT
    if kind == "application/epub+zip":
        raise SourceError(f"{name}: an e-book: save the article in it as text first")
    if "[Content_Types].xml" in names or kind:
        raise SourceError(f"{name}: an office document that is no text: save its text as DOCX, ODT or text first")
    raise SourceError(f"{name}: a ZIP archive: unpack it first")


def _mime_type(archive: zipfile.ZipFile) -> str:
    with archive.open("mimetype") as file:
        return file.read(100).decode("ascii", "replace").strip()
