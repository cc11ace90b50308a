"""Keys that come in the same instant: each does what it would do if it came alone."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

import pytest
from textual.events import Paste
from textual.widgets import Input

from aligner.article import Article
from aligner.result import Comparison
from tests.tui import harbour
from tests.tui.conftest import SIGNS, heading, here, lines, panel, press, reading, until
from tui import themes
from tui.app import NewsdiffApp
from tui.screens.help import HelpScreen
from tui.screens.open import OpenScreen
from tui.screens.room import RoomScreen
from tui.widgets.prompt import Prompt


def room(app: NewsdiffApp) -> RoomScreen:
    screen = app.screen_stack[0]
    assert isinstance(screen, RoomScreen)
    return screen


class TestPrompts:
    """What is typed after a key that opens something goes there, all of it."""

    async def test_find(self) -> None:
        async with reading() as pilot:
            await press(pilot, "j", "j", "/", *"quay", *["backspace"] * 4, *"bridge")
            await until(pilot, lambda: here(pilot) == "A5")
            assert pilot.app.screen.query_one("#prompt Input", Input).value == "bridge"
            await press(pilot, "escape")
            assert here(pilot) == "A3"

    async def test_find_go_on_and_move(self) -> None:
        async with reading() as pilot:
            await press(pilot, "/", *"bridge", "enter", "n", "j")
            assert here(pilot) == "A6"
            await press(pilot, "N")
            assert heading(pilot).endswith("2 of 5")

    async def test_find_twice(self) -> None:
        async with reading() as pilot:
            await press(pilot, "/", *"maren", "enter", "/", *"opposition", "enter")
            assert (here(pilot), heading(pilot).endswith("1 of 1")) == ("B8", True)

    async def test_filter(self) -> None:
        async with reading() as pilot:
            await press(pilot, "f", *"contradictory", "enter", "enter")
            assert here(pilot) == "B2"
            assert any("hidden" in line for line in lines(pilot, "left"))
            await press(pilot, "f", *"unique", "escape", "j")
            assert not any("hidden" in line for line in lines(pilot, "left"))

    async def test_pasted(self) -> None:
        async with reading() as pilot:
            pilot.app.simulate_key(SIGNS["/"])
            pilot.app.post_message(Paste("opposition\nand more"))
            await until(pilot, lambda: here(pilot) == "B8")

    async def test_open(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.chdir(tmp_path)
        for name in "ab":
            (tmp_path / name).write_text(f"This is article {name}.\n")
        async with reading() as pilot:
            await press(pilot, "o", "a", "enter", "b", "enter")
            await until(pilot, lambda: "article b" in "\n".join(lines(pilot, "right")))
            assert "article a" in "\n".join(lines(pilot, "left"))

    async def test_open_from_one_line_to_the_other(self) -> None:
        async with reading() as pilot:
            await press(pilot, "o", *"one", "tab", *"two")
            assert [each.value for each in pilot.app.screen.query(Input)] == ["one", "two"]

    async def test_export(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.chdir(tmp_path)
        async with reading() as pilot:
            await press(pilot, "e", "tab", *"x", "enter")
            await until(pilot, lambda: len(list(tmp_path.iterdir())) == 1)

    async def test_palette(self) -> None:
        async with reading() as pilot:
            await press(pilot, "ctrl+p", *"last")
            assert pilot.app.screen.query_one(Input).value == "last"

    async def test_what_closes_at_once(self) -> None:
        async with reading() as pilot:
            await press(pilot, "?", "j", "?", "j", "t", "j", "escape", "j", "o", "x", "escape", "j", "e", "escape", "j")
            assert here(pilot) == "A5"
            assert pilot.app.theme == themes.DARK.name

    async def test_a_theme_and_on(self) -> None:
        async with reading() as pilot:
            await press(pilot, "t", "j", "enter", "j", "j")
            await pilot.pause()
            assert (pilot.app.theme, here(pilot)) == (themes.LIGHT.name, "A3")

    async def test_help_and_another_screen(self) -> None:
        async with reading() as pilot:
            await press(pilot, "?", "o")
            assert isinstance(pilot.app.screen, HelpScreen)
            await press(pilot, "q", "o")
            assert isinstance(pilot.app.screen, OpenScreen)


class TestTooEarly:
    """Keys that come before the articles are compared."""

    async def test_what_is_typed_is_kept_until_then(self) -> None:
        let_go = threading.Event()
        app = NewsdiffApp(*harbour.articles(), compare=held(let_go))
        async with app.run_test(size=(120, 40)) as pilot:
            await until(pilot, lambda: "reading" in panel(pilot))
            await press(pilot, "/", *"q", *["backspace"], *"opposition")
            answer = room(app).query_one("#answer")
            await until(pilot, lambda: str(answer.render()) == "not compared yet")
            let_go.set()
            await until(pilot, lambda: here(pilot) == "B8")
            await until(pilot, lambda: str(answer.render()) == "1 of 1")
            await press(pilot, "enter", "j")
            assert here(pilot) == "B9"

    @pytest.mark.parametrize(("key", "text"), [("/", "opposition"), ("f", "contradictory")])
    async def test_taken_before(self, key: str, text: str) -> None:
        let_go = threading.Event()
        app = NewsdiffApp(*harbour.articles(), compare=held(let_go))
        async with app.run_test(size=(120, 40)) as pilot:
            await until(pilot, lambda: "reading" in panel(pilot))
            await press(pilot, key, *text, "enter")
            let_go.set()
            await until(pilot, lambda: here(pilot) == ("B8" if key == "/" else "A2"))

    async def test_no_letter_is_a_key_once_it_has_failed(self) -> None:
        def failing(left: Article, right: Article, **_: Any) -> Comparison:
            raise ValueError(f"{left.title} {right.title}")

        app = NewsdiffApp(*harbour.articles(), compare=failing)
        async with app.run_test(size=(120, 40)) as pilot:
            await until(pilot, lambda: "failed" in panel(pilot))
            await press(pilot, "/", *"quick", "escape", "f", *"quick", "enter", "+", "y", "escape")
            assert not app.screen.query_one(Prompt).display
            assert panel(pilot).startswith("The comparison failed.")


def held(let_go: threading.Event) -> Any:
    def compare(left: Article, right: Article, *, progress: Any) -> Comparison:
        progress("reading", 0.25)
        let_go.wait(10)
        return harbour.compare(left, right, progress=progress)

    return compare
