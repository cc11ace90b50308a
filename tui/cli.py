"""The command `newsdiff`: reads two articles and opens the screen, or writes what there is to say about them."""

from __future__ import annotations

import gc
from collections.abc import Sequence
from pathlib import Path

from tui import files, streams
from tui.options import Options, UsageError, parse
from tui.status import BROKEN_PIPE, DONE, FAILED, INTERRUPTED


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command; return its exit status."""
    # Nothing that is made while starting is garbage, and looking for some takes a tenth of the time to the first frame.
    gc.disable()
    try:
        return _run(parse(arguments))
    except (UsageError, files.FileError) as error:
        return _fail(str(error))
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        return BROKEN_PIPE


def _run(options: Options) -> int:
    from aligner.errors import AlignerError

    if options.print_config:
        return _print_config()
    try:
        if options.batch is not None:
            from tui.batch import run

            return run(options)
        if options.wants_report or not streams.is_terminal():
            return _report(options)
        return _show(options)
    except AlignerError as error:
        return _fail(str(error))


def _report(options: Options) -> int:
    if options.output is not None:
        files.check(Path(options.output), force=options.force)
    from tui.articles import articles, doubts
    from tui.output import report

    left, right = articles(options)
    if not options.quiet:
        for doubt in (*doubts(left), *doubts(right)):
            streams.say(f"warning: {doubt}")
    return report(left, right, options)


def _show(options: Options) -> int:
    from tui import memory, settings
    from tui.articles import Sources

    try:
        settled = settings.load(settings.default_path())
    except settings.SettingsError as error:
        return _fail(str(error))

    from tui.terminal import TerminalError, show

    try:
        return show(Sources(options), settled, memory.Memory(memory.default_path()))
    except TerminalError as error:
        return _fail(str(error))


def _print_config() -> int:
    from tui import settings

    streams.write(settings.default())
    return DONE


def _fail(message: str) -> int:
    streams.say(message)
    return FAILED
