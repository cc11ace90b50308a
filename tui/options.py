"""What the command `newsdiff` can be told: its arguments and options."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NoReturn

from tui import __version__
from tui.status import FAILED

DESCRIPTION = """\
Shows two news articles side by side: what both say, what only one says, and where they contradict each other.
"""

EPILOG = """\
Without articles, two seed articles are opened. "-" reads one article from standard input.
Press ? on the screen for every key.
"""


class UsageError(Exception):
    """Options that do not go together; the message says what to do."""


@dataclass(frozen=True)
class Options:
    """What one run was told; each field is an option of the command, by its name."""

    articles: tuple[str, ...]
    format: str | None


class _Parser(argparse.ArgumentParser):
    """Reports an error on one line."""

    def error(self, message: str) -> NoReturn:
        self.exit(FAILED, f"{self.prog}: {message} (see {self.prog} --help)\n")


def parse(arguments: Sequence[str] | None = None) -> Options:
    """Read the options of one run, by default those that the process was given; ends the process on a bad one.

    Raises UsageError for options that do not go together.
    """
    given = vars(parser().parse_args(arguments))
    options = Options(**{**given, "articles": tuple(given["articles"])})
    _check(options)
    return options


def parser() -> argparse.ArgumentParser:
    """Return what reads the options, and what help is made from."""
    made = _Parser(
        prog="newsdiff",
        description=DESCRIPTION,
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    made.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    _add_articles(made)
    _add_output(made.add_argument_group("output"))
    return made


def _add_articles(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("articles", nargs="*", metavar="A B", help='two articles: files, or "-" for standard input')


def _add_output(group: argparse._ArgumentGroup) -> None:
    group.add_argument("--format", choices=["json"], help="print the comparison instead of opening the screen")


def _check(options: Options) -> None:
    if len(options.articles) not in (0, 2):
        raise UsageError(f"give two articles, or none to open the seeds; this is {len(options.articles)}")
    if options.articles == ("-", "-"):
        raise UsageError("only one of the articles can come from standard input")
