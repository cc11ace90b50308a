"""What a reader is told of a contradiction: the words of both sentences around the two places that clash."""

from __future__ import annotations

import re

from aligner.article import Span
from aligner.result import Evidence
from aligner.rules.slot import Candidate, Sides
from aligner.similarity import Profile

# An explanation quotes a clause whole if it has no more letters than this, or else so many on either side of the place,
# and the clause before it, too, if it has fewer words than this.
WHOLE, QUOTED, FEW = 110, 50, 4
# A comma before the mark that closes a quotation ends nothing where the quotation is all that is quoted.
COMMA = re.compile(r",([\"”’']+)$")
CLOSING = "\"”’'"
CLOSED = tuple(f"{mark}{quote}" for mark in ".!?…" for quote in CLOSING)


def evidence(rule: str, sides: Sides, candidate: Candidate) -> Evidence:
    """Return what a rule found as evidence, with the words of both sentences around the two places, and its note."""
    said = _quote(sides.left, candidate.left), _quote(sides.right, candidate.right)
    told = f"A: {said[0]} B: {said[1]}{f' ({candidate.note})' if candidate.note else ''}"
    return Evidence(rule, candidate.left, candidate.right, told, candidate.note)


def _quote(profile: Profile, span: Span) -> str:
    """Return the words around a place, as a line: whole words, with an ellipsis where the sentence says more.

    That is the clause that the place stands in, with the one before it where it is only a few words (on Sept. 8), or
    the words nearest to the place where it is long.
    """
    first, last = _around(profile, span)
    if last - first > WHOLE:
        first, last = max(first, span.start - QUOTED), max(span.end, min(last, span.end + QUOTED))
    inside = [word for word in profile.words if first <= word.start and word.end <= last]
    if not inside:
        return profile.text[span.start : span.end]
    quoted = " ".join(profile.text[inside[0].start : inside[-1].end].split()).rstrip(",;:-– ")
    quoted = COMMA.sub(r".\1", quoted)
    left_out = [word for word in profile.words if word.is_word and not first <= word.start < last]
    before = "…" if any(word.start < first for word in left_out) else ""
    goes_on = any(word.start >= last for word in left_out) and not quoted.endswith(CLOSED)
    ends = quoted.rstrip(CLOSING).endswith((".", "!", "?", "…"))
    return f"{before}{quoted}{'…' if goes_on else '' if ends else '.'}"


def _around(profile: Profile, span: Span) -> tuple[int, int]:
    """Return where the clause of a place begins and ends, and the one before it where it has few words."""
    clauses = [*profile.clauses] or [(0, len(profile.text))]
    at = next((index for index, (a, b) in enumerate(clauses) if a <= span.start < b), 0)
    start, end = clauses[at]
    words = sum(start <= word.start < end and word.is_word for word in profile.words)
    return (clauses[at - 1][0] if at and words < FEW else start), max(end, span.end)
