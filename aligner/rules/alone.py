"""What the model says when it reads both sentences, where no rule says why: a judgement without a reason."""

from __future__ import annotations

import math
from collections.abc import Iterator

from aligner.article import Span
from aligner.rules.slot import Candidate, Sides
from aligner.scorer import logit
from aligner.similarity import Matrix, Profile

FEATURES = (
    "model",  # logit
    "whole_less",  # how much of the whole sentence the other one answers
    "whole_more",
    "length",  # log of the words with content in the longer one
)

ANSWERED = 0.5


def candidates(sides: Sides) -> Iterator[Candidate]:
    """Yield what each sentence says that the other one does not answer: if they clash, then mostly there."""
    length = math.log1p(max(len(sides.left.content), len(sides.right.content)))
    features = logit(sides.contradiction), min(sides.whole), max(sides.whole), length
    left, right = (_own(*side) for side in zip((sides.left, sides.right), sides.answered, strict=True))
    if left and right:
        yield Candidate(left, right, features)


def _own(profile: Profile, answered: Matrix) -> Span | None:
    """Return the words of the clause that says most of its own, from the first to the last that is not answered.

    Where all is answered it is the whole sentence, from its first to its last word with content.
    """
    weights = dict(zip(profile.content, profile.weights.tolist(), strict=True))
    own = [index for index in weights if answered[index] < ANSWERED] or [*weights]
    if not own:
        return None
    clauses = [[index for index in own if start <= profile.words[index].start < end] for start, end in profile.clauses]
    most = max([*clauses, own[:1]], key=lambda clause: sum(weights[index] for index in clause))
    return Span(profile.words[most[0]].start, profile.words[most[-1]].end)
