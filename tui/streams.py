"""Standard output and standard error as they may be: closed, full, or with nobody left to read them."""

from __future__ import annotations

import contextlib
import os
import sys

from tui.files import FileError


def is_terminal() -> bool:
    """Tell whether standard output is a terminal."""
    # Where it is closed, Python has none; the types do not say so.
    return sys.stdout is not None and sys.stdout.isatty()


def write(text: str) -> None:
    """Write a text to standard output, at once and all of it.

    What the character set of the terminal lacks becomes a question mark. Raises FileError where it cannot be written,
    and BrokenPipeError where nobody reads it any more.
    """
    if sys.stdout is None:
        raise FileError("standard output: closed")
    try:
        sys.stdout.reconfigure(errors="replace")  # type: ignore[union-attr]  # it is the one that Python opened
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        discard()
        raise
    except OSError as error:
        discard()
        raise FileError(f"standard output: {error.strerror or error}") from None


def discard() -> None:
    """Let nothing more come out: Python must not trip over what is left when it flushes at the end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def say(message: str) -> None:
    """Write a line to standard error, if there is any."""
    with contextlib.suppress(OSError):
        if sys.stderr is not None:
            sys.stderr.write(f"newsdiff: {message}\n")
