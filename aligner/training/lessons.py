"""What the teacher says of pairs, made into lessons: its answers to our questions, and how it sees the two together.

The teacher's own answer is to another question than ours, but what it knows of two texts is in its first token. For
each of our questions small perceptrons on it are fitted to our labels (those of the fitting part alone). What they say
of texts that they were not fitted on is the lesson, and so are the token's principal components.
"""

from __future__ import annotations

import json
import random
import zlib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch.nn import functional

from aligner.encoder import JUDGEMENTS
from aligner.training.example import Example, Question
from aligner.training.teacher import Teacher

READ, LEARNT = "teacher.npz", "teacher.json"
# How many pairs of each set the teacher reads; the rest are learnt from without it. What it says of claims and
# headlines (Emergent) is worse than what the small model knows by itself (area under the curve .77 beside .87), so it
# is not asked.
TAUGHT = {
    "contrast": 12_000,
    "written": 15_000,
    "rewritten": 10_000,
    "edits": 38_000,
    "unedited": 8_000,
    "rte3": 1_000,
    "glue_rte_2way_no_rte3": 1_900,
    "spark": 7_000,
    "ecbplus_train_pairs": 5_000,
    "gvc_event_pairs": 2_000,
    "stsb": 4_000,
    "mnli_dev_m_mm": 10_000,
    "mnli_train_part": 16_000,
    "lingnli_train": 15_000,
    "wanli_train_part": 5_000,
    "semiauto_base_news": 3_000,
    "negation_mnli_snli": 3_000,
    "cad_snli_train": 2_000,
}
AT_ONCE = 4096
COMPONENTS, UNITS, EPOCHS, RATE, DECAY, DROPPED = 96, 64, 6, 2e-3, 0.05, 0.2
BATCH, SMOOTHING, FOLDS = 256, 0.02, 4
# Where the answers to each question stand in JUDGEMENTS.
PLACES: dict[Question, slice] = {
    "overlap": slice(0, 1),
    "event": slice(1, 2),
    "likeness": slice(2, 3),
    "stance": slice(3, len(JUDGEMENTS)),
}

Floats = NDArray[np.float32]
Pair = tuple[str, str]


@dataclass(frozen=True)
class Lessons:
    """For each pair that the teacher read: the probability of each of JUDGEMENTS, and COMPONENTS of what it sees.

    The first three are answers to a question each, the others, of stance, are one answer.
    """

    rows: dict[Pair, int]
    answers: Floats
    components: Floats

    def row(self, example: Example) -> int:
        """Return the row of an example, or -1."""
        return self.rows.get((example.first, example.second), -1)


def ask(examples: Sequence[Example], folder: Path, seed: int = 0) -> None:
    """Have the teacher read pairs, and write what it says to a folder; goes on where it was stopped."""
    todo, teacher = _chosen(examples, seed), Teacher()
    pairs, words = _read(folder)
    for start in range(len(pairs), len(todo), AT_ONCE):
        some = todo[start : start + AT_ONCE]
        first, logits = teacher.read(some)
        pairs += some
        words = np.concatenate([words, np.column_stack([first, logits])])
        np.savez(folder / f"next-{READ}", words=words)
        (folder / f"next-{READ}").replace(folder / READ)
        (folder / LEARNT).write_text(json.dumps(pairs), encoding="utf-8")


def learn(examples: Sequence[Example], folder: Path, seed: int = 0) -> Lessons:
    """Return the lessons of what `ask` wrote. Only labels of the fitting part are looked at."""
    pairs, words = _read(folder)
    rows = {pair: row for row, pair in enumerate(pairs)}
    scaled = (words - words.mean(axis=0)) / (words.std(axis=0) + 1e-6)
    folds = np.array([zlib.crc32(first.encode()) % FOLDS for first, _ in pairs], np.intp)
    answers = np.zeros((len(pairs), len(JUDGEMENTS)), np.float32)
    for question, place in PLACES.items():
        asked = [each for each in examples if each.part == "fit" and each.question == question]
        known = [(rows[each.first, each.second], each.answer) for each in asked if (each.first, each.second) in rows]
        answers[:, place] = _said(scaled, known, folds, seed)
    return Lessons(rows, answers, _components(scaled[:, :-2]))


def _chosen(examples: Sequence[Example], seed: int) -> list[Pair]:
    chance = random.Random(seed)
    by_origin: dict[str, set[Pair]] = defaultdict(set)
    for each in examples:
        if each.part == "fit":
            by_origin[each.origin].add((each.first, each.second))
    found = list(_some(by_origin, chance))
    chance.shuffle(found)
    return found


def _some(by_origin: dict[str, set[Pair]], chance: random.Random) -> Iterator[Pair]:
    seen = set[Pair]()
    for origin, most in TAUGHT.items():
        pairs = sorted(by_origin[origin] - seen)
        chance.shuffle(pairs)
        seen.update(pairs[:most])
        yield from pairs[:most]


def _read(folder: Path) -> tuple[list[Pair], Floats]:
    if not (folder / LEARNT).exists():
        return [], np.zeros((0, 386), np.float32)
    pairs = [(first, second) for first, second in json.loads((folder / LEARNT).read_text(encoding="utf-8"))]
    return pairs, np.load(folder / READ)["words"][: len(pairs)].astype(np.float32)


def _said(words: Floats, known: Sequence[tuple[int, tuple[float, ...]]], folds: NDArray[np.intp], seed: int) -> Floats:
    """Return what perceptrons fitted to the known answers say of all rows, shape (rows, answers), as probabilities.

    There is one for each of `folds`, fitted on the others; of a row with a known answer only that of its own fold
    speaks, of other rows all.
    """
    at, wanted = np.array([row for row, _ in known], np.intp), np.array([answer for _, answer in known], np.float32)
    said = np.stack([_fitted(words, at[folds[at] != k], wanted[folds[at] != k], seed) for k in range(FOLDS)])
    found = said.mean(axis=0)
    found[at] = said[folds[at], at]
    return np.asarray(found, np.float32)


def _fitted(words: Floats, known: NDArray[np.intp], answers: Floats, seed: int) -> Floats:
    """Fit a perceptron on the rows whose answers are known, and return what it says of all."""
    torch.manual_seed(seed)
    net = torch.nn.Sequential(
        torch.nn.Linear(words.shape[1], UNITS),
        torch.nn.GELU(),
        torch.nn.Dropout(DROPPED),
        torch.nn.Linear(UNITS, answers.shape[1]),
    )
    optimizer = torch.optim.AdamW(net.parameters(), lr=RATE, weight_decay=DECAY)
    inputs, asked, wanted = torch.from_numpy(words), torch.from_numpy(known), torch.from_numpy(answers)
    for _ in range(EPOCHS):
        for chosen in torch.randperm(len(asked)).split(BATCH):
            lost = _lost(net(inputs[asked[chosen]]), wanted[chosen])
            optimizer.zero_grad()
            lost.backward()
            optimizer.step()
    with torch.no_grad():
        logits = net.eval()(inputs)
        said: Floats = (torch.sigmoid(logits) if answers.shape[1] == 1 else functional.softmax(logits, dim=1)).numpy()
    return said


def _lost(logits: torch.Tensor, wanted: torch.Tensor) -> torch.Tensor:
    if wanted.shape[1] == 1:
        return functional.binary_cross_entropy_with_logits(logits, wanted)
    logs = functional.log_softmax(logits, dim=1)
    # What a label leaves open counts together.
    return -torch.logsumexp(logs + torch.log(wanted + 1e-9), dim=1).mean() - SMOOTHING * logs.mean()


def _components(words: Floats) -> Floats:
    """Return the principal components, of unit variance but for the great ones, which weigh as they do."""
    values, axes = np.linalg.eigh(np.cov(words.T))
    largest = values[::-1][:COMPONENTS]
    return np.asarray(words @ axes[:, ::-1][:, :COMPONENTS] / np.sqrt(largest.mean()), np.float32)
