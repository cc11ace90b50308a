"""The command palette: every action by its name, with its key."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator
from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from tui.actions import Action, keys_in
from tui.screens.room import RoomScreen

NAME_WIDTH = 34


class Actions(Provider):
    """Offers what the key bindings offer."""

    async def discover(self) -> Hits:
        """Offer everything, in the order of the help."""
        for action, keys in self._offered():
            yield DiscoveryHit(_line(Content(action.name), keys), self._command(action), action.name)

    async def search(self, query: str) -> Hits:
        """Offer what matches."""
        matcher = self.matcher(query)
        for action, keys in self._offered():
            score = matcher.match(action.name)
            if score > 0:
                yield Hit(score, _line(matcher.highlight(action.name), keys), self._command(action), action.name)

    def _offered(self) -> Iterator[tuple[Action, str]]:
        room = self.screen
        keys = keys_in(room)
        for group in room.groups if isinstance(room, RoomScreen) else ():
            for action in group.actions:
                if action.id in keys:
                    yield action, "  ".join(keys[action.id])

    def _command(self, action: Action) -> Callable[[], Awaitable[None]]:
        return partial(self.screen.run_action, action.action)


def _line(name: Content, keys: str) -> Content:
    return Content.assemble(name, " " * max(NAME_WIDTH - len(name), 2), (keys, "$text-muted"))
