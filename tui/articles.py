"""The two articles that a run was told to compare."""

from __future__ import annotations

from aligner import reading
from aligner.article import Article
from tui.options import Options


def articles(options: Options) -> tuple[Article, Article]:
    """Read both articles, or the two that ship with the program. Raises SourceError where there is none to be had."""
    if not options.articles:
        return reading.seeds()
    left, right = options.articles
    return reading.read(left, options.reading("left")), reading.read(right, options.reading("right"))
