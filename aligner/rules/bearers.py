"""Two things of a kind that bear different numbers in one place: Route 168, and Route 209."""

from __future__ import annotations

from collections.abc import Iterator

from aligner.article import Span
from aligner.rules.happenings import differ, told_at
from aligner.rules.numbered import numbered
from aligner.rules.slot import Candidate, Sides, alike_around, places

FEATURES = ("probability",)
# How probable a contradiction is where so much of what stands around the two is the same; set by reading.
PROBABLE, ALIKE = 0.8, 0.5


def candidates(sides: Sides) -> Iterator[Candidate]:
    """Yield things of one kind with different numbers, one in each sentence, where neither article has both."""
    ours, theirs = numbered(sides.left.text), numbered(sides.right.text)
    names = [{each.name for each in side} for side in (ours, theirs)]
    for left in ours:
        for right in theirs:
            if left.kind != right.kind or left.name in names[1] or right.name in names[0]:
                continue
            if sides.left_said.has_numbered(right.name) or sides.right_said.has_numbered(left.name):
                continue  # an article that has both tells them apart
            if differ(told_at(sides.left, left.start), told_at(sides.right, right.start)):
                continue  # what it weakened to, and as what it had struck
            spans = places(sides.left, left.start, left.end), places(sides.right, right.start, right.end)
            if min(alike_around(sides, *spans)) >= ALIKE:
                yield Candidate(Span(left.start, left.end), Span(right.start, right.end), (PROBABLE,))
