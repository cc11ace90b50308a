"""Exporting from the screen: every format, and never over a file unasked."""

from __future__ import annotations

import json
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from textual.command import CommandList
from textual.pilot import Pilot
from textual.widgets import Input

from tests.tui import harbour
from tests.tui.conftest import press, reading, until
from tui.app import NewsdiffApp
from tui.screens.export import ExportScreen


@pytest.fixture(autouse=True)
def in_a_folder_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def said(pilot: Pilot[None]) -> str:
    return str(pilot.app.screen.query_one("#said").render())


def is_open(pilot: Pilot[None]) -> bool:
    return isinstance(pilot.app.screen, ExportScreen)


class TestExport:
    """`e`, a format, a name."""

    @pytest.mark.parametrize(
        ("down", "name", "begins"),
        [
            (0, "newsdiff.html", "<!DOCTYPE html>"),
            (1, "newsdiff.md", "# A: Bridge closed until Friday"),
            (2, "newsdiff.txt", "A Bridge closed until Friday"),
            (3, "newsdiff.json", "{"),
            (4, "newsdiff.svg", "<svg"),
        ],
    )
    async def test_each_format(self, down: int, name: str, begins: str) -> None:
        async with reading() as pilot:
            await press(pilot, "e", *["down"] * down, "enter")
            await until(pilot, lambda: not is_open(pilot))
            assert Path(name).read_text(encoding="utf-8").startswith(begins)
            assert [path.name for path in Path().iterdir()] == [name]

    async def test_the_keys_that_go_up_and_down_elsewhere_do_so_here(self) -> None:
        async with reading() as pilot:
            await press(pilot, "e", "j", "j", "j", "k")
            assert pilot.app.screen.query_one(Input).value == "newsdiff.txt"
            await press(pilot, "tab", "j")
            assert pilot.app.screen.query_one(Input).value == "newsdiff.txtj"

    async def test_the_picture_is_of_what_was_on_the_screen(self) -> None:
        async with reading() as pilot:
            await press(pilot, "e", *["down"] * 4, "enter")
            await until(pilot, lambda: not is_open(pilot))
            text = "".join(ET.parse("newsdiff.svg").getroot().itertext()).replace("\xa0", " ")  # noqa: S314 - our own
            assert "Bridge closed until Friday" in text
            assert "enter writes" not in text

    async def test_a_name_that_was_typed_keeps_to_the_format(self) -> None:
        async with reading() as pilot:
            await press(pilot, "e")
            pilot.app.screen.query_one(Input).value = "mine.html"
            await press(pilot, "down", "down", "down")
            assert pilot.app.screen.query_one(Input).value == "mine.json"
            await press(pilot, "tab", "enter")
            await until(pilot, lambda: not is_open(pilot))
            assert json.loads(Path("mine.json").read_text(encoding="utf-8"))["schema"] == 1

    @pytest.mark.parametrize(
        ("down", "typed", "name", "begins"),
        [
            (0, "mine", "mine.html", "<!DOCTYPE html>"),
            (0, "mine.svg", "mine.svg", "<svg"),
            (4, "mine.htm", "mine.htm", "<!DOCTYPE html>"),
            (3, "mine.v2", "mine.v2", "{"),
        ],
    )
    async def test_the_ending_of_the_name_says_the_format(self, down: int, typed: str, name: str, begins: str) -> None:
        async with reading() as pilot:
            await press(pilot, "e", *["down"] * down)
            await press(pilot, "tab")
            pilot.app.screen.query_one(Input).value = typed
            await press(pilot, "enter")
            await until(pilot, lambda: not is_open(pilot))
            assert Path(name).read_text(encoding="utf-8").startswith(begins)

    async def test_another_name_is_proposed_where_there_is_a_file(self) -> None:
        Path("newsdiff.html").write_text("mine")
        async with reading() as pilot:
            await press(pilot, "e")
            assert pilot.app.screen.query_one(Input).value == "newsdiff-2.html"

    async def test_a_file_is_overwritten_when_that_is_said_twice(self) -> None:
        Path("mine.html").write_text("mine")
        async with reading() as pilot:
            await press(pilot, "e")
            pilot.app.screen.query_one(Input).value = "mine.html"
            await press(pilot, "enter")
            await until(pilot, lambda: "enter again overwrites it" in said(pilot))
            assert Path("mine.html").read_text() == "mine"
            await press(pilot, "enter")
            await until(pilot, lambda: not is_open(pilot))
            assert Path("mine.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")

    async def test_another_name_after_that_is_asked_for_again(self) -> None:
        for name in ("one.html", "two.html"):
            Path(name).write_text("mine")
        async with reading() as pilot:
            await press(pilot, "e")
            for name in ("one.html", "two.html"):
                pilot.app.screen.query_one(Input).value = name
                await pilot.pause()
                await press(pilot, "enter")
                await until(pilot, lambda: "enter again overwrites it" in said(pilot))
            assert Path("two.html").read_text() == "mine"

    @pytest.mark.parametrize(
        ("name", "why"),
        [("", "give the file a name"), ("none/x.html", "none/x.html: no such folder"), ("x" * 300, "too long")],
    )
    async def test_what_cannot_be_written(self, name: str, why: str) -> None:
        async with reading() as pilot:
            await press(pilot, "e")
            pilot.app.screen.query_one(Input).value = name
            await pilot.pause()
            await press(pilot, "enter")
            await until(pilot, lambda: why in said(pilot))

    async def test_escape_writes_nothing(self) -> None:
        async with reading() as pilot:
            await press(pilot, "e", "escape")
            assert not is_open(pilot)
            assert not list(Path().iterdir())

    async def test_before_there_is_a_comparison(self) -> None:
        app = NewsdiffApp(*harbour.articles(), compare=harbour.compare)
        app.start_comparison = lambda: None  # type: ignore[method-assign,assignment,return-value]
        async with app.run_test() as pilot:
            await press(pilot, "e")
            assert not is_open(pilot)

    async def test_from_the_palette(self) -> None:
        async with reading() as pilot:
            await press(pilot, "ctrl+p")
            await until(pilot, lambda: bool(pilot.app.screen.query(Input)))
            pilot.app.screen.query_one(Input).value = "export"
            await until(pilot, lambda: pilot.app.screen.query_one(CommandList).option_count == 1)
            await press(pilot, "enter")
            await until(pilot, lambda: is_open(pilot))
