"""Which words are forms of one verb, though their stems are not the same: sell, sold."""

from __future__ import annotations

from functools import cache

from aligner import lexicon
from aligner.words import Word, words


def are_one_word(one: Word, other: Word) -> bool:
    """Tell whether two words are forms of one: by their stems, or by the table of irregular verbs."""
    return _stem(one) == _stem(other)


def _stem(word: Word) -> str:
    return _stems().get(word.plain, word.key)


@cache
def _stems() -> dict[str, str]:
    """Return the stem of the verb that each irregular form is of."""
    return {form: words(verb)[0].key for verb, forms in lexicon.table("verbs").items() for form in forms.split()}
