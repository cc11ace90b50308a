"""The Facts and Wording views by key and by mouse, and the table that both are."""

from __future__ import annotations

import re

import pytest

from aligner.article import Article
from aligner.labels import Label, LabelledSpan, Relation
from aligner.result import Comparison, Pair
from tests.tui import harbour
from tests.tui.conftest import heading, here, look, panel, press, reading, shown, until
from tui.app import NewsdiffApp
from tui.table import Column, widths
from tui.widgets.keybar import KeyBar


class TestWidths:
    """Columns fill the room."""

    @pytest.mark.parametrize("room", range(20, 200, 7))
    def test_they_add_up(self, room: int) -> None:
        columns = (Column("what", width=6), Column("A", share=1), Column("B", share=2))
        found = widths(columns, room)
        assert sum(found) + 4 == room
        assert found[0] == 6

    def test_no_room_at_all(self) -> None:
        assert widths((Column("what", width=6), Column("A", share=1)), 3) == [6, 0]


class TestFacts:
    """Values beside each other, what matters most first."""

    async def test_conflicts_then_shared_then_what_one_has(self) -> None:
        async with reading() as pilot:
            lines = shown(await look(pilot, "3"))
            # How many there are is for the engine to say.
            assert re.fullmatch("≠==+[+]{5,}", "".join(line[1] for line in lines if line.strip()))
            assert "Nobody was hurt." in lines[0]
            assert "Two sailors were slightly injured." in lines[0]

    async def test_a_hatch_where_the_other_has_nothing(self) -> None:
        async with reading() as pilot:
            lines = shown(await look(pilot, "3"))
            assert "╱╱╱" in next(line for line in lines if "1,200 tonnes" in line)
            assert "╱╱╱" in next(line for line in lines if "Wednesday" in line).partition("Wednesday")[0]

    async def test_titles_stand_above_their_columns(self) -> None:
        for size in [(60, 15), (80, 24), (120, 40), (200, 60)]:
            async with reading(size=size) as pilot:
                widget = await look(pilot, "3")
                row = next(line for line in shown(widget) if " date " in line and "Friday" in line)
                # The title of a border begins one column in.
                title = " " + str(widget.border_title)
                assert title.index("A ") == row.index("Friday"), size
                assert title.index("B ") == row.index("Friday", title.index("B ")), size

    async def test_the_panel_shows_both_sentences(self) -> None:
        async with reading() as pilot:
            await look(pilot, "3")
            await press(pilot, "g", "j", "j")
            assert panel(pilot).splitlines()[0] == "A1 = B1 date both say this"
            assert panel(pilot).splitlines()[1].startswith("A1 The harbour bridge")
            assert "B1 Westhaven's main bridge" in panel(pilot)

    async def test_the_panel_says_why_there_is_a_conflict(self) -> None:
        async with reading() as pilot:
            await look(pilot, "3")
            await press(pilot, "g")
            assert panel(pilot).splitlines() == [
                "A2 ≠ B2 claim they contradict each other",
                "A2 Nobody was hurt.",
                "B2 Two sailors were slightly injured.",
                "evidence A: nobody was hurt. B: two sailors were injured.",
            ]

    @pytest.mark.parametrize(
        ("keys", "said"),
        [
            ("g k", "the first row"),
            ("G j", "the last row"),
            ("g c", "contradiction 1 of 1 · from the top"),
            ("g s", r"shared 1 of \d+"),
            ("g S", r"shared (\d+) of \1 · from the end"),
            ("g u", r"unique 1 of \d+"),
            ("g ]", r"difference 2 of \d+"),
            ("g [", r"difference (\d+) of \1 · from the end"),
            ("g u tab", "only the one article has this"),
            ("g space", "there is no other mention"),
            ("z", "sorted by article A"),
            ("z z", "sorted by article B"),
            ("z z z", "sorted by kind"),
            ("z z z z", "sorted by what matters most"),
        ],
    )
    async def test_says(self, keys: str, said: str) -> None:
        async with reading() as pilot:
            await look(pilot, "3")
            await press(pilot, *keys.split())
            assert re.search(f"{said}$", heading(pilot))

    async def test_begins_near_the_sentence_one_comes_from(self) -> None:
        async with reading() as pilot:
            await press(pilot, "G")
            assert " A10 " in next(line for line in shown(await look(pilot, "3")) if line.startswith("▌"))

    async def test_tab_goes_to_the_other_article(self) -> None:
        async with reading() as pilot:
            await look(pilot, "3")
            await press(pilot, "g", "tab")
            assert heading(pilot).startswith("B2 ≠ A2")
            await press(pilot, "enter")
            assert here(pilot) == "B2"
            assert pilot.app.focused is not None
            assert pilot.app.focused.id == "right"

    async def test_enter_goes_to_the_sentence(self) -> None:
        async with reading() as pilot:
            await look(pilot, "3")
            await press(pilot, "G")
            assert here(pilot) == "B5"
            await press(pilot, "enter")
            assert here(pilot) == "B5"
            assert pilot.app.focused is not None
            assert pilot.app.focused.id == "right"

    async def test_enter_shows_the_counterpart_of_the_row(self) -> None:
        left, right = (
            Article.from_sentences(sentences)
            for sentences in (["Ann Lee met Bo Chen."], ["Bo Chen sat.", "Ann Lee stood."])
        )
        spans = [(LabelledSpan(0, end, Label.SHARED),) for end in (20, 12, 14)]
        pairs = [
            Pair(0, at, Relation.PARTIAL, overlap, 0.0, (), (), spans[0], spans[1 + at])
            for at, overlap in enumerate((0.9, 0.8))
        ]
        app = NewsdiffApp(left, right, compare=lambda *_, **__: Comparison(left, right, tuple(pairs), ()))
        async with reading(app=app) as pilot:
            await look(pilot, "3")
            for row in range(2):
                await press(pilot, "3", "g", *"j" * row)
                named = heading(pilot).split()[:3]
                await press(pilot, "enter")
                assert heading(pilot).split()[0::2][:2] == named[0::2]

    async def test_sorting_stays_on_the_row(self) -> None:
        async with reading() as pilot:
            widget = await look(pilot, "3")
            await press(pilot, "g", *"jjjjj")
            row = next(line for line in shown(widget) if line.startswith("▌"))
            for _ in range(4):
                await press(pilot, "z")
                assert next(line for line in shown(widget) if line.startswith("▌")) == row

    async def test_a_sign_stands_beside_the_column_that_is_sorted_by(self) -> None:
        async with reading() as pilot:
            widget = await look(pilot, "3")
            titles = []
            for _ in range(4):
                titles.append(" ".join(str(widget.border_title).split()))
                await press(pilot, "z")
            assert titles == ["▾ what A B", "what A ▾ B", "what A B ▾", "what ▾ A B"]

    async def test_articles_without_any(self) -> None:
        left = harbour.Article.from_sentences(["Nothing happened."])
        async with reading(app=harbour.app(left, left, harbour.nothing)) as pilot:
            await press(pilot, "3")
            empty = "neither article states a number, a date, a name or a quotation"
            await until(pilot, lambda: empty in panel(pilot))
            await press(pilot, *"jkgGz]u", "enter", "tab", "space", "pagedown")
            assert empty in panel(pilot)


class TestWording:
    """Other words for the same."""

    async def test_the_bar_has_only_keys_that_find_something(self) -> None:
        async with reading() as pilot:
            assert "] difference" in pilot.app.screen.query_one(KeyBar).render().plain
            await look(pilot, "4")
            keys = pilot.app.screen.query_one(KeyBar).render().plain
            assert "difference" not in keys
            assert "contradiction" not in keys
            assert "z sort" in keys

    async def test_each_with_its_other_words(self) -> None:
        async with reading() as pilot:
            lines = shown(await look(pilot, "4"))
            row = next(line for line in lines if "cargo ship" in line)
            assert "freighter" in row
            assert "A1" in row
            assert "B1" in row
            assert not any(line[9:].startswith("Friday") for line in lines)

    @pytest.mark.parametrize(
        ("keys", "said"),
        [
            ("g k", "the first row"),
            ("g s", "shared 2 of 6"),
            ("g S", "shared 6 of 6 · from the end"),
            ("u", "nothing unique among words"),
            ("c", "no contradictions among words"),
            ("]", "no differences among words"),
            ("z", "sorted by the words of A"),
        ],
    )
    async def test_says(self, keys: str, said: str) -> None:
        async with reading() as pilot:
            await look(pilot, "4")
            await press(pilot, *keys.split())
            assert heading(pilot).endswith(said)

    async def test_enter_goes_to_the_sentence(self) -> None:
        async with reading() as pilot:
            widget = await look(pilot, "4")
            await press(pilot, "g", "tab")
            assert "lost" in shown(widget)[0]
            await press(pilot, "enter")
            assert here(pilot) == "B4"

    async def test_nothing_in_other_words(self) -> None:
        async with reading(compare=harbour.nothing) as pilot:
            await press(pilot, "4")
            await until(pilot, lambda: "nothing that they say in other words" in panel(pilot))


class TestMouse:
    """Clicks on rows and titles."""

    async def test_a_row(self) -> None:
        async with reading() as pilot:
            await look(pilot, "3")
            await pilot.click("#facts", offset=(20, 2))
            assert heading(pilot).startswith("A1 = B1")
            await pilot.click("#facts", offset=(80, 1))
            assert heading(pilot).startswith("B2 ≠ A2")

    async def test_below_the_rows(self) -> None:
        async with reading() as pilot:
            await look(pilot, "3")
            before = panel(pilot)
            await pilot.click("#facts", offset=(20, 25))
            assert panel(pilot) == before

    async def test_the_titles_sort(self) -> None:
        async with reading() as pilot:
            await look(pilot, "3")
            await pilot.click("#facts", offset=(20, 0))
            assert heading(pilot).endswith("sorted by article A")


class TestSafety:
    """Text of articles is shown, never obeyed."""

    @pytest.mark.parametrize("key", ["2", "3", "4"])
    async def test_control_characters_and_markup(self, key: str) -> None:
        text = "The [bold]ship\x1b[2J[/bold] carried 1,200 \x07tonnes on Monday."
        left = harbour.Article.from_sentences([text], title="[red]x\x1b[2J")
        async with reading(app=harbour.app(left, left, harbour.same)) as pilot:
            await press(pilot, key)
            await until(pilot, lambda: len(pilot.app.screen.query("#pairs, #facts, #wording")) == 1)
            await pilot.pause()
            screen = "\n".join(
                "".join(segment.text for segment in strip)
                for widget in pilot.app.screen.children
                if widget.display
                for strip in widget.render_lines(widget.size.region)
            )
            assert not {character for character in screen if character < " "} - {"\n"}
            if key != "4":
                assert "[bold]ship␛[2J" in screen or "1,200" in screen
