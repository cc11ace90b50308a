"""What two sentences would be to each other if they agreed where they seem to clash."""

from __future__ import annotations

import numpy as np
import pytest

from aligner import Span, encoder
from aligner.counterfactual import FEATURES, WAYS, agreeing, features
from aligner.encoder import JUDGEMENTS
from aligner.rules import numbers
from aligner.rules.slot import Candidate, Sides
from aligner.similarity import profiles
from aligner.wording import align_words


def sides(left: str, right: str) -> Sides:
    ours, theirs = profiles([left, right], encoder.load())
    return Sides(ours, theirs, align_words(ours, theirs), 0.9, 0.9)


def clash(left: str, right: str, one: str, other: str) -> tuple[Sides, Candidate]:
    """Two sentences and a place in each, given as words of theirs."""
    spans = [Span(text.index(part), text.index(part) + len(part)) for text, part in ((left, one), (right, other))]
    return sides(left, right), Candidate(*spans, ())


def test_each_sentence_takes_what_the_other_one_has() -> None:
    two, candidate = clash("The fire killed 12 people.", "Fire kills nineteen in Riga.", "12", "nineteen")
    assert agreeing(two, [candidate]) == [
        ("The fire killed 12 people.", "Fire kills 12 in Riga."),
        ("The fire killed nineteen people.", "Fire kills nineteen in Riga."),
    ]
    assert len(agreeing(two, [candidate, candidate])) == 2 * WAYS
    assert agreeing(two, []) == []


def test_what_bounds_a_figure_goes_with_it() -> None:
    two, _ = clash("More than 40 ships sank.", "Fewer than nine ships sank.", "40", "nine")
    (candidate,) = numbers.candidates(two)
    assert (candidate.left, candidate.right) == (Span(10, 12), Span(11, 15))
    assert agreeing(two, [candidate])[0] == ("More than 40 ships sank.", "More than 40 ships sank.")


def test_there_is_a_row_for_each_place() -> None:
    assert features(np.zeros((0, len(JUDGEMENTS)), np.float32)).shape == (0, len(FEATURES))
    judged = np.arange(4 * len(JUDGEMENTS), dtype=np.float32).reshape(4, -1)
    found = features(judged)
    assert found.shape == (2, len(FEATURES))
    assert found[0, 0] == judged[:2, 0].mean()


@pytest.mark.parametrize(
    ("one_thing", "two_things", "values"),
    [
        (
            ("The vaccine protects 90 percent of adults.", "Of adults, the vaccine protects 60 percent."),
            ("The vaccine protects 90 percent of adults.", "The vaccine protects 60 percent of children."),
            ("90 percent", "60 percent"),
        ),
        (
            ("The quake struck the village on Monday.", "On Wednesday the village was hit by the quake."),
            ("The quake struck the village on Monday.", "On Wednesday the village buried its priest."),
            ("Monday", "Wednesday"),
        ),
    ],
)
def test_two_things_stay_two(one_thing: tuple[str, str], two_things: tuple[str, str], values: tuple[str, str]) -> None:
    read = [agreeing(two, [candidate]) for two, candidate in (clash(*one_thing, *values), clash(*two_things, *values))]
    same, other = features(encoder.load().judge([pair for pairs in read for pair in pairs]))
    assert same[0] > other[0]
    assert same[FEATURES.index("agreed_contradiction")] < other[FEATURES.index("agreed_contradiction")]
