"""The two articles that a run was told to compare, and what there is to doubt about them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from aligner import reading
from aligner.article import Article
from aligner.printable import printable
from tui.options import Options


@dataclass(frozen=True)
class Sources:
    """Where the two articles come from, and how they are read: as often as one likes, but for standard input."""

    options: Options

    @property
    def names(self) -> tuple[str, ...]:
        """The two sources as they were given; none for the articles that ship with the program."""
        return self.options.articles

    @property
    def can_be_read_again(self) -> bool:
        """Whether neither is standard input, which is gone once it was read."""
        return "-" not in self.names

    def read(self) -> tuple[Article, Article]:
        """Read both articles. Raises SourceError where there is none to be had."""
        return articles(self.options)

    def others(self, left: str, right: str) -> Sources:
        """Return two other sources; they are read in the same way, but under their own titles."""
        return Sources(replace(self.options, articles=(left, right), title_a="", title_b=""))

    def ages(self) -> dict[str, tuple[int, int]]:
        """Return when each file was changed last, and its size: when that is another, the file has changed."""
        found = {}
        for name in self.names:
            try:
                status = Path(name).stat()
            except (OSError, ValueError):  # no file: an address, or gone for now
                continue
            found[name] = status.st_mtime_ns, status.st_size
        return found


def articles(options: Options) -> tuple[Article, Article]:
    """Read both articles, or the two that ship with the program. Raises SourceError where there is none to be had."""
    if not options.articles:
        return reading.seeds()
    left, right = options.articles
    return reading.read(left, options.reading("left")), reading.read(right, options.reading("right"))


def absolute(source: str) -> str:
    """Return a source as it can be found from any folder."""
    path = Path(source)
    return str(path.resolve()) if source != "-" and path.is_file() else source


def doubts(article: Article) -> list[str]:
    """Return what there is to doubt about how an article was read, each in one line that names its source."""
    return [printable(f"{article.source}: {warning.message}") for warning in article.warnings]
