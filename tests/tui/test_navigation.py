"""From one sentence to the next of a kind."""

from __future__ import annotations

import pytest

from aligner.labels import Label
from tui.navigation import Step, nearest, of_kind, step

LABELS = [Label.SHARED, Label.UNIQUE, None, Label.PARTIAL, Label.CONTRADICTORY, Label.UNIQUE]


class TestOfKind:
    """Which sentences a key visits."""

    @pytest.mark.parametrize(
        ("kind", "places"),
        [("shared", [0, 3]), ("unique", [1, 5]), ("contradiction", [4]), ("difference", [1, 3, 4, 5])],
    )
    def test_visits(self, kind: str, places: list[int]) -> None:
        assert of_kind(LABELS, kind) == places


class TestStep:
    """Where a key goes from here."""

    @pytest.mark.parametrize(
        ("here", "direction", "found"),
        [
            (0, 1, Step(1, 1, 2, wrapped=False)),
            (1, 1, Step(5, 2, 2, wrapped=False)),
            (5, 1, Step(1, 1, 2, wrapped=True)),
            (5, -1, Step(1, 1, 2, wrapped=False)),
            (1, -1, Step(5, 2, 2, wrapped=True)),
            (3, -1, Step(1, 1, 2, wrapped=False)),
        ],
    )
    def test_goes(self, here: int, direction: int, found: Step) -> None:
        assert step([1, 5], here, direction) == found

    def test_goes_nowhere_if_there_is_nothing(self) -> None:
        assert step([], 3, 1) is None


class TestNearest:
    """Which place is left, of those that a filter does not hide."""

    @pytest.mark.parametrize(
        ("here", "direction", "place"),
        [(2, 1, 2), (2, -1, 2), (1, 1, 2), (1, -1, 2), (3, 1, 5), (3, -1, 2), (9, 1, 5), (-4, -1, 2)],
    )
    def test_is(self, here: int, direction: int, place: int) -> None:
        assert nearest(6, here, direction, {0, 1, 3, 4}) == place

    def test_there_is_none(self) -> None:
        assert nearest(2, 0, 1, {0, 1}) is None
        assert nearest(0, 0, 1, ()) is None
