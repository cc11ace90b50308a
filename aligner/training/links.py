"""Links between sentences of articles as examples: each beside the look-alike pairs that are none."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np

from aligner import scorer
from aligner.alignment import FEATURES, proposed
from aligner.encoder import load
from aligner.similarity import profiles
from aligner.training.data import part, rows
from aligner.training.example import Example, longer_first
from aligner.training.examples import LINKS_TO_OTHERS, plain

LONG = 400  # sentences: web archives, not articles


def links(dev: Path) -> Iterator[Example]:
    """Yield the links of both SPARK sets, and for each LINKS_TO_OTHERS pairs that look most like links.

    What looks like one is said by the model and the cheap scores that are shipped now.
    """
    judge, encoder = scorer.load("alignment", FEATURES), load()
    for name, left, right in (
        ("spark_summary_doc", "summary_sents", "doc_sents"),
        ("spark_doc_doc", "a_sents", "b_sents"),
    ):
        for row in rows(dev, name):
            ours, theirs = row[left], row[right]
            if not row["gold"] or max(len(ours), len(theirs)) > LONG:
                continue
            gold = {tuple(link) for link in row["gold"]}
            known = {*row.get("a_annotated", range(len(ours)))}, {*row.get("b_annotated", range(len(theirs)))}
            cells = proposed(profiles(ours, encoder), profiles(theirs, encoder))
            order = np.argsort(-judge(cells.features))
            ranked = [(int(cells.rows[at]), int(cells.columns[at])) for at in order]
            others = [cell for cell in ranked if cell not in gold and cell[0] in known[0] and cell[1] in known[1]]
            chosen = [*sorted(gold), *others[: LINKS_TO_OTHERS * len(gold)]]
            for at, (i, j) in enumerate(chosen):
                pair = longer_first(plain(ours[i]), plain(theirs[j]))
                yield Example(*pair, "overlap", (float(at < len(gold)),), "spark", part(row["topic"]))
