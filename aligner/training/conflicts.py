"""Fit the scorers that judge what the rules propose -> `aligner/model/conflict_*.json`.

    python -m aligner.training.conflicts --data ../shared/data

Each row of `contrastive` is a pair of sentences from the news, with the second one edited so that it contradicts the
first, and edited as much without a contradiction; to them come pairs of sentences of two articles as they are, of which
hardly any is a contradiction, and those pairs with conflicts planted in them (`planted`). What a rule proposes inside
an edit that contradicts, of the rule's own kind, is a conflict; what it proposes in the pair as it was, or after a
harmless edit, is none. What the scorers of the rules say is then weighed with what the model says, and the model alone
is weighed where no rule has a reason: both on rows that the model was not trained on. Nothing is fitted on the topics
that `aligner.training.data` sets aside to report on.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from aligner import counterfactual, encoder
from aligner.bare import overlaps
from aligner.claims.date import compare
from aligner.comparison import as_sides
from aligner.contradiction import BOTH_FEATURES, CLASHING, EVEN, RULES, both_features, clashes, shown
from aligner.result import MODEL
from aligner.rules.figures import claimed, dated, is_among
from aligner.rules.slot import Candidate, Sides
from aligner.similarity import Matrix, Profile, profiles
from aligner.training.data import Part, part, rows
from aligner.training.examples import contrast_part
from aligner.training.fitting import Labels, held_out, logistic, perceptron, save
from aligner.training.planted import planted
from aligner.training.unedited import unedited

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
# How much the decision from both is held back.
BOTH_PENALTY = 2.0
# What the model's word weighs is fitted on more than it reads later: so unlike candidates tell, too.
PROPOSED = 0.02
# Thresholds that are compared.
SHOWN_AT = (0.3, 0.4, 0.5, 0.6, 0.7)
# These rules have few candidates or a plain meaning: a straight line will do.
FEW = ("rank", "opposite", "negation")
# The others have few rows for a perceptron, so that it has few units and is much held back.
HIDDEN, FEW_ROWS = 12, {"alpha": 3.0, "max_iter": 150}


class Example(NamedTuple):
    """A pair of sentences: the second one as it was, contradicting the first, or harmlessly edited."""

    set: str
    topic: str
    part: Part
    edit: str
    kind: str
    left: str
    right: str
    original: str


# A pair, and its two sentences as the rules see them.
Asked = tuple[Example, Sides]


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="the folder of the data sets, with dev/ and train/")
    fit_all(parser.parse_args().data)


def fit_all(data: Path) -> None:
    """Fit and save all of them, given the folder with `train` and `dev` in it."""
    bare = list(sided(list(read(data / "train"))))
    in_articles = list(as_they_are(data / "dev"))
    edited_there = list(edits_of(in_articles))
    found = {rule: proposals(rule, [*bare, *in_articles, *edited_there]) for rule in KINDS}
    held = {rule: fit(rule, each) for rule, each in found.items()}
    fit_both(found, held)
    fit_alone([*bare, *sided([*headlines(data / "dev"), *hypotheses(data / "dev")])])


def read(data: Path) -> Iterator[Example]:
    """Yield the examples of `contrastive`."""
    for row in rows(data, "contrastive"):
        topic = f"{row['source']}/{row['id']}" if row["source"].startswith("msrp") else row["source"].rpartition("/")[2]
        group = "contrastive", topic, contrast_part(row)
        if row["relation"] != "contradictory":
            yield Example(*group, "none", "", row["a"], row["b"], row["b"])
        if row["contradiction_b"]:
            yield Example(*group, "conflict", row["contradiction_type"], row["a"], row["contradiction_b"], row["b"])
        yield Example(*group, "harmless", row["harmless_type"], row["a"], row["harmless_b"], row["b"])


def as_they_are(dev: Path) -> Iterator[Asked]:
    """Yield pairs of sentences of two articles (SPARK), by topic: none of them is taken for a contradiction."""
    for topic, pair in unedited(dev):
        texts = pair.left.text, pair.right.text
        yield Example("articles", topic, part(topic), "none", "", *texts, texts[1]), pair


def edits_of(asked: Sequence[Asked]) -> Iterator[Asked]:
    """Yield pairs of sentences of two articles with a conflict planted by rule, or a harmless edit."""
    for topic, kind, contradicts, original, pair in planted([(example.topic, pair) for example, pair in asked]):
        edit = "conflict" if contradicts else "harmless"
        yield Example("planted", topic, part(topic), edit, kind, pair.left.text, pair.right.text, original), pair


def headlines(dev: Path) -> Iterator[Example]:
    """Yield claims with headlines that deny them or do not (Emergent), by claim."""
    for row in rows(dev, "emergent"):
        edit = "conflict" if row["stance"] == "against" else "none"
        yield Example("emergent", row["claim"], part(row["claim"]), edit, "", row["claim"], row["headline"], "")


def hypotheses(dev: Path) -> Iterator[Example]:
    """Yield texts with hypotheses that contradict them or do not (RTE-3), by hypothesis."""
    for row in rows(dev, "rte3"):
        edit = "conflict" if row["label"] == "contradiction" else "none"
        group = "rte3", row["hypothesis"], part(row["hypothesis"])
        yield Example(*group, edit, "", row["premise"], row["hypothesis"], "")


def sided(examples: Sequence[Example]) -> Iterator[Asked]:
    """Yield each pair with its two sentences as the rules see them."""
    different = list(dict.fromkeys(text for each in examples for text in (each.left, each.right)))
    known: dict[str, Profile] = dict(zip(different, profiles(different, encoder.load()), strict=True))
    ours, theirs = [known[each.left] for each in examples], [known[each.right] for each in examples]
    judged = encoder.load().judge([(each.left, each.right) for each in examples])
    probabilities, _, _ = overlaps(ours, theirs, judged)
    for example, *two in zip(examples, ours, theirs, probabilities.tolist(), judged, strict=True):
        yield example, as_sides(*two)


def edited(example: Example) -> list[tuple[int, int]]:
    """Return the offsets of what an edit changed in the second sentence."""
    old, new = ([*TOKEN.finditer(text)] for text in (example.original, example.right))
    matcher = SequenceMatcher(None, [each[0] for each in old], [each[0] for each in new], autojunk=False)
    changes = [(start, end) for what, _, _, start, end in matcher.get_opcodes() if what != "equal"]
    places = [(start, max(end, start + 1)) for start, end in changes]
    return [(new[min(a, len(new) - 1)].start(), new[min(b, len(new)) - 1].end()) for a, b in places]


class Proposals(NamedTuple):
    """What a rule proposes in some examples: features, 1 where it is a conflict, whose it is, where it stands."""

    features: Matrix
    labels: Labels
    examples: list[Example]
    sides: list[Sides]
    candidates: list[Candidate]

    @classmethod
    def gather(cls, found: Iterable[tuple[Example, Sides, Candidate]]) -> Proposals:
        """Return what is proposed in examples, in one."""
        examples, sides, candidates = (list(column) for column in zip(*found, strict=True))
        features = np.array([each.features for each in candidates], np.float32)
        return cls(features, np.array([float(e.edit == "conflict") for e in examples]), examples, sides, candidates)

    def of(self, *parts: Part) -> NDArray[np.bool_]:
        """Return which of them are of some parts."""
        return np.array([each.part in parts for each in self.examples])


def proposals(name: str, asked: Iterable[Asked]) -> Proposals:
    """Return what a rule proposes."""
    return Proposals.gather(_proposed(name, asked))


def _proposed(name: str, asked: Iterable[Asked]) -> Iterator[tuple[Example, Sides, Candidate]]:
    for example, pair in asked:
        if example.edit == "conflict" and example.kind not in KINDS[name]:
            continue
        changes = edited(example) if example.edit == "conflict" else []
        for candidate in RULES[name].candidates(pair):
            is_new = touches(candidate, changes) and agreed(name, pair, candidate, example.original)
            if example.edit != "conflict" or is_new:
                yield example, pair, candidate


def fit(name: str, found: Proposals) -> Matrix:
    """Fit and save the scorer of a rule; return what it says of each proposal, fitted without its topic."""
    rule = RULES[name]
    weights = found.of("fit", "choose").astype(float)
    judge = logistic(rule.features, penalty=1.0) if name in FEW else perceptron(rule.features, HIDDEN, **FEW_ROWS)
    predictions = held_out(judge, found.features, found.labels, weights, [each.topic for each in found.examples])
    save(rule.model, judge(found.features, found.labels, weights))
    report(name, found, predictions)
    return predictions


def fit_both(found: Mapping[str, Proposals], held: Mapping[str, Matrix]) -> None:
    """Fit and save the decision from what a rule and what the model say, the same for all rules."""
    kept = {rule: ~each.of("fit") & (held[rule] >= PROPOSED) for rule, each in found.items()}
    features = {rule: both(each, held[rule], kept[rule]) for rule, each in found.items()}
    labels = np.concatenate([each.labels[kept[rule]] for rule, each in found.items()])
    chosen = np.concatenate([each.of("choose")[kept[rule]] for rule, each in found.items()]).astype(float)
    topics = [each.examples[at].topic for rule, each in found.items() for at in np.flatnonzero(kept[rule])]
    judge, together = logistic(BOTH_FEATURES, penalty=BOTH_PENALTY), np.concatenate([*features.values()])
    predictions = held_out(judge, together, labels, chosen, topics)
    save("conflict_both", judge(together, labels, chosen))
    ends = np.cumsum([len(each) for each in features.values()])[:-1]
    for (rule, each), predicted in zip(found.items(), np.split(predictions, ends), strict=True):
        weighed = np.zeros(len(each.labels), np.float32)
        weighed[kept[rule]] = predicted
        report(f"{rule} and the model", each, weighed)
        of_articles = np.array([example.set == "articles" for example in each.examples])
        shown_there = [int((weighed[of_articles & each.of("report")] >= at).sum()) for at in SHOWN_AT]
        print(f"    in articles of unseen topics as they are, shown at {SHOWN_AT}: {shown_there}")


def both(found: Proposals, said: Matrix, kept: NDArray[np.bool_]) -> Matrix:
    """Return BOTH_FEATURES of the proposals that are kept, given what the rule's scorer says of all."""
    at = np.flatnonzero(kept)
    to_read = [pair for index in at for pair in counterfactual.agreeing(found.sides[index], [found.candidates[index]])]
    read = counterfactual.features(encoder.load().judge(to_read))
    alone = [
        both_features([said[index]], found.sides[index].contradiction, read[None, row]) for row, index in enumerate(at)
    ]
    return np.concatenate(alone)


def fit_alone(asked: Iterable[Asked]) -> None:
    """Fit and save the scorer of what the model says where no rule has a reason."""
    rule = RULES[MODEL]
    unseen = [(example, pair) for example, pair in asked if example.part != "fit"]
    by_rules = clashes([pair for _, pair in unseen], encoder.load().judge, without=MODEL)
    found = Proposals.gather(
        (example, pair, candidate)
        for (example, pair), clash in zip(unseen, by_rules, strict=True)
        if pair.overlap >= CLASHING and not shown(clash)
        for candidate in rule.candidates(pair)
    )
    weights = found.of("choose").astype(float)
    judge = logistic(rule.features, penalty=20.0)
    predictions = held_out(judge, found.features, found.labels, weights, [each.topic for each in found.examples])
    save(rule.model, judge(found.features, found.labels, weights))
    for name in dict.fromkeys(each.set for each in found.examples):
        mine = np.array([each.set == name for each in found.examples])
        report(f"the model alone, {name}", found, predictions, mine)


def report(name: str, found: Proposals, predictions: Matrix, mine: NDArray[np.bool_] | None = None) -> None:
    """Print how well what is likelier than not is right on unseen topics, of the rows that are `mine`."""
    reported = found.of("report") if mine is None else found.of("report") & mine
    said, right = predictions[reported] >= EVEN, found.labels[reported] > 0
    hits = (said & right).sum()
    print(
        f"{name}: {len(found.labels)} candidates, {int(found.labels.sum())} conflicts; "
        f"on unseen topics: precision {hits / max(1, said.sum()):.2f}, recall {hits / max(1, right.sum()):.2f}"
    )


def touches(candidate: Candidate, changes: Sequence[tuple[int, int]]) -> bool:
    """Tell whether a candidate lies in what was edited."""
    return any(candidate.right.start < end and start < candidate.right.end for start, end in changes)


def agreed(rule: str, pair: Sides, candidate: Candidate, original: str) -> bool:
    """Tell whether a figure or a date of the first sentence stood in the second one before it was edited."""
    start = candidate.left.start
    if rule == "number":
        figure = next(each for each in claimed(pair.left.text) if each.start == start)
        return is_among(figure, claimed(original))
    if rule == "date":
        day = next(each for each in dated(pair.left.text) if each.start == start)
        return any(compare(day, each) != "different" for each in dated(original))
    return True


if __name__ == "__main__":
    main()
