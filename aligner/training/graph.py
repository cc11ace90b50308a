"""Write a BERT encoder as an ONNX graph with 8-bit weights, operator by operator, from its weights alone.

The usual dynamic quantisation takes one activation scale for a whole batch, so that the vector of a sentence depends
on what else is in the batch (cosine down to 0.96 here). This graph takes one scale for each token: the integer
products are exact, and what is left of the batch's influence is rounding in the last bits of a float. The weights are
scaled for each output channel and kept within 7 bits, since processors without VNNI add two products of 8 bits by 8
bits in 16 bits with saturation (ONNX Runtime's documentation calls the remedy "reduce range").
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

Weights = Mapping[str, NDArray[np.float32]]
Shape = list[str | int]
TOKENS: Shape = ["sentences", "tokens"]

HEADS = 12
WEIGHT_LEVELS = 63  # 7 bits, signed
ACTIVATION_LEVELS = 127
MASKED = -10_000.0  # added to the attention that a padding token would get


@dataclass(frozen=True)
class Projection:
    """A change of axes: `mean` of shape (width,), `axes` of shape (width, dimensions)."""

    mean: NDArray[np.float32]
    axes: NDArray[np.float32]

    @classmethod
    def identity(cls, width: int) -> Projection:
        """Return the projection that changes nothing but the length."""
        return cls(np.zeros(width, np.float32), np.eye(width, dtype=np.float32))

    @classmethod
    def principal(cls, vectors: NDArray[np.float32], dimensions: int) -> Projection:
        """Return the projection on the principal components of vectors, shape (many, width)."""
        mean = vectors.mean(axis=0)
        _, axes = np.linalg.eigh(np.cov((vectors - mean).T))
        return cls(mean, axes[:, ::-1][:, :dimensions].astype(np.float32))


@dataclass(frozen=True)
class Head:
    """A linear layer on the first token beside the mean of all: `weight`, (2 x width, answers), and `bias`."""

    weight: NDArray[np.float32]
    bias: NDArray[np.float32]


class Graph:
    """Nodes and constants in the order in which they are added; every method returns the name of a value."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.constants: list[onnx.TensorProto] = []

    def constant(self, array: NDArray[np.generic]) -> str:
        name = f"constant{len(self.constants)}"
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(array), name))
        return name

    def axes(self, *numbers: int) -> str:
        return self.constant(np.array(numbers, np.int64))

    def scalar(self, number: float) -> str:
        return self.constant(np.array(number, np.float32))

    def add(self, operator: str, *inputs: str, name: str = "", **attributes: object) -> str:
        return self.add_many(operator, *inputs, names=[name or f"value{len(self.nodes)}"], **attributes)[0]

    def add_many(self, operator: str, *inputs: str, names: Sequence[str], **attributes: object) -> Sequence[str]:
        self.nodes.append(helper.make_node(operator, list(inputs), list(names), **attributes))
        return names

    def model(self, inputs: Mapping[str, Shape], outputs: Mapping[str, Shape]) -> onnx.ModelProto:
        """Return the checked model. Token numbers and masks are int64, everything else is in 32-bit floats."""
        values = [
            [
                helper.make_tensor_value_info(
                    name, TensorProto.FLOAT if len(shape) > 2 or side is outputs else TensorProto.INT64, shape
                )
                for name, shape in side.items()
            ]
            for side in (inputs, outputs)
        ]
        model = helper.make_model(
            helper.make_graph(self.nodes, "layers", *values, self.constants),
            opset_imports=[helper.make_opsetid("", 20)],
            ir_version=10,
        )
        onnx.checker.check_model(model)
        return model


class Layers:
    """Layers of a BERT encoder as a graph, from its weights by their usual names."""

    def __init__(self, weights: Weights) -> None:
        self.graph = Graph()
        self.weights = weights
        self.width: int = weights["embeddings.LayerNorm.weight"].shape[0]

    def lower(self, layers: int) -> onnx.ModelProto:
        """Return the embeddings and the first layers: `ids` and `types` and `mask` -> `hidden`.

        The inputs are int64 of shape (sentences, tokens), the output is (sentences, tokens, width).
        """
        hidden, penalty = self._embeddings(), self._penalty(self._mask())
        for layer in range(layers):
            hidden = self._layer(layer, hidden, penalty)
        self.graph.add("Identity", hidden, name="hidden")
        return self.graph.model(dict.fromkeys(("ids", "types", "mask"), TOKENS), {"hidden": [*TOKENS, self.width]})

    def meaning(self, first: int, projection: Projection, head: Head) -> onnx.ModelProto:
        """Return the layers from number `first` on (from 0): `hidden` and `mask` -> vectors.

        Outputs: `sentence`, (sentences, width), of length 1: the mean of the last layer's tokens; `final`, (sentences,
        tokens, width): those tokens; `words`, (sentences, tokens, dimensions), of length 1: the tokens of `hidden`,
        less the mean, times the axes; `judged`, (sentences, answers): what the head makes of two sentences read as one.
        """
        graph, mask = self.graph, self._mask()
        centred = graph.add("Sub", "hidden", graph.constant(projection.mean))
        projected = graph.add("MatMul", centred, graph.constant(projection.axes))
        graph.add("LpNormalization", projected, name="words", axis=-1, p=2)
        final = self._upper(first, mask)
        total = self._total(final, mask)
        graph.add("LpNormalization", total, name="sentence", axis=-1, p=2)
        self._judged(final, total, mask, head)
        graph.add("Identity", final, name="final")
        outputs: dict[str, list[str | int]] = {
            "sentence": ["sentences", self.width],
            "final": [*TOKENS, self.width],
            "words": [*TOKENS, projection.axes.shape[1]],
            "judged": ["sentences", len(head.bias)],
        }
        return graph.model({"hidden": [*TOKENS, self.width], "mask": TOKENS}, outputs)

    def _judged(self, final: str, total: str, mask: str, head: Head) -> None:
        graph = self.graph
        first = graph.add(
            "Squeeze", graph.add("Slice", final, graph.axes(0), graph.axes(1), graph.axes(1)), graph.axes(1)
        )
        mean = graph.add("Div", total, graph.add("ReduceSum", mask, graph.axes(1), keepdims=1))
        both = graph.add("Concat", first, mean, axis=1)
        graph.add(
            "Add", graph.add("MatMul", both, graph.constant(head.weight)), graph.constant(head.bias), name="judged"
        )

    def _upper(self, first: int, mask: str) -> str:
        hidden, penalty = "hidden", self._penalty(mask)
        layers = sum(name.endswith("attention.self.query.weight") for name in self.weights)
        for layer in range(first, layers):
            hidden = self._layer(layer, hidden, penalty)
        return hidden

    def _mask(self) -> str:
        return self.graph.add("Cast", "mask", to=TensorProto.FLOAT)

    def _penalty(self, mask: str) -> str:
        graph = self.graph
        penalty = graph.add("Mul", graph.add("Sub", graph.scalar(1), mask), graph.scalar(MASKED))
        return graph.add("Unsqueeze", penalty, graph.axes(1, 2))

    def _total(self, hidden: str, mask: str) -> str:
        graph = self.graph
        kept = graph.add("Mul", hidden, graph.add("Unsqueeze", mask, graph.axes(2)))
        return graph.add("ReduceSum", kept, graph.axes(1), keepdims=0)

    def _embeddings(self) -> str:
        graph, table = self.graph, self.weights["embeddings.word_embeddings.weight"]
        quantised, scales = quantise(table.T, ACTIVATION_LEVELS)
        words = graph.add("Cast", graph.add("Gather", graph.constant(quantised.T), "ids"), to=TensorProto.FLOAT)
        words = graph.add("Mul", words, graph.add("Gather", graph.constant(scales[:, None]), "ids"))
        length = graph.add("Gather", graph.add("Shape", "ids"), graph.axes(1))
        positions = graph.constant(self.weights["embeddings.position_embeddings.weight"])
        places = graph.add("Slice", positions, graph.axes(0), length)
        types = graph.add("Gather", graph.constant(self.weights["embeddings.token_type_embeddings.weight"]), "types")
        return self._norm("embeddings.LayerNorm", graph.add("Add", graph.add("Add", words, places), types))

    def _layer(self, number: int, hidden: str, penalty: str) -> str:
        prefix = f"encoder.layer.{number}."
        attention = self._attention(prefix + "attention.self.", hidden, penalty)
        attended = self._linear(attention, prefix + "attention.output.dense")
        hidden = self._norm(prefix + "attention.output.LayerNorm", self.graph.add("Add", attended, hidden))
        inner = self.graph.add("Gelu", self._linear(self._rows(hidden), prefix + "intermediate.dense"))
        outer = self._linear(self._rows(inner), prefix + "output.dense")
        return self._norm(prefix + "output.LayerNorm", self.graph.add("Add", outer, hidden))

    def _attention(self, prefix: str, hidden: str, penalty: str) -> tuple[str, str]:
        graph, size = self.graph, self.width // HEADS
        scale = {"query": 1 / np.sqrt(size), "key": 1.0, "value": 1.0}
        weight = np.concatenate([self.weights[f"{prefix}{name}.weight"].T * by for name, by in scale.items()], axis=1)
        bias = np.concatenate([self.weights[f"{prefix}{name}.bias"] * by for name, by in scale.items()])
        joined = self._product(self._rows(hidden), weight, bias)
        split = graph.add("Reshape", joined, graph.axes(0, 0, 3, HEADS, size))
        names = [f"{prefix}{name}" for name in scale]
        graph.add_many("Split", split, names=names, axis=2, num_outputs=3)
        query, key, value = (graph.add("Squeeze", name, graph.axes(2)) for name in names)
        query, value = (graph.add("Transpose", each, perm=[0, 2, 1, 3]) for each in (query, value))
        scores = graph.add("MatMul", query, graph.add("Transpose", key, perm=[0, 2, 3, 1]))
        attention = graph.add("Softmax", graph.add("Add", scores, penalty), axis=-1)
        mixed = graph.add("Transpose", graph.add("MatMul", attention, value), perm=[0, 2, 1, 3])
        return self._rows(graph.add("Reshape", mixed, graph.axes(0, 0, self.width)))

    def _norm(self, name: str, value: str) -> str:
        scale, shift = (self.graph.constant(self.weights[f"{name}.{part}"]) for part in ("weight", "bias"))
        return self.graph.add("LayerNormalization", value, scale, shift, axis=-1, epsilon=1e-12)

    def _linear(self, rows: tuple[str, str], name: str) -> str:
        return self._product(rows, self.weights[f"{name}.weight"].T, self.weights[f"{name}.bias"])

    def _rows(self, value: str) -> tuple[str, str]:
        """Quantise each token's row to 8 bits about 128; return the names of the integers and of the scales."""
        graph = self.graph
        largest = graph.add("ReduceMax", graph.add("Abs", value), graph.axes(-1), keepdims=1)
        largest = graph.add("Max", largest, graph.scalar(1e-6))
        scaled = graph.add("Mul", value, graph.add("Div", graph.scalar(ACTIVATION_LEVELS), largest))
        shifted = graph.add("Add", scaled, graph.scalar(128.5))  # the cast cuts off: half more rounds
        integers = graph.add("Cast", shifted, to=TensorProto.UINT8)
        return integers, graph.add("Mul", largest, graph.scalar(1 / ACTIVATION_LEVELS))

    def _product(self, rows: tuple[str, str], weight: NDArray[np.float32], bias: NDArray[np.float32]) -> str:
        """Multiply quantised rows with a weight of shape (inputs, outputs), in integers, and add the bias."""
        graph, (integers, row_scales) = self.graph, rows
        quantised, scales = quantise(weight, WEIGHT_LEVELS)
        zero = graph.constant(np.array(128, np.uint8))
        product = graph.add("MatMulInteger", integers, graph.constant(quantised), zero)
        product = graph.add("Mul", graph.add("Cast", product, to=TensorProto.FLOAT), row_scales)
        product = graph.add("Mul", product, graph.constant(scales))
        return graph.add("Add", product, graph.constant(bias.astype(np.float32)))


def quantise(weight: NDArray[np.float32], levels: int) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """Round a weight, shape (inputs, outputs), to integers within +-levels; return them and a scale for each output."""
    scales = np.maximum(np.abs(weight).max(axis=0), 1e-9) / levels
    return np.round(weight / scales).astype(np.int8), scales.astype(np.float32)
