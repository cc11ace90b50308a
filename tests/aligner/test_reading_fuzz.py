"""Any bytes as a file: an article whose offsets reproduce its text, or one line that says why there is none."""

from __future__ import annotations

import encodings.aliases
import io
import signal
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner import reading
from aligner.article import Article
from aligner.errors import SourceError
from aligner.reading import ReadingOptions
from aligner.reading.extraction import extract
from aligner.reading.isolation import SECONDS
from tests.aligner.documents import LINES, MARKDOWN, TEXT, docx, mhtml, odt, page, pdf, replaced
from tests.aligner.parts import assert_whole

# How files begin that are something, so that any bytes behind that are read as such.
BEGINNINGS = st.sampled_from(
    [
        *(
            b"",
            b"%PDF-1.4\n",
            b"PK\x03\x04",
            b"PK\x05\x06",
            b"<!DOCTYPE html>",
            b"<html><body><p>",
            b"<?xml version='1.0'?>",
        ),
        *(
            b"---\ntitle: x\n---\n",
            b"# A\n",
            b"\xff\xfe",
            b"\xfe\xff",
            b"\xef\xbb\xbf",
            b"\xff\xfe\0\0",
            b"{\\rtf",
            b"GIF8",
        ),
        *(b"From: x\r\nContent-Type: multipart/related; boundary=x\r\n\r\n--x\r\nContent-Type: text/html\r\n\r\n",),
    ]
)
ENDINGS = st.sampled_from(["", ".txt", ".html", ".md", ".pdf", ".docx", ".odt", ".xhtml"])

# What means something in one format or another, and does so in the wrong place too.
WORDS = st.sampled_from(
    [
        *(
            b"<",
            b">",
            b"<div>",
            b"</p>",
            b"<table><td>",
            b"<script>",
            b"<!--",
            b"<![CDATA[",
            b"&#xD800;",
            b"&#0;",
            b"&x;",
        ),
        *(
            b"<w:p>",
            b"<w:t>",
            b"</w:p>",
            b"<text:p>",
            b"<text:s text:c='99999999'/>",
            b'xmlns="x"',
            b"<w:tbl/>",
            b"<a>" * 500,
        ),
        *(
            b"<<",
            b">>",
            b"[",
            b"]",
            b"(",
            b")",
            b"/Kids",
            b"/Count -1",
            b"2 0 R",
            b"endobj",
            b"endstream",
            b"99999999999",
        ),
        *(
            b"/Filter /FlateDecode",
            b"/Length 0",
            b"Td",
            b"Tf",
            b"TJ",
            b"BI",
            b"Do",
            b"null",
            b"-",
            b"\0",
            b"\xff",
            b"\xed\xa0\x80",
        ),
        *(
            b"charset=utf-16",
            b"--xx",
            b"\r\n\r\n",
            b"Content-Transfer-Encoding: base64",
            b"| - |",
            b"[x](",
            b"```",
            b"---\n",
        ),
        *("\u202e\u200b\u00ad\ufb01".encode(), b"\x1b[2J", b"\x9b", b"\n", b" " * 99),
    ]
)


@st.composite
def mutated(draw: st.DrawFn, document: bytes) -> bytes:
    """Draw a document that was damaged in a few places: cut off, cut out, doubled, written over, moved or let in."""
    data = document
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(data)))
        end = min(len(data), at + draw(st.integers(0, 60)))
        put = draw(WORDS | st.binary(max_size=6))
        match draw(st.integers(0, 5)):
            case 0:
                data = data[:at]
            case 1:
                data = data[:at] + data[end:]
            case 2:
                data = data[:end] + data[at:]
            case 3:
                data = data[:at] + put + data[at + len(put) :]
            case 4:
                data = data[:at] + data[end:] + data[at:end]
            case _:
                data = data[:at] + put + data[at:]
    return data


@st.composite
def unpacked(draw: st.DrawFn, document: bytes) -> bytes:
    """Draw an office document with a member that was damaged before it was packed: else its checksum is all that is."""
    with zipfile.ZipFile(io.BytesIO(document)) as archive:
        names = [name for name in archive.namelist() if name.endswith((".xml", ".rels", "mimetype"))]
        # Where the text is, and what all else hangs on, is worth more than the theme's colours.
        main = [name for name in names if name.rpartition("/")[2] in MAIN]
        member = draw(st.sampled_from(main) | st.sampled_from(names))
        content = archive.read(member)
    return replaced(document, member, draw(mutated(content)))


MAIN = ("document.xml", "content.xml", "meta.xml", "core.xml", "[Content_Types].xml", ".rels", "mimetype")
DOCX = docx(*LINES, title="Bridge closed", author="Ann Lee")
ODT = odt("Bridge closed", *LINES, title="Bridge")
PDF = pdf([LINES, LINES], title="Bridge closed", headline="Bridge closed")


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Raise TimeoutError in what takes longer, in time of the processor: whatever else the machine does."""

    def late(*_: object) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGPROF, late)
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., Article | None]]:
    """Reads bytes as a file, holds what comes to what holds for any, and returns the article if there is one.

    All happens in this process: one for each example would take half a second. What it takes apart is the same.
    """
    folder = tmp_path_factory.mktemp("fuzz")

    def read(data: bytes, ending: str = "", encoding: str | None = None) -> Article | None:
        path = folder / f"article{ending}"
        path.write_bytes(data)
        try:
            with within(SECONDS):
                article = reading.read(str(path), ReadingOptions(encoding=encoding))
        except SourceError as error:
            message = str(error)
            assert message.startswith(f"{path}: ")
            assert len(message) > len(f"{path}: ")
            assert message.isprintable()
            return None
        assert_whole(article)
        assert any(character.isalnum() for character in article.text)
        assert all(warning.message.isprintable() for warning in article.warnings)
        for about in (article.title, article.author, article.date, article.site):
            assert about == about.strip()
            about.encode()
        return article

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reading, "extract_apart", extract)
        yield read


Read = Callable[..., Article | None]


@given(BEGINNINGS, st.binary(max_size=300) | st.lists(WORDS, max_size=20).map(b"".join), ENDINGS)
def test_any_bytes(read: Read, beginning: bytes, rest: bytes, ending: str) -> None:
    read(beginning + rest, ending)


@given(st.text(min_size=1).filter(lambda text: "\0" not in text))
def test_any_text_is_taken_as_it_is(read: Read, text: str) -> None:
    article = read(text.encode(), ".txt", encoding="utf-8")
    assert article is None or article.text == text.removeprefix("\ufeff")


@given(mutated(TEXT.encode()) | st.binary(), st.sampled_from(sorted(set(encodings.aliases.aliases.values()))))
def test_any_character_set(read: Read, data: bytes, encoding: str) -> None:
    try:
        "".encode(encoding)
    except (LookupError, ValueError):
        return  # which the command does not take either
    read(data, encoding=encoding)


@given(st.sampled_from([TEXT.encode("utf-16"), TEXT.encode("utf-32"), MARKDOWN.encode()]).flatmap(mutated), ENDINGS)
def test_damaged_texts(read: Read, data: bytes, ending: str) -> None:
    read(data, ending)


@given(mutated(page().encode()) | mutated(mhtml(page()).encode()))
def test_damaged_pages(read: Read, data: bytes) -> None:
    read(data)


@given(mutated(PDF) | mutated(pdf([LINES], encrypt="")))
def test_damaged_pdfs(read: Read, data: bytes) -> None:
    read(data)


@given(mutated(DOCX) | mutated(ODT) | unpacked(DOCX) | unpacked(ODT))
def test_damaged_office_documents(read: Read, data: bytes) -> None:
    read(data)
