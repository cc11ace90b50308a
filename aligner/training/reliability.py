"""Are probabilities right? Of all that is said to be so with a probability of .7, seven in ten should be so.

The expected calibration error is the mean distance between what is said and what is so, over ten bins of equal width,
weighed by the pairs in each (Naeini, Cooper and Hauskrecht, 2015).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

BINS = 10
WIDTH = 40  # of the picture, in characters


class Bin(NamedTuple):
    """The pairs whose probability is within a tenth: how many, the mean of what is said, the share that is so."""

    pairs: int
    said: float
    so: float


def reliability(said: NDArray[np.float64], so: NDArray[np.float64]) -> list[Bin]:
    """Return the bins that are not empty, from low to high, given probabilities and what is so (0 or 1)."""
    which = np.minimum((said * BINS).astype(int), BINS - 1)
    return [
        Bin(int(here.sum()), float(said[here].mean()), float(so[here].mean()))
        for here in (which == each for each in range(BINS))
        if here.any()
    ]


def error(bins: Sequence[Bin]) -> float:
    """Return the expected calibration error."""
    return sum(each.pairs * abs(each.said - each.so) for each in bins) / sum(each.pairs for each in bins)


def picture(bins: Sequence[Bin]) -> Iterator[str]:
    """Yield a line for each bin: what is said, a bar as long as what is so with a mark where it should end, pairs."""
    for each in bins:
        bar = list(("#" * round(each.so * WIDTH)).ljust(WIDTH + 1, " "))
        bar[round(each.said * WIDTH)] = "|"
        yield f"said {each.said:.2f}  so {each.so:.2f}  {''.join(bar)}  {each.pairs:6} pairs"
