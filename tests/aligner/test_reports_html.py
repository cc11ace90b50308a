"""The page: nothing in it acts or leaves it, and a browser shows it as it is meant."""

from __future__ import annotations

import base64
import hashlib
import io
import re
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest
from pypdf import PdfReader

from aligner import Article, Comparison, compare
from aligner.reading import seeds
from aligner.reports.html import render
from aligner.reports.outline import outline
from tests.browser import in_chromium, opened
from tests.tui import harbour

HOSTILE = (
    "<script>alert(1)</script>",
    "<img src=//example.org/x onerror=alert(1)>",
    "</style><style>*{background:url(//example.org)}</style>",
    "\"'><svg onload=alert(1)>",
    "{{ 7 * 7 }} {% raw %} ${7*7}",
    "<!-- <base href=//example.org>",
    "&lt;b&gt; &amp; &#0;",
    "\x1b[2J\x00\u202egnp.exe\u200b",
)


class Tree(HTMLParser):
    """Reads a page: its elements with their attributes, and the text in it."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


@pytest.fixture(name="comparison")
def made_by_hand() -> Comparison:
    return harbour.compare(*harbour.articles(), progress=lambda *_: None)


def hostile() -> Comparison:
    """Every text in it is a try to get out of the page."""
    left, right = (Article.from_sentences(HOSTILE, title=HOSTILE[at], source=HOSTILE[at + 1]) for at in range(2))
    return compare(left, right)


class TestPage:
    """What is in the file."""

    def test_every_name_is_there_once_and_every_link_has_an_end(self, comparison: Comparison) -> None:
        elements = Tree(render(comparison)).elements
        names = [attributes["id"] for _, attributes in elements if "id" in attributes]
        assert len(names) == len(set(names))
        links = [attributes["href"] for tag, attributes in elements if tag == "a"]
        assert links
        assert {link and link[1:] for link in links} <= set(names)
        lit = [name for _, attributes in elements for name in (attributes.get("data-with") or "").split()]
        assert {"A7", "B4"} <= set(lit) <= set(names)

    def test_every_sentence_says_its_label_in_words_too(self, comparison: Comparison) -> None:
        text = Tree(render(comparison)).text
        for part in (outline(comparison).left, outline(comparison).right):
            for paragraph in part.paragraphs:
                for statement in paragraph:
                    assert f"{statement.glyph}{statement.name}, {statement.label_name}: {statement.text}" in text

    def test_landmarks_headings_and_a_language(self, comparison: Comparison) -> None:
        elements = Tree(render(comparison)).elements
        tags = [tag for tag, _ in elements]
        assert ("html", {"lang": "en"}) in elements
        assert [tags.count(tag) for tag in ("header", "main", "footer", "h1", "article")] == [1, 1, 1, 1, 2]
        levels = [int(tag[1]) for tag in tags if re.fullmatch("h[1-6]", tag)]
        assert all(after <= before + 1 for before, after in pairwise(levels))

    def test_the_policy_allows_what_is_ours_and_nothing_else(self, comparison: Comparison) -> None:
        page = render(comparison)
        found = re.search('<meta http-equiv="Content-Security-Policy" content="([^"]*)">', page)
        assert found
        policy = dict(part.split(" ", 1) for part in found[1].replace("&#39;", "'").split("; "))
        assert policy.pop("default-src") == policy.pop("base-uri") == policy.pop("form-action") == "'none'"
        for tag in ("style", "script"):
            (source,) = re.findall(f"<{tag}>(.*?)</{tag}>", page, re.DOTALL)
            digest = base64.b64encode(hashlib.sha256(source.encode()).digest()).decode()
            assert policy.pop(f"{tag}-src") == f"'sha256-{digest}'"
        assert not policy

    def test_nothing_in_it_is_somewhere_else(self, comparison: Comparison) -> None:
        page = render(comparison)
        assert not re.search(
            r"//|url\(|@import|<link|<iframe|<object|<img|style=| on\w+=", re.sub("//.*", "", page, count=1)
        )

    def test_contradictions_come_first(self, comparison: Comparison) -> None:
        page = render(comparison)
        assert page.index("two sailors were injured") < page.index('id="summary"') < page.index('id="articles"')


class TestHostile:
    """An article is text, whatever it holds."""

    def test_no_element_and_no_attribute_comes_from_an_article(self) -> None:
        tags = {tag for tag, _ in Tree(render(hostile())).elements}
        assert tags <= {
            tag for tag, _ in Tree(render(harbour.compare(*harbour.articles(), progress=print_nothing))).elements
        }

    def test_it_is_shown_as_it_is(self) -> None:
        text = Tree(render(hostile())).text
        for line in HOSTILE[:-1]:
            assert line in text
        assert "␛[2J␀·gnp.exe·" in text

    def test_no_control_characters(self) -> None:
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u200b-\u200f]", render(hostile()))


def print_nothing(*_: object) -> None:
    """Take progress, and say nothing of it."""


class TestContrast:
    """Text can be read: a ratio of 4.5 at least, as WCAG 2.2 AA wants it."""

    @pytest.mark.parametrize("at", [0, 1], ids=["light", "dark"])
    def test_all_colours(self, at: int, comparison: Comparison) -> None:
        palettes = re.findall(r":root \{([^}]*)\}", render(comparison))
        colours = dict(re.findall(r"--(\w+): (#\w{6})", palettes[at]))
        for ink in ("ink", "faint", "shared", "partial", "unique", "contradictory"):
            for ground in ("sheet", "page"):
                assert contrast(colours[ink], colours[ground]) >= 4.5, (ink, ground)
        for ground in ("lit", "here", "tint"):
            assert contrast(colours["ink"], colours[ground]) >= 4.5, ground


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours (WCAG 2.2)."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@in_chromium
class TestInABrowser:
    """The page in Chromium: no complaint, no request, and it does what it should."""

    def page(self, folder: Path, comparison: Comparison) -> Path:
        path = folder / "report.html"
        path.write_text(render(comparison), encoding="utf-8")
        return path

    def test_the_seeds_in_silence(self, tmp_path: Path) -> None:
        with opened(self.page(tmp_path, compare(*seeds())), scheme="dark") as (page, heard):
            page.mouse.wheel(0, 2000)
            assert page.locator(".sentence").count() == 31
            assert page.title() == "000_172bc0aedeb5676b.txt / 001_6c229be60933762a.txt"
            assert len(page.screenshot(full_page=True)) > 50_000
            assert (heard.console, heard.requests) == ([], [])

    def test_hostile_articles_in_silence(self, tmp_path: Path) -> None:
        with opened(self.page(tmp_path, hostile())) as (page, heard):
            page.on("dialog", lambda dialog: heard.console.append(dialog.message))
            assert page.evaluate("document.scripts.length") == 1
            assert (heard.console, heard.requests) == ([], [])

    def test_what_is_pointed_at_lights_up_its_counterparts(self, tmp_path: Path, comparison: Comparison) -> None:
        with opened(self.page(tmp_path, comparison)) as (page, _):
            page.hover("#B4")
            assert lit(page) == ["A6", "A7"]
            page.hover("h1")
            assert lit(page) == []

    def test_so_does_the_keyboard_and_it_gets_there(self, tmp_path: Path, comparison: Comparison) -> None:
        with opened(self.page(tmp_path, comparison)) as (page, _):
            page.focus("#A6 a")
            assert lit(page) == ["B4"]
            page.keyboard.press("Enter")
            assert page.evaluate("document.querySelector(':target').id") == "B4"

    def test_without_a_script_all_is_there(self, tmp_path: Path, comparison: Comparison) -> None:
        with opened(self.page(tmp_path, comparison), script=False) as (page, heard):
            page.click("#A6 a")
            assert page.locator("#B4:target").count() == 1
            assert heard.console == []

    @pytest.mark.parametrize("width", [320, 800, 1400])
    def test_it_fits_whatever_the_width(self, tmp_path: Path, width: int) -> None:
        with opened(self.page(tmp_path, hostile()), size=(width, 700)) as (page, _):
            assert page.evaluate("document.documentElement.scrollWidth") <= width
            tops = [page.locator(f"#{letter}").bounding_box() for letter in "AB"]
            left, right = (top and top["y"] for top in tops)
            assert (left == right) is (width >= 1000)

    def test_it_prints_both_articles_whole(self, tmp_path: Path) -> None:
        with opened(self.page(tmp_path, compare(*seeds()))) as (page, _):
            page.emulate_media(media="print")
            for letter in "AB":
                assert page.evaluate(f"getComputedStyle(document.getElementById('{letter}')).maxHeight") == "none"
            assert page.pdf().startswith(b"%PDF-")

    def test_what_is_folded_on_the_screen_is_open_on_paper(self, tmp_path: Path) -> None:
        with opened(self.page(tmp_path, compare(*seeds()))) as (page, _):
            folded = page.locator("details > :not(summary)")
            assert folded.count() == 3
            assert not any(each.is_visible() for each in folded.all())
            printed = " ".join(each.extract_text() for each in PdfReader(io.BytesIO(page.pdf())).pages)
            words = [each.text_content() or "" for each in folded.all()]
            assert all("".join(text.split())[:20] in "".join(printed.split()) for text in words)


def lit(page: object) -> list[str]:
    """Return the names of the sentences that are lit."""
    found: list[str] = page.evaluate("[...document.querySelectorAll('.lit')].map((each) => each.id)")  # type: ignore[attr-defined]
    return found
