"""Measures what a reader waits for, each beside its yardstick, in turn: `python -m tests.bench.budgets [--long]`.

A figure is the median of some runs. Processes are cold: each run starts Python anew, though its files are in the
system's cache. What a key costs on the screen is measured by `tests.tui.bench`.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import select
import statistics
import subprocess
import sys
import time
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pyte

from tests.bench.articles import articles
from tests.tui.bench import COLUMNS, LINES, STATIC, environment, first_frame, terminal

if TYPE_CHECKING:
    from aligner.result import Comparison

ROUNDS = 7
PATIENCE = 60.0
LOAD = "import nltk.tokenize.punkt, nltk.stem.snowball; from aligner.encoder import load; load()"
LOAD_WITH_SCREEN = f"import textual.app; {LOAD}"


class Line(NamedTuple):
    """A line of the table: a figure, its yardstick, and the most that the figure, or the ratio, may be."""

    what: str
    ours: float
    yardstick: float | None
    beside: str
    unit: str
    most: float | None = None
    most_ratio: float | None = None

    def __str__(self) -> str:
        yardstick, ratio = "", ""
        if self.yardstick is not None:
            yardstick, ratio = f"{self.yardstick:.0f} {self.unit}", f"{self.ours / self.yardstick:.2f} x"
        kept = (self.most is None or self.ours <= self.most) and (
            self.most_ratio is None or self.yardstick is None or self.ours <= self.most_ratio * self.yardstick
        )
        budgets = [f"{self.most:.0f} {self.unit}"] if self.most else []
        budgets += [f"{self.most_ratio} x"] if self.most_ratio else []
        mark = "" if not budgets else "ok" if kept else "OVER"
        ours = f"{self.ours:.0f} {self.unit}"
        return f"{self.what:34} {ours:>9} {yardstick:>9} {ratio:>7}  {', '.join(budgets):9} {mark:5} {self.beside}"


def in_turn(ours: Callable[[], float], yardstick: Callable[[], float], rounds: int) -> tuple[float, float]:
    """Measure both so many times, one after the other, after one run of each that does not count."""
    ours(), yardstick()
    pairs = [(ours(), yardstick()) for _ in range(rounds)]
    return statistics.median(pair[0] for pair in pairs), statistics.median(pair[1] for pair in pairs)


def process(*arguments: str) -> float:
    """Return the milliseconds that a run of Python takes as a whole process."""
    began = time.perf_counter()
    run = [sys.executable, *arguments]
    subprocess.run(run, check=True, stdout=subprocess.DEVNULL, env=environment())  # noqa: S603
    return (time.perf_counter() - began) * 1000


def labelled() -> float:
    """Return the milliseconds from starting the command until the screen says how the first sentence is related.

    What arrives is kept with the time it came, and drawn by an emulator only when nothing more arrives.
    """
    began = time.perf_counter()
    stream = pyte.ByteStream(screen := pyte.Screen(COLUMNS, LINES))
    with terminal("-m", "tui") as descriptor:
        waiting: list[tuple[float, bytes]] = []
        while time.perf_counter() - began < PATIENCE:
            if select.select([descriptor], [], [], 0.3)[0]:
                waiting.append((time.perf_counter(), os.read(descriptor, 1 << 16)))
                continue
            for at, data in waiting:
                stream.feed(data)
                if any(line.strip().startswith("A1 ") for line in screen.display):
                    return (at - began) * 1000
            waiting.clear()
    raise TimeoutError("\n".join(screen.display))


def own(name: str, *arguments: int) -> dict[str, float]:
    """Run one of the measurements below in a process of its own."""
    run = [sys.executable, "-m", "tests.bench.budgets", "--only", name, *map(str, arguments)]
    result = subprocess.run(run, check=True, stdout=subprocess.PIPE, env=environment())  # noqa: S603
    found: dict[str, float] = json.loads(result.stdout)
    return found


def warm(sentences: int, rounds: int) -> dict[str, float]:
    """Compare articles of so many sentences, with everything loaded; beside it, embed the same sentences."""
    from aligner import compare, encoder

    left, right, gold = articles(sentences)
    texts = [article.sentence_text(s.index) for article in (left, right) for s in article.sentences]
    result = compare(left, right)

    def ours() -> float:
        began = time.perf_counter()
        compare(left, right)
        return (time.perf_counter() - began) * 1000

    def yardstick() -> float:
        began = time.perf_counter()
        encoder.load().embed(texts)
        return (time.perf_counter() - began) * 1000

    mine, theirs = in_turn(ours, yardstick, rounds)
    return {"ours": mine, "yardstick": theirs, **tally(result, gold)}


def tally(result: Comparison, gold: set[tuple[int, int]]) -> dict[str, float]:
    """Count what was paired: whatever is fast must not be so because it finds nothing, or everything."""
    found = {(pair.left, pair.right) for pair in result.pairs}
    return {"shared": len(gold), "found": len(found & gold), "others": len(found - gold)}


def paired(counts: dict[str, float]) -> str:
    """Say what was paired."""
    return "embedding alone; {found:.0f} of {shared:.0f} pairs found, and {others:.0f} others".format(**counts)


def compared(sentences: int) -> dict[str, float]:
    """Compare articles of so many sentences once; return the time and the most memory that this process held."""
    from aligner import compare

    left, right, gold = articles(sentences)
    began = time.perf_counter()
    result = compare(left, right)
    elapsed = (time.perf_counter() - began) * 1000
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"ours": elapsed, "megabytes": peak, **tally(result, gold)}


def embedded(sentences: int) -> dict[str, float]:
    """Embed the same sentences once, from loading the model on, as comparing does."""
    left, right, _ = articles(sentences)
    texts = [article.sentence_text(s.index) for article in (left, right) for s in article.sentences]
    began = time.perf_counter()
    from aligner import encoder

    encoder.load().embed(texts)
    elapsed = (time.perf_counter() - began) * 1000
    return {"yardstick": elapsed, "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}


IN_A_PROCESS: dict[str, Callable[..., dict[str, float]]] = {"warm": warm, "compared": compared, "embedded": embedded}


def short_lines(rounds: int) -> list[Line]:
    """Measure what a reader of two usual articles waits for."""
    frame = in_turn(lambda: first_frame("-m", "tui"), lambda: first_frame("-c", STATIC), rounds)
    labels = in_turn(labelled, lambda: process("-c", LOAD_WITH_SCREEN), rounds)
    report = in_turn(lambda: process("-m", "tui", "--format", "json"), lambda: process("-c", LOAD), rounds)
    sixty = own("warm", 60, rounds)
    return [
        Line("first frame, articles readable", *frame, "a Textual app with one Static", "ms", most_ratio=1.3),
        Line("seeds labelled on the screen, cold", *labels, "Textual, NLTK and the model loaded", "ms", most=1500),
        Line("newsdiff --format json, cold", *report, "NLTK and the model loaded", "ms", most=1200),
        Line("60 x 60 sentences, warm", sixty["ours"], sixty["yardstick"], paired(sixty), "ms", most=2000),
    ]


def long_lines(sentences: int) -> list[Line]:
    """Measure, once, two articles of very many sentences."""
    yardstick, ours = own("embedded", sentences), own("compared", sentences)
    name = f"{sentences:,} x {sentences:,} sentences, cold"
    return [
        Line(name, ours["ours"], yardstick["yardstick"], paired(ours), "ms", most_ratio=1.5),
        Line("  the most memory", ours["megabytes"], yardstick["megabytes"], "embedding alone", "MB", most=1024),
    ]


def wheel_line(wheel: Path) -> Line:
    """Measure the files that a wheel installs."""
    with zipfile.ZipFile(wheel) as archive:
        sizes = {item.filename: item.file_size / 1e6 for item in archive.infolist()}
    largest = max(sizes, key=sizes.__getitem__)
    return Line("installed", sum(sizes.values()), None, f"{largest}: {sizes[largest]:.1f} MB", "MB", most=35)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="runs of each measurement")
    parser.add_argument("--long", action="store_true", help="measure two articles of very many sentences too, once")
    parser.add_argument("--sentences", type=int, default=5000, help="how many that is")
    parser.add_argument("--wheel", type=Path, help="a built wheel, to measure what it installs")
    parser.add_argument("--only", nargs="+", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.only:
        name, *numbers = options.only
        json.dump(IN_A_PROCESS[name](*map(int, numbers)), sys.stdout)
        return
    head = f"{'':34} {'ours':>9} {'yardstick':>9} {'ratio':>7}  {'budget':15} yardstick is"
    lines = short_lines(options.rounds)
    lines += long_lines(options.sentences) if options.long else []
    lines += [wheel_line(options.wheel)] if options.wheel else []
    load = " ".join(f"{each:.1f}" for each in os.getloadavg())
    sys.stdout.write(f"{os.cpu_count()} cores, load {load}\n{head}\n" + "".join(f"{line}\n" for line in lines))


if __name__ == "__main__":
    main()
