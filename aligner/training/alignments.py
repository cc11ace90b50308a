"""Fit the scorers that say which sentences of two articles overlap -> `aligner/model/alignment*.json`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import numpy as np

from aligner.alignment import FEATURES, FEATURES_AGAIN, Proposed, around_features, proposed
from aligner.encoder import load
from aligner.judging import FEATURES_JUDGED, doubtful, judged_features
from aligner.similarity import Indexes, Matrix, Profile
from aligner.training.data import part
from aligner.training.fitting import Labels, best_threshold, f1, held_out, known_profiles, logistic, save
from aligner.training.spark import SETS, linked

# What the model's word weighs is fitted on more pairs than it reads later: so unlike ones tell, too.
LEAST, EACH = 0.03, 2.0


class Cells(NamedTuple):
    """The proposed pairs of two texts: which are annotated, which are links; and how many links were not proposed."""

    set: str
    topic: str
    left: list[Profile]
    right: list[Profile]
    proposed: Proposed
    annotated: Labels
    labels: Labels
    missed: int

    @property
    def sentences(self) -> int:
        """How many sentences the two have."""
        return len(self.left) + len(self.right)

    @property
    def links(self) -> float:
        """How many links there are, proposed or not."""
        return float(self.labels.sum()) + self.missed

    @property
    def weights(self) -> Labels:
        """What each proposed pair weighs.

        Between articles only what a summary took up is annotated: a link there is found half as often as it stands.
        """
        return self.annotated * (1 + self.labels * (self.set == "spark_doc_doc"))

    @property
    def is_unseen(self) -> bool:
        """Whether the model was not trained on the topic: what it says of others is no guide."""
        return part(self.topic) == "choose"


class Pass(NamedTuple):
    """Predictions for the proposed pairs of some texts, each by scorers that did not see its topic."""

    said: str
    cells: Sequence[Cells]
    probabilities: Sequence[Matrix]

    def f1(self, name: str, threshold: float) -> float:
        """Return F1 on what is annotated in a set."""
        mine = [(c, p) for c, p in zip(self.cells, self.probabilities, strict=True) if c.set == name]
        said = np.concatenate([p[c.annotated > 0] >= threshold for c, p in mine])
        labels = np.concatenate([c.labels[c.annotated > 0] for c, _ in mine])
        return f1(said, labels, sum(c.missed for c, _ in mine))

    def threshold(self) -> float:
        """Return the threshold that is best for the sets together."""
        return best_threshold(lambda at: sum(self.f1(name, at) for name in SETS))


def fit_alignment(data: Path) -> None:
    """Fit on links between the sentences of a summary and an article, and of two articles (SPARK), in three passes.

    Each pass must see the one before as it will be: on articles that it was not fitted on.
    """
    cells = [each for name in SETS for each in spark_cells(data, name)]
    topics = [each.topic for each in cells for _ in each.labels]
    labels = np.concatenate([each.labels for each in cells])
    weights = np.concatenate([each.weights for each in cells])
    ends = np.cumsum([len(each.labels) for each in cells])[:-1]

    features = np.concatenate([each.proposed.features for each in cells])
    once = logistic(FEATURES, penalty=10.0)
    first = np.split(held_out(once, features, labels, weights, topics), ends)
    save("alignment", once(features, labels, weights))

    around = [around_features(each.left, each.right, each.proposed, p) for each, p in zip(cells, first, strict=True)]
    features = np.column_stack([features, np.concatenate(around)])
    again = logistic(FEATURES_AGAIN, penalty=10.0)
    cheap = Pass("cheap scores", cells, np.split(held_out(again, features, labels, weights, topics), ends))
    save("alignment_again", replace(again(features, labels, weights), threshold=cheap.threshold()))

    unseen = [(each, p) for each, p in zip(cells, cheap.probabilities, strict=True) if each.is_unseen]
    judged = fit_judged([each for each, _ in unseen], [p for _, p in unseen])
    for each in (cheap, Pass("cheap scores, unseen topics", *zip(*unseen, strict=True)), judged):
        figures = [f"{name} {each.f1(name, each.threshold()):.3f}" for name in SETS]
        print(f"alignment: F1 by {each.said} {', '.join(figures)} at {each.threshold():.2f}, held out in turn")


def fit_judged(cells: Sequence[Cells], cheap: Sequence[Matrix]) -> Pass:
    """Fit on what the model says of pairs in articles that it was not trained on, given the cheap scores."""
    chosen = [doubtful(p, each.sentences, LEAST, EACH) for each, p in zip(cells, cheap, strict=True)]
    features = np.concatenate(
        [judged_features(p[read], judge(each, read)) for each, p, read in zip(cells, cheap, chosen, strict=True)]
    )
    labels = np.concatenate([each.labels[read] for each, read in zip(cells, chosen, strict=True)])
    weights = np.concatenate([each.weights[read] for each, read in zip(cells, chosen, strict=True)])
    topics = [each.topic for each, read in zip(cells, chosen, strict=True) for _ in read]
    last = logistic(FEATURES_JUDGED, penalty=1.0)
    probabilities = [p.copy() for p in cheap]
    predictions = np.split(held_out(last, features, labels, weights, topics), np.cumsum([*map(len, chosen)])[:-1])
    for everything, read, predicted in zip(probabilities, chosen, predictions, strict=True):
        everything[read] = predicted
    judged = Pass("the model, unseen topics", cells, probabilities)
    save("alignment_judged", replace(last(features, labels, weights), threshold=judged.threshold()))
    for name in SETS:
        mine = [(c, doubtful(p, c.sentences)) for c, p in zip(cells, cheap, strict=True) if c.set == name]
        links, sentences = sum(c.links for c, _ in mine), sum(c.sentences for c, _ in mine)
        print(
            f"alignment: of {links:.0f} links of {name}, {sum(c.labels.sum() for c, _ in mine) / links:.1%} are "
            f"proposed and {sum(c.labels[read].sum() for c, read in mine) / links:.1%} read together; "
            f"{sum(len(read) for _, read in mine) / sentences:.1f} pairs read for a sentence"
        )
    return judged


def judge(cells: Cells, chosen: Indexes) -> Matrix:
    """Return what the model says of chosen pairs."""
    places = zip(cells.proposed.rows[chosen].tolist(), cells.proposed.columns[chosen].tolist(), strict=True)
    return load().judge([(cells.left[i].text, cells.right[j].text) for i, j in places])


def spark_cells(data: Path, name: str) -> Iterable[Cells]:
    """Yield the cells of each row of a SPARK set, but for those that are reported on."""
    for row in linked(data, name):
        if part(row.topic) == "report":
            continue
        known = known_profiles([*row.left, *row.right])
        ours, theirs = [known[text] for text in row.left], [known[text] for text in row.right]
        where = proposed(ours, theirs)
        places = list(zip(where.rows.tolist(), where.columns.tolist(), strict=True))
        annotated = np.array([row.is_annotated(*place) for place in places], float)
        labels = np.array([place in row.links for place in places], float)
        yield Cells(name, row.topic, ours, theirs, where, annotated, labels, len(row.links - set(places)))
