"""The same thing in other words: which words of one article the other one replaces, how often, and where."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from aligner.result import Comparison, Label, LabelledSpan, Pair, Side, WordLink
from aligner.words import Word, words

# A phrase of more words than this is no phrase but a part of the sentence.
LONGEST = 3

# Words whose letters are as alike as this are forms of each other rather than other words: Israel, Israeli.
FORMS = 0.78


@dataclass(frozen=True)
class Occurrence:
    """Where words answer each other: the sentence of each article, and the words as offsets into the articles."""

    left_sentence: int
    left_start: int
    left_end: int
    right_sentence: int
    right_start: int
    right_end: int

    def sentence(self, side: Side) -> int:
        """Return the index of the sentence on one side."""
        return self.left_sentence if side == "left" else self.right_sentence


@dataclass(frozen=True)
class Rewording:
    """What one article calls `left` and the other `right`; `likeness` is that of the letters of the two, 0 to 1."""

    left: str
    right: str
    likeness: float
    occurrences: tuple[Occurrence, ...]

    @property
    def is_form(self) -> bool:
        """Whether the two are forms of one word rather than different words."""
        return self.likeness >= FORMS

    def text(self, side: Side) -> str:
        """Return the words of one side."""
        return self.left if side == "left" else self.right


def rewordings(comparison: Comparison) -> tuple[Rewording, ...]:
    """Return the words that answer each other without being the same, in what the sentences share.

    Words without content, figures, and forms that differ by an ending alone (say, says) are left out. The most frequent
    come first, the least alike before the more alike, and forms of one word last.
    """
    from rapidfuzz.distance import JaroWinkler

    found: dict[tuple[str, str], list[tuple[str, str, Occurrence]]] = defaultdict(list)
    for pair in comparison.pairs:
        for key, occurrence in _in_pair(comparison, pair):
            texts = (
                comparison.left.text[occurrence.left_start : occurrence.left_end],
                comparison.right.text[occurrence.right_start : occurrence.right_end],
            )
            found[key].append((*texts, occurrence))
    rewordings = []
    for each in found.values():
        left, right = (Counter(texts).most_common(1)[0][0] for texts in list(zip(*each, strict=True))[:2])
        likeness = JaroWinkler.normalized_similarity(left.casefold(), right.casefold())
        rewordings.append(Rewording(left, right, likeness, tuple(occurrence for *_, occurrence in each)))
    return tuple(sorted(rewordings, key=lambda each: (each.is_form, -len(each.occurrences), each.likeness)))


def _in_pair(comparison: Comparison, pair: Pair) -> Iterator[tuple[tuple[str, str], Occurrence]]:
    sides = comparison.left.sentence_text(pair.left), comparison.right.sentence_text(pair.right)
    ours, theirs = ({word.start: word for word in words(text)} for text in sides)
    at = comparison.left.sentences[pair.left].start, comparison.right.sentences[pair.right].start
    for left_starts, right_starts in _phrases(pair.words):
        left, right = _run(ours, left_starts), _run(theirs, right_starts)
        keys = " ".join(word.key for word in left), " ".join(word.key for word in right)
        if not left or not right or keys[0] == keys[1]:
            continue
        if _shared(pair.left_spans, left) and _shared(pair.right_spans, right):
            yield (
                keys,
                Occurrence(
                    pair.left,
                    at[0] + left[0].start,
                    at[0] + left[-1].end,
                    pair.right,
                    at[1] + right[0].start,
                    at[1] + right[-1].end,
                ),
            )


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
