"""How far a comparison has come, as one figure that only grows."""

from __future__ import annotations

from collections.abc import Callable

# Called with what is being done and the part of all work that is done, 0 to 1; from the thread that compares.
Progress = Callable[[str, float], None]

# The part of all work that is done when a stage begins, roughly, in articles of some length.
BEGINNINGS = {
    "finding sentences": 0.0,
    "loading the model": 0.03,
    "reading": 0.05,
    "pairing sentences": 0.2,
    "reading what is paired": 0.6,
    "marking what is shared": 0.65,
    "looking for contradictions": 0.7,
    "reading what may contradict": 0.8,
}


class Stages:
    """Turns the part of a stage that is done into the part of all work; a stage that is not known takes no time."""

    def __init__(self, report: Progress | None) -> None:
        self._report = report
        self._far = 0.0

    def __call__(self, stage: str, part: float) -> None:
        """Report that a part of a stage is done."""
        if stage in BEGINNINGS:
            start = BEGINNINGS[stage]
            end = min((each for each in BEGINNINGS.values() if each > start), default=1.0)
            self._far = max(self._far, start + (end - start) * min(max(part, 0.0), 1.0))
        if self._report is not None:
            self._report(stage, self._far)
