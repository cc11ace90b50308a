"""What the command gives to shells and to `man`: completion, and a page of the manual, made from its own options."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Sequence
from typing import Any, Literal, get_args

from tui import RELEASED, __version__, streams

Shell = Literal["bash", "zsh", "fish"]
SHELLS: tuple[Shell, ...] = get_args(Shell)


# Makes what reads the options; it is told what marks those that take the name of a file.
MakeParser = Callable[[object], argparse.ArgumentParser]


class CompletionAction(argparse.Action):
    """Prints what makes a shell complete the command, and ends the process; `make` makes what reads its options."""

    def __init__(self, *arguments: Any, make: MakeParser, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.make = make

    def __call__(
        self,
        parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,  # noqa: ARG002 - as argparse calls it
        values: str | Sequence[Any] | None,
        option_string: str | None = None,  # noqa: ARG002
    ) -> None:
        """Print it."""
        _print(completion(self.make, str(values)), parser)


class ManAction(argparse.Action):
    """Prints the page of the manual, and ends the process."""

    def __call__(
        self,
        parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,  # noqa: ARG002
        values: str | Sequence[Any] | None,  # noqa: ARG002
        option_string: str | None = None,  # noqa: ARG002
    ) -> None:
        """Print it."""
        _print(manual(parser), parser)


def completion(make: MakeParser, shell: str) -> str:
    """Return a program in the language of a shell that completes the options and what they take."""
    import shtab

    return shtab.complete(make(shtab.FILE), shell)


# What the options do not say; roff.
SECTIONS = {
    "exit status": r"""0: all went well. 1: the articles contradict each other, with \-\-exit\-code or \-\-quiet.
2: an article, an option, a pair of a batch or a file was no good; one line on standard error says which and why.""",
    "environment": r"""NO_COLOR: no colours. COLUMNS: the width of a text report that goes into a pipe.""",
    "examples": r""".nf
newsdiff a.txt b.txt
newsdiff a.txt b.txt \-o report.html
newsdiff \-\-exit\-code \-\-summary a.txt b.txt
newsdiff \-\-batch pairs.tsv \-o results.jsonl
.fi""",
}


def manual(parser: argparse.ArgumentParser) -> str:
    """Return the page of the manual, in roff, given what reads the options."""
    from argparse_manpage.manpage import Manpage

    about = {
        "description": "two news articles side by side",
        "manual_title": "User Commands",
        "project_name": "newsdiff",
        "version": __version__,
        "date": RELEASED,
    }
    page = Manpage(parser, about)
    for heading, content in SECTIONS.items():
        page.add_section(heading, "=", content)
    return str(page)


def _print(text: str, parser: argparse.ArgumentParser) -> None:
    streams.write(text.rstrip("\n") + "\n")
    parser.exit()
