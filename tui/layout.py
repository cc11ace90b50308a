"""Where the words of an article stand in a column: wrapping, cell widths, and the way from a cell to an offset.

All texts here have been through `printable`, so cells add up; all positions are code-point offsets.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple
from unicodedata import category

from rich.cells import cell_len, get_character_cell_size

# Punctuation that may not begin a line, and that may not end one, in scripts that are written without spaces.
_CLOSING = frozenset({"Pe", "Pf", "Po"})
_OPENING = frozenset({"Ps", "Pi"})


class Line(NamedTuple):
    """One line on the screen: a range of the text, with none of the spaces at which it was broken."""

    start: int
    end: int


@dataclass(frozen=True)
class Layout:
    """A text in lines of one width. `starts` are the offsets at which the lines start, in order."""

    width: int
    lines: tuple[Line, ...]
    starts: tuple[int, ...]

    def line_at(self, offset: int) -> int:
        """Return the number of the line that shows an offset."""
        return max(0, bisect_right(self.starts, offset) - 1)

    def lines_of(self, start: int, end: int) -> range:
        """Return the numbers of the lines that show a range of the text."""
        return range(self.line_at(start), self.line_at(max(start, end - 1)) + 1)


def lay_out(text: str, paragraphs: Iterable[tuple[int, int]], width: int, *, gap: bool) -> Layout:
    """Wrap each paragraph to a width; `gap` puts an empty line between one and the next."""
    lines: list[Line] = []
    uneven = {character for character in set(text) if get_character_cell_size(character) != 1}
    for start, end in paragraphs:
        if gap and lines:
            # It begins where the text before it ends, so that looking up an offset never finds it.
            lines.append(Line(lines[-1].end, lines[-1].end))
        lines.extend(wrap(text, start, end, width, even=uneven.isdisjoint(text[start:end])))
    return Layout(width, tuple(lines), tuple(line.start for line in lines))


def wrap(text: str, start: int, end: int, width: int, *, even: bool = False) -> Iterator[Line]:
    """Break a range of the text into lines of at most `width` cells: between words, or else within one.

    Where each character is known to take one cell, the text is `even`, and this takes much less time.
    """
    width = max(1, width)
    while True:
        stop = min(start + width, end) if even else _reach(text, start, end, width)
        if stop == end:
            yield Line(start, end)
            return
        cut = _break(text, start, stop, even=even)
        yield Line(start, start + len(text[start:cut].rstrip(" ")))
        start = cut
        while start < end and text[start] == " ":
            start += 1
        if start == end:
            return


def clip(text: str, width: int) -> str:
    """Shorten a text to at most `width` cells, with an ellipsis for what is left out."""
    if cell_len(text) <= width:
        return text
    return text[: _reach(text, 0, len(text), max(0, width - 1))].rstrip() + "…" if width > 0 else ""


def offset_at(text: str, line: Line, cell: int) -> int | None:
    """Return the offset of the character that covers a cell of a line, or None beyond its end."""
    widths = accumulate(get_character_cell_size(character) for character in text[line.start : line.end])
    return next((line.start + index for index, right in enumerate(widths) if cell < right), None)


def _reach(text: str, start: int, end: int, width: int) -> int:
    """Return the offset up to which the text fits into `width` cells; at least one character always does."""
    used = 0
    for at in range(start, end):
        used += get_character_cell_size(text[at])
        if used > width:
            return max(at, start + 1) if width else at
    return end


def _break(text: str, start: int, stop: int, *, even: bool) -> int:
    """Return the offset, from `start` (not included) to `stop`, at which the next line is best begun."""
    if text[stop] == " ":
        return stop
    cut = max(start, text.rfind(" ", start, stop) + 1, text.rfind("—", start, stop) + 1)
    if not even:
        for at in range(stop, cut, -1):
            before, after = text[at - 1], text[at]
            wide = get_character_cell_size(before) == 2 or get_character_cell_size(after) == 2
            if wide and category(after) not in _CLOSING and category(before) not in _OPENING:
                return at
    return cut if cut > start else stop
