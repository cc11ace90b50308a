"""Fit the scorers that combine features -> `aligner/model/{pair,alignment,words,words_again}.json`.

    python -m aligner.training.fit --data ../shared/data/dev [pair] [alignment] [words]

Nothing is fitted or chosen on what `aligner.training.split` sets aside to report on. Thresholds come from predictions
for topics (or rows) that were held out in turn. Takes about two minutes on two cores.
"""

from __future__ import annotations

import argparse
import json
import warnings
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from sklearn.exceptions import ConvergenceWarning
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold
from sklearn.neural_network import MLPClassifier
from sklearn.preprocessing import StandardScaler

from aligner.alignment import FEATURES, FEATURES_AGAIN, Proposed, around_features, paired_lexical, proposed
from aligner.encoder import load, model_folder
from aligner.scorer import Scorer
from aligner.similarity import PAIR_FEATURES, Matrix, Profile, pair_features, profiles
from aligner.training.data import part, rows
from aligner.training.spark import SETS, linked
from aligner.wording import AROUND_FEATURES, WORD_FEATURES, word_features
from aligner.wording import around_features as around_words

FOLDS = 6
EPOCHS = 12
PLAIN = 0.15  # the part of the plainly different words that is fitted on
PRECISE = 3.0  # the weight of a row that marks words, beside one that marks phrases
Labels = NDArray[np.float64]
Fit = Callable[[Matrix, Labels, Labels], Scorer]


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("step", nargs="*", help=f"of: {' '.join(STEPS)}; all where none is given")
    parser.add_argument("--data", type=Path, required=True, help="the folder of the data sets")
    options = parser.parse_args()
    for step in options.step or STEPS:
        STEPS[step](options.data)


def save(name: str, scorer: Scorer) -> None:
    """Write a scorer where `aligner.scorer.load` finds it."""
    data = {
        "features": scorer.features,
        "weights": [np.round(weight.astype(float), 5).tolist() for weight in scorer.weights],
        "biases": [np.round(bias.astype(float), 5).tolist() for bias in scorer.biases],
        "threshold": round(scorer.threshold, 3),
    }
    (model_folder() / f"{name}.json").write_text(json.dumps(data) + "\n", encoding="utf-8")


def logistic(names: Sequence[str], penalty: float) -> Fit:
    """Return a function that fits a logistic regression on features, labels (0 to 1, soft) and weights of rows."""

    def fit(features: Matrix, labels: Labels, weights: Labels) -> Scorer:
        counted = weights > 0
        scaler = StandardScaler().fit(features[counted])
        scaled = np.tile(scaler.transform(features[counted]), (2, 1))
        sides = np.repeat([1, 0], counted.sum())
        shares = np.concatenate([(labels * weights)[counted], ((1 - labels) * weights)[counted]])
        model = LogisticRegression(C=1 / penalty, max_iter=2000).fit(scaled, sides, sample_weight=shares)
        return unscaled(names, scaler, [model.coef_.T], [model.intercept_])

    return fit


def perceptron(names: Sequence[str], hidden: int) -> Fit:
    """Return a function that fits a perceptron with one hidden layer on features and labels 0 or 1."""

    def fit(features: Matrix, labels: Labels, weights: Labels) -> Scorer:
        counted = weights > 0
        scaler = StandardScaler().fit(features[counted])
        model = MLPClassifier(
            hidden_layer_sizes=(hidden,), alpha=0.01, batch_size=1024, max_iter=EPOCHS, random_state=0
        )
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", ConvergenceWarning)  # it is stopped early on purpose
            model.fit(scaler.transform(features[counted]), labels[counted] > 0.5, sample_weight=weights[counted])
        return unscaled(names, scaler, model.coefs_, model.intercepts_)

    return fit


def unscaled(names: Sequence[str], scaler: StandardScaler, weights: list[Any], biases: list[Any]) -> Scorer:
    """Return the scorer that takes features as they are: the first layer undoes the scaling."""
    first = weights[0] / scaler.scale_[:, None]
    layers = [[first, *weights[1:]], [biases[0] - scaler.mean_ @ first, *biases[1:]]]
    rounded = [tuple(np.asarray(each, np.float32) for each in layer) for layer in layers]
    return Scorer(tuple(names), rounded[0], rounded[1], 0.5)


def held_out(fit: Fit, features: Matrix, labels: Labels, weights: Labels, groups: Sequence[str]) -> Matrix:
    """Return predictions for every row by scorers that did not see its group."""
    predictions = np.zeros(len(labels), np.float32)
    for seen, unseen in GroupKFold(FOLDS).split(features, labels, groups):
        predictions[unseen] = fit(features[seen], labels[seen], weights[seen])(features[unseen])
    return predictions


def best_threshold(score: Callable[[float], float]) -> float:
    """Return the threshold of the highest score; the middle one where the best differ by less than half a point."""
    thresholds = np.round(np.arange(0.1, 0.9, 0.01), 2)
    scores = np.array([score(threshold) for threshold in thresholds])
    return float(np.median(thresholds[scores >= scores.max() - 0.005]))


def f1(said: NDArray[np.bool_], labels: Labels, missed: int = 0) -> float:
    """Return F1 of decisions, with `missed` more positives that were never proposed."""
    hit = float((said & (labels > 0.5)).sum())
    return 2 * hit / max(1.0, float(said.sum()) + float((labels > 0.5).sum()) + missed)


# ---- a pair out of context


def fit_pair(data: Path) -> None:
    """Fit on whether two sentences report a common event (ECB+) and on how alike they are (STS benchmark, news)."""
    text = {(row["doc"], row["sent"]): row["text"] for row in rows(data, "ecbplus_sentences")}
    events = [
        (text[row["doc_a"], row["sent_a"]], text[row["doc_b"], row["sent_b"]], float(row["label"]), row["topic"])
        for row in rows(data, "ecbplus_train_pairs")
    ]
    graded = [
        (row["sentence1"], row["sentence2"], row["score"] / 5, row["sentence1"])
        for row in rows(data, "stsb")
        if row["genre"] == "main-news" and part(row["sentence1"]) != "report"
    ]
    pairs = events + graded
    known = known_profiles(sentence for pair in pairs for sentence in pair[:2])
    sides = [known[pair[0]] for pair in pairs], [known[pair[1]] for pair in pairs]
    features = pair_features(*sides, paired_lexical(*sides))
    labels = np.array([pair[2] for pair in pairs])
    weights = np.repeat([1 / len(events), 1 / len(graded)], [len(events), len(graded)]) * 5000  # as many of each
    fit = logistic(PAIR_FEATURES, penalty=1.0)
    predictions = held_out(fit, features, labels, weights, [pair[3] for pair in pairs])
    of_events = predictions[: len(events)], labels[: len(events)]
    threshold = best_threshold(lambda at: f1(of_events[0] >= at, of_events[1]))
    save("pair", replace(fit(features, labels, weights), threshold=threshold))
    correlation = np.corrcoef(predictions[len(events) :], labels[len(events) :])[0, 1]
    print(
        f"pair: common event F1 {f1(of_events[0] >= threshold, of_events[1]):.3f} at {threshold:.2f}, "
        f"likeness r {correlation:.3f}, held out in turn"
    )


# ---- the sentences of two articles


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


def fit_alignment(data: Path) -> None:
    """Fit on links between the sentences of a summary and an article, and of two articles (SPARK), in two passes."""
    cells = [each for name in SETS for each in spark_cells(data, name)]
    sizes = [len(each.labels) for each in cells]
    features = np.concatenate([each.proposed.features for each in cells])
    labels = np.concatenate([each.labels for each in cells])
    annotated = np.concatenate([each.annotated for each in cells])
    of_set = np.repeat([each.set for each in cells], sizes)
    topics = np.repeat([each.topic for each in cells], sizes).tolist()
    # Between articles only what a summary took up is annotated: a link there is found half as often as it stands.
    weights = annotated * np.where((of_set == "spark_doc_doc") & (labels > 0.5), 2.0, 1.0)
    once = logistic(FEATURES, penalty=10.0)
    # The second pass must see the first as it will be: on articles that it was not fitted on.
    first = np.split(held_out(once, features, labels, weights, topics), np.cumsum(sizes)[:-1])
    around = [around_features(each.left, each.right, each.proposed, p) for each, p in zip(cells, first, strict=True)]
    features_again = np.column_stack([features, np.concatenate(around)])
    again = logistic(FEATURES_AGAIN, penalty=10.0)
    predictions = held_out(again, features_again, labels, weights, topics)

    def score(name: str, threshold: float) -> float:
        chosen = (of_set == name) & (annotated > 0)
        missed = sum(each.missed for each in cells if each.set == name)
        return f1(predictions[chosen] >= threshold, labels[chosen], missed)

    names = sorted(set(of_set))
    threshold = best_threshold(lambda at: sum(score(name, at) for name in names))
    save("alignment", once(features, labels, weights))
    save("alignment_again", replace(again(features_again, labels, weights), threshold=threshold))
    for name in names:
        links = sum(each.missed + each.labels.sum() for each in cells if each.set == name)
        kept = 1 - sum(each.missed for each in cells if each.set == name) / links
        print(
            f"alignment: {name} F1 {score(name, threshold):.3f} at {threshold:.2f}, held out in turn; "
            f"{kept:.1%} of {links:.0f} links are proposed"
        )


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


# ---- the words of two sentences


def fit_words(data: Path) -> None:
    """Fit on words aligned by hand between translations of news (MultiMWA-MTRef), in two passes.

    The training rows mark whole phrases, the development rows their words: what is not reported on of the latter
    counts more, and alone chooses the threshold.
    """
    pairs = [row for row in rows(data, "word_align") if row["id"].startswith("mtref-train")]
    precise = [
        row for row in rows(data, "word_align") if row["id"].startswith("mtref-dev") and part(row["id"]) != "report"
    ]
    everything = pairs + precise
    known = known_profiles(" ".join(row[side]) for row in everything for side in ("tokens_a", "tokens_b"))
    sides = [(known[" ".join(row["tokens_a"])], known[" ".join(row["tokens_b"])]) for row in everything]
    grids = [word_labels(row, *side) for row, side in zip(everything, sides, strict=True)]
    sizes = [grid.size for grid in grids]
    labels = np.concatenate([grid.ravel() for grid in grids])
    is_precise = np.repeat(np.arange(len(everything)) >= len(pairs), sizes)
    weights = np.where(np.isnan(labels), 0.0, np.where(is_precise, PRECISE, 1.0))
    known_labels, labels = ~np.isnan(labels), np.nan_to_num(labels)
    groups = np.repeat([" ".join(row["tokens_a"]) for row in everything], sizes).tolist()
    once = perceptron(WORD_FEATURES, hidden=16)
    features = flat([word_features(*side) for side in sides])
    # Most cells are plainly nothing: some of them stand for all.
    plain = (labels == 0) & (features[:, WORD_FEATURES.index("cosine")] < 0.15)
    weights[plain] *= (np.random.default_rng(0).random(plain.sum()) < PLAIN) / PLAIN
    # The second pass must see the first as it will be: on sentences that it was not fitted on.
    predictions = held_out(once, features, labels, weights, groups)
    split = np.split(predictions, np.cumsum(sizes)[:-1])
    around = [around_words(each.reshape(grid.shape)) for each, grid in zip(split, grids, strict=True)]
    features_again = np.concatenate([features, flat(around)], axis=1)
    again = perceptron(WORD_FEATURES + AROUND_FEATURES, hidden=24)
    predictions = held_out(again, features_again, labels, weights, groups)
    chosen_on = is_precise & known_labels
    threshold = best_threshold(lambda at: f1(predictions[chosen_on] >= at, labels[chosen_on]))
    save("words", once(features, labels, weights))
    save("words_again", replace(again(features_again, labels, weights), threshold=threshold))
    print(
        f"words: F1 {f1(predictions[chosen_on] >= threshold, labels[chosen_on]):.3f} at {threshold:.2f} "
        f"on {len(precise)} rows of mtref-dev, held out in turn"
    )


def flat(grids: Sequence[Matrix]) -> Matrix:
    """Lay the cells of grids of features, shape (left, right, features), under each other."""
    return np.concatenate([grid.reshape(-1, grid.shape[-1]) for grid in grids])


def word_labels(row: dict[str, Any], left: Profile, right: Profile) -> Labels:
    """Return 1 where two words were aligned by hand, NaN where perhaps, else 0; shape (left words, right words)."""
    owners = [tokens_of(row["tokens_a"], left), tokens_of(row["tokens_b"], right)]
    grid = np.zeros((len(row["tokens_a"]), len(row["tokens_b"])))
    for value, links in ((np.nan, row["possible"]), (1.0, row["sure"])):
        for i, j in links:
            grid[i, j] = value
    return np.array([[grid[np.ix_(a, b)].max() for b in owners[1]] for a in owners[0]])


def tokens_of(tokens: Sequence[str], profile: Profile) -> list[list[int]]:
    """Return, for each word of a sentence of tokens joined by blanks, which tokens it lies in."""
    ends = np.cumsum([len(token) + 1 for token in tokens])
    return [
        list(
            range(
                int(np.searchsorted(ends, word.start, "right")), int(np.searchsorted(ends, word.end - 1, "right")) + 1
            )
        )
        for word in profile.words
    ]


def known_profiles(sentences: Iterable[str]) -> dict[str, Profile]:
    """Return the profile of each different sentence."""
    different = sorted(set(sentences))
    return dict(zip(different, profiles(different, load()), strict=True))


STEPS: dict[str, Callable[[Path], None]] = {"pair": fit_pair, "alignment": fit_alignment, "words": fit_words}

if __name__ == "__main__":
    main()
