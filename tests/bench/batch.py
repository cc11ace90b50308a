"""Shows what a batch spends its time on: `python -m tests.bench.batch [--pairs N] [--sentences N] [--profile]`.

A process of a batch runs the model on one thread, so processor time is what counts: it is the same whatever else the
machine does. Compared are made-up pairs of about the length of the seed articles, each once, with everything loaded
before.
"""

from __future__ import annotations

import argparse
import cProfile
import json
import os
import pstats
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from aligner.batch import ONE_THREAD, How, Sources, record
from aligner.reading import ReadingOptions
from tests.bench.articles import articles

HOW = How(ReadingOptions(), ReadingOptions())


@contextmanager
def pairs(many: int, sentences: int) -> Iterator[list[Sources]]:
    """Write articles of so many sentences, four a paragraph, and yield their pairs."""
    with tempfile.TemporaryDirectory() as name:
        folder, found = Path(name), []
        for number in range(many):
            paths = []
            for letter, article in zip("ab", articles(sentences, number)[:2], strict=True):
                lines = article.text.split("\n")
                text = "\n".join(" ".join(lines[at : at + 4]) for at in range(0, len(lines), 4))
                paths.append(folder / f"{number}{letter}.txt")
                paths[-1].write_text(text + "\n", encoding="utf-8")
            found.append(Sources(*map(str, paths)))
        yield found


class Clock:
    """Counts the processor time that calls of a function take."""

    def __init__(self) -> None:
        self.spent = 0.0

    def around(self, function: Callable[..., Any]) -> Callable[..., Any]:
        """Return the function, with its time counted."""

        def timed(*arguments: Any, **named: Any) -> Any:
            began = time.process_time()
            try:
                return function(*arguments, **named)
            finally:
                self.spent += time.process_time() - began

        return timed


def inference() -> Clock:
    """Have the time counted that is spent inside the model from now on."""
    import onnxruntime

    clock = Clock()
    onnxruntime.InferenceSession.run = clock.around(onnxruntime.InferenceSession.run)
    return clock


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pairs", type=int, default=40)
    parser.add_argument("--sentences", type=int, default=16, help="of each article; the seeds have 15 and 16")
    parser.add_argument("--profile", action="store_true", help="list what takes the rest")
    options = parser.parse_args()
    os.environ.update(dict.fromkeys(ONE_THREAD, "1"))
    with pairs(options.pairs + 1, options.sentences) as (first, *rest):
        clock = inference()
        record(first, HOW)
        clock.spent = 0.0
        profile = cProfile.Profile()
        began = time.process_time()
        if options.profile:
            profile.enable()
        for pair in rest:
            json.dumps(record(pair, HOW))
        profile.disable()
        spent = time.process_time() - began
    a_pair = spent / len(rest) * 1000
    sys.stdout.write(f"{a_pair:.1f} ms a pair, {clock.spent / spent:.1%} of it inside the model\n")
    if options.profile:
        pstats.Stats(profile).sort_stats("tottime").print_stats(40)


if __name__ == "__main__":
    main()
