"""Names as a filter takes them: "@Bill Burns" finds the sentences that name William Burns, or Burns."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping
from functools import cached_property

from aligner.article import Article
from aligner.claims.name import Name, may_be_same, names
from aligner.labels import Side
from aligner.printable import printable


class Names:
    """The names in two articles, and the sentences that each stands in."""

    def __init__(self, places: Iterable[tuple[Name, Side, int]]) -> None:
        self._names: dict[tuple[str, ...], Name] = {}
        self._sentences: dict[tuple[str, ...], dict[Side, set[int]]] = defaultdict(
            lambda: {"left": set(), "right": set()}
        )
        self._counts: Counter[str] = Counter()
        for name, side, sentence in places:
            self._names.setdefault(name.parts, name)
            self._sentences[name.parts][side].add(sentence)
            self._counts[printable(name.text)] += 1

    @classmethod
    def of(cls, articles: Mapping[Side, Article]) -> Names:
        """Collect the names of both articles; for long ones this takes a while."""
        texts = [
            (article.sentence_text(sentence.index), side, sentence.index)
            for side, article in articles.items()
            for sentence in article.sentences
        ]
        found = [(name, side, index) for text, side, index in texts for name in names(text)]
        return cls([*found, *_at_the_start(texts, {name.parts[-1] for name, _, _ in found})])

    def sentences(self, typed: str, side: Side) -> frozenset[int]:
        """Return the sentences of a side with a name that may be meant by what was typed."""
        words = typed.split()
        wanted = Name(0, len(typed), typed, tuple(word.lower() for word in words))
        same = (parts for parts, name in self._names.items() if words and _meant(wanted, name))
        return frozenset().union(*(self._sentences[parts][side] for parts in same))

    def completion(self, typed: str) -> str | None:
        """Return the name that begins like this, or of which a word does: the one that stands there most often."""
        begun = typed.casefold()
        return next((name for name in self._known if begun and name.casefold().startswith(begun)), None)

    @cached_property
    def _known(self) -> tuple[str, ...]:
        whole = [name for name, _ in self._counts.most_common()]
        return tuple(dict.fromkeys([*whole, *(word for name in whole for word in name.split() if word[0].isupper())]))


def _at_the_start(texts: Iterable[tuple[str, Side, int]], known: Container[str]) -> Iterator[tuple[Name, Side, int]]:
    """Yield names that a sentence begins with: a capital says nothing there, but the last word of another name does."""
    for text, side, index in texts:
        first = text.partition(" ")[0].rstrip(",.;:!?").removesuffix("'s").removesuffix("’s")
        if first[:1].isupper() and first.lower() in known:
            yield Name(0, len(first), first, (first.lower(),)), side, index


def _meant(wanted: Name, name: Name) -> bool:
    """Tell whether a name is meant: all words of the shorter one are in the longer one, or may be the same.

    The last word may still be without its end.
    """
    short, long = sorted((wanted.parts, name.parts), key=len)
    if any(part.startswith(wanted.parts[-1]) for part in name.parts) and set(wanted.parts[:-1]) <= set(name.parts):
        return True
    if len(short) == 1:
        return may_be_same(wanted, name)
    return all(any(may_be_same(_word(one), _word(other)) for other in long) for one in short)


def _word(part: str) -> Name:
    return Name(0, len(part), part, (part,))
