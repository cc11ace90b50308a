"""The command: what it prints, and how it fails."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tui import __version__


def run(*arguments: str, stdin: str = "", **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command with its output in a pipe."""
    return subprocess.run(  # noqa: S603 - our own command
        [sys.executable, "-m", "tui", *arguments],
        input=stdin,
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, **environment},
    )


class TestAnswers:
    """What it prints."""

    def test_version(self) -> None:
        result = run("--version")
        assert (result.returncode, result.stdout, result.stderr) == (0, f"newsdiff {__version__}\n", "")

    def test_help(self) -> None:
        result = run("--help")
        assert result.returncode == 0
        assert result.stdout.startswith("usage: newsdiff")
        assert result.stderr == ""


class TestErrors:
    """One clear line, and status 2."""

    def check(self, result: subprocess.CompletedProcess[str], said: str) -> None:
        assert result.returncode == 2
        assert result.stdout == ""
        assert result.stderr.startswith("newsdiff: ")
        assert said in result.stderr
        assert result.stderr.count("\n") == 1

    @pytest.mark.parametrize("sources", [["a"], ["a", "b", "c"]])
    def test_not_two_articles(self, sources: list[str]) -> None:
        self.check(run(*sources), "give two articles")

    def test_standard_input_twice(self) -> None:
        self.check(run("-", "-"), "only one of the articles")

    def test_output_that_is_no_terminal(self) -> None:
        self.check(run(), "use --format json")

    def test_an_unknown_option(self) -> None:
        self.check(run("--colour"), "--colour")

    def test_an_unknown_format(self) -> None:
        self.check(run("--format", "xml"), "xml")

    @pytest.mark.parametrize("kind", ["missing", "directory", "empty", "binary"])
    def test_a_source_that_cannot_be_read(self, tmp_path: Path, kind: str) -> None:
        good, bad = tmp_path / "good.txt", tmp_path / "bad.txt"
        good.write_text("The bridge is closed.\n")
        if kind == "directory":
            bad.mkdir()
        elif kind != "missing":
            bad.write_bytes(b"" if kind == "empty" else bytes(range(256)))
        self.check(run("--format", "json", str(good), str(bad)), "bad.txt")


class TestJson:
    """The result on standard output, and nothing else there."""

    def test_the_seeds(self) -> None:
        result = run("--format", "json")
        assert result.returncode == 0, result.stderr
        assert json.loads(result.stdout)["schema"] == 1

    def test_an_article_from_standard_input(self, tmp_path: Path) -> None:
        other = tmp_path / "other.txt"
        other.write_text("The bridge at Westhaven is closed until Friday.\n")
        result = run("--format", "json", "-", str(other), stdin="The Westhaven bridge is closed.\n")
        assert result.returncode == 0, result.stderr
        assert json.loads(result.stdout)["schema"] == 1

    def test_a_reader_that_has_enough(self) -> None:
        command = f"{sys.executable} -m tui --format json | head -c 1"
        result = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)  # noqa: S603, S607
        assert result.stderr == ""
