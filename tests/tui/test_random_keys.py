"""Keys pressed at random do no harm."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from aligner.article import Article
from aligner.progress import Progress
from aligner.result import Comparison
from tests.tui import harbour
from tests.tui.conftest import SIGNS, here, press, reading, until
from tui.app import NewsdiffApp
from tui.articles import Sources
from tui.options import Options

KEYS = [
    *("j", "k", "down", "up", "g", "G", "home", "end", "tab", "shift+tab", "enter", "space", "pageup", "pagedown"),
    *("ctrl+d", "ctrl+u", "]", "[", "u", "U", "s", "S", "c", "C", "l", "t", "?", "escape", "left", "right", "x", "1"),
    *("2", "3", "4", "v", "z", "/", "n", "N", "f", "+", "-", "y", "e", "h", "i", "backspace", "@", "o", "r", "q"),
]
SIZES = [(60, 15), (80, 24), (120, 40)]


def compare(left: Article, right: Article, *, progress: Progress) -> Comparison:
    """Compare the harbour articles; nothing is known of any others that are opened."""
    known = (left.text, right.text) == (harbour.LEFT, harbour.RIGHT)
    return (harbour.compare if known else harbour.nothing)(left, right, progress=progress)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_a_thousand_keys(size: tuple[int, int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # some of these keys export, into files named by other ones
    keys = random.Random(size[0]).choices(KEYS, k=1000)  # noqa: S311 - the same keys each time
    for name, text in zip("xh", (harbour.LEFT, harbour.RIGHT), strict=True):
        (tmp_path / name).write_text(text, encoding="utf-8")  # under names that may be typed, to be opened
    sources = Sources(Options(("x", "h")))
    app = NewsdiffApp(*sources.read(), compare=compare, sources=sources)
    app.set_keymap({"quit": "f12"})  # so that q is a letter, and closes what it closes, but does not end the test
    async with reading(size, app=app) as pilot:
        for at, key in enumerate(keys):
            pilot.app.simulate_key(SIGNS.get(key, key))
            if at % 50 == 0:
                await pilot.pause()
            if at % 125 == 0:
                await pilot.resize_terminal(*SIZES[at // 125 % 3])
        await pilot.pause()
        while len(pilot.app.screen_stack) > 1:
            await press(pilot, "escape")
        await press(pilot, "escape")
        await press(pilot, "escape")
        await press(pilot, "escape")
        await press(pilot, "1")
        await press(pilot, "g")
        await until(pilot, lambda: here(pilot) in {"A1", "B1"})
