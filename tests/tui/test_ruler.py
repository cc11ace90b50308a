"""The ruler between the articles: what it shows, and where it leads."""

from __future__ import annotations

import pytest

from aligner.labels import Label
from tests.tui.conftest import NARROW, here, pane, press, reading, until
from tui.overview import NOTHING, Overview, Run
from tui.widgets.ruler import Ruler

S, P, U, C = Label.SHARED, Label.PARTIAL, Label.UNIQUE, Label.CONTRADICTORY


def rows(ruler: Ruler) -> list[str]:
    """Return what the ruler shows."""
    return [ruler.render_line(y).text for y in range(ruler.content_size.height)]


class TestOverview:
    """An article in a few rows."""

    SHORT = Overview(4, (Run(0, 1, S, 1.0), Run(1, 3, U, 0.0), Run(3, 4, None, 0.0)))

    def test_a_row_for_each_line_where_there_is_room(self) -> None:
        assert self.SHORT.labels(10) == [S, U, U, None]
        assert [self.SHORT.row_of(line, 10) for line in range(4)] == [0, 1, 2, 3]

    def test_several_lines_in_a_row(self) -> None:
        assert self.SHORT.labels(2) == [P, U]
        assert [self.SHORT.row_of(line, 2) for line in range(4)] == [0, 0, 1, 1]

    def test_one_contradiction_is_never_lost(self) -> None:
        runs = [Run(line, line + 1, S, 1.0) for line in range(1000)]
        runs[567] = Run(567, 568, C, 0.5)
        assert Overview(1000, tuple(runs)).labels(10) == [S] * 5 + [C] + [S] * 4

    @pytest.mark.parametrize(("shared", "label"), [(1.0, S), (0.7, S), (0.5, P), (0.2, U), (0.0, U)])
    def test_by_what_is_shared(self, shared: float, label: Label) -> None:
        assert Overview(1, (Run(0, 1, P, shared),)).labels(1) == [label]

    def test_nothing(self) -> None:
        assert NOTHING.labels(10) == []
        assert NOTHING.rows_in(range(10), 5) == range(0)
        assert self.SHORT.labels(0) == []

    @pytest.mark.parametrize("lines", [3, 10, 11, 47, 1000])
    def test_there_and_back(self, lines: int) -> None:
        overview = Overview(lines, ())
        for row in range(min(10, lines)):
            assert overview.row_of(overview.line_of(row, 10), 10) == row

    def test_all_in_view(self) -> None:
        assert Overview(1000, ()).rows_in(range(1000), 10) == range(10)
        assert Overview(1000, ()).rows_in(range(950, 1020), 10) == range(9, 10)


class TestDrawing:
    """Marks and bars."""

    async def test_marks_stand_beside_the_lines_where_there_is_room(self) -> None:
        async with reading() as pilot:
            ruler = pilot.app.screen.query_one(Ruler)
            shown = rows(ruler)
            assert shown[0] == "▐▓█▌"
            assert shown[4] == "▐≠≠▌"
            assert shown[29] == "    "

    async def test_bars_show_what_is_in_view(self) -> None:
        async with reading(size=NARROW) as pilot:
            ruler = pilot.app.screen.query_one(Ruler)
            before = [row[0] for row in rows(ruler) if row[1].strip()]
            await press(pilot, "G")
            after = [row[0] for row in rows(ruler) if row[1].strip()]
            assert before[0] == "▐"
            assert before[-1] == " "
            assert after[0] == " "
            assert after[-1] == "▐"

    @pytest.mark.parametrize("size", [(60, 15), (80, 24), (120, 40), (200, 60)])
    async def test_it_stands_beside_both_articles(self, size: tuple[int, int]) -> None:
        async with reading(size=size) as pilot:
            ruler, left, right = pilot.app.screen.query_one(Ruler), pane(pilot, "left"), pane(pilot, "right")
            assert ruler.region.x == left.region.right
            assert ruler.region.y == left.region.y
            assert ruler.region.bottom == right.region.bottom


class TestMouse:
    """It leads to where one clicks."""

    async def test_a_click_shows_that_part(self) -> None:
        async with reading(size=(60, 15)) as pilot:
            left, right = pane(pilot, "left"), pane(pilot, "right")
            height = pilot.app.screen.query_one(Ruler).content_size.height
            await pilot.click(Ruler, offset=(0, height))
            await until(pilot, lambda: left.scroll_offset.y == left.max_scroll_y)
            assert right.scroll_offset.y == 0
            await pilot.click(Ruler, offset=(3, height))
            await until(pilot, lambda: right.scroll_offset.y == right.max_scroll_y)
            await pilot.click(Ruler, offset=(1, 1))
            await until(pilot, lambda: left.scroll_offset.y == 0)

    async def test_the_cursor_comes_along_with_the_next_key(self) -> None:
        async with reading(size=(60, 15)) as pilot:
            left = pane(pilot, "left")
            await pilot.click(Ruler, offset=(0, pilot.app.screen.query_one(Ruler).content_size.height))
            await until(pilot, lambda: left.scroll_offset.y == left.max_scroll_y)
            assert here(pilot) == "A1"
            await press(pilot, "j")
            assert here(pilot) in {"A9", "A10"}

    async def test_dragging(self) -> None:
        async with reading(size=(60, 15)) as pilot:
            left = pane(pilot, "left")
            height = pilot.app.screen.query_one(Ruler).content_size.height
            await pilot.mouse_down(Ruler, offset=(0, 1))
            for y in range(2, height + 1):
                await pilot.hover(Ruler, offset=(0, y))
            await until(pilot, lambda: left.scroll_offset.y == left.max_scroll_y)
            # Beyond its end there is no more to show, and on the other half it is still this article.
            await pilot.hover(Ruler, offset=(3, height))
            await pilot.mouse_up(Ruler, offset=(3, height))
            assert pane(pilot, "right").scroll_offset.y == 0
            await pilot.hover(Ruler, offset=(0, 1))
            assert left.scroll_offset.y == left.max_scroll_y
