"""The command `newsdiff`: reads two articles and opens the screen, or prints what there is to say about them."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence

from tui.options import Options, UsageError, parse
from tui.status import BROKEN_PIPE, FAILED, INTERRUPTED


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; return its exit status."""
    # Nothing that is made while starting is garbage, and looking for some takes a tenth of the time to the first frame.
    gc.disable()
    try:
        return _run(parse(arguments))
    except UsageError as error:
        return _fail(str(error))
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read the output has gone; Python must not trip over that again when it flushes at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return BROKEN_PIPE


def _run(options: Options) -> int:
    if options.format is None and not sys.stdout.isatty():
        return _fail("standard output is no terminal: use --format json to print the comparison")

    from aligner.errors import AlignerError
    from tui.articles import articles

    try:
        left, right = articles(options)
        if options.format is not None:
            from tui.output import report

            return report(left, right)
    except AlignerError as error:
        return _fail(str(error))

    from tui.terminal import TerminalError, show

    try:
        return show(left, right)
    except TerminalError as error:
        return _fail(str(error))


def _fail(message: str) -> int:
    sys.stderr.write(f"newsdiff: {message}\n")
    return FAILED
