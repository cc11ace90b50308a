"""Plain text, in a file or from standard input."""

from __future__ import annotations

import codecs
import sys
from pathlib import Path

from aligner.article import Article
from aligner.errors import SourceError
from aligner.reading.options import ReadingOptions

# More than 30 times the longest articles of the news archives seen; above it is a mistake (a disk image, a log).
MAX_BYTES = 16 * 1024 * 1024

BYTE_ORDER_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))

# The first bytes of formats that people mistake for text, and what to do about each.
SIGNATURES = (
    (b"%PDF-", "a PDF: save its text first (pdftotext)"),
    (b"PK\x03\x04", "a ZIP archive or an office document: save it as text first"),
    (b"\x1f\x8b", "a gzip archive: unpack it first"),
    (b"{\\rtf", "RTF: save it as text first"),
)


def read_plain(source: str, options: ReadingOptions) -> Article:
    """Read an article from a path, or from standard input for "-".

    Takes plain text in UTF-8, or in UTF-16 with a byte-order mark. Raises SourceError, with the source and what to do
    in one line, where there is no article to be had.
    """
    name = "standard input" if source == "-" else _printable(source)
    text = decode(name, _bytes(source, name))
    if not any(character.isalnum() for character in text):
        raise SourceError(f"{name}: no words in it")
    title = options.title or (name if source == "-" else Path(source).name)
    return Article.from_text(text, title=title, source=source)


def decode(name: str, data: bytes) -> str:
    """Turn the bytes of a file into text. Raises SourceError for what is no plain text."""
    if len(data) > MAX_BYTES:
        raise SourceError(f"{name}: larger than {MAX_BYTES // 1024 // 1024} MB, too long for an article")
    for signature, advice in SIGNATURES:
        if data.startswith(signature):
            raise SourceError(f"{name}: {advice}")
    encoding = next((encoding for mark, encoding in BYTE_ORDER_MARKS if data.startswith(mark)), "utf-8")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise SourceError(f"{name}: not {encoding.upper()} text (byte {error.start}): save it as UTF-8") from None
    if "\0" in text:
        raise SourceError(f"{name}: a binary file, not text")
    if text.lstrip()[:200].lower().startswith(("<!doctype html", "<html", "<?xml")):
        raise SourceError(f"{name}: a web page: save its text first, newsdiff reads plain text")
    return text


def _bytes(source: str, name: str) -> bytes:
    try:
        if source == "-":
            if sys.stdin is None:
                raise SourceError(f"{name}: closed")
            return sys.stdin.buffer.read(MAX_BYTES + 1)
        path = Path(source)
        if not source or not path.exists():
            raise SourceError(f"{name}: no such file")
        if path.is_dir():
            raise SourceError(f"{name}: a folder, not an article")
        if not path.is_file():
            raise SourceError(f"{name}: not a regular file; pipe it in as -")
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        raise SourceError(f"{name}: {getattr(error, 'strerror', None) or error}") from None


def _printable(name: str) -> str:
    """Return a name as a message may hold it: on one line, with nothing that a terminal would obey."""
    return "".join(each if each.isprintable() else ascii(each)[1:-1] for each in name) or '""'
