"""What two sentences tell of two things is no contradiction, though figures, days or words in them seem to clash."""

from __future__ import annotations

import pytest

from aligner.encoder import load
from aligner.rules.figures import claimed
from aligner.rules.standings import standing
from aligner.similarity import profiles
from tests.aligner.test_rules import found_in
from tests.aligner.texts import curled, pairs_of_lines


@pytest.mark.parametrize(("left", "right"), pairs_of_lines("two_things.txt"))
def test_they_may_both_be_true(left: str, right: str) -> None:
    assert found_in(left, right) == []
    assert found_in(right, left) == []
    assert found_in(curled(left), curled(right)) == []


class TestStanding:
    """What a figure stands for beside what is reached in the end."""

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("The party won 88 seats, up from 59.", ["", "former"]),
            ("The rate fell to 2.9 percent from 3.3 percent in July.", ["", "former"]),
            ("Profit was $84 million, against the $126 million of last year.", ["", "former"]),
            ("They hung on against ten men.", [""]),  # who are counted
            ("The previous record of 44.9 degrees fell.", ["former"]),
            ("Runners from 12 countries took part.", [""]),  # nothing moved
            ("Some 81 seats are enough for a majority.", ["needed"]),
            ("It fell short of the 48 votes required to remove him.", ["needed"]),
            ("Three people required surgery.", [""]),  # what they needed is no figure
            ("The hall, which seats 900, was full.", ["needed"]),
            ("She won 5-2.", [""]),
            ("She was ahead 5-2.", ["interim"]),
            ("Four people were seriously hurt.", ["part"]),
        ],
    )
    def test_it_is_told_by_what_stands_beside_it(self, text: str, expected: list[str]) -> None:
        (profile,) = profiles([text], load())
        assert [standing(profile, figure) for figure in claimed(text)] == expected
