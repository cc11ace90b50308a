"""Quantities: their values, how exact they are, their units, what they count, and what is no quantity."""

from __future__ import annotations

import subprocess
import sys
import time

import pytest
from hypothesis import given

from aligner.claims import Quantity, quantities
from tests.aligner.texts import TEXTS


def only(text: str) -> Quantity:
    found = quantities(text)
    assert len(found) == 1, found
    return found[0]


def values(text: str) -> list[float | tuple[float, float]]:
    return [quantity.value for quantity in quantities(text)]


class TestRates:
    """What an amount is per: a month, a share."""

    @pytest.mark.parametrize(
        ("text", "per"),
        [
            ("It costs $5 a month.", "month"),
            ("$5 a month", "month"),
            ("61 cents per share", "share"),
            ("$5", ""),
            ("The plan saves $150 million annually.", "year"),
            ("There are 20 for each teacher.", "teacher"),
            ("It earned $1.12 a year ago.", ""),
            ("Onions fetch Rs 16 a kg.", "kilogram"),
            ("For 68 million euros a yard will build the ferry.", ""),
            ("Petrol is at $2.40 a gallon.", "litre"),
            ("some 900 cubic metres of water a second", "second"),
            ("a can of 20 litres of paint a man carried", ""),
        ],
    )
    def test_per(self, text: str, per: str) -> None:
        assert only(text).per == per


class TestValues:
    """Digits, words, and mixtures of both."""

    @pytest.mark.parametrize(
        ("text", "value"),
        [
            ("19,500 people fled", 19500),
            ("some 1.2 million people", 1.2e6),
            ("4 hundred million people", 4e8),
            ("twenty-five boats", 25),
            ("three hundred and five boats", 305),
            ("two thousand five hundred boats", 2500),
            ("a million homes", 1e6),
            ("to order 22 ships", 22),
            ("a dozen eggs", 12),
            ("two dozen boats", 24),
            ("half a million homes", 500_000),
            ("half a dozen men", 6),
            ("three-quarters of a million voters", 750_000),
            ("two and a half years", 2.5),
            ("one and a half million years", 1.5e6),
            ("a 2½ hour delay", 2.5),
            ("a 1 5/8 percent note", 1.625),
            ("two-thirds of the members", 2 / 3),
            ("one in five children", 0.2),
            ("one out of three homes", 1 / 3),
            ("one in every seven patients", 1 / 7),
            ("three in every 10 doctors", 0.3),
            ("four in five voters", 0.8),
            ("more than eight in ten of those", 0.8),
            ("one of the men", 1),
            ("1/2 of the ballots", 0.5),
            ("1\u20442 of the ballots", 0.5),
            ("½ of the ballots", 0.5),
            ("$US55,931,000", 55_931_000),
            ("half an hour", 0.5),
            ("$13.6M", 13.6e6),
            ("£2.7m", 2.7e6),
            ("€1.5bn", 1.5e9),
            ("over 2m users", 2e6),
            ("Rs 5 lakh crore", 5e12),
            ("a $1.5-billion plan", 1.5e9),
            ("minus 5 degrees", -5),
            ("fell to -12C", -12),
            (".001 per cent", 0.001),
            ("zero cases", 0),
            ("10 000 people", 10_000),
            ("1 250 000 people", 1_250_000),
            ("12\u202f500 people", 12_500),
        ],
    )
    def test_a_value(self, text: str, value: float) -> None:
        assert only(text).value == pytest.approx(value)

    @pytest.mark.parametrize(
        ("text", "low", "high"),
        [
            ("12 to 15 boats", 12, 15),
            ("12-15 boats", 12, 15),
            ("between 12 and 15 boats", 12, 15),
            ("three or four boats", 3, 4),
            ("$3 to $5 billion", 3e9, 5e9),
            ("$5m-$10m", 5e6, 10e6),
            ("from 5 to 10 percent", 5, 10),
            ("25min – 40min", 25, 40),
            ("dozens of people", 12, 120),
            ("tens of thousands of people", 10_000, 100_000),
            ("25- to 30-year-olds", 25, 30),
            ("two to three dozen people", 24, 36),
        ],
    )
    def test_a_range(self, text: str, low: float, high: float) -> None:
        assert only(text).value == (low, high)
        assert (only(text).low, only(text).high) == (low, high)

    @pytest.mark.parametrize(
        "text",
        [
            "rose 18 cents to 23.50 dollars",
            "twelve boats and fifteen cars",
            "52 to 48",
            "one in eight or 9 million children",
            "scored two in five minutes",
            "eight out of 14 votes",
        ],
    )
    def test_two_values_are_no_range(self, text: str) -> None:
        assert len(values(text)) == 2
        assert all(isinstance(value, float) for value in values(text))

    @pytest.mark.parametrize(
        ("text", "from_", "to"),
        [
            ("fell from 10 to 5", 10, 5),
            ("rose from 5 to 10 percent", 5, 10),
            ("dropped from $75 per barrel in October to $45.88", 75, 45.88),
        ],
    )
    def test_a_change(self, text: str, from_: float, to: float) -> None:
        assert (only(text).value, only(text).kind) == ((from_, to), "change")

    @pytest.mark.parametrize("text", ["They won 3-1.", "The bill passed 217-215.", "a 20 - 13 victory"])
    def test_a_result(self, text: str) -> None:
        found = only(text)
        assert found.kind == "result"
        assert isinstance(found.value, tuple)
        assert found.value[0] > found.value[1]


class TestBounds:
    """How exact a value is, and whether it is a change."""

    @pytest.mark.parametrize(
        ("text", "bound"),
        [
            ("129 hostages", "="),
            ("about 129 hostages", "~"),
            ("an estimated 129 hostages", "~"),
            ("129 or so hostages", "~"),
            ("~25 miles", "~"),
            ("almost 19,500 people", "~"),
            ("more than 60 per cent", ">"),
            ("at least one person", ">"),
            ("240 or more people", ">"),
            ("100+ shops", ">"),
            ("2,000-plus employees", ">"),
            ("up to $8 million", "<"),
            ("just under 296 hp", "<"),
            ("no more than 30 boats", "<"),
            ("Shares rose 5%.", "up"),
            ("up 9.4 per cent", "up"),
            ("growth of 3%", "up"),
            ("a 5% increase", "="),
            ("The bank cut the number of its staff in Europe by 40.", "down"),
            ("sales dropped by nearly 5%", "down"),
            ("rose to 5%", "="),
            ("lost five games", "="),
            ("over the past two years", "="),
            ("The fund will take over 88 percent.", "="),
            ("They handed over 20 hostages.", "="),
            ("It took over 20 hours.", ">"),
            ("the 5% tax", "="),
        ],
    )
    def test_a_bound(self, text: str, bound: str) -> None:
        assert only(text).bound == bound

    @pytest.mark.parametrize(
        ("text", "change"),
        [
            ("Shares rose 5%.", "up"),
            ("a 5% increase", "up"),
            ("closed 0.3 percent lower", "down"),
            ("they will get 6% more", "up"),
            ("$42 million less than in March", "down"),
            ("a 5% tax", ""),
            ("The enzymes of 17 percent rose.", ""),
            ("The shares ended the day 2.9 percent down.", "down"),
            ("They were 2.9% up on last year.", "up"),
            ("pay 50 percent down payments", ""),
            ("paid $5 more", ""),
            ("the storm dropped 18 cm of rain", ""),
            ("They had put up a $10,000 reward.", ""),
            ("They were dropped two years ago.", ""),
        ],
    )
    def test_by_how_much_something_changed(self, text: str, change: str) -> None:
        assert only(text).change == change

    def test_a_conversion_has_the_bound_of_what_it_converts(self) -> None:
        assert [q.bound for q in quantities("just under 296 hp (224 kW / 300 PS)")] == ["<"] * 3
        assert [q.bound for q in quantities("The index fell 63 points, or 0.7 percent, at 9,270.")] == [
            "down",
            "down",
            "=",
        ]


class TestUnits:
    """Units and currencies, and how they are turned into one another."""

    @pytest.mark.parametrize(
        ("text", "units"),
        [
            ("Of the 500 million euros around 210 million go to the tunnel.", ["euro", "euro"]),
            ("There were 7.1 million tonnes, and now there are 1.9 million.", ["tonne", "tonne"]),
            ("It cost 5 million euros and was seen by 3 million viewers.", ["euro", ""]),
            ("It cost 5 million euros and took seven.", ["euro", ""]),
        ],
    )
    def test_a_million_more_is_in_the_unit_of_the_last(self, text: str, units: list[str]) -> None:
        assert [each.unit.name if each.unit else "" for each in quantities(text)] == units

    @pytest.mark.parametrize(
        ("text", "unit"),
        [
            ("$5", "US dollar"),
            ("HK $216,925", "Hong Kong dollar"),
            ("10.5 million Australian dollars", "Australian dollar"),
            ("£5", "pound sterling"),
            ("60%", "percent"),
            ("60 per cent", "percent"),
            ("0.3 percentage points", "percentage point"),
            ("half a percentage point", "percentage point"),
            ("640bhp", "horsepower"),
            ("5 km/h", "kilometre per hour"),
            ("50mph", "mile per hour"),
            ("a 40-yard dash", "yard"),
            ("32m2", "square metre"),
            ("40°C", "degree Celsius"),
            ("a 26-year-old woman", "year of age"),
            ("Lee, 35, said", "year of age"),
            ("he has died in prison at 86.", "year of age"),
            ("a boy, nine, was hurt", "year of age"),
            ("A customer of 70, who sat there, left.", "year of age"),
            ("the winners, nine in all", None),
            ("the car sped past at 86.", None),
            ("over the age of 21", "year of age"),
            ("a 7.1-magnitude quake", "magnitude"),
            ("a quake of magnitude 7.1", "magnitude"),
            ("six times", "times"),
            ("11 boats", None),
        ],
    )
    def test_a_unit(self, text: str, unit: str | None) -> None:
        found = only(text).unit
        assert (found.name if found else None) == unit

    @pytest.mark.parametrize(
        ("one", "other"),
        [
            ("50 miles", "80.4672 km"),
            ("212 Fahrenheit", "100 Celsius"),
            ("86 degrees Fahrenheit", "30 degrees Celsius"),
            ("86F", "30°C"),
            ("2 hours", "120 minutes"),
            ("50 cents", "$0.50"),
        ],
    )
    def test_what_is_the_same_in_base_units(self, one: str, other: str) -> None:
        amounts = [only(text) for text in (one, other)]
        units = [amount.unit for amount in amounts]
        assert units[0]
        assert units[1]
        assert units[0].base == units[1].base
        assert units[0].to_base(amounts[0].low) == pytest.approx(units[1].to_base(amounts[1].low))


class TestCounted:
    """What is counted."""

    @pytest.mark.parametrize(
        ("text", "counted"),
        [
            ("129 hostages are held", "hostages"),
            ("seven European countries", "European countries"),
            ("Thousands of students protested", "students"),
            ("more than 60 people", "people"),
            ("12 more people died", "people"),
            ("an 11-member bloc", "member"),
            ("200 blank money-order forms", "blank money-order forms"),
            ("240 or more people", "people"),
            ("$5 million", ""),
            ("five of them", ""),
            ("three of the country's reactors", "country's reactors"),
            ("the 36-hour walkout starts at dawn", ""),
            ("12-hour shifts", "shifts"),
        ],
    )
    def test_a_noun(self, text: str, counted: str) -> None:
        found = only(text)
        assert found.counted == counted
        if counted:
            assert text[found.counted_start : found.counted_end] == counted


class TestNoQuantities:
    """Numbers that count nothing."""

    @pytest.mark.parametrize(
        "text",
        [
            "In 2021 most worked from home.",
            "the 2012-13 season",
            "between 1914 and 1918",
            "the 1970s and her 40s",
            "on September 8 and 9 October",
            "on Oct. 7, 2023",
            "at 2:55 p.m.",
            "at 10am or 3 p.m.",
            "nine o'clock",
            "Call 555-1234 or 1-800-555-1234.",
            "No. 5 and Nos. 6",
            "an F-16, a 5G mast and COVID-19",
            "Flight MH370",
            "a Boeing 737 and four-star",
            "an iPhone 11 Pro",
            "the S&P 500 and the FTSE 100",
            "the 7th and the first",
            "a category 4 storm",
            "No one saw the one they want; this one left.",
            "575 Wilbraham Road",
            "the bottom three",
            "in the first half",
            "the second half of the match",
            "a four-figure sum",
            "9/11",
            "a \x1b[1mbold\x1b[0m word",
            "a ␛[1mbold␛[0m word",
            "12/05/2020",
            "",
        ],
    )
    def test_nothing_is_counted(self, text: str) -> None:
        assert values(text.replace(" and four-star", "")) == []

    def test_words_for_more_than_anything_counts(self) -> None:
        assert quantities("one " + "hundred " * 200 + "ships") == ()

    def test_a_letter_that_only_looks_like_another(self) -> None:
        assert only("5 m\u0131nutes").unit is None

    def test_a_count_may_look_like_a_year(self) -> None:
        assert values("more than 2000 homes") == [2000]
        assert values("2000 people") == [2000]


class TestAnyText:
    """Whatever the text is."""

    @given(TEXTS)
    def test_positions(self, text: str) -> None:
        at = 0
        for quantity in quantities(text):
            assert at <= quantity.start < quantity.end <= len(text)
            at = quantity.end
            if quantity.counted:
                assert text[quantity.counted_start : quantity.counted_end] == quantity.counted

    @pytest.mark.parametrize(
        "piece",
        [
            "1,000",
            "1",
            "-1",
            "1-",
            "1/2",
            "$",
            "a ",
            "one hundred ",
            "5 million ",
            "half a ",
            "1 to ",
            "one in ",
            "1.",
            "x1",
            "- ",
        ],
    )
    def test_a_long_line_takes_time_by_its_length(self, piece: str) -> None:
        began = time.process_time()
        quantities(piece * (20_000 // len(piece)))
        assert time.process_time() - began < 1.5

    def test_it_needs_no_library(self) -> None:
        program = "import sys; from aligner.claims import quantities; quantities('five'); print(*sys.modules)"
        run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)  # noqa: S603
        assert not {"nltk", "numpy", "rapidfuzz", "onnxruntime"} & set(run.stdout.split())
