"""Measures what a key costs beside a bare view, in a pseudo-terminal: `python -m tests.tui.bench`.

The first frame is measured with the other budgets, by `tests.bench.budgets`.
"""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import statistics
import struct
import sys
import termios
import time
from collections.abc import Callable
from contextlib import contextmanager
from itertools import pairwise
from pathlib import Path
from tempfile import gettempdir
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from aligner.article import Article
    from aligner.result import Comparison

ROUNDS = 15
SENTENCES = 5000
COLUMNS, LINES = 120, 40
PATIENCE = 4.0  # seconds in which all that goes on in the background comes to an end
QUIET = 0.08  # seconds without a byte: the screen has settled
OPENINGS = 3  # of each view for the first time, each in a new process
KEYS = {"j": b"j", "k": b"k", "pagedown": b"\x1b[6~", "pageup": b"\x1b[5~", "ctrl+d": b"\x04", "G": b"G", "g": b"g"}
VIEWS = {"pairs": b"2", "facts": b"3", "wording": b"4", "read": b"1"}

# What is no step of the cursor: the keys that lead to it, of which the last one is measured.
ACTIONS: dict[str, list[bytes]] = {
    "laxer": [b"-"],
    "as compared": [b"+"],
    "stricter": [b"+"],
    "compared again": [b"-"],
    "filter a label": [b"f", b"unique"],
    "show all again": [b"\r", b"\x1b"],
    "filter words": [b"f", b"harbour pier"],
    "show all": [b"\r", b"\x1b"],
    "find": [b"/", b"bridge"],
    "next match": [b"\r", b"n"],
    "stop finding": [b"\x1b"],
}

STATIC = """
from textual.app import App
from textual.widgets import Static
class Yardstick(App):
    def compose(self):
        yield Static("Herzog")
Yardstick().run()
"""


def environment() -> dict[str, str]:
    """Return an environment in which all code is compiled once and for all, as it is where it is installed."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "TERM": "xterm-256color", "PYTHONPYCACHEPREFIX": str(Path(gettempdir()) / "newsdiff-bench")}


@contextmanager
def terminal(*arguments: str) -> Iterator[int]:
    """Run Python in a pseudo-terminal."""
    child, descriptor = pty.fork()
    if child == 0:
        fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", LINES, COLUMNS, 0, 0))
        os.execve(sys.executable, [sys.executable, *arguments], environment())  # noqa: S606
    try:
        yield descriptor
    finally:
        os.kill(child, 9)
        os.waitpid(child, 0)
        os.close(descriptor)


def settle(descriptor: int, *, begin: float = QUIET, quiet: float = QUIET) -> float:
    """Read until nothing comes any more, for `quiet` seconds or at first for `begin`; return when the last came."""
    last, patience = time.perf_counter(), begin
    while select.select([descriptor], [], [], patience)[0]:
        os.read(descriptor, 1 << 16)
        last, patience = time.perf_counter(), quiet
    return last


def first_frame(*arguments: str) -> float:
    """Return the milliseconds from starting Python to the first word on the screen."""
    started = time.perf_counter()
    with terminal(*arguments) as descriptor:
        seen = b""
        while b"Herzog" not in seen:
            seen += os.read(descriptor, 1 << 16)
        return (time.perf_counter() - started) * 1000


def key_times(which: str, view: str = "read") -> dict[str, list[float]]:
    """Return the milliseconds from each key to the end of what is painted for it."""
    times: dict[str, list[float]] = {key: [] for key in KEYS}
    with ready(which) as descriptor:
        if view != "read":
            press(descriptor, VIEWS[view], begin=PATIENCE)
            settle(descriptor, begin=PATIENCE, quiet=PATIENCE / 2)
        for _ in range(ROUNDS):
            for key, code in KEYS.items():
                times[key].append(press(descriptor, code, begin=PATIENCE))
    return times


def view_times() -> tuple[dict[str, list[float]], dict[str, list[float]]]:
    """Return the milliseconds from the key of each view to the end of what is painted: the first time, and later.

    What the tables show is worked out in the background when one is first opened; the time for that is not in here.
    """
    first: dict[str, list[float]] = {view: [] for view in VIEWS}
    later: dict[str, list[float]] = {view: [] for view in VIEWS}
    for _ in range(OPENINGS):
        with ready("ours") as descriptor:
            for times in (first, *[later] * (ROUNDS // OPENINGS)):
                for view, code in VIEWS.items():
                    times[view].append(press(descriptor, code, begin=PATIENCE))
                    if times is first:
                        settle(descriptor, begin=PATIENCE, quiet=PATIENCE)
    return first, later


@contextmanager
def ready(which: str) -> Iterator[int]:
    """Run one of the programs that are measured, until it has nothing more to paint."""
    with terminal("-m", "tests.tui.bench", which) as descriptor:
        seen = b""
        while b"READY" not in seen:
            seen += os.read(descriptor, 1 << 16)
        settle(descriptor, quiet=PATIENCE / 2)  # the articles are shown before they are compared
        yield descriptor


def press(descriptor: int, code: bytes, *, begin: float = QUIET) -> float:
    """Press a key that paints something within `begin` seconds; return the milliseconds until all is painted."""
    began = time.perf_counter()
    os.write(descriptor, code)
    return (settle(descriptor, begin=begin) - began) * 1000


def action_times() -> dict[str, list[float]]:
    """Return the milliseconds that each thing takes which is no step of the cursor: what its last key does."""
    times: dict[str, list[float]] = {name: [] for name in ACTIONS}
    with ready("ours") as descriptor:
        for _ in range(ROUNDS):
            for name, keys in ACTIONS.items():
                times[name].append([press(descriptor, key, begin=PATIENCE) for key in keys][-1])
    return times


def resize_times(which: str) -> list[float]:
    """Return the milliseconds that drawing in another width takes, each width for the first time."""
    times = []
    with ready(which) as descriptor:
        for narrower in range(1, ROUNDS + 1):
            began = time.perf_counter()
            fcntl.ioctl(descriptor, termios.TIOCSWINSZ, struct.pack("HHHH", LINES, COLUMNS - narrower, 0, 0))
            times.append((settle(descriptor, begin=PATIENCE, quiet=0.5) - began) * 1000)
    return times


def memory(which: str) -> float:
    """Return the most memory that a program has taken, in MB."""
    program = (
        "import resource\nfrom tests.tui import bench\n"
        f"bench.{which}()\nprint('MB', resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)"
    )
    seen = b""
    with terminal("-c", program) as descriptor:
        while not (said := re.search(rb"MB (\d+\.\d+)\s", seen)):
            if select.select([descriptor], [], [], 1.0)[0]:
                seen += os.read(descriptor, 1 << 16)
            elif b"READY" in seen and b"B1" in seen:  # shown, and compared
                os.write(descriptor, b"2341q")
    return float(said[1])


def compare_only() -> None:
    """Do what the engine does for the screen, and nothing more."""
    long_compare(*long_articles(), progress=lambda _stage, _part: None)


def long_articles() -> tuple[Article, Article]:
    """Make two articles of many sentences."""
    from aligner.article import Article

    text = "the harbour bridge will stay closed after a ship struck one of its piers on Monday night officials say"
    words = text.split()

    def sentence(number: int) -> str:
        chosen = [words[(number * 7 + at * (number % 5 + 1)) % len(words)] for at in range(19)]
        # With a number of its own: a line that comes again is no part of a story.
        return f"{' '.join(chosen)} {number} people."

    return (
        Article.from_sentences([sentence(number) for number in range(SENTENCES)], title="long A"),
        Article.from_sentences([sentence(number + 3) for number in range(SENTENCES)], title="READY"),
    )


def long_compare(left: Article, right: Article, *, progress: Callable[[str, float], None]) -> Comparison:
    """Pair every other sentence with the one beside it, and with the one after the next."""
    from aligner.labels import Label, LabelledSpan, Relation
    from aligner.result import Comparison, Pair

    progress("pairing", 0.5)

    def spans(text: str) -> tuple[LabelledSpan, ...]:
        edges = [0, len(text) // 3, 2 * len(text) // 3, len(text)]
        labels = [Label.SHARED, Label.UNIQUE, Label.SHARED]
        return tuple(LabelledSpan(a, b, label) for (a, b), label in zip(pairwise(edges), labels, strict=True))

    pairs = []
    for i in range(0, SENTENCES, 2):
        for j in {i, (i + 2) % SENTENCES}:
            a, b = left.sentence_text(i), right.sentence_text(j)
            pairs.append(Pair(i, j, Relation.PARTIAL, 0.3 + i % 70 / 100, 0.0, (), (), spans(a), spans(b)))
    doubtful = []
    for i in range(1, SENTENCES, 2):
        a, b = left.sentence_text(i), right.sentence_text(i)
        doubtful.append(Pair(i, i, Relation.PARTIAL, 0.05 + i % 20 / 100, 0.0, (), (), spans(a), spans(b)))
    return Comparison(left, right, tuple(pairs), tuple(doubtful))


def run_ours() -> None:
    """Show the long articles, compared."""
    from tui.app import NewsdiffApp

    NewsdiffApp(*long_articles(), compare=long_compare).run()


def run_bare() -> None:
    """Show as many lines in a view that does the least a view can do: it scrolls, and one line is the cursor."""
    from rich.segment import Segment
    from rich.style import Style
    from textual.app import App, ComposeResult
    from textual.binding import Binding
    from textual.geometry import Size
    from textual.scroll_view import ScrollView
    from textual.strip import Strip

    steps = {"j": 1, "k": -1, "pagedown": 30, "pageup": -30, "ctrl+d": 15, "g": -1_000_000, "G": 1_000_000}

    class BareView(ScrollView, can_focus=True, inherit_bindings=False):
        BINDINGS = [Binding(key, f"by({lines})") for key, lines in steps.items()]  # noqa: RUF012

        def __init__(self, lines: list[str]) -> None:
            super().__init__()
            self.lines = lines
            self.cursor = 0
            self.virtual_size = Size(COLUMNS - 2, len(lines))

        def render_line(self, y: int) -> Strip:
            at = y + self.scroll_offset.y
            text = self.lines[at] if at < len(self.lines) else ""
            style = self.rich_style + Style(reverse=at == self.cursor)
            return Strip([Segment(text, style)]).adjust_cell_length(self.size.width, self.rich_style)

        def action_by(self, lines: int) -> None:
            self.refresh_line(self.cursor)
            self.cursor = min(max(self.cursor + lines, 0), len(self.lines) - 1)
            self.refresh_line(self.cursor)
            top, height = self.scroll_offset.y, self.size.height
            if abs(lines) > 1:
                self.scroll_to(y=top + lines, animate=False)
            elif not top <= self.cursor < top + height:
                self.scroll_to(y=self.cursor if lines < 0 else self.cursor - height + 1, animate=False)

    class BareApp(App[None]):
        def compose(self) -> ComposeResult:
            left, right = long_articles()
            yield BareView(["READY", *left.text.splitlines(), *right.text.splitlines()])

    BareApp().run()


def report(name: str, ours: list[float], yardstick: list[float]) -> None:
    """Print one line."""
    mine, theirs = statistics.median(ours), statistics.median(yardstick)
    sys.stdout.write(f"{name:14} {mine:8.1f} ms   yardstick {theirs:8.1f} ms   {mine / theirs:5.2f} x\n")


def main(arguments: list[str]) -> None:
    """Print every figure and its ratio; or be one of the programs that are measured."""
    if arguments and arguments[0] not in {"views", "keys"}:
        {"ours": run_ours, "bare": run_bare}[arguments[0]]()
        return
    if arguments != ["views"]:
        for view in ("read", "pairs", "facts"):  # these articles have nothing for the other one
            bare, mine = key_times("bare"), key_times("ours", view)
            for key in KEYS:
                report(f"{view} {key}", mine[key], bare[key])
        report("resize", resize_times("ours"), resize_times("bare"))
        for name, found in action_times().items():
            sys.stdout.write(f"{name:14} {statistics.median(found):8.1f} ms\n")
        screen, engine = memory("run_ours"), memory("compare_only")
        sys.stdout.write(f"memory         {screen - engine:8.0f} MB over the engine's {engine:.0f} MB\n")
    if arguments == ["keys"]:
        return
    bare = key_times("bare")
    first, later = view_times()
    for view in VIEWS:
        report(f"view {view}", later[view], bare["pagedown"])
        report("  first time", first[view], bare["pagedown"])


if __name__ == "__main__":
    main(sys.argv[1:])
