"""Scores of sentences -> pairs, many to many: in any order, a sentence may have none, one or several counterparts.

Pairs that look promising by any score are weighed three times: by themselves and by how they stand beside the other
cells of their row and column; then also by what the first weighing says of the pairs around them; and those that are
still in doubt by what the model says when it reads both sentences together.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np

from aligner import scorer
from aligner.encoder import Encoder
from aligner.judging import FEATURES_JUDGED, Cell, doubtful, judge, logits
from aligner.similarity import (
    PAIR_FEATURES,
    Indexes,
    Matrix,
    Profile,
    best_clauses,
    blocks,
    centred,
    centred_clauses,
    lexical,
    local_rarity,
    pair_features,
    propose,
    rarity,
    unit,
)

# How many of the best cells of each row and column are looked at closely, by each of the scores.
PROPOSED = 10

# Ranks are counted up to this.
RANKED = 16

# What the other sentences say about a pair. Of a row's and a column's figure, "less" or "worse" is the lesser and
# "more" or "better" the greater, so that the articles can change places.
CONTEXT_FEATURES = (
    "semantic",  # cosine less what all sentences have in common
    "local_tf_idf",  # words that few of these sentences have
    "rank_better",
    "rank_worse",
    "margin_worse",  # over the best other cell of the row, of the column
    "above_mean_worse",
    "above_mean_better",
    "neighbours",  # the best of the cells around, with the sentence before or after
    "place",  # how far apart the two stand in their articles
    "with_before_less",  # one sentence beside the other one and the one before it
    "with_before_more",
    "with_after_less",
    "with_after_more",
    "both_with_before",
    "surroundings",  # the sentences around one beside those around the other
    "clause_best",  # the most alike clauses of the two
    "clause_less",  # the mean of each clause's best, over one sentence's clauses
    "clause_more",
    "clause_rank_better",  # of "clause_best" in the row, in the column
    "clause_rank_worse",
    "clause_margin_worse",
    "clause_above_mean_worse",
    "clause_above_mean_better",
)
AROUND_FEATURES = (
    "logit",
    "diagonal_less",  # the pair of the sentences before, or after, both
    "diagonal_more",
    "beside_most",  # pairs of one of the two with the sentence before or after the other
    "beside_sum",
    "crossing",
    "others_less",  # of the other pairs of either sentence
    "others_more",
    "rival_less",
    "rival_more",
    "bridge_less",  # by way of a sentence of the same article that is like this one and is paired
    "bridge_more",
)
FEATURES = PAIR_FEATURES + CONTEXT_FEATURES
FEATURES_AGAIN = FEATURES + AROUND_FEATURES


class Aligned(NamedTuple):
    """A pair of sentences, by index, the probability that they overlap, and whether that is enough to call them one.

    `judged` is what the model says of the two, shape (6,), as in `encoder.JUDGEMENTS`; None where it has not read them.
    """

    left: int
    right: int
    overlap: float
    sure: bool
    judged: Matrix | None


class Proposed(NamedTuple):
    """Pairs that are worth judging: indexes of both sides, shape (pairs,), and FEATURES, shape (pairs, features)."""

    rows: Indexes
    columns: Indexes
    features: Matrix


def align(
    left: Sequence[Profile],
    right: Sequence[Profile],
    encoder: Encoder,
    floor: float = 1.0,
    progress: Callable[[float], None] | None = None,
) -> list[Aligned]:
    """Return the pairs of sentences of two articles that overlap, in the order of the left article.

    Those that are not sure to are returned too where the model has read them and the probability is `floor` or more.
    `progress` is called with the part done, 0 to 1.
    """
    if not left or not right:
        return []
    cells = proposed(left, right)
    first = scorer.load("alignment", FEATURES)(cells.features)
    cheap = scorer.load("alignment_again", FEATURES_AGAIN)
    overlap = cheap(np.column_stack([cells.features, around_features(left, right, cells, first)]))
    sure = overlap >= cheap.threshold
    read = doubtful(overlap, len(left) + len(right))
    places = list(zip(cells.rows.tolist(), cells.columns.tolist(), strict=True))
    in_doubt = [places[at] for at in read]
    overlap[read], judged = judge(left, right, in_doubt, overlap[read], encoder, progress)
    known = dict(zip(in_doubt, judged, strict=True))
    sure[read] = overlap[read] >= scorer.load("alignment_judged", FEATURES_JUDGED).threshold
    returned = sure.copy()
    returned[read] |= overlap[read] >= floor
    pairs = {places[at]: (float(overlap[at]), bool(sure[at])) for at in np.flatnonzero(returned)}
    pairs.update(dict.fromkeys(_repeated(left, right), (1.0, True)))
    return [Aligned(*cell, *pair, known.get(cell)) for cell, pair in sorted(pairs.items())]


def _repeated(left: Sequence[Profile], right: Sequence[Profile]) -> Iterator[Cell]:
    """Yield sentences of the same words: the first with the first and so on, and what is left over with the last."""
    sides: tuple[dict[tuple[str, ...], list[int]], ...] = (defaultdict(list), defaultdict(list))
    for side, places in zip((left, right), sides, strict=True):
        for index, profile in enumerate(side):
            if any(word.is_word for word in profile.words):
                places[tuple(word.text for word in profile.words)].append(index)
    for words in sides[0].keys() & sides[1].keys():
        ours, theirs = sides[0][words], sides[1][words]
        last = max(len(ours), len(theirs))
        yield from ((ours[min(k, len(ours) - 1)], theirs[min(k, len(theirs) - 1)]) for k in range(last))


def proposed(left: Sequence[Profile], right: Sequence[Profile]) -> Proposed:
    """Return the pairs of two articles that are worth judging, and what there is to judge them by."""
    ours, theirs = centred(left, right)
    our_clauses, their_clauses = centred_clauses(left, right)
    # Rounded, so that what is equal from one side is equal from the other.
    meaning, wording, closest = ours @ theirs.T, lexical(left, right, rarity), best_clauses(our_clauses, their_clauses)
    for scores in (meaning, wording, closest):
        np.round(scores, 5, out=scores)
    rows, columns = propose([meaning, wording, closest], PROPOSED, PROPOSED)
    local = lexical(left, right, local_rarity([left, right]))[rows, columns]
    alone = pair_features([left[row] for row in rows], [right[column] for column in columns], wording[rows, columns])
    alike = meaning[rows, columns]
    both = np.add(meaning, wording, out=meaning)  # of two long articles, each matrix takes 100 MB
    del wording
    features = [
        alone,
        alike,
        local,
        *_standing_features(both, rows, columns),
        _neighbours(both, rows, columns),
        np.abs(rows / len(left) - columns / len(right)),
        *_window_features(ours, theirs, rows, columns),
        *_clause_features(our_clauses, their_clauses, rows, columns),
        *_standing_features(closest, rows, columns),
    ]
    return Proposed(rows, columns, np.column_stack(features).astype(np.float32))


def around_features(left: Sequence[Profile], right: Sequence[Profile], cells: Proposed, first: Matrix) -> Matrix:
    """Return AROUND_FEATURES of proposed pairs, given the first judgement of each: shape (pairs, features)."""
    rows, columns, _ = cells
    judged = np.zeros((len(left) + 2, len(right) + 2), np.float32)
    judged[rows + 1, columns + 1] = first
    at = {(i, j): judged[rows + 1 + i, columns + 1 + j] for i in (-1, 0, 1) for j in (-1, 0, 1)}
    beside = np.stack([at[-1, 0], at[1, 0], at[0, -1], at[0, 1]])
    ours, theirs = centred(left, right)
    others, rivals, bridges = zip(_among(rows, columns, theirs, first), _among(columns, rows, ours, first), strict=True)
    return np.column_stack(
        [
            logits(first),
            *_lesser_first(at[-1, -1], at[1, 1]),
            beside.max(axis=0),
            beside.sum(axis=0),
            np.maximum(at[-1, 1], at[1, -1]),
            *_lesser_first(*others),
            *_lesser_first(*rivals),
            *_lesser_first(*bridges),
        ]
    )


def _among(lines: Indexes, partners: Indexes, vectors: Matrix, judged: Matrix) -> tuple[Matrix, Matrix, Matrix]:
    """Compare each pair with the other pairs of one of its sentences.

    `lines` holds the index of that sentence for each pair and `partners` that of the other one, whose article's
    `vectors` are given; `judged` is the first judgement. Returns the sum of the others' judgements, the greatest of
    them, and the greatest of them times the likeness of the partners: what is paired with a sentence like this one may
    be paired with this one.
    """
    sums, rivals, bridges = (np.zeros(len(lines), np.float32) for _ in range(3))
    order = np.argsort(lines, kind="stable")
    for group in np.split(order, np.flatnonzero(np.diff(lines[order])) + 1):
        others = np.tile(judged[group], (len(group), 1))
        np.fill_diagonal(others, 0)
        likeness = vectors[partners[group]] @ vectors[partners[group]].T
        sums[group], rivals[group], bridges[group] = others.sum(1), others.max(1), (others * likeness).max(1)
    return sums, rivals, bridges


def _standing_features(scores: Matrix, rows: Indexes, columns: Indexes) -> list[Matrix]:
    """Return how chosen cells stand in their row and column: ranks, margin and heights over the mean."""
    cells = scores[rows, columns]
    ranks, margins, heights = zip(_standing(scores, rows, cells), _standing(scores.T, columns, cells), strict=True)
    return [*_lesser_first(*ranks), np.minimum(*margins), *_lesser_first(*heights)]


def _neighbours(scores: Matrix, rows: Indexes, columns: Indexes) -> Matrix:
    """Return the greatest of the cells around chosen cells, but for those where one goes on and the other goes back."""
    padded = np.pad(scores, 1)
    around = [(i, j) for i in range(3) for j in range(3) if (i, j) not in ((1, 1), (0, 2), (2, 0))]
    return np.asarray(np.max([padded[rows + i, columns + j] for i, j in around], axis=0))


def _standing(scores: Matrix, lines: Indexes, cells: Matrix) -> tuple[Matrix, Matrix, Matrix]:
    """Return how chosen cells stand in their line (row) of a matrix: log of rank, margin, height over the mean."""
    ranked = min(RANKED, scores.shape[1])
    best = np.concatenate([np.partition(scores[some], -ranked, axis=1)[:, -ranked:] for some in blocks(len(scores))])
    best = np.sort(best, axis=1)[:, ::-1]
    rank = (best[lines] > cells[:, None]).sum(axis=1)
    runner_up = best[lines, min(1, best.shape[1] - 1)]
    margin = cells - np.where(rank == 0, runner_up, best[lines, 0])
    return np.log1p(rank), margin, cells - scores.mean(axis=1)[lines]


def _window_features(ours: Matrix, theirs: Matrix, rows: Indexes, columns: Indexes) -> list[Matrix]:
    """Return the features from "with_before_less" on: a statement may run on into the next sentence."""
    sides = [(vectors, _moved(vectors, 1), _moved(vectors, -1)) for vectors in (ours, theirs)]
    alone = [side[0] for side in sides]
    before = [unit(side[0] + side[1]) for side in sides]
    after = [unit(side[0] + side[2]) for side in sides]
    around = [unit(side[1] + side[2]) for side in sides]

    def cosine(left: Matrix, right: Matrix) -> Matrix:
        parts = [np.einsum("ij,ij->i", left[rows[some]], right[columns[some]]) for some in blocks(len(rows))]
        return np.concatenate(parts)

    return [
        *_lesser_first(cosine(alone[0], before[1]), cosine(before[0], alone[1])),
        *_lesser_first(cosine(alone[0], after[1]), cosine(after[0], alone[1])),
        cosine(before[0], before[1]),
        cosine(around[0], around[1]),
    ]


def _clause_features(ours: Sequence[Matrix], theirs: Sequence[Matrix], rows: Indexes, columns: Indexes) -> list[Matrix]:
    """Return the features from "clause_best" to "clause_more"."""
    best = np.empty((3, len(rows)), np.float32)
    edges = np.flatnonzero(np.diff(rows, prepend=-1, append=-1))  # the rows are in order
    for first, end in pairwise(edges):
        some = [theirs[column] for column in columns[first:end]]
        lengths = [len(clauses) for clauses in some]
        starts = np.cumsum([0, *lengths[:-1]])
        cosines = ours[rows[first]] @ np.concatenate(some).T
        of_ours = np.maximum.reduceat(cosines, starts, axis=1)
        of_theirs = np.add.reduceat(cosines.max(axis=0), starts) / lengths
        best[:, first:end] = of_ours.max(axis=0), of_ours.mean(axis=0), of_theirs
    return [best[0], *_lesser_first(best[1], best[2])]


def _moved(vectors: Matrix, by: int) -> Matrix:
    """Return the vectors of the sentences before (1) or after (-1) each; zeros where there is none."""
    moved = np.zeros_like(vectors)
    if by > 0:
        moved[by:] = vectors[:-by]
    else:
        moved[:by] = vectors[-by:]
    return moved


def _lesser_first(one: Matrix, other: Matrix) -> tuple[Matrix, Matrix]:
    return np.minimum(one, other), np.maximum(one, other)
