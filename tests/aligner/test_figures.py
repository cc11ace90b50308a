"""Which figures can both be true of one thing, and what an article says of them elsewhere."""

from __future__ import annotations

import pytest

from aligner.claims import quantities
from aligner.rules.figures import claimed, comparable, compatible
from aligner.rules.parts import adds_up, complement
from aligner.rules.said import Said


class TestFigures:
    """Which figures can both be true of one thing."""

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("19,500 people", "19,487 people"),
            ("about 40 people", "44 people"),
            ("about $1 trillion", "about $1.1 trillion"),
            ("at least 40 people", "44 people"),
            ("up to 40 people", "35 people"),
            ("12 to 15 people", "14 people"),
            ("50 miles", "80 km"),
            ("$1.5 billion", "$1.46 billion"),
            ("dozens of people", "44 people"),
            ("from 10 to 5 percent", "5 percent"),
            ("2-1", "1-2"),
            ("$0.50", "50 cents"),
        ],
    )
    def test_both(self, one: str, other: str) -> None:
        first, second = quantities(one)[0], quantities(other)[0]
        assert comparable(first, second)
        assert compatible(first, second)
        assert compatible(second, first)

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("129 hostages", "137 hostages"),
            ("at least 40 people", "35 people"),
            ("12 to 15 people", "16 people"),
            ("rose 5 percent", "fell 5 percent"),
            ("$12,177", "$21,177"),
            ("3-1", "3-2"),
            ("50 miles", "50 km"),
            ("about 40 people", "60 people"),
            ("about $120 million", "$150 million"),
            ("about 108 yen", "about 118 yen"),
        ],
    )
    def test_not_both(self, one: str, other: str) -> None:
        first, second = quantities(one)[0], quantities(other)[0]
        assert comparable(first, second)
        assert not compatible(first, second)
        assert not compatible(second, first)

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("$5 million", "€5 million"),
            ("5 percent", "5 people"),
            ("rose 5 percent", "5 percent of voters"),
            ("$5 a day", "$90"),
            ("one in five children", "16 million children"),
        ],
    )
    def test_of_two_kinds(self, one: str, other: str) -> None:
        assert not comparable(quantities(one)[0], quantities(other)[0])

    def test_what_stands_instead_of_another_is_in_its_unit(self) -> None:
        asked, old = claimed("It asked for a rest of 12 instead of 11 hours.")
        assert (asked.value, old.value, asked.unit) == (12, 11, old.unit)
        assert asked.unit is not None

    def test_parts_of_a_whole_with_fractions(self) -> None:
        whole, one, other = (quantities(text)[0] for text in ("3.3 metres", "1.1 metres", "2.2 metres"))
        assert complement(one, other, [whole])
        assert not complement(one, other, [one])

    def test_parts_of_a_whole(self) -> None:
        parts = quantities("four nuns and 12 others")
        assert adds_up(quantities("16 people")[0], parts)
        assert not adds_up(quantities("17 people")[0], parts)

    def test_what_an_article_says(self) -> None:
        said = Said(["Some 1,200 people came on May 5.", "It was their third visit."])
        assert said.has_figure(quantities("1,190 people")[0]) is False
        assert said.has_figure(quantities("1,200 people")[0])
        assert said.has_ordinal("3rd visit")
