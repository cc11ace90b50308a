"""The ordinal numbers of a sentence, with what follows them: "third-highest" and "3rd highest" are "3rd highest"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from aligner.words import Word, words

ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)")


@lru_cache(maxsize=1024)
def ordinals(text: str) -> frozenset[str]:
    """Return the ordinal numbers of a sentence, each with the key of the next word that has content."""
    found = words(text)
    return frozenset(ordinal(found, index) for index, word in enumerate(found) if ORDINAL.fullmatch(word.key))


def ordinal(found: Sequence[Word], index: int) -> str:
    """Return the ordinal number at an index, with the key of the next word that has content."""
    behind = next((word.key for word in found[index + 1 : index + 4] if word.content), "")
    return f"{found[index].key} {behind}"
