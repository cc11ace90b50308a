"""Conflicts planted by rule in two sentences of two real articles, and edits of the same kinds that are none.

Edited pairs of sentences are short and alike; those that two articles share something in are neither, and a scorer that
is fitted on the first alone takes whatever is long for no conflict. So what the edits of `contrast` make of a figure, a
day, an opposite or a negation in pairs that overlap is learnt from, too: where what is edited answers the same words of
the other sentence. Names are left out: too many of those that are put in are none that could stand there.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rapidfuzz.distance import Postfix, Prefix

from aligner import encoder
from aligner.comparison import as_sides
from aligner.contradiction import OVERLAP
from aligner.rules.said import Said
from aligner.rules.slot import Sides, places
from aligner.similarity import profiles
from aligner.training.contrast import MAKERS, Edit

# The edits that are made, and the kind of conflict that each is.
KINDS = {"figure": "number", "day": "date", "negation": "negation", "opposite": "antonym"}
# So many edits of a kind are made in a pair, and as many that are no conflict.
EACH = 2
# So surely what is edited must be the same in both.
ANSWERED = 0.5
SEED = 3


class Planted(NamedTuple):
    """An edit of the second of two sentences: of which topic and kind, what the sentence was before, and the two."""

    topic: str
    kind: str
    contradicts: bool
    original: str
    sides: Sides


def planted(pairs: Sequence[tuple[str, Sides]]) -> Iterator[Planted]:
    """Yield edits of pairs of sentences of two articles, given the topic and the sentences of each."""
    chance = random.Random(SEED)
    chosen = [
        (topic, sides, kind, edit)
        for topic, sides in pairs
        if sides.overlap >= OVERLAP
        for kind in KINDS
        for edit in _edits(sides, kind, chance)
    ]
    new = list(dict.fromkeys(edit.second for *_, edit in chosen))
    known = dict(zip(new, profiles(new, encoder.load()), strict=True))
    judged = encoder.load().judge([(edit.first, edit.second) for *_, edit in chosen])
    for (topic, sides, kind, edit), judgement in zip(chosen, judged, strict=True):
        others = sides.right_said.sentences - {sides.right.text}
        articles = sides.left_said, Said([*others, edit.second])
        # How surely the two overlap is left as it was: no rule asks for it.
        two = as_sides(sides.left, known[edit.second], sides.overlap, judgement, articles)
        yield Planted(topic, KINDS[kind], edit.contradicts, sides.right.text, two)


def _edits(sides: Sides, kind: str, chance: random.Random) -> Iterator[Edit]:
    """Yield some edits of the second of two sentences, where what is edited answers the first."""
    made = [
        edit
        for edit in MAKERS[kind](sides.left.text, sides.right.text, chance, ())
        if edit.first == sides.left.text and edit.second != sides.right.text and _is_answered(sides, edit.second)
    ]
    for contradicts in (True, False):
        fitting = [edit for edit in made if edit.contradicts is contradicts]
        yield from chance.sample(fitting, min(len(fitting), EACH))


def _is_answered(sides: Sides, edited: str) -> bool:
    """Tell whether what is changed in the second sentence, or else the next word with content, answers the first."""
    text = sides.right.text
    start = Prefix.similarity(text, edited)
    same = min(Postfix.similarity(text, edited), len(text) - start)
    changed = places(sides.right, start, max(start + 1, len(text) - same))
    touched = [at for at in changed if sides.right.words[at].content]
    behind = [at for at in sides.right.content if sides.right.words[at].start >= start]
    return all(sides.answered[1][at] >= ANSWERED for at in (touched or behind[:1]))
