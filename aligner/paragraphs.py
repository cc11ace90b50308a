"""Text -> paragraphs, as offsets into a text that is never altered."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

Range = tuple[int, int]

# A text was wrapped if its longest line is of such a length and most of its lines broke where they had to.
WRAP_WIDTHS = range(40, 121)
WRAP_LINES = 4
WRAP_SHARE = 0.6

BULLET = re.compile(r"(?:[-*•–—]|\d{1,3}[.)])\s")


def paragraphs(text: str) -> list[Range]:
    """Return the blocks of text between line ends, without the blanks around them; none is empty.

    In a text that was wrapped, a line that had no room for the next word is joined to the next line.
    """
    lines = list(_lines(text))
    width = _wrap_width(text, lines)
    found: list[Range] = []
    before = (0, 0)
    for line in lines:
        if line[0] < line[1]:
            if width and before[0] < before[1] and _was_full(text, before, line, width):
                found[-1] = (found[-1][0], line[1])
            else:
                found.append(line)
        before = line
    return found


def _lines(text: str) -> Iterator[Range]:
    """Yield all lines without the blanks around them."""
    at = 0
    for line in text.splitlines(keepends=True):
        yield trim(text, at, at + len(line))
        at += len(line)


def _wrap_width(text: str, lines: list[Range]) -> int:
    """Return the width that a text was wrapped at, or 0 if it was not.

    A wrapped line had no room for the first word of the next one. That, and ends without a full stop, tell it from a
    text with a paragraph or a sentence a line.
    """
    width = max((end - start for start, end in lines), default=0)
    if width not in WRAP_WIDTHS:
        return 0
    inner = [(a, b) for a, b in pairwise(lines) if a[0] < a[1] and b[0] < b[1]]
    full = [line for line, after in inner if _was_full(text, line, after, width)]
    unfinished = sum(text[end - 1].isalnum() or text[end - 1] in ",;-" for _, end in full)
    wrapped = len(inner) >= WRAP_LINES and len(full) >= WRAP_SHARE * len(inner) and 2 * unfinished >= len(full)
    return width if wrapped else 0


def _was_full(text: str, line: Range, after: Range, width: int) -> bool:
    """Tell whether the first word of the next line had no room on this one."""
    first = text[slice(*after)].split(maxsplit=1)[0]
    return line[1] - line[0] + 1 + len(first) > width and not BULLET.match(text, *after)


def trim(text: str, start: int, end: int) -> Range:
    """Return a range of the text without the blanks around it."""
    block = text[start:end]
    begin = end - len(block.lstrip())
    return (begin, max(begin, start + len(block.rstrip())))
