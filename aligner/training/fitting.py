"""What the scripts that fit scorers share: kinds of scorers, thresholds, and predictions for what is held out."""

from __future__ import annotations

import json
import warnings
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.exceptions import ConvergenceWarning
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold
from sklearn.neural_network import MLPClassifier
from sklearn.preprocessing import StandardScaler

from aligner.encoder import load, model_folder
from aligner.scorer import Scorer
from aligner.similarity import Matrix, Profile, profiles

FOLDS = 6
THRESHOLDS = np.round(np.arange(0.1, 0.9, 0.01), 2)
Labels = NDArray[np.float64]
Fit = Callable[[Matrix, Labels, Labels], Scorer]


def save(name: str, scorer: Scorer) -> None:
    """Write a scorer where `aligner.scorer.load` finds it."""
    data = {
        "features": scorer.features,
        "weights": [np.round(weight.astype(float), 5).tolist() for weight in scorer.weights],
        "biases": [np.round(bias.astype(float), 5).tolist() for bias in scorer.biases],
        "threshold": round(scorer.threshold, 3),
    }
    (model_folder() / f"{name}.json").write_text(json.dumps(data) + "\n", encoding="utf-8")


def logistic(names: Sequence[str], penalty: float) -> Fit:
    """Return a function that fits a logistic regression on features, labels (0 to 1, soft) and weights of rows."""

    def fit(features: Matrix, labels: Labels, weights: Labels) -> Scorer:
        counted = weights > 0
        scaler = StandardScaler().fit(features[counted])
        scaled = np.tile(scaler.transform(features[counted]), (2, 1))
        sides = np.repeat([1, 0], counted.sum())
        shares = np.concatenate([(labels * weights)[counted], ((1 - labels) * weights)[counted]])
        model = LogisticRegression(C=1 / penalty, max_iter=2000).fit(scaled, sides, sample_weight=shares)
        return unscaled(names, scaler, [model.coef_.T], [model.intercept_])

    return fit


def perceptron(names: Sequence[str], hidden: int, **settings: Any) -> Fit:
    """Return a function that fits a perceptron with one hidden layer on features and labels 0 or 1.

    `settings` are those of scikit-learn's MLPClassifier; training is stopped early, after `max_iter` rounds.
    """

    def fit(features: Matrix, labels: Labels, weights: Labels) -> Scorer:
        counted = weights > 0
        scaler = StandardScaler().fit(features[counted])
        model = MLPClassifier(hidden_layer_sizes=(hidden,), random_state=0, **settings)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", ConvergenceWarning)  # it is stopped early on purpose
            model.fit(scaler.transform(features[counted]), labels[counted] > 0.5, sample_weight=weights[counted])
        return unscaled(names, scaler, model.coefs_, model.intercepts_)

    return fit


def unscaled(names: Sequence[str], scaler: StandardScaler, weights: list[Any], biases: list[Any]) -> Scorer:
    """Return the scorer that takes features as they are: the first layer undoes the scaling."""
    first = weights[0] / scaler.scale_[:, None]
    layers = [[first, *weights[1:]], [biases[0] - scaler.mean_ @ first, *biases[1:]]]
    rounded = [tuple(np.asarray(each, np.float32) for each in layer) for layer in layers]
    return Scorer(tuple(names), rounded[0], rounded[1], 0.5)


def held_out(fit: Fit, features: Matrix, labels: Labels, weights: Labels, groups: Sequence[str]) -> Matrix:
    """Return predictions for every row by scorers that did not see its group."""
    predictions = np.zeros(len(labels), np.float32)
    for seen, unseen in GroupKFold(FOLDS).split(features, labels, groups):
        predictions[unseen] = fit(features[seen], labels[seen], weights[seen])(features[unseen])
    return predictions


def best_threshold(score: Callable[[float], float]) -> float:
    """Return the threshold of the highest score; the middle one where the best differ by less than half a point."""
    scores = np.array([score(threshold) for threshold in THRESHOLDS])
    return float(np.median(THRESHOLDS[scores >= scores.max() - 0.005]))


def half_of_best(score: Callable[[float], float]) -> float:
    """Return half of the highest F1, given F1 at a threshold.

    From there on a probability that is right must count for F1 to be highest (Lipton et al. 2014, Optimal thresholding
    of classifiers to maximize F1 measure). Where rows are few that is steadier than where the highest was seen.
    """
    return max(score(threshold) for threshold in THRESHOLDS) / 2


def f1(said: NDArray[np.bool_], labels: Labels, missed: int = 0) -> float:
    """Return F1 of decisions, with `missed` more positives that were never proposed."""
    hit = float((said & (labels > 0.5)).sum())
    return 2 * hit / max(1.0, float(said.sum()) + float((labels > 0.5).sum()) + missed)


def paired_profiles(pairs: Sequence[tuple[str, str]]) -> tuple[list[Profile], list[Profile]]:
    """Return the profiles of the first sentence of each pair, and those of the second."""
    known = known_profiles(sentence for pair in pairs for sentence in pair)
    return [known[one] for one, _ in pairs], [known[other] for _, other in pairs]


def known_profiles(sentences: Iterable[str]) -> dict[str, Profile]:
    """Return the profile of each different sentence."""
    different = sorted(set(sentences))
    return dict(zip(different, profiles(different, load()), strict=True))
