"""The bundled model: sentences -> vectors, and pairs of sentences -> judgements.

The only file that knows ONNX; the model card says where the model comes from.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from tokenizers import Encoding, Tokenizer

from aligner.errors import ModelError

# ONNX Runtime would tell its makers about this machine, unless it is told not to before it is loaded; and again, where
# that was done by somebody else.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"
import onnxruntime

onnxruntime.disable_telemetry_events()

Vectors = NDArray[np.float32]
Spans = Sequence[tuple[int, int]]

# The lower layers tell words apart, the upper ones sentences: either can be changed without the other.
LOWER, MEANING, TOKENIZER = "lower.onnx", "meaning.onnx", "tokenizer.json"
FILES = (LOWER, MEANING, TOKENIZER)
MAX_TOKENS = 192  # all but a few in ten thousand news sentences are shorter; what is behind counts no more
# What the model says of two sentences, each as a logit: that they state the same thing, that they report a common
# event, that they are alike; and, taken together, that the second follows from the first, is open, or contradicts it.
JUDGEMENTS = ("overlap", "event", "likeness", "entailment", "neutral", "contradiction")
# With padding. What larger batches have between two layers leaves the cache, so that they are slower.
BATCH_TOKENS = 512


class Marked(NamedTuple):
    """A sentence and where its words and its clauses stand in it, each in order."""

    text: str
    words: Spans
    clauses: Spans


@dataclass(frozen=True)
class Encoded:
    """What the model makes of a sentence: vectors of length 1.

    `sentence` has shape (384,), `clauses` (clauses, 384): what the model makes of each in its sentence. `words` has
    shape (words, 128). Rows are 0 for what stands behind the last token that is read.
    """

    sentence: Vectors
    words: NDArray[np.float16]
    clauses: NDArray[np.float16]


class Encoder:
    """The model, loaded, that runs on so many threads, on all cores if nothing is said.

    Raises ModelError if a file is missing or is not the one that was shipped.
    """

    def __init__(self, folder: Path | None = None, threads: int | None = None) -> None:
        folder = folder or model_folder()
        contents = verified(folder)
        self._lower, self._meaning = (_session(contents[name], threads) for name in (LOWER, MEANING))
        self._tokenizer = Tokenizer.from_str(contents[TOKENIZER].decode())
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(MAX_TOKENS)

    def tokenize(self, sentences: Sequence[str]) -> list[Encoding]:
        """Return the tokens of each sentence, at most MAX_TOKENS with the two at its ends."""
        return self._tokenizer.encode_batch([_known(sentence) for sentence in sentences])

    def embed(self, sentences: Sequence[str]) -> Vectors:
        """Return a vector of length 1 for each sentence, shape (sentences, 384)."""
        encoded = self.encode([Marked(sentence, (), ()) for sentence in sentences])
        return np.array([each.sentence for each in encoded], np.float32).reshape(-1, 384)

    def encode(self, sentences: Sequence[Marked], progress: Callable[[float], None] | None = None) -> list[Encoded]:
        """Return vectors of sentences, of their words and of their clauses.

        `progress` is called with the part done, 0 to 1. What else is compared changes a component by less than 1e-6.
        """
        encodings = self.tokenize([sentence.text for sentence in sentences])
        encoded: dict[int, Encoded] = {}
        for batch in batches([len(encoding.ids) for encoding in encodings]):
            hidden, mask = self._below([encodings[index] for index in batch])
            outputs = ("sentence", "final", "words")
            of_sentences, final, of_words = self._meaning.run(outputs, {"hidden": hidden, "mask": mask})
            for row, index in enumerate(batch):
                offsets = encodings[index].offsets
                encoded[index] = Encoded(
                    of_sentences[row],
                    pool(of_words[row], offsets, sentences[index].words),
                    pool(final[row], offsets, sentences[index].clauses),
                )
            if progress:
                progress(len(encoded) / len(encodings))
        return [encoded[index] for index in range(len(sentences))]

    def judge(self, pairs: Sequence[tuple[str, str]], progress: Callable[[float], None] | None = None) -> Vectors:
        """Return JUDGEMENTS of each pair, as logits: shape (pairs, 6).

        Each pair is read in both orders, and the mean is what counts: it is right more often than either, and does not
        depend on which sentence is named first. `progress` is as in `encode`.
        """
        return in_both_orders(lambda both: self.read(both, progress), pairs)

    def read(self, pairs: Sequence[tuple[str, str]], progress: Callable[[float], None] | None = None) -> Vectors:
        """Return JUDGEMENTS of each pair, read once in the order given, as logits: shape (pairs, 6).

        They do not depend on what else is read: that moves the last bits of a float, which are rounded off.
        """
        encodings = self._tokenizer.encode_batch([(_known(one), _known(other)) for one, other in pairs])
        judged, done = np.zeros((len(pairs), len(JUDGEMENTS)), np.float32), 0
        for batch in batches([len(encoding.ids) for encoding in encodings]):
            hidden, mask = self._below([encodings[index] for index in batch])
            (judged[batch],) = self._meaning.run(["judged"], {"hidden": hidden, "mask": mask})
            done += len(batch)
            if progress:
                progress(done / len(pairs))
        return judged.round(4)

    def _below(self, encodings: Sequence[Encoding]) -> tuple[Vectors, NDArray[np.int64]]:
        """Return what the lower layers make of some encodings, shape (encodings, tokens, 384), and the mask."""
        longest = max(len(encoding.ids) for encoding in encodings)
        ids, types, mask = (np.zeros((len(encodings), longest), np.int64) for _ in range(3))
        for row, encoding in enumerate(encodings):
            length = len(encoding.ids)
            ids[row, :length], types[row, :length], mask[row, :length] = encoding.ids, encoding.type_ids, 1
        (hidden,) = self._lower.run(["hidden"], {"ids": ids, "types": types, "mask": mask})
        return hidden, mask


def stances(judged: Vectors) -> Vectors:
    """Return the last three JUDGEMENTS as probabilities, shape (..., 3): entailment, neutral, contradiction."""
    logits = judged[..., JUDGEMENTS.index("entailment") :]
    raised = np.exp(logits - logits.max(axis=-1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=-1, keepdims=True), np.float32)


def in_both_orders(read: Callable[[Sequence[tuple[str, str]]], Vectors], pairs: Sequence[tuple[str, str]]) -> Vectors:
    """Return the mean of what is read of each pair in the one order and in the other."""
    found = read([*pairs, *((other, one) for one, other in pairs)])
    return either_order(found[: len(pairs)], found[len(pairs) :])


def either_order(read: Vectors, turned: Vectors) -> Vectors:
    """Return the mean of what is read of each pair in the one order and in the other."""
    return np.asarray((read + turned) / 2, np.float32).round(4)


def longer_first(one: str, other: str) -> tuple[str, str]:
    """Return two texts of which none comes first by itself in an order that always is the same."""
    return (one, other) if (len(one), one) >= (len(other), other) else (other, one)


def _known(sentence: str) -> str:
    # Half of a surrogate pair is no character that the tokenizer knows: "?" in its place keeps all offsets.
    return sentence.encode("utf-8", "replace").decode()


def _session(model: bytes, threads: int | None) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads or min(os.cpu_count() or 1, 8)
    # Threads that spin while they wait save a fifth of the time on idle cores, and cost half as much more on busy ones.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    return onnxruntime.InferenceSession(model, options, providers=["CPUExecutionProvider"])


@cache
def load(threads: int | None = None) -> Encoder:
    """Return the bundled model, loaded once in a process for each number of threads."""
    return Encoder(threads=threads)


def model_folder() -> Path:
    """Return where the bundled model lies."""
    return Path(str(resources.files("aligner") / "model"))


def verified(folder: Path) -> dict[str, bytes]:
    """Read the files of a model and check them. Raises ModelError if one is missing or is not the one shipped."""
    try:
        expected = json.loads((folder / "checksums.json").read_text(encoding="utf-8"))
        contents = {name: (folder / name).read_bytes() for name in FILES}
    except OSError as error:
        raise ModelError(f"{error.filename}: the bundled model is incomplete; install newsdiff again") from None
    except ValueError:
        raise ModelError(
            f"{folder / 'checksums.json'}: not the file that was shipped; install newsdiff again"
        ) from None
    for name, content in contents.items():
        if not isinstance(expected, dict) or hashlib.sha256(content).hexdigest() != expected.get(name):
            raise ModelError(f"{folder / name}: not the file that was shipped; install newsdiff again")
    return contents


def batches(lengths: Sequence[int]) -> Iterator[list[int]]:
    """Yield the indexes of sentences of like length together, the shortest first, BATCH_TOKENS at most in a batch."""
    batch: list[int] = []
    for index in sorted(range(len(lengths)), key=lengths.__getitem__):
        if batch and lengths[index] * (len(batch) + 1) > BATCH_TOKENS:
            yield batch
            batch = []
        batch.append(index)
    if batch:
        yield batch


def pool(tokens: Vectors, offsets: Spans, parts: Spans) -> NDArray[np.float16]:
    """Return a vector of length 1 for each part of a sentence: the mean of its tokens, which stand at `offsets`."""
    if not len(parts):
        return np.zeros((0, tokens.shape[1]), np.float16)
    # The two tokens at the ends stand for the sentence: they have no characters, and belong to no part.
    places, (starts, ends) = np.array(offsets, np.intp), np.array(parts, np.intp).T
    part = np.searchsorted(starts, places[:, 0], side="right") - 1
    belongs = (places[:, 0] < places[:, 1]) & (part >= 0) & (places[:, 0] < ends[part])
    mine = ((part == np.arange(len(parts))[:, None]) & belongs).astype(np.float32)
    vectors: Vectors = mine @ tokens[: len(places)]
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    return np.asarray(vectors / np.maximum(lengths, 1e-6), np.float16)
