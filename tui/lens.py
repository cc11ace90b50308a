"""How the reader looks at a comparison: how strictly, through which filter, and searching for what."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from aligner import strictness
from aligner.article import Article
from aligner.labels import Side
from aligner.printable import printable
from tui.filtering import EVERYTHING, Filter, Sifted
from tui.finding import At, Search, search
from tui.navigation import past_the_end
from tui.picture import Picture

if TYPE_CHECKING:
    from aligner.result import Comparison
    from tui.naming import Names


class Lens:
    """Holds the comparison as it was made, and what is to be seen of it."""

    def __init__(self, left: Article, right: Article, level: int = 0) -> None:
        self._texts: Mapping[Side, str] = {"left": printable(left.text), "right": printable(right.text)}
        self._made: Comparison | None = None
        self._level = min(max(level, strictness.LAXEST), strictness.STRICTEST)
        self.picture: Picture | None = None
        self.filter = ""
        self.sifted: Sifted = EVERYTHING
        self.names: Names | None = None
        self.sought = ""
        self.search: Search | None = None
        self._everywhere: Search | None = None

    def take(self, made: Picture) -> None:
        """Look at a comparison that has just been made, and find in it what has been asked for meanwhile."""
        self._made = made.comparison
        self._picture(made if self._level == 0 else None)
        self.look_for(self.sought, typing=False)

    def forget(self) -> None:
        """Let go of the comparison and the texts."""
        self._texts, self._made, self.picture = {"left": "", "right": ""}, None, None
        self.sifted, self.names, self.search, self._everywhere = EVERYTHING, None, None, None

    def turn(self, by: int) -> str:
        """Be more or less strict by some levels; return what there is to say about it."""
        if self._made is None:
            return ""
        level = self._level + by
        if not strictness.LAXEST <= level <= strictness.STRICTEST:
            return "as strict as can be" if by > 0 else "as lax as can be"
        self._level = level
        self._picture(None)
        pairs = len(self.picture.comparison.pairs) if self.picture else 0
        how = f"{abs(level)} stricter" if level > 0 else f"{-level} laxer" if level else "as compared"
        return f"strictness: {how} · {pairs} pair{'s' if pairs != 1 else ''}"

    def sift(self, text: str) -> None:
        """Hide what a filter does not let through; an empty one lets everything through."""
        self.filter = text.strip()
        self._sift()

    def know(self, names: Names) -> None:
        """Filter by the names of the articles from now on, as they have been collected."""
        self.names = names
        self._sift()

    def look_for(self, text: str, *, typing: bool) -> bool:
        """Search both articles for words; tell whether there are any. No words end the search."""
        self.sought, self.search, self._everywhere = text.strip(), None, None
        if self.picture is not None and self.sought:
            self._everywhere = search(text, self._texts, self.picture, typing=typing)
        return self._everywhere is not None and bool(self._everywhere.matches)

    def look_in(self, narrowed: Callable[[Search], Search], here: At) -> None:
        """Stop in what was found only where a view can, first at a place in it or behind that."""
        self.search = None if self._everywhere is None else narrowed(self._everywhere).from_place(here)

    def look_on(self, direction: int, here: At) -> str:
        """Go to the next match or the previous one; return what there is to say about it."""
        if self.search is None:
            return ""
        self.search, wrapped = self.search.moved(direction, here)
        return f"{self.search.said}{past_the_end(direction, wrapped=wrapped)}"

    def _sift(self) -> None:
        if self.picture is not None:
            self.sifted = Filter.of(self.filter).sift(self.picture, self._texts, self.names)

    def _picture(self, picture: Picture | None) -> None:
        if self._made is not None:
            self.picture = picture or Picture.of(strictness.at(self._made, self._level))
            self._sift()
