"""The command `newsdiff`: reads two articles and opens the screen, or prints what there is to say about them."""

from __future__ import annotations

import argparse
import gc
import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, NoReturn

from tui import __version__

if TYPE_CHECKING:
    from aligner.article import Article

FAILED = 2
INTERRUPTED = 130
BROKEN_PIPE = 141

DESCRIPTION = """\
Shows two news articles side by side: what both say, what only one says, and where they contradict each other.
"""

EPILOG = """\
Without articles, two seed articles are opened. "-" reads one article from standard input.
Press ? on the screen for every key.
"""


class _Parser(argparse.ArgumentParser):
    """Reports an error on one line."""

    def error(self, message: str) -> NoReturn:
        self.exit(FAILED, f"{self.prog}: {message} (see {self.prog} --help)\n")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; return its exit status."""
    # Nothing that is made while starting is garbage, and looking for some takes a tenth of the time to the first frame.
    gc.disable()
    options = _parser().parse_args(arguments)
    try:
        return _run(options.articles, options.format)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # Whoever read the output has gone; Python must not trip over that again when it flushes at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return BROKEN_PIPE


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="newsdiff",
        description=DESCRIPTION,
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("articles", nargs="*", metavar="A B", help='two articles: files, or "-" for standard input')
    parser.add_argument("--format", choices=["json"], help="print the comparison instead of opening the screen")
    parser.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    return parser


def _run(sources: list[str], output: str | None) -> int:
    if len(sources) not in (0, 2):
        return _fail(f"give two articles, or none to open the seeds; this is {len(sources)}")
    if sources == ["-", "-"]:
        return _fail("only one of the articles can come from standard input")
    if output is None and not sys.stdout.isatty():
        return _fail("standard output is no terminal: use --format json to print the comparison")

    from aligner.errors import AlignerError

    try:
        left, right = _articles(sources)
        if output is not None:
            return _print(left, right)
    except AlignerError as error:
        return _fail(str(error))

    from tui.terminal import TerminalError, show

    try:
        return show(left, right)
    except TerminalError as error:
        return _fail(str(error))


def _articles(sources: list[str]) -> tuple[Article, Article]:
    from aligner import reading

    if not sources:
        return reading.seeds()
    return reading.read(sources[0]), reading.read(sources[1])


def _print(left: Article, right: Article) -> int:
    gc.enable()
    from aligner.comparison import compare
    from aligner.reports import json

    sys.stdout.write(json.render(compare(left, right)).rstrip("\n") + "\n")
    sys.stdout.flush()
    return 0


def _fail(message: str) -> int:
    sys.stderr.write(f"newsdiff: {message}\n")
    return FAILED
