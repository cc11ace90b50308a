"""Names: where they stand, and which may be of the same."""

from __future__ import annotations

import pytest
from hypothesis import given

from aligner.claims import may_be_same, names
from tests.aligner.texts import TEXTS


def texts(text: str) -> list[str]:
    return [name.text for name in names(text)]


def texts_of(text: str) -> list[str]:
    return [name.text for name in names(text)]


class TestTitles:
    """A title with its full stop stands before a name, and is none."""

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("Mr. Keller spoke.", ["Keller"]),
            ("On Monday Dr. Sol spoke.", ["Sol"]),
            ("Sen. Warren spoke.", ["Warren"]),
            ("Mrs Lind spoke.", ["Lind"]),
            ("He met the mayor. Snow fell.", []),
        ],
    )
    def test_with_a_full_stop(self, text: str, expected: list[str]) -> None:
        assert texts_of(text) == expected


class TestReading:
    """What is a name."""

    @pytest.mark.parametrize(
        ("text", "found"),
        [
            ("CIA Director Bill Burns flew to Warsaw.", ["CIA Director Bill Burns", "Warsaw"]),
            ("They met Prime Minister Ada Lindqvist on Tuesday.", ["Ada Lindqvist"]),
            ("He works for the Bank of England in London.", ["Bank of England", "London"]),
            ("The minister went home in May.", []),
            ("Yesterday the U.S. said no.", ["U.S."]),
            ("Norlinje's ferry sank off Torvik's coast.", ["Torvik"]),
            ("They met at Marbury Magistrates' Court in May.", ["Marbury Magistrates' Court"]),
            ("They met the Reds' Ada Lindqvist in May.", ["Reds", "Ada Lindqvist"]),
            ("Goalkeeper Ada Obi saved twice.", ["Ada Obi"]),
            ("Student Loans Company staff went home.", ["Student Loans Company"]),
            ("Driver Smith went home.", ["Driver Smith"]),
            ("He rang Ada Lindqvist, and I'll ring Omar O'Brien.", ["Ada Lindqvist", "Omar O'Brien"]),
            ("It was 39C in Torvik, 40 degrees Celsius in Oslo and 3 °F in Bergen.", ["Torvik", "Oslo", "Bergen"]),
            ("They lost power for Six Days in Bergen.", ["Bergen"]),
            ("They saw 3 Real Madrid players.", ["Real Madrid"]),
            ("On Monday Israel and the Red Cross met.", ["Israel", "Red Cross"]),
            ("They saw Ann Lee for the Bank of the West.", ["Ann Lee", "Bank of the West"]),
        ],
    )
    def test_a_name(self, text: str, found: list[str]) -> None:
        assert texts(text) == found


class TestSame:
    """Aliases."""

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("in William Burns", "in Bill Burns"),
            ("in Warsaw", "in Poland"),
            ("the U.S.", "in Washington"),
            ("the British", "the United Kingdom"),
            ("the European Union", "the EU"),
            ("the International Criminal Court", "the ICC"),
            ("in Kiev", "in Kyiv"),
            ("met Ada Lindqvist", "met Lindqvist"),
            ("in Toronto", "in Ontario"),
            ("in Brooklyn", "in New York"),
            ("of Ariz.", "in Arizona"),
            ("in Aden", "in Yemen"),
        ],
    )
    def test_two_names_of_one(self, one: str, other: str) -> None:
        first, second = names(one)[0], names(other)[0]
        assert may_be_same(first, second)
        assert may_be_same(second, first)

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("in Warsaw", "in Prague"),
            ("met Ada Lindqvist", "met Omar Reyes"),
            ("the EU", "the UN"),
            ("in Iran", "in Iraq"),
            ("in Los Angeles", "in Sacramento"),
            ("in Sydney", "in Melbourne"),
            ("in Austria", "in Australia"),
            ("in Niger", "in Nigeria"),
            ("in South Korea", "in North Korea"),
        ],
    )
    def test_two(self, one: str, other: str) -> None:
        assert not may_be_same(names(one)[0], names(other)[0])


class TestAnyText:
    """Whatever the text is."""

    @given(TEXTS)
    def test_positions(self, text: str) -> None:
        at = 0
        for name in names(text):
            assert at <= name.start < name.end <= len(text)
            assert text[name.start : name.end] == name.text
            assert may_be_same(name, name)
            at = name.end
