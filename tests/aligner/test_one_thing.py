"""What two sentences tell of one thing, each in its own words, is compared, though it looked like two."""

from __future__ import annotations

import pytest

from tests.aligner.test_rules import found_in
from tests.aligner.texts import curled, pairs_of_lines


@pytest.mark.parametrize(("left", "right"), pairs_of_lines("one_thing.txt"))
def test_they_cannot_both_be_true(left: str, right: str) -> None:
    assert found_in(left, right)
    assert found_in(right, left)
    assert found_in(curled(left), curled(right))
