"""Inside a pair: which words answer which, and what of each sentence the other one shares."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import groupby, product

import numpy as np
from numpy.typing import NDArray
from rapidfuzz import process
from rapidfuzz.distance import JaroWinkler

from aligner import lexicon, scorer
from aligner.labels import Label, LabelledSpan
from aligner.mentions import Mention, equal, mentions, whole
from aligner.result import WordLink
from aligner.rules.opposed import opposed
from aligner.similarity import Matrix, Profile, rarity

Spans = tuple[LabelledSpan, ...]

# A span is shared only where its words are surely answered, which is more than the threshold of a link.
SURE = 0.75
# A clause goes as one if less, or more, than this part of it is answered. Set by reading pairs: F1 on qa_align moves by
# less than a point between .15 and .3.
LITTLE, MOST = 0.2, 0.8
# Names whose letters are as alike as this may be one name, differently written.
ALIKE = 0.8
# How many words away the words around a pair of words are looked at.
REACH = 2

WORD_FEATURES = (
    "cosine",
    "cosine_of_content",
    "cosine_squared",
    "same",
    "same_function",
    "letters",
    "letters_of_content",
    "content",
    "content_with_function",
    "place",
    "place_of_function",
    "margin_worse",  # over the best other cell of the row, of the column
    "margin_better",
    "mutual",
    "one_is_repeated",
    "both_are_repeated",
    "cosine_before",
    "cosine_after",
    "same_before",
    "same_after",
    "other_number",
    "mark_with_word",
    "other_mark",
)
# What the first pass says of the words around; the second pass sees it beside the features of the first.
AROUND_FEATURES = (
    "logit",
    "before",
    "after",
    "before_on_one_side_less",
    "before_on_one_side_more",
    "after_on_one_side_less",
    "after_on_one_side_more",
    "rival_less",
    "rival_more",
    "two_before",
    "two_after",
    "before_uneven",
    "after_uneven",
    "crossing",
)


def align_words(left: Profile, right: Profile) -> Matrix:
    """Return the probability that two words say the same, for every two: shape (left words, right words)."""
    if not left.words or not right.words:
        return np.zeros((len(left.words), len(right.words)), np.float32)
    aligned = scorer.load("words_again", WORD_FEATURES + AROUND_FEATURES)(second_features(left, right))
    if [word.text for word in left.words] == [word.text for word in right.words]:
        np.fill_diagonal(aligned, 1)
    return aligned


def links(left: Profile, right: Profile, aligned: Matrix) -> tuple[WordLink, ...]:
    """Return the words of two sentences that say the same, many to many, in the order of the left sentence.

    `aligned` is what `align_words` returns for the two.
    """
    threshold = scorer.load("words_again", WORD_FEATURES + AROUND_FEATURES).threshold
    ours, theirs = left.words, right.words
    return tuple(
        WordLink(ours[i].start, ours[i].end, theirs[j].start, theirs[j].end)
        for i, j in zip(*np.nonzero(aligned >= threshold), strict=True)
    )


def second_features(left: Profile, right: Profile) -> Matrix:
    """Return the features of every two words for the second pass: shape (left words, right words, features)."""
    first = word_features(left, right)
    return np.concatenate([first, around_features(scorer.load("words", WORD_FEATURES)(first))], axis=-1)


def word_features(left: Profile, right: Profile) -> Matrix:
    """Return WORD_FEATURES of every two words of two sentences: shape (left words, right words, features)."""
    ours, theirs = left.words, right.words
    cosine = left.word_vectors.astype(np.float32) @ right.word_vectors.astype(np.float32).T
    same = np.equal.outer([w.key for w in ours], [w.key for w in theirs]).astype(np.float32)
    letters = process.cdist(
        [w.text.lower() for w in ours], [w.text.lower() for w in theirs], scorer=JaroWinkler.normalized_similarity
    )
    has_content = [np.array([w.content for w in words], np.float32) for words in (ours, theirs)]
    content = np.multiply.outer(*has_content)
    number = np.multiply.outer(*(np.array([w.is_number for w in words], np.float32) for words in (ours, theirs)))
    marks = np.add.outer(*(np.array([not w.is_word for w in words], np.float32) for words in (ours, theirs)))
    place = np.abs(np.subtract.outer(np.arange(len(ours)) / len(ours), np.arange(len(theirs)) / len(theirs)))
    in_row, in_column = cosine - rival(cosine), cosine - rival(cosine.T).T
    repeated = (same.sum(axis=1, keepdims=True) > 0), (same.sum(axis=0, keepdims=True) > 0)
    near_cosine, near_same = neighbours(cosine), neighbours(same)
    features = [
        cosine,
        cosine * content,
        cosine * cosine,
        same,
        same * (1 - content),
        letters,
        letters * content,
        content,
        np.abs(np.subtract.outer(*has_content)),
        place,
        place * (1 - content),
        np.minimum(in_row, in_column),
        np.maximum(in_row, in_column),
        (in_row >= 0) & (in_column >= 0),
        (repeated[0] | repeated[1]) * (1 - same),
        (repeated[0] & repeated[1]) * (1 - same),
        near_cosine(-1, -1),
        near_cosine(1, 1),
        near_same(-1, -1),
        near_same(1, 1),
        number * (1 - same),
        marks == 1,
        (marks == 2) * (1 - same),
    ]
    return np.stack([np.asarray(feature, np.float32) for feature in features], axis=-1)


def around_features(probability: Matrix) -> Matrix:
    """Return AROUND_FEATURES of every two words, given what the first pass says: shape (left, right, features)."""
    p = np.clip(probability, 1e-4, 1 - 1e-4)
    near = neighbours(p)
    features = [
        np.log(p / (1 - p)),
        near(-1, -1),
        near(1, 1),
        *ordered(near(-1, 0), near(0, -1)),
        *ordered(near(1, 0), near(0, 1)),
        *ordered(rival(p), rival(p.T).T),
        near(-2, -2),
        near(2, 2),
        near(-1, -2) + near(-2, -1),
        near(1, 2) + near(2, 1),
        near(-1, 1) + near(1, -1),
    ]
    return np.stack(features, axis=-1)


def ordered(one: Matrix, other: Matrix) -> tuple[Matrix, Matrix]:
    """Return the lesser and the greater of two matrices, cell by cell: which is which does not depend on the side."""
    return np.minimum(one, other), np.maximum(one, other)


def neighbours(matrix: Matrix) -> Callable[[int, int], Matrix]:
    """Return what gives each cell's neighbour so many rows below and columns right of it, REACH at most, or 0."""
    rows, columns = matrix.shape
    padded = np.zeros((rows + 2 * REACH, columns + 2 * REACH), np.float32)
    padded[REACH : REACH + rows, REACH : REACH + columns] = matrix
    return lambda down, across: padded[REACH + down :, REACH + across :][:rows, :columns]


def rival(matrix: Matrix) -> Matrix:
    """Return, for each cell, the greatest other cell of its row; 0 where there is no other."""
    if matrix.shape[1] < 2:
        return np.zeros_like(matrix)
    first, second = np.partition(matrix, (-1, -2), axis=1)[:, [-1, -2]].T[..., None]
    return np.asarray(np.where(matrix >= first, second, first))


def spans(left: Profile, right: Profile, aligned: Matrix) -> tuple[Spans, Spans]:
    """Return what of each of two sentences the other one shares; `aligned` is what `align_words` returns for them.

    The spans, shared or unique, cover each sentence once, in order; they are offsets into it. Either both sentences
    share something or neither does.
    """
    if not left.words or not right.words:
        return unshared(left.text), unshared(right.text)
    paired = aligned >= SURE
    if not paired.any():
        return unshared(left.text), unshared(right.text)
    said_by = mentions(left), mentions(right)
    same = equal(left, right, *said_by)
    ours, theirs = shared_words(left, right, paired | same, different(left, right) & ~same)
    found = (
        runs(left, whole(left, said_by[0], ours, _any(same, 1))),
        runs(right, whole(right, said_by[1], theirs, _any(same, 0))),
    )
    if all(any(span.label is Label.SHARED for span in side) for side in found):
        return found
    return unshared(left.text), unshared(right.text)


def shared_words(
    left: Profile, right: Profile, paired: NDArray[np.bool_], other: NDArray[np.bool_]
) -> tuple[list[bool], list[bool]]:
    """Return for each word of each sentence whether it is shared, given which are paired and which of those differ."""
    answered = paired & ~other
    # Words whose only answer is another figure, day or name, and figures and negations that nothing answers: no clause
    # around them makes them shared.
    apart = [
        (_any(paired & other, axis) | tells_alone(side)) & ~_any(answered, axis)
        for side, axis in ((left, 1), (right, 0))
    ]
    for _ in range(2):  # what counts as unique on one side takes back its answers on the other
        ours, theirs = said(left, _any(answered, 1)), said(right, _any(answered, 0))
        answered &= np.logical_and.outer(ours, theirs)
    ours, theirs = (
        [answer and not odd for answer, odd in zip(side, odds, strict=True)]
        for side, odds in zip((ours, theirs), apart, strict=True)
    )
    return ours, theirs


def tells_alone(sentence: Profile) -> NDArray[np.bool_]:
    """Return for each word whether so much hangs on it that it goes with no words around it: two, 4.5, not."""
    return np.array([word.is_number or word.is_negation for word in sentence.words], np.bool_)


def _denials() -> frozenset[str]:
    """Return the words that deny: not, denies, refused to."""
    voice = lexicon.words("voice")
    return voice["negation"] | voice["denial"] | voice["failure"] | voice["failure to"]


def _any(cells: NDArray[np.bool_], axis: int) -> NDArray[np.bool_]:
    return np.asarray(cells.any(axis=axis))


def different(left: Profile, right: Profile) -> NDArray[np.bool_]:
    """Tell which words may answer each other without saying the same: two figures, names, opposites; (left, right).

    Where a sentence has a negation, an opposite may say the same: not guilty, innocent.
    """
    ours, theirs = left.words, right.words
    same = np.equal.outer([word.key for word in ours], [word.key for word in theirs])
    other = np.logical_and.outer([word.is_number for word in ours], [word.is_number for word in theirs])
    names = [[(index, word.text) for index, word in enumerate(side) if word.is_name] for side in (ours, theirs)]
    for (row, one), (column, another) in product(*names):
        other[row, column] |= not maybe_one_name(one, another)
    negations = [[word.is_negation for word in side] for side in (ours, theirs)]
    denials = _denials()  # what may answer a negation
    affirming = [[word.plain not in denials for word in side] for side in (ours, theirs)]
    other |= np.logical_and.outer(negations[0], affirming[1]) | np.logical_and.outer(affirming[0], negations[1])
    if not any((*negations[0], *negations[1])):
        other |= np.array([[opposed(one, another) for another in theirs] for one in ours], np.bool_)
    return np.asarray(~same & other)


def maybe_one_name(one: str, other: str) -> bool:
    """Tell whether two words may stand for one name: alike in letters, or initials (Kingdom, UK; William, W)."""
    if JaroWinkler.normalized_similarity(one, other) >= ALIKE:
        return True
    return any(short.isupper() and long[0] in short for short, long in ((one, other), (other, one)))


def closest(left: Profile, right: Profile, aligned: Matrix) -> tuple[Spans, Spans]:
    """Return the spans of two sentences that state the same in other words: the two clauses most alike are shared.

    What so much hangs on that it goes with no words around it is so only where it is answered. `aligned` is what
    `align_words` returns for the two.
    """
    row, column = divmod(int(np.argmax(left.clause_vectors @ right.clause_vectors.T)), len(right.clauses))
    said_by = mentions(left), mentions(right)
    same = equal(left, right, *said_by)
    answered = (aligned >= SURE) & ~different(left, right) | same
    ours, theirs = (
        _said_in(side, place, values, _any(answered, axis), _any(same, axis))
        for side, place, values, axis in zip(
            (left, right), (left.clauses[row], right.clauses[column]), said_by, (1, 0), strict=True
        )
    )
    return ours, theirs


def _said_in(
    sentence: Profile,
    clause: tuple[int, int],
    values: Sequence[Mention],
    answered: NDArray[np.bool_],
    same: NDArray[np.bool_],
) -> Spans:
    """Return the spans of a sentence of which a clause is shared, but for what tells alone and is not answered."""
    inside = [clause[0] <= word.start < clause[1] for word in sentence.words]
    odd = tells_alone(sentence) & ~answered
    shared = whole(sentence, values, [a and not b for a, b in zip(inside, odd.tolist(), strict=True)], same)
    found = runs(sentence, [a and b for a, b in zip(inside, shared, strict=True)])
    return found if any(span.label is Label.SHARED for span in found) else runs(sentence, inside)


def unshared(text: str) -> Spans:
    """Return the spans of a sentence of which nothing is shared."""
    return (LabelledSpan(0, len(text), Label.UNIQUE),) if text else ()


def said(sentence: Profile, answered: NDArray[np.bool_]) -> list[bool]:
    """Return for each word whether it is shared, given whether a word of the other sentence answers it.

    A reader sees statements, not single words: a clause of which nearly all or nearly nothing is answered counts as
    one, by the weight of its words; elsewhere a word without content goes with those around it.
    """
    shared = smooth(answered.tolist(), [word.content for word in sentence.words])
    for start, end in sentence.clauses:
        inside = [index for index, word in enumerate(sentence.words) if start <= word.start < end]
        weights = [(rarity(sentence.words[index].key), index) for index in inside if sentence.words[index].content]
        if not weights:  # nothing but words such as "He said so.": each stands for itself
            continue
        part = sum(weight for weight, index in weights if answered[index]) / (sum(weight for weight, _ in weights) or 1)
        if part < LITTLE or part > MOST:
            for index in inside:
                shared[index] = part > MOST
    return shared


def runs(sentence: Profile, shared: Sequence[bool]) -> Spans:
    """Return the spans of a sentence, given whether each word is shared; blanks between two spans are unique."""
    text, at, found = sentence.text, 0, list[LabelledSpan]()
    for is_shared, group in groupby(zip(sentence.words, shared, strict=True), key=lambda each: each[1]):
        words = [word for word, _ in group]
        if is_shared and any(word.is_word for word in words):
            if at < words[0].start:
                found.append(LabelledSpan(at, words[0].start, Label.UNIQUE))
            at = words[-1].end
            found.append(LabelledSpan(words[0].start, at, Label.SHARED))
    if at < len(text):
        found.append(LabelledSpan(at, len(text), Label.UNIQUE))
    return tuple(found)


def smooth(answered: Sequence[bool], content: Sequence[bool]) -> list[bool]:
    """Decide for each word whether it is shared; words without content go with those around them.

    Such a word is shared where the nearest words with content before and after it are, or the only one at an end: a
    reader sees statements, not single words.
    """
    before, after = nearest(answered, content), nearest(answered[::-1], content[::-1])[::-1]
    shared = []
    for said, has_content, earlier, later in zip(answered, content, before, after, strict=True):
        around = [each for each in (earlier, later) if each is not None]
        shared.append(said if has_content or not around else all(around))
    return shared


def nearest(answered: Sequence[bool], content: Sequence[bool]) -> list[bool | None]:
    """Return, for each word, whether the last word with content before it is answered; None where there is none."""
    last: bool | None = None
    found = []
    for said, has_content in zip(answered, content, strict=True):
        found.append(last)
        if has_content:
            last = said
    return found
