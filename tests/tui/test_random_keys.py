"""Keys pressed at random do no harm."""

from __future__ import annotations

import random

import pytest

from tests.tui.conftest import SIGNS, here, press, reading, until

KEYS = [
    *("j", "k", "down", "up", "g", "G", "home", "end", "tab", "shift+tab", "enter", "space", "pageup", "pagedown"),
    *("ctrl+d", "ctrl+u", "]", "[", "u", "U", "s", "S", "c", "C", "l", "t", "?", "escape", "left", "right", "x", "1"),
    *("2", "3", "4", "v", "z", "/", "n", "N", "f", "+", "-", "y", "e", "h", "i", "backspace"),
]
SIZES = [(60, 15), (80, 24), (120, 40)]


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_three_hundred_keys(size: tuple[int, int]) -> None:
    keys = random.Random(size[0]).choices(KEYS, k=300)  # noqa: S311 - the same keys each time
    async with reading(size) as pilot:
        for at, key in enumerate(keys):
            pilot.app.simulate_key(SIGNS.get(key, key))
            if at % 20 == 0:
                await pilot.pause()
            if at % 75 == 0:
                await pilot.resize_terminal(*SIZES[at // 75 % 3])
        await pilot.pause()
        while len(pilot.app.screen_stack) > 1:
            await press(pilot, "escape")
        await press(pilot, "1")
        await press(pilot, "g")
        await until(pilot, lambda: here(pilot) in {"A1", "B1"})
