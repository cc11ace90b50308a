"""What the command `newsdiff` can be told: its arguments and options."""

from __future__ import annotations

import argparse
import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NoReturn

from aligner.reading.options import ReadingOptions
from tui import __version__
from tui.status import FAILED

if TYPE_CHECKING:
    from aligner.result import Side

LONGEST_TIMEOUT = 3600

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
    format: str | None = None
    title_a: str = ""
    title_b: str = ""
    encoding: str | None = None
    sentences: bool = False
    timeout: float = ReadingOptions.timeout
    cache: bool = True
    allow_local: bool = False

    def reading(self, side: Side) -> ReadingOptions:
        """How the article of one side is to be read."""
        return ReadingOptions(
            title=self.title_a if side == "left" else self.title_b,
            encoding=self.encoding,
            sentences=self.sentences,
            timeout=self.timeout,
            cache=self.cache,
            allow_local=self.allow_local,
        )


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
    _add_reading(made.add_argument_group("reading"))
    _add_output(made.add_argument_group("output"))
    return made


def _add_articles(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "articles", nargs="*", metavar="A B", help='two articles: files, addresses, or "-" for standard input'
    )


def _add_reading(group: argparse._ArgumentGroup) -> None:
    group.add_argument("--title-a", metavar="TITLE", default="", help="call the first article this")
    group.add_argument("--title-b", metavar="TITLE", default="", help="call the second article this")
    group.add_argument("--sentences", action="store_true", help="take each line as one sentence")
    group.add_argument("--encoding", type=_encoding, metavar="NAME", help="the character set of both articles")
    group.add_argument(
        "--timeout",
        type=_seconds,
        metavar="SECONDS",
        default=ReadingOptions.timeout,
        help="how long a server may take, and a pipe may be silent (default: %(default)g)",
    )
    group.add_argument("--no-cache", dest="cache", action="store_false", help="fetch pages anew, and keep none")
    group.add_argument(
        "--allow-local", action="store_true", help="let addresses lead to this machine and to private networks"
    )


def _encoding(name: str) -> str:
    try:
        "".encode(name)
    except (LookupError, ValueError):  # ValueError: a NUL in the name
        raise argparse.ArgumentTypeError(f"no character set has the name {name!r}; utf-8 and cp1252 do") from None
    return name


def _seconds(text: str) -> float:
    try:
        seconds = float(text)
    except ValueError:
        seconds = math.nan
    if not 0 < seconds <= LONGEST_TIMEOUT:
        raise argparse.ArgumentTypeError(f"give a number of seconds above 0 and up to {LONGEST_TIMEOUT}")
    return seconds


def _add_output(group: argparse._ArgumentGroup) -> None:
    group.add_argument("--format", choices=["json"], help="print the comparison instead of opening the screen")


def _check(options: Options) -> None:
    if len(options.articles) not in (0, 2):
        raise UsageError(f"give two articles, or none to open the seeds; this is {len(options.articles)}")
    if options.articles == ("-", "-"):
        raise UsageError("only one of the articles can come from standard input")
