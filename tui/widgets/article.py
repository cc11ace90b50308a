"""One article as running text: wrapped, coloured by label, with a cursor on a sentence."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from typing import ClassVar

from rich.style import Style
from textual import events
from textual.cache import LRUCache
from textual.content import Content
from textual.strip import Strip

from aligner.article import Article
from aligner.labels import Side
from aligner.printable import printable
from tui.layout import Layout, blocks, folded, lay_out, offset_at
from tui.lines import ROOMY, LinesView, meet
from tui.messages import SentencePicked
from tui.overview import Overview, Run
from tui.painting import STYLES, Emphasis, Found, Painter
from tui.picture import Marks
from tui.title import title_of

# The column behind the text.
MARGIN = 1


class ArticlePane(LinesView):
    """Shows one article, readable from the first frame on; labels come later and do not move a word."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {*STYLES}
    DEFAULT_CSS = """
    ArticlePane {
        scrollbar-size-vertical: 0;
        border-top: solid $border-blurred;
        border-title-color: $muted;
        .article--text { color: $foreground; }
        .article--gutter { color: $primary; }
        .article--number, .article--fold { color: $muted; }
        .article--cursor, .article--chosen { background: $cursor-background; }
        .article--lit { background: $lit-background; }
        .article--selected { text-style: reverse; }
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
        self._blocks = blocks(article.paragraphs)
        self._marks: Marks | None = None
        self._emphases: dict[int, Emphasis] = {}
        self._looks: dict[int, Hashable] = {}
        self._hidden: frozenset[int] = frozenset()
        self._layouts: LRUCache[tuple[int, bool, frozenset[int]], Layout] = LRUCache(4)
        self._drawn: Layout | None = None
        self._height = 0
        self._anchor: int | None = None
        self._painter = Painter(self._text, lambda name: self.get_component_rich_style(name))

    def show_marks(self, marks: Marks) -> None:
        """Colour the text and put glyphs beside it."""
        self._marks = self._painter.marks = marks
        self._look_again()
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
        if before != emphases:
            self._painter.emphases = emphases
            self._look_again()
            changed = (index for index in before.keys() | emphases.keys() if before.get(index) != emphases.get(index))
            self.show_again(self._lines_of(index) for index in changed)

    def forget(self) -> None:
        """Let go of the article."""
        self._text, self._marks, self._drawn, self._paragraphs, self._blocks = "", None, None, (), []
        self._painter = Painter("", self.get_component_rich_style)
        self._layouts.clear()

    def hide(self, hidden: frozenset[int]) -> None:
        """Show one line in place of each run of hidden sentences; what stood out stays in view."""
        if self._marks is not None:
            self._blocks = folded(self._marks.sentences, hidden) if hidden else blocks(self._paragraphs)
            self._hidden = hidden
            self._lay_out_again()

    def show_found(self, found: Found) -> None:
        """Mark what a search has found."""
        if found != self._painter.found:
            self._painter.found = found
            self.draw_all_again()

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
        wanted, room = self._lines_of(indexes[0]), self.scrollable_size.height
        for index in indexes[1:]:
            lines = self._lines_of(index)
            both = range(min(wanted.start, lines.start), max(wanted.stop, lines.stop))
            wanted = both if len(both) <= room else wanted
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
        runs = map(Run, *layout.lines_of_each(marks.sentences), marks.labels, marks.shared)
        return Overview(len(layout.lines), tuple(runs))

    def show_line(self, line: int) -> None:
        """Scroll so that a line is in the middle."""
        self.scroll_to(y=line - len(self.view) // 2, animate=False)

    def on_mount(self) -> None:
        """Show the title before any work is done."""
        self._write_title()

    def on_resize(self) -> None:
        """Wrap the text to the new width; stay at the same place, with what stood out in view."""
        self._lay_out_again()

    def _lay_out_again(self) -> None:
        if not self.size.width:
            return  # It is not on the screen, and is told its size when it comes back.
        before, view = self._drawn, range(self.view.start, self.view.start + self._height)
        self._drawn = layout = self._lay_out()
        self._look_again()
        self._height = len(self.view)
        self.set_height(len(layout.lines))
        if before and before.lines:
            top = before.lines[min(view.start, len(before.lines) - 1)]
            seen = [index for index in self._emphases if meet(self._lines_of(index, before), view)]
            self.scroll_to(y=layout.line_at(top.start), animate=False)
            self.reveal(sorted(seen, key=self._emphases.__getitem__, reverse=True)[:1])
        self._write_title()

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Forget what was selected; a new selection may begin here."""
        self._anchor = self._offset_under(event) if event.button == 1 else None
        self._mark_selected(None)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Select the text between where the button was pressed and here."""
        if self._anchor is None or not event.button:
            return
        self.capture_mouse()
        at = event.get_content_offset_capture(self)
        if not 0 <= at.y < self.scrollable_size.height:
            self.scroll_relative(y=1 if at.y > 0 else -1, animate=False)
        here = self._offset_under(event)
        self._mark_selected((min(self._anchor, here), max(self._anchor, here)))

    def on_mouse_up(self) -> None:
        """End the selection; it stays marked."""
        self.release_mouse()
        self._anchor = None

    def on_click(self, event: events.Click) -> None:
        """Tell which sentence was clicked."""
        place = event.get_content_offset(self)
        if place is not None:
            self.post_message(SentencePicked(self._side, self._sentence_under(place.x, self.view.start + place.y)))

    def look_of(self, number: int) -> Hashable:
        """Return which sentences on a line stand out, and why."""
        return self._looks.get(number)

    def _look_again(self) -> None:
        """Note which lines look different because of what stands out on them."""
        if not self._emphases:
            self._looks = {}
            return
        lines = self._layout.lines
        numbers = (number for index in self._emphases for number in self._lines_of(index))
        self._looks = {number: self._painter.emphases_on(lines[number]) for number in numbers}

    def draw_line(self, number: int) -> Strip:
        """Draw one line: the gutter, the text in the styles of its labels, blanks to the edge."""
        lines, width = self._layout.lines, self.size.width
        if number >= len(lines):
            return Strip.blank(width, self._style)
        fold = self._layout.folds.get(number)
        segments = self._painter.line(lines[number]) if fold is None else self._painter.fold(fold)
        return Strip(segments).adjust_cell_length(width, self._style)

    @property
    def selected_text(self) -> str:
        """The text that the mouse has selected, with its own line breaks and not those of the screen."""
        start, end = self._painter.selected or (0, 0)
        return self._text[start:end]

    def _mark_selected(self, selected: tuple[int, int] | None) -> None:
        if selected != self._painter.selected:
            self._painter.selected = selected
            self.draw_all_again()

    def _offset_under(self, event: events.MouseEvent) -> int:
        """Return the offset in the text under the mouse, or of what is nearest to it."""
        at, lines = event.get_content_offset_capture(self), self._layout.lines
        if not lines:
            return 0
        line = lines[min(max(self.view.start + at.y, 0), len(lines) - 1)]
        offset = offset_at(self._text, line, max(0, at.x - self._painter.gutter))
        return line.end if offset is None else offset

    def notify_style_update(self) -> None:
        """Forget what was drawn in other colours."""
        self._painter.forget_styles()
        super().notify_style_update()

    def _sentence_under(self, column: int, number: int) -> int | None:
        layout, marks = self._layout, self._marks
        if marks is None or not layout.lines:
            return None
        line = layout.lines[min(number, len(layout.lines) - 1)]
        starting = marks.starting_in(line.start, line.end)
        if column < self._painter.gutter and starting:
            return starting[0]
        offset = offset_at(self._text, line, max(0, column - self._painter.gutter))
        return marks.sentence_at(max(line.start, line.end - 1) if offset is None else offset)

    @property
    def _style(self) -> Style:
        return self._painter.style("article--text")

    def _write_title(self) -> None:
        width = self.size.width - 2
        self.border_title = Content(title_of(self._side, self._title, self._source, self._marks, width))

    @property
    def _layout(self) -> Layout:
        return self._drawn or self._lay_out()

    def _lay_out(self) -> Layout:
        key = (
            self.scrollable_size.width - self._painter.gutter - MARGIN,
            self.scrollable_size.height >= ROOMY,
            self._hidden,
        )
        layout = self._layouts.get(key)
        if layout is None:
            layout = self._layouts[key] = lay_out(self._text, self._blocks, key[0], gap=key[1])
        return layout

    def _lines_of(self, index: int, layout: Layout | None = None) -> range:
        if self._marks is None or index >= len(self._marks.sentences):
            return range(0)
        sentence = self._marks.sentences[index]
        return (layout or self._layout).lines_of(sentence.start, sentence.end)
