"""What two articles call one person or place: each name goes by the longest that either article has for it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from aligner.article import Article
from aligner.claims.name import Name, is_body, is_place, unaccented

Parts = tuple[str, ...]

WORD = re.compile(r"[^\W\d_]+(?:[-’'](?!s\b)[^\W\d_]+)*")


def whole(names: Iterable[Parts], others: Iterable[Parts]) -> dict[Parts, Parts]:
    """Return for each name the longest of the others that ends with it: Herzog, Isaac Herzog; or else itself.

    It stays itself, too, where two may be meant: Ann Lee and Tom Lee.
    """
    by_end: dict[str, set[Parts]] = defaultdict(set)
    for other in full(others):
        by_end[other[-1]].add(other)
    return {name: _longest(name, by_end.get(name[-1], ())) for name in set(names)}


def _longest(name: Parts, others: Iterable[Parts]) -> Parts:
    found = [other for other in others if other[-len(name) :] == name]
    longest = [other for other in found if len(other) == max(map(len, found))]
    return longest[0] if len(longest) == 1 else name


def full(names: Iterable[Parts]) -> Iterator[Parts]:
    """Yield the names that may go by their end alone: Herzog is Isaac Herzog, but England not the Bank of England."""
    for parts in names:
        name = Name(0, 0, " ".join(parts), parts)
        if not is_place(name) and not is_body(name):
            yield parts


def opening(article: Article, known: set[Parts], ordinary: set[str]) -> Iterator[tuple[int, Name]]:
    """Yield names that are the first word of a sentence, each with the index of it; offsets are into the article.

    By itself such a word may be any. It is a name if it ends one of those `known`, and is no `ordinary` word.
    """
    ends = {parts[-1] for parts in known}
    for sentence in article.sentences:
        word = WORD.match(article.text, sentence.start, sentence.end)
        if word and not sentence.boilerplate:
            parts = unaccented([word[0].casefold()])
            if parts[0] in ends and word[0].casefold() not in ordinary:
                yield sentence.index, Name(*word.span(), word[0], parts)


def ordinary(article: Article) -> set[str]:
    """Return the words that an article has in small letters."""
    return {word for word in WORD.findall(article.text) if word.islower()}
