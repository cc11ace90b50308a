"""Where the words of an article stand in a column: wrapping, cell widths, and the way from a cell to an offset.

All texts here have been through `printable`, so cells add up; all positions are code-point offsets.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate

from rich.cells import get_character_cell_size

from aligner import wrapping
from aligner.wrapping import Line


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
    """Break a range of the text into lines of at most `width` cells, as the screen draws them."""
    return wrapping.wrap(text, start, end, width, of=get_character_cell_size, even=even)


def clip(text: str, width: int) -> str:
    """Shorten a text to at most `width` cells, with an ellipsis for what is left out."""
    return wrapping.clip(text, width, get_character_cell_size)


def offset_at(text: str, line: Line, cell: int) -> int | None:
    """Return the offset of the character that covers a cell of a line, or None beyond its end."""
    widths = accumulate(get_character_cell_size(character) for character in text[line.start : line.end])
    return next((line.start + index for index, right in enumerate(widths) if cell < right), None)
