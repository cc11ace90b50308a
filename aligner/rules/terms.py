"""The words of a sentence, and its phrases of two, as the tables of opposites and of converses have them."""

from __future__ import annotations

from itertools import pairwise
from typing import NamedTuple

from aligner.rules.opposed import LINK, converses, opposites
from aligner.similarity import Profile


class Term(NamedTuple):
    """A word or a phrase of two, as indexes of words, and its key in the tables."""

    place: range
    key: str
    content: bool


def terms(profile: Profile) -> list[Term]:
    """Return what of a sentence may have an opposite: words, and phrases of two that a table has, in order."""
    words, found = profile.words, list[Term]()
    taken: set[int] = set()
    for index, (word, behind) in enumerate(pairwise(words)):
        phrase = f"{word.key}{LINK}{behind.key}"
        if _is_known(phrase):
            found.append(Term(range(index, index + 2), phrase, content=True))
            taken |= {index, index + 1}  # "turned down" is no "down"
    for index, word in enumerate(words):
        is_name = word.is_name and index > 0  # Slender Man is no man
        if index not in taken and word.is_word and not is_name and (word.content or _is_known(word.key)):
            found.append(Term(range(index, index + 1), word.key, word.content))
    return sorted(found, key=lambda term: term.place.start)


def _is_known(key: str) -> bool:
    return key in opposites() or key in converses()
