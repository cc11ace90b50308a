"""Keys pressed at random do no harm."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from tests.tui.conftest import SIGNS, here, press, reading, until

KEYS = [
    *("j", "k", "down", "up", "g", "G", "home", "end", "tab", "shift+tab", "enter", "space", "pageup", "pagedown"),
    *("ctrl+d", "ctrl+u", "]", "[", "u", "U", "s", "S", "c", "C", "l", "t", "?", "escape", "left", "right", "x", "1"),
    *("2", "3", "4", "v", "z", "/", "n", "N", "f", "+", "-", "y", "e", "h", "i", "backspace"),
]
SIZES = [(60, 15), (80, 24), (120, 40)]


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_two_thousand_keys(size: tuple[int, int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # some of these keys export, into files named by other ones
    keys = random.Random(size[0]).choices(KEYS, k=2000)  # noqa: S311 - the same keys each time
    async with reading(size) as pilot:
        for at, key in enumerate(keys):
            pilot.app.simulate_key(SIGNS.get(key, key))
            if at % 50 == 0:
                await pilot.pause()
            if at % 250 == 0:
                await pilot.resize_terminal(*SIZES[at // 250 % 3])
        await pilot.pause()
        while len(pilot.app.screen_stack) > 1:
            await press(pilot, "escape")
        await press(pilot, "escape")
        await press(pilot, "escape")
        await press(pilot, "escape")
        await press(pilot, "1")
        await press(pilot, "g")
        await until(pilot, lambda: here(pilot) in {"A1", "B1"})
