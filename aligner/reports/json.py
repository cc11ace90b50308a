"""A Comparison as JSON: the result's own tree, checked against `schema.json`.

Every offset is in Unicode code points into the `text` of its article, of pairs too. Characters outside ASCII are
escaped, so that nothing in an article can reach a terminal as a command.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from aligner.labels import LabelledSpan, Side
from aligner.result import Comparison, Pair

SCHEMA = 1


def render(comparison: Comparison) -> str:
    """Return the comparison as a JSON document, indented, with a line end behind it."""
    return json.dumps(tree(comparison), indent=1) + "\n"


def line(record: dict[str, Any]) -> str:
    """Return a tree as one line of JSON, with a line end behind it."""
    return json.dumps(record, separators=(",", ":")) + "\n"


def tree(comparison: Comparison) -> dict[str, Any]:
    """Return the comparison as JSON holds it."""
    return {
        "schema": SCHEMA,
        "left": article(comparison, "left"),
        "right": article(comparison, "right"),
        "pairs": [pair(comparison, each) for each in comparison.pairs],
        "summary": asdict(comparison.summary),
    }


def article(comparison: Comparison, side: Side) -> dict[str, Any]:
    """Return one article as JSON holds it: its text, and its sentences with their labels."""
    whole = comparison.article(side)
    return {
        "title": whole.title,
        "source": whole.source,
        "author": whole.author,
        "date": whole.date,
        "site": whole.site,
        "warnings": [asdict(warning) for warning in whole.warnings],
        "text": whole.text,
        "sentences": [
            {
                "start": sentence.start,
                "end": sentence.end,
                "paragraph": sentence.paragraph,
                "boilerplate": sentence.boilerplate,
                "label": label.value if label else None,
                "spans": spans(comparison.sentence_spans(side, sentence.index)),
            }
            for sentence, label in zip(whole.sentences, comparison.labels(side), strict=True)
        ],
    }


def pair(comparison: Comparison, pair: Pair) -> dict[str, Any]:
    """Return one pair as JSON holds it."""
    left, right = comparison.left.sentences[pair.left].start, comparison.right.sentences[pair.right].start
    return {
        "left": pair.left,
        "right": pair.right,
        "relation": pair.relation.value if pair.relation else None,
        "overlap": round(pair.overlap, 4),
        "contradiction": round(pair.contradiction, 4),
        "evidence": [
            {
                "rule": evidence.rule,
                "left": [left + evidence.left.start, left + evidence.left.end],
                "right": [right + evidence.right.start, right + evidence.right.end],
                "explanation": evidence.explanation,
                "note": evidence.note,
            }
            for evidence in pair.evidence
        ],
        "words": [[left + a, left + b, right + c, right + d] for a, b, c, d in pair.words],
        "left_spans": spans(pair.left_spans, left),
        "right_spans": spans(pair.right_spans, right),
    }


def spans(labelled: Sequence[LabelledSpan], by: int = 0) -> list[dict[str, Any]]:
    """Return labelled spans as JSON holds them, moved by an offset."""
    return [
        {"start": start + by, "end": end + by, "label": label.value if label else None}
        for start, end, label in labelled
    ]
