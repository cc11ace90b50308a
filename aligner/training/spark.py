"""The SPARK sets: articles, and summaries and articles, with the links between their sentences."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from aligner.training.data import rows

SETS = ("spark_summary_doc", "spark_doc_doc")
LONG = 400  # sentences; what is longer are web archives, no articles


@dataclass(frozen=True)
class Linked:
    """Two texts by sentences, and the pairs of sentence indexes that are linked.

    `annotated` holds the sentences of either side of which all links are known.
    """

    topic: str
    left: list[str]
    right: list[str]
    links: frozenset[tuple[int, int]]
    annotated: tuple[frozenset[int], frozenset[int]]

    def is_annotated(self, left: int, right: int) -> bool:
        """Tell whether it is known if two sentences are linked."""
        return left in self.annotated[0] and right in self.annotated[1]


def linked(data: Path, name: str) -> Iterator[Linked]:
    """Yield the rows of one of SETS that have links, but for what is too long for an article."""
    for row in rows(data, name):
        is_summary = name == "spark_summary_doc"
        left, right = (row["summary_sents"], row["doc_sents"]) if is_summary else (row["a_sents"], row["b_sents"])
        everything = range(len(left)), range(len(right))
        annotated = everything if is_summary else (row["a_annotated"], row["b_annotated"])
        if row["gold"] and max(len(left), len(right)) <= LONG:
            links = frozenset((i, j) for i, j in row["gold"])
            yield Linked(row["topic"], left, right, links, (frozenset(annotated[0]), frozenset(annotated[1])))
