"""Where the lines of the Pairs view stand: a group begins level on both sides, or one side stands below the other."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate

from aligner.labels import Side
from aligner.wrapping import Line
from tui.pairing import Cell, Group, Stop

# The lines that each sentence takes, by its side and index.
Wrapped = Mapping[Side, Sequence[Sequence[Line]]]


_NO_LINE = Line(0, 0)


@dataclass(frozen=True)
class Slot:
    """What one line shows on one side: a line of a cell, its first one or not; nothing at all; or a hatch.

    Or it stands for so many sentences that are hidden.
    """

    cell: Cell | None = None
    line: Line = _NO_LINE
    first: bool = False
    hatched: bool = False
    folded: int = 0


class Level:
    """The groups in lines. `stacked`: the right side stands below the left one. `gap`: an empty line after each."""

    def __init__(self, groups: Sequence[Group], wrapped: Wrapped, *, stacked: bool, gap: bool) -> None:
        self._groups = groups
        self._wrapped = wrapped
        self._stacked = stacked
        self._gap = gap
        self._starts = [0, *accumulate(self._height(group) + gap for group in groups)]

    @property
    def height(self) -> int:
        """The number of lines."""
        return max(0, self._starts[-1] - self._gap)

    def group_at(self, line: int) -> int:
        """Return the number of the group at a line; beyond the end, of the last one."""
        return min(max(0, bisect_right(self._starts, line) - 1), max(0, len(self._groups) - 1))

    def lines_of(self, stop: Stop) -> range:
        """Return the lines of a cell."""
        group = self._groups[stop.group]
        start = self._starts[stop.group] + (self._of(group.left) if self._stacked and stop.side == "right" else 0)
        cells = group.side(stop.side)
        start += self._of(cells[: stop.at])
        return range(start, start + self._of(cells[stop.at : stop.at + 1]))

    def lines_of_group(self, number: int) -> range:
        """Return the lines of a group, without the gap."""
        return range(self._starts[number], self._starts[number + 1] - self._gap)

    def slots(self, line: int) -> tuple[Slot, ...]:
        """Return what a line shows: on the left and on the right, or the one thing where both are stacked."""
        number = self.group_at(line)
        if not self._groups or line not in self.lines_of_group(number):
            return (Slot(),) if self._stacked else (Slot(), Slot())
        group, at = self._groups[number], line - self._starts[number]
        if group.folded:
            return (Slot(folded=group.folded),)
        missing = Slot(hatched=group.is_story)
        if not self._stacked:
            return self._slot(group.left, at) or missing, self._slot(group.right, at) or missing
        above = self._of(group.left) or group.is_story
        slot = self._slot(group.left, at) if at < above else self._slot(group.right, at - above)
        return (slot or missing,)

    def _slot(self, cells: Sequence[Cell], at: int) -> Slot | None:
        """Return what line `at` of some cells shows; None if there are no cells."""
        if not cells:
            return None
        for cell in cells:
            lines = self._wrapped[cell.side][cell.index]
            if at < len(lines):
                return Slot(cell, lines[at], at == 0)
            at -= len(lines)
        return Slot()

    def _height(self, group: Group) -> int:
        if group.folded:
            return 1
        left, right = self._of(group.left), self._of(group.right)
        return (left or group.is_story) + (right or group.is_story) if self._stacked else max(left, right)

    def _of(self, cells: Sequence[Cell]) -> int:
        return sum(len(self._wrapped[cell.side][cell.index]) for cell in cells)
