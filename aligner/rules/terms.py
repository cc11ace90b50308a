"""The words of a sentence, and its phrases of two, as the tables of opposites and of converses have them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from aligner import lexicon
from aligner.rules.opposed import LINK, converses, opposites
from aligner.similarity import Profile
from aligner.words import Word

# As a verb the one means to support, but not behind another verb; the others to go away, but not what is left standing.
BACK, LEAVE = "back", frozenset({"left", "leave", "leaves", "leaving"})


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
        is_meant = word.content or _is_known(word.key)
        if index not in taken and word.is_word and not is_name and is_meant and not _is_otherwise(words, index):
            found.append(Term(range(index, index + 1), word.key, word.content))
    return sorted(found, key=lambda term: term.place.start)


def _is_otherwise(words: Sequence[Word], index: int) -> bool:
    """Tell whether a word is not the verb that the tables mean: played back the tape, left hanging."""
    before, behind = words[index - 1 : index], words[index + 1 : index + 2]
    if words[index].plain == BACK:
        prepositions = lexicon.words("grammar")["preposition"]
        is_last = all(not each.is_word or each.plain in prepositions for each in behind)
        return is_last or any(each.text.endswith("ed") for each in before)
    return words[index].plain in LEAVE and any(each.text.endswith("ing") and each.content for each in behind)


def _is_known(key: str) -> bool:
    return key in opposites() or key in converses()
