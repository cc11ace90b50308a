"""A pseudo-terminal that runs the command, and an emulator that reads what it draws."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import sys
import termios
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pyte

PATIENCE = 15.0


def newsdiff() -> list[str]:
    """Return the installed command, or how to run it where it is not installed."""
    installed = Path(sys.executable).with_name("newsdiff")
    return [str(installed)] if installed.exists() else [sys.executable, "-m", "tui"]


class Terminal:
    """One command in a terminal of some size."""

    def __init__(self, command: Sequence[str], columns: int = 100, lines: int = 30, **environment: str) -> None:
        self.screen = pyte.Screen(columns, lines)
        self.raw = b""
        self._stream = pyte.ByteStream(self.screen)
        self._child, self._descriptor = pty.fork()
        if self._child == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
            # Given explicitly: pytest's readline has put the size of another terminal where `os.environ` cannot see it.
            os.execvpe(command[0], command, {**os.environ, "TERM": "xterm-256color", **environment})  # noqa: S606
        self.before = self.attributes()

    def __enter__(self) -> Terminal:
        return self

    def __exit__(self, *_: object) -> None:
        if self._child:
            os.kill(self._child, signal.SIGKILL)
            os.waitpid(self._child, 0)
        os.close(self._descriptor)

    def attributes(self) -> list[Any]:
        """Return the settings of the terminal: echo, line mode and so on."""
        return termios.tcgetattr(self._descriptor)

    def press(self, keys: str) -> None:
        """Type something."""
        os.write(self._descriptor, keys.encode())

    def resize(self, columns: int, lines: int) -> None:
        """Change the size, as a window does."""
        self.screen.resize(lines, columns)
        fcntl.ioctl(self._descriptor, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))

    def kill(self, number: signal.Signals) -> None:
        """Send a signal to the command."""
        os.kill(self._child, number)

    def text(self) -> str:
        """Return what is on the screen."""
        return "\n".join(self.screen.display)

    def wait_for(self, condition: str | Callable[[], bool]) -> None:
        """Read until a text is on the screen, or something else is true."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            if condition in self.text() if isinstance(condition, str) else condition():
                return
            self._read()
        raise AssertionError(f"{condition} did not come; the screen shows:\n{self.text()}")

    def status(self) -> int:
        """Read until the command ends; return its exit status."""
        end = time.monotonic() + PATIENCE
        while self._read():
            if time.monotonic() > end:
                raise AssertionError(f"it did not end; the screen shows:\n{self.text()}")
        _, status = os.waitpid(self._child, 0)
        self._child = 0
        return os.waitstatus_to_exitcode(status)

    def _read(self) -> bool:
        if not select.select([self._descriptor], [], [], 0.1)[0]:
            return True
        try:
            data = os.read(self._descriptor, 1 << 16)
        except OSError:  # Nobody has the other end open any more.
            return False
        self.raw += data
        # The emulator draws the last letter of what it does not know: the settings of the keyboard protocol.
        self._stream.feed(data.replace(b"\x1b[<u", b"").replace(b"\x1b[>25u", b""))
        return bool(data)
