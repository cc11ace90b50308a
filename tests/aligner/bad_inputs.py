"""What people may give that is no article, or no plain one, and what each gives: an error that says so, or a text.

Run as a program, it reads what its standard input names and prints what came of it, so that a test can see how much
memory a process takes that does nothing else.
"""

from __future__ import annotations

import bz2
import codecs
import gzip
import json
import os
import resource
import socket
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from aligner.errors import SourceError
from aligner.reading import ReadingOptions, read
from tests.aligner.documents import LINES, PAGE, TEXT, archive, docx, odt, page, pdf, replaced
from tests.aligner.servers import Answer, bomb, drips, endless, for_ever, never, redirects, says, says_nothing

# How long those are waited for that never end, and all others: on a busy machine a good answer takes its time, too.
PATIENCE, MUCH_PATIENCE = 0.6, 8.0
HTML = "Content-Type: text/html"
BOMB = "<!DOCTYPE x [<!ENTITY a0 'ha'>{}]><{} {}><w:body><w:p><w:r><w:t>&a9;</w:t></w:r></w:p></w:body></{}>".format(
    "".join(f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 10)),
    "w:document",
    "xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'",
    "w:document",
)
STOLEN = BOMB.replace("<!ENTITY a9", "<!ENTITY old").replace("'ha'>", "'ha'><!ENTITY a9 SYSTEM 'file:///etc/passwd'>")
GERMAN = (
    "Die Hafenbrücke von Westhaven bleibt bis Freitag gesperrt, nachdem ein Schiff einen ihrer Pfeiler gerammt hat. "
    "Niemand wurde verletzt. Der Kapitän sagte der Polizei, das Ruder habe kurz vor dem Unfall nicht mehr reagiert.\n"
)


@dataclass(frozen=True)
class Bad:
    """One input: `make` writes it under a name, and either `error` or `text` is what comes of it.

    `warnings` are the kinds of those that come with a text.
    """

    name: str
    make: bytes | Callable[[Path], None]
    error: str = ""
    text: str = ""
    warnings: tuple[str, ...] = ()

    @property
    def expected(self) -> str:
        """What is said or read, or some of it."""
        return self.error or self.text


def patience(error: str) -> float:
    """Return how long to wait for a source of which that is said."""
    return PATIENCE if "seconds" in error or "within" in error else MUCH_PATIENCE


def fifo(path: Path) -> None:
    os.mkfifo(path)


def loop(path: Path) -> None:
    path.symlink_to(path)


def socket_file(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(path))


def missing(_: Path) -> None:
    pass


def long_line(path: Path) -> None:
    path.write_bytes(b"The vote was close. " * (10 * 1024 * 1024 // 20))


def sparse(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(4 << 30)


FILES = (
    Bad("empty.txt", b"", "no words"),
    Bad("blanks.txt", b" \r\n\t\n", "no words"),
    Bad("punctuation.txt", "… — !? “”\n".encode(), "no words"),
    Bad("mark alone.txt", codecs.BOM_UTF8, "no words"),
    Bad("one word.txt", b"Storm", text="Storm"),
    Bad("one word of ten thousand letters.txt", b"x" * 10_000, text="x" * 10_000),
    Bad("ten megabytes in a line.txt", long_line, "too long for an article"),
    Bad("four gigabytes.txt", sparse, "larger than 16 MB"),
    Bad("nul bytes.txt", b"The vote\0was close.\0", "a binary file"),
    Bad("random.txt", bytes(range(256)) * 64, "not text"),
    Bad("truncated utf-8.txt", "At the café".encode()[:-1], text="At the caf�", warnings=("encoding",)),
    Bad("truncated utf-16.txt", TEXT.encode("utf-16")[:-1], text=LINES[0], warnings=("encoding",)),
    Bad("utf-16.txt", TEXT.encode("utf-16"), text=TEXT),
    Bad("utf-16 without a mark.txt", TEXT.encode("utf-16-le"), text=TEXT, warnings=("encoding",)),
    Bad("utf-16 from the other end.txt", TEXT.encode("utf-16-be"), text=TEXT, warnings=("encoding",)),
    Bad("utf-32.txt", TEXT.encode("utf-32"), text=TEXT),
    Bad(
        "windows.txt",
        "The café said “no”.\r\n".encode("cp1252"),
        text="The café said “no”.\r\n",
        warnings=("encoding",),
    ),
    Bad("mojibake.txt", "The cafÃ© said no.\n".encode(), text="The cafÃ© said no."),
    Bad("escapes.txt", b"The \x1b[31mvote\x1b[0m was\x07 close.\n", text="The \x1b[31mvote"),
    Bad("bidi.txt", "The \u202evote\u202c was close.\n".encode(), text="The \u202evote"),
    Bad("german.txt", GERMAN.encode(), text=GERMAN, warnings=("language",)),
    Bad("zip.txt", archive(a_txt=TEXT), "a ZIP archive: unpack it"),
    Bad("half a zip.txt", archive(a_txt=TEXT)[:40], "damaged ZIP"),
    Bad("gzip.txt", gzip.compress(TEXT.encode()), "unpack it"),
    Bad("bzip2.txt", bz2.compress(TEXT.encode()), "unpack it"),
    Bad("picture.txt", b"\x89PNG\r\n\x1a\n\0\0", "a picture"),
    Bad("word.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512), "an old Office document"),
    Bad("rich.rtf", b"{\\rtf1\\ansi The vote}", "RTF"),
    Bad("program", b"\x7fELF\x02\x01" + bytes(100), "a program"),
    Bad("feed.xml", b"<?xml version='1.0'?><rss><title>The vote</title></rss>", "XML, not a page"),
    Bad("book.epub", archive(mimetype="application/epub+zip"), "an e-book"),
    Bad("sheet.xlsx", archive(xl__workbook_xml="<x/>"), "a ZIP archive"),
    Bad("deep.html", b"<html><body>" + b"<div>" * 200_000 + b"The vote", "no text in this page"),
    Bad("deep lists.html", b"<html><body>" + b"<ul><li>a" * 100_000, text="a", warnings=("short", "links")),
    Bad("tags never closed.html", b"<html><p>" + b"<b><i>The vote was close. " * 20_000, text="The vote was close."),
    Bad(
        "many attributes.html",
        b"<html><p " + b"a=1 " * 500_000 + b">The vote was close.",
        text="The vote was close.",
        warnings=("short",),
    ),
    Bad("half a tag.html", b"<html><body><p>The vote was close.<a href='", text="The vote was close."),
    Bad(
        "entities.html", f"<!DOCTYPE html [{BOMB[13:700]}]><p>The vote was close.".encode(), text="The vote was close."
    ),
    Bad("no text.html", b"<html><body><script>draw()</script></body></html>", "no text in this page"),
    Bad("frames.html", b"<html><frameset><frame src='file:///etc/passwd'></frameset></html>", "no text in this page"),
    Bad("text on top.html", TEXT.encode(), text=LINES[0]),
    Bad(
        "wrong charset.html",
        page("The café was <b>closed</b>.").replace("utf-8", "utf-16").encode(),
        text="The café was",
    ),
    Bad("unknown charset.html", page("The café was shut.").replace("utf-8", "klingon").encode(), text="The café was"),
    Bad(
        "large and empty.html",
        (PAGE % "<p>The vote.</p>" + "<!-- x -->" * 50_000).encode(),
        text="The",
        warnings=("short",),
    ),
    Bad("pdf without text.pdf", pdf([[]]), "a PDF without text"),
    Bad("pdf with a password.pdf", pdf([LINES], encrypt="secret"), "a PDF with a password"),
    Bad("pdf encrypted without one.pdf", pdf([LINES], encrypt=""), text="The harbour bridge"),
    Bad("half a pdf.pdf", pdf([LINES])[:400], "a damaged PDF"),
    Bad("pdf in name.pdf", TEXT.encode(), text=LINES[0]),
    Bad("pdf of pages in a circle.pdf", pdf([LINES]).replace(b"/Kids [4 0 R]", b"/Kids [2 0 R]"), "PDF"),
    Bad("pdf of a thousand pages.pdf", pdf([["The vote"]] * 1000), "1000 pages"),
    Bad("pdf named text.txt", pdf([LINES]), text="The harbour bridge"),
    Bad("broken.docx", archive(word__document_xml="<xml"), "a damaged DOCX"),
    Bad("half.docx", docx(*LINES)[:2000], "damaged ZIP"),
    Bad("ten million laughs.docx", replaced(docx(*LINES), "word/document.xml", BOMB), "DOCX"),
    Bad("stolen file.docx", replaced(docx(*LINES), "word/document.xml", STOLEN), "no text in this DOCX"),
    Bad("zip bomb.docx", replaced(docx(*LINES), "word/document.xml", bytes(200 << 20)), "more than 64 MB"),
    Bad("broken.odt", replaced(odt(*LINES), "content.xml", "<xml"), "a damaged ODT"),
    Bad("a folder", Path.mkdir, "a folder"),
    Bad("a pipe that nobody writes to", fifo, "nothing came for 0.6 seconds"),
    Bad("a socket", socket_file, "a device"),
    Bad("a link to itself", loop, "symbolic links"),
    Bad("missing.txt", missing, "no such file"),
    Bad("code.md", b"# Storm\n\n```\n" + b"[" * 50_000 + b"\n```\nIt came.\n", text="Storm"),
    Bad("brackets.md", b"# Storm\n\n" + b"[" * 30_000 + b"\n\nIt came.\n", text="Storm"),
    Bad("quotations.md", b">" * 50_000 + b" Storm\n", "no text in this Markdown"),
)

# Sources that are not in a file.
ODD_SOURCES = (
    ("", '"": no such file'),
    ("/dev/zero", "a device"),
    ("nul\0.txt", "nul\\x00.txt: "),
    ("\x1b[2J.txt", "\\x1b[2J.txt: no such file"),
    ("x" * 5000, "name too long"),
    ("file:///etc/passwd", "only http and https"),
    ("ftp://localhost/a.txt", "only http and https"),
    ("data:text/plain,The vote", "only http and https"),
    ("www.example.com/vote", "an address begins with https://"),
    ("http://", "no valid address"),
    ("http://[::1/", "no valid address"),
    ("http://localhost:99999/", "no valid address"),
    ("http://user:secret@localhost/", "an address with a password"),
    ("http://127.0.0.1/", "which is private"),
    ("http://2130706433/", "leads to 127.0.0.1, which is private"),
    ("http://0177.0.0.1/", "no valid address"),
    ("http://0/", "leads to 0.0.0.0, which is private"),
    ("http://[::ffff:127.0.0.1]/", "which is private"),
    ("http://169.254.169.254/latest/", "which is private"),
)


@dataclass(frozen=True)
class Answered:
    """What a server says at a path, and what comes of that."""

    path: str
    answer: Answer
    error: str = ""
    text: str = ""


ANSWERED = (
    Answered("/never", never, "no whole answer within"),
    Answered("/drips-headers", drips(b"HTTP/1.1 200 OK\r\n", b"X: y\r\n"), "no whole answer within"),
    Answered("/drips-text", drips(b"HTTP/1.1 200 OK\r\n\r\nThe", b" vote"), "no whole answer within"),
    Answered("/endless", endless, "larger than 16 MB"),
    Answered("/bomb", bomb, "larger than 16 MB"),
    Answered("/longer", says(page().encode(), HTML, length=1 << 30), "broke off"),
    Answered("/shorter", says(b"The vote was close. It was.", length=19), text="The vote was close."),
    Answered("/negative", says(b"The vote", length=-5), "broke off"),
    Answered("/for-ever", for_ever, "more than 10 redirects"),
    Answered("/to-itself", redirects("/to-itself"), "more than 10 redirects"),
    Answered("/to-file", redirects("file:///etc/passwd"), "redirects to file"),
    Answered("/to-data", redirects("data:text/html,The vote"), "redirects to data"),
    Answered("/to-javascript", redirects("javascript:alert(1)"), "redirects to javascript"),
    Answered("/to-nowhere", redirects("http://[::1/"), "no valid address"),
    Answered("/to-password", redirects("http://a:b@localhost/"), "an address with a password"),
    Answered("/not-http", lambda connection: connection.send(b"\xff\xfe\0\x01" * 100), "broke off"),
    Answered("/nothing", says_nothing, "broke off"),
    Answered("/404", says(b"<html>gone", HTML, status="404 Not Found"), "404 Not Found: there is no such page"),
    Answered("/403", says(b"", status="403 Forbidden"), "it does not answer programs"),
    Answered("/500", says(b"", status="500 Oops\x1b[31m"), "500 Internal Server Error: try again later"),
    Answered("/299", says(b"", status="299 Odd"), "299"),
    Answered("/204", says(b"", status="204 No Content"), "204 No Content"),
    Answered("/empty", says(b"", HTML), "no words"),
    Answered("/brotli", says(b"\x0b\x02\x80", HTML, "Content-Encoding: br"), "packed in a way"),
    Answered("/twice", says(gzip.compress(gzip.compress(b"x")), "Content-Encoding: gzip, gzip"), "packed in a way"),
    Answered("/not-gzip", says(b"The vote", HTML, "Content-Encoding: gzip"), "damaged on its way"),
    Answered("/half-gzip", says(gzip.compress(page().encode())[:200], "Content-Encoding: gzip"), "damaged on its way"),
    Answered("/gzip", says(gzip.compress(page().encode()), HTML, "Content-Encoding: gzip"), text="The harbour bridge"),
    Answered("/picture", says(b"\xff\xd8\xff\xe0", "Content-Type: image/jpeg"), "a picture"),
    Answered("/pdf", says(pdf([LINES]), "Content-Type: text/html"), text="The harbour bridge"),
    Answered(
        "/wrong-charset",
        says(page("The café was shut.").encode(), f"{HTML}; charset=klingon"),
        text="The café was shut.",
    ),
    Answered(
        "/charset",
        says("The café was shut.".encode("cp1252"), "Content-Type: text/plain; charset=iso-8859-1"),
        text="The café was shut.",
    ),
    Answered("/headers", says(page().encode(), HTML, *(f"X-{n}: {'y' * 1000}" for n in range(200))), "broke off"),
    Answered("/redirected", redirects("/gzip"), text="The harbour bridge"),
)


def own_peak() -> int:
    """Return the most memory that this process held, in kilobytes.

    On Linux `getrusage` tells the peak of the process that began this one, if that was more.
    """
    status = Path("/proc/self/status")
    if not status.exists():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    (peak,) = (
        line.split()[1]
        for line in status.read_text(encoding="ascii", errors="replace").splitlines()
        if line.startswith("VmHWM")
    )
    return int(peak)


def main() -> None:
    """Read sources, given with the patience for each; print what came of them, and how much memory it all took."""
    outcomes = {}
    for source, patience in json.load(sys.stdin).items():
        began = time.monotonic()
        try:
            article = read(source, ReadingOptions(timeout=patience, allow_local="/127.0.0.1:" in source, cache=False))
            told = {"text": article.text, "warnings": [warning.kind for warning in article.warnings]}
        except SourceError as error:
            told = {"error": str(error)}
        outcomes[source] = told | {"seconds": time.monotonic() - began}
    peaks = [own_peak(), resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss]
    print(json.dumps({"outcomes": outcomes, "kilobytes": peaks}))  # noqa: T201


if __name__ == "__main__":
    main()
