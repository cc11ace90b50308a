"""A path, an address or "-" to an Article. The only package that opens files and connections for articles."""

from __future__ import annotations

from importlib import resources

from aligner.article import Article
from aligner.reading.options import ReadingOptions
from aligner.reading.plain import MAX_BYTES, read_plain

__all__ = ["MAX_BYTES", "ReadingOptions", "read", "seeds"]


def read(source: str, options: ReadingOptions | None = None) -> Article:
    """Read an article from a path, or from standard input for "-".

    `Article.source` is the source as it was given, so that reading can be repeated; `Article.warnings` says what there
    is to doubt about it. Raises SourceError, with the source and what to do in one line, where there is no article to
    be had.
    """
    return read_plain(source, options or ReadingOptions())


def seeds() -> tuple[Article, Article]:
    """Return the two articles that ship with the program, on the talks of December 2023 about a pause in Gaza."""
    folder = resources.files("newsdiff_seeds")
    names = sorted(item.name for item in folder.iterdir() if item.name.endswith(".txt"))
    left, right = (Article.from_text((folder / name).read_text("utf-8"), title=name, source=name) for name in names)
    return left, right
