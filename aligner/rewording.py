"""The same thing in other words: which words of one article the other one replaces, how often, and where."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from aligner.article import Article, Sentence
from aligner.facts.statements import Kind, values
from aligner.labels import Label, LabelledSpan
from aligner.result import Comparison, Pair, WordLink
from aligner.rules.opposed import opposed
from aligner.words import Word, words

# A phrase of more words than this is no phrase but a part of the sentence.
LONGEST = 3

# Words whose letters are as alike as this are forms of each other rather than other words: Israel, Israeli.
FORMS = 0.78

# What is a value and no wording.
VALUES = (Kind.QUANTITY, Kind.DATE, Kind.QUOTATION)


class Place(NamedTuple):
    """Words in an article: the index of their sentence, and offsets into the article's text."""

    sentence: int
    start: int
    end: int


@dataclass(frozen=True)
class Rewording:
    """What one article calls `left` and the other `right`; `likeness` is that of the letters of the two, 0 to 1.

    The places are where the words answer each other: the first of the left article and the first of the right one, the
    second of each, and so on.
    """

    left: str
    right: str
    likeness: float
    left_places: tuple[Place, ...]
    right_places: tuple[Place, ...]

    @property
    def count(self) -> int:
        """How often the words answer each other."""
        return len(self.left_places)

    @property
    def is_form(self) -> bool:
        """Whether the two are forms of one word rather than different words."""
        return self.likeness >= FORMS


def rewordings(comparison: Comparison) -> tuple[Rewording, ...]:
    """Return the words that answer each other without being the same, in what the sentences share.

    Words without content, figures, dates, what is quoted, opposites, what the articles contradict each other in, and
    forms that differ by an ending alone (say, says) are left out. The most frequent come first, the least alike before
    the more alike, and forms of one word last.
    """
    from rapidfuzz.distance import JaroWinkler

    disputed = set(_disputed(comparison))
    found: dict[tuple[str, str], list[tuple[Place, Place]]] = defaultdict(list)
    for pair in comparison.pairs:
        for key, places in _in_pair(comparison, pair):
            if key not in disputed:
                found[key].append(places)
    rewordings = []
    for each in found.values():
        left_places, right_places = zip(*each, strict=True)
        left, right = _most(comparison.left, left_places), _most(comparison.right, right_places)
        likeness = JaroWinkler.normalized_similarity(left.casefold(), right.casefold())
        rewordings.append(Rewording(left, right, likeness, left_places, right_places))
    return tuple(sorted(rewordings, key=lambda each: (each.is_form, -each.count, each.likeness)))


def _most(article: Article, places: Sequence[Place]) -> str:
    """Return what most often stands in some places."""
    return Counter(article.text[place.start : place.end] for place in places).most_common(1)[0][0]


def _in_pair(comparison: Comparison, pair: Pair) -> Iterator[tuple[tuple[str, str], tuple[Place, Place]]]:
    """Return the words of a pair that answer each other without being the same: their keys, and where they stand."""
    sentences = comparison.left.sentences[pair.left], comparison.right.sentences[pair.right]
    sides = comparison.left.sentence_text(pair.left), comparison.right.sentence_text(pair.right)
    ours, theirs = ({word.start: word for word in words(text)} for text in sides)
    for left_starts, right_starts in _phrases(pair.words):
        left, right = _run(ours, left_starts), _run(theirs, right_starts)
        keys = _key(left), _key(right)
        if not left or not right or keys[0] == keys[1]:
            continue
        shared = _shared(pair.left_spans, left) and _shared(pair.right_spans, right)
        if shared and not _opposed(left, right) and not _are_values(sides, left, right):
            yield keys, (_place(sentences[0], left), _place(sentences[1], right))


def _key(run: Sequence[Word]) -> str:
    return " ".join(word.key for word in run)


def _disputed(comparison: Comparison) -> Iterator[tuple[str, str]]:
    """Yield the keys of the words in which the articles contradict each other."""
    for pair in comparison.pairs:
        ours, theirs = comparison.left.sentence_text(pair.left), comparison.right.sentence_text(pair.right)
        for evidence in pair.evidence:
            yield _key(words(ours[slice(*evidence.left)])), _key(words(theirs[slice(*evidence.right)]))


def _opposed(left: Sequence[Word], right: Sequence[Word]) -> bool:
    return any(opposed(one, other) for one in left for other in right)


def _are_values(texts: tuple[str, str], left: Sequence[Word], right: Sequence[Word]) -> bool:
    """Tell whether words tell how much, when, or what was said, which other words for it would make another thing.

    They do where either side is a part of a figure or a date (weeks, a.m.), or both are of a quotation.
    """
    inside = [
        {kind for kind in VALUES if _is_part(text, kind, run)} for text, run in zip(texts, (left, right), strict=True)
    ]
    return bool((inside[0] | inside[1]) - {Kind.QUOTATION} or inside[0] & inside[1])


def _is_part(text: str, kind: Kind, run: Sequence[Word]) -> bool:
    return any(found.start < run[-1].end and run[0].start < found.end for found in values(text, kind))


def _place(sentence: Sentence, run: Sequence[Word]) -> Place:
    return Place(sentence.index, sentence.start + run[0].start, sentence.start + run[-1].end)


def _phrases(links: Sequence[WordLink]) -> Iterator[tuple[set[int], set[int]]]:
    """Join links that have a word in common; return where the words on either side start."""
    joined: list[tuple[set[int], set[int]]] = []
    for link in links:
        left, right = {link.left_start}, {link.right_start}
        apart = []
        for one, other in joined:
            if one & left or other & right:
                left, right = left | one, right | other
            else:
                apart.append((one, other))
        joined = [*apart, (left, right)]
    yield from joined


def _run(known: dict[int, Word], starts: set[int]) -> list[Word]:
    """Return words that stand together and can be called other words for something, or none."""
    order = sorted(known)
    places = sorted(order.index(start) for start in starts if start in known)
    run = [known[order[place]] for place in places]
    together = len(places) == len(starts) <= LONGEST and places[-1] - places[0] + 1 == len(places)
    telling = together and all(word.content and word.is_word and not word.is_number for word in run)
    return run if telling else []


def _shared(spans: Sequence[LabelledSpan], run: Sequence[Word]) -> bool:
    return all(
        any(start <= word.start and word.end <= end and label is Label.SHARED for start, end, label in spans)
        for word in run
    )
