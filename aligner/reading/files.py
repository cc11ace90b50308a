"""Files, pipes and standard input -> bytes. Nothing here waits without an end, but for a person who types."""

from __future__ import annotations

import os
import select
import stat
import sys
from pathlib import Path

from aligner.errors import SourceError
from aligner.reading.material import MAX_BYTES, Material, shown, too_large

STANDARD_INPUT = "standard input"
CHUNK = 1 << 16


def read_path(source: str, patience: float) -> Material:
    """Read a file, or a pipe that has a name; `patience` is how many seconds a pipe may be silent.

    Raises FileNotFoundError if there is none, and SourceError for anything else that is no file.
    """
    name = shown(source)
    path = Path(source)
    try:
        mode = path.stat().st_mode if source else 0
        if not source:
            raise FileNotFoundError
        if stat.S_ISDIR(mode):
            raise SourceError(f"{name}: a folder: give a file in it")
        if not stat.S_ISREG(mode) and not stat.S_ISFIFO(mode):
            raise SourceError(f"{name}: a device, not a file: pipe what it gives in as -")
        # Opening a pipe that nobody writes to would wait; another file may be there by now.
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
        try:
            data = _read(descriptor, name, patience)
        finally:
            os.close(descriptor)
    except FileNotFoundError:
        raise
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        raise SourceError(f"{name}: {getattr(error, 'strerror', None) or error}: check the file") from None
    return Material(data, name, title=path.name, ending=path.suffix.lower())


def read_standard_input(patience: float) -> Material:
    """Read standard input to its end. Raises SourceError if there is none, or if it is silent for too long."""
    if sys.stdin is None or sys.stdin.closed:
        raise SourceError(f"{STANDARD_INPUT}: closed: pipe an article in, or give a file")
    try:
        data = _read(sys.stdin.fileno(), STANDARD_INPUT, None if sys.stdin.isatty() else patience)
    except OSError as error:
        raise SourceError(f"{STANDARD_INPUT}: {error.strerror or error}: pipe an article in, or give a file") from None
    return Material(data, STANDARD_INPUT, title=STANDARD_INPUT)


def _read(descriptor: int, name: str, patience: float | None) -> bytes:
    parts: list[bytes] = []
    size = 0
    while size <= MAX_BYTES:
        if not select.select([descriptor], [], [], patience)[0]:
            raise SourceError(f"{name}: nothing came for {patience:g} seconds: --timeout gives it more")
        try:
            part = os.read(descriptor, CHUNK)
        except BlockingIOError:  # Somebody else read it first.
            continue
        if not part:
            return b"".join(parts)
        parts.append(part)
        size += len(part)
    raise too_large(name)
