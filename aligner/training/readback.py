"""The weights of the model that ships, read back from its graphs into floats, to train on from.

What was rounded to 8 bits stays rounded: on pairs the logits differ by a few hundredths from those before the export.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import numpy_helper

from aligner.encoder import LOWER, MEANING
from aligner.training.export import LOWER_LAYERS
from aligner.training.graph import HEADS

Arrays = Iterator[NDArray[np.float32]]
LAYERS = 6


def shipped(folder: Path) -> dict[str, torch.Tensor]:
    """Return the weights of the graphs in a folder by the names that `judge.Judge` has, but for the word pieces."""
    lower, meaning = _constants(folder / LOWER), _constants(folder / MEANING)
    next(lower), next(lower)  # the table of word pieces, which is not trained, and its scales
    found = {
        "layers.embeddings.position_embeddings.weight": next(lower),
        "layers.embeddings.token_type_embeddings.weight": next(lower),
        **_norm("layers.embeddings", lower),
    }
    next(meaning), next(meaning)  # the mean and the axes of word vectors
    for layer in range(LAYERS):
        found |= _layer(f"layers.encoder.layer.{layer}", lower if layer < LOWER_LAYERS else meaning)
    found |= {"head.weight": next(meaning).T, "head.bias": next(meaning)}
    return {name: torch.from_numpy(np.array(value, np.float32)) for name, value in found.items()}


def _constants(path: Path) -> Arrays:
    """Yield what is more than an axis or a scalar, in the order in which `graph` writes it."""
    arrays = (numpy_helper.to_array(each) for each in onnx.load(str(path)).graph.initializer)
    return (each for each in arrays if each.dtype == np.int8 or (each.dtype == np.float32 and each.size > 1))


def _layer(name: str, arrays: Arrays) -> dict[str, NDArray[np.float32]]:
    weight, bias = _product(arrays)
    found = dict[str, NDArray[np.float32]]()
    scales = 1 / np.sqrt(len(weight) // HEADS), 1.0, 1.0
    for part, rows, own, scale in zip(
        ("query", "key", "value"), np.split(weight, 3, axis=1), np.split(bias, 3), scales, strict=True
    ):
        found |= {
            f"{name}.attention.self.{part}.weight": (rows / scale).T,
            f"{name}.attention.self.{part}.bias": own / scale,
        }
    return {
        **found,
        **_linear(f"{name}.attention.output.dense", arrays),
        **_norm(f"{name}.attention.output", arrays),
        **_linear(f"{name}.intermediate.dense", arrays),
        **_linear(f"{name}.output.dense", arrays),
        **_norm(f"{name}.output", arrays),
    }


def _product(arrays: Arrays) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Return a weight, shape (inputs, outputs), and its bias."""
    rounded, scales, bias = next(arrays), next(arrays), next(arrays)
    return rounded.astype(np.float32) * scales, bias


def _linear(name: str, arrays: Arrays) -> dict[str, NDArray[np.float32]]:
    weight, bias = _product(arrays)
    return {f"{name}.weight": weight.T, f"{name}.bias": bias}


def _norm(name: str, arrays: Arrays) -> dict[str, NDArray[np.float32]]:
    return {f"{name}.LayerNorm.weight": next(arrays), f"{name}.LayerNorm.bias": next(arrays)}
