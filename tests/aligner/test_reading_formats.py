"""Pages and Markdown: what their article says, and nothing else; and character sets."""

from __future__ import annotations

from datetime import date

import pytest
from py3langid.langid import LanguageIdentifier

from aligner.article import Article
from aligner.claims import Dateline
from aligner.errors import SourceError
from aligner.reading import ReadingOptions, read
from tests.aligner.documents import LINES, MARKDOWN, TEXT, Write, mhtml, page

SPANISH = (
    "El puente del puerto de Westhaven seguirá cerrado hasta el viernes, después de que un barco golpeara uno de sus "
    "pilares, dijo la ciudad. Nadie resultó herido. Los ingenieros examinarán el pilar con buzos el martes.\n"
)
LINKS = "".join(f'<li><a href="/{n}">Ten bridges that fell down in {n}</a></li>' for n in range(1900, 1960))


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
        assert article.dateline == Dateline(date(2026, 3, 2), is_exact=False)

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

    def test_a_few_curly_quotes_in_a_long_text_are_no_broken_utf_8(self, write: Write) -> None:
        text = "“Nobody was hurt,” the mayor’s office said – so far. " + "The bridge will be closed. " * 90
        assert read(write(text.encode("cp1252"))).text == text

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
