"""What a table shows: columns, rows of cells, in which order, and how wide each column comes out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from aligner.labels import Label, Side

Item = TypeVar("Item")

GAP = 2  # columns of the screen between two columns of the table


@dataclass(frozen=True)
class Column:
    """A column of a table: its title, its width, or (`share`) its part of what the others leave; and its side."""

    title: str
    width: int = 0
    share: int = 0
    side: Side | None = None


@dataclass(frozen=True)
class Cell:
    """What stands in one place of a table: a value, and the words around it, as `printable` has them.

    `found` and `context_found` are the ranges of each that a search has found, in order.
    """

    value: str
    context: str = ""
    found: tuple[tuple[int, int], ...] = ()
    context_found: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True)
class TableRow:
    """One row: its label, and a cell for each column; None where there is nothing to put there."""

    label: Label | None
    cells: tuple[Cell | None, ...]


@dataclass(frozen=True)
class Order(Generic[Item]):
    """One order of the rows: what it is called, the column that shows it (-1: the labels), and the key to sort by."""

    name: str
    column: int
    key: Callable[[Item], Any]


def widths(columns: Sequence[Column], room: int) -> list[int]:
    """Return how wide each column is, so that all of them fill a room with gaps between them."""
    free = max(0, room - GAP * (len(columns) - 1) - sum(column.width for column in columns))
    shares = sum(column.share for column in columns) or 1
    found = [column.width or free * column.share // shares for column in columns]
    rest = free - sum(width for width, column in zip(found, columns, strict=True) if column.share)
    for number, column in enumerate(columns):
        if column.share and rest > 0:
            found[number] += 1
            rest -= 1
    return found
