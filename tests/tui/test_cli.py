"""The command: what it prints, and how it fails."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.tui import harbour
from tests.tui.terminal import Terminal, newsdiff
from tui import __version__
from tui.options import parse
from tui.output import status


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

    @pytest.mark.parametrize(
        ("sources", "said"),
        [
            (["a"], "one article was given: give two, or none for the two that come with newsdiff"),
            (["a", "b", "c"], "3 articles were given: give two, or none for the two that come with newsdiff"),
        ],
    )
    def test_not_two_articles(self, sources: list[str], said: str) -> None:
        self.check(run(*sources), said)

    @pytest.mark.parametrize("arguments", [[], ["--quiet"]])
    def test_a_file_with_an_ending_that_no_report_has(
        self, pair: list[str], tmp_path: Path, arguments: list[str]
    ) -> None:
        result = run(*pair, *arguments, "-o", str(tmp_path / "out.pdf"))
        self.check(result, "no report has the ending '.pdf': use .txt, .json, .md or .html, or --format")
        assert not (tmp_path / "out.pdf").exists()

    def test_standard_input_twice(self) -> None:
        self.check(run("-", "-"), "only one of the articles")

    def test_a_report_in_one_line_and_in_a_format(self) -> None:
        self.check(run("--summary", "--format", "json"), "--summary")

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


ONE = "The bridge at Westhaven is closed until Friday.\nDivers found a crack.\n"
OTHER = "Divers have found a crack.\nUntil Friday the Westhaven bridge is closed.\n"


@pytest.fixture(name="pair")
def two_articles(tmp_path: Path) -> list[str]:
    paths = [tmp_path / "one.txt", tmp_path / "other.txt"]
    for path, text in zip(paths, (ONE, OTHER), strict=True):
        path.write_text(text, encoding="utf-8")
    return [str(path) for path in paths]


class TestReports:
    """A report on standard output, in each format."""

    def test_text_where_there_is_no_terminal(self, pair: list[str]) -> None:
        result = run(*pair)
        assert result.returncode == 0, result.stderr
        assert result.stdout.startswith("A one.txt\n")
        assert "= A2 Divers found a crack." in result.stdout
        assert "\x1b" not in result.stdout

    @pytest.mark.parametrize(
        ("form", "begins"),
        [("text", "A one.txt"), ("json", "{"), ("markdown", "# A: one.txt"), ("html", "<!DOCTYPE html>")],
    )
    def test_each_format(self, pair: list[str], form: str, begins: str) -> None:
        result = run("--format", form, *pair)
        assert (result.returncode, result.stderr) == (0, "")
        assert result.stdout.startswith(begins)
        assert result.stdout.endswith("\n")

    def test_as_wide_as_it_is_told(self, pair: list[str]) -> None:
        assert "│" in run(*pair, COLUMNS="80").stdout
        assert "│" not in run(*pair, COLUMNS="60").stdout

    @pytest.mark.parametrize(
        ("arguments", "environment", "coloured"),
        [
            ([], {}, False),
            (["--color", "always"], {"NO_COLOR": "1"}, True),
            (["--color", "never"], {}, False),
            (["--color", "auto"], {}, False),
        ],
    )
    def test_colour_in_a_pipe(
        self, pair: list[str], arguments: list[str], environment: dict[str, str], coloured: bool
    ) -> None:
        assert ("\x1b[" in run(*arguments, *pair, **environment).stdout) is coloured

    @pytest.mark.parametrize(
        ("environment", "coloured"),
        [({}, True), ({"NO_COLOR": "1"}, False), ({"NO_COLOR": ""}, True), ({"TERM": "dumb"}, False)],
    )
    def test_colour_on_a_terminal(self, pair: list[str], environment: dict[str, str], coloured: bool) -> None:
        with Terminal([*newsdiff(), "--format", "text", *pair], **{"NO_COLOR": "", **environment}) as terminal:
            assert terminal.status() == 0
            assert (b"\x1b[" in terminal.raw) is coloured
            assert "Divers found a crack" in terminal.text()

    def test_a_character_set_that_lacks_the_glyphs(self, pair: list[str]) -> None:
        result = run(*pair, PYTHONIOENCODING="ascii")
        assert (result.returncode, result.stderr) == (0, "")
        assert "? partly shared" in result.stdout

    def test_one_line(self, pair: list[str]) -> None:
        result = run("--summary", *pair)
        assert result.stdout == (
            "A: 2 sentences, 2 shared, 0 partly shared, 0 unique, 0 contradictory; "
            "B: 2 sentences, 2 shared, 0 partly shared, 0 unique, 0 contradictory\n"
        )


class TestFiles:
    """A report in a file: whole, and never over another one unasked."""

    @pytest.mark.parametrize(
        ("name", "begins"),
        [("r.json", "{"), ("r.md", "# A"), ("r.HTML", "<!DOCTYPE"), ("r.txt", "A one"), ("r", "A one")],
    )
    def test_the_ending_says_the_format(self, pair: list[str], tmp_path: Path, name: str, begins: str) -> None:
        result = run("-o", str(tmp_path / name), *pair)
        assert (result.returncode, result.stdout, result.stderr) == (0, "", "")
        assert (tmp_path / name).read_text(encoding="utf-8").startswith(begins)
        assert len(list(tmp_path.iterdir())) == 3  # and nothing temporary

    def test_any_ending_will_do_where_the_format_is_told(self, pair: list[str], tmp_path: Path) -> None:
        assert run("-o", str(tmp_path / "r.out"), "--format", "markdown", *pair).returncode == 0
        assert (tmp_path / "r.out").read_text(encoding="utf-8").startswith("# A")
        assert run("-o", str(tmp_path / "r.log"), "--summary", *pair).returncode == 0
        assert (tmp_path / "r.log").read_text(encoding="utf-8").startswith("A: 2 sentences")

    def test_a_format_that_is_told_counts_more(self, pair: list[str], tmp_path: Path) -> None:
        run("-o", str(tmp_path / "r.txt"), "--format", "json", *pair)
        assert (tmp_path / "r.txt").read_text(encoding="utf-8").startswith("{")

    def test_a_file_that_exists(self, pair: list[str], tmp_path: Path) -> None:
        target = tmp_path / "r.txt"
        target.write_text("mine")
        target.chmod(0o640)
        result = run("-o", str(target), *pair)
        assert (result.returncode, result.stdout) == (2, "")
        assert result.stderr == f"newsdiff: {target}: exists already; --force overwrites it\n"
        assert target.read_text() == "mine"
        assert run("-o", str(target), "--force", *pair).returncode == 0
        assert target.read_text(encoding="utf-8").startswith("A one.txt")
        assert target.stat().st_mode & 0o777 == 0o640

    @pytest.mark.parametrize("target", [".", "none/r.txt"])
    def test_a_file_that_cannot_be_written(self, pair: list[str], tmp_path: Path, target: str) -> None:
        result = run("-o", str(tmp_path / target), *pair)
        assert (result.returncode, result.stdout, result.stderr.count("\n")) == (2, "", 1)

    def test_a_full_disk_leaves_what_was_there(self, pair: list[str], tmp_path: Path) -> None:
        target = tmp_path / "r.txt"
        target.write_text("mine")
        command = f"ulimit -f 1; exec {sys.executable} -m tui --force --format json -o {target} {' '.join(pair)}"
        big = tmp_path / "one.txt"
        big.write_text(ONE * 20, encoding="utf-8")
        result = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)  # noqa: S603, S607
        assert (result.returncode, result.stderr.count("\n")) == (2, 1)
        assert target.read_text() == "mine"
        assert len(list(tmp_path.iterdir())) == 3

    def test_a_pipe_is_written_to(self, pair: list[str]) -> None:
        result = run("-o", "/dev/stdout", "--format", "json", *pair)
        assert json.loads(result.stdout)["schema"] == 1


class TestStatus:
    """What the exit status tells."""

    def test_nothing_contradictory(self, pair: list[str]) -> None:
        assert run("--exit-code", *pair).returncode == 0

    def test_quiet(self, pair: list[str]) -> None:
        result = run("-q", *pair)
        assert (result.returncode, result.stdout, result.stderr) == (0, "", "")

    def test_two_figures_that_clash(self, tmp_path: Path) -> None:
        said = "The ferry Lady Ansgar ran aground off the island of Torvik early on Sunday with {} people aboard.\n"
        paths = [tmp_path / "a.txt", tmp_path / "b.txt"]
        for path, people in zip(paths, (214, 314), strict=True):
            path.write_text(said.format(people), encoding="utf-8")
        pair = [str(path) for path in paths]
        assert run(*pair).returncode == 0
        assert run("--quiet", *pair).returncode == 1
        result = run("--exit-code", *pair)
        assert (result.returncode, result.stderr) == (1, "")
        assert "One contradiction." in result.stdout
        assert "[≠ 214]" in result.stdout
        (tmp_path / "pairs.tsv").write_text("\t".join(pair), encoding="utf-8")
        assert run("--batch", str(tmp_path / "pairs.tsv"), "--exit-code").returncode == 1

    def test_quiet_but_for_a_file(self, pair: list[str], tmp_path: Path) -> None:
        result = run("-q", "-o", str(tmp_path / "r.json"), *pair)
        assert (result.returncode, result.stdout, result.stderr) == (0, "", "")
        assert (tmp_path / "r.json").exists()

    @pytest.mark.parametrize(
        ("arguments", "expected"), [([], 0), (["--exit-code"], 1), (["--quiet"], 1), (["--summary", "--exit-code"], 1)]
    )
    def test_something_contradictory(self, arguments: list[str], expected: int) -> None:
        comparison = harbour.compare(*harbour.articles(), progress=lambda *_: None)
        assert status(comparison, parse(arguments)) == expected


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


class TestStreams:
    """Standard output that is closed or full, and standard error that is closed."""

    WRITERS = ("--summary {pair}", "--man", "--print-config", "--completion zsh", "--batch {list}")

    @pytest.fixture(name="names")
    def names_of_files(self, pair: list[str], tmp_path: Path) -> dict[str, str]:
        """What stands for two articles, and for a list of pairs, among arguments."""
        listed = tmp_path / "pairs.tsv"
        listed.write_text("a.txt\tb.txt\n", encoding="utf-8")
        return {"pair": " ".join(pair), "list": str(listed)}

    def run(self, names: dict[str, str], arguments: str, streams: str) -> subprocess.CompletedProcess[str]:
        command = f"{sys.executable} -m tui {arguments.format(**names)} {streams}"
        return subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)  # noqa: S603, S607

    @pytest.mark.parametrize("arguments", WRITERS)
    def test_closed(self, names: dict[str, str], arguments: str) -> None:
        result = self.run(names, arguments, ">&-")
        assert (result.returncode, result.stderr) == (2, "newsdiff: standard output: closed\n")

    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device that only Linux has")
    @pytest.mark.parametrize("arguments", WRITERS)
    def test_full(self, names: dict[str, str], arguments: str) -> None:
        result = self.run(names, arguments, ">/dev/full")
        assert (result.returncode, result.stderr) == (2, "newsdiff: standard output: No space left on device\n")

    @pytest.mark.parametrize(
        ("arguments", "status"), [("--summary {pair}", 0), ("none.txt none.txt", 2), ("--batch {list}", 2)]
    )
    def test_nobody_is_told(self, names: dict[str, str], arguments: str, status: int) -> None:
        result = self.run(names, arguments, "2>&-")
        assert (result.returncode, result.stderr) == (status, "")
