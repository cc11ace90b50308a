"""Fit the scorers that combine features -> `aligner/model/{pair,event*,alignment*,words*}.json`.

    python -m aligner.training.fit --data ../shared/data/dev [pair] [event] [alignment] [words]

The model must be the one that is shipped: what it says of pairs is among the features.
Nothing is fitted or chosen on what `aligner.training.split` sets aside to report on. Thresholds come from predictions
for topics (or rows) that were held out in turn. Takes about two minutes on two cores.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np

from aligner.bare import PAIR_FEATURES_JUDGED, likeness
from aligner.encoder import load
from aligner.similarity import Matrix, Profile
from aligner.training.alignments import fit_alignment
from aligner.training.data import part, rows
from aligner.training.events import fit_event
from aligner.training.fitting import (
    Labels,
    best_threshold,
    f1,
    held_out,
    known_profiles,
    logistic,
    paired_profiles,
    perceptron,
    save,
)
from aligner.wording import AROUND_FEATURES, WORD_FEATURES, word_features
from aligner.wording import around_features as around_words

MANY = {"alpha": 0.01, "batch_size": 1024, "max_iter": 12}  # how perceptrons are fitted on so many words
PLAIN = 0.15  # the part of the plainly different words that is fitted on
STRANGERS = 6  # one in so many pairs of translations gives a pair of strangers
PRECISE = 3.0  # the weight of a row that marks words, beside one that marks phrases


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("step", nargs="*", help=f"of: {' '.join(STEPS)}; all where none is given")
    parser.add_argument("--data", type=Path, required=True, help="the folder of the data sets")
    options = parser.parse_args()
    fit(options.data, options.step)


def fit(data: Path, steps: Sequence[str] = ()) -> None:
    """Fit and save the scorers of some steps, or of all where none is given; `data` is the folder of the sets."""
    for step in steps or STEPS:
        STEPS[step](data)


def fit_pair(data: Path) -> None:
    """Fit how alike two sentences are (STS benchmark).

    What the model says of pairs that it was trained on is no guide: only others are fitted on.
    """
    graded = [row for row in rows(data, "stsb") if part(row["sentence1"]) == "choose"]
    news = np.array([row["genre"] == "main-news" for row in graded])
    grades = np.array([row["score"] / 5 for row in graded])
    known = pair_rows([(row["sentence1"], row["sentence2"]) for row in graded])
    fit = logistic(PAIR_FEATURES_JUDGED, penalty=1.0)
    alike = held_out(fit, known, grades, np.ones(len(grades)), [row["sentence1"] for row in graded])
    save("pair", fit(known, grades, np.ones(len(grades))))
    print(f"pair: likeness r {np.corrcoef(alike[news], grades[news])[0, 1]:.3f} on news, held out in turn")


def pair_rows(pairs: Sequence[tuple[str, str]]) -> Matrix:
    """Return PAIR_FEATURES_JUDGED of pairs of sentences, shape (pairs, features)."""
    sides = paired_profiles(pairs)
    return np.column_stack([likeness(*sides), load().judge(pairs)])


def fit_words(data: Path) -> None:
    """Fit on words aligned by hand between translations of news (MultiMWA-MTRef), in two passes.

    The training rows mark whole phrases, the development rows their words: what is not reported on of the latter
    counts more, and alone chooses the threshold. Strangers among them teach that two sentences may share nothing.
    """
    translations = [row for row in rows(data, "word_align") if row["id"].startswith("mtref-train")]
    pairs = [*translations, *strangers(translations)]
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
    once = perceptron(WORD_FEATURES, 16, **MANY)
    features = flat([word_features(*side) for side in sides])
    # Most cells are plainly nothing: some of them stand for all.
    plain = (labels == 0) & (features[:, WORD_FEATURES.index("cosine")] < 0.15)
    weights[plain] *= (np.random.default_rng(0).random(plain.sum()) < PLAIN) / PLAIN
    # The second pass must see the first as it will be: on sentences that it was not fitted on.
    predictions = held_out(once, features, labels, weights, groups)
    split = np.split(predictions, np.cumsum(sizes)[:-1])
    around = [around_words(each.reshape(grid.shape)) for each, grid in zip(split, grids, strict=True)]
    features_again = np.concatenate([features, flat(around)], axis=1)
    again = perceptron(WORD_FEATURES + AROUND_FEATURES, 24, **MANY)
    predictions = held_out(again, features_again, labels, weights, groups)
    chosen_on = is_precise & known_labels
    threshold = best_threshold(lambda at: f1(predictions[chosen_on] >= at, labels[chosen_on]))
    save("words", once(features, labels, weights))
    save("words_again", replace(again(features_again, labels, weights), threshold=threshold))
    print(
        f"words: F1 {f1(predictions[chosen_on] >= threshold, labels[chosen_on]):.3f} at {threshold:.2f} "
        f"on {len(precise)} rows of mtref-dev, held out in turn"
    )


def strangers(pairs: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return pairs of sentences that have nothing to do with each other: some first ones with others' second ones."""
    far = len(pairs) // 2
    return [
        one | {"tokens_b": pairs[(at + far) % len(pairs)]["tokens_b"], "sure": [], "possible": []}
        for at, one in list(enumerate(pairs))[::STRANGERS]
    ]


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


STEPS: dict[str, Callable[[Path], None]] = {
    "pair": fit_pair,
    "event": fit_event,
    "alignment": fit_alignment,
    "words": fit_words,
}

if __name__ == "__main__":
    main()
