"""Fit the scorers that say whether two bare sentences report a common event -> `aligner/model/event*.json`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np

from aligner.agreement import agreement
from aligner.bare import EVENT_FEATURES, EVENT_FEATURES_JUDGED, event_judged, likeness
from aligner.encoder import load
from aligner.scorer import Scorer
from aligner.similarity import Matrix
from aligner.training.data import part, rows
from aligner.training.fitting import f1, half_of_best, held_out, logistic, paired_profiles, save

Pairs = Sequence[tuple[str, str]]


def fit_event(data: Path) -> None:
    """Fit on sentences that report a common event, or events that look alike (ECB+), in two steps.

    The cheap scores are fitted on all topics but the two that the model was not trained on. These alone tell how much
    its word weighs beside them: so grades of pairs of news (STS benchmark) are fitted on with them, and weigh as much.
    """
    text = {(row["doc"], row["sent"]): row["text"] for row in rows(data, "ecbplus_sentences")}
    events = rows(data, "ecbplus_train_pairs")
    pairs = [(text[row["doc_a"], row["sent_a"]], text[row["doc_b"], row["sent_b"]]) for row in events]
    truth = np.array([float(row["label"]) for row in events])
    unseen = np.array([part(f"ecb/{row['topic']}") == "choose" for row in events])
    features = cheap_features(pairs)
    cheap = logistic(EVENT_FEATURES, penalty=10.0)(features, truth, (~unseen).astype(float))
    save("event", cheap)

    graded = [row for row in rows(data, "stsb") if row["genre"] == "main-news" and part(row["sentence1"]) == "choose"]
    news = [(row["sentence1"], row["sentence2"]) for row in graded]
    chosen = [pair for pair, is_unseen in zip(pairs, unseen, strict=True) if is_unseen]
    both = np.concatenate(
        [judged_features(cheap, chosen, features[unseen]), judged_features(cheap, news, cheap_features(news))]
    )
    labels = np.concatenate([truth[unseen], [row["score"] / 5 for row in graded]])
    weights = np.repeat([1000 / len(chosen), 1000 / len(news)], [len(chosen), len(news)])
    documents = [row["doc_a"] for row, is_unseen in zip(events, unseen, strict=True) if is_unseen]
    last = logistic(EVENT_FEATURES_JUDGED, penalty=1.0)
    said = held_out(last, both, labels, weights, [*documents, *(one for one, _ in news)])[: len(chosen)]
    threshold = half_of_best(lambda at: f1(said >= at, truth[unseen]))
    save("event_judged", replace(last(both, labels, weights), threshold=threshold))
    print(f"event: F1 {f1(said >= threshold, truth[unseen]):.3f} at {threshold:.2f}, held out in turn")


def cheap_features(pairs: Pairs) -> Matrix:
    """Return EVENT_FEATURES of pairs of sentences, shape (pairs, features)."""
    sides = paired_profiles(pairs)
    return np.column_stack([likeness(*sides), agreement(*sides)])


def judged_features(cheap: Scorer, pairs: Pairs, features: Matrix) -> Matrix:
    """Return EVENT_FEATURES_JUDGED of pairs of sentences, given their EVENT_FEATURES."""
    return event_judged(cheap(features), load().judge(pairs))
