"""What is shown of the rows of the panel where there is no room for all: how many lines of each, from where on."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len

from tui.layout import wrap

# What is to be seen has at most so many letters before it on its line, and at most this part of the line.
BEFORE = 24
PART = 3


def shares(wanted: Sequence[int], room: int) -> list[int]:
    """Return how many of so many lines each row gets of those that it wants: the first one of each, then by turns."""
    given = [0] * len(wanted)
    for turn in range(max(wanted, default=0)):
        for row, lines in enumerate(wanted):
            if turn < lines and room > 0:
                given[row] += 1
                room -= 1
    return given


def beginning(text: str, core: tuple[int, int], width: int, lines: int) -> int:
    """Return where so many lines of a text begin that show its core: at its start, if that is near enough.

    Of a core that is too long for them they show the beginning.
    """
    start, end = core
    above = list(wrap(text, 0, end, width))
    # The last line is cut off for the ellipsis.
    room = width if end == len(text) else width - 1
    if len(above) <= lines and cell_len(text[above[-1].start : end]) <= (room if len(above) == lines else width):
        return 0
    near = max(0, start - min(BEFORE, width // PART))
    return text.find(" ", near, start) + 1 or start
