"""How one line of an article is painted: the gutter, the text in the styles of its labels, and what stands out."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import IntEnum
from typing import NamedTuple

from rich.segment import Segment
from rich.style import Style

from aligner.labels import Label
from aligner.wrapping import Line
from tui.labels import LABEL_STYLES, LOOKS, most_severe
from tui.picture import Marks

# The columns before the text: a bar beside what stands out, a number, two glyphs, blanks between. They are there before
# any label is; so how wide the numbers will be is judged by the length of the text.
GLYPHS = 2
LETTERS_IN_A_SENTENCE = 40


class Emphasis(IntEnum):
    """Why a sentence stands out; where two share a line, the bar beside it is that of the greater."""

    LIT = 0
    CHOSEN = 1
    CURSOR = 2


BARS = {Emphasis.LIT: "▏", Emphasis.CHOSEN: "▌", Emphasis.CURSOR: "▌"}
EMPHASIS_STYLES = {
    Emphasis.LIT: "article--lit",
    Emphasis.CHOSEN: "article--chosen",
    Emphasis.CURSOR: "article--cursor",
}

# Component classes that any widget may have which shows what a search has found: all of it, and where the reader is.
FOUND, HERE = FOUND_STYLES = ("found--match", "found--here")

# The component classes that a widget has which paints lines of an article.
STYLES = frozenset(
    {
        *LABEL_STYLES,
        *EMPHASIS_STYLES.values(),
        "article--gutter",
        "article--number",
        "article--text",
        *FOUND_STYLES,
        "article--selected",
        "article--fold",
    }
)


class Found(NamedTuple):
    """Ranges of the text that a search has found, in order; `here` is the one that the reader was led to."""

    ranges: tuple[tuple[int, int], ...] = ()
    here: tuple[int, int] | None = None

    def within(self, start: int, end: int) -> Iterator[tuple[int, int, str]]:
        """Yield what was found in a range of the text, cut to it, and the style of each."""
        for at in range(max(0, bisect_right(self.ranges, (start, start)) - 1), len(self.ranges)):
            first, last = self.ranges[at]
            if first >= end:
                break
            if last > start:
                style = HERE if self.ranges[at] == self.here else FOUND
                yield max(first, start), min(last, end), style


def hidden_said(count: int, thing: str) -> str:
    """Return the line that stands for so many sentences or rows that are hidden."""
    return f"··· {count} {thing}{'s' if count != 1 else ''} hidden"


def overlaid(
    text: str, start: int, end: int, style: Style, over: Iterable[tuple[int, int, Style]]
) -> Iterator[Segment]:
    """Draw a range of a text in a style, but ranges in it, in order, in styles of their own."""
    at = start
    for first, last, other in over:
        if at < first:
            yield Segment(text[at:first], style)
        yield Segment(text[first:last], other)
        at = last
    if at < end:
        yield Segment(text[at:end], style)


class Painter:
    """Paints lines of one text; what it paints with can be changed between one line and the next."""

    def __init__(self, text: str, style_of: Callable[[str], Style]) -> None:
        self._text = text
        self._style_of = style_of
        self._digits = max(2, len(str(len(text) // LETTERS_IN_A_SENTENCE)))
        self._styles: dict[tuple[str, str], Style] = {}
        self.marks: Marks | None = None
        self.emphases: Mapping[int, Emphasis] = {}
        self.found = Found()
        self.selected: tuple[int, int] | None = None

    @property
    def gutter(self) -> int:
        """The number of columns before the text."""
        return 1 + self._digits + 1 + GLYPHS + 1

    def forget_styles(self) -> None:
        """Look up all styles anew: the colours have changed."""
        self._styles.clear()

    def emphases_on(self, line: Line) -> tuple[tuple[int, Emphasis], ...]:
        """Return which sentences on a line stand out, and why."""
        if self.marks is None or not self.emphases or line.start == line.end:
            return ()
        first, last = self.marks.sentence_at(line.start), self.marks.sentence_at(line.end - 1)
        return tuple((index, self.emphases[index]) for index in range(first, last + 1) if index in self.emphases)

    def line(self, line: Line) -> list[Segment]:
        """Paint a line of text, without the blanks behind it."""
        return [*self._gutter(line), *self._body(line)]

    def fold(self, hidden: int) -> list[Segment]:
        """Paint the line that stands for sentences that are hidden."""
        return [Segment(" " * self.gutter + hidden_said(hidden, "sentence"), self.style("article--fold"))]

    def style(self, name: str, ground: str = "") -> Style:
        """Return the style of a component class, on the background of another one."""
        style = self._styles.get((name, ground))
        if style is None:
            style = self._style_of(name)
            if ground:
                style += Style(bgcolor=self._style_of(ground).bgcolor)
            self._styles[name, ground] = style
        return style

    def _gutter(self, line: Line) -> Iterator[Segment]:
        marks, style = self.marks, self.style("article--gutter")
        if marks is None or line.start == line.end:
            yield Segment(" " * self.gutter, style)
            return
        emphasis = max((each for _, each in self.emphases_on(line)), default=None)
        starting = marks.starting_in(line.start, line.end)
        labels = most_severe([marks.labels[index] for index in starting], GLYPHS)
        number = str(starting[0] + 1) if starting else ""
        number = number.rjust(self._digits) if len(number) <= self._digits else " " * self._digits
        yield Segment(" " if emphasis is None else BARS[emphasis], style)
        yield Segment(number + " " * (1 + GLYPHS - len(labels)), self.style("article--number"))
        for label in labels:
            yield Segment(LOOKS[label].glyph, self._glyph_style(label))
        yield Segment(" ", style)

    def _body(self, line: Line) -> Iterator[Segment]:
        for start, end, style in self._labelled(line):
            over = ((first, last, self.style(name)) for first, last, name in self._over(start, end))
            yield from overlaid(self._text, start, end, style, over)

    def _over(self, start: int, end: int) -> Iterator[tuple[int, int, str]]:
        """Yield what lies over the labels in a range: what the mouse has selected, or else what a search has found."""
        if self.selected is None:
            if self.found.ranges:
                yield from self.found.within(start, end)
        elif self.selected[0] < end and self.selected[1] > start:
            yield max(start, self.selected[0]), min(end, self.selected[1]), "article--selected"

    def _labelled(self, line: Line) -> Iterator[tuple[int, int, Style]]:
        """Yield the ranges of a line, in order and without holes, with their styles."""
        marks, at, plain = self.marks, line.start, self.style("article--text")
        for start, end, label in marks.spans_in(line.start, line.end) if marks else ():
            if at < start:
                yield at, start, plain
            yield start, end, self._text_style(label, marks.sentence_at(start) if marks else 0)
            at = end
        if at < line.end:
            yield at, line.end, plain

    def _text_style(self, label: Label | None, index: int) -> Style:
        emphasis = self.emphases.get(index)
        return self.style(LOOKS[label].style, "" if emphasis is None else EMPHASIS_STYLES[emphasis])

    def _glyph_style(self, label: Label | None) -> Style:
        """Return the style of a glyph: in the colour of its text, but upright."""
        key = LOOKS[label].style, "upright"
        style = self._styles.get(key)
        if style is None:
            style = self._styles[key] = self.style(key[0]) + Style(italic=False, reverse=False, underline=False)
        return style
