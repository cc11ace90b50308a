"""One article as running text: wrapped, coloured by label, with a cursor on a sentence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from enum import IntEnum
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.cache import LRUCache
from textual.content import Content
from textual.strip import Strip

from aligner.article import Article
from aligner.printable import printable
from aligner.result import Label, Side
from aligner.wrapping import Line
from tui.labels import LABEL_STYLES, LOOKS, most_severe
from tui.layout import Layout, lay_out, offset_at
from tui.lines import ROOMY, LinesView, meet
from tui.messages import SentencePicked
from tui.overview import Overview, Run
from tui.picture import Marks
from tui.title import title_of

# The columns before the text: a bar beside what stands out, a number, two glyphs, blanks between. They are there before
# any label is; so how wide the numbers will be is judged by the length of the text.
GLYPHS = 2
LETTERS_IN_A_SENTENCE = 40

# The column behind the text.
MARGIN = 1


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


class ArticlePane(LinesView):
    """Shows one article, readable from the first frame on; labels come later and do not move a word."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        *LABEL_STYLES,
        *EMPHASIS_STYLES.values(),
        "article--gutter",
        "article--number",
        "article--text",
    }
    DEFAULT_CSS = """
    ArticlePane {
        scrollbar-size-vertical: 0;
        border-top: solid $border-blurred;
        border-title-color: $muted;
        .article--text { color: $foreground; }
        .article--gutter { color: $primary; }
        .article--number { color: $muted; }
        .article--cursor, .article--chosen { background: $cursor-background; }
        .article--lit { background: $lit-background; }
        &:focus {
            border-top: heavy $border;
            border-title-color: $foreground;
            border-title-style: bold;
        }
    }
    """

    def __init__(self, article: Article, side: Side) -> None:
        super().__init__(side)
        self._side: Side = side
        self._text = printable(article.text)
        self._paragraphs = article.paragraphs
        self._source = printable(article.source.rpartition("/")[2])
        self._title = printable(article.title) or self._source or "untitled"
        self._digits = max(2, len(str(len(article.text) // LETTERS_IN_A_SENTENCE)))
        self._marks: Marks | None = None
        self._emphases: dict[int, Emphasis] = {}
        self._layouts: LRUCache[tuple[int, bool], Layout] = LRUCache(4)
        self._drawn: Layout | None = None
        self._height = 0

    def show_marks(self, marks: Marks) -> None:
        """Colour the text and put glyphs beside it."""
        self._marks = marks
        self._write_title()
        self.draw_all_again()

    def emphasise(self, *, cursor: int | None = None, lit: Iterable[int] = (), chosen: int | None = None) -> None:
        """Let sentences stand out: the one under the cursor, or the counterparts of the one in the other article."""
        emphases = dict.fromkeys(lit, Emphasis.LIT)
        if chosen is not None:
            emphases[chosen] = Emphasis.CHOSEN
        if cursor is not None:
            emphases[cursor] = Emphasis.CURSOR
        before, self._emphases = self._emphases, emphases
        for index in before.keys() | emphases.keys():
            if before.get(index) != emphases.get(index):
                self.draw_again([self._lines_of(index)])

    def in_view(self, index: int) -> bool:
        """Tell whether any line of a sentence is in view."""
        return self.shows(self._lines_of(index))

    def first_in_view(self) -> int:
        """Return the index of the first sentence that starts in view, or else of the one that fills the view."""
        lines = self._layout.lines[self.view.start : self.view.stop]
        if self._marks is None or not lines:
            return 0
        starting = self._marks.starting_in(lines[0].start, lines[-1].end)
        return starting[0] if starting else self._marks.sentence_at(lines[0].start)

    def reveal(self, indexes: Sequence[int]) -> None:
        """Scroll only as far as it takes to show the first of some sentences, and as many of the others as fit."""
        if not indexes:
            return
        view = self.view
        wanted = self._lines_of(indexes[0])
        for index in indexes[1:]:
            lines = self._lines_of(index)
            both = range(min(wanted.start, lines.start), max(wanted.stop, lines.stop))
            wanted = both if len(both) <= len(view) else wanted
        self.reveal_lines(wanted)

    def sentence_below(self, index: int, lines: int) -> int:
        """Return the index of the sentence some lines below (above, if negative) where a sentence is in view."""
        layout, view = self._layout, self.view
        if self._marks is None or not layout.lines:
            return index
        start = min(max(self._lines_of(index).start, view.start), view.stop - 1)
        line = layout.lines[min(max(start + lines, 0), len(layout.lines) - 1)]
        return self._marks.sentence_at(line.start if lines < 0 else max(line.start, line.end - 1))

    def overview(self) -> Overview:
        """Return the whole article in lines, as it is wrapped now."""
        layout, marks = self._layout, self._marks
        if marks is None:
            return Overview(len(layout.lines), ())
        lines = (layout.lines_of(sentence.start, sentence.end) for sentence in marks.sentences)
        runs = zip(lines, marks.labels, marks.shared, strict=True)
        return Overview(len(layout.lines), tuple(Run(each.start, each.stop, label, part) for each, label, part in runs))

    def show_line(self, line: int) -> None:
        """Scroll so that a line is in the middle."""
        self.scroll_to(y=line - len(self.view) // 2, animate=False)

    def on_mount(self) -> None:
        """Show the title before any work is done."""
        self._write_title()

    def on_resize(self) -> None:
        """Wrap the text to the new width; stay at the same place, with what stood out in view."""
        before, view = self._drawn, range(self.view.start, self.view.start + self._height)
        self._drawn = layout = self._lay_out()
        self._height = len(self.view)
        self.set_height(len(layout.lines))
        if before and before.lines:
            top = before.lines[min(view.start, len(before.lines) - 1)]
            seen = [index for index in self._emphases if meet(self._lines_of(index, before), view)]
            self.scroll_to(y=layout.line_at(top.start), animate=False)
            self.reveal(sorted(seen, key=self._emphases.__getitem__, reverse=True)[:1])
        self._write_title()

    def on_click(self, event: events.Click) -> None:
        """Tell which sentence was clicked."""
        place = event.get_content_offset(self)
        if place is not None:
            self.post_message(SentencePicked(self._side, self._sentence_under(place.x, self.view.start + place.y)))

    def draw_line(self, number: int) -> Strip:
        """Draw one line: the gutter, the text in the styles of its labels, blanks to the edge."""
        lines, width = self._layout.lines, self.size.width
        if number >= len(lines):
            return Strip.blank(width, self._style)
        line = lines[number]
        return Strip([*self._gutter(line), *self._body(line)]).adjust_cell_length(width, self._style)

    def _gutter(self, line: Line) -> Iterator[Segment]:
        marks, style = self._marks, self.get_component_rich_style("article--gutter")
        if marks is None or line.start == line.end:
            yield Segment(" " * self._gutter_width, style)
            return
        present = range(marks.sentence_at(line.start), marks.sentence_at(line.end - 1) + 1)
        emphasis = max((self._emphases[index] for index in present if index in self._emphases), default=None)
        starting = marks.starting_in(line.start, line.end)
        labels = most_severe([marks.labels[index] for index in starting], GLYPHS)
        number = str(starting[0] + 1) if starting else ""
        number = number.rjust(self._digits) if len(number) <= self._digits else " " * self._digits
        yield Segment(" " if emphasis is None else BARS[emphasis], style)
        yield Segment(number + " " * (1 + GLYPHS - len(labels)), self.get_component_rich_style("article--number"))
        for label in labels:
            yield Segment(LOOKS[label].glyph, self._glyph_style(label))
        yield Segment(" ", style)

    def _body(self, line: Line) -> Iterator[Segment]:
        marks, at = self._marks, line.start
        for start, end, label in marks.spans_in(line.start, line.end) if marks else ():
            if at < start:
                yield Segment(self._text[at:start], self._style)
            yield Segment(self._text[start:end], self._text_style(label, marks.sentence_at(start) if marks else 0))
            at = end
        if at < line.end:
            yield Segment(self._text[at : line.end], self._style)

    def _text_style(self, label: Label | None, index: int) -> Style:
        style, emphasis = self.get_component_rich_style(LOOKS[label].style), self._emphases.get(index)
        if emphasis is None:
            return style
        return style + Style(bgcolor=self.get_component_rich_style(EMPHASIS_STYLES[emphasis]).bgcolor)

    def _glyph_style(self, label: Label | None) -> Style:
        """Return the style of a glyph: in the colour of its text, but upright."""
        return self.get_component_rich_style(LOOKS[label].style) + Style(italic=False, reverse=False, underline=False)

    def _sentence_under(self, column: int, number: int) -> int | None:
        layout, marks = self._layout, self._marks
        if marks is None or not layout.lines:
            return None
        line = layout.lines[min(number, len(layout.lines) - 1)]
        starting = marks.starting_in(line.start, line.end)
        if column < self._gutter_width and starting:
            return starting[0]
        offset = offset_at(self._text, line, max(0, column - self._gutter_width))
        return marks.sentence_at(max(line.start, line.end - 1) if offset is None else offset)

    @property
    def _style(self) -> Style:
        return self.get_component_rich_style("article--text")

    @property
    def _gutter_width(self) -> int:
        return 1 + self._digits + 1 + GLYPHS + 1

    def _write_title(self) -> None:
        width = self.size.width - 2
        self.border_title = Content(title_of(self._side, self._title, self._source, self._marks, width))

    @property
    def _layout(self) -> Layout:
        return self._drawn or self._lay_out()

    def _lay_out(self) -> Layout:
        key = self.scrollable_size.width - self._gutter_width - MARGIN, self.scrollable_size.height >= ROOMY
        layout = self._layouts.get(key)
        if layout is None:
            layout = self._layouts[key] = lay_out(self._text, self._paragraphs, key[0], gap=key[1])
        return layout

    def _lines_of(self, index: int, layout: Layout | None = None) -> range:
        if self._marks is None or index >= len(self._marks.sentences):
            return range(0)
        sentence = self._marks.sentences[index]
        return (layout or self._layout).lines_of(sentence.start, sentence.end)
