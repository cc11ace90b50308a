"""The styles of a widget's component classes, looked up once: Textual works each out anew whenever it is asked."""

from __future__ import annotations

from collections.abc import Callable

from rich.style import Style


class Styles:
    """Gives a style by the name of its class, until it is told to forget them, since the colours have changed."""

    def __init__(self, look_up: Callable[[str], Style]) -> None:
        self._look_up = look_up
        self._known: dict[str, Style] = {}

    def __getitem__(self, name: str) -> Style:
        style = self._known.get(name)
        if style is None:
            style = self._known[name] = self._look_up(name)
        return style

    def forget(self) -> None:
        """Look all of them up anew."""
        self._known.clear()
