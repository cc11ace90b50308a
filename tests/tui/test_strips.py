"""What stays drawn from one key to the next, and what is drawn anew."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from textual.geometry import Region
from textual.pilot import Pilot
from textual.strip import Strip
from textual.widget import Widget

from tests.tui.conftest import look, pane, press, reading, until
from tui import themes
from tui.strips import cut
from tui.widgets.article import ArticlePane
from tui.widgets.keybar import Key, KeyBar
from tui.widgets.relation import RelationPanel
from tui.widgets.ruler import Ruler
from tui.widgets.viewbar import ViewBar


def drawn(widget: Widget) -> list[Strip]:
    """Return a widget as the screen gets it."""
    return widget.render_lines(widget.outer_size.region)


def colours(widget: Widget) -> set[str]:
    return {
        part.name
        for strip in drawn(widget)
        for each in strip
        if each.style
        for part in (each.style.color, each.style.bgcolor)
        if part
    }


@pytest.fixture
def lines_drawn(monkeypatch: pytest.MonkeyPatch) -> Callable[[], dict[str, int]]:
    """Count the lines that widgets draw, by the kind of widget; asking for the counts begins anew."""
    counts: dict[str, int] = {}
    for kind in (KeyBar, ViewBar, Ruler):

        def counted(self: Widget, y: int, render: Callable[[Widget, int], Strip] = kind.render_line) -> Strip:
            name = type(self).__name__
            counts[name] = counts.get(name, 0) + 1
            return render(self, y)

        monkeypatch.setattr(kind, "render_line", counted)

    def taken() -> dict[str, int]:
        found = dict(counts)
        counts.clear()
        return found

    return taken


class TestWhatStays:
    """A step of the cursor draws only what it changes."""

    async def test_the_bars_and_the_ruler_are_not_drawn_for_a_step(
        self, lines_drawn: Callable[[], dict[str, int]]
    ) -> None:
        async with reading() as pilot:
            await press(pilot, "j")
            lines_drawn()
            await press(pilot, "j", "k")
            assert lines_drawn() == {}

    async def test_the_bars_are_not_drawn_where_their_keys_stay(
        self, lines_drawn: Callable[[], dict[str, int]]
    ) -> None:
        async with reading() as pilot:
            await press(pilot, "/", *"bridge", "enter")
            lines_drawn()
            await press(pilot, "escape")
            assert lines_drawn() == {}

    async def test_what_changes_is_drawn(self, lines_drawn: Callable[[], dict[str, int]]) -> None:
        async with reading() as pilot:
            lines_drawn()
            await press(pilot, "2")
            assert lines_drawn().keys() >= {"KeyBar", "ViewBar"}

    async def test_new_keys_are_shown(self) -> None:
        async with reading() as pilot:
            bar = pilot.app.screen.query_one(KeyBar)
            assert "next" in drawn(bar)[0].text
            bar.show_keys((Key("x", "explode", ""), Key("q", "quit", "")))
            assert "x explode" in drawn(bar)[0].text
            assert "next" not in drawn(bar)[0].text


class TestWhatIsDrawnAnew:
    """The screen gets what a widget draws, at once and in full."""

    @pytest.mark.parametrize("kind", [KeyBar, ViewBar, Ruler, RelationPanel, ArticlePane])
    async def test_in_the_colours_of_another_theme(self, kind: type[Widget]) -> None:
        async with reading() as pilot:
            widget = pilot.app.screen.query(kind).first(kind)
            before = colours(widget)
            pilot.app.theme = themes.LIGHT.name
            await until(pilot, lambda: not colours(widget) & before)

    @pytest.mark.parametrize("key", ["2", "3", "4"])
    async def test_lines_in_the_colours_of_another_theme(self, key: str) -> None:
        async with reading() as pilot:
            widget = await look(pilot, key)
            before = colours(widget)
            pilot.app.theme = themes.LIGHT.name
            await until(pilot, lambda: not colours(widget) & before)

    async def test_the_border_says_where_the_keys_go(self) -> None:
        async with reading() as pilot:
            left, right = (drawn(pane(pilot, side))[0].text for side in ("left", "right"))
            await press(pilot, "tab")
            await until(pilot, lambda: drawn(pane(pilot, "left"))[0].text != left)
            assert drawn(pane(pilot, "right"))[0].text != right

    async def test_the_border_has_its_new_title(self) -> None:
        async with reading() as pilot:
            pane(pilot, "left").border_title = "another one"
            assert "another one" in drawn(pane(pilot, "left"))[0].text

    async def test_every_line_fills_its_widget(self) -> None:
        async with reading() as pilot:
            for widget in visible(pilot):
                assert {strip.cell_length for strip in drawn(widget)} == {widget.outer_size.width}

    async def test_a_part_is_the_same_as_in_the_whole(self) -> None:
        async with reading() as pilot:
            for widget in visible(pilot):
                whole, part = drawn(widget), Region(1, 0, 3, widget.outer_size.height)
                assert [each.text for each in widget.render_lines(part)] == [each.crop(1, 4).text for each in whole]

    async def test_in_another_width_before_it_is_wrapped_anew(self) -> None:
        async with reading() as pilot:
            widths = set[tuple[int, int]]()
            for kind in (ArticlePane, RelationPanel):
                show = kind.render_lines

                def seen(
                    self: Widget, crop: Region, show: Callable[[Widget, Region], list[Strip]] = show
                ) -> list[Strip]:
                    found = show(self, crop)
                    widths.update((each.cell_length, crop.width) for each in found)
                    return found

                with pytest.MonkeyPatch.context() as patch:
                    patch.setattr(kind, "render_lines", seen)
                    for width in (150, 100, 130):
                        await pilot.resize_terminal(width, 40)
            assert widths
            assert all(one == other for one, other in widths)


class TestCut:
    """Columns of strips."""

    def test_leaves_what_is_asked_for_in_full(self) -> None:
        strips = [Strip.blank(5)]
        assert cut(strips, Region(0, 3, 5, 1), 5) is strips


def visible(pilot: Pilot[None]) -> list[Widget]:
    found = [widget for widget in pilot.app.screen.query(Widget) if widget.display and widget.outer_size.area]
    assert len(found) >= 6
    return found
