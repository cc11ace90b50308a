"""A word that one sentence negates and the other does not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from aligner import lexicon
from aligner.article import Span
from aligner.rules.frame import FRAME_FEATURES, frame, is_unreal
from aligner.rules.opposed import opposed
from aligner.rules.slot import SLOT_FEATURES, Candidate, Sides, slot
from aligner.similarity import Profile
from aligner.words import Word

KINDS = ("not", "never", "no", "without", "denial", "failure")
FEATURES = (
    *SLOT_FEATURES,
    "answered",  # how surely the negated word is answered
    "same_key",
    "distance",  # words between the negation and what it negates
    "negations_less",  # negations in the one sentence, and in the other
    "negations_more",
    "alike",  # the two sentences are the same but for the negation
    "verb",  # what is negated is a verb behind an auxiliary
    *KINDS,
    *FRAME_FEATURES,
)
NEAR_LESS, WHOLE_LESS = SLOT_FEATURES.index("near_less"), SLOT_FEATURES.index("whole_less")
# Between two articles most words that are negated in one of them are negated of something else.
ALIKE = 0.5
# The negated word stands so near behind the negation; it may reach so far.
REACH = 4
SCOPE = 10
ANSWERED = 0.5
# Where one of these stands in the other sentence, it may negate the word from afar: no pulse, a pulse but none.
FROM_AFAR = frozenset({"none", "neither", "nothing", "nobody"})
OF_KIND = {"not": "not", "n't": "not", "cannot": "not", "never": "never", "without": "without"}


class Negation(NamedTuple):
    """A negation, the first word with content that it negates (both as indexes of words), and its kind."""

    cue: int
    head: int
    kind: str


def candidates(sides: Sides) -> Iterator[Candidate]:
    """Yield words that answer each other, of which one is negated and the other is not."""
    negated = [negations(profile) for profile in (sides.left, sides.right)]
    reached = [scope(profile) for profile in (sides.left, sides.right)]
    counts = sorted(len(side) for side in negated)
    for negation in negated[0]:
        for column in _answers(sides, negation.head, 0):
            if column not in reached[1] and not opposed(sides.left.words[negation.head], sides.right.words[column]):
                yield from _candidate(sides, negation, negation.head, column, counts, of_left=True)
    for negation in negated[1]:
        for row in _answers(sides, negation.head, 1):
            if row not in reached[0] and not opposed(sides.left.words[row], sides.right.words[negation.head]):
                yield from _candidate(sides, negation, row, negation.head, counts, of_left=False)


def negations(profile: Profile) -> list[Negation]:
    """Return the negations of a sentence; "not only" and "no longer than" are none."""
    words, found = profile.words, list[Negation]()
    for index, word in enumerate(words):
        kind, behind = _kind(words, index), _behind(words, index)
        no_negation = behind in lexicon.words("voice")["no negation"] or (word.plain == "no" and behind in (".", "#"))
        if not kind or no_negation:
            continue
        head = next((at for at in range(index + 1, min(len(words), index + 1 + REACH)) if words[at].content), None)
        if head is not None and words[head].is_word and not words[head].is_name and not words[head].is_number:
            found.append(Negation(index, head, kind))
    return found


def _kind(words: Sequence[Word], index: int) -> str:
    """Return which of KINDS of negation a word is, or nothing."""
    classes, text = lexicon.words("voice"), words[index].plain
    if text in classes["failure to"]:
        return "failure" if _behind(words, index) == "to" else ""
    other = next((kind for kind in ("denial", "failure") if text in classes[kind]), "")
    return OF_KIND.get(text) or other or ("no" if text in classes["negation"] else "")


def _behind(words: Sequence[Word], index: int) -> str:
    return words[index + 1].text.lower() if index + 1 < len(words) else ""


def scope(profile: Profile) -> set[int]:
    """Return the indexes of the words that some negation of a sentence may reach."""
    classes, words, reached = lexicon.words("voice"), profile.words, set[int]()
    for index in range(len(words)):
        if _kind(words, index):
            for at in range(index + 1, min(len(words), index + 1 + SCOPE)):
                if words[at].text.lower() in classes["end of scope"]:
                    break
                reached.add(at)
    return reached


def _answers(sides: Sides, head: int, axis: int) -> list[int]:
    """Return the words of the other sentence that answer a negated word."""
    probabilities = sides.aligned[head] if axis == 0 else sides.aligned[:, head]
    best = int(probabilities.argmax()) if len(probabilities) else 0
    return [best] if len(probabilities) and probabilities[best] >= ANSWERED else []


def _candidate(
    sides: Sides, negation: Negation, row: int, column: int, counts: list[int], of_left: bool
) -> Iterator[Candidate]:
    """Yield a negated word and the word that answers it, unless articles say too little else alike around the two.

    What may be, or is asked for, is no contradiction of what is not.
    """
    around = slot(sides, range(row, row + 1), range(column, column + 1))
    alike = min(around[NEAR_LESS], around[WHOLE_LESS])
    if sides.in_articles and alike < ALIKE:
        return
    if any(word.text.lower() in FROM_AFAR for word in (sides.right if of_left else sides.left).words):
        return
    if is_unreal(sides.left, row) != is_unreal(sides.right, column):
        return
    ours, theirs = sides.left.words[row], sides.right.words[column]
    negated = (sides.left if of_left else sides.right).words
    span = Span(negated[negation.cue].start, negated[negation.head].end)
    other = Span(theirs.start, theirs.end) if of_left else Span(ours.start, ours.end)
    features = (
        *around,
        float(sides.aligned[row, column]),
        float(ours.key == theirs.key),
        float(negation.head - negation.cue),
        float(min(counts[0], 3)),
        float(min(counts[1], 3)),
        alike**2 * float(ours.key == theirs.key),
        float(negation.cue > 0 and negated[negation.cue - 1].text.lower() in lexicon.words("grammar")["auxiliary"]),
        *(float(negation.kind == each) for each in KINDS),
        *frame(sides, range(row, row + 1), range(column, column + 1)),
    )
    yield Candidate("negation", *((span, other) if of_left else (other, span)), features)
