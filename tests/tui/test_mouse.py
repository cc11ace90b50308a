"""The Read view by mouse."""

from __future__ import annotations

import pytest
from textual.events import MouseScrollDown

from tests.tui.conftest import NARROW, here, lines, pane, panel, press, reading, until
from tui.widgets.keybar import KeyBar


class TestClicks:
    """The cursor goes where the mouse clicks."""

    # The first row of a pane is its title; the text begins in the fifth column.
    @pytest.mark.parametrize(
        ("side", "offset", "place"),
        [
            ("left", (10, 1), "A1"),
            ("left", (8, 5), "A2"),
            ("left", (30, 5), "A3"),
            ("left", (1, 5), "A2"),
            ("left", (2, 6), "A3"),
            ("left", (50, 9), "A4"),
            ("left", (10, 8), "A3"),
            ("right", (10, 5), "B2"),
            ("left", (10, 29), "A10"),
        ],
    )
    async def test_goes(self, side: str, offset: tuple[int, int], place: str) -> None:
        async with reading() as pilot:
            await pilot.click(f"#{side}", offset=offset)
            assert here(pilot) == place
            assert pane(pilot, side).has_focus

    async def test_a_click_on_a_counterpart_leads_back(self) -> None:
        async with reading() as pilot:
            await press(pilot, "j", "j", "j")
            row = next(row for row, line in enumerate(lines(pilot, "right"), 1) if "Harbour master" in line)
            await pilot.click("#right", offset=(10, row))
            assert panel(pilot).startswith("B7 = A4")
            await press(pilot, "enter")
            assert here(pilot) == "A4"

    async def test_a_click_on_the_title_does_nothing(self) -> None:
        async with reading() as pilot:
            await pilot.click("#right", offset=(5, 0))
            assert here(pilot) == "A1"


class TestKeyBar:
    """Keys are buttons."""

    @pytest.mark.parametrize(("name", "place"), [("next", "A2"), ("pane", "B1"), ("unique", "A8")])
    async def test_does_what_the_key_does(self, name: str, place: str) -> None:
        async with reading() as pilot:
            bar = pilot.app.screen.query_one(KeyBar)
            await pilot.click(KeyBar, offset=(1 + bar.render().plain.index(name), 0))
            assert here(pilot) == place

    async def test_a_click_beside_them_does_nothing(self) -> None:
        async with reading((200, 40)) as pilot:
            bar = pilot.app.screen.query_one(KeyBar)
            await pilot.click(KeyBar, offset=(1 + bar.render().plain.index("     "), 0))
            assert here(pilot) == "A1"

    async def test_shows_help_and_quit_in_the_narrowest_terminal(self) -> None:
        async with reading(size=(40, 10)) as pilot:
            assert pilot.app.screen.query_one(KeyBar).render().plain.endswith("? help  q quit")


class TestWheel:
    """The wheel scrolls, without the cursor."""

    async def test_scrolls(self) -> None:
        async with reading(size=NARROW) as pilot:
            left = pane(pilot, "left")
            left.post_message(MouseScrollDown(left, 5, 5, 0, 1, 0, False, False, False))
            await until(pilot, lambda: left.scroll_offset.y > 0)
            assert here(pilot) == "A1"
            assert pane(pilot, "right").scroll_offset.y == 0
