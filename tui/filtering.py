"""Which sentences a filter hides: labels by name or glyph, and words, such as "unique" or "= Herzog"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from aligner.result import OTHER, SIDES, Label, Side
from tui.finding import pattern
from tui.labels import LOOKS
from tui.picture import Picture

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
class Filter:
    """Sentences with one of these labels, and in which these words stand; no labels are all of them."""

    labels: frozenset[Label | None] = frozenset()
    words: str = ""

    @classmethod
    def of(cls, text: str) -> Filter:
        """Take a filter as it is typed: names of labels first, then words; words in quotes are no labels."""
        labels = set()
        rest = text.split()
        while rest and rest[0].lower() in NAMES:
            labels.add(NAMES[rest.pop(0).lower()])
        return cls(frozenset(labels), " ".join(rest).strip('"'))

    def hidden(self, picture: Picture, texts: Mapping[Side, str]) -> Hidden:
        """Return the sentences that are not shown.

        A sentence without the words is shown where one of its counterparts has them: the two are read together.
        """
        if not self.labels and not self.words:
            return NOTHING
        having = {side: self._having(picture, texts, side) for side in SIDES}
        shown: dict[Side, set[int]] = {side: set(having[side]) for side in SIDES}
        if self.words:
            for side in SIDES:
                for index in having[side]:
                    pairs = picture.comparison.counterparts(side, index)
                    shown[OTHER[side]].update(pair.index(OTHER[side]) for pair in pairs)
        for side in SIDES if self.labels else ():
            labels = picture.side(side).labels
            shown[side] = {index for index in shown[side] if labels[index] in self.labels}
        return {side: frozenset(range(len(picture.side(side).sentences))) - shown[side] for side in SIDES}

    def _having(self, picture: Picture, texts: Mapping[Side, str], side: Side) -> set[int]:
        marks, found = picture.side(side), pattern(self.words)
        if found is None:
            return set(range(len(marks.sentences)))
        return {marks.sentence_at(match.start()) for match in found.finditer(texts[side])}
