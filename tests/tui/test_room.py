"""The frame around the views: going from one to another, and staying at the same place."""

from __future__ import annotations

import re
import threading

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from tests.tui import harbour
from tests.tui.conftest import heading, here, look, panel, press, reading, until
from tui.app import NewsdiffApp
from tui.widgets.keybar import KeyBar
from tui.widgets.viewbar import ViewBar

VIEWS = ("read", "pairs", "facts", "wording")


def current(pilot: Pilot[None]) -> str:
    """Return the view that the line at the top says is open."""
    bar = pilot.app.screen_stack[0].query_one(ViewBar)
    content, style = bar.render(), bar.get_visual_style("viewbar--current")
    return next(
        content.plain[span.start : span.end].split()[1].lower() for span in content.spans if span.style == style
    )


def displayed(pilot: Pilot[None]) -> set[str]:
    """Return the widgets of views that are on the screen."""
    names = {"left", "ruler", "right", *VIEWS[1:]}
    return {widget.id or "" for widget in pilot.app.screen_stack[0].children if widget.display} & names


class TestSwitching:
    """From view to view."""

    @pytest.mark.parametrize(("key", "view"), list(zip("1234", VIEWS, strict=True)))
    async def test_by_key(self, key: str, view: str) -> None:
        async with reading() as pilot:
            await press(pilot, "4" if key == "1" else "1", key)
            assert current(pilot) == view
            assert displayed(pilot) == ({"left", "ruler", "right"} if view == "read" else {view})
            assert pilot.app.focused is not None
            assert pilot.app.focused.id == ("left" if view == "read" else view)

    async def test_v_goes_round(self) -> None:
        async with reading() as pilot:
            seen = []
            for _ in range(5):
                seen.append(current(pilot))
                await press(pilot, "v")
            assert seen == [*VIEWS, "read"]

    @pytest.mark.parametrize("view", VIEWS)
    async def test_by_palette(self, view: str) -> None:
        async with reading() as pilot:
            await press(pilot, "4" if view == "read" else "1")
            await press(pilot, "ctrl+p")
            await until(pilot, lambda: bool(pilot.app.screen.query(Input)))
            pilot.app.screen.query_one(Input).value = f"view: {view}"
            await until(pilot, lambda: len(pilot.app.screen_stack) == 2 and _hits(pilot) in range(1, 9))
            await press(pilot, "enter")
            await until(pilot, lambda: len(pilot.app.screen_stack) == 1 and current(pilot) == view)

    @pytest.mark.parametrize("view", VIEWS)
    async def test_by_mouse(self, view: str) -> None:
        async with reading(size=(60, 15)) as pilot:
            await press(pilot, "4" if view == "read" else "1")
            bar = pilot.app.screen.query_one(ViewBar)
            await pilot.click(ViewBar, offset=(1 + bar.render().plain.index(view.capitalize()), 0))
            assert current(pilot) == view

    async def test_a_click_beside_the_tabs_does_nothing(self) -> None:
        async with reading() as pilot:
            await pilot.click(ViewBar, offset=(1, 0))
            assert current(pilot) == "read"

    async def test_keys_that_are_typed_ahead_go_to_the_new_view(self) -> None:
        async with reading() as pilot:
            await press(pilot, "2", "j", "j", "1", "j")
            assert current(pilot) == "read"
            assert here(pilot) == "A4"

    async def test_before_anything_is_compared(self) -> None:
        let_go = threading.Event()

        def held(left: harbour.Article, right: harbour.Article, *, progress: harbour.Progress) -> harbour.Comparison:
            progress("reading", 0.5)
            let_go.wait(10)
            return harbour.compare(left, right, progress=progress)

        app = NewsdiffApp(*harbour.articles(), compare=held)
        async with app.run_test(size=(80, 24)) as pilot:
            await until(pilot, lambda: "50%" in panel(pilot))
            for key in "234":
                await press(pilot, key, *"jkgG]usczU", "enter", "space", "tab", "pagedown")
                assert heading(pilot).endswith("not yet: the comparison is still being made")
            let_go.set()
            await until(pilot, lambda: " / " in panel(pilot))
            await press(pilot, "1")
            assert here(pilot)[0] == "A"


class TestPlace:
    """The sentence one stands on stays the same."""

    @pytest.mark.parametrize("key", ["2", "3", "4"])
    @pytest.mark.parametrize("keys", ["", "j j j", "G", "c", "tab j j j", "tab G"])
    async def test_there_and_back(self, key: str, keys: str) -> None:
        async with reading() as pilot:
            await press(pilot, *keys.split())
            before = here(pilot)
            await look(pilot, key)
            await press(pilot, "1")
            assert here(pilot) == before

    async def test_pairs_show_the_same_sentence_with_the_same_counterpart(self) -> None:
        async with reading() as pilot:
            await press(pilot, "tab", "j", "j", "j", "space")
            before = heading(pilot)
            await look(pilot, "2")
            assert heading(pilot) == before == "B4 ≈ A7 partly shared · 79% counterpart 2 of 2"

    async def test_what_is_done_in_one_view_shows_in_another(self) -> None:
        async with reading() as pilot:
            await look(pilot, "2")
            await press(pilot, "u")
            there = here(pilot)
            await press(pilot, "1")
            assert here(pilot) == there == "B8"


class TestKeys:
    """Only the keys of a view work in it, and only they are shown."""

    async def test_the_key_bar_shows_those_of_the_view(self) -> None:
        async with reading() as pilot:
            bar = pilot.app.screen.query_one(KeyBar)
            assert "sort" not in bar.render().plain
            await look(pilot, "3")
            assert "sort" in bar.render().plain
            assert "read" in bar.render().plain

    async def test_help_shows_those_of_the_view(self) -> None:
        async with reading() as pilot:
            await look(pilot, "4")
            await press(pilot, "?")
            text = "\n".join(str(block.render()) for block in pilot.app.screen.query("_Block").results())
            assert "next mention" in text
            assert "linked scrolling" not in text

    @pytest.mark.parametrize(
        ("view", "said", "unsaid"),
        [
            ("1", ["next sentence", "find words in both articles", "filter by label, words, @name"], ["row"]),
            ("2", ["next sentence", "what stands on the other side", "filter by label"], ["row", "other article"]),
            ("3", ["next row", "last row", "find words, row by row", "filter by label"], ["last sentence", "both art"]),
            ("4", ["next row", "first row", "filter by words, @name"], ["first sentence", "filter by label"]),
        ],
    )
    async def test_help_says_what_they_do_in_the_view(self, view: str, said: list[str], unsaid: list[str]) -> None:
        async with reading() as pilot:
            await press(pilot, view, "?")
            text = "\n".join(str(block.render()) for block in pilot.app.screen.query("_Block").results())
            assert [each for each in said if each not in text] == []
            assert [each for each in unsaid if re.search(rf"\b{each}\b", text)] == []

    async def test_so_does_the_palette(self) -> None:
        async with reading() as pilot:
            await look(pilot, "3")
            await press(pilot, "g", "ctrl+p")
            await until(pilot, lambda: bool(pilot.app.screen.query(Input)))
            pilot.app.screen.query_one(Input).value = "go: last row"
            await until(pilot, lambda: _hits(pilot) > 0)
            await press(pilot, "enter")
            await until(pilot, lambda: here(pilot) == "B5")

    async def test_l_does_nothing_in_a_table(self) -> None:
        async with reading() as pilot:
            await look(pilot, "4")
            await press(pilot, "l")
            assert "linked" not in panel(pilot)


class TestFailing:
    """A view whose rows cannot be made says so; the others go on."""

    async def test_says_why(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def fail(_: object) -> None:
            raise ValueError("odd")

        monkeypatch.setattr("tui.views.wording.rewordings", fail)
        async with reading() as pilot:
            await press(pilot, "4")
            await until(pilot, lambda: "ValueError: odd" in panel(pilot))
            await press(pilot, "j", "1", "j")
            assert here(pilot) == "A2"


def _hits(pilot: Pilot[None]) -> int:
    from textual.command import CommandList

    return sum(widget.option_count for widget in pilot.app.screen.query(CommandList))
