"""`newsdiff --batch`: a record a line, what an earlier run has done stays done, and what the status tells."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from tests.aligner.texts import FERRY, FERRY_AGAIN
from tests.tui.terminal import Terminal, newsdiff
from tests.tui.test_cli import run


@pytest.fixture(name="folder")
def folder_with_a_list(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv(
        "PYTHONPATH", os.pathsep.join([str(Path(__file__).parents[2]), os.environ.get("PYTHONPATH", "")])
    )
    Path("ferry.txt").write_text("\n".join(FERRY), encoding="utf-8")
    Path("again.txt").write_text("\n".join(FERRY_AGAIN), encoding="utf-8")
    write_list("ferry.txt\tagain.txt", "ferry.txt\tmissing.txt", "again.txt\tferry.txt")
    return tmp_path


def write_list(*lines: str) -> None:
    Path("pairs.tsv").write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


def records(text: str | Path) -> list[dict[str, Any]]:
    lines = text.read_text(encoding="utf-8") if isinstance(text, Path) else text
    return [json.loads(line) for line in lines.splitlines()]


def named(found: list[dict[str, Any]]) -> list[tuple[str, str, bool]]:
    return [(each["left"]["source"], each["right"]["source"], "error" in each) for each in found]


THREE = [("ferry.txt", "again.txt", False), ("ferry.txt", "missing.txt", True), ("again.txt", "ferry.txt", False)]


def ended_within(group: int, seconds: float) -> bool:
    """Wait for all processes of a group to end; tell whether they did in time."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.05)
    return False


@pytest.mark.usefixtures("folder")
class TestRun:
    """One run from beginning to end."""

    def test_to_standard_output(self) -> None:
        result = run("--batch", "pairs.tsv", "--format", "jsonl", "-j", "1")
        assert named(records(result.stdout)) == THREE
        assert result.returncode == 2
        assert result.stderr == (
            "newsdiff: missing.txt: no such file: check the name\n"
            "newsdiff: 1 of 3 pairs failed; their records say why\n"
        )
        assert result.stdout.isascii()

    def test_to_a_file_on_two_cores(self) -> None:
        result = run("--batch", "pairs.tsv", "-o", "out.jsonl", "-j", "2")
        assert (result.returncode, result.stdout) == (2, "")
        assert named(records(Path("out.jsonl"))) == THREE

    def test_a_list_from_standard_input(self) -> None:
        result = run("--batch", "-", "-j", "1", stdin="ferry.txt\tagain.txt\n")
        assert (result.returncode, result.stderr) == (0, "")
        assert named(records(result.stdout)) == THREE[:1]

    def test_a_bar_on_a_terminal(self) -> None:
        write_list("ferry.txt\tagain.txt")
        with Terminal([*newsdiff(), "--batch", "pairs.tsv", "-o", "out.jsonl", "-j", "1"]) as terminal:
            assert terminal.status() == 0
            assert "1/1" in terminal.text()

    def test_no_bar_when_quiet(self) -> None:
        write_list("ferry.txt\tagain.txt")
        with Terminal([*newsdiff(), "--batch", "pairs.tsv", "-o", "out.jsonl", "-j", "1", "-q"]) as terminal:
            assert terminal.status() == 0
            assert not terminal.text().strip()

    def test_a_reader_that_has_enough(self) -> None:
        command = f"{sys.executable} -m tui --batch pairs.tsv -j 1 | head -c 1"
        result = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)  # noqa: S603, S607
        assert "Traceback" not in result.stderr


@pytest.mark.usefixtures("folder")
class TestResume:
    """An output that is there already is gone on with."""

    def test_what_is_done_is_not_done_again(self) -> None:
        run("--batch", "pairs.tsv", "-o", "out.jsonl", "-j", "1")
        whole = Path("out.jsonl").read_bytes()
        first, second, third = whole.splitlines(keepends=True)
        for left in (b"", first, first + second[:7], first + second, whole[:-1], whole):
            Path("out.jsonl").write_bytes(left)
            result = run("--batch", "pairs.tsv", "-o", "out.jsonl", "-j", "1")
            assert result.returncode == 2, result.stderr
            assert Path("out.jsonl").read_bytes() == whole
        assert third

    def test_pairs_that_were_added(self) -> None:
        run("--batch", "pairs.tsv", "-o", "out.jsonl", "-j", "1")
        marked = Path("out.jsonl").read_text(encoding="utf-8").replace('"title":"ferry.txt"', '"title":"kept"')
        Path("out.jsonl").write_text(marked, encoding="utf-8")
        write_list("again.txt\tagain.txt", "ferry.txt\tagain.txt", "ferry.txt\tagain.txt")
        run("--batch", "pairs.tsv", "-o", "out.jsonl", "-j", "1")
        assert named(records(Path("out.jsonl"))) == [*THREE, ("again.txt", "again.txt", False), THREE[0]]
        assert Path("out.jsonl").read_text(encoding="utf-8").startswith(marked)

    def test_force_begins_anew(self) -> None:
        Path("out.jsonl").write_text("something else\n")
        result = run("--batch", "pairs.tsv", "-o", "out.jsonl", "-j", "1", "--force")
        assert result.returncode == 2
        assert named(records(Path("out.jsonl"))) == THREE

    @pytest.mark.parametrize(
        "line", ["something else", "[]", "{}", '{"left": 1, "right": 2}', '{"left":{},"right":{}}']
    )
    def test_what_is_no_output_of_a_batch_stays_as_it_is(self, line: str) -> None:
        Path("out.jsonl").write_text(f"{line}\nand more")
        result = run("--batch", "pairs.tsv", "-o", "out.jsonl")
        assert result.returncode == 2
        assert result.stderr == "newsdiff: out.jsonl: line 1 is not of a batch; --force overwrites the file\n"
        assert Path("out.jsonl").read_text() == f"{line}\nand more"

    @pytest.mark.parametrize("text", ["my only notes", '{"schema":"mine"}', '{"kept": true}'])
    def test_a_file_without_a_line_end_stays_as_it_is(self, text: str) -> None:
        Path("out.jsonl").write_text(text)
        assert run("--batch", "pairs.tsv", "-o", "out.jsonl").returncode == 2
        assert Path("out.jsonl").read_text() == text

    def test_what_failed_of_another_list_does_not_count(self) -> None:
        assert run("--batch", "pairs.tsv", "-o", "out.jsonl", "-j", "1").returncode == 2
        write_list("ferry.txt\tagain.txt")
        result = run("--batch", "pairs.tsv", "-o", "out.jsonl", "-j", "1")
        assert (result.returncode, result.stderr) == (0, "")
        assert named(records(Path("out.jsonl"))) == THREE

    def test_a_run_that_was_killed(self) -> None:
        write_list(*["ferry.txt\tagain.txt"] * 200)
        command = [sys.executable, "-m", "tui", "--batch", "pairs.tsv", "-o", "out.jsonl", "-j", "2"]
        process = subprocess.Popen(command, start_new_session=True)  # noqa: S603
        out = Path("out.jsonl")
        while not out.exists() or out.read_bytes().count(b"\n") < 3:
            assert process.poll() is None
            time.sleep(0.05)
        process.send_signal(signal.SIGKILL)
        process.wait()
        assert ended_within(process.pid, seconds=20), "its processes go on without it"
        done = out.read_bytes()[: out.read_bytes().rfind(b"\n") + 1]
        assert 3 <= done.count(b"\n") < 200
        write_list(*["ferry.txt\tagain.txt"] * (done.count(b"\n") + 2))
        assert run("--batch", "pairs.tsv", "-o", "out.jsonl", "-j", "1").returncode == 0
        assert out.read_bytes().startswith(done)
        assert len(records(out)) == done.count(b"\n") + 2


@pytest.mark.usefixtures("folder")
class TestStatus:
    """What the exit status tells of all pairs."""

    def contradictory(self) -> str:
        found = {"schema": 1, "left": {"source": "ferry.txt"}, "right": {"source": "again.txt"}}
        return json.dumps({**found, "pairs": [{"relation": "contradictory"}]}) + "\n"

    @pytest.mark.parametrize(("arguments", "expected"), [([], 0), (["--exit-code"], 1), (["-q"], 1)])
    def test_something_contradictory(self, arguments: list[str], expected: int) -> None:
        write_list("ferry.txt\tagain.txt")
        Path("out.jsonl").write_text(self.contradictory())
        assert run("--batch", "pairs.tsv", "-o", "out.jsonl", *arguments).returncode == expected

    def test_nothing_contradictory(self) -> None:
        write_list("ferry.txt\tferry.txt")
        assert run("--batch", "pairs.tsv", "--exit-code", "-o", "out.jsonl").returncode == 0


@pytest.mark.usefixtures("folder")
class TestErrors:
    """One clear line, and status 2."""

    @pytest.mark.parametrize(
        ("arguments", "said"),
        [
            (["--batch", "none.tsv"], "none.tsv: no such file: check the name"),
            (["--batch", "."], ".: Is a directory"),
            (["--batch", "bad.tsv"], "bad.tsv: line 1: give two articles"),
            (["--batch", "latin.tsv"], "latin.tsv: not UTF-8 text"),
            (["--batch", "pairs.tsv", "ferry.txt", "again.txt"], "give none beside it"),
            (["--batch", "pairs.tsv", "--format", "html"], "one JSON record a line"),
            (["--batch", "pairs.tsv", "--summary"], "one JSON record a line"),
            (["--batch", "pairs.tsv", "--title-a", "x"], "leave out --title-a"),
            (["--batch", "pairs.tsv", "-j", "0"], "a number from 1 up"),
            (["--batch", "pairs.tsv", "-o", "none/out.jsonl"], "none/out.jsonl: No such file"),
            (["--format", "jsonl", "ferry.txt", "again.txt"], "--batch"),
            (["-j", "2", "ferry.txt", "again.txt"], "--batch"),
        ],
    )
    def test_one_line(self, arguments: list[str], said: str) -> None:
        Path("bad.tsv").write_text("one\n")
        Path("latin.tsv").write_bytes(b"caf\xe9\tb\n")
        result = run(*arguments)
        assert (result.returncode, result.stdout, result.stderr.count("\n")) == (2, "", 1)
        assert result.stderr.startswith("newsdiff: ")
        assert said in result.stderr
