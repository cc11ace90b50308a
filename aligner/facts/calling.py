"""The names in two articles: whom both mean, however each calls them, goes by one key."""

from __future__ import annotations

from collections.abc import Sequence

from aligner.facts.naming import opening, ordinary
from aligner.facts.statements import Claim, Kind, under_whole_names
from aligner.result import Comparison


def named_alike(
    comparison: Comparison, left: Sequence[Claim], right: Sequence[Claim]
) -> tuple[tuple[Claim, ...], tuple[Claim, ...]]:
    """Return the claims of both articles, each name under one key in both, with the names that open a sentence."""
    known = {claim.key[1] for claim in (*left, *right) if claim.kind is Kind.NAME}
    small = ordinary(comparison.left) | ordinary(comparison.right)
    sides = []
    for article, found in ((comparison.left, left), (comparison.right, right)):
        taken = {claim.start for claim in found}
        opened = [
            Claim(Kind.NAME, sentence, name.start, name.end, "", name, (Kind.NAME, name.parts))
            for sentence, name in opening(article, known, small)
            if name.start not in taken
        ]
        sides.append(sorted([*found, *under_whole_names(opened, found)], key=lambda claim: claim.start))
    ours, theirs = sides
    return under_whole_names(ours, theirs), under_whole_names(theirs, ours)
