"""Strips as widgets give them to the screen that draw every cell of their lines themselves."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Self

from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget


def filtered(widget: Widget, strips: Iterable[Strip]) -> list[Strip]:
    """Return strips in the colours that the terminal is to have, such as none under NO_COLOR."""
    filters, background = widget.get_line_filters(), widget.background_colors[1]
    found = []
    for strip in strips:
        for each in filters:
            strip = strip.apply_filter(each, background)
        found.append(strip)
    return found


def cut(strips: Iterable[Strip], crop: Region, width: int) -> Iterable[Strip]:
    """Return the columns of strips that a region has; all are as wide as `width`."""
    if crop.column_span == (0, width):
        return strips
    return (strip.crop(crop.x, crop.right) for strip in strips)


class Kept(Widget):
    """A widget that seldom changes; its lines stay as Textual has drawn them until it is refreshed.

    For each key on any widget, Textual dresses every line of all of them again.
    """

    def __init__(self, *, id: str) -> None:  # noqa: A002 - as Textual calls it
        super().__init__(id=id)
        self._kept: tuple[Region, list[Strip]] | None = None

    def render_lines(self, crop: Region) -> list[Strip]:
        """Return some lines, drawn now or before."""
        if self._kept is None or self._kept[0] != crop:
            self._kept = crop, super().render_lines(crop)
        return self._kept[1]

    def refresh(self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False) -> Self:
        """Draw the lines again."""
        self._kept = None
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def notify_style_update(self) -> None:
        """Draw in the new colours."""
        self._kept = None
        super().notify_style_update()
