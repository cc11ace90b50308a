"""The installed command in a real terminal: keys in, a screen out, and everything put back at the end."""

from __future__ import annotations

import re
import signal
import sys
from pathlib import Path

import pytest

from tests.tui import harbour
from tests.tui.terminal import Terminal, newsdiff


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    """The harbour articles in files."""
    left, right = tmp_path / "left.txt", tmp_path / "right.txt"
    left.write_text(harbour.LEFT, encoding="utf-8")
    right.write_text(harbour.RIGHT, encoding="utf-8")
    return [str(left), str(right)]


def assert_restored(terminal: Terminal) -> None:
    """The terminal is as it was: its own screen, its cursor, its settings, no mouse."""
    assert terminal.raw.rindex(b"\x1b[?1049l") > terminal.raw.rindex(b"\x1b[?1049h")
    assert terminal.raw.rindex(b"\x1b[?25h") > terminal.raw.rindex(b"\x1b[?25l")
    assert terminal.raw.rindex(b"\x1b[?1000l") > terminal.raw.rindex(b"\x1b[?1000h")
    assert terminal.raw.rindex(b"\x1b[?2004l") > terminal.raw.rindex(b"\x1b[?2004h")
    assert terminal.attributes() == terminal.before


class TestScreen:
    """A reader at work."""

    def test_the_seeds_from_first_frame_to_quitting(self) -> None:
        with Terminal(newsdiff(), 120, 40) as terminal:
            terminal.wait_for("Israeli President Isaac Herzog told")
            terminal.wait_for("A1 ")
            terminal.press("j")
            terminal.wait_for("A2 ")
            terminal.press("G")
            terminal.wait_for("A15 ")
            terminal.press("\t")
            terminal.wait_for(lambda: re.search(r"^ B\d", terminal.text(), re.MULTILINE) is not None)
            terminal.press("?")
            terminal.wait_for("Between A and B")
            terminal.press("\x1b")
            terminal.wait_for(lambda: "Between A and B" not in terminal.text())
            terminal.resize(80, 24)
            terminal.wait_for(
                lambda: "sentences" in terminal.text() and terminal.screen.display[23].strip()[-4:] == "quit"
            )
            terminal.press("q")
            assert terminal.status() == 0
            assert_restored(terminal)
            assert b"Traceback" not in terminal.raw

    def test_the_four_views(self, files: list[str]) -> None:
        with Terminal([*newsdiff(), *files], 120, 40) as terminal:
            terminal.wait_for("A1 ")
            terminal.press("2")
            terminal.wait_for("sentences in the order of article A")
            terminal.press("z")
            terminal.wait_for("sentences in the order of article B")
            terminal.press("3")
            terminal.wait_for(lambda: re.search(r"what +A +B", terminal.text()) is not None)
            terminal.wait_for("Friday  ")
            terminal.press("4")
            terminal.wait_for(lambda: re.search(r"times ▾ +A says +B says", terminal.text()) is not None)
            terminal.resize(60, 15)
            terminal.wait_for(lambda: terminal.screen.display[14].strip()[-4:] == "quit")
            terminal.press("v")
            terminal.wait_for(lambda: "A says" not in terminal.text() and "Westhaven" in terminal.text())
            terminal.press("q")
            assert terminal.status() == 0
            assert_restored(terminal)
            assert b"Traceback" not in terminal.raw

    def test_two_files(self, files: list[str]) -> None:
        with Terminal([*newsdiff(), *files]) as terminal:
            terminal.wait_for("A1 ")
            terminal.press("u")
            terminal.wait_for("unique")
            terminal.press("q")
            assert terminal.status() == 0

    def test_an_article_from_a_pipe_leaves_the_keys_to_the_terminal(self, files: list[str]) -> None:
        command = f"cat {files[0]} | {' '.join(newsdiff())} - {files[1]} 2> /dev/null"
        with Terminal(["bash", "-c", command]) as terminal:
            terminal.wait_for("The harbour bridge at Westhaven")
            terminal.wait_for("A1 ")
            terminal.press("j")
            terminal.wait_for("A2 ")
            terminal.press("q")
            assert terminal.status() == 0


class TestSuspending:
    """ctrl+z and fg, as with other programs of the shell."""

    @pytest.mark.parametrize(
        ("keys", "sign"), [("", "? help"), ("/", "find words")], ids=["in the articles", "at the prompt"]
    )
    def test_goes_to_the_shell_and_comes_back(self, files: list[str], keys: str, sign: str) -> None:
        with Terminal(["bash", "--norc", "--noprofile", "-i"], 100, 30, PS1="shell> ", HISTFILE="") as terminal:
            terminal.wait_for("shell> ")
            terminal.press(" ".join([*newsdiff(), *files]) + "\r")
            terminal.wait_for("A1 ")
            terminal.press("j")
            terminal.wait_for("A2 ")
            terminal.press(keys)
            terminal.wait_for(sign)
            terminal.press("\x1a")
            terminal.wait_for("Stopped")
            assert terminal.raw.rindex(b"\x1b[?1049l") > terminal.raw.rindex(b"\x1b[?1049h")
            assert terminal.raw.rindex(b"\x1b[?1000l") > terminal.raw.rindex(b"\x1b[?1000h")
            terminal.press("echo $((41 + 1))\r")
            terminal.wait_for("42")
            terminal.press("fg\r")
            # The whole screen is drawn again, to its first and its last line, over what the shell has written.
            terminal.wait_for(
                lambda: (
                    terminal.text().lstrip().startswith("newsdiff")
                    and "Stopped" not in terminal.text()
                    and sign in terminal.text().rstrip().splitlines()[-1]
                )
            )
            if keys:
                terminal.press("\x1b")
                terminal.wait_for("? help")
            terminal.press("j")
            terminal.wait_for("A3 ")
            prompts = terminal.raw.count(b"shell> ")
            terminal.press("q")
            # What is typed before the shell has the terminal again is lost.
            terminal.wait_for(lambda: terminal.raw.count(b"shell> ") > prompts)
            assert terminal.raw.rindex(b"\x1b[?1049l") > terminal.raw.rindex(b"\x1b[?1049h")
            terminal.press("exit 7\r")
            assert terminal.status() == 7


class TestAnEvening:
    """What one does with it, one after the other, in a real terminal."""

    def test_views_search_filter_strictness_resize_quit(self, files: list[str]) -> None:
        with Terminal([*newsdiff(), *files], 120, 40) as terminal:
            terminal.wait_for("A1 ")
            terminal.press("/")
            terminal.wait_for("find words")
            terminal.press("maren lund")
            terminal.wait_for("1 of 2")
            terminal.press("\rn")
            terminal.wait_for("2 of 2")
            terminal.press("\x1b")
            terminal.wait_for(lambda: "2 of 2" not in terminal.text())
            terminal.press("f")
            terminal.wait_for(lambda: terminal.screen.display[39].startswith(" filter"))
            terminal.press("ferries")
            terminal.wait_for("sentences hidden")
            terminal.press("\r")
            terminal.wait_for("? help")
            terminal.press("\x1b")
            terminal.wait_for(lambda: "hidden" not in terminal.text())
            terminal.press("-")
            terminal.wait_for("strictness: 1 laxer")
            for key, sign in (("2", "in the order of"), ("3", "what"), ("4", "times"), ("1", "sentences")):
                terminal.press(key)
                terminal.wait_for(sign)
            for columns, lines in ((60, 15), (200, 60), (80, 24)):
                terminal.resize(columns, lines)
                terminal.wait_for(lambda lines=lines: terminal.screen.display[lines - 1].strip()[-4:] == "quit")  # type: ignore[misc]
            terminal.press("y")
            terminal.wait_for("copied")
            assert b"\x1b]52;c;" in terminal.raw
            terminal.press("q")
            assert terminal.status() == 0
            assert_restored(terminal)
            assert b"Traceback" not in terminal.raw


class TestEnding:
    """However it ends, the terminal is usable."""

    @pytest.mark.parametrize(
        ("number", "status"),
        [(signal.SIGTERM, 143), (signal.SIGINT, 130), (signal.SIGHUP, 129)],
        ids=lambda value: str(value),
    )
    def test_signals(self, files: list[str], number: signal.Signals, status: int) -> None:
        with Terminal([*newsdiff(), *files]) as terminal:
            terminal.wait_for("harbour bridge")
            terminal.kill(number)
            assert terminal.status() == status
            assert_restored(terminal)
            assert b"Traceback" not in terminal.raw

    def test_ctrl_c(self, files: list[str]) -> None:
        with Terminal([*newsdiff(), *files]) as terminal:
            terminal.wait_for("harbour bridge")
            terminal.press("\x03")
            assert terminal.status() == 130
            assert_restored(terminal)

    def test_a_crash(self, files: list[str]) -> None:
        program = (
            "import sys\nfrom tui.cli import main\nfrom tui.screens.room import RoomScreen\n"
            "def crash(self, by): raise RuntimeError('an accident')\nRoomScreen.action_move = crash\n"
            f"sys.exit(main({files!r}))"
        )
        with Terminal([sys.executable, "-c", program]) as terminal:
            terminal.wait_for("A1 ")
            terminal.press("j")
            assert terminal.status() != 0
            assert_restored(terminal)
            assert b"an accident" in terminal.raw

    def test_quitting_does_not_wait_for_work_that_tells_nothing(self, files: list[str]) -> None:
        program = (
            "import sys, time\nfrom tui import work\nfrom tui.cli import main\n"
            "work._compare = lambda left, right, *, progress: time.sleep(60)\n"
            f"sys.exit(main({files!r}))"
        )
        with Terminal([sys.executable, "-c", program]) as terminal:
            terminal.wait_for("harbour bridge")
            terminal.press("q")
            assert terminal.status() == 0
            assert_restored(terminal)

    def test_a_terminal_that_is_too_small(self, files: list[str]) -> None:
        with Terminal([*newsdiff(), *files], 30, 8) as terminal:
            assert terminal.status() == 2
            assert b"newsdiff: the terminal is 30x8" in terminal.raw
            assert b"\x1b[?1049h" not in terminal.raw
