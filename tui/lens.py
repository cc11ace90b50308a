"""How the reader looks at a comparison: how strictly, through which filter, and searching for what."""

from __future__ import annotations

from collections.abc import Mapping

from aligner import strictness
from aligner.article import Article
from aligner.printable import printable
from aligner.result import Comparison, Side
from tui.filtering import NOTHING, Filter, Hidden
from tui.finding import Search, search
from tui.picture import Picture
from tui.place import Place


class Lens:
    """Holds the comparison as it was made, and what is to be seen of it."""

    def __init__(self, left: Article, right: Article, level: int = 0) -> None:
        self._texts: Mapping[Side, str] = {"left": printable(left.text), "right": printable(right.text)}
        self._made: Comparison | None = None
        self._level = min(max(level, strictness.LAXEST), strictness.STRICTEST)
        self.picture: Picture | None = None
        self.filter = ""
        self.hidden: Hidden = NOTHING
        self.sought = ""
        self.search: Search | None = None

    def take(self, made: Picture) -> None:
        """Look at a comparison that has just been made, and find in it what has been asked for meanwhile."""
        self._made = made.comparison
        self._picture(made if self._level == 0 else None)
        if self.sought:
            self.look_for(self.sought, Place(), typing=False)

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
        if self.picture is not None:
            self.hidden = Filter.of(self.filter).hidden(self.picture, self._texts)

    def look_for(self, text: str, place: Place, *, typing: bool) -> Search | None:
        """Search both articles for words, and go to the first match from a place on; no words end the search."""
        self.sought, self.search = text.strip(), None
        if self.picture is not None and text.strip():
            found = search(text, self._texts, self.picture, typing=typing)
            self.search = found.from_place(place)
        return self.search

    def look_on(self, direction: int, place: Place) -> str:
        """Go to the next match or the previous one; return what there is to say about it."""
        if self.search is None:
            return ""
        self.search, wrapped = self.search.moved(direction, place)
        again = ("  · from the top" if direction > 0 else "  · from the end") if wrapped else ""
        return f"{self.search.said}{again}"

    @property
    def hidden_count(self) -> int:
        """The number of sentences that the filter hides."""
        return sum(map(len, self.hidden.values()))

    def _picture(self, picture: Picture | None) -> None:
        if self._made is not None:
            self.picture = picture or Picture.of(strictness.at(self._made, self._level))
            self.hidden = Filter.of(self.filter).hidden(self.picture, self._texts)
