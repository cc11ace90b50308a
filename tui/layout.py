"""Where the words of an article stand in a column: wrapping, cell widths, and the way from a cell to an offset.

All texts here have been through `printable`, so cells add up; all positions are code-point offsets.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Container, Iterable, Mapping, Sequence
from itertools import accumulate
from typing import NamedTuple

from rich.cells import get_character_cell_size

from aligner import wrapping
from aligner.article import Sentence
from aligner.wrapping import Line


class Layout(NamedTuple):
    """A text in lines of one width. `starts` are the offsets at which the lines start, in order.

    `folds` are the numbers of lines that stand for hidden sentences, and how many each stands for.
    """

    width: int
    lines: tuple[Line, ...]
    starts: tuple[int, ...]
    folds: Mapping[int, int]

    def line_at(self, offset: int) -> int:
        """Return the number of the line that shows an offset."""
        return max(0, bisect_right(self.starts, offset) - 1)

    def lines_of(self, start: int, end: int) -> range:
        """Return the numbers of the lines that show a range of the text."""
        return range(self.line_at(start), self.line_at(max(start, end - 1)) + 1)

    def lines_of_each(self, sentences: Sequence[Sentence]) -> tuple[list[int], list[int]]:
        """Return the numbers of the first line of each sentence, and of the line behind its last one."""
        starts, found = self.starts, bisect_right
        first = [max(0, found(starts, sentence.start) - 1) for sentence in sentences]
        return first, [max(1, found(starts, max(sentence.start, sentence.end - 1))) for sentence in sentences]


class Block(NamedTuple):
    """A range of the text that is wrapped by itself; `hidden` sentences of it are not shown: all, or none."""

    start: int
    end: int
    paragraph: int
    hidden: int = 0


def blocks(paragraphs: Iterable[tuple[int, int]]) -> list[Block]:
    """Return one block for each paragraph."""
    return [Block(start, end, number) for number, (start, end) in enumerate(paragraphs)]


def folded(sentences: Iterable[Sentence], hidden: Container[int]) -> list[Block]:
    """Return blocks of the sentences that are shown, by paragraph, and one for all hidden ones between two of those."""
    found: list[Block] = []
    start = end = paragraph = hiding = -1
    for sentence in sentences:
        hide = sentence.index in hidden
        if (hide and hiding > 0) or (not hide and hiding == 0 and paragraph == sentence.paragraph):
            end, hiding = sentence.end, hiding + hide
            continue
        if hiding >= 0:
            found.append(Block(start, end, paragraph, hiding))
        start, end, paragraph, hiding = sentence.start, sentence.end, sentence.paragraph, int(hide)
    if hiding >= 0:
        found.append(Block(start, end, paragraph, hiding))
    return found


def lay_out(text: str, blocks: Iterable[Block], width: int, *, gap: bool) -> Layout:
    """Wrap each block to a width; `gap` puts an empty line between one paragraph and the next."""
    lines: list[Line] = []
    uneven = {character for character in set(text) if get_character_cell_size(character) != 1}
    even = not uneven
    folds: dict[int, int] = {}
    before: Block | None = None
    for block in blocks:
        if gap and before and not before.hidden and not block.hidden and before.paragraph != block.paragraph:
            # It begins where the text before it ends, so that looking up an offset never finds it.
            lines.append(Line(lines[-1].end, lines[-1].end))
        if block.hidden:
            folds[len(lines)] = block.hidden
            lines.append(Line(block.start, block.end))
        else:
            lines += wrap(
                text, block.start, block.end, width, even=even or uneven.isdisjoint(text[block.start : block.end])
            )
        before = block
    return Layout(width, tuple(lines), tuple(line.start for line in lines), folds)


def wrap(text: str, start: int, end: int, width: int, *, even: bool = False) -> Iterable[Line]:
    """Break a range of the text into lines of at most `width` cells, as the screen draws them."""
    return wrapping.wrap(text, start, end, width, of=get_character_cell_size, even=even)


def clip(text: str, width: int) -> str:
    """Shorten a text to at most `width` cells, with an ellipsis for what is left out."""
    return wrapping.clip(text, width, get_character_cell_size)


def offset_at(text: str, line: Line, cell: int) -> int | None:
    """Return the offset of the character that covers a cell of a line, or None beyond its end."""
    widths = accumulate(get_character_cell_size(character) for character in text[line.start : line.end])
    return next((line.start + index for index, right in enumerate(widths) if cell < right), None)
