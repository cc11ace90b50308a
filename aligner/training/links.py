"""Links between sentences of articles as examples: each beside the look-alike pairs that are none."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np

from aligner import scorer
from aligner.alignment import FEATURES, proposed
from aligner.encoder import load, longer_first
from aligner.similarity import profiles
from aligner.training.data import part
from aligner.training.example import Example
from aligner.training.examples import LINKS_TO_OTHERS, plain
from aligner.training.spark import SETS, linked


def links(dev: Path) -> Iterator[Example]:
    """Yield the links of both SPARK sets, and for each LINKS_TO_OTHERS pairs that look most like links.

    What looks like one is said by the model and the cheap scores that are shipped now.
    """
    judge, encoder = scorer.load("alignment", FEATURES), load()
    for name in SETS:
        for row in linked(dev, name):
            cells = proposed(profiles(row.left, encoder), profiles(row.right, encoder))
            order = np.argsort(-judge(cells.features))
            ranked = [(int(cells.rows[at]), int(cells.columns[at])) for at in order]
            others = [cell for cell in ranked if cell not in row.links and row.is_annotated(*cell)]
            chosen = [*sorted(row.links), *others[: LINKS_TO_OTHERS * len(row.links)]]
            for at, (i, j) in enumerate(chosen):
                pair = longer_first(plain(row.left[i]), plain(row.right[j]))
                yield Example(*pair, "overlap", (float(at < len(row.links)),), "spark", part(row.topic))
