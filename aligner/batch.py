"""Many pairs of articles, compared on all cores: one JSON record a pair, in the order of the pairs.

A pair that cannot be read or compared gives a record that says why, and never stops the others.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import partial
from itertools import islice
from typing import Any, NamedTuple

from aligner.errors import AlignerError
from aligner.reading.options import ReadingOptions

# How many pairs for each process are on their way at once: enough that none waits, few enough to hold in memory.
AHEAD = 4

# The libraries under NumPy would start a thread for each core in each process.
ONE_THREAD = ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS", "VECLIB_MAXIMUM_THREADS")


class Sources(NamedTuple):
    """Where the two articles of a pair are: paths or addresses."""

    left: str
    right: str


@dataclass(frozen=True)
class How:
    """How the articles of all pairs are read."""

    left: ReadingOptions
    right: ReadingOptions


def parse(lines: Iterable[str]) -> list[Sources]:
    """Read pairs from lines, two sources a line with a tab between them; empty lines and those behind a # are none.

    A line that is no pair among others gives a pair that fails. Raises AlignerError where no line is one.
    """
    given = [(number, line) for number, line in enumerate(lines, 1) if line.strip() and not line.startswith("#")]
    found = [Sources(*(part.strip() for part in line.partition("\t")[::2])) for _, line in given]
    if found and all(map(_trouble, found)):
        raise AlignerError(f"line {given[0][0]}: {_trouble(found[0])}")
    return found


def _trouble(pair: Sources) -> str:
    """Say why the line of a pair was none; "" if it was one."""
    if not pair.left or not pair.right or "\t" in pair.right:
        return "give two articles with a tab between them"
    return "an article of a batch cannot come from standard input" if "-" in pair else ""


def run(pairs: Sequence[Sources], how: How, processes: int | None = None) -> Iterator[dict[str, Any]]:
    """Yield the record of each pair, in order; `processes` at once, by default one for each core.

    A record is what `aligner.reports.json.tree` returns, or what `failed` returns.
    """
    work = partial(record, how=how)
    many = min(processes or cores(), len(pairs))
    if many < 2:
        yield from map(work, pairs)
        return
    waiting = deque(pairs)
    while waiting:
        # Ends early where a process has died: with it went the pairs that were on their way.
        yield from _in_processes(work, waiting, many)
        yield from _one_by_one(work, [waiting.popleft() for _ in range(min(many * AHEAD, len(waiting)))])


def record(pair: Sources, how: How) -> dict[str, Any]:
    """Read the articles of a pair and compare them; return the record of it."""
    from aligner import reading
    from aligner.comparison import compare
    from aligner.reports import json

    if trouble := _trouble(pair):
        return failed(pair, trouble)
    try:
        left, right = reading.read(pair.left, how.left), reading.read(pair.right, how.right)
        return json.tree(compare(left, right, threads=1))
    except AlignerError as error:
        return failed(pair, str(error))
    except Exception as error:  # Not foreseen; even so the other pairs go on.
        return failed(pair, f"{type(error).__name__}: {error}")


def failed(pair: Sources, reason: str) -> dict[str, Any]:
    """Return the record of a pair that could not be compared."""
    from aligner.reports.json import SCHEMA

    return {"schema": SCHEMA, "left": {"source": pair.left}, "right": {"source": pair.right}, "error": reason}


def cores() -> int:
    """Return how many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _in_processes(work: partial[dict[str, Any]], waiting: deque[Sources], many: int) -> Iterator[dict[str, Any]]:
    """Yield records, taking each pair off `waiting` with its record; stop where a process dies."""
    with _pool(many) as pool:
        ahead: deque[Future[dict[str, Any]]] = deque()
        try:
            while waiting:
                ahead.extend(pool.submit(work, pair) for pair in islice(waiting, len(ahead), many * AHEAD))
                done = ahead.popleft().result()
                waiting.popleft()
                yield done
        except BrokenProcessPool:
            return
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def _one_by_one(work: partial[dict[str, Any]], pairs: Iterable[Sources]) -> Iterator[dict[str, Any]]:
    """Yield the records of pairs, one of which ends its process: each in a process of its own."""
    for pair in pairs:
        with _pool(1) as pool:
            try:
                yield pool.submit(work, pair).result()
            except BrokenProcessPool:
                yield failed(pair, "the process that compared them was ended, perhaps for want of memory")


def _pool(processes: int) -> ProcessPoolExecutor:
    # Never a copy of this process: its threads and what they hold would not come along.
    context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(processes, mp_context=context, initializer=_begin)


def _begin() -> None:
    """Make a process ready for work; before NumPy is loaded in it."""
    os.environ.update(dict.fromkeys(ONE_THREAD, "1"))
    # Whoever interrupts the run interrupts the process that began it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """End this process when the one that began it is gone, however that ended: nobody would take what it makes."""
    parent = multiprocessing.parent_process()
    if parent:
        parent.join()
        os._exit(1)
