"""Files that are written whole or not at all."""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path


class FileError(Exception):
    """A file cannot be written; the message says which and why, on one line."""


class FileExistsAlreadyError(FileError):
    """The file is there, and nobody said that it may be overwritten."""


def check(path: Path, *, force: bool) -> None:
    """Find out before any work is done whether a file may be written. Raises FileError if not."""
    try:
        if path.is_dir():
            raise FileError(f"{name_of(path)}: a folder")
        if not force and path.is_file():
            raise FileExistsAlreadyError(f"{name_of(path)}: exists already; --force overwrites it")
        if not path.parent.is_dir():
            raise FileError(f"{name_of(path)}: no such folder")
    except (OSError, ValueError) as error:  # too long a name, a NUL in it
        raise FileError(f"{name_of(path)}: {getattr(error, 'strerror', None) or error}") from None


def write(path: Path, text: str, *, force: bool) -> None:
    """Write a text as UTF-8: whoever reads the file meanwhile finds what it held before, or all of the text.

    What is no regular file, such as a pipe, is written to as it is. Raises FileError.
    """
    check(path, force=force)
    try:
        if path.exists() and not path.is_file():
            path.write_text(text, encoding="utf-8", newline="")
        else:
            _replace(path.resolve(), text)
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        raise FileError(f"{name_of(path)}: {getattr(error, 'strerror', None) or error}") from None


def name_of(path: Path) -> str:
    """Return a path as a message may hold it: on one line, with nothing that a terminal would obey."""
    from aligner.printable import printable

    return printable(str(path))


def _replace(path: Path, text: str) -> None:
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:100]}.")
    temporary = Path(name)
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8", newline="") as file:
            file.write(text)
            file.flush()
            os.fsync(descriptor)
        temporary.chmod(_mode(path))
        temporary.replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise


def _mode(path: Path) -> int:
    """Return the permissions that the file has, or that a new one gets."""
    with contextlib.suppress(FileNotFoundError):
        return path.stat().st_mode & 0o7777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
