"""The two articles that a run was told to compare, and what there is to doubt about them."""

from __future__ import annotations

from aligner import reading
from aligner.article import Article
from aligner.printable import printable
from tui.options import Options


def articles(options: Options) -> tuple[Article, Article]:
    """Read both articles, or the two that ship with the program. Raises SourceError where there is none to be had."""
    if not options.articles:
        return reading.seeds()
    left, right = options.articles
    return reading.read(left, options.reading("left")), reading.read(right, options.reading("right"))


def doubts(article: Article) -> list[str]:
    """Return what there is to doubt about how an article was read, each in one line that names its source."""
    return [printable(f"{article.source}: {warning.message}") for warning in article.warnings]
