"""A path, an address or "-" to an Article. The only package that opens files and connections for articles.

source -> material (bytes) -> format -> content (text, title, ...) -> Article
"""

from __future__ import annotations

import re
from importlib import util
from pathlib import Path

from aligner.article import Article, Span
from aligner.errors import SourceError
from aligner.reading.charsets import plain
from aligner.reading.doubts import doubts_about
from aligner.reading.formats import Format, format_of
from aligner.reading.isolation import extract_apart
from aligner.reading.material import MAX_BYTES
from aligner.reading.options import ReadingOptions
from aligner.reading.sources import material_of

__all__ = ["MAX_BYTES", "MAX_LETTERS", "ReadingOptions", "read", "seeds"]

# Twice what one of the longest articles of the news archives could be; comparing takes as much memory as both together
# are long, squared.
MAX_LETTERS = 1_000_000

# Only what every editor takes for a line end: a separator of another kind may stand within a sentence.
LINE_END = re.compile(r"\r\n|\r|\n")
# Files that are made of an article later: their day is not the article's.
MADE_ANEW = frozenset({Format.PDF, Format.DOCX, Format.ODT})


def read(source: str, options: ReadingOptions | None = None) -> Article:
    """Read an article from a path, an http(s) address, or from standard input for "-".

    Takes plain text, Markdown, pages, PDF, DOCX and ODT; which of them it is, is told by the content. `Article.source`
    is the source as it was given, so that reading can be repeated; `Article.warnings` says what there is to doubt about
    it. Raises SourceError, with the source and what to do in one line, where there is no article to be had. Never waits
    without an end, but for a person who types.
    """
    options = options or ReadingOptions()
    material = material_of(source, options)
    form = format_of(material)
    if form is Format.TEXT:
        content = plain(material, options.encoding)
    else:
        content = extract_apart(form, material, options.encoding)
    if not any(character.isalnum() for character in content.text):
        raise SourceError(f"{material.name}: {_wordless(form)}")
    if len(content.text) > MAX_LETTERS:
        length = f"{len(content.text):,} letters, more than {MAX_LETTERS:,}"
        raise SourceError(f"{material.name}: {length}, too long for an article: cut it out of there")
    return Article(
        content.text,
        title=options.title or content.title or material.title,
        source=source,
        given=_lines(content.text) if options.sentences else None,
        author=content.author,
        date=content.date,
        site=content.site,
        warnings=(*content.warnings, *doubts_about(content.text)),
        asides=content.asides,
        dated_by="file" if form in MADE_ANEW else "page",
    )


def _wordless(form: Format) -> str:
    if form is Format.TEXT:
        return "no words in it: give an article"
    return f"no text in this {form.value}: open it, and save what it shows as text"


def _lines(text: str) -> tuple[Span, ...]:
    """Return the lines of a text, the empty ones too, so that a line's number is its sentence's."""
    ends = [Span(*found.span()) for found in LINE_END.finditer(text)]
    starts = [0, *(end.end for end in ends)]
    lines = [Span(start, end) for start, end in zip(starts, (*(end.start for end in ends), len(text)), strict=True)]
    return tuple(lines if lines[-1].start < len(text) else lines[:-1])


def seeds() -> tuple[Article, Article]:
    """Return the two articles that ship with the program, on the talks of December 2023 about a pause in Gaza."""
    package = util.find_spec("newsdiff_seeds")
    if package is None:
        raise SourceError("the articles that ship with newsdiff are not there: install it anew, or give two")
    paths = sorted(path for folder in package.submodule_search_locations or () for path in Path(folder).glob("*.txt"))
    left, right = (Article.from_text(path.read_text("utf-8"), title=path.name, source=path.name) for path in paths)
    return left, right
