"""The screen on a real terminal: where keys come from, what signals do, and the state it is left in."""

from __future__ import annotations

import asyncio
import gc
import os
import shutil
import signal
import sys
from functools import partial

from tui.app import NewsdiffApp
from tui.articles import Sources
from tui.memory import Memory
from tui.settings import Settings

SMALLEST = (40, 10)

# What ends the program from outside; a process that one of these ends has 128 and its number as its status.
ENDING = (signal.SIGTERM, signal.SIGINT, signal.SIGHUP)

# The seconds after which the program has started, and collects garbage as programs do.
STARTED = 1.0


class TerminalError(Exception):
    """The terminal is not fit for the screen."""


def show(sources: Sources, settings: Settings, memory: Memory) -> int:
    """Read two articles, open the screen on them, and return the exit status once it is closed.

    Raises SourceError and TerminalError.
    """
    left, right = sources.read()
    columns, lines = shutil.get_terminal_size()
    if columns < SMALLEST[0] or lines < SMALLEST[1]:
        raise TerminalError(f"the terminal is {columns}x{lines}: it takes at least {SMALLEST[0]}x{SMALLEST[1]}")
    _connect()
    return asyncio.run(_run(NewsdiffApp(left, right, settings=settings, memory=memory, sources=sources)))


async def _run(app: NewsdiffApp) -> int:
    loop = asyncio.get_running_loop()
    for number in ENDING:
        loop.add_signal_handler(number, partial(app.exit, return_code=128 + number))
    loop.call_later(STARTED, _collect_garbage)
    await app.run_async()
    return app.return_code or 0


def _collect_garbage() -> None:
    # What is loaded by now stays; going through it again and again would only hold up the keys.
    gc.freeze()
    gc.enable()


def _connect() -> None:
    """Take keys from the terminal, and draw on it, where standard input or standard error is something else."""
    if not sys.stdin.isatty():
        try:
            terminal = os.open("/dev/tty", os.O_RDWR)
        except OSError:
            raise TerminalError("there is no terminal to take keys from") from None
        os.dup2(terminal, 0)
        os.close(terminal)
    if not sys.stderr.isatty():
        # Textual draws on standard error.
        os.dup2(sys.stdout.fileno(), 2)
