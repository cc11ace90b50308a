"""Train the pair model: one set of weights that embeds a sentence and judges a pair.

The layers start from all-MiniLM-L6-v2 and read two sentences at once, with a linear head for each question of
`examples`. So that the same layers still embed single sentences, what they make of some sentences of each batch is held
to what the original makes of them. The table of word pieces stays as it is. Matrix products run in bfloat16 where
the processor has it: 2.4 times as fast here.

Trained weights may go on to learn from a larger model (`lessons`), with the lowest layers left as they are.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch.nn import functional
from transformers import AutoModel

from aligner.encoder import JUDGEMENTS
from aligner.training.batching import BATCH, batches, by_length, padded, tokenizer
from aligner.training.example import Example
from aligner.training.lessons import COMPONENTS, Lessons

Batch = list[Example]
Weights = dict[str, torch.Tensor]
SMOOTHING, WARM_UP, DECAY = 0.05, 0.05, 0.01
KEPT, KEPT_WEIGHT = 16, 1.0  # single sentences in a batch, and what their likeness to the original weighs
# Not to depend on which of two texts comes first, this part of the pairs is read in the other order.
TURNED = 0.3
# With a teacher: what the labels weigh, its stances, each of its other answers, and what it sees; the layer that is to
# see so learns faster.
LABELS, ITS_STANCES, ITS_ANSWERS, ITS_VIEW, VIEW_RATE = 0.6, 0.8, 0.4, 0.6, 10.0


class Judge(torch.nn.Module):  # type: ignore[misc]  # torch is not installed where types are checked
    """A BERT encoder with a linear layer on the first token and the mean of all: a logit for each of JUDGEMENTS."""

    def __init__(self, source: Path, weights: Path | None = None) -> None:
        """Begin from the original model in `source`, or take trained weights of such a model."""
        super().__init__()
        # No dropout: most pairs are seen once, and it would hide how far single sentences drift.
        self.layers: Any = AutoModel.from_pretrained(
            source,
            add_pooling_layer=False,
            attn_implementation="sdpa",
            hidden_dropout_prob=0.0,
            attention_probs_dropout_prob=0.0,
        )
        self.head = torch.nn.Linear(2 * self.layers.config.hidden_size, len(JUDGEMENTS))
        for table in self.layers.embeddings.word_embeddings.parameters():
            table.requires_grad = False
        if weights:  # without the table, where they are read back from the graphs
            self.load_state_dict(self.state_dict() | torch.load(weights, weights_only=True))

    def freeze(self, layers: int) -> None:
        """Leave the embeddings and so many of the lowest layers as they are."""
        for part in (self.layers.embeddings, *self.layers.encoder.layer[:layers]):
            for weights in part.parameters():
                weights.requires_grad = False

    def tokens(self, inputs: dict[str, torch.Tensor]) -> torch.Tensor:
        """Return the last layer, shape (texts, tokens, width)."""
        hidden: torch.Tensor = self.layers(**inputs).last_hidden_state
        return hidden

    def both(self, inputs: dict[str, torch.Tensor]) -> torch.Tensor:
        """Return the first token beside the mean of all, shape (pairs, 2 x width)."""
        hidden = self.tokens(inputs)
        return torch.cat([hidden[:, 0], mean(hidden, inputs["attention_mask"])], dim=1)

    def forward(self, inputs: dict[str, torch.Tensor]) -> torch.Tensor:
        """Return logits, shape (pairs, heads)."""
        logits: torch.Tensor = self.head(self.both(inputs))
        return logits.float()


class Taught(torch.nn.Module):  # type: ignore[misc]  # as Judge
    """What lessons ask of a judge: to see in two texts what the teacher sees, and to say what it says."""

    def __init__(self, judge: Judge, lessons: Lessons) -> None:
        super().__init__()
        self.view = torch.nn.Linear(judge.head.in_features, COMPONENTS)
        self.answers, self.components = torch.from_numpy(lessons.answers), torch.from_numpy(lessons.components)

    def forward(
        self, both: torch.Tensor, logits: torch.Tensor, rows: torch.Tensor, turned: torch.Tensor
    ) -> torch.Tensor:
        """Return the loss of a batch: `rows` says which lesson each pair has, or -1, `turned` which are read turned.

        To a pair in the other order the teacher's word holds in so far as it is a contradiction or none.
        """
        taught = rows >= 0
        answers, stances = self.answers[rows[taught], :3], self.answers[rows[taught], 3:]
        logs = functional.log_softmax(logits[taught, 3:], dim=1)
        of_three = -(stances * logs).sum(1)
        of_two = -stances[:, :2].sum(1) * torch.logsumexp(logs[:, :2], dim=1) - stances[:, 2] * logs[:, 2]
        said = torch.where(turned[taught], of_two, of_three).sum()
        answered = functional.binary_cross_entropy_with_logits(logits[taught, :3], answers, reduction="sum")
        seen = ((self.view(both[taught]).float() - self.components[rows[taught]]) ** 2).mean(1).sum()
        loss: torch.Tensor = (ITS_STANCES * said + ITS_ANSWERS * answered + ITS_VIEW * seen) / len(rows)
        return loss


@dataclass(frozen=True)
class Plan:
    """How long and how fast to train: `pairs` in all, the highest and the last learning rate, the seed.

    The embeddings and `frozen` of the lowest layers are left as they are, if it is not 0. What is written are `share`
    parts of the trained weights and for the rest those that it began with: between the two lie weights that do better
    than either on what neither was trained on (Wortsman et al. 2022, Robust fine-tuning of zero-shot models).
    """

    pairs: int
    rate: float
    last_rate: float
    seed: int
    frozen: int = 0
    share: float = 1.0

    @property
    def steps(self) -> int:
        """The number of batches."""
        return self.pairs // BATCH

    def rate_at(self, step: int) -> float:
        """Return the learning rate of a step: up in a line, then down in a line."""
        warm = max(1, int(self.steps * WARM_UP))
        if step < warm:
            return self.rate * (step + 1) / warm
        left = (self.steps - step) / max(1, self.steps - warm)
        return self.last_rate + (self.rate - self.last_rate) * max(0.0, left)


def mean(hidden: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
    """Return the mean of the tokens that are there, shape (texts, width)."""
    kept = mask.unsqueeze(2).to(hidden.dtype)
    return (hidden * kept).sum(1) / kept.sum(1)


def loss(logits: torch.Tensor, batch: Batch) -> torch.Tensor:
    """Return the mean loss of the pairs of a batch: each counts for its own question alone."""
    total = logits.new_zeros(())
    for head, question in enumerate(JUDGEMENTS[:3]):
        asked = [row for row, each in enumerate(batch) if each.question == question]
        if asked:
            answers = torch.tensor([batch[row].answer[0] for row in asked])
            answers = answers * (1 - SMOOTHING) + SMOOTHING / 2
            total = total + functional.binary_cross_entropy_with_logits(logits[asked, head], answers, reduction="sum")
    asked = [row for row, each in enumerate(batch) if each.question == "stance"]
    if asked:
        open_to = torch.tensor([batch[row].answer for row in asked])
        logs = functional.log_softmax(logits[asked, 3:], dim=1)
        total = total - (1 - SMOOTHING) * torch.logsumexp(logs + torch.log(open_to), dim=1).sum()
        total = total - SMOOTHING * logs.mean(1).sum()
    return total / len(batch)


def train(
    source: Path,
    examples: Sequence[Example],
    plan: Plan,
    folder: Path,
    start: Path | None = None,
    lessons: Lessons | None = None,
    save_every: int = 500,
    stop_after: int | None = None,
) -> None:
    """Train from the original model in `source`, or on from the weights in `start`, and write `judge.pt` to a folder.

    What a teacher said of some of the examples is learnt, too, where there are `lessons`.
    Every so many steps `checkpoint.pt` is written there; where one is, training goes on from it. With `stop_after` it
    stops after that many steps, to go on another time.
    """
    torch.manual_seed(plan.seed)
    judge, original, pieces = Judge(source, start), Judge(source).eval(), tokenizer(source / "tokenizer.json")
    if plan.frozen:
        judge.freeze(plan.frozen)
    began_with = {name: value.clone() for name, value in judge.state_dict().items()}
    taught = Taught(judge, lessons) if lessons else None
    lesson_of = torch.tensor([lessons.row(each) if lessons else -1 for each in examples])
    groups: list[dict[str, Any]] = [
        {"params": [each for each in judge.parameters() if each.requires_grad], "faster": 1.0}
    ]
    if taught:
        groups.append({"params": taught.parameters(), "faster": VIEW_RATE})
    optimizer = torch.optim.AdamW(groups, lr=plan.rate, weight_decay=DECAY, fused=True)
    checkpoint, done = folder / "checkpoint.pt", 0
    if checkpoint.exists():
        state = torch.load(checkpoint, weights_only=True)
        judge.load_state_dict(state["judge"])
        optimizer.load_state_dict(state["optimizer"])
        done = state["step"]
        if taught:
            taught.load_state_dict(state["taught"])
    lengths = [len(each.ids) for each in pieces.encode_batch([(each.first, each.second) for each in examples])]
    judge.train()
    began, recent = time.monotonic(), list[tuple[float, float]]()
    for step, chosen in zip(range(plan.steps), batches(lengths, plan.seed), strict=False):
        if step < done:
            continue
        if step == stop_after:
            return
        for group in optimizer.param_groups:
            group["lr"] = plan.rate_at(step) * group["faster"]
        chance = random.Random(f"{plan.seed} {step}")
        turned = [chance.random() < TURNED for _ in chosen]
        batch = [examples[at].turned if turn else examples[at] for at, turn in zip(chosen, turned, strict=True)]
        encodings = pieces.encode_batch([(each.first, each.second) for each in batch])
        alone = padded(pieces.encode_batch([each.first for each in batch[:KEPT]]))
        with torch.autocast("cpu", torch.bfloat16):
            both = judge.both(padded(encodings))
            logits = judge.head(both).float()
            with torch.no_grad():
                wanted = original.tokens(alone).float()
            kept = drift(judge.tokens(alone).float(), wanted, alone["attention_mask"])
        asked = loss(logits, batch)
        rows = lesson_of[chosen]
        learnt = LABELS * asked + taught(both, logits, rows, torch.tensor(turned)) if taught else asked
        optimizer.zero_grad()
        (learnt + KEPT_WEIGHT * kept).backward()
        torch.nn.utils.clip_grad_norm_(judge.parameters(), 1.0)
        optimizer.step()
        recent.append((asked.item(), kept.item()))
        if (step + 1) % 100 == 0:
            speed = (step + 1 - done) * BATCH / (time.monotonic() - began)
            of_pairs, of_singles = np.mean(recent[-100:], axis=0)
            print(f"{step + 1}/{plan.steps} loss {of_pairs:.4f} drift {of_singles:.4f} {speed:.0f} pairs/s", flush=True)
        if (step + 1) % save_every == 0:
            state = {"judge": judge.state_dict(), "optimizer": optimizer.state_dict(), "step": step + 1}
            state |= {"taught": taught.state_dict()} if taught else {}
            torch.save(state, folder / "next.pt")
            (folder / "next.pt").replace(checkpoint)
    torch.save(mixed(judge.state_dict(), began_with, plan.share), folder / "judge.pt")


def mixed(trained: Weights, start: Weights, share: float) -> Weights:
    """Return so much of the trained weights, and for the rest those of the start."""
    return {name: torch.lerp(start[name], value, share) for name, value in trained.items()}


def drift(ours: torch.Tensor, theirs: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
    """Return how far the tokens and their means are from the original's: 1 less the cosine, both added."""
    of_tokens = functional.cosine_similarity(ours, theirs, dim=2)[mask > 0].mean()
    of_means = functional.cosine_similarity(mean(ours, mask), mean(theirs, mask), dim=1).mean()
    return 2 - of_tokens - of_means


def trained(source: Path, weights: Path) -> Callable[[Sequence[tuple[str, str]]], NDArray[np.float32]]:
    """Return a function from pairs, read in the order given, to logits, by trained weights in 32-bit floats."""
    judge, pieces = Judge(source, weights).eval(), tokenizer(source / "tokenizer.json")

    def judged(pairs: Sequence[tuple[str, str]]) -> NDArray[np.float32]:
        encodings = pieces.encode_batch(list(pairs))
        found = np.zeros((len(pairs), len(JUDGEMENTS)), np.float32)
        for chosen, inputs in by_length(encodings):
            with torch.no_grad():
                found[chosen] = judge(inputs).numpy()
        return found

    return judged
