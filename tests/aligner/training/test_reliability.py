"""Whether probabilities are right."""

from __future__ import annotations

import numpy as np
import pytest

from aligner.training.reliability import Bin, error, picture, reliability


def test_what_is_said_and_what_is_so_by_tenths() -> None:
    said, so = np.array([0.02, 0.04, 0.55, 0.51, 0.58, 1.0]), np.array([0.0, 0.0, 1.0, 0.0, 0.0, 1.0])
    assert reliability(said, so) == [
        Bin(2, pytest.approx(0.03), 0.0),
        Bin(3, pytest.approx(0.54667, abs=1e-4), pytest.approx(1 / 3)),
        Bin(1, 1.0, 1.0),
    ]


def test_the_error_is_the_mean_distance() -> None:
    assert error([Bin(3, 0.2, 0.2), Bin(1, 0.9, 0.5)]) == pytest.approx(0.1)


def test_right_probabilities_have_next_to_no_error() -> None:
    chance = np.random.default_rng(0)
    said = chance.random(50_000)
    so = (chance.random(50_000) < said).astype(float)
    assert error(reliability(said, so)) < 0.01
    assert error(reliability(said**2, so)) > 0.1


def test_a_bar_ends_where_what_is_so_ends_and_a_mark_stands_where_it_should() -> None:
    (line,) = picture([Bin(7, 0.5, 0.25)])
    bar = line[line.index("#") :]
    assert bar.index("|") == 20
    assert bar.count("#") == 10
