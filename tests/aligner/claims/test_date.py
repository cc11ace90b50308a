"""Dates and times: what they say, what is none, and whether two can be the same."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given

from aligner.claims import Date, Dateline, dates, quantities
from aligner.claims.date import compare
from tests.aligner.texts import TEXTS

TODAY = Dateline(date(2023, 12, 12), is_exact=True)  # a Tuesday
ABOUT_TODAY = Dateline(TODAY.day, is_exact=False)


def only(text: str, dateline: Dateline | None = None) -> Date:
    found = dates(text, dateline)
    assert len(found) == 1, found
    return found[0]


def parts(text: str) -> tuple[int | None, ...]:
    one = only(text)
    return (one.year, one.month, one.day, one.weekday)


class TestReading:
    """What a date says."""

    @pytest.mark.parametrize(
        ("text", "said"),
        [
            ("on Tuesday", (None, None, None, 1)),
            ("last Friday", (None, None, None, 4)),
            ("October 7", (None, 10, 7, None)),
            ("the 7th of October", (None, 10, 7, None)),
            ("Oct. 7, 2023", (2023, 10, 7, None)),
            ("7 October 2023", (2023, 10, 7, None)),
            ("Tuesday, Dec. 12, 2023", (2023, 12, 12, 1)),
            ("2023-12-12", (2023, 12, 12, None)),
            ("in May", (None, 5, None, None)),
            ("May 5", (None, 5, 5, None)),
            ("May 2021", (2021, 5, None, None)),
            ("in 2021", (2021, None, None, None)),
            ("the 2012-13 season", (2012, None, None, None)),
        ],
    )
    def test_days(self, text: str, said: tuple[int | None, ...]) -> None:
        assert parts(text) == said

    @pytest.mark.parametrize(
        ("text", "said"),
        [("at 3:30 p.m.", (15, 30)), ("at 12am", (0, 0)), ("at 18:05 GMT", (18, 5)), ("at noon", (12, 0))],
    )
    def test_times(self, text: str, said: tuple[int, int]) -> None:
        assert (only(text).hour, only(text).minute) == said
        assert only(text).is_time

    @pytest.mark.parametrize(
        ("text", "said"),
        [
            ("at half past one", (1, 30, True)),
            ("at a quarter past six in the evening", (18, 15, False)),
            ("at quarter to one that morning", (0, 45, False)),
            ("at twenty to three", (2, 40, True)),
            ("five past ten at night", (22, 5, False)),
            ("two o'clock at night", (2, 0, False)),
            ("twelve o'clock at night", (0, 0, False)),
            ("at nine o'clock", (9, 0, True)),
            ("before 12 o’clock", (0, 0, True)),
        ],
    )
    def test_times_in_words(self, text: str, said: tuple[int, int, bool]) -> None:
        assert (only(text).hour, only(text).minute, only(text).on_dial) == said
        assert quantities(text) == ()

    @pytest.mark.parametrize(
        "text", ["odds of ten to one", "from twenty to three", "a quarter past two weeks", "f\u0131ve past three"]
    )
    def test_no_times(self, text: str) -> None:
        assert dates(text) == ()

    @pytest.mark.parametrize(
        ("text", "written"),
        [
            ("Claims are taken until 12 November.", "12 November"),
            ("The fair ends on 9 May. Then it rains.", "9 May"),
            ("The bridge was shut in June.", "June"),
            ("The bridge was shut on Nov. 12, 2024.", "Nov. 12, 2024"),
            ("The bridge was shut on 12 Nov. for repairs.", "12 Nov."),
        ],
    )
    def test_the_full_stop_of_a_sentence_is_no_part_of_it(self, text: str, written: str) -> None:
        assert text[only(text).start : only(text).end] == written

    def test_a_range_of_days(self) -> None:
        assert (only("June 24-25").day, only("June 24-25").last_day) == (24, 25)

    @pytest.mark.parametrize(
        ("text", "days"),
        [
            ("on June 5 and 7 people died", [(5, None)]),
            ("on June 5 and 7 at the hall", [(5, 7)]),
            ("June 30 to 2 July", [(30, None), (2, None)]),
        ],
    )
    def test_a_figure_behind_a_day_may_count_something(self, text: str, days: list[tuple[int, int | None]]) -> None:
        assert [(day.day, day.last_day) for day in dates(text)] == days

    def test_a_season_over_the_turn_of_a_century(self) -> None:
        assert (only("the 1999/00 season").year, only("the 1999/00 season").last_year) == (1999, 2000)

    @pytest.mark.parametrize(("text", "role"), [("since October 7", "since"), ("by Friday", "by"), ("on Friday", "")])
    def test_whether_it_is_a_beginning_or_an_end(self, text: str, role: str) -> None:
        assert only(text).role == role

    @pytest.mark.parametrize(
        ("text", "relative"),
        [
            ("yesterday", ("day", -1)),
            ("last month", ("month", -1)),
            ("over the weekend", ("weekend", -1)),
            ("two weeks ago", ("week", -2)),
            ("next year", ("year", 1)),
            ("tonight", ("day", 0)),
        ],
    )
    def test_relative(self, text: str, relative: tuple[str, int]) -> None:
        assert only(text).relative == relative

    def test_relative_to_a_dateline(self) -> None:
        assert only("yesterday", TODAY).calendar() == date(2023, 12, 11)
        assert (only("next month", TODAY).year, only("next month", TODAY).month) == (2024, 1)
        assert only("last year", TODAY).year == 2022
        assert only("over the weekend", TODAY).relative == ("weekend", -1)

    def test_a_day_near_the_dateline_is_one_of_the_week(self) -> None:
        assert only("Dec. 11", TODAY).falls_on == only("yesterday", TODAY).falls_on == 0
        assert only("Dec. 30", Dateline(date(2024, 1, 2), is_exact=True)).on == date(2023, 12, 30)
        assert only("October 7", TODAY).falls_on is None
        assert only("Dec. 11-12", TODAY).falls_on is None
        assert only("Dec. 11, 2021", TODAY).falls_on is None

    def test_a_dateline_that_may_be_off_by_one_places_nothing_that_hangs_on_a_day(self) -> None:
        assert only("yesterday", ABOUT_TODAY).relative == ("day", -1)
        assert (only("last month", ABOUT_TODAY).year, only("last month", ABOUT_TODAY).month) == (2023, 11)
        assert only("last month", Dateline(date(2023, 12, 1), is_exact=False)).relative == ("month", -1)

    def test_the_ends_of_the_calendar(self) -> None:
        assert only("yesterday", Dateline(date.min, is_exact=True)).relative == ("day", -1)
        assert only("Dec. 31", Dateline(date.max, is_exact=False)).month == 12

    @pytest.mark.parametrize(
        "text",
        [
            "It may rain.",
            "May I come in?",
            "Mrs May resigned.",
            "They march on.",
            "The Sun said he sat down.",
            "Good Friday",
            "2000 people",
            "the 1990s",
            "a score of 3-1 by 19:7",
            "No. 2100",
            "$2020",
            "1,999",
            "2020 people",
            "It was on Fr\u0131day.",
            "Augu\u017ft 5",
            "on Apr\u0130L 5",
            "s\u0131x days ago",
        ],
    )
    def test_none(self, text: str) -> None:
        assert dates(text) == ()


class TestComparing:
    """Whether two dates can be the same."""

    @pytest.mark.parametrize(
        ("one", "other", "said"),
        [
            ("Tuesday", "Tuesday", "same"),
            ("Tuesday", "Wednesday", "different"),
            ("October 7", "Oct. 7", "same"),
            ("October 7", "October 8", "different"),
            ("October 7", "October", "compatible"),
            ("October", "November", "different"),
            ("2020", "2021", "different"),
            ("the 1950-53 war", "1953", "compatible"),
            ("the 1950-53 war", "1954", "different"),
            ("October 7", "Tuesday", "compatible"),
            ("Dec. 12, 2023", "Tuesday", "compatible"),
            ("Dec. 12, 2023", "Wednesday", "different"),
            ("June 24-25", "June 25", "compatible"),
            ("June 24-25", "June 26", "different"),
            ("last month", "this month", "different"),
            ("last month", "last month", "same"),
            ("yesterday", "today", "compatible"),
            ("yesterday", "Tuesday", "compatible"),
            ("3 p.m.", "15:00", "same"),
            ("3 p.m.", "4 p.m.", "different"),
            ("about 3 p.m.", "3:15 p.m.", "compatible"),
            ("3 p.m. EST", "8 p.m. GMT", "compatible"),
            ("3 p.m.", "Tuesday", "compatible"),
            ("half past three", "3:30 p.m.", "same"),
            ("half past three", "15:30", "same"),
            ("half past three", "3:10 p.m.", "different"),
            ("just before half past three", "3:25 a.m.", "compatible"),
            ("half past three in the morning", "3:30 p.m.", "different"),
        ],
    )
    def test_two(self, one: str, other: str, said: str) -> None:
        assert compare(only(one), only(other)) == compare(only(other), only(one)) == said

    @pytest.mark.parametrize(
        ("one", "other", "said"),
        [
            ("Dec. 11", "Monday", "same"),
            ("Dec. 11", "Tuesday", "different"),
            ("Dec. 11, 2023", "Tuesday", "different"),
            ("yesterday", "Monday", "compatible"),
            ("yesterday", "Tuesday", "different"),
            ("yesterday", "Dec. 12", "different"),
            ("October 7", "Monday", "compatible"),
        ],
    )
    def test_with_the_dateline_of_one(self, one: str, other: str, said: str) -> None:
        placed = only(one, TODAY)
        assert compare(placed, only(other)) == compare(only(other), placed) == said

    def test_with_the_datelines_of_both(self) -> None:
        tomorrow = Dateline(date(2023, 12, 13), is_exact=True)
        assert compare(only("yesterday", TODAY), only("yesterday", tomorrow)) == "different"
        assert compare(only("today", TODAY), only("yesterday", tomorrow)) == "same"
        assert compare(only("Dec. 12", TODAY), only("yesterday", tomorrow)) == "same"


class TestAnyText:
    """Whatever the text is."""

    @given(TEXTS)
    def test_positions(self, text: str) -> None:
        at = 0
        for one in dates(text, TODAY):
            assert at <= one.start < one.end <= len(text)
            assert compare(one, one) == "same"
            at = one.end

    @pytest.mark.parametrize("piece", ["1 ", "12:", "May ", "2020-", "Tuesday, ", "1 to ", "last ", "3 p", " "])
    def test_a_long_line_takes_time_by_its_length(self, piece: str) -> None:
        began = time.process_time()
        dates(piece * (20_000 // len(piece)))
        assert time.process_time() - began < 1.5
