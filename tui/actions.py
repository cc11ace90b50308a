"""Everything that can be done, once: key bindings, help, key bar and command palette are all made from these lists."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from textual.binding import Binding
from textual.screen import Screen


class Action(NamedTuple):
    """One thing to do. `bar` is its short name in the key bar; an action without one is not shown there."""

    id: str
    keys: str
    action: str
    name: str
    bar: str = ""

    @property
    def help(self) -> str:
        """What the action does, without the kind of action that its name begins with."""
        return self.name.partition(": ")[2] or self.name

    def called(self, name: str) -> Action:
        """Return the action under another name."""
        return self._replace(name=name)

    def quiet(self) -> Action:
        """Return the action without a place in the key bar."""
        return self._replace(bar="")


class Group(NamedTuple):
    """Actions that belong together under one heading."""

    title: str
    actions: tuple[Action, ...]

    def saying(self, names: Mapping[str, str]) -> Group:
        """Return the group with other names for some actions, by id: the same keys, in a view where they do that."""
        return Group(self.title, tuple(action.called(names.get(action.id, action.name)) for action in self.actions))

    def quiet(self) -> Group:
        """Return the group without a place in the key bar: its keys still answer, in a view where they find nothing."""
        return Group(self.title, tuple(action.quiet() for action in self.actions))


MOVE = Group(
    "Move",
    (
        Action("sentence.next", "j,down", "screen.move(1)", "go: next sentence", "next"),
        Action("sentence.previous", "k,up", "screen.move(-1)", "go: previous sentence"),
        Action("half.down", "ctrl+d", "screen.page(0.5)", "go: half a page down"),
        Action("half.up", "ctrl+u", "screen.page(-0.5)", "go: half a page up"),
        Action("page.down", "pagedown", "screen.page(1.0)", "go: a page down"),
        Action("page.up", "pageup", "screen.page(-1.0)", "go: a page up"),
        Action("first", "g,home", "screen.edge(-1)", "go: first sentence"),
        Action("last", "G,end", "screen.edge(1)", "go: last sentence"),
        Action("pane.other", "tab,shift+tab", "screen.other_pane", "go: other article", "pane"),
    ),
)

ACROSS = Group(
    "Between A and B",
    (
        Action("counterpart.jump", "enter", "screen.jump", "go: counterpart", "counterpart"),
        Action("counterpart.next", "space", "screen.next_counterpart", "view: next counterpart"),
    ),
)

MENTIONS = Group(
    "In a table",
    (
        Action("mention.open", "enter", "screen.open_mention", "go: this sentence in its article", "read"),
        Action("mention.next", "space", "screen.next_mention", "view: next mention"),
    ),
)

LINK = Group("Articles", (Action("linked", "l", "screen.toggle_linked", "view: linked scrolling"),))

SEEK = Group(
    "By kind",
    (
        Action("difference.next", "]", "screen.seek('difference', 1)", "go: next difference", "difference"),
        Action("difference.previous", "[", "screen.seek('difference', -1)", "go: previous difference"),
        Action("unique.next", "u", "screen.seek('unique', 1)", "go: next unique", "unique"),
        Action("unique.previous", "U", "screen.seek('unique', -1)", "go: previous unique"),
        Action("contradiction.next", "c", "screen.seek('contradiction', 1)", "go: next contradiction", "contradiction"),
        Action("contradiction.previous", "C", "screen.seek('contradiction', -1)", "go: previous contradiction"),
        Action("shared.next", "s", "screen.seek('shared', 1)", "go: next shared", "shared"),
        Action("shared.previous", "S", "screen.seek('shared', -1)", "go: previous shared"),
    ),
)

ORDER = Group(
    "Order",
    (Action("sort.next", "z", "screen.sort", "sort: in another order", "sort"),),
)

FIND = Group(
    "Find and filter",
    (
        Action("find.words", "/", "screen.find", "go: find words in both articles", "find"),
        Action("find.next", "n", "screen.find_next(1)", "go: next match"),
        Action("find.previous", "N", "screen.find_next(-1)", "go: previous match"),
        Action("filter", "f", "screen.filter", "view: filter by label, words, @name", "filter"),
        Action("clear", "escape", "screen.clear", "view: clear search or filter; cancel"),
    ),
)

LOOK = Group(
    "This sentence, these pairs",
    (
        Action("copy", "y", "screen.copy", "text: copy sentence, pair, evidence"),
        Action("stricter", "+,=", "screen.stricter(1)", "view: stricter, surer pairs alone"),
        Action("laxer", "-", "screen.stricter(-1)", "view: laxer, doubtful pairs too"),
    ),
)

VIEWS = Group(
    "Views",
    (
        Action("view.read", "1", "screen.view('read')", "view: read"),
        Action("view.pairs", "2", "screen.view('pairs')", "view: pairs"),
        Action("view.facts", "3", "screen.view('facts')", "view: facts"),
        Action("view.wording", "4", "screen.view('wording')", "view: wording"),
        Action("view.next", "v", "screen.next_view", "view: next view", "view"),
    ),
)

EVERYWHERE = Group(
    "Everywhere",
    (
        Action("export", "e", "app.export", "export: report or picture", "export"),
        Action("open", "o", "app.open", "app: open two articles", "open"),
        Action("reload", "r", "app.reload", "app: read these articles again"),
        Action("help", "?", "app.help", "view: help", "help"),
        Action("palette", "ctrl+p", "app.palette", "view: every command by name"),
        Action("theme", "t", "app.theme", "view: theme"),
        Action("suspend", "ctrl+z", "app.suspend_process", "app: suspend; fg comes back"),
        Action("quit", "q", "app.quit", "app: quit", "quit"),
    ),
)

MOVE_ACROSS = MOVE.saying({"pane.other": "go: what stands on the other side"})
MOVE_ROWS = MOVE.saying(
    {
        "sentence.next": "go: next row",
        "sentence.previous": "go: previous row",
        "first": "go: first row",
        "last": "go: last row",
    }
)
FIND_ROWS = FIND.saying({"find.words": "go: find words, row by row"})
FIND_WORDING = FIND_ROWS.saying({"filter": "view: filter by words, @name"})

# What each view has, besides the way to the others and what works everywhere.
READ = (MOVE, ACROSS, LINK, SEEK, FIND, LOOK)
PAIRS = (MOVE_ACROSS, ACROSS, SEEK, FIND, ORDER, LOOK)
FACTS = (MOVE_ROWS, MENTIONS, SEEK, FIND_ROWS, ORDER, LOOK)
WORDING = (MOVE_ROWS, MENTIONS, SEEK.quiet(), FIND_WORDING, ORDER, LOOK)

ALL = (MOVE, ACROSS, MENTIONS, LINK, SEEK, FIND, ORDER, LOOK, VIEWS, EVERYWHERE)


def bindings(groups: Iterable[Group]) -> list[Binding]:
    """Make the key bindings of some groups of actions; each can be remapped by its id.

    They have priority, so that the app does what a key says before it takes the next one. Else the keys of a fast
    reader would all be under way to the same widget, also those behind one that opens a prompt.
    """
    return [
        Binding(
            action.keys,
            action.action,
            action.help,
            show=bool(action.bar),
            tooltip=action.help,
            priority=True,
            id=action.id,
        )
        for group in groups
        for action in group.actions
    ]


def method_of(action: Action | Binding) -> str:
    """Return the name of the method that an action or a binding calls."""
    return action.action.partition("(")[0].rpartition(".")[2]


def keys_in(screen: Screen[Any]) -> dict[str, list[str]]:
    """Return the keys that each action has on a screen, by the id of the action, as a reader would write them."""
    keys: dict[str, list[str]] = {}
    for active in screen.active_bindings.values():
        # The screen says what it can do; when another one lies over it, Textual would ask that.
        known = not active.binding.action.startswith("screen.") or screen.check_action(method_of(active.binding), ())
        if known and active.binding.id is not None:
            keys.setdefault(active.binding.id, []).append(screen.app.get_key_display(active.binding))
    return keys
