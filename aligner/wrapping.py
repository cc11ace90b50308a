"""Text in lines of a width that is counted in cells: what a terminal and a report of plain text have in common.

Texts here have been through `printable`, so cells add up; all positions are code-point offsets.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple
from unicodedata import category, combining, east_asian_width

Cells = Callable[[str], int]

# Punctuation that may not begin a line, and that may not end one, in scripts that are written without spaces.
_CLOSING = frozenset({"Pe", "Pf", "Po"})
_OPENING = frozenset({"Ps", "Pi"})


class Line(NamedTuple):
    """One line: a range of the text, with none of the spaces at which it was broken."""

    start: int
    end: int


def cells(character: str) -> int:
    """Return the cells that most terminals give a character: 0, 1 or 2 (Unicode Standard Annex 11)."""
    if character < "\u0300":
        return 1
    if combining(character) or category(character) in {"Mn", "Me", "Cf"}:
        return 0
    return 2 if east_asian_width(character) in {"W", "F"} else 1


def width_of(text: str, of: Cells = cells) -> int:
    """Return the cells that a text takes."""
    return len(text) if text.isascii() else sum(map(of, text))


def wrap(
    text: str, start: int, end: int, width: int, *, of: Cells = cells, even: bool = False, later: int | None = None
) -> Iterable[Line]:
    """Break a range of the text into lines of at most `width` cells: between words, or else within one.

    `of` says how many cells a character takes. Where each is known to take one, the text is `even`, and this takes
    much less time. The lines after the first have a width of `later`, if that is given.
    """
    if even and later is None:
        return _wrap_even(text, start, end, max(1, width))
    return _wrap(text, start, end, width, of, even=even, later=later)


def _wrap(text: str, start: int, end: int, width: int, of: Cells, *, even: bool, later: int | None) -> Iterator[Line]:
    width = max(1, width)
    while True:
        stop = min(start + width, end) if even else reach(text, start, end, width, of)
        stop = max(stop, min(start + 1, end))  # one character at least, also where it is wider than the line
        if stop == end:
            yield Line(start, end)
            return
        cut = _break(text, start, stop, of, even=even)
        yield Line(start, start + len(text[start:cut].rstrip(" ")))
        start = _behind_spaces(text, cut, end)
        if start == end:
            return
        width = max(1, later or width)


def _wrap_even(text: str, start: int, end: int, width: int) -> list[Line]:
    """Do the same where a column is a character: for a long article at once, with nothing to look up for each line."""
    lines = []
    while end - start > width:
        stop = start + width
        cut = stop
        if text[stop] != " ":
            cut = max(text.rfind(" ", start, stop), text.rfind("—", start, stop)) + 1 or stop
        last = cut
        while last > start and text[last - 1] == " ":
            last -= 1
        lines.append(Line(start, last))
        start = cut if text[cut] != " " else _behind_spaces(text, cut, end)
        if start == end:
            return lines
    lines.append(Line(start, end))
    return lines


def _behind_spaces(text: str, at: int, end: int) -> int:
    while at < end and text[at] == " ":
        at += 1
    return at


def reach(text: str, start: int, end: int, width: int, of: Cells = cells) -> int:
    """Return the offset up to which the text fits into `width` cells."""
    used = 0
    for at in range(start, end):
        used += of(text[at])
        if used > width:
            return at
    return end


def clip(text: str, width: int, of: Cells = cells) -> str:
    """Shorten a text to at most `width` cells, with an ellipsis for what is left out."""
    if width_of(text, of) <= width:
        return text
    return text[: reach(text, 0, len(text), max(0, width - 1), of)].rstrip() + "…" if width > 0 else ""


def _break(text: str, start: int, stop: int, of: Cells, *, even: bool) -> int:
    """Return the offset, from `start` (not included) to `stop`, at which the next line is best begun."""
    if text[stop] == " ":
        return stop
    cut = max(start, text.rfind(" ", start, stop) + 1, text.rfind("—", start, stop) + 1)
    if not even:
        for at in range(stop, cut, -1):
            before, after = text[at - 1], text[at]
            wide = of(before) == 2 or of(after) == 2
            if wide and category(after) not in _CLOSING and category(before) not in _OPENING:
                return at
    return cut if cut > start else stop
