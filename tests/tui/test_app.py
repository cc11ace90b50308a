"""The app around the view: loading, failing, themes, help, palette, quitting."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import NoReturn

import pytest
from textual.color import Color
from textual.widgets import Input

from aligner.article import Article
from aligner.errors import ModelError
from aligner.result import Comparison
from tests.tui import harbour
from tests.tui.conftest import GUTTER, NARROW, heading, here, lines, pane, panel, press, reading, until
from tui import themes
from tui.actions import ALL, EVERYWHERE, ORDER, READ, VIEWS
from tui.app import NewsdiffApp
from tui.screens.help import HelpScreen

# Nothing is being searched for, and there is no terminal to go back to.
UNAVAILABLE = {"find.next", "find.previous", "suspend"}


class Held:
    """A comparison that waits until it is let go."""

    def __init__(self) -> None:
        self.let_go = threading.Event()

    def __call__(self, left: Article, right: Article, *, progress: Callable[[str, float], None]) -> Comparison:
        progress("reading the articles", 0.25)
        self.let_go.wait(10)
        return harbour.compare(left, right, progress=progress)


class TestLoading:
    """Before the labels are there."""

    async def test_the_articles_are_readable_and_labels_do_not_move_them(self) -> None:
        held = Held()
        app = NewsdiffApp(*harbour.articles(), compare=held)
        async with app.run_test(size=NARROW) as pilot:
            await until(pilot, lambda: "reading the articles" in panel(pilot))
            before = [line[GUTTER:] for line in lines(pilot, "left")]
            assert "harbour bridge at Westhaven" in before[0]
            regions = [widget.region for widget in app.screen.children]
            held.let_go.set()
            await until(pilot, lambda: here(pilot) == "A1")
            assert [line[GUTTER:] for line in lines(pilot, "left")] == before
            assert [widget.region for widget in app.screen.children] == regions

    async def test_progress_is_shown(self) -> None:
        held = Held()
        app = NewsdiffApp(*harbour.articles(), compare=held)
        async with app.run_test(size=NARROW) as pilot:
            await until(pilot, lambda: "25% reading the articles" in panel(pilot))
            held.let_go.set()
            await until(pilot, lambda: here(pilot) == "A1")

    async def test_keys_scroll_meanwhile_and_the_cursor_starts_there(self) -> None:
        held = Held()
        app = NewsdiffApp(*harbour.articles(), compare=held)
        async with app.run_test(size=(60, 15)) as pilot:
            await until(pilot, lambda: "25%" in panel(pilot))
            left = pane(pilot, "left")
            for key, position in [("j", 1), ("k", 0), ("down", 1), ("ctrl+d", 3), ("ctrl+u", 1), ("g", 0)]:
                await press(pilot, key)
                assert left.scroll_offset.y == position, key
            await press(pilot, "tab")
            assert pane(pilot, "right").has_focus
            await press(pilot, "tab", "pagedown", "pageup", "G")
            assert left.scroll_offset.y == left.max_scroll_y
            held.let_go.set()
            await until(pilot, lambda: here(pilot)[:1] == "A")
            assert left.scroll_offset.y == left.max_scroll_y
            assert here(pilot) in {"A9", "A10"}

    @pytest.mark.parametrize("key", ["enter", "space", "]", "u", "s", "c"])
    async def test_keys_for_labels_say_that_there_are_none_yet(self, key: str) -> None:
        held = Held()
        app = NewsdiffApp(*harbour.articles(), compare=held)
        async with app.run_test(size=(120, 40)) as pilot:
            await until(pilot, lambda: "25%" in panel(pilot))
            await press(pilot, key)
            assert heading(pilot).endswith("not yet: the comparison is still being made")
            held.let_go.set()
            await until(pilot, lambda: here(pilot) == "A1")

    async def test_quitting_does_not_wait_for_the_comparison(self) -> None:
        stopped = threading.Event()

        def endless(left: Article, right: Article, *, progress: Callable[[str, float], None]) -> NoReturn:
            assert left != right
            try:
                while True:
                    progress("for ever", 0.5)
            finally:
                stopped.set()

        app = NewsdiffApp(*harbour.articles(), compare=endless)
        async with app.run_test() as pilot:
            await until(pilot, lambda: "for ever" in panel(pilot))
            await press(pilot, "q")
        assert stopped.wait(10)


class TestFailing:
    """When there is no comparison."""

    @pytest.mark.parametrize(
        ("error", "said"),
        [
            (ModelError("the model is not the one that was shipped"), "the model is not the one that was shipped"),
            (ValueError("odd\nand more"), "ValueError: odd"),
            (ModelError("\x1b[2J[bold]hostile[/bold]"), "␛[2J[bold]hostile[/bold]"),
        ],
    )
    async def test_says_why_and_stays_readable(self, error: Exception, said: str) -> None:
        def fail(left: Article, right: Article, *, progress: Callable[[str, float], None]) -> NoReturn:
            progress("trying", 0.5)
            assert left != right
            raise error

        app = NewsdiffApp(*harbour.articles(), compare=fail)
        async with app.run_test(size=NARROW) as pilot:
            await until(pilot, lambda: panel(pilot) == f"The comparison failed.\nwhy {said}")
            assert "harbour bridge" in lines(pilot, "left")[0]
            await press(pilot, "j", "u", "enter")
            assert pane(pilot, "left").scroll_offset.y == 1
            assert panel(pilot).startswith("The comparison failed.")


class TestThemes:
    """Light and dark."""

    async def test_t_shows_each_and_takes_one(self) -> None:
        async with reading() as pilot:
            assert pilot.app.theme == themes.DARK.name
            await press(pilot, "t")
            await press(pilot, "j")
            assert pilot.app.theme == themes.LIGHT.name
            await press(pilot, "escape")
            assert pilot.app.theme == themes.DARK.name
            await press(pilot, "t")
            await press(pilot, "down", "down", "k")
            await press(pilot, "enter")
            assert pilot.app.theme == themes.LIGHT.name
            await press(pilot, "j")
            assert here(pilot) == "A2"

    async def test_by_mouse(self) -> None:
        async with reading() as pilot:
            await press(pilot, "t")
            await pilot.click("#themes", offset=(5, 2))
            assert pilot.app.theme == themes.LIGHT.name

    async def test_text_is_drawn_in_the_colours_of_the_theme(self) -> None:
        async with reading() as pilot:
            for theme in themes.THEMES:
                pilot.app.theme = theme.name
                await pilot.pause()
                await pilot.pause()
                colours = {segment.style.color.name for segment in pane(pilot, "left").render_line(0) if segment.style}
                assert theme.variables["label-shared"] in colours

    @pytest.mark.parametrize("theme", ["textual-light", "nord", "ansi-dark", "ansi-light"])
    async def test_themes_that_are_not_ours_are_lent_our_colours(self, theme: str) -> None:
        async with reading() as pilot:
            pilot.app.theme = theme
            await press(pilot, "j")
            assert here(pilot) == "A2"
            lent = Color.parse(themes.variables(pilot.app.current_theme)["label-unique"]).rich_color
            await until(
                pilot, lambda: lent in {each.style.color for each in pane(pilot, "left").render_line(1) if each.style}
            )


class TestHelp:
    """The help screen."""

    async def test_shows_every_action_of_this_place_with_its_key(self) -> None:
        async with reading() as pilot:
            await press(pilot, "?")
            assert isinstance(pilot.app.screen, HelpScreen)
            shown = "\n".join(str(block.render()) for block in pilot.app.screen.query("_Block").results())
            for group in (*READ, VIEWS, EVERYWHERE):
                assert group.title in shown
                assert all(action.help in shown for action in group.actions if action.id not in UNAVAILABLE)
            assert ORDER.title not in shown
            assert "j  ↓" in shown
            assert "≠" in shown

    async def test_keys_lead_to_its_end_and_back(self) -> None:
        async with reading(size=(80, 24)) as pilot:
            await press(pilot, "?")
            box = pilot.app.screen.query_one("#help")
            assert box.max_scroll_y > 0
            for key, place in (("G", box.max_scroll_y), ("g", 0), ("space", min(box.max_scroll_y, box.size.height))):
                await press(pilot, key)
                assert box.scroll_offset.y == place

    @pytest.mark.parametrize("key", ["escape", "q", "?"])
    async def test_closes(self, key: str) -> None:
        async with reading() as pilot:
            await press(pilot, "?", "j", "k", key)
            assert not isinstance(pilot.app.screen, HelpScreen)
            await press(pilot, "j")
            assert here(pilot) == "A2"


class TestKeymap:
    """Keys can be changed."""

    async def test_another_key(self) -> None:
        app = NewsdiffApp(*harbour.articles(), compare=harbour.compare)
        app.set_keymap({"sentence.next": "x"})
        async with reading(app=app) as pilot:
            await press(pilot, "x")
            assert here(pilot) == "A2"
            await press(pilot, "j")
            assert here(pilot) == "A2"

    def test_each_action_has_a_name_of_its_own(self) -> None:
        actions = [action for group in ALL for action in group.actions]
        assert len({action.id for action in actions}) == len(actions)
        assert len({action.name for action in actions}) == len(actions)


class TestPalette:
    """Every action by its name."""

    @pytest.mark.parametrize(
        ("name", "place"),
        [("go: last sentence", "A10"), ("go: next unique", "A8"), ("go: other article", "B1"), ("next contrad", "A2")],
    )
    async def test_does_what_the_key_does(self, name: str, place: str) -> None:
        async with reading() as pilot:
            await press(pilot, "ctrl+p")
            await until(pilot, lambda: bool(pilot.app.screen.query(Input)))
            pilot.app.screen.query_one(Input).value = name
            await until(pilot, lambda: _hits(pilot) > 0)
            await press(pilot, "enter")
            await until(pilot, lambda: here(pilot) == place)

    async def test_lists_every_action(self) -> None:
        async with reading() as pilot:
            await press(pilot, "ctrl+p")
            count = sum(len(group.actions) for group in (*READ, VIEWS, EVERYWHERE)) - len(UNAVAILABLE)
            await until(pilot, lambda: _hits(pilot) == count)
            await press(pilot, "escape")


class TestQuitting:
    """The ways out."""

    @pytest.mark.parametrize(("key", "status"), [("q", 0), ("ctrl+q", 0), ("ctrl+c", 130)])
    async def test_leaves_with_a_status(self, key: str, status: int) -> None:
        app = NewsdiffApp(*harbour.articles(), compare=harbour.compare)
        async with reading(app=app) as pilot:
            await press(pilot, key)
        assert app.return_code == status


def _hits(pilot: object) -> int:
    from textual.command import CommandList

    return sum(widget.option_count for widget in pilot.app.screen.query(CommandList))  # type: ignore[attr-defined]
