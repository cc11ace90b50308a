"""Web pages -> what their article says, through trafilatura: no menus, no teasers, no captions, no bylines."""

from __future__ import annotations

import email
import email.policy
import re
import warnings
from collections.abc import Iterator
from email.message import EmailMessage
from typing import TYPE_CHECKING

from aligner.article import ReadingWarning
from aligner.errors import SourceError
from aligner.reading.charsets import decode
from aligner.reading.content import Content
from aligner.reading.doubts import is_list, is_paywalled
from aligner.reading.lines import Line, heading, joined, row
from aligner.reading.material import Material

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# Parts of an article's page that are no part of the story, and that trafilatura leaves in on some sites.
FURNITURE = [
    "//figcaption",
    "//*[contains(concat(' ', normalize-space(@class), ' '), ' caption ')]",
    "//*[contains(@class, 'byline') or contains(@class, 'dateline__') or @rel='author']",
    "//*[contains(@class, 'related-') or contains(@class, 'newsletter') or contains(@class, 'read-more')]",
    "//aside",
    "//*[@hidden or @aria-hidden='true']",
]

# How trafilatura writes the rows of a table, and the rule below its first one.
ROW = re.compile(r"\| (?P<cells>.*) \|\s*")
RULE = re.compile(r"\|(?:---\|)+")

# A page is said to have little text if it has less than so many letters, and is so many times as large as its text.
LITTLE = 600
TIMES = 50
# The share of a page's text that is in links from which on it is a list of them, where its lines are no sentences.
LINKED = 0.5


def page(material: Material, encoding: str | None) -> Content:
    """Return what the article on a page says. Raises SourceError for a page without any text."""
    html, doubts = decode(material, encoding)
    return _page(html, material, doubts)


def archived_page(material: Material, encoding: str | None) -> Content:
    """Return what the article on a page says that a browser saved as one file (MHTML)."""
    message = email.message_from_bytes(material.data, policy=email.policy.default)
    for part in message.walk():
        if part.get_content_type() in ("text/html", "application/xhtml+xml") and isinstance(part, EmailMessage):
            data = part.get_payload(decode=True)
            if isinstance(data, bytes):
                address = str(part.get("Content-Location") or "")
                inner = Material(data, material.name, charset=part.get_content_charset() or "", address=address)
                return page(inner, encoding)
    raise SourceError(f"{material.name}: an archived page without a page in it: save the page as HTML")


def _page(html: str, material: Material, doubts: tuple[ReadingWarning, ...]) -> Content:
    import trafilatura
    from trafilatura.settings import Document

    address = material.address if re.match(r"https?://", material.address) else None
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        tree = trafilatura.load_html(html)
        if tree is None:
            return Content("", warnings=doubts)
        found = trafilatura.bare_extraction(
            html, url=address, with_metadata=True, include_comments=False, prune_xpath=FURNITURE
        )
        about = found if isinstance(found, Document) else trafilatura.extract_metadata(tree, default_url=address)
        text = about.text or trafilatura.baseline(html)[1] or trafilatura.html2txt(html)
    shown, asides = joined(list(_lines(_clean(text), _headings(about.body))))
    return Content(
        shown,
        title=_line(about.title),
        author=_line(about.author),
        date=_line(about.date),
        site=_line(about.sitename),
        warnings=(*doubts, *_doubts(html, text, tree)),
        asides=asides,
    )


def _headings(body: HtmlElement) -> dict[str, str]:
    """Return the lines that are headings, as trafilatura tells them, and their tags; a break divides a heading."""
    return {_clean(line).strip(): head.get("rend") or "" for head in body.iter("head") for line in head.itertext()}


def _lines(text: str, headings: dict[str, str]) -> Iterator[Line]:
    for line in text.split("\n"):
        cells = ROW.fullmatch(line)
        if cells:
            yield row([cell.strip() for cell in cells["cells"].split("|")])
        elif not RULE.fullmatch(line):
            tag = headings.get(line.strip())
            yield heading(line, tag) if tag else Line(line)


def _doubts(html: str, text: str, tree: HtmlElement) -> list[ReadingWarning]:
    found = []
    if is_paywalled(html, text):
        found.append(ReadingWarning("paywall", "it seems to be cut off by a paywall: only the beginning may be there"))
    elif len(text) < LITTLE and len(html) > TIMES * max(len(text), 1):
        message = f"only {len(text)} letters of text in a page of {len(html):,}: save what a browser shows instead"
        found.append(ReadingWarning("short", message))
    if is_list(text) or (_linked(tree) > LINKED and is_list(text, shortest=1)):
        found.append(ReadingWarning("links", "it looks like a list of links, not like an article"))
    return found


def _linked(tree: HtmlElement) -> float:
    """Return the share of a page's text that is in links."""
    whole = len(" ".join(tree.xpath("//body//text()[not(ancestor::script or ancestor::style)]")).strip())
    linked = sum(len(text) for text in tree.xpath("//body//a//text()"))
    return linked / whole if whole else 0.0


def _clean(text: str) -> str:
    """Return text as it can be encoded: a page may name halves of characters by their numbers."""
    return text.encode("utf-8", "replace").decode()


def _line(text: str | None) -> str:
    return " ".join(_clean(text or "").split())
