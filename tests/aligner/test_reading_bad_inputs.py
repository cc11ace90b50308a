"""Whatever is given: a clear line or an article, never a traceback, never a hang, never over 500 MB."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.aligner.bad_inputs import ANSWERED, FILES, ODD_SOURCES, Answered, Bad, patience
from tests.aligner.servers import serving

ROOT = Path(__file__).parents[2]
SECONDS = 20.0  # of which reading a page may take most on a busy machine
MEGABYTES = 500


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Holds all the files."""
    return tmp_path_factory.mktemp("bad")


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """The server that has all the answers."""
    with serving({each.path: each.answer for each in ANSWERED}) as server:
        yield server.address


@pytest.fixture(scope="module")
def report(folder: Path, address: str) -> dict[str, Any]:
    """What came of all of them, in one process."""
    for bad in FILES:
        path = folder / bad.name
        if isinstance(bad.make, bytes):
            path.write_bytes(bad.make)
        else:
            bad.make(path)
    sources = {str(folder / bad.name): patience(bad.error) for bad in FILES}
    sources |= {source: patience(error) for source, error in ODD_SOURCES}
    sources |= {address + answered.path: patience(answered.error) for answered in ANSWERED}
    done = subprocess.run(
        [sys.executable, "-m", "tests.aligner.bad_inputs"],
        input=json.dumps(sources),
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
    )
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    told: dict[str, Any] = json.loads(done.stdout)
    return told


def check(outcome: dict[str, Any], source: str, error: str, text: str) -> None:
    """What came is the line, or the text, that was expected, and in good time."""
    assert outcome["seconds"] < SECONDS
    if error:
        message = outcome.get("error", "no error")
        assert error in message
        assert message.isprintable()
        assert message.startswith(source.encode("unicode_escape").decode()[:20] or '""')
    else:
        assert text in outcome.get("text", outcome.get("error"))


class TestBadInputs:
    """The table."""

    def test_there_are_enough(self) -> None:
        assert len(FILES) + len(ODD_SOURCES) + len(ANSWERED) >= 60

    @pytest.mark.parametrize("bad", FILES, ids=lambda bad: bad.name)
    def test_files(self, report: dict[str, Any], folder: Path, bad: Bad) -> None:
        source = str(folder / bad.name)
        outcome = report["outcomes"][source]
        check(outcome, source, bad.error, bad.text)
        assert tuple(outcome.get("warnings", ())) == bad.warnings

    @pytest.mark.parametrize(("source", "error"), ODD_SOURCES, ids=lambda value: ascii(value)[:30])
    def test_sources_without_a_file(self, report: dict[str, Any], source: str, error: str) -> None:
        outcome = report["outcomes"][source]
        assert outcome["seconds"] < SECONDS
        assert error.lower() in outcome.get("error", "").lower()
        assert outcome["error"].isprintable()

    @pytest.mark.parametrize("answered", ANSWERED, ids=lambda answered: answered.path)
    def test_servers(self, report: dict[str, Any], address: str, answered: Answered) -> None:
        source = address + answered.path
        check(report["outcomes"][source], source, answered.error, answered.text)

    def test_none_takes_much_memory(self, report: dict[str, Any]) -> None:
        assert max(report["kilobytes"]) < MEGABYTES * 1024
