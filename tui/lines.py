"""Lines that are drawn one by one when they come into view: what articles, pairs and tables have in common."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Hashable, Iterable
from typing import ClassVar

from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui.strips import cut, filtered

# At most as many lines stay drawn: those of the highest terminal, and of a few pages around it.
STRIPS = 1000

# With this height there is room for a line of what is around the place that one scrolls to, and for empty lines.
TALL = 6
ROOMY = 20


class LinesView(ScrollView, can_focus=True, inherit_bindings=False):
    """Scrolls over lines. Who inherits says how many there are, and draws one; each stays drawn, in all its looks.

    It may have a border above the lines, but no other one, and no padding.
    """

    ALLOW_SELECT = False
    DEFAULT_CSS: ClassVar[str] = """
    LinesView {
        overflow-x: hidden;
        overflow-y: scroll;
        scrollbar-size-vertical: 1;
        color: $foreground;
        background: $surface;
    }
    """

    def __init__(self, id: str) -> None:  # noqa: A002 - as Textual calls it
        super().__init__(id=id)
        self._strips: dict[tuple[int, Hashable], Strip] = {}
        self._border: tuple[Hashable, list[Strip]] | None = None
        self._width = 0

    @abstractmethod
    def forget(self) -> None:
        """Let go of what was shown: the screen is closed, but Textual may keep its widgets for longer."""

    def on_unmount(self) -> None:
        """Let go of all that may be large."""
        self._strips.clear()
        self.forget()

    @abstractmethod
    def draw_line(self, number: int) -> Strip:
        """Draw one line; there may be none of that number."""

    @abstractmethod
    def look_of(self, number: int) -> Hashable:
        """Return what the look of a line depends on that changes as the cursor moves."""

    @property
    def view(self) -> range:
        """The numbers of the lines in view, and of the empty ones below the last."""
        top = self.scroll_offset.y
        return range(top, top + max(1, self.scrollable_size.height))

    def shows(self, lines: range) -> bool:
        """Tell whether any of some lines is in view; before there is a view, none has been scrolled away."""
        return not self.size.height or meet(lines, self.view)

    def reveal_lines(self, wanted: range) -> None:
        """Scroll only as far as it takes to show some lines."""
        view = self.view
        margin = 1 if len(view) >= TALL and len(wanted) + 2 <= len(view) else 0
        if wanted.start - margin < view.start or len(wanted) > len(view):
            self.scroll_to(y=wanted.start - margin, animate=False)
        elif wanted.stop + margin > view.stop:
            self.scroll_to(y=wanted.stop + margin - len(view), animate=False)

    def turn_page(self, pages: float) -> int:
        """Scroll by some pages, less a line for the eye to follow; return by how many lines."""
        lines = round(pages * max(1, len(self.view) - 1)) or (1 if pages > 0 else -1)
        self.scroll_to(y=self.view.start + lines, animate=False)
        return lines

    def focus_on_click(self) -> bool:
        """Leave it to the screen, which moves the cursor and the focus together."""
        return False

    def notify_style_update(self) -> None:
        """Forget what was drawn in other colours."""
        super().notify_style_update()
        self._strips.clear()
        self._border = None

    def render_line(self, y: int) -> Strip:
        """Return one line, drawn now or before."""
        number = self.scroll_offset.y + y
        key = number, self.look_of(number)
        strip = self._strips.get(key)
        if strip is None:
            if len(self._strips) >= STRIPS:
                self._strips.clear()
            [strip] = filtered(self, [self.draw_line(number)])
            self._strips[key] = strip
        return strip

    def render_lines(self, crop: Region) -> list[Strip]:
        """Return some lines of the widget: the border as Textual draws it, and the others just as they were drawn.

        Textual would look up, for each line anew, every style that there might be around it.
        """
        if self._width != self.size.width:
            self._width = self.size.width
            self._strips.clear()
        border = self.styles.gutter.top
        above = Region(crop.x, crop.y, crop.width, max(0, min(crop.bottom, border) - crop.y))
        key = above, self.border_title
        if self._border is None or self._border[0] != key:
            self._border = key, super().render_lines(above)
        lines = (self.render_line(y - border) for y in range(above.bottom, crop.bottom))
        return [*self._border[1], *cut(lines, crop, self.size.width)]

    def set_height(self, lines: int) -> None:
        """Say how many lines there are now; all are drawn again."""
        self.virtual_size = Size(self.scrollable_size.width, lines)
        self.draw_all_again()

    def draw_all_again(self) -> None:
        """Draw every line again."""
        self._strips.clear()
        self.refresh()

    def show_again(self, lines: Iterable[range]) -> None:
        """Show some lines again, whose look is another one now."""
        view, width = self.view, self.size.width
        seen = (range(max(each.start, view.start), min(each.stop, view.stop)) for each in lines)
        regions = [Region(0, each.start - view.start, width, len(each)) for each in seen if each]
        if regions:
            self.refresh(*regions)


def meet(one: range, other: range) -> bool:
    """Tell whether two ranges have a number in common."""
    return one.start < other.stop and other.start < one.stop
