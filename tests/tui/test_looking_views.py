"""Search and filter in the views that show rows."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager

import pytest
from textual.pilot import Pilot

from tests.tui import harbour
from tests.tui.conftest import heading, here, lines, look, panel, press, reading, shown, until
from tui.lines import LinesView
from tui.widgets.relation import RelationPanel


@pytest.fixture(autouse=True)
def _facts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have facts that do not depend on what the engine finds."""
    monkeypatch.setattr("tui.views.facts.facts", harbour.facts)


@asynccontextmanager
async def looking(key: str) -> AsyncIterator[tuple[Pilot[None], LinesView]]:
    async with reading((200, 40)) as pilot:
        yield pilot, await look(pilot, key)


def marked(widget: LinesView) -> Iterator[str]:
    """Yield what is marked as found, from top to bottom."""
    wanted = {widget.get_component_rich_style(name).bgcolor for name in ("found--match", "found--here")}
    for y in range(widget.scrollable_size.height):
        yield from (each.text for each in widget.render_line(y) if each.style and each.style.bgcolor in wanted)


def marks_in_the_panel(pilot: Pilot[None]) -> list[str]:
    """Return what is marked in the sentences below."""
    widget = pilot.app.screen.query_one(RelationPanel)
    wanted = widget.get_component_rich_style("found--match").bgcolor
    strips = [widget.render_line(y) for y in range(widget.size.height)]
    return [each.text for strip in strips for each in strip if each.style and each.style.bgcolor == wanted]


def cursor(widget: LinesView) -> str:
    """Return the line of the cursor."""
    return next((line for line in shown(widget) if line.startswith("▌")), "")


class TestFindingInFacts:
    """/ n N and escape in a table stop at its rows."""

    async def test_rows_are_counted_and_marked(self) -> None:
        async with looking("3") as (pilot, widget):
            await press(pilot, "g", "/", *"brandt")
            await until(pilot, lambda: "Ilse Brandt" in cursor(widget))
            assert list(marked(widget)).count("Brandt") >= 2
            assert str(pilot.app.screen.query_one("#answer").render()) == "1 of 2"
            assert "Brandt" in [str(each) for each in marks_in_the_panel(pilot)]
            await press(pilot, "escape")
            assert list(marked(widget)) == []
            assert "Nobody was hurt" in cursor(widget)

    async def test_next_and_previous_in_the_order_of_the_rows(self) -> None:
        async with looking("3") as (pilot, widget):
            for order in range(2):
                await press(pilot, "g", "/", *"grain", "enter")
                rows = [row for row, line in enumerate(shown(widget)) if "grain" in line]
                assert len(rows) > 1
                for number, row in [*enumerate(rows, 1), (1, rows[0])]:
                    assert shown(widget)[row] == cursor(widget), order
                    assert f"{number} of {len(rows)}" in heading(pilot)
                    await press(pilot, "n")
                await press(pilot, "N", "escape")
                assert list(marked(widget)) == []
                await press(pilot, "z")

    async def test_what_is_in_no_row(self) -> None:
        async with looking("3") as (pilot, _):
            await press(pilot, "/", *"tug", "enter")
            assert heading(pilot).endswith("'tug' is in no row")
            await press(pilot, "n", "N", "escape", "/", *"zebra", "enter")
            assert heading(pilot).endswith("'zebra' is in neither article")

    async def test_goes_along_to_other_views(self) -> None:
        async with reading() as pilot:
            await press(pilot, "/", *"maren", "enter")
            widget = await look(pilot, "3")
            await until(pilot, lambda: "Maren" in list(marked(widget)))
            await press(pilot, "n")
            assert "Maren Lund" in cursor(widget)
            await press(pilot, "1", "n")
            assert heading(pilot)[:2] in {"A6", "B4"}
            assert "of 2" in heading(pilot)

    async def test_before_the_rows_are_there(self) -> None:
        async with reading() as pilot:
            await press(pilot, "3", "/", *"brandt", "enter")
            widget = pilot.app.screen.query_one("#facts", LinesView)
            await until(pilot, lambda: "Brandt" in list(marked(widget)))
            await press(pilot, "n")
            assert " of 2" in heading(pilot)


class TestFindingInWording:
    """The same in the other table."""

    async def test_finds(self) -> None:
        async with looking("4") as (pilot, widget):
            await press(pilot, "g", "/", *"freighter", "enter")
            assert "freighter" in cursor(widget)
            assert "freighter" in list(marked(widget))


class TestFindingInPairs:
    """Matches are marked in the groups."""

    async def test_marks(self) -> None:
        async with looking("2") as (pilot, widget):
            await press(pilot, "/", *"maren", "enter")
            assert list(marked(widget)) == ["Maren", "Maren"]
            await press(pilot, "escape")
            assert list(marked(widget)) == []


class TestFiltering:
    """What a filter hides is a line."""

    async def test_facts_by_label(self) -> None:
        async with looking("3") as (pilot, widget):
            await press(pilot, "f", *"contradictory")
            await until(pilot, lambda: str(pilot.app.screen.query_one("#answer").render()) == "9 hidden")
            await press(pilot, "enter")
            assert [line.split()[1] for line in shown(widget)[:1]] == ["≠"] or shown(widget)[0][1] == "≠"
            assert shown(widget)[1].strip() == "··· 9 rows hidden"
            await press(pilot, "j")
            assert heading(pilot).endswith("the last row")
            await press(pilot, "escape")
            assert not any("hidden" in line for line in shown(widget))

    async def test_facts_by_words_and_name(self) -> None:
        async with looking("3") as (pilot, widget):
            await press(pilot, "f", *"grain", "enter")
            assert all("Maren Lund" in line or "grain" in line or "hidden" in line for line in shown(widget) if line)
            await press(pilot, "f", *"@brandt", "enter")
            await until(pilot, lambda: "Ilse Brandt" in "".join(shown(widget)))
            assert not any("grain" in line for line in shown(widget))

    async def test_every_row(self) -> None:
        async with looking("3") as (pilot, widget):
            await press(pilot, "f", *"zebra", "enter")
            assert shown(widget)[0].strip() == "··· 10 rows hidden"
            await press(pilot, *"jkgGzcu", "enter", "tab", "space", "/", *"x", "enter", "n", "pagedown")
            assert "the filter hides every row" in panel(pilot)

    async def test_words_have_no_labels(self) -> None:
        async with looking("4") as (pilot, widget):
            before = shown(widget)
            await press(pilot, "f", *"unique", "enter")
            assert heading(pilot).endswith("there is no filter by label here")
            assert shown(widget) == before
            await press(pilot, "f", *"freighter", "enter")
            assert any("rows hidden" in line for line in shown(widget))

    async def test_pairs_are_folded(self) -> None:
        async with looking("2") as (pilot, widget):
            await press(pilot, "f", *"contradictory", "enter")
            rows = [line.strip() for line in shown(widget) if line.strip()]
            assert rows[0] == "··· 2 sentences hidden"
            assert "A2" in rows[1]
            assert rows[2] == "··· 15 sentences hidden"
            await press(pilot, "j", "k", "G", "g", "pagedown", "tab")
            assert here(pilot) == "B2"
            await pilot.click("#pairs", offset=(20, 1))
            assert here(pilot) == "B2"

    async def test_by_a_name_in_the_articles(self) -> None:
        async with reading() as pilot:
            await press(pilot, "f", *"@brandt", "enter")
            await until(pilot, lambda: here(pilot) == "A4")
            assert [line for line in lines(pilot, "left") if "hidden" in line]

    async def test_a_search_passes_what_is_hidden(self) -> None:
        async with reading() as pilot:
            await press(pilot, "f", *"unique", "enter", "/", *"bridge", "enter")
            assert heading(pilot).endswith("1 of 2")
            await press(pilot, "n")
            assert here(pilot) == "B8"
            await press(pilot, "escape", "escape", "/", *"bridge", "enter")
            assert heading(pilot).endswith("of 5")
