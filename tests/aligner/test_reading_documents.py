"""Articles in documents: PDF, DOCX and ODT."""

from __future__ import annotations

import io
import sys
import zipfile
from pathlib import Path

import pytest

from aligner.errors import SourceError
from aligner.reading import read
from tests.aligner.documents import LINES, Write, docx, odt, pdf, replaced

CHANGED_DOCX = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"
 xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><w:body>
<w:p><w:r><w:t>The barge hit </w:t></w:r><w:ins w:id="1"><w:r><w:t>a pillar</w:t></w:r></w:ins><w:del w:id="2"><w:r>
<w:delText>a boat</w:delText></w:r></w:del><w:r><w:br/><w:t>at 9</w:t><w:tab/><w:t>p.m.</w:t></w:r><w:hyperlink><w:r>
<w:t xml:space="preserve"> and sank</w:t></w:r></w:hyperlink><w:sdt><w:sdtContent><w:r><w:t>, the city said.</w:t></w:r>
</w:sdtContent></w:sdt><mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r><w:t>A box beside it.</w:t></w:r></w:p>
</w:txbxContent></mc:Choice>
<mc:Fallback><w:txbxContent><w:p><w:r><w:t>A box beside it.</w:t></w:r></w:p></w:txbxContent></mc:Fallback>
</mc:AlternateContent></w:p>
<w:sdt><w:sdtContent><w:p><w:r><w:t>Divers go down today.</w:t></w:r></w:p></w:sdtContent></w:sdt>
<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Bridge</w:t></w:r></w:p></w:tc><w:tc>
<w:tcPr><w:gridSpan w:val="2"/></w:tcPr><w:p><w:r><w:t>Closed</w:t></w:r></w:p>
<w:p><w:r><w:t>until Friday</w:t></w:r></w:p></w:tc></w:tr></w:tbl>
</w:body></w:document>"""


class TestPdf:
    """The lines of a layout as paragraphs."""

    PAGES = (
        ("The Westhaven Post", "The harbour bridge at Westhaven is closed until Friday, after a barge hit one of"),
        ("The Westhaven Post", "its pillars on Monday night, the city said, and com-"),
        (
            "The Westhaven Post",
            "muters have to wait.",
            "Nobody was hurt (or killed), said a spokesman of the harbour master today.",
        ),
    )

    def test_lines_and_pages_are_joined_without_what_stands_on_all_pages(self, write: Write) -> None:
        pages = [[*lines, f"Page {number} of 3"] for number, lines in enumerate(self.PAGES, 1)]
        article = read(write(pdf(pages, title="Bridge closed"), "article.pdf"))
        assert article.text.splitlines() == [
            "The harbour bridge at Westhaven is closed until Friday, after a barge hit one of its pillars on Monday "
            "night, the city said, and commuters have to wait.",
            "Nobody was hurt (or killed), said a spokesman of the harbour master today.",
        ]
        assert (article.title, article.author, article.date) == ("Bridge closed", "Ann Lee", "2026-03-02")
        assert article.dateline is None  # that is when the file was made

    @pytest.mark.parametrize(
        ("head", "foot"),
        [
            # Chromium, Firefox, Safari
            (
                "11/25/26, 2:40 PM Bridge closed until Friday | The Post",
                "https://example.com/a?page=1/2 {page}/{pages}",
            ),
            ("Bridge closed until Friday | The … https://example.com/a", "{page} of {pages} 25.11.2026, 14:40"),
            (
                "Bridge closed until Friday | The Post 2026-11-25 at 14:40",
                "https://example.com/a Page {page} of {pages}",
            ),
        ],
        ids=["chromium", "firefox", "safari"],
    )
    @pytest.mark.parametrize("count", [1, 2, 3])
    @pytest.mark.parametrize("last", [True, False], ids=["drawn last", "drawn around"])
    def test_what_a_browser_prints_around_a_page_is_left_out(
        self, write: Write, head: str, foot: str, count: int, *, last: bool
    ) -> None:
        story = [
            "On day {page} the harbour bridge at Westhaven stayed closed, and the city",
            "counted {page}7 people who took the ferry.",
        ]
        pages = []
        for number in range(1, count + 1):
            around = [each.format(page=number, pages=count) for each in (head, foot)]
            text = [line.format(page=number) for line in story]
            pages.append([*text, *around] if last else [around[0], *text, around[1]])
        read_text = read(write(pdf(pages, title="Bridge closed until Friday | The Post"), "article.pdf")).text
        assert read_text.splitlines() == [" ".join(story).format(page=number) for number in range(1, count + 1)]

    def test_a_sentence_that_happens_to_end_pages_is_part_of_the_text(self, write: Write) -> None:
        pages = [
            [*(f"Ferry {number}-{line} left on time." for line in range(number)), "It came back."]
            for number in (1, 2, 3)
        ]
        assert read(write(pdf(pages), "article.pdf")).text.count("It came back.") == 3

    @pytest.mark.parametrize(
        "line",
        ["The vote was 52/48.", "The match ended 3/1", "Bridge closed", "He came at 7:30 on 11/25/26, 2:40 PM sharp"],
    )
    def test_a_headline_or_a_figure_at_the_edge_is_part_of_the_text(self, write: Write, line: str) -> None:
        assert line in read(write(pdf([[line, *LINES]], title="Bridge closed"), "article.pdf")).text
        assert line in read(write(pdf([[*LINES, line]], title="Bridge closed"), "article.pdf")).text

    def test_what_is_set_apart_is_a_paragraph(self, write: Write) -> None:
        lines = [
            "The harbour bridge is closed after a",
            "barge hit it on Monday",
            "",
            "Nobody was hurt in the accident,",
            "the",
        ]
        article = read(write(pdf([[*lines, "city said on Tuesday."]], headline="Bridge closed"), "article.pdf"))
        assert article.text.splitlines() == [
            "Bridge closed",
            "The harbour bridge is closed after a barge hit it on Monday",
            "Nobody was hurt in the accident, the city said on Tuesday.",
        ]

    def test_a_title_that_a_program_wrote_is_none(self, write: Write) -> None:
        assert read(write(pdf([LINES], title="Microsoft Word - draft7.doc"), "a.pdf")).title == "a.pdf"


class TestOfficeDocuments:
    """DOCX and ODT."""

    def test_docx(self, write: Write) -> None:
        article = read(write(docx(*LINES, title="Bridge closed", author="Ann Lee"), "article"))
        assert article.text.splitlines() == [*LINES, "Closed | 5 days"]
        assert (article.title, article.author) == ("Bridge closed", "Ann Lee")

    def test_docx_without_a_title(self, write: Write) -> None:
        assert read(write(docx(*LINES, title="Word Document"), "article")).title == "article"

    def test_odt(self, write: Write) -> None:
        article = read(write(odt("Bridge closed", *LINES, title="Bridge"), "article"))
        assert article.text.splitlines() == ["Bridge closed", *LINES]
        assert article.title == "Bridge"

    def test_headings_and_tables_within_are_no_story(self, write: Write) -> None:
        for document, asides in (
            (docx(*LINES, headings={1: "Traffic"}), ["Traffic", "Closed | 5 days"]),
            (odt("Bridge closed", *LINES, heading="Traffic"), ["Traffic"]),
        ):
            article = read(write(document, "article"))
            assert [article.text[slice(*each)] for each in article.asides] == asides
            assert not any(article.text[s.start : s.end] == "Traffic" and not s.boilerplate for s in article.sentences)

    def test_docx_with_changes_boxes_and_forms(self, write: Write) -> None:
        assert read(write(replaced(docx("x"), "word/document.xml", CHANGED_DOCX), "article")).text.splitlines() == [
            "The barge hit a pillar at 9 p.m. and sank, the city said.",
            "A box beside it.",
            "Divers go down today.",
            "Bridge | Closed until Friday",
        ]

    def test_odt_with_notes_and_comments(self, write: Write) -> None:
        text = (
            '<text:p>The barge<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation>'
            "<text:note-body><text:p>A note.</text:p></text:note-body></text:note> hit"
            "<office:annotation><dc:creator>Bo</dc:creator><text:p>Is it so?</text:p></office:annotation> a<text:s/>"
            "<text:span>pillar</text:span><text:line-break/>and sank.</text:p>"
        )
        document = odt("Bridge", "A line.")
        with zipfile.ZipFile(io.BytesIO(document)) as archive:
            content = archive.read("content.xml").decode()
        assert content.count("<text:p>A line.</text:p>") == 1
        changed = replaced(document, "content.xml", content.replace("<text:p>A line.</text:p>", text))
        assert read(write(changed, "article")).text == "Bridge\nThe barge hit a pillar and sank."

    @pytest.mark.parametrize(
        ("module", "content"),
        [("docx", docx(*LINES)), ("odfdo", odt(*LINES)), ("cryptography", pdf([LINES], encrypt=""))],
        ids=["docx", "odt", "pdf"],
    )
    def test_a_library_that_is_not_there_is_named(
        self, write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, module: str, content: bytes
    ) -> None:
        # A module that cannot be imported stands before the one that can, in the process that reads documents.
        (tmp_path / f"{module}.py").write_text("raise ImportError")
        monkeypatch.setattr(sys, "path", [str(tmp_path), *sys.path])
        with pytest.raises(SourceError, match=r"pip install (python-docx|odfdo|cryptography)"):
            read(write(content, "article"))
