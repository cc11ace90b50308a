"""What the panel shows of rows that have no room."""

from __future__ import annotations

import pytest

from tui.fitting import beginning, shares

TEXT = "The footbridge across the river, which was opened in 1987, gave way at about six."


class TestShares:
    """Lines are given to each row, and then by turns."""

    @pytest.mark.parametrize(
        ("wanted", "room", "given"),
        [
            ([1, 1, 1], 3, [1, 1, 1]),
            ([1, 1, 1, 1], 3, [1, 1, 1, 0]),
            ([3, 3, 3], 4, [2, 1, 1]),
            ([1, 3, 2], 6, [1, 3, 2]),
            ([3, 1, 3], 6, [3, 1, 2]),
            ([2, 2], 9, [2, 2]),
            ([2, 2], 0, [0, 0]),
            ([], 3, []),
        ],
    )
    def test_are(self, wanted: list[int], room: int, given: list[int]) -> None:
        assert shares(wanted, room) == given


class TestBeginning:
    """The core of a text is seen, with as much before it as there is room for."""

    @pytest.mark.parametrize("width", [12, 20, 28, 40, 60, 80, 100])
    @pytest.mark.parametrize("lines", [1, 2, 3])
    def test_the_core_is_seen(self, width: int, lines: int) -> None:
        core = TEXT.index("1987"), TEXT.index("1987") + 4
        start = beginning(TEXT, core, width, lines)
        shown = ("…" if start else "") + TEXT[start:]
        assert "1987" in shown[: width * lines - 1]
        assert start == 0 or TEXT[start - 1] == " "

    def test_begins_at_the_start_where_that_will_do(self) -> None:
        assert beginning(TEXT, (4, 14), 30, 1) == 0
        assert beginning(TEXT, (len(TEXT) - 4, len(TEXT)), len(TEXT), 1) == 0
        assert beginning(TEXT, (0, 0), 10, 1) == 0

    def test_a_core_that_is_too_long_is_seen_from_its_beginning(self) -> None:
        start = beginning(TEXT, (33, len(TEXT)), 20, 1)
        assert 0 < start <= 33
