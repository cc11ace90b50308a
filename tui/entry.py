"""A line to type in that takes its keys one after the other."""

from __future__ import annotations

from textual import events
from textual.binding import Binding
from textual.widgets import Input

# What each key does that edits the line.
EDITS = {
    key.strip(): binding.action
    for binding in Input.BINDINGS
    if isinstance(binding, Binding)
    for key in binding.key.split(",")
}


class Entry(Input):
    """As Textual's own, where letters are written at once, but deleted only when the app comes to it."""

    async def on_key(self, event: events.Key) -> None:
        """Edit at once."""
        if event.key in EDITS:
            event.stop()
            event.prevent_default()
            await self.run_action(EDITS[event.key])
