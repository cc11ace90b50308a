"""A place in each of two sentences, and how surely the two are the same place: what every rule asks first.

Two figures, days or names contradict each other only where all around them says the same. The features here measure
that; a rule adds what it knows of what stands in the place.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

import numpy as np

from aligner.article import Span
from aligner.claims import Date
from aligner.rules.figures import claimed, dated
from aligner.rules.said import NOTHING, Said
from aligner.similarity import Matrix, Profile
from aligner.words import plain

# How many words on either side of a place count as around it.
WINDOW = 7

# How surely the two sentences overlap is none of them: an edit that contradicts makes it less.
SLOT_FEATURES = (
    "cross",  # the probability that words of the one place answer words of the other
    "near_less",  # how much of what stands around the one place stands around the other, by weight
    "near_more",
    "before",  # whether the nearest words with content before, and after, answer each other
    "after",
    "whole_less",  # how much of the whole sentence the other one answers
    "whole_more",
    "length",
)


class Placed(Protocol):
    """What stands at offsets into a sentence."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


@dataclass(frozen=True)
class Sides:
    """Two paired sentences as the rules see them: `aligned` says which words answer which (left, right).

    `contradiction` is the probability of one that the model gives when it reads both, for whatever reason, and
    `read_overlap` the logit that it gives their overlap.
    Where the two stand in articles, `left_said` and `right_said` are what those state: what the one sentence has and
    the other has not may be said elsewhere.
    """

    left: Profile
    right: Profile
    aligned: Matrix
    overlap: float
    contradiction: float
    left_said: Said = NOTHING
    right_said: Said = NOTHING
    read_overlap: float = 0.0

    @property
    def in_articles(self) -> bool:
        """Whether the two stand in articles."""
        return bool(self.left_said.sentences)

    @cached_property
    def answered(self) -> tuple[Matrix, Matrix]:
        """How surely each word is answered: of the left sentence, and of the right one."""
        if not self.aligned.size:
            return np.zeros(len(self.left.words), np.float32), np.zeros(len(self.right.words), np.float32)
        return self.aligned.max(axis=1), self.aligned.max(axis=0)

    @cached_property
    def whole(self) -> tuple[float, float]:
        """How much of each sentence the other one answers, by the weight of its words."""
        left, right = self.answered
        return _weighed(self.left, left), _weighed(self.right, right)


@dataclass(frozen=True)
class Candidate:
    """Two places that may contradict each other, offsets into the sentences, and what speaks for it.

    `features` are those that the rule names. The two agree if what stands at `left_whole` and at `right_whole` is the
    same: that may be more than the places, "fewer than 40" with a place at "40". Without them it is the places.
    `answering` is how surely they answer each other, where a rule knows that: the words in them, or what they count.
    `note` is what a reader must know besides what both sentences say.
    """

    left: Span
    right: Span
    features: tuple[float, ...]
    left_whole: Span | None = None
    right_whole: Span | None = None
    answering: float = 0.0
    note: str = ""


def places(profile: Profile, start: int, end: int) -> range:
    """Return the indexes of the words that a range of offsets touches."""
    touched = [index for index, word in enumerate(profile.words) if word.start < end and start < word.end]
    return range(touched[0], touched[-1] + 1) if touched else range(0)


def days_of(profile: Profile) -> tuple[Date, ...]:
    """Return the dates and times of a sentence, by the day of its article."""
    return dated(profile.text, profile.dateline)


def in_figures(profile: Profile) -> set[int]:
    """Return the indexes of the words that figures and their units are written in."""
    return {index for each in claimed(profile.text) for index in places(profile, each.start, each.end)}


def clause_at(profile: Profile, offset: int) -> tuple[int, int]:
    """Return where the clause begins and ends that an offset is in; the whole sentence, if it is in none."""
    return next(((start, end) for start, end in profile.clauses if start <= offset < end), (0, len(profile.text)))


def clause_words(profile: Profile, offset: int) -> frozenset[str]:
    """Return the words of the clause that an offset is in, in small letters."""
    start, end = clause_at(profile, offset)
    return plain([word for word in profile.words if start <= word.start < end])


def alike_around(sides: Sides, left: range, right: range) -> tuple[float, float]:
    """Return how much of what stands around either of two places stands around the other one, by weight."""
    ours, theirs = around(left, len(sides.left.words)), around(right, len(sides.right.words))
    return _near(sides.left, ours, sides.aligned, theirs), _near(sides.right, theirs, sides.aligned.T, ours)


def slot(sides: Sides, left: range, right: range) -> tuple[float, ...]:
    """Return SLOT_FEATURES of a place in each sentence, given as indexes of words; the same from either side."""
    near = alike_around(sides, left, right)
    return (
        cross(sides, left, right),
        min(near),
        max(near),
        *beside(sides, left, right),
        min(sides.whole),
        max(sides.whole),
        math.log1p(min(len(sides.left.content), len(sides.right.content))),
    )


def beside(sides: Sides, left: range, right: range) -> tuple[float, float]:
    """Return how surely the nearest words with content before two places answer each other, and those behind them."""
    return _beside(sides, left.start - 1, right.start - 1, -1), _beside(sides, left.stop, right.stop, 1)


def cross(sides: Sides, left: range, right: range) -> float:
    """Return the probability that some word of one place answers some word of the other."""
    cells = sides.aligned[left.start : left.stop, right.start : right.stop]
    return float(cells.max()) if cells.size else 0.0


def mutual(sides: Sides, left: range, right: range, ours: Iterable[Placed], theirs: Iterable[Placed]) -> bool:
    """Tell whether two places answer each other at least as well as either answers any other claim of the other side.

    `ours` and `theirs` are the claims of each sentence that are of the kind of those in the two places.
    """
    rivals = [cross(sides, left, places(sides.right, each.start, each.end)) for each in theirs]
    rivals += [cross(sides, places(sides.left, each.start, each.end), right) for each in ours]
    return cross(sides, left, right) >= max(rivals)


def around(place: range, length: int) -> list[int]:
    """Return the indexes of the words around a place."""
    return [*range(max(0, place.start - WINDOW), place.start), *range(place.stop, min(length, place.stop + WINDOW))]


def _near(profile: Profile, around: list[int], aligned: Matrix, others: list[int]) -> float:
    """Return how much of what stands around a place is answered by what stands around the other."""
    weights = dict(zip(profile.content, profile.weights, strict=True))
    counted = [index for index in around if index in weights]
    if not counted or not others:
        return 0.0
    best = aligned[np.ix_(counted, others)].max(axis=1)
    return float(sum(best * [weights[index] for index in counted]) / sum(weights[index] for index in counted))


def _beside(sides: Sides, left: int, right: int, step: int) -> float:
    """Return whether the nearest two words with content beside each place, in steps of 1 or -1, answer each other."""
    ours, theirs = (list(_content(profile, at, step)) for profile, at in ((sides.left, left), (sides.right, right)))
    return float(sides.aligned[np.ix_(ours, theirs)].max()) if ours and theirs else 0.0


def _content(profile: Profile, index: int, step: int) -> Iterator[int]:
    found = 0
    while 0 <= index < len(profile.words) and found < 2:
        if profile.words[index].content:
            found += 1
            yield index
        index += step


def _weighed(profile: Profile, answered: Matrix) -> float:
    total = float(profile.weights.sum())
    return float(answered[list(profile.content)] @ profile.weights) / total if total else 0.0
