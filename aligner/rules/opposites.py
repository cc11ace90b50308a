"""Two words of opposite meaning in the same place."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from aligner.article import Span
from aligner.rules.frame import FRAME_FEATURES, frame, is_unreal, speaks
from aligner.rules.negations import scope
from aligner.rules.opposed import LINK, opposite_keys, opposites, prefixed
from aligner.rules.slot import SLOT_FEATURES, Candidate, Sides, slot
from aligner.similarity import Profile

FEATURES = (
    *SLOT_FEATURES,
    "content",  # both are words with content
    "prefix",  # one is the other with un-, in- or dis-
    *FRAME_FEATURES,
)


class Term(NamedTuple):
    """A word or a phrase of two, as indexes of words, and its key in the table of opposites."""

    place: range
    key: str
    content: bool


def candidates(sides: Sides) -> Iterator[Candidate]:
    """Yield opposites, one in each sentence."""
    negated = [scope(profile) for profile in (sides.left, sides.right)]
    ours, theirs = _terms(sides.left), _terms(sides.right)
    keys = [{term.key for term in side} for side in (ours, theirs)]
    for one in ours:
        against = (opposite_keys(one.key) & keys[1]) - keys[0]
        # The sentence that says "opened and closed" says neither against "opened".
        if not against or one.key in keys[1]:
            continue
        for other in theirs:
            if other.key not in against or (one.place[0] in negated[0]) != (other.place[0] in negated[1]):
                continue  # "not guilty" is no opposite of "innocent"
            if speaks(sides.left, one.place) and speaks(sides.right, other.place):
                continue  # supporters and critics may each say so
            if is_unreal(sides.left, one.place[0]) != is_unreal(sides.right, other.place[0]):
                continue  # what may be closed is open
            features = (
                *slot(sides, one.place, other.place),
                float(one.content and other.content),
                float(prefixed(one.key, other.key)),
                *frame(sides, one.place, other.place),
            )
            yield Candidate("opposite", _span(sides.left, one), _span(sides.right, other), features)


def _terms(profile: Profile) -> list[Term]:
    """Return what of a sentence may have an opposite: words, and phrases of two that the table has."""
    words, table, found = profile.words, opposites(), list[Term]()
    taken: set[int] = set()
    for index, (word, behind) in enumerate(pairwise(words)):
        phrase = f"{word.key}{LINK}{behind.key}"
        if phrase in table:
            found.append(Term(range(index, index + 2), phrase, content=True))
            taken |= {index, index + 1}  # "turned down" is no "down"
    for index, word in enumerate(words):
        is_name = word.is_name and index > 0  # Slender Man is no man
        if index not in taken and word.is_word and not is_name and (word.content or word.key in table):
            found.append(Term(range(index, index + 1), word.key, word.content))
    return sorted(found, key=lambda term: term.place.start)


def _span(profile: Profile, term: Term) -> Span:
    return Span(profile.words[term.place[0]].start, profile.words[term.place[-1]].end)
