"""The ordinal numbers of a sentence, by the keys of its words: "third" and "3rd" are "3rd"."""

from __future__ import annotations

import re
from functools import lru_cache

from aligner.words import words

ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)")


@lru_cache(maxsize=1024)
def ordinals(text: str) -> frozenset[str]:
    """Return the keys of the ordinal numbers of a sentence."""
    return frozenset(word.key for word in words(text) if ORDINAL.fullmatch(word.key))
