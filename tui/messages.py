"""What the parts of the screen tell each other."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from textual.message import Message

from aligner.article import Article
from aligner.labels import Side
from tui.picture import Picture

if TYPE_CHECKING:
    from tui.articles import Sources
    from tui.naming import Names


class Progressed(Message):
    """The comparison has come so far: a stage, and the part of all work that is done."""

    def __init__(self, stage: str, fraction: float) -> None:
        super().__init__()
        self.stage = stage
        self.fraction = fraction

    def can_replace(self, message: Message) -> bool:
        """Only the newest is worth showing."""
        return isinstance(message, Progressed)


class Compared(Message):
    """The comparison is done."""

    def __init__(self, picture: Picture) -> None:
        super().__init__()
        self.picture = picture


class CompareFailed(Message):
    """The comparison came to nothing, for a reason that fits on one line."""

    def __init__(self, reason: str) -> None:
        super().__init__()
        self.reason = reason


class SentencePicked(Message):
    """An article was clicked: the sentence there, if sentences are known yet."""

    def __init__(self, side: Side, index: int | None) -> None:
        super().__init__()
        self.side: Side = side
        self.index = index


class CellPicked(Message):
    """A row of a table was clicked, or a group of pairs: its number, the side, and the number of the sentence there."""

    def __init__(self, row: int, side: Side, at: int = 0) -> None:
        super().__init__()
        self.row = row
        self.side: Side = side
        self.at = at


class HeaderPicked(Message):
    """The titles of a table were clicked."""


class Collected(Message):
    """What the table of a view shows of a picture has been worked out: its items, or why there are none."""

    def __init__(self, view: str, picture: Picture, items: Sequence[Any], failure: str = "") -> None:
        super().__init__()
        self.view = view
        self.picture = picture
        self.items = items
        self.failure = failure


class NamesCollected(Message):
    """The names in both articles have been collected."""

    def __init__(self, names: Names) -> None:
        super().__init__()
        self.names = names


class ViewOpened(Message):
    """The reader went to another view, by this name."""

    def __init__(self, view: str) -> None:
        super().__init__()
        self.view = view


class RulerMoved(Message):
    """The ruler was clicked or dragged: the article, and the line that it is to show."""

    def __init__(self, side: Side, line: int) -> None:
        super().__init__()
        self.side: Side = side
        self.line = line

    def can_replace(self, message: Message) -> bool:
        """Only where the mouse is now matters."""
        return isinstance(message, RulerMoved) and message.side == self.side


class Exported(Message):
    """A file was written."""

    def __init__(self, path: str) -> None:
        super().__init__()
        self.path = path


class ExportFailed(Message):
    """A file was not written, for a reason that fits on one line; `exists`: only because there is one already."""

    def __init__(self, reason: str, *, exists: bool = False) -> None:
        super().__init__()
        self.reason = reason
        self.exists = exists


class PromptChanged(Message):
    """Something was typed into the prompt."""

    def can_replace(self, message: Message) -> bool:
        """Once is enough, however much was typed."""
        return isinstance(message, PromptChanged)


class Cancelled(Message):
    """The reader does not want to wait for the comparison any longer."""


class Opened(Message):
    """Two articles have been read: other ones, or those on the screen again.

    `ages` are how old their files were before, as in `Sources.ages`.
    """

    def __init__(
        self, left: Article, right: Article, sources: Sources, ages: dict[str, tuple[int, int]], *, again: bool
    ) -> None:
        super().__init__()
        self.left = left
        self.right = right
        self.sources = sources
        self.ages = ages
        self.again = again


class OpenFailed(Message):
    """Two articles could not be read, for a reason that fits on one line; `again`: those on the screen."""

    def __init__(self, reason: str, sources: Sources, *, again: bool) -> None:
        super().__init__()
        self.reason = reason
        self.sources = sources
        self.again = again
