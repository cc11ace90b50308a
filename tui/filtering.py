"""What a filter hides: labels by name or glyph, words, and a name, such as "unique", "= ferries" or "@Burns"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from textual.suggester import Suggester

from aligner.labels import OTHER, SIDES, Label, Side
from tui.finding import pattern
from tui.labels import LOOKS
from tui.picture import Picture

if TYPE_CHECKING:
    from tui.naming import Names

MARK = "@"  # before a name

# Of each label the names that stand for it; the whole name and the glyph do too.
SHORT = {
    None: ("boilerplate",),
    Label.SHARED: (),
    Label.PARTIAL: ("partly", "partial"),
    Label.UNIQUE: ("only",),
    Label.CONTRADICTORY: ("contradiction", "conflict"),
}
NAMES: dict[str, Label | None] = {
    name: label for label, look in LOOKS.items() for name in (look.name, look.glyph, *SHORT[label])
}

Hidden = Mapping[Side, frozenset[int]]
NOTHING: Hidden = {side: frozenset() for side in SIDES}


@dataclass(frozen=True)
class Sifted:
    """What a filter leaves of a comparison.

    `hidden` are the sentences that are not shown; `labels` what it asked for, all if there are none; `having` the
    sentences with the words and the name that it asked for, or None if it asked for neither.
    """

    hidden: Hidden = field(default_factory=lambda: NOTHING)
    labels: frozenset[Label | None] = frozenset()
    having: Mapping[Side, frozenset[int]] | None = None

    @property
    def count(self) -> int:
        """The number of sentences that are hidden."""
        return sum(map(len, self.hidden.values()))


EVERYTHING = Sifted()


class Filter(NamedTuple):
    """Sentences with one of these labels, and in which these words and this name stand; no labels are all of them.

    Words that are not `exact` may be the beginnings of what is meant.
    """

    labels: frozenset[Label | None] = frozenset()
    words: str = ""
    name: str = ""
    exact: bool = False

    @classmethod
    def of(cls, text: str) -> Filter:
        """Take a filter as it is typed: names of labels, words (in quotes they are no label), a name behind @."""
        before, _, name = text.partition(MARK)
        labels = set()
        rest = before.split()
        while rest and rest[0].lower() in NAMES:
            labels.add(NAMES[rest.pop(0).lower()])
        words = " ".join(rest)
        return cls(frozenset(labels), words.strip('"'), name.strip(), exact=words.startswith('"'))

    def sift(self, picture: Picture, texts: Mapping[Side, str], names: Names | None) -> Sifted:
        """Return what is left; as long as the names of the articles are not known, a name is of no matter.

        A sentence without the words is shown where one of its counterparts has them: the two are read together. A word
        that is nowhere is taken for the beginning of a label, or else for that of words: it may still be being typed.
        """
        found = self._sift(picture, texts, names)
        if self.exact or not self.words or found.having is None or any(found.having.values()):
            return found
        label = next(({label} for name, label in NAMES.items() if name.startswith(self.words.lower())), None)
        if label is not None:
            return self._replace(labels=self.labels | label, words="").sift(picture, texts, names)
        return self._sift(picture, texts, names, typing=True)

    def _sift(
        self, picture: Picture, texts: Mapping[Side, str], names: Names | None, *, typing: bool = False
    ) -> Sifted:
        if not self.labels and not self.words and not self.name:
            return EVERYTHING
        every = {side: frozenset(range(len(picture.side(side).sentences))) for side in SIDES}
        shown: dict[Side, set[int]] = {side: set(every[side]) for side in SIDES}
        having = None
        if self.words or (self.name and names):
            having = {side: self._having(picture, texts, names, side, typing=typing) for side in SIDES}
            shown = {side: set(having[side]) for side in SIDES}
            for side in SIDES:
                for index in having[side]:
                    pairs = picture.comparison.counterparts(side, index)
                    shown[OTHER[side]].update(pair.index(OTHER[side]) for pair in pairs)
        for side in SIDES if self.labels else ():
            labels = picture.side(side).labels
            shown[side] = {index for index in shown[side] if labels[index] in self.labels}
        return Sifted({side: every[side] - shown[side] for side in SIDES}, self.labels, having)

    def _having(
        self, picture: Picture, texts: Mapping[Side, str], names: Names | None, side: Side, *, typing: bool
    ) -> frozenset[int]:
        """Return the sentences of a side with the words, and with the name."""
        found = pattern(self.words, typing=typing)
        named = names.sentences(self.name, side) if names and self.name else None
        if found is None:
            return named or frozenset()
        marks = picture.side(side)
        worded = frozenset(marks.sentence_at(match.start()) for match in found.finditer(texts[side]))
        return worded if named is None else worded & named


class Suggestions(Suggester):
    """Completes the first label, and a name behind @ once the names of the articles are known."""

    def __init__(self) -> None:
        super().__init__(use_cache=False, case_sensitive=True)
        self.names: Names | None = None

    async def get_suggestion(self, value: str) -> str | None:
        """Return what was typed with its end, if there is one."""
        before, mark, name = value.partition(MARK)
        if mark:
            found = self.names.completion(name) if self.names else None
            return f"{before}{mark}{name}{found[len(name) :]}" if found else None
        return next((each for each in NAMES if value and each.startswith(value.lower())), None)
