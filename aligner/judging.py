"""What the model says of pairs of sentences in doubt, and how it weighs beside the cheap scores.

Reading a pair takes as long as reading two or three sentences. So the model reads only what the cheap scores leave in
doubt, and what a first reading rules out it does not read in the other order.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from aligner import scorer
from aligner.encoder import JUDGEMENTS, Encoder, either_order, longer_first
from aligner.scorer import logit, sigmoid
from aligner.similarity import Indexes, Matrix, Profile

# Pairs that the cheap scores give less overlap than this are not read together, nor more than so many for each
# sentence, nor more than so many in all. What the model says of others would make none of them sure.
DOUBT, JUDGED_EACH, JUDGED_AT_MOST = 0.06, 1.25, 2000
# What overlaps less surely than this after the first reading is not read again.
HOPE = 0.2
# What the cheap scores say of a pair, and what the model says. Its other judgements add nothing to these two.
FEATURES_JUDGED = ("logit", "overlap")

Cell = tuple[int, int]


def doubtful(overlap: Matrix, sentences: int, least: float = DOUBT, each: float = JUDGED_EACH) -> Indexes:
    """Return which pairs are read together, in order, given the cheap scores and the number of sentences.

    They are those of the most overlap: `each` at most for a sentence, and none below `least`.
    """
    most = min(int(each * sentences), JUDGED_AT_MOST)
    best = np.argsort(-overlap, kind="stable")[:most]
    return np.sort(best[overlap[best] >= least])


def judge(
    left: Sequence[Profile],
    right: Sequence[Profile],
    cells: Sequence[Cell],
    cheap: Matrix,
    encoder: Encoder,
    progress: Callable[[float], None] | None = None,
) -> tuple[Matrix, Matrix]:
    """Return the overlap of pairs in doubt, shape (pairs,), and what the model says of each: shape (pairs, 6).

    The pairs are given by index, `cheap` is the probability that the cheap scores give each. What the model says is as
    in `encoder.JUDGEMENTS`, from both orders but where the first reading rules a pair out.
    """
    pairs = [longer_first(left[i].text, right[j].text) for i, j in cells]
    weigh = scorer.load("alignment_judged", FEATURES_JUDGED)
    judged = encoder.read(pairs, progress)
    hopeful = np.flatnonzero(weigh(judged_features(cheap, judged)) >= HOPE)
    judged[hopeful] = either_order(judged[hopeful], encoder.read([pairs[at][::-1] for at in hopeful.tolist()]))
    return weigh(judged_features(cheap, judged)), judged


def judged_features(cheap: Matrix, judged: Matrix) -> Matrix:
    """Return FEATURES_JUDGED of pairs, given the cheap probability and the model's judgement of each."""
    return np.column_stack([logits(cheap), judged[:, JUDGEMENTS.index("overlap")]])


def read_anew(overlap: float, before: float, after: float) -> float:
    """Return the overlap of a pair if the model gave it the logit `after` in place of `before`."""
    weights = scorer.load("alignment_judged", FEATURES_JUDGED).weights
    weight = float(weights[0][FEATURES_JUDGED.index("overlap"), 0])
    return sigmoid(logit(overlap) + weight * (after - before))


def logits(probability: Matrix) -> Matrix:
    """Return the logarithm of the odds of probabilities, within bounds."""
    clipped = np.clip(probability, 1e-4, 1 - 1e-4)
    return np.asarray(np.log(clipped / (1 - clipped)), np.float32)
