"""Completion and the manual, as shells and `man` take them."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.tui.test_cli import run
from tui import RELEASED, __version__
from tui.options import parser
from tui.shell import SHELLS, manual

ROOT = Path(__file__).parents[2]


def options() -> set[str]:
    """Return the long options that the help lists."""
    return {word.strip(",[]") for word in parser().format_help().split() if word.startswith(("--", "[--"))} - {"--"}


class TestCompletion:
    """Every option, in every shell."""

    @pytest.mark.parametrize("shell", SHELLS)
    def test_every_option_is_there(self, shell: str) -> None:
        result = run("--completion", shell)
        assert (result.returncode, result.stderr) == (0, "")
        for option in options():
            assert option in result.stdout or f"-l {option[2:]}" in result.stdout, option

    @pytest.mark.parametrize("shell", SHELLS)
    def test_the_shell_takes_it(self, shell: str, tmp_path: Path) -> None:
        if shutil.which(shell) is None and not os.environ.get("CI"):
            pytest.skip(f"there is no {shell} here")
        script = tmp_path / "completion"
        script.write_text(run("--completion", shell).stdout, encoding="utf-8")
        result = subprocess.run([shell, "-n", str(script)], capture_output=True, text=True, check=False)  # noqa: S603
        assert (result.returncode, result.stderr) == (0, "")

    @pytest.mark.parametrize(
        ("typed", "completed"),
        [
            ("newsdiff --su", ["--summary"]),
            ("newsdiff --format m", ["markdown"]),
            ("newsdiff a.txt b.txt -o re", ["report.html"]),
            ("newsdiff bri", ["bridge.txt"]),
        ],
    )
    def test_what_bash_completes(self, tmp_path: Path, typed: str, completed: list[str]) -> None:
        for name in ("report.html", "bridge.txt"):
            (tmp_path / name).touch()
        words = typed.split()
        script = f"""{run("--completion", "bash").stdout}
COMP_WORDS=({typed}); COMP_CWORD={len(words) - 1}; COMP_LINE='{typed}'; COMP_POINT={len(typed)}
_shtab_newsdiff newsdiff '{words[-1]}' '{words[-2]}'
printf '%s\\n' "${{COMPREPLY[@]}}"
"""
        result = subprocess.run(["bash"], input=script, capture_output=True, text=True, check=False, cwd=tmp_path)  # noqa: S607
        assert result.stdout.split() == completed, result.stderr

    def test_a_shell_that_is_not_known(self) -> None:
        result = run("--completion", "command.com")
        assert (result.returncode, result.stdout, result.stderr.count("\n")) == (2, "", 1)


class TestManual:
    """The page of the manual."""

    def test_every_option_is_there(self) -> None:
        page = run("--man").stdout.replace("\\-", "-")
        for option in options() - {"--help"}:
            assert option in page, option

    def test_sections(self) -> None:
        headings = [line[4:] for line in manual(parser()).splitlines() if line.startswith(".SH ")]
        assert headings[:3] == ["NAME", "SYNOPSIS", "DESCRIPTION"]
        assert {"OUTPUT", "EXIT STATUS", "ENVIRONMENT", "EXAMPLES"} <= set(headings)

    @pytest.mark.skipif(shutil.which("man") is None, reason="there is no man here")
    def test_man_has_nothing_to_complain_of(self, tmp_path: Path) -> None:
        page = tmp_path / "newsdiff.1"
        page.write_text(manual(parser()), encoding="utf-8")
        command = ["man", "--warnings", "-E", "UTF-8", "-l", "-Tutf8", str(page)]
        result = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603
        assert (result.returncode, result.stderr) == (0, "")
        assert "EXIT STATUS" in re.sub(".\x08", "", result.stdout)  # without what was struck twice

    def test_the_one_that_is_installed_is_up_to_date(self) -> None:
        """`newsdiff --man > tui/newsdiff.1` makes it so; pip puts it where `man` looks."""
        assert (ROOT / "tui" / "newsdiff.1").read_text(encoding="utf-8") == run("--man").stdout

    def test_it_bears_the_day_of_the_release(self) -> None:
        assert f"## [{__version__}] - {RELEASED}\n" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
