"""Articles are hostile: nothing in them reaches the terminal as more than text, or breaks the layout."""

from __future__ import annotations

import unicodedata

import pytest
from rich.cells import cell_len

from aligner.article import Article
from tests.tui.conftest import lines, pane, panel, press, reading, until
from tests.tui.harbour import nothing
from tui.app import NewsdiffApp

HOSTILE = (
    "[bold red]Markup[/bold red] [@click=app.quit]click me[/] $accent is text. \x1b[2J\x1b]0;title\x07 clears nothing. "
    "\x9b31m neither does this.\n"
    "\u202eReversed\u202c and zero\u200bwidth, \u2066isolated\u2069, a line\u2028separator and a \ud800 surrogate.\n"
    "国際社会は停火を求めた。援助が必要だ。 👩\u200d👩\u200d👧 ❤\ufe0f 👍🏽 e\u0301e\u0301e\u0301 שלום עולם "
    "مرحبا بالعالم.\n"
)


def hostile() -> NewsdiffApp:
    article = Article.from_text(HOSTILE, title="[b]bold[/b]\x1b[31m title\n[@click=app.quit]x[/]", source="a.txt")
    return NewsdiffApp(article, article, compare=nothing)


class TestHostileArticles:
    """Whatever they contain."""

    @pytest.mark.parametrize("size", [(60, 15), (80, 24), (120, 40), (40, 10)])
    async def test_every_line_is_as_wide_as_its_pane(self, size: tuple[int, int]) -> None:
        async with reading(size, app=hostile()) as pilot:
            for side in ("left", "right"):
                assert {cell_len(line) for line in lines(pilot, side)} == {pane(pilot, side).size.width}

    async def test_nothing_on_the_screen_is_a_control(self) -> None:
        async with reading((120, 40), app=hostile()) as pilot:
            shown = (
                "".join(lines(pilot, "left")) + panel(pilot).replace("\n", "") + str(pane(pilot, "left").border_title)
            )
            assert not {"Cc", "Cf", "Cs", "Zl", "Zp"} & {unicodedata.category(character) for character in shown}

    async def test_markup_is_shown_as_it_is_written(self) -> None:
        async with reading((120, 40), app=hostile()) as pilot:
            assert "[bold red]Markup[/bold red] [@click=app.quit]click" in lines(pilot, "left")[0]
            assert "[bold red]Markup[/bold red]" in panel(pilot)

    async def test_a_title_is_no_markup_either(self) -> None:
        async with reading((200, 60), app=hostile()) as pilot:
            svg = pilot.app.export_screenshot().replace("&#160;", " ")
            assert "[b]bold[/b]␛[31m title [@click=app.quit]x[/]" in svg

    async def test_an_article_of_one_word_without_spaces(self) -> None:
        article = Article.from_text("x" * 5000, title="long")
        app = NewsdiffApp(article, article, compare=nothing)
        async with reading(app=app) as pilot:
            await press(pilot, "j", "pagedown", "G")
            await until(pilot, lambda: "x" in lines(pilot, "left")[0])

    async def test_an_article_without_sentences(self) -> None:
        empty = Article.from_sentences([])
        app = NewsdiffApp(empty, empty, compare=nothing)
        async with app.run_test() as pilot:
            await app.workers.wait_for_complete()
            await pilot.pause()
            await press(pilot, "j", "pagedown", "G", "g", "tab", "enter", "space", "]", "u", "l", "ctrl+u")
            await pilot.click("#left", offset=(5, 5))
