"""Hostile text becomes harmless, one code point for one."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from aligner.printable import printable

ANY_TEXT = st.text(st.characters(exclude_categories=()))


class TestPrintable:
    """What is drawn for each kind of character."""

    @pytest.mark.parametrize(
        ("raw", "shown"),
        [
            ("plain text, “quoted” — naïve", "plain text, “quoted” — naïve"),
            ("国際社会 한국어 русский עברית", "国際社会 한국어 русский עברית"),
            ("e\u0301 👍🏽", "e\u0301 👍🏽"),
            ("a\tb\nc\r\nd", "a b c  d"),
            ("\x1b[31mred\x07", "␛[31mred␇"),
            ("\x7f", "␡"),
            ("\x9b31m\x85", "\ufffd31m\ufffd"),
            ("\u202eevil\u202c", "·evil·"),
            ("\u2066x\u2069", "·x·"),
            ("in\u200bvisible\ufeff\u00ad", "in·visible··"),
            ("line\u2028par\u2029", "line·par·"),
            ("👨\u200d👩", "👨·👩"),
            ("❤\ufe0f", "❤\u034f"),
            ("\u00a0\u202f\u2003", "\u00a0\u00a0 "),
            ("\ud800", "\ufffd"),
            ("\u3164\u115f", "··"),
        ],
    )
    def test_shows(self, raw: str, shown: str) -> None:
        assert printable(raw) == shown

    @given(ANY_TEXT)
    def test_keeps_offsets(self, text: str) -> None:
        assert len(printable(text)) == len(text)

    @given(ANY_TEXT)
    def test_leaves_nothing_that_acts_or_hides(self, text: str) -> None:
        assert not {"Cc", "Cf", "Cs", "Zl", "Zp"} & {unicodedata.category(character) for character in printable(text)}

    @given(ANY_TEXT)
    def test_cells_add_up(self, text: str) -> None:
        shown = printable(text)
        assert cell_len(shown) == sum(map(cell_len, shown))

    @given(ANY_TEXT)
    def test_has_no_more_to_do_the_second_time(self, text: str) -> None:
        assert printable(printable(text)) == printable(text)

    @given(ANY_TEXT)
    def test_can_be_written_to_a_terminal(self, text: str) -> None:
        printable(text).encode()
