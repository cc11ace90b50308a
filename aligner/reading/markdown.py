"""Markdown -> the text that it shows: a line a paragraph, without marks, pictures and code of pages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from aligner.reading.charsets import decode
from aligner.reading.content import Content
from aligner.reading.lines import Line, heading, joined, row
from aligner.reading.material import Material

if TYPE_CHECKING:
    from markdown_it.token import Token

# Facts on top of the text, as most generators of pages have them.
FRONT_MATTER = re.compile(r"\A---[ \t]*\r?\n(?P<facts>(?:[^\n]*\n){0,100}?)---[ \t]*(?:\r?\n|\Z)")
FACT = re.compile(r"^(?P<key>title|author|date|site): *(?P<value>[^\r\n]*)", re.MULTILINE)
HEADING = re.compile(r"h[1-6]")


def markdown(material: Material, encoding: str | None) -> Content:
    """Return what a Markdown document shows; its title is that of its facts on top, else its first headline."""
    from markdown_it import MarkdownIt

    source, doubts = decode(material, encoding)
    top = FRONT_MATTER.match(source)
    facts = {m["key"]: m["value"].strip().strip("\"'") for m in FACT.finditer(top["facts"])} if top else {}
    tokens = MarkdownIt("commonmark").enable("table").parse(source[top.end() :] if top else source)
    text, asides = joined(list(_lines(tokens)))
    return Content(
        text,
        title=facts.get("title") or _headline(tokens),
        author=facts.get("author", ""),
        date=facts.get("date", ""),
        site=facts.get("site", ""),
        warnings=doubts,
        asides=asides,
    )


def _lines(tokens: Sequence[Token]) -> Iterator[Line]:
    cells: list[str] | None = None
    block = ""
    for token in tokens:
        if token.type.endswith("_open"):
            block = token.tag
        if token.type == "tr_open":
            cells = []
        elif token.type == "tr_close":
            yield row(cells or [])
            cells = None
        elif token.type == "inline":
            text = _text(token.children or [])
            if cells is not None:
                cells.append(text)
            elif text:
                yield heading(text, block) if HEADING.fullmatch(block) else Line(text)
        elif token.type in ("fence", "code_block"):
            yield from map(Line, token.content.splitlines())


def _text(tokens: Sequence[Token]) -> str:
    """Return the text of one block, on one line; a picture is not part of it."""
    shown = (token for token in tokens if token.type not in ("image", "html_inline"))
    return "".join(" " if token.type in ("softbreak", "hardbreak") else token.content for token in shown).strip()


def _headline(tokens: Sequence[Token]) -> str:
    for token, after in pairwise(tokens):
        if token.type == "heading_open":
            return _text(after.children or [])
    return ""
