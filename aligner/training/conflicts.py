"""Fit the scorers that judge what the rules propose -> `aligner/model/conflict_*.json`.

    python -m aligner.training.conflicts --data ../shared/data/train

Each row of `contrastive` is a pair of sentences from the news, with the second one edited so that it contradicts the
first, and edited as much without a contradiction. What a rule proposes inside an edit that contradicts, of the rule's
own kind, is a conflict; what it proposes in the pair as it was, or after a harmless edit, is none. Nothing is fitted on
the topics that `aligner.training.data` sets aside to report on.
"""

from __future__ import annotations

import argparse
import re
import warnings
from collections.abc import Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from pathlib import Path
from typing import NamedTuple

import numpy as np
from sklearn.exceptions import ConvergenceWarning
from sklearn.neural_network import MLPClassifier
from sklearn.preprocessing import StandardScaler

from aligner import encoder
from aligner.alignment import overlaps
from aligner.claims.date import compare
from aligner.contradiction import RULES
from aligner.rules.figures import claimed, comparable, compatible, dated
from aligner.rules.slot import Candidate, Sides
from aligner.scorer import Scorer
from aligner.similarity import Matrix, Profile, profiles
from aligner.training.data import part, rows
from aligner.training.fit import Fit, Labels, held_out, logistic, save, unscaled
from aligner.wording import align_words

TOKEN = re.compile(r"\w+|\S")
# The kinds of edit that each rule is there for.
KINDS = {
    "number": ("number",),
    "date": ("date",),
    "name": ("entity", "role", "attribution"),
    "rank": ("number", "lexical"),
    "negation": ("negation",),
    "opposite": ("antonym", "lexical"),
}
# Of what is shown in edited pairs, so much is a contradiction.
PRECISION = 0.75
# These rules have few candidates or a plain meaning: a straight line will do.
FEW = ("rank", "opposite")
HIDDEN, HELD_BACK = 12, 3.0


class Example(NamedTuple):
    """A pair of sentences: the second one as it was, contradicting the first, or harmlessly edited."""

    topic: str
    edit: str
    kind: str
    left: str
    right: str
    original: str


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="the folder with contrastive.jsonl")
    examples = list(read(parser.parse_args().data))
    sides = list(sided(examples))
    for rule in KINDS:
        fit(rule, examples, sides)


def read(data: Path) -> Iterator[Example]:
    """Yield the examples of `contrastive`."""
    for row in rows(data, "contrastive"):
        topic = f"{row['source']}/{row['id']}" if row["source"].startswith("msrp") else row["source"].rpartition("/")[2]
        if row["relation"] != "contradictory":
            yield Example(topic, "none", "", row["a"], row["b"], row["b"])
        if row["contradiction_b"]:
            yield Example(topic, "conflict", row["contradiction_type"], row["a"], row["contradiction_b"], row["b"])
        yield Example(topic, "harmless", row["harmless_type"], row["a"], row["harmless_b"], row["b"])


def sided(examples: Sequence[Example]) -> Iterator[Sides | None]:
    """Yield each pair as the rules see it, or None where the two do not overlap."""
    different = list(dict.fromkeys(text for each in examples for text in (each.left, each.right)))
    known: dict[str, Profile] = dict(zip(different, profiles(different, encoder.load()), strict=True))
    ours, theirs = [known[each.left] for each in examples], [known[each.right] for each in examples]
    probabilities, threshold = overlaps(ours, theirs)
    for left, right, overlap in zip(ours, theirs, probabilities, strict=True):
        yield Sides(left, right, align_words(left, right), float(overlap)) if overlap >= threshold else None


def edited(example: Example) -> list[tuple[int, int]]:
    """Return the offsets of what an edit changed in the second sentence."""
    old, new = ([*TOKEN.finditer(text)] for text in (example.original, example.right))
    matcher = SequenceMatcher(None, [each[0] for each in old], [each[0] for each in new], autojunk=False)
    changes = [(start, end) for what, _, _, start, end in matcher.get_opcodes() if what != "equal"]
    places = [(start, max(end, start + 1)) for start, end in changes]
    return [(new[min(a, len(new) - 1)].start(), new[min(b, len(new)) - 1].end()) for a, b in places]


def fit(name: str, examples: Sequence[Example], sides: Sequence[Sides | None]) -> None:
    """Fit and save the scorer of a rule."""
    rule = RULES[name]
    features, labels, owners = list[tuple[float, ...]](), list[float](), list[int]()
    for index, (example, pair) in enumerate(zip(examples, sides, strict=True)):
        if pair is None or (example.edit == "conflict" and example.kind not in KINDS[name]):
            continue
        changes = edited(example) if example.edit == "conflict" else []
        for candidate in rule.candidates(pair):
            is_new = touches(candidate, changes) and agreed(name, pair, candidate, example.original)
            if example.edit != "conflict" or is_new:
                features.append(candidate.features)
                labels.append(float(example.edit == "conflict"))
                owners.append(index)
    matrix, truth = np.array(features, np.float32), np.array(labels)
    topics = [examples[index].topic for index in owners]
    weights = np.array([float(part(topic) != "report") for topic in topics])
    judge = logistic(rule.features, penalty=1.0) if name in FEW else small_perceptron(rule.features)
    predictions = held_out(judge, matrix, truth, weights, topics)
    threshold = precise(predictions[weights > 0], truth[weights > 0])
    save(rule.model, replace(judge(matrix, truth, weights), threshold=threshold))
    reported = weights == 0
    said = predictions[reported] >= threshold
    right = truth[reported] > 0
    hits = (said & right).sum()
    print(
        f"{name}: {len(truth)} candidates, {int(truth.sum())} conflicts; shown at {threshold:.2f}, on unseen topics: "
        f"precision {hits / max(1, said.sum()):.2f}, recall {hits / max(1, right.sum()):.2f}"
    )


def small_perceptron(names: Sequence[str]) -> Fit:
    """Return a function that fits a perceptron of few units, much held back, on few rows."""

    def fit_it(features: Matrix, labels: Labels, weights: Labels) -> Scorer:
        counted = weights > 0
        scaler = StandardScaler().fit(features[counted])
        model = MLPClassifier(hidden_layer_sizes=(HIDDEN,), alpha=HELD_BACK, max_iter=150, random_state=0)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", ConvergenceWarning)  # it is stopped early on purpose
            model.fit(scaler.transform(features[counted]), labels[counted] > 0.5)
        return unscaled(names, scaler, model.coefs_, model.intercepts_)

    return fit_it


def touches(candidate: Candidate, changes: Sequence[tuple[int, int]]) -> bool:
    """Tell whether a candidate lies in what was edited."""
    return any(candidate.right.start < end and start < candidate.right.end for start, end in changes)


def agreed(rule: str, pair: Sides, candidate: Candidate, original: str) -> bool:
    """Tell whether a figure or a date of the first sentence stood in the second one before it was edited."""
    start = candidate.left.start
    if rule == "number":
        figure = next(each for each in claimed(pair.left.text) if each.start == start)
        return any(comparable(figure, each) and compatible(figure, each) for each in claimed(original))
    if rule == "date":
        day = next(each for each in dated(pair.left.text) if each.start == start)
        return any(compare(day, each) != "different" for each in dated(original))
    return True


def precise(predictions: Matrix, truth: Labels) -> float:
    """Return the lowest threshold from which on what is shown is as precise as it must be."""
    for threshold in np.arange(0.2, 0.97, 0.01):
        said = predictions >= threshold
        if said.any() and (truth[said] > 0.5).mean() >= PRECISION:
            return float(threshold)
    return 0.97


if __name__ == "__main__":
    main()
