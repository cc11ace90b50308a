"""What the tests of the screen share: an app on two short articles, and ways to see what it shows."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from textual.pilot import Pilot

from tests.tui import harbour
from tui.app import NewsdiffApp
from tui.lines import LinesView
from tui.widgets.article import ArticlePane
from tui.widgets.relation import RelationPanel
from tui.work import Compare

WIDE = (120, 40)
NARROW = (80, 24)

# The columns before the text of an article: a bar, the number of a sentence, two glyphs, and blanks.
GUTTER = 7

VIEWS = {"2": "pairs", "3": "facts", "4": "wording"}

# What Textual calls the keys that are no letters.
SIGNS = {
    "]": "right_square_bracket",
    "[": "left_square_bracket",
    "?": "question_mark",
    "/": "slash",
    "+": "plus",
    "-": "minus",
}


@asynccontextmanager
async def reading(
    size: tuple[int, int] = WIDE, *, app: NewsdiffApp | None = None, compare: Compare = harbour.compare
) -> AsyncIterator[Pilot[None]]:
    """Open the app on the harbour articles, and wait until they are compared."""
    app = app or NewsdiffApp(*harbour.articles(), compare=compare)
    async with app.run_test(size=size, notifications=True) as pilot:
        await until(pilot, lambda: panel(pilot)[:1] in {"A", "B"})
        yield pilot


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys, one right after the other, and wait for what they do; Pilot's own `press` waits after each."""
    for key in keys:
        pilot.app.simulate_key(SIGNS.get(key, key))
    await pilot.pause()


async def until(pilot: Pilot[None], condition: Callable[[], bool]) -> None:
    """Wait for something to become true."""
    for _ in range(500):
        if condition():
            return
        await pilot.pause(0.01)
    raise AssertionError(f"it never came to that; the panel says: {panel(pilot)}")


def panel(pilot: Pilot[None]) -> str:
    """Return what the panel says, without the blanks between its parts."""
    # A screen that has just been opened has none yet.
    found = pilot.app.screen_stack[0].query(RelationPanel).results()
    return "\n".join(
        " ".join(widget.render_line(y).text.split()) for widget in found for y in range(widget.size.height)
    ).rstrip()


def heading(pilot: Pilot[None]) -> str:
    """Return the first line of the panel."""
    return panel(pilot).partition("\n")[0]


def here(pilot: Pilot[None]) -> str:
    """Return the name of the sentence under the cursor, such as "A1"."""
    return heading(pilot).partition(" ")[0]


def pane(pilot: Pilot[None], side: str) -> ArticlePane:
    """Return one of the two panes."""
    return pilot.app.screen_stack[0].query_one(f"#{side}", ArticlePane)


def lines(pilot: Pilot[None], side: str) -> list[str]:
    """Return the lines that a pane shows."""
    # A screen that has just been opened has no panes yet.
    found = pilot.app.screen_stack[0].query(f"#{side}").results(ArticlePane)
    return [widget.render_line(y).text for widget in found for y in range(widget.size.height)]


async def look(pilot: Pilot[None], key: str) -> LinesView:
    """Press the key of a view that shows rows, and wait until it shows them; return what shows them."""
    await press(pilot, key)
    widget = pilot.app.screen_stack[0].query_one(f"#{VIEWS[key]}", LinesView)
    await until(pilot, lambda: widget.virtual_size.height > 0 and widget.size.height > 0)
    await pilot.pause()
    return widget


def shown(widget: LinesView) -> list[str]:
    """Return the lines that a widget shows, without the blanks at their ends."""
    return [widget.render_line(y).text.rstrip() for y in range(widget.scrollable_size.height)]
