"""Every action does the same by key, by palette and, where it can be clicked, by mouse; and each does something."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from tests.tui import harbour
from tests.tui.conftest import SIGNS, here, look, panel, press, reading, until
from tui.actions import ALL, Action
from tui.app import NewsdiffApp
from tui.articles import Sources
from tui.commands import Actions
from tui.lines import LinesView
from tui.options import Options
from tui.screens.room import RoomScreen
from tui.widgets.keybar import KeyBar
from tui.widgets.viewbar import ViewBar

FIND = ["/", *"maren", "enter"]

# What to press before each action, from A1 in the articles on, so that it has something to do.
BEFORE: dict[str, list[str]] = {
    "sentence.next": [],
    "sentence.previous": ["j"],
    "half.down": [],
    "half.up": ["G"],
    "page.down": [],
    "page.up": ["G"],
    "first": ["G"],
    "last": [],
    "pane.other": [],
    "counterpart.jump": ["j"],
    "counterpart.next": ["tab", "j", "j", "j"],
    "mention.open": ["3", "g"],
    "mention.next": ["3", "g", *"jjjj"],
    "linked": [],
    "difference.next": [],
    "difference.previous": ["G"],
    "unique.next": [],
    "unique.previous": ["G"],
    "contradiction.next": [],
    "contradiction.previous": ["G"],
    "shared.next": [],
    "shared.previous": ["G"],
    "sort.next": ["2"],
    "find.words": [],
    "find.next": FIND,
    "find.previous": FIND,
    "filter": [],
    "clear": FIND,
    "copy": ["y", "j"],
    "stricter": [],
    "laxer": [],
    "view.read": ["2"],
    "view.pairs": [],
    "view.facts": [],
    "view.wording": [],
    "view.next": [],
    "export": [],
    "open": [],
    "reload": ["j"],
    "help": [],
    "palette": [],
    "theme": [],
    "suspend": [],
    "quit": [],
}

# And what to press afterwards, where escape does not put everything back.
AFTER = {"linked": ["l"], "stricter": ["-"], "laxer": ["+"], "sort.next": ["z", "z"]}

ACTIONS = {action.id: action for group in ALL for action in group.actions}
TABS = {"view.read": "Read", "view.pairs": "Pairs", "view.facts": "Facts", "view.wording": "Wording"}

Do = Callable[[Pilot[None], Action], Awaitable[None]]


async def by_key(pilot: Pilot[None], action: Action) -> None:
    key = action.keys.partition(",")[0]
    await press(pilot, SIGNS.get(key, key))


async def by_palette(pilot: Pilot[None], action: Action) -> None:
    """Run what the command palette would: it is asked for by the full name of the action."""
    hits = [hit async for hit in Actions(pilot.app.screen).search(action.name)]
    best = max(hits, key=lambda hit: hit.score)
    assert best.text == action.name
    await best.command()
    await pilot.pause()


async def by_mouse(pilot: Pilot[None], action: Action) -> None:
    if action.id in TABS:
        await pilot.click(ViewBar, offset=(1 + bar(pilot, ViewBar).index(TABS[action.id]), 0))
    else:
        await pilot.click(KeyBar, offset=(1 + bar(pilot, KeyBar).index(f" {action.bar}") + 1, 0))
    await pilot.pause()


def bar(pilot: Pilot[None], kind: type[KeyBar] | type[ViewBar]) -> str:
    return pilot.app.screen.query_one(kind).render().plain


async def begin(pilot: Pilot[None], keys: list[str]) -> None:
    """Go back to the first sentences of both articles, with nothing open, and press some keys there."""
    while len(pilot.app.screen_stack) > 1:
        await press(pilot, "escape")
    await press(pilot, "escape", "escape", "1")
    await press(pilot, "G", "g", "tab", "G", "g", *["tab"] * (here(pilot)[0] == "A"))
    pilot.app.copy_to_clipboard("")
    await press(pilot, *keys)
    await until(pilot, lambda: "collecting" not in panel(pilot))


def state(pilot: Pilot[None]) -> tuple[Any, ...]:
    """Return what a reader sees of the app."""
    room = pilot.app.screen_stack[0]
    assert isinstance(room, RoomScreen)
    lines = [widget for widget in room.query(LinesView) if widget.display]
    search = room.lens.search
    return (
        type(pilot.app.screen).__name__,
        room.view.id,
        panel(pilot),
        # Where a table or the pairs were left, they stay; articles go back to their beginnings.
        [str(widget.border_title) for widget in lines],
        [widget.scroll_offset.y for widget in lines if room.view.id == "read"],
        pilot.app.clipboard,
        room.prompt.is_open and room.prompt.kind,
        search and search.said,
    )


async def done(pilot: Pilot[None], action: Action, how: Do) -> tuple[Any, Any]:
    """Return what is seen before an action, and after it."""
    await begin(pilot, BEFORE[action.id])
    before = state(pilot)
    await how(pilot, action)
    if action.id == "reload":
        await until(pilot, lambda: "nothing has changed" in panel(pilot))
    await until(pilot, lambda: "collecting" not in panel(pilot))
    after = state(pilot)
    while len(pilot.app.screen_stack) > 1 or pilot.app.screen_stack[0].query_one("#prompt").display:
        await press(pilot, "escape")
    await press(pilot, *AFTER.get(action.id, []))
    return before, after


def test_no_action_is_left_out() -> None:
    assert BEFORE.keys() == ACTIONS.keys()


async def test_each_does_the_same_in_every_way(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.views.facts.facts", harbour.facts)
    names = [str(tmp_path / name) for name in "ab"]
    for name, text in zip(names, (harbour.LEFT, harbour.RIGHT), strict=True):
        Path(name).write_text(text, encoding="utf-8")
    sources = Sources(Options((names[0], names[1])))
    app = NewsdiffApp(*sources.read(), compare=harbour.compare, sources=sources)
    wrong = []
    async with reading((200, 12), app=app) as pilot:
        for view in "234":
            await look(pilot, view)
        for action in ACTIONS.values():
            if action.id in {"quit", "suspend"}:  # The one has a test of its own, the other takes a terminal.
                continue
            before, wanted = await done(pilot, action, by_key)
            if before == wanted:
                wrong.append(f"{action.id} does nothing")
            ways: list[Do] = [by_palette, by_mouse] if action.bar or action.id in TABS else [by_palette]
            for way in ways:
                _, found = await done(pilot, action, way)
                if found != wanted:
                    wrong.append(f"{action.id} {way.__name__}: {found}, not {wanted}")
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("way", [by_key, by_palette, by_mouse])
async def test_quit(way: Do) -> None:
    app = NewsdiffApp(*harbour.articles(), compare=harbour.compare)
    async with reading((200, 12), app=app) as pilot:
        await way(pilot, ACTIONS["quit"])
    assert app.return_code == 0
