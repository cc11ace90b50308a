"""Pairs of sentences from two real articles, as the rules see them: hardly any contradicts the other.

That is where most is proposed that is no contradiction: two figures for two things, two days of two happenings.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from aligner import encoder
from aligner.alignment import align
from aligner.comparison import as_sides, read_where_asked
from aligner.rules.said import Said
from aligner.rules.slot import Sides
from aligner.training.data import rows
from aligner.training.fitting import known_profiles

# A pair of long articles would weigh more than many of the usual length.
LONGEST = 120
# Pairs that overlap less surely are hardly ever made.
LEAST = 0.2


def unedited(dev: Path) -> Iterator[tuple[str, Sides]]:
    """Yield the topic and the two sentences of each pair that the rules would be asked about, from spark_doc_doc.

    Where people found a contradiction in two articles as they are, the two sentences are left out.
    """
    genuine = {
        (row["pair"], left, right)
        for row in rows(dev, "conflicts")
        if row["kind"] == "genuine"
        for left in row["a"]
        for right in row["b"]
    }
    model = encoder.load()
    for row in rows(dev, "spark_doc_doc"):
        texts = row["a_sents"], row["b_sents"]
        if max(map(len, texts)) > LONGEST:
            continue
        known = known_profiles(text for side in texts for text in side)
        ours, theirs = ([known[text] for text in side] for side in texts)
        said = Said(texts[0]), Said(texts[1])
        name = f"{row['topic']}/{row['doc_a']}/{row['doc_b']}"
        for pair in read_where_asked(align(ours, theirs, model, LEAST), ours, theirs, said, model):
            if (name, pair.left, pair.right) not in genuine:
                yield row["topic"], as_sides(ours[pair.left], theirs[pair.right], pair.overlap, pair.judged, said)
