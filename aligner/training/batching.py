"""Texts -> batches of tokens: what the model and its teacher are given."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import torch
from tokenizers import Encoding, Tokenizer

# Pairs in a batch, and tokens of a pair; batches of like length are made from so many.
BATCH, MAX_TOKENS, POOL = 64, 128, 32


def tokenizer(file: Path) -> Tokenizer:
    """Return a tokenizer that cuts the longer of two texts first."""
    found = Tokenizer.from_file(str(file))
    found.no_padding()
    found.enable_truncation(MAX_TOKENS)
    return found


def padded(encodings: Sequence[Encoding]) -> dict[str, torch.Tensor]:
    """Return the inputs of the model, each of shape (texts, tokens)."""
    longest = max(len(each.ids) for each in encodings)
    filled = np.zeros((3, len(encodings), longest), np.int64)
    for row, each in enumerate(encodings):
        filled[:, row, : len(each.ids)] = each.ids, each.type_ids, each.attention_mask
    ids, types, mask = torch.from_numpy(filled)
    return {"input_ids": ids, "token_type_ids": types, "attention_mask": mask}


def by_length(encodings: Sequence[Encoding]) -> Iterator[tuple[list[int], dict[str, torch.Tensor]]]:
    """Yield each text once, the shortest first, BATCH at a time: their indexes, and the inputs of the model."""
    order = sorted(range(len(encodings)), key=lambda at: len(encodings[at].ids))
    for at in range(0, len(order), BATCH):
        chosen = order[at : at + BATCH]
        yield chosen, padded([encodings[index] for index in chosen])


def batches(lengths: Sequence[int], seed: int) -> Iterator[list[int]]:
    """Yield indexes of pairs for ever, BATCH at a time, of like length."""
    chance = random.Random(seed)
    while True:
        order = list(range(len(lengths)))
        chance.shuffle(order)
        for start in range(0, len(order), BATCH * POOL):
            pool = sorted(order[start : start + BATCH * POOL], key=lengths.__getitem__)
            groups = [pool[at : at + BATCH] for at in range(0, len(pool), BATCH)]
            chance.shuffle(groups)
            yield from groups
