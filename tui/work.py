"""Work that takes long: it runs in a thread that nobody waits for, and what comes of it is posted as a message."""

from __future__ import annotations

import gc
import threading
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Protocol, TypeVar

from textual.message import Message

from aligner.article import Article
from aligner.errors import AlignerError
from aligner.labels import Side
from aligner.progress import Progress
from tui.messages import Compared, CompareFailed, NamesCollected, Opened, OpenFailed, Progressed
from tui.picture import Picture

if TYPE_CHECKING:
    from aligner.result import Comparison
    from tui.articles import Sources

Post = Callable[[Message], object]
Made = TypeVar("Made")


class Compare(Protocol):
    """Compares two articles, and reports how far it has come."""

    def __call__(self, left: Article, right: Article, *, progress: Progress) -> Comparison:
        """Compare two articles."""
        ...


class _CancelledError(Exception):
    """Nobody waits for this any more."""


class Job:
    """One piece of work. When it is cancelled, or the program ends, nothing is posted any more."""

    def __init__(self, post: Post) -> None:
        self._post = post
        self._cancelled = threading.Event()

    def start(self, run: Callable[[Job], Message]) -> Job:
        """Run it. A thread that is still at it does not hold up the end of the program."""
        threading.Thread(target=self._run, args=[run], daemon=True).start()
        return self

    def cancel(self) -> None:
        """Post nothing more, and stop when it next reports how far it has come."""
        self._cancelled.set()

    def progress(self, stage: str, fraction: float) -> None:
        """Report how far it has come."""
        if self._cancelled.is_set():
            raise _CancelledError
        self._post(Progressed(stage, fraction))

    def _run(self, run: Callable[[Job], Message]) -> None:
        try:
            message = run(self)
        except _CancelledError:
            return
        if not self._cancelled.is_set():
            self._post(message)


def kept(made: Made) -> Made:
    """Return something that stays; looking for garbage in all that there is would hold up a key, of long articles."""
    gc.freeze()
    return made


def compare(post: Post, left: Article, right: Article, how: Compare | None = None, *, again: bool = False) -> Job:
    """Compare two articles, which ends with Compared or CompareFailed; `again`: others have been compared before."""

    def run(job: Job) -> Message:
        if again:
            # What was kept of them is garbage by now.
            gc.unfreeze()
            gc.collect()
        try:
            return Compared(kept(Picture.of((how or _compare)(left, right, progress=job.progress)).ready()))
        except _CancelledError:
            raise
        except AlignerError as error:
            return CompareFailed(str(error))
        except Exception as error:  # Not foreseen; even so the articles stay readable.
            return CompareFailed(f"{type(error).__name__}: {error}")

    return Job(post).start(run)


def read(post: Post, sources: Sources, *, again: bool) -> Job:
    """Read two articles, `again` if it is those on the screen, which ends with Opened or OpenFailed."""

    def run(_: Job) -> Message:
        ages = sources.ages()
        try:
            return Opened(*sources.read(), sources, ages, again=again)
        except AlignerError as error:
            return OpenFailed(str(error), sources, again=again)
        except Exception as error:
            return OpenFailed(f"{type(error).__name__}: {error}", sources, again=again)

    return Job(post).start(run)


def collect_names(post: Post, articles: Mapping[Side, Article]) -> Job:
    """Collect the names in two articles, which ends with NamesCollected."""

    def run(_: Job) -> Message:
        # Here, not above: it brings tables that only this needs.
        from tui.naming import Names

        return NamesCollected(Names.of(articles))

    return Job(post).start(run)


def _compare(left: Article, right: Article, *, progress: Progress) -> Comparison:
    # Here, not above: it brings the model, which the first frame must not wait for.
    from aligner.comparison import compare

    return compare(left, right, progress=progress, doubtful=True)
