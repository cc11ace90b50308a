"""What the command `newsdiff` can be told: its arguments and options."""

from __future__ import annotations

import argparse
import math
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING, Literal, NoReturn, get_args

from aligner.reading.options import ReadingOptions
from aligner.reports import ENDINGS, Form, form_of
from tui import __version__
from tui.shell import SHELLS, CompletionAction, ManAction
from tui.status import FAILED

if TYPE_CHECKING:
    from aligner.labels import Side

Colour = Literal["auto", "always", "never"]

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
    title_a: str = ""
    title_b: str = ""
    encoding: str | None = None
    sentences: bool = False
    timeout: float = ReadingOptions.timeout
    cache: bool = True
    allow_local: bool = False
    format: Form | Literal["jsonl"] | None = None
    output: str | None = None
    force: bool = False
    summary: bool = False
    quiet: bool = False
    exit_code: bool = False
    color: Colour = "auto"
    print_config: bool = False
    batch: str | None = None
    jobs: int | None = None

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

    @property
    def wants_report(self) -> bool:
        """Whether there is something to write or to find out, and no screen to open."""
        return bool(self.format or self.output or self.summary or self.quiet or self.exit_code)

    @property
    def form(self) -> Form:
        """The format of the report: as it was told, else as the name of its file says, else text."""
        if self.format is None or self.format == "jsonl":
            return form_of(self.output or "") or "text"
        return self.format


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


def parser(files: object = None) -> argparse.ArgumentParser:
    """Return what reads the options, and what help, completion and manual are made from.

    `files` marks what takes the name of a file, for the library that makes completion.
    """
    made = _Parser(
        prog="newsdiff",
        description=DESCRIPTION,
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    made.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    _add_articles(made, files)
    _add_reading(made)
    _add_output(made, files)
    made.add_argument_group("screen").add_argument(
        "--print-config",
        action="store_true",
        help="write a settings file that says what can be set, and every key",
    )
    _add_batch(made, files)
    _add_shell(made)
    return made


def _add_articles(parser: argparse.ArgumentParser, files: object) -> None:
    articles = parser.add_argument(
        "articles", nargs="*", metavar="A B", help='two articles: files, addresses, or "-" for standard input'
    )
    _take_files(articles, files)


def _take_files(action: argparse.Action, files: object) -> None:
    if files is not None:
        action.complete = files  # type: ignore[attr-defined]  # where shtab looks for it


def _add_reading(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("reading")
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


def _add_output(parser: argparse.ArgumentParser, files: object) -> None:
    group = parser.add_argument_group("output")
    group.add_argument(
        "--format",
        choices=[*get_args(Form), "jsonl"],
        help="write a report instead of opening the screen; text where standard output is no terminal",
    )
    output = group.add_argument(
        "-o", "--output", metavar="FILE", help="write the report to a file, by its ending in the format that this names"
    )
    _take_files(output, files)
    group.add_argument("--force", action="store_true", help="let --output overwrite a file that exists")
    group.add_argument("--summary", action="store_true", help="write one line of figures instead of the report")
    group.add_argument(
        "-q", "--quiet", action="store_true", help="write nothing to the terminal; the exit status tells (--exit-code)"
    )
    group.add_argument(
        "--exit-code", action="store_true", help="exit with 1 if the articles contradict each other, with 0 if not"
    )
    group.add_argument(
        "--color", choices=get_args(Colour), default="auto", help="colours in a text report (default: on a terminal)"
    )


def _add_batch(parser: argparse.ArgumentParser, files: object) -> None:
    group = parser.add_argument_group("many pairs")
    batch = group.add_argument(
        "--batch",
        metavar="PAIRS",
        help="compare the pairs of a list, two articles a line with a tab between, and write one JSON record a line; "
        "with --output, go on where an earlier run stopped",
    )
    _take_files(batch, files)
    group.add_argument(
        "-j", "--jobs", type=_count, metavar="N", help="how many pairs to compare at once (default: one for each core)"
    )


def _add_shell(made: argparse.ArgumentParser) -> None:
    group = made.add_argument_group("shell")
    group.add_argument(
        "--completion",
        choices=SHELLS,
        action=CompletionAction,
        make=parser,
        default=argparse.SUPPRESS,
        help="write what makes a shell complete this command",
    )
    group.add_argument(
        "--man", nargs=0, action=ManAction, default=argparse.SUPPRESS, help="write the page of the manual"
    )


def _count(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError("give a number from 1 up")
    return int(text)


def _check(options: Options) -> None:
    if options.batch is not None:
        _check_batch(options)
        return
    if options.format == "jsonl" or options.jobs:
        raise UsageError("--format jsonl and --jobs need a list of pairs: --batch")
    if len(options.articles) not in (0, 2):
        count = len(options.articles)
        given = "one article was" if count == 1 else f"{count} articles were"
        raise UsageError(f"{given} given: give two, or none for the two that come with newsdiff")
    if options.articles == ("-", "-"):
        raise UsageError("only one of the articles can come from standard input")
    if options.summary and options.format:
        raise UsageError("--summary takes the place of a report: leave out --format")
    if options.output is not None and not options.format and not options.summary:
        _check_ending(options.output)


def _check_ending(name: str) -> None:
    """Raise UsageError for a file whose ending is that of no report; one without an ending becomes text."""
    ending = PurePath(name).suffix
    if ending and form_of(name) is None:
        *usual, last = (endings[0] for endings in ENDINGS.values())
        raise UsageError(f"no report has the ending {ending!r}: use {', '.join(usual)} or {last}, or --format")


def _check_batch(options: Options) -> None:
    if options.articles:
        raise UsageError("--batch takes the articles from its list: give none beside it")
    if options.format not in (None, "jsonl") or options.summary:
        raise UsageError("--batch writes one JSON record a line: --format jsonl, or none")
    if options.title_a or options.title_b:
        raise UsageError("--batch compares many articles: leave out --title-a and --title-b")
