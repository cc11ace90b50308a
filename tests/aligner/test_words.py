"""Words: where they stand, which forms count as one, and which have content."""

from __future__ import annotations

import time

import pytest
from hypothesis import given

from aligner.words import Word, words
from tests.aligner.texts import TEXTS


def texts(text: str) -> list[str]:
    return [word.text for word in words(text)]


def only(text: str) -> Word:
    found = words(text)
    assert len(found) == 1, found
    return found[0]


class TestPositions:
    """Every character but blanks belongs to one word."""

    @given(TEXTS)
    def test_words_cover_any_text_in_order(self, text: str) -> None:
        at = 0
        for word in words(text):
            assert at <= word.start < word.end
            assert text[word.start : word.end] == word.text
            assert not text[at : word.start].strip()
            at = word.end
        assert not text[at:].strip()

    def test_a_line_without_blanks_takes_no_time(self) -> None:
        for line in ("x" * 100_000, "1." * 50_000, "don't" * 20_000, "a." * 50_000, "'" * 100_000):
            began = time.perf_counter()
            words(line)
            assert time.perf_counter() - began < 2, line[:10]


class TestUnits:
    """What is one word."""

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("He left.", ["He", "left", "."]),
            ("U.S. envoys", ["U.S.", "envoys"]),
            ("19,500 on the 7th", ["19,500", "on", "the", "7th"]),
            ("at 7:30 p.m.", ["at", "7:30", "p.m."]),
            ("4.25 percent", ["4.25", "percent"]),
            ("in 1964, and", ["in", "1964", ",", "and"]),
            ("the country's", ["the", "country", "'s"]),
            ("the group’s leader", ["the", "group", "’s", "leader"]),
            ("They don't", ["They", "do", "n't"]),
            ("CAN’T", ["CA", "N’T"]),
            ("we’ll", ["we", "’ll"]),
            ("“Yes,”", ["“", "Yes", ",", "”"]),
            ("week-long", ["week", "-", "long"]),
            ("café\u00a0東京", ["café", "東京"]),
            ("Jose\u0301 came", ["Jose\u0301", "came"]),
            ("", []),
            (" \n\t", []),
        ],
    )
    def test_units(self, text: str, expected: list[str]) -> None:
        assert texts(text) == expected


class TestKeys:
    """Forms of one word share a key; different words do not."""

    @pytest.mark.parametrize(
        "forms",
        [
            ("hostages", "hostage", "Hostage", "HOSTAGES"),
            ("rejecting", "rejects", "rejected"),
            ("19,500", "19500"),
            ("twelve", "12", "Twelve"),
            ("U.S.", "US"),
            ("’s", "'s"),
            ("Jose\u0301", "José"),
        ],
    )
    def test_one_key(self, forms: tuple[str, ...]) -> None:
        assert len({only(form).key for form in forms}) == 1

    def test_curly_and_straight_apostrophes_are_one(self) -> None:
        assert [word.key for word in words("don’t")] == [word.key for word in words("don't")]

    @pytest.mark.parametrize(
        ("one", "other"),
        [("1,200", "1,201"), ("France", "Germany"), ("7", "7th"), ("4.25", "425"), ("Iran", "Iraq"), ("12", "13")],
    )
    def test_different_keys(self, one: str, other: str) -> None:
        assert only(one).key != only(other).key


class TestKinds:
    """What kind of word it is."""

    @pytest.mark.parametrize("text", ["the", "of", "and", "The", "is", ",", "”", "…", "’s"])
    def test_without_content(self, text: str) -> None:
        assert not only(text).content

    @pytest.mark.parametrize("text", ["hostages", "Herzog", "7", "twelve", "US", "שלום", "rejected"])
    def test_with_content(self, text: str) -> None:
        assert only(text).content

    def test_marks_numbers_and_names(self) -> None:
        found = words("In May, twelve of 240 ships left Gdansk.")
        assert [word.text for word in found if not word.is_word] == [",", "."]
        assert [word.text for word in found if word.is_number] == ["twelve", "240"]
        assert [word.text for word in found if word.is_name and not word.is_number][-1] == "Gdansk"
        assert not any(word.is_name for word in words("the ships left ."))


class TestDocuments:
    """Words as documents write them, at their places in the text."""

    def test_soft_hyphens_and_ligatures_change_no_word_and_move_none(self) -> None:
        text = "The ﬁre in the har\u00adbour oﬃce"
        found = words(text)
        assert [word.key for word in found] == [word.key for word in words("The fire in the harbour office")]
        assert [text[word.start : word.end] for word in found] == ["The", "ﬁre", "in", "the", "har\u00adbour", "oﬃce"]
