"""The Pairs view by key and by mouse."""

from __future__ import annotations

import pytest

from tests.tui import harbour
from tests.tui.conftest import heading, here, look, panel, press, reading, shown, until


class TestDrawing:
    """Rows that stay level."""

    async def test_counterparts_stand_level(self) -> None:
        async with reading() as pilot:
            lines = shown(await look(pilot, "2"))
            assert "A1" in lines[0]
            assert "≈ B1" in lines[0]
            row = next(line for line in lines if "A2" in line)
            assert "Nobody was hurt" in row
            assert "≠ B2" in row

    async def test_a_hatch_stands_where_there_is_no_counterpart(self) -> None:
        async with reading() as pilot:
            lines = shown(await look(pilot, "2"))
            row = next(line for line in lines if "B8" in line)
            assert "╱╱╱" in row.partition("B8")[0]

    async def test_two_with_one_counterpart_are_one_group(self) -> None:
        async with reading() as pilot:
            lines = shown(await look(pilot, "2"))
            assert sum(" B4 " in line for line in lines) == 1
            first = next(number for number, line in enumerate(lines) if " A6 " in line)
            second = next(number for number, line in enumerate(lines) if " A7 " in line)
            assert " B4 " in lines[first]
            assert second > first
            assert all(line.strip() for line in lines[first:second])

    async def test_below_each_other_where_it_is_narrow(self) -> None:
        async with reading(size=(60, 40)) as pilot:
            lines = shown(await look(pilot, "2"))
            assert not any(" A1 " in line and " B1 " in line for line in lines)
            assert any("≈ B1 " in line for line in lines)

    async def test_resizing_keeps_the_cursor_in_view(self) -> None:
        async with reading() as pilot:
            widget = await look(pilot, "2")
            await press(pilot, "G")
            for size in [(60, 15), (200, 60), (40, 10), (80, 24)]:
                await pilot.resize_terminal(*size)
                await until(pilot, lambda width=size[0]: widget.size.width == width)  # type: ignore[misc]
                await pilot.pause()
                assert any("▌" in line for line in shown(widget)), size


class TestMoving:
    """From sentence to sentence, down one side."""

    @pytest.mark.parametrize(
        ("keys", "place"),
        [
            ("j", "A2"),
            ("down down", "A3"),
            ("j k", "A1"),
            ("j up", "A1"),
            ("j j j j", "B8"),
            ("j j j j j j", "A5"),
            ("G", "A10"),
            ("end", "A10"),
            ("G g", "A1"),
            ("G home", "A1"),
            ("tab", "B1"),
            ("shift+tab j", "B2"),
            ("enter", "B1"),
            ("enter enter", "A1"),
            ("j j j j j j j j enter", "B4"),
            ("]", "A2"),
            ("] [", "A1"),
            ("u", "B8"),
            ("U", "A10"),
            ("s", "A3"),
            ("s S", "A1"),
            ("c", "A2"),
            ("C", "A2"),
        ],
    )
    async def test_goes(self, keys: str, place: str) -> None:
        async with reading() as pilot:
            await look(pilot, "2")
            await press(pilot, *keys.split())
            assert here(pilot) == place

    @pytest.mark.parametrize(
        ("keys", "said"),
        [
            ("k", "the first row"),
            ("G j", "the last row"),
            ("c", "contradiction 1 of 1"),
            ("c c", "contradiction 1 of 1 · from the top"),
            ("u u", "unique 2 of 5"),
            ("U", "unique 5 of 5 · from the end"),
            ("G enter", "A10 has no counterpart"),
            ("G tab", "A10 has no counterpart"),
            ("G space", "A10 has no counterpart"),
            ("space", "A1 has no other counterpart here"),
            ("z", "in the order of article B"),
            ("z z", "in the order of strength"),
            ("z z z", "in the order of article A"),
        ],
    )
    async def test_says(self, keys: str, said: str) -> None:
        async with reading() as pilot:
            await look(pilot, "2")
            await press(pilot, *keys.split())
            assert heading(pilot).endswith(said)

    async def test_space_shows_each_counterpart_of_the_group(self) -> None:
        async with reading() as pilot:
            await press(pilot, "tab", "j", "j", "j")
            await look(pilot, "2")
            assert heading(pilot).startswith("B4 ≈ A6")
            await press(pilot, "space")
            assert heading(pilot).startswith("B4 ≈ A7")
            await press(pilot, "enter")
            assert heading(pilot).startswith("A7 ≈ B4")

    async def test_pages_reach_the_end_and_come_back(self) -> None:
        async with reading(size=(60, 15)) as pilot:
            await look(pilot, "2")
            for key, back, last in (("pagedown", "pageup", "A10"), ("ctrl+d", "ctrl+u", "A10")):
                for _ in range(30):
                    await press(pilot, key)
                assert here(pilot) == last
                for _ in range(30):
                    await press(pilot, back)
                assert here(pilot) == "A1"

    async def test_nothing_is_shared(self) -> None:
        async with reading(compare=harbour.nothing) as pilot:
            await look(pilot, "2")
            await press(pilot, "c")
            assert heading(pilot).endswith("no contradictions found; Facts shows what differs")
            await press(pilot, "s")
            assert heading(pilot).endswith("nothing shared")


class TestSorting:
    """The sentence stays under the cursor in every order."""

    async def test_stays_on_the_sentence(self) -> None:
        async with reading() as pilot:
            await press(pilot, "j", "j", "j")
            widget = await look(pilot, "2")
            for title in ("article B", "strength", "article A"):
                await press(pilot, "z")
                assert here(pilot) == "A4"
                assert str(widget.border_title) == f"sentences in the order of {title}"
                assert any("▌" in line for line in shown(widget))


class TestMouse:
    """Clicks."""

    async def test_a_click_goes_to_the_sentence(self) -> None:
        async with reading() as pilot:
            widget = await look(pilot, "2")
            row = next(number for number, line in enumerate(shown(widget), 1) if " B4 " in line)
            await pilot.click("#pairs", offset=(80, row))
            assert here(pilot) == "B4"
            await pilot.click("#pairs", offset=(20, row))
            assert here(pilot) == "A6"

    async def test_a_click_on_a_hatch_goes_to_what_stands_beside_it(self) -> None:
        async with reading() as pilot:
            widget = await look(pilot, "2")
            row = next(number for number, line in enumerate(shown(widget), 1) if " B8 " in line)
            await pilot.click("#pairs", offset=(20, row))
            assert panel(pilot).startswith("B8 + unique")

    async def test_a_click_on_the_title_does_nothing(self) -> None:
        async with reading() as pilot:
            await look(pilot, "2")
            await pilot.click("#pairs", offset=(20, 0))
            assert here(pilot) == "A1"
