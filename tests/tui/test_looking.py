"""Search, filter, strictness and clipboard, by the keys."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from textual.events import MouseDown, MouseMove, MouseUp
from textual.pilot import Pilot
from textual.widgets import Input

from aligner.article import Article
from aligner.result import Comparison
from tests.tui import harbour
from tests.tui.conftest import heading, here, lines, look, pane, press, reading, until
from tui.app import NewsdiffApp
from tui.screens.room import RoomScreen
from tui.settings import Settings
from tui.widgets.keybar import KeyBar
from tui.widgets.prompt import Prompt


async def typed(pilot: Pilot[None], text: str) -> None:
    """Type into the line at the bottom."""
    room = pilot.app.screen
    assert isinstance(room, RoomScreen)
    room.query_one(Input).value = text
    await until(pilot, lambda: text in {room.lens.filter, room.lens.search and room.lens.search.text})


def answer(pilot: Pilot[None]) -> str:
    """Return what the line at the bottom says of what is typed."""
    return str(pilot.app.screen.query_one("#answer").render())


def marked(pilot: Pilot[None], side: str) -> list[str]:
    """Return what is marked as found, from top to bottom."""
    widget = pane(pilot, side)
    wanted = {widget.get_component_rich_style(f"found--{name}").bgcolor for name in ("match", "here")}
    return [
        segment.text
        for y in range(widget.size.height)
        for segment in widget.render_line(y)
        if segment.style and segment.style.bgcolor in wanted
    ]


class TestFinding:
    """/ n N and escape."""

    async def test_as_one_types(self) -> None:
        async with reading() as pilot:
            await press(pilot, "j", "/")
            assert not pilot.app.screen.query_one(KeyBar).display
            await typed(pilot, "maren")
            assert (answer(pilot), here(pilot)) == ("1 of 2", "A6")
            assert marked(pilot, "left") == marked(pilot, "right") == ["Maren"]
            await typed(pilot, "maren x")
            assert "neither" in answer(pilot)
            assert marked(pilot, "left") == []
            await typed(pilot, "bridge")
            assert (answer(pilot), here(pilot)) == ("2 of 5", "A5")

    async def test_next_and_previous_while_it_is_alive(self) -> None:
        async with reading() as pilot:
            await press(pilot, "n")
            assert here(pilot) == "A1"
            await press(pilot, "/")
            await typed(pilot, "bridge")
            await press(pilot, "enter")
            assert pilot.app.screen.query_one(KeyBar).display
            assert heading(pilot).endswith("1 of 5")
            for key, place, said in [
                ("n", "A5", "2 of 5"),
                ("n", "A10", "3 of 5"),
                ("n", "B1", "4 of 5"),
                ("n", "B8", "5 of 5"),
                ("n", "A1", "1 of 5 · from the top"),
                ("N", "B8", "5 of 5 · from the end"),
            ]:
                await press(pilot, key)
                assert here(pilot) == place
                assert heading(pilot).endswith(said)
            await press(pilot, "escape")
            assert marked(pilot, "left") == marked(pilot, "right") == []
            await press(pilot, "n")
            assert here(pilot) == "B8"

    async def test_escape_goes_back_to_where_it_began(self) -> None:
        async with reading() as pilot:
            await press(pilot, "j", "j", "/")
            await typed(pilot, "opposition")
            assert here(pilot) == "B8"
            await press(pilot, "escape")
            assert here(pilot) == "A3"
            assert not pilot.app.screen.query_one(Prompt).display
            await press(pilot, "j")
            assert here(pilot) == "A4"

    async def test_what_was_typed_in_part_is_kept_if_no_whole_word_is_it(self) -> None:
        async with reading() as pilot:
            await press(pilot, "/")
            await typed(pilot, "opposit")
            await press(pilot, "enter")
            assert here(pilot) == "B8"
            assert heading(pilot).endswith("1 of 1")

    async def test_in_the_pairs_too(self) -> None:
        async with reading() as pilot:
            await press(pilot, "2")
            await press(pilot, "/")
            await typed(pilot, "opposition")
            await press(pilot, "enter")
            assert here(pilot) == "B8"


class TestFiltering:
    """f and escape."""

    async def test_folds_what_it_hides(self) -> None:
        async with reading() as pilot:
            await press(pilot, "f")
            await typed(pilot, "contradictory")
            assert answer(pilot) == "17 hidden"
            await press(pilot, "enter")
            shown = [line.strip() for line in lines(pilot, "left") if line.strip()]
            assert shown[0] == "··· 1 sentence hidden"
            assert "Nobody was hurt." in shown[1]
            assert shown[2] == "··· 8 sentences hidden"
            assert here(pilot) == "A2"
            await press(pilot, "j", "k", "G", "g", "ctrl+d")
            assert here(pilot) == "A2"
            await press(pilot, "enter")
            assert here(pilot) == "B2"
            await press(pilot, "escape")
            assert "harbour bridge" in lines(pilot, "left")[0]
            assert here(pilot) == "B2"

    async def test_keys_go_past_what_is_hidden(self) -> None:
        async with reading() as pilot:
            await press(pilot, "f")
            await typed(pilot, "unique")
            await press(pilot, "enter")
            places = []
            for _ in range(3):
                places.append(here(pilot))
                await press(pilot, "j")
            assert places == ["A8", "A10", "A10"]
            await press(pilot, "s")
            assert heading(pilot).endswith("nothing shared in A")

    async def test_a_hidden_counterpart_is_said_to_be_hidden(self) -> None:
        async with reading() as pilot:
            await press(pilot, "f")
            await typed(pilot, "shared")
            await press(pilot, "enter")
            hidden = [line for line in lines(pilot, "right") if "hidden" in line]
            await press(pilot, "g", "enter")
            assert hidden
            assert here(pilot)[0] in "AB"

    async def test_the_cursor_goes_to_the_article_that_has_something_left(self) -> None:
        async with reading() as pilot:
            await press(pilot, "f", *"opposition", "enter")
            assert here(pilot) == "B8"
            assert heading(pilot).endswith("nothing left in A · 18 hidden")
            for key in ("j", "k", "g", "G", "ctrl+d", "]"):
                await press(pilot, key)
                assert here(pilot) == "B8", key
            await press(pilot, "tab")
            assert here(pilot) == "B8"
            assert heading(pilot).endswith("the filter hides all of A")
            await pilot.click("#left", offset=(20, 1))
            assert here(pilot) == "B8"

    async def test_a_click_on_what_is_folded_goes_to_what_is_left(self) -> None:
        async with reading() as pilot:
            await press(pilot, "f", *"unique", "enter")
            await pilot.click("#left", offset=(20, 1))
            assert here(pilot) == "A8"

    async def test_from_a_row_whose_sentence_is_hidden(self) -> None:
        async with reading() as pilot:
            await press(pilot, "f", *"contradictory", "enter")
            await look(pilot, "4")
            await press(pilot, "g", "enter")
            assert here(pilot) == "A2"

    async def test_escape_while_typing_takes_it_back(self) -> None:
        async with reading() as pilot:
            await press(pilot, "j", "j", "f")
            await typed(pilot, "opposition")
            assert here(pilot) == "B8"
            await press(pilot, "escape")
            assert not any("hidden" in line for line in lines(pilot, "left"))
            assert here(pilot) == "A3"

    async def test_in_the_pairs_too(self) -> None:
        async with reading() as pilot:
            await press(pilot, "f")
            await typed(pilot, "contradictory")
            await press(pilot, "enter")
            await press(pilot, "2")
            assert "17 hidden" in str(pilot.app.screen.query_one("#pairs").border_title)
            await press(pilot, "j", "j")
            assert here(pilot) == "A2"

    async def test_it_hides_everything(self) -> None:
        async with reading() as pilot:
            await press(pilot, "f")
            await typed(pilot, "zebra")
            await press(pilot, "enter")
            assert "nothing left in A or B" in heading(pilot)
            for view in "12":
                await press(pilot, view, "j", "k", "G", "ctrl+u", "]", "enter", "space", "tab", "y")
                assert "the filter hides every sentence" in heading(pilot)
            assert pilot.app.clipboard == ""
            await press(pilot, "1", "escape")
            assert "harbour bridge" in lines(pilot, "left")[0]


def doubting(left: Article, right: Article, **_: Any) -> Comparison:
    """Compare the harbour articles, with one pair more that is not sure."""
    made = harbour.compare(left, right, progress=lambda _stage, _part: None)
    return replace(made, doubtful=(replace(made.pairs[0], left=9, right=8, overlap=0.15),))


class TestStrictness:
    """+ and -."""

    async def test_the_picture_follows(self) -> None:
        async with reading(compare=doubting) as pilot:
            count = len(doubting(*harbour.articles()).pairs)
            await press(pilot, "-")
            assert heading(pilot).endswith(f"strictness: 1 laxer · {count} pairs")
            await press(pilot, "-")
            assert heading(pilot).endswith(f"strictness: 2 laxer · {count + 1} pairs")
            await press(pilot, "G")
            assert heading(pilot).startswith("A10 ≈ B9")
            await press(pilot, "+", "+")
            assert heading(pilot).startswith("A10 + unique")
            assert heading(pilot).endswith("as compared · " + f"{count} pairs")
            await press(pilot, "+", "+", "+", "+", "+")
            assert heading(pilot).endswith("as strict as can be")

    async def test_the_settings_say_where_to_begin(self) -> None:
        app = NewsdiffApp(*harbour.articles(), compare=doubting, settings=Settings(strictness=-2))
        async with reading(app=app) as pilot:
            await press(pilot, "G")
            assert heading(pilot).startswith("A10 ≈ B9")

    @pytest.mark.parametrize("view", ["2", "3", "4"])
    async def test_in_every_view(self, view: str) -> None:
        async with reading(compare=doubting) as pilot:
            await press(pilot, view)
            await press(pilot, "-")
            await until(pilot, lambda: "1 laxer" in heading(pilot))


class TestCopying:
    """y, and the mouse."""

    async def test_sentence_pair_evidence(self) -> None:
        async with reading() as pilot:
            await press(pilot, "c")
            await press(pilot, "y")
            assert pilot.app.clipboard == "Nobody was hurt."
            assert heading(pilot).endswith("copied A2")
            await press(pilot, "y")
            assert pilot.app.clipboard == (
                "A2: Nobody was hurt.\nB2: Two sailors were slightly injured.\n(contradictory · 94%)"
            )
            await press(pilot, "y")
            assert pilot.app.clipboard == "A: nobody was hurt. B: two sailors were injured."
            await press(pilot, "y")
            assert pilot.app.clipboard == "Nobody was hurt."

    async def test_a_sentence_alone(self) -> None:
        async with reading() as pilot:
            await press(pilot, "G", "y", "y")
            assert pilot.app.clipboard == "The bridge, opened in 1964, carries 31,000 vehicles a day."

    async def test_in_a_table_it_is_what_the_row_shows(self) -> None:
        async with reading() as pilot:
            await press(pilot, "G")
            await look(pilot, "4")
            assert heading(pilot).startswith("A7 = B4")
            await press(pilot, "y")
            assert pilot.app.clipboard.startswith("It lost power in a gust")
            assert heading(pilot).endswith("copied A7")
            await press(pilot, "y")
            ours, theirs, told = pilot.app.clipboard.splitlines()
            assert ours.startswith("A7: It lost power")
            assert theirs.startswith("B4: The Maren Lund")
            assert told == "(lost / failed)"
            await press(pilot, "enter")
            assert here(pilot) == "A7"

    async def test_sentences_that_are_no_pair_but_share_a_fact(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("tui.views.facts.facts", harbour.facts)
        async with reading() as pilot:
            await look(pilot, "3")
            await press(pilot, "g", "y", "y", "y")
            assert pilot.app.clipboard == "A: nobody was hurt. B: two sailors were injured."
            await press(pilot, "j", "y", "y")
            first, second, told = pilot.app.clipboard.splitlines()
            assert "1,200 tonnes" in first
            assert "grain" in second
            assert "differ" in told
            await press(pilot, "G", "y", "y")
            assert "Wednesday" in pilot.app.clipboard
            assert "copied B" in heading(pilot)

    async def test_what_the_mouse_has_selected(self) -> None:
        async with reading() as pilot:
            left = pane(pilot, "left")
            gutter = lines(pilot, "left")[0].index("The harbour")

            def mouse(kind: type[Any], x: int, y: int, button: int = 1) -> None:
                left.post_message(kind(left, x, y, 0, 0, button, False, False, False, screen_x=x, screen_y=y + 1))

            mouse(MouseDown, gutter + 4, 1)
            mouse(MouseMove, gutter + 18, 1)
            mouse(MouseUp, gutter + 18, 1)
            await pilot.pause()
            await press(pilot, "y")
            assert pilot.app.clipboard == "harbour bridge"
            mouse(MouseDown, gutter, 2)
            mouse(MouseUp, gutter, 2)
            await pilot.pause()
            await press(pilot, "y")
            assert pilot.app.clipboard.startswith("The harbour bridge at Westhaven will stay closed until Friday after")
