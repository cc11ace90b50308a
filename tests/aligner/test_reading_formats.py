"""Pages, Markdown, PDF, DOCX and ODT: what their article says, and nothing else; and character sets."""

from __future__ import annotations

import io
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from py3langid.langid import LanguageIdentifier

from aligner.article import Article
from aligner.errors import SourceError
from aligner.reading import ReadingOptions, read
from tests.aligner.documents import LINES, MARKDOWN, TEXT, docx, mhtml, odt, page, pdf, replaced

Write = Callable[..., str]

SPANISH = (
    "El puente del puerto de Westhaven seguirá cerrado hasta el viernes, después de que un barco golpeara uno de sus "
    "pilares, dijo la ciudad. Nadie resultó herido. Los ingenieros examinarán el pilar con buzos el martes.\n"
)
LINKS = "".join(f'<li><a href="/{n}">Ten bridges that fell down in {n}</a></li>' for n in range(1900, 1960))


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes a file; returns its name."""

    def write(content: bytes | str, name: str = "article.txt") -> str:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return str(path)

    return write


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


def kinds(article: Article) -> list[str]:
    return [warning.kind for warning in article.warnings]


class TestPages:
    """A page of a newspaper."""

    def test_the_article_without_what_stands_around_it(self, write: Write) -> None:
        article = read(write(page(), "page.html"))
        assert article.text.splitlines() == ["Westhaven bridge closed until Friday", *LINES]
        assert article.warnings == ()

    def test_what_it_says_of_itself(self, write: Write) -> None:
        article = read(write(page()))
        assert article.title == "Westhaven bridge closed until Friday"
        assert (article.author, article.date, article.site) == ("Ann Lee", "2026-03-02", "The Westhaven Post")

    def test_a_title_that_is_given_is_kept(self, write: Write) -> None:
        assert read(write(page()), ReadingOptions(title="Mine")).title == "Mine"

    def test_a_page_is_told_by_its_content(self, write: Write) -> None:
        for name in ("page.txt", "page", "page.pdf", "page.docx", "page.md"):
            assert read(write(page(), name)).site == "The Westhaven Post"

    def test_a_text_about_pages_is_a_text(self, write: Write) -> None:
        text = "Write <b>bold</b>, and <html> on top.\n"
        assert read(write(text)).text == text

    def test_entities_are_characters(self, write: Write) -> None:
        article = read(write(page("The caf&eacute; &amp; the quay &#8212; all&nbsp;closed &lt;b&gt;.", *LINES)))
        assert "The café & the quay — all" in article.text
        assert "closed <b>." in article.text

    def test_saved_as_one_file(self, write: Write) -> None:
        saved = mhtml(page("The café was closed on Monday, said its owner, who lives above it.", *LINES))
        article = read(write(saved, "page.mhtml"))
        assert "The café was closed" in article.text
        assert article.site == "The Westhaven Post"

    @pytest.mark.parametrize(
        "paragraph",
        [
            "To continue reading, subscribe today.",
            "This article is for subscribers.",
            "You’ve reached your article limit",
        ],
    )
    def test_a_paywall(self, write: Write, paragraph: str) -> None:
        html = page(LINES[0], "To continue reading, subscribe today.").replace(
            "</article>", f"<b>{paragraph}</b></article>"
        )
        assert kinds(read(write(html))) == ["paywall"]

    def test_a_paywall_that_only_machines_are_told_of(self, write: Write) -> None:
        html = page(LINES[0]).replace(
            "<style>", '<script type="x/ld+json">{"isAccessibleForFree": "False"}</script><style>'
        )
        assert kinds(read(write(html))) == ["paywall"]

    def test_a_whole_article_may_sell_subscriptions(self, write: Write) -> None:
        article = read(
            write(page(*(f"{number}. {line}" for number in range(10) for line in LINES), "Already a subscriber?"))
        )
        assert article.warnings == ()

    def test_a_list_of_links(self, write: Write) -> None:
        article = read(write(f"<html><body><ul>{LINKS}</ul></body></html>"))
        assert "links" in kinds(article)

    def test_little_text_in_a_large_page(self, write: Write) -> None:
        html = page("Loading the story.").replace("<style>", f"<script>{'draw(1);' * 9000}</script><style>")
        assert kinds(read(write(html))) == ["short"]


class TestLinesThatAreNoProse:
    """Headings of parts and rows of tables are shown, and are no part of the story."""

    PARTS = (
        "<h2>Who has to wait</h2><p>{}</p><table><tr><th>Bridge</th><th>Closed</th></tr>"
        "<tr><td>Harbour</td><td>5 days</td></tr></table><h3>When will it<br>open again?</h3><p>{}</p>"
    )
    STORY = (
        "Commuters have to take the ferry until the pillar has been examined, the harbour master said.",
        "A second barge will be towed away on Thursday, and the ferry sails every twenty minutes until then.",
    )

    def told(self, article: Article) -> tuple[list[str], list[str]]:
        texts = [(sentence.boilerplate, article.sentence_text(sentence.index)) for sentence in article.sentences]
        return [text for odd, text in texts if not odd], [text for odd, text in texts if odd]

    def test_on_a_page(self, write: Write) -> None:
        html = page(*LINES).replace("</article>", self.PARTS.format(*self.STORY) + "</article>")
        story, other = self.told(read(write(html)))
        assert story[0] == "Westhaven bridge closed until Friday"
        assert story[-2:] == [*self.STORY]
        assert other == ["Who has to wait", "Bridge | Closed", "Harbour | 5 days", "When will it", "open again?"]

    def test_the_rule_of_a_table_is_not_shown(self, write: Write) -> None:
        html = page(*LINES).replace("</article>", self.PARTS.format(*self.STORY) + "</article>")
        assert "---" not in read(write(html)).text

    def test_a_page_laid_out_with_a_table_keeps_its_story(self, write: Write) -> None:
        cell = f"<table><tr><td>{self.STORY[0]}</td></tr></table>"
        story, _ = self.told(read(write(page(*LINES).replace("</article>", cell + "</article>"))))
        assert self.STORY[0] in story

    def test_what_is_set_in_the_size_of_a_heading_is_a_sentence(self, write: Write) -> None:
        html = page(*LINES, "{}", self.STORY[1]).replace("<p>{}</p>", f"<h2>{self.STORY[0]}</h2>")
        assert self.told(read(write(html)))[1] == []

    def test_in_markdown(self, write: Write) -> None:
        text = (
            f"# Bridge closed\n\n## Barge hits pillar\n\n{self.STORY[0]}\n\n## What comes next\n\n{self.STORY[1]}\n\n"
        )
        story, other = self.told(read(write(text + "|  | Days |\n|---|---|\n| Harbour | 5 |\n", "article.md")))
        assert story == ["Bridge closed", "Barge hits pillar", *self.STORY]
        assert other == ["What comes next", "| Days", "Harbour | 5"]

    def test_a_document_without_paragraphs_is_all_story(self, write: Write) -> None:
        text = "## Bridge closed\n\n| Bridge | Days |\n|---|---|\n| Harbour | 5 |\n"
        assert self.told(read(write(text, "article.md")))[1] == []

    def test_a_plain_text_does_not_say_what_is_a_heading(self, write: Write) -> None:
        text = f"Bridge closed\n\n{self.STORY[0]}\n\nMayor resigns\n\n{self.STORY[1]}\n"
        assert self.told(read(write(text)))[1] == []


class TestLanguage:
    """Newsdiff is made for English, and says so."""

    def test_another_language_is_named(self, write: Write) -> None:
        warnings = read(write(SPANISH)).warnings
        assert [warning.message for warning in warnings] == ["it seems to be in Spanish: newsdiff is made for English"]

    def test_many_articles_share_what_tells_it(self, write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
        assert kinds(read(write(SPANISH))) == ["language"]
        monkeypatch.setattr(LanguageIdentifier, "from_model_file", None)
        assert kinds(read(write(SPANISH))) == ["language"]

    def test_on_a_page_too(self, write: Write) -> None:
        assert kinds(read(write(page(SPANISH, SPANISH)))) == ["language"]

    @pytest.mark.parametrize("text", [TEXT, "Storm.", "Мост.", "x" * 1000, "Bridge closed. Mayor resigns. Storm. " * 9])
    def test_english_and_what_is_too_short_are_not_doubted(self, write: Write, text: str) -> None:
        assert read(write(text)).warnings == ()


class TestMarkdown:
    """What a Markdown document shows."""

    def test_the_text_it_shows(self, write: Write) -> None:
        assert read(write(MARKDOWN, "article.md")).text.splitlines() == [
            "Westhaven bridge closed",
            "The harbour bridge at Westhaven is closed until Friday, the city said.",
            "Nobody was hurt.",
            "Divers will look at the pillar.",
            "The rudder failed.",
            "Closed | Days",
            "bridge | 5",
        ]

    def test_what_it_says_of_itself(self, write: Write) -> None:
        article = read(write(MARKDOWN, "article.md"))
        assert (article.title, article.author, article.date) == ("Bridge closed", "Ann Lee", "2026-03-02")

    def test_without_facts_on_top_its_title_is_its_headline(self, write: Write) -> None:
        assert read(write(MARKDOWN.partition("---\n\n")[2], "article.md")).title == "Westhaven bridge closed"

    def test_it_is_told_without_a_name(self, write: Write) -> None:
        assert "**" not in read(write(MARKDOWN, "article")).text

    def test_a_text_is_taken_as_it_is(self, write: Write) -> None:
        assert read(write(MARKDOWN, "article.txt")).text == MARKDOWN


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
        with pytest.raises(SourceError, match=r"pip install 'newsdiff\[documents\]'"):
            read(write(content, "article"))


class TestCharacterSets:
    """Given, declared, guessed."""

    CAFE = "The café on the quay burned down, “luckily” with nobody in it – for once.\n"

    def test_given(self, write: Write) -> None:
        assert read(write(self.CAFE.encode("cp1250")), ReadingOptions(encoding="cp1250")).text == self.CAFE

    def test_what_is_given_and_wrong_is_said(self, write: Write) -> None:
        with pytest.raises(SourceError, match="not utf-8 text \\(byte 7\\): leave out --encoding"):
            read(write(self.CAFE.encode("cp1252")), ReadingOptions(encoding="utf-8"))

    @pytest.mark.parametrize("encoding", ["base64", "rot13", "hex"])
    def test_a_codec_that_is_no_character_set(self, write: Write, encoding: str) -> None:
        with pytest.raises(SourceError, match="no character set"):
            read(write(self.CAFE), ReadingOptions(encoding=encoding))

    @pytest.mark.parametrize("declared", ["iso-8859-1", "windows-1252", "ISO_8859-1", "latin1"])
    def test_declared_in_a_page(self, write: Write, declared: str) -> None:
        html = page(self.CAFE, *LINES).replace(
            'charset="utf-8"', f"http-equiv=x content='text/html; charset={declared}'"
        )
        assert self.CAFE.strip() in read(write(html.encode("cp1252"))).text

    def test_a_mark_counts_more_than_a_declaration(self, write: Write) -> None:
        assert self.CAFE.strip() in read(write(page(self.CAFE, *LINES).encode("utf-16"))).text

    @pytest.mark.parametrize("encoding", ["cp1252", "utf-16-le", "utf-16-be"])
    def test_guessed_and_said_so(self, write: Write, encoding: str) -> None:
        article = read(write(self.CAFE.encode(encoding)))
        assert article.text == self.CAFE
        assert kinds(article) == ["encoding"]
        assert encoding in article.warnings[0].message

    @pytest.mark.parametrize(
        ("encoding", "text"),
        [("cp1251", "Мост закрыт до пятницы. " * 9), ("cp1253", "Κάθε γέφυρα θα παραμείνει κλειστή. " * 9)],
        ids=["cyrillic", "greek"],
    )
    def test_guessed_far_from_home(self, write: Write, encoding: str, text: str) -> None:
        assert read(write(text.encode(encoding))).text == text

    def test_a_broken_character_in_a_long_text_is_no_other_character_set(self, write: Write) -> None:
        data = (self.CAFE * 10).encode()
        article = read(write(data[:500] + b"\xff" + data[500:]))
        assert article.text.count("\ufffd") == 1
        assert article.text.count("café") == 10
        assert [warning.message.partition(":")[0] for warning in article.warnings] == [
            "a character is broken in its utf-8 text"
        ]


class TestSentences:
    """One sentence a line, as somebody else split them."""

    TEXT = "Mr. Lee spoke. He left.\r\n\r\nNobody\rwas hurt\u2028today\n"

    def test_lines_are_sentences_and_keep_their_numbers(self, write: Write) -> None:
        article = read(write(self.TEXT), ReadingOptions(sentences=True))
        assert article.text == self.TEXT
        assert [article.sentence_text(s.index) for s in article.sentences] == [
            "Mr. Lee spoke. He left.",
            "",
            "Nobody",
            "was hurt\u2028today",
        ]

    @pytest.mark.parametrize("text", ["One", "One\n", "One\r\n"])
    def test_a_last_line_end_begins_no_sentence(self, write: Write, text: str) -> None:
        assert len(read(write(text), ReadingOptions(sentences=True)).sentences) == 1
