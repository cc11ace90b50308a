"""A small learnt function from features to a probability; its numbers are data (`aligner.training calibrate`)."""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

import numpy as np
from numpy.typing import NDArray

from aligner.errors import ModelError

Floats = NDArray[np.float32]


@dataclass(frozen=True)
class Scorer:
    """Logistic regression, or a perceptron with one hidden layer of rectifiers, over named features.

    `weights` and `biases` have one entry a layer, of shapes (inputs, outputs) and (outputs,); the last layer has one
    output, whose logistic is the probability. `threshold` is the probability from which a decision is positive.
    """

    features: tuple[str, ...]
    weights: tuple[Floats, ...]
    biases: tuple[Floats, ...]
    threshold: float

    def __call__(self, features: Floats) -> Floats:
        """Return a probability for each row of features: shape (..., features) -> (...)."""
        values = features
        for depth, (weight, bias) in enumerate(zip(self.weights, self.biases, strict=True)):
            values = (np.maximum(values, 0) if depth else values) @ weight + bias
        return np.asarray(1 / (1 + np.exp(-np.clip(values[..., 0], -30, 30))), np.float32)


@cache
def load(name: str, features: Sequence[str]) -> Scorer:
    """Return the scorer that ships as `model/{name}.json`.

    Raises ModelError if the file is damaged, ValueError if it was fitted on other features.
    """
    file = resources.files("aligner") / "model" / f"{name}.json"
    try:
        data = json.loads(file.read_text(encoding="utf-8"))
        scorer = Scorer(
            tuple(data["features"]),
            tuple(np.array(weight, np.float32) for weight in data["weights"]),
            tuple(np.array(bias, np.float32) for bias in data["biases"]),
            data["threshold"],
        )
    except (OSError, ValueError, KeyError, TypeError):
        raise ModelError(f"{file}: not the file that was shipped; install newsdiff again") from None
    if scorer.features != tuple(features):
        raise ValueError(f"model/{name}.json was fitted on other features: run python -m aligner.training calibrate")
    return scorer


def logit(probability: float) -> float:
    """Return the logarithm of the odds, within bounds."""
    bounded = min(max(probability, 1e-3), 1 - 1e-3)
    return math.log(bounded / (1 - bounded))


def sigmoid(odds: float) -> float:
    """Return the probability of which this is the logarithm of the odds."""
    return 1 / (1 + math.exp(-odds))
