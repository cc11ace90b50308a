"""Documents made for the tests: pages, PDFs, office documents, whole and broken."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

# Writes a file of some content and name, and returns where it lies.
Write = Callable[..., str]

LINES = (
    "The harbour bridge at Westhaven is closed until Friday, after a barge hit one of its pillars, the city said.",
    "Nobody was hurt. The captain, who is 54 years old, told the police that the rudder of his ship had failed.",
    "Engineers will examine the pillar with divers on Tuesday, and 12,000 commuters a day have to take the ferry.",
)
TEXT = "\n".join(LINES) + "\n"

PAGE = """\
<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8">
<title>Westhaven bridge closed until Friday | The Westhaven Post</title>
<meta property="og:title" content="Westhaven bridge closed until Friday">
<meta property="og:site_name" content="The Westhaven Post">
<meta name="author" content="Ann Lee"><meta property="article:published_time" content="2026-03-02T08:00:00Z">
<style>p { color: black }</style><script>var secret = "script text";</script></head>
<body><header><nav><a href="/">Home</a> <a href="/sport">Sport pages</a></nav></header>
<main><article><h1>Westhaven bridge closed until Friday</h1>
<p class="byline">By Ann Lee, staff writer</p>
<figure><img src="bridge.jpg" alt="The bridge"><figcaption>The bridge on Monday. Photo: Bo Chen</figcaption></figure>
%s
<div class="related-links"><h3>Read more</h3><ul><li><a href="/1">Ten bridges that fell down</a></li></ul></div>
</article></main>
<aside><h2>Most read</h2><ul><li><a href="/3">Mayor resigns over ferry</a></li></ul></aside>
<footer>© 2026 The Westhaven Post. All rights reserved.</footer></body></html>
"""


MARKDOWN = """\
---
title: "Bridge closed"
author: Ann Lee
date: 2026-03-02
---

# Westhaven bridge closed

The **harbour bridge** at [Westhaven](https://example.com/w) is closed
until Friday, the `city` said.

![The bridge on Monday](bridge.jpg)

- Nobody was *hurt*.
- Divers will look at the pillar.

> The rudder failed.

| Closed | Days |
|--------|------|
| bridge | 5    |
"""


def page(*paragraphs: str) -> str:
    """Return a page of a newspaper with an article of some paragraphs in it."""
    return PAGE % "\n".join(f"<p>{paragraph}</p>" for paragraph in paragraphs or LINES)


def mhtml(html: str) -> str:
    """Return a page as a browser saves it in a single file."""
    return (
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://example.com/a\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related; type="text/html"; boundary="xx"\r\n\r\n--xx\r\n'
        "Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
        f"{html}\r\n--xx--\r\n"
    )


def pdf(
    pages: Sequence[Sequence[str]], title: str = "", encrypt: str | None = None, catalog: str = "", headline: str = ""
) -> bytes:
    """Return a PDF of some pages of some lines; the headline stands on each, in larger letters."""
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(pages)))
    objects = [
        f"<< /Type /Catalog /Pages 2 0 R {catalog} >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for number, lines in enumerate(pages):
        shown = "".join(f"({line.translate(ESCAPES)}) Tj T*\n" for line in lines)
        large = f"BT /F1 20 Tf 40 820 Td ({headline.translate(ESCAPES)}) Tj ET\n" if headline else ""
        stream = f"{large}BT /F1 10 Tf 14 TL 40 800 Td\n{shown}ET"
        objects.append(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> "
            f"/Contents {5 + 2 * number} 0 R >>"
        )
        objects.append(f"<< /Length {len(stream.encode('cp1252'))} >>\nstream\n{stream}\nendstream")
    objects.append(f"<< /Title ({title.translate(ESCAPES)}) /Author (Ann Lee) /CreationDate (D:20260302080000Z) >>")
    made = b"%PDF-1.4\n"
    places = []
    for number, each in enumerate(objects, 1):
        places.append(len(made))
        made += f"{number} 0 obj\n{each}\nendobj\n".encode("cp1252")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    made += (
        f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}"
        f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R /Info {len(objects)} 0 R >>\n"
        f"startxref\n{len(made)}\n%%EOF\n"
    ).encode()
    return made if encrypt is None else encrypted(made, encrypt)


ESCAPES = str.maketrans({"(": r"\(", ")": r"\)", "\\": r"\\"})


def encrypted(document: bytes, password: str) -> bytes:
    """Return a PDF that takes a password to open, or none if that is empty."""
    from pypdf import PdfReader, PdfWriter

    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(document)))
    writer.encrypt(password, owner_password="owner", algorithm="AES-256")  # noqa: S106 - of a document made here
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def docx(
    *paragraphs: str, title: str = "", author: str = "", headings: Mapping[int, str] = MappingProxyType({})
) -> bytes:
    """Return a DOCX document; `headings` stand behind so many of its paragraphs."""
    from docx import Document

    document = Document()
    document.core_properties.title = title
    document.core_properties.author = author
    for number, paragraph in enumerate(paragraphs, 1):
        document.add_paragraph(paragraph)
        if number in headings:
            document.add_heading(headings[number], 2)
    table = document.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "Closed", "5 days"
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def odt(*paragraphs: str, title: str = "", heading: str = "") -> bytes:
    """Return an ODT document; a further heading stands at its end, but for the last paragraph."""
    from odfdo import Document, Header, Paragraph

    document = Document("text")
    document.body.clear()
    document.meta.title = title
    document.body.append(Header(1, paragraphs[0]))
    for paragraph in paragraphs[1:]:
        if heading and paragraph is paragraphs[-1]:
            document.body.append(Header(2, heading))
        document.body.append(Paragraph(paragraph))
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def archive(**members: bytes | str) -> bytes:
    """Return a ZIP archive; two underscores in a name stand for a slash, one for a full stop."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in members.items():
            file.writestr(name.replace("__", "/").replace("_", "."), content)
    return out.getvalue()


def replaced(document: bytes, member: str, content: bytes | str) -> bytes:
    """Return a document with one of its members changed."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(document)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, content if name == member else old.read(name))
    return out.getvalue()
