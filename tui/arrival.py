"""Waiting for keys that were typed before the one that is being handled, and are still under way to a widget."""

from __future__ import annotations

import asyncio

from textual.widget import Widget


async def arrival(widget: Widget) -> None:
    """Wait until a widget has dealt with all that it was sent so far; to be called by another one, or by the app."""
    done = asyncio.Event()
    if widget.call_later(done.set):
        await done.wait()
