"""The Read view by key: every key, what it does, and what it says when it can do nothing."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from textual.pilot import Pilot

from aligner.article import Article
from aligner.labels import Label
from aligner.result import Comparison
from tests.tui import harbour
from tests.tui.conftest import GUTTER, NARROW, heading, here, lines, pane, panel, press, reading, until
from tui.app import NewsdiffApp


def glyphs(pilot: Pilot[None], side: str) -> list[str]:
    """Return the glyphs on each line that has any."""
    return [line[4:GUTTER].strip() for line in lines(pilot, side) if line[4:GUTTER].strip()]


class TestText:
    """The articles as running text."""

    async def test_shows_the_words_of_the_author(self) -> None:
        async with reading() as pilot:
            text = " ".join(line[GUTTER:].strip() for line in lines(pilot, "left") if line[GUTTER:].strip())
            assert text == " ".join(harbour.LEFT.split())

    async def test_puts_a_glyph_where_each_sentence_begins(self) -> None:
        async with reading() as pilot:
            await press(pilot, "G")
            assert glyphs(pilot, "left") == ["≈", "≠≈", "=", "·", "≈", "≈", "+≈", "+"]

    async def test_sets_paragraphs_apart_where_there_is_room(self) -> None:
        async with reading() as pilot:
            assert not lines(pilot, "left")[3].strip()
            await pilot.resize_terminal(*NARROW)
            assert lines(pilot, "left")[2].strip()

    async def test_titles_say_how_much_there_is(self) -> None:
        async with reading() as pilot:
            title = "B  Freighter hits bridge · 61% shared · 1 contradictory"
            assert str(pane(pilot, "right").border_title) == title

    async def test_titles_count_sentences_as_reports_do(self) -> None:
        async with reading(size=(220, 40)) as pilot:
            story = harbour.compare(*harbour.articles(), progress=lambda *_: None).summary.left.sentences
            assert f" · {story} sentences · " in str(pane(pilot, "left").border_title)

    async def test_wide_titles_say_more(self) -> None:
        async with reading(size=(220, 40)) as pilot:
            assert str(pane(pilot, "right").border_title) == (
                "B  Freighter hits bridge · bridge-b.txt · 9 sentences · 61% shared · 34% only B · 1 contradictory"
            )


class TestMoving:
    """From sentence to sentence."""

    @pytest.mark.parametrize(
        ("keys", "place"),
        [
            ("", "A1"),
            ("j", "A2"),
            ("down", "A2"),
            ("j j k", "A2"),
            ("j j up", "A2"),
            ("G", "A10"),
            ("end", "A10"),
            ("G g", "A1"),
            ("G home", "A1"),
            ("pagedown", "A10"),
            ("G pageup", "A1"),
            ("ctrl+d", "A7"),
            ("G ctrl+u", "A4"),
        ],
    )
    async def test_goes(self, keys: str, place: str) -> None:
        async with reading() as pilot:
            await press(pilot, *keys.split())
            assert here(pilot) == place

    @pytest.mark.parametrize(("keys", "said"), [("k", "A1 is the first sentence"), ("G j", "A10 is the last sentence")])
    async def test_says_where_the_article_ends(self, keys: str, said: str) -> None:
        async with reading() as pilot:
            await press(pilot, *keys.split())
            assert heading(pilot).endswith(said)

    async def test_keeps_the_cursor_in_view(self) -> None:
        async with reading(size=(60, 15)) as pilot:
            for _ in range(9):
                await press(pilot, "j")
                assert any("▌" in line[:1] for line in lines(pilot, "left"))

    async def test_every_line_comes_into_view_by_half_pages(self) -> None:
        async with reading(size=(60, 15)) as pilot:
            seen = set(lines(pilot, "left"))
            for _ in range(30):
                await press(pilot, "ctrl+d")
                seen |= set(lines(pilot, "left"))
            assert here(pilot) == "A10"
            words = {word for line in seen for word in line[GUTTER:].split()}
            assert words >= set(harbour.LEFT.split())

    async def test_a_sentence_longer_than_its_pane_can_be_read_to_its_end(self) -> None:
        long = Article.from_text(" ".join(f"word{number}" for number in range(300)) + ".")
        async with reading(size=(60, 15), app=NewsdiffApp(long, long, compare=harbour.nothing)) as pilot:
            for _ in range(60):
                await press(pilot, "ctrl+d")
                if any("word299." in line for line in lines(pilot, "left")):
                    return
            raise AssertionError("the end never came into view")

    async def test_a_cursor_that_was_scrolled_away_comes_back_where_the_reader_is(self) -> None:
        async with reading(size=(60, 15)) as pilot:
            pane(pilot, "left").scroll_end(animate=False)
            await pilot.pause()
            await press(pilot, "j")
            assert here(pilot) in {"A9", "A10"}


class TestBetweenArticles:
    """To the other article and back."""

    async def test_tab_goes_to_the_other_article(self) -> None:
        async with reading() as pilot:
            await press(pilot, "tab")
            assert here(pilot) == "B1"
            assert pane(pilot, "right").has_focus
            await press(pilot, "tab")
            assert here(pilot) == "A1"

    async def test_shift_tab_goes_there_too(self) -> None:
        async with reading() as pilot:
            await press(pilot, "shift+tab")
            assert here(pilot) == "B1"

    async def test_tab_comes_back_to_the_same_sentence(self) -> None:
        async with reading() as pilot:
            await press(pilot, "j", "j", "tab", "tab")
            assert here(pilot) == "A3"

    async def test_enter_goes_to_the_counterpart_and_back(self) -> None:
        async with reading() as pilot:
            await press(pilot, "j", "j", "j", "enter")
            assert heading(pilot) == "B7 = A4 shared · 71%"
            await press(pilot, "enter")
            assert heading(pilot) == "A4 = B7 shared · 71%"

    async def test_enter_leads_back_to_where_it_came_from(self) -> None:
        async with reading() as pilot:
            await press(pilot, *"jjjjjj", "enter")
            assert heading(pilot) == "B4 ≈ A7 partly shared · 79% counterpart 2 of 2"
            await press(pilot, "enter")
            assert here(pilot) == "A7"

    async def test_space_shows_each_counterpart_in_turn(self) -> None:
        async with reading() as pilot:
            await press(pilot, "tab", "j", "j", "j")
            assert heading(pilot) == "B4 ≈ A6 partly shared · 93% counterpart 1 of 2"
            await press(pilot, "space")
            assert heading(pilot) == "B4 ≈ A7 partly shared · 79% counterpart 2 of 2"
            await press(pilot, "space", "enter")
            assert here(pilot) == "A6"

    async def test_counterparts_light_up(self) -> None:
        async with reading() as pilot:
            await press(pilot, "tab", "j", "j", "j")
            lit = [line[0] + line[4:GUTTER].strip() for line in lines(pilot, "left") if line[0] in "▌▏"]
            assert lit == ["▌≈", "▌≈", "▏", "▏"]

    @pytest.mark.parametrize("key", ["enter", "space"])
    async def test_says_that_there_is_no_counterpart(self, key: str) -> None:
        async with reading() as pilot:
            await press(pilot, "G", key)
            assert here(pilot) == "A10"
            assert heading(pilot).endswith("A10 has no counterpart")

    async def test_says_that_there_is_no_other_counterpart(self) -> None:
        async with reading() as pilot:
            await press(pilot, "space")
            assert heading(pilot).endswith("A1 has no other counterpart")


class TestByKind:
    """To the next difference, unique, shared or contradictory sentence."""

    @pytest.mark.parametrize(
        ("keys", "place", "said"),
        [
            ("]", "A2", "difference 2 of 8"),
            ("] [", "A1", "difference 1 of 8"),
            ("[", "A10", "difference 8 of 8 · from the end"),
            ("u", "A8", "unique 1 of 2"),
            ("u u", "A10", "unique 2 of 2"),
            ("u u u", "A8", "unique 1 of 2 · from the top"),
            ("U", "A10", "unique 2 of 2 · from the end"),
            ("s", "A3", "shared 2 of 6"),
            ("s S", "A1", "shared 1 of 6"),
            ("c", "A2", "contradiction 1 of 1"),
            ("c c", "A2", "contradiction 1 of 1 · from the top"),
            ("C", "A2", "contradiction 1 of 1 · from the end"),
        ],
    )
    async def test_goes(self, keys: str, place: str, said: str) -> None:
        async with reading() as pilot:
            await press(pilot, *keys.split())
            assert here(pilot) == place
            assert heading(pilot).endswith(said)

    @pytest.mark.parametrize(
        ("key", "said"),
        [
            ("c", "no contradictions found; Facts shows what differs"),
            ("s", "nothing shared in A"),
            ("u", "unique 2 of 9"),
        ],
    )
    async def test_says_that_there_is_nothing(self, key: str, said: str) -> None:
        async with reading(compare=harbour.nothing) as pilot:
            await press(pilot, key)
            assert heading(pilot).endswith(said)

    async def test_each_contradiction_of_a_sentence_is_visited(self) -> None:
        left = Article.from_sentences(["Nine people died.", "It rained."])
        right = Article.from_sentences(["Nine were killed.", "Seven died.", "Eight died."])

        def thrice(left: Article, right: Article, *, progress: Callable[[str, float], None]) -> Comparison:
            progress("nothing", 0.5)
            pairs = []
            for at, overlap in enumerate((0.9, 0.5, 0.7)):
                relation = harbour.Relation.CONTRADICTORY if at else harbour.Relation.PARTIAL
                label = Label.CONTRADICTORY if at else Label.SHARED
                ours, theirs = (
                    harbour.spans(text, [text], label) for text in (left.sentence_text(0), right.sentence_text(at))
                )
                pairs.append(harbour.Pair(0, at, relation, overlap, 0.0, (), (), ours, theirs))
            return Comparison(left, right, tuple(pairs))

        async with reading(app=NewsdiffApp(left, right, compare=thrice)) as pilot:
            assert heading(pilot).startswith("A1 ≠ B3")
            await press(pilot, "c")
            assert heading(pilot).startswith("A1 ≠ B2")
            assert heading(pilot).endswith("contradiction 2 of 2")
            await press(pilot, "c")
            assert heading(pilot).startswith("A1 ≠ B3")
            await press(pilot, "C")
            assert heading(pilot).startswith("A1 ≠ B2")

    async def test_says_that_there_is_no_difference(self) -> None:
        left = Article.from_sentences(["Nothing happened."])

        def same(left: Article, right: Article, *, progress: Callable[[str, float], None]) -> Comparison:
            progress("nothing", 0.5)
            spans = harbour.spans(left.text, [left.text])
            pair = harbour.Pair(0, 0, harbour.Relation.SHARED, 1.0, 0.0, (), (), spans, spans)
            return Comparison(left, right, (pair,))

        async with reading(app=NewsdiffApp(left, left, compare=same)) as pilot:
            await press(pilot, "]")
            assert heading(pilot).endswith("no differences found")


class TestLinked:
    """The other article follows, or does not."""

    async def test_the_other_article_shows_the_counterpart(self) -> None:
        async with reading(size=(60, 15)) as pilot:
            await press(pilot, "j", "j", "j")
            assert any("Harbour master Ilse" in line for line in lines(pilot, "right"))

    async def test_it_moves_no_further_than_it_must(self) -> None:
        async with reading(size=(60, 15)) as pilot:
            await press(pilot, "j", "j", "j", "j")
            before = pane(pilot, "right").scroll_offset
            await press(pilot, "k")
            assert pane(pilot, "right").scroll_offset == before

    async def test_l_turns_it_off_and_on(self) -> None:
        async with reading(size=(60, 15)) as pilot:
            await press(pilot, "l")
            assert heading(pilot).endswith("linked scrolling off")
            await press(pilot, "j", "j", "j")
            assert pane(pilot, "right").scroll_offset.y == 0
            await press(pilot, "l")
            assert heading(pilot).endswith("linked scrolling on")
            assert any("Harbour master Ilse" in line for line in lines(pilot, "right"))

    async def test_space_shows_a_counterpart_even_then(self) -> None:
        async with reading(size=(60, 15)) as pilot:
            await press(pilot, "l", "j", "j", "j", "space")
            assert any("Harbour master Ilse" in line for line in lines(pilot, "right"))


class TestPanel:
    """How a sentence stands to its counterpart."""

    async def test_a_pair(self) -> None:
        async with reading() as pilot:
            assert panel(pilot).splitlines()[:4] == [
                "A1 ≈ B1 partly shared · 97%",
                "both The harbour bridge at Westhaven will stay closed until Friday … a cargo ship struck … on Monday",
                "only A after … one of its piers … night, the port authority said.",
                "only B and … officials said.",
            ]

    async def test_a_contradiction_shows_its_evidence(self) -> None:
        async with reading() as pilot:
            await press(pilot, "c")
            assert panel(pilot).startswith("A2 ≠ B2 contradictory · 94%")
            assert panel(pilot).splitlines()[1:3] == [
                "A says Nobody was hurt.",
                "B says Two sailors were slightly injured.",
            ]

    async def test_a_sentence_of_one_article_only(self) -> None:
        async with reading() as pilot:
            await press(pilot, "u")
            assert panel(pilot).startswith("A8 + unique only A says this")

    async def test_boilerplate(self) -> None:
        async with reading() as pilot:
            await press(pilot, "j", "j", "j", "j")
            assert panel(pilot).startswith("A5 · not the story no part of the story, and not counted")


class TestResizing:
    """Other sizes, the same place."""

    @pytest.mark.parametrize("size", [(60, 15), (80, 24), (100, 20), (200, 60), (40, 10), (20, 5)])
    async def test_keeps_the_cursor_in_view(self, size: tuple[int, int]) -> None:
        async with reading() as pilot:
            await press(pilot, "G")
            await pilot.resize_terminal(*size)
            await until(pilot, lambda: pane(pilot, "left").size.width <= size[0])
            if size[1] >= 10:
                assert any("▌" in line[:1] for line in lines(pilot, "left"))

    async def test_under_100_columns_the_articles_stand_one_above_the_other(self) -> None:
        async with reading(size=(99, 30)) as pilot:
            assert pane(pilot, "left").region.x == pane(pilot, "right").region.x
            await pilot.resize_terminal(100, 30)
            await until(pilot, lambda: pane(pilot, "left").region.y == pane(pilot, "right").region.y)
