"""Many pairs in one run: which are left to do, a bar that shows how far it has come, and a record a line."""

from __future__ import annotations

import gc
import json
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, BinaryIO

from aligner import batch
from aligner.batch import Sources
from aligner.errors import AlignerError
from tui import streams
from tui.files import FileError, name_of
from tui.options import Options
from tui.status import CONTRADICTORY, DONE, FAILED

# So many pairs that failed are named; for all others the records say why.
NAMED = 5
# How a record begins: what is left of one that was not written to its end.
BEGINNING = b'{"schema":1,"left":{'


@dataclass
class Tally:
    """What has come of the pairs of a list; of an earlier run what belongs to it."""

    listed: Counter[Sources]
    done: Counter[Sources] = field(default_factory=Counter)
    failed: list[str] = field(default_factory=list)
    contradictory: bool = False

    def add(self, record: dict[str, Any]) -> None:
        """Count one record. Raises KeyError or TypeError if it is none."""
        pair = Sources(record["left"]["source"], record["right"]["source"])
        is_contradictory = any(each["relation"] == "contradictory" for each in record.get("pairs", ()))
        if self.done[pair] == self.listed[pair]:
            return  # of a list that was another
        self.done[pair] += 1
        self.contradictory |= is_contradictory
        if "error" in record:
            self.failed.append(record["error"])


def run(options: Options) -> int:
    """Compare every pair of a list that is not in the output yet; return the exit status.

    Raises AlignerError for a list that is none, and FileError where the output cannot be written.
    """
    gc.enable()
    from aligner.reports.json import line

    pairs = _pairs(options.batch or "")
    tally = Tally(Counter(pairs))
    with _output(options, tally) as write:
        left = list(_left(pairs, tally))
        for record in _shown(left, len(pairs), options):
            # Each line is written at once: what is done stays done, whatever happens.
            write(line(record))
            tally.add(record)
    if tally.failed:
        for error in tally.failed[:NAMED]:
            streams.say(error)
        streams.say(f"{len(tally.failed)} of {len(pairs)} pairs failed; their records say why")
        return FAILED
    return CONTRADICTORY if tally.contradictory and (options.exit_code or options.quiet) else DONE


def _pairs(name: str) -> list[Sources]:
    try:
        text = sys.stdin.read() if name == "-" else Path(name).read_text(encoding="utf-8-sig")
        return batch.parse(text.splitlines())
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        if isinstance(error, UnicodeError):
            reason = "not UTF-8 text"
        elif isinstance(error, FileNotFoundError):
            reason = "no such file: check the name"
        raise AlignerError(f"{name_of(Path(name))}: {reason}") from None
    except AlignerError as error:
        raise AlignerError(f"{name_of(Path(name))}: {error}") from None


def _left(pairs: list[Sources], tally: Tally) -> Iterator[Sources]:
    """Yield the pairs that are not done; a pair that is listed twice is done twice."""
    done = Counter(tally.done)
    for pair in pairs:
        if done[pair]:
            done[pair] -= 1
        else:
            yield pair


def _shown(left: list[Sources], many: int, options: Options) -> Iterator[dict[str, Any]]:
    """Yield the records, and show on standard error how far it has come, where that is a terminal."""
    from tqdm import tqdm

    how = batch.How(options.reading("left"), options.reading("right"))
    records = batch.run(left, how, options.jobs)
    with tqdm(
        total=many,
        initial=many - len(left),
        unit=" pairs",
        disable=True if options.quiet or sys.stderr is None else None,
    ) as bar:
        for record in records:
            yield record
            bar.update()


@contextmanager
def _output(options: Options, tally: Tally) -> Iterator[Callable[[str], None]]:
    """Open what the records are written to, and yield what writes one; count those that an earlier run has left."""
    if options.output is None:
        yield streams.write
        return
    path = Path(options.output)
    try:
        resumed = path.is_file() and not options.force
        with path.open("r+b" if resumed else "wb") as file:
            if resumed:
                _resume(file, path, tally)
            yield partial(_append, file)
    except (OSError, ValueError) as error:
        raise FileError(f"{name_of(path)}: {getattr(error, 'strerror', None) or error}") from None


def _append(file: BinaryIO, text: str) -> None:
    file.write(text.encode("ascii"))
    file.flush()


def _resume(file: BinaryIO, path: Path, tally: Tally) -> None:
    """Count the records in a file, and drop a last line that was not written to its end."""
    whole = 0
    for number, line in enumerate(file, 1):
        is_unfinished = not line.endswith(b"\n")
        if is_unfinished and BEGINNING.startswith(line[: len(BEGINNING)]):
            break
        try:
            tally.add(json.loads(line) if not is_unfinished else {})
        except (ValueError, KeyError, TypeError, AttributeError):
            raise FileError(f"{name_of(path)}: line {number} is not of a batch; --force overwrites the file") from None
        whole += len(line)
    file.seek(whole)
    file.truncate()
