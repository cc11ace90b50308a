"""How sure a pair must be to count: from one comparison to a stricter or a laxer one, by scores that are there already.

Level 0 is what `compare` decided. Each level above it asks for more overlap, each below it for less.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from aligner.alignment import Aligned
    from aligner.result import Comparison, Pair

# The overlap that a pair must have at each level.
STRICTER = {1: 0.45, 2: 0.6, 3: 0.75, 4: 0.9}
LAXER = {-1: 0.2, -2: 0.12, -3: 0.07, -4: 0.04}

STRICTEST, LAXEST = max(STRICTER), min(LAXER)
FLOOR = LAXER[LAXEST]

# At most so many pairs for each sentence are kept in doubt: a laxer picture is no use when everything is in it.
DOUBTFUL_EACH = 0.5


def at(comparison: Comparison, level: int) -> Comparison:
    """Return a comparison at another level, given what `compare` returned with `doubtful`.

    Takes some milliseconds, whatever the length of the articles: nothing is read or judged again. Levels beyond the
    strictest and the laxest are taken as those.
    """
    if level > 0:
        least = STRICTER[min(level, STRICTEST)]
        return comparison.with_pairs(tuple(pair for pair in comparison.pairs if _sureness(pair) >= least))
    if level < 0:
        least = LAXER[max(level, LAXEST)]
        added = [pair for pair in comparison.doubtful if pair.overlap >= least]
        return comparison.with_pairs(
            tuple(sorted([*comparison.pairs, *added], key=lambda pair: (pair.left, pair.right)))
        )
    return comparison


def likeliest(aligned: Sequence[Aligned], sentences: int) -> list[Aligned]:
    """Return the sure ones of some pairs and the likeliest of the others, in their order: as many as are kept."""
    unsure = sorted((pair for pair in aligned if not pair.sure), key=lambda pair: -pair.overlap)
    kept = {pair[:2] for pair in unsure[: int(DOUBTFUL_EACH * sentences)]}
    return [pair for pair in aligned if pair.sure or pair[:2] in kept]


def _sureness(pair: Pair) -> float:
    """Two sentences that clash have something to do with each other, as surely as they clash."""
    return max(pair.overlap, pair.contradiction)
