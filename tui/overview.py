"""A whole article in a few rows: which label each row has, and which rows are in view."""

from __future__ import annotations

from typing import NamedTuple

from aligner.labels import Label

# A row is shared if this part of it is, or more; and unique if this part or less.
MOSTLY = 0.65
HARDLY = 0.25


class Run(NamedTuple):
    """Lines that one sentence takes, its label, and what part of it is shared."""

    start: int
    stop: int
    label: Label | None
    shared: float


class Overview(NamedTuple):
    """An article as so many lines, with the runs of its sentences, in order."""

    lines: int
    runs: tuple[Run, ...]

    def labels(self, rows: int) -> list[Label | None]:
        """Return the label of each row that the article takes up, at most `rows`.

        Where it is longer, a row stands for several lines: it is contradictory if any of them is, and else goes by what
        part of them is shared. None is for what is no part of the story, and for lines of which nothing is known.
        """
        found = min(rows, self.lines)
        story, shared, contradictory = [0] * found, [0.0] * found, set[int]()
        for start, stop, label, part in self.runs if found else ():
            if label is None:
                continue
            first, last = self.row_of(start, rows), self.row_of(stop - 1, rows)
            for row in range(first, last + 1):
                # Most sentences take only a part of one row.
                end = stop if row == last else self._first_of(row + 1, rows)
                lines = end - (start if row == first else self._first_of(row, rows))
                story[row] += lines
                shared[row] += part * lines
                if label is Label.CONTRADICTORY:
                    contradictory.add(row)
        return [
            Label.CONTRADICTORY if row in contradictory else _label(part / lines) if lines else None
            for row, (lines, part) in enumerate(zip(story, shared, strict=True))
        ]

    def row_of(self, line: int, rows: int) -> int:
        """Return the row that a line is in."""
        row = line if self.lines <= rows else line * rows // self.lines
        return row if row < rows else max(0, rows - 1)

    def line_of(self, row: int, rows: int) -> int:
        """Return the line in the middle of a row, or the last line for a row below it."""
        if self.lines <= rows:
            return min(row, max(0, self.lines - 1))
        return (self._first_of(row, rows) + self._first_of(row + 1, rows) - 1) // 2

    def _first_of(self, row: int, rows: int) -> int:
        """Return the first line of a row."""
        return row if self.lines <= rows else -(-row * self.lines // rows)

    def rows_in(self, view: range, rows: int) -> range:
        """Return the rows of the lines that are in view."""
        last = min(view.stop, self.lines) - 1
        return range(self.row_of(view.start, rows), self.row_of(last, rows) + 1) if view.start <= last else range(0)


def _label(shared: float) -> Label:
    return Label.SHARED if shared >= MOSTLY else Label.PARTIAL if shared > HARDLY else Label.UNIQUE


NOTHING = Overview(0, ())
