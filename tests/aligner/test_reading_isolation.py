"""The process that takes articles out of pages and documents: what it may not do."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import pytest

from aligner.errors import SourceError
from aligner.reading import isolation
from aligner.reading.formats import Format
from aligner.reading.isolation import extract_apart
from aligner.reading.material import Material
from tests.aligner.documents import page

PAGE = Material(page().encode(), "page.html", ending=".html")


class TestHarm:
    """A library that a file has made do harm: here it is one that was written for it."""

    @pytest.fixture
    def library(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
        """What is imported in the place of trafilatura."""
        monkeypatch.setattr(sys, "path", [str(tmp_path), *sys.path])
        return tmp_path / "trafilatura.py"

    @pytest.mark.parametrize(
        ("program", "said"),
        [
            ("kept = [bytearray(1 << 20) for _ in range(2000)]", "too deep or too large a page"),
            ("import os; os.kill(os.getpid(), 11)", "made to do harm"),
            ("import sys; sys.exit(0)", "made to do harm"),
            ("import socket; socket.create_connection(('127.0.0.1', 9))", "a damaged page (PermissionError)"),
            ("import subprocess; subprocess.run(['true'])", "a damaged page (PermissionError)"),
            ("import os; os.system('true')", "a damaged page (PermissionError)"),
            ("def f(n): return f(n + 1)\nf(0)", "too deep or too large a page"),
            ("raise ValueError('\\x1b[2J')", "a damaged page (ValueError)"),
        ],
    )
    def test_is_one_line(self, library: Path, program: str, said: str) -> None:
        library.write_text(program)
        with pytest.raises(SourceError) as caught:
            extract_apart(Format.PAGE, PAGE)
        assert str(caught.value).startswith("page.html: ")
        assert said in str(caught.value)
        assert str(caught.value).isprintable()

    def test_does_not_last(self, library: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        library.write_text("while True: pass")
        monkeypatch.setattr(isolation, "SECONDS", 0.5)
        began = time.monotonic()
        with pytest.raises(SourceError, match=r"takes longer than 0\.5 s"):
            extract_apart(Format.PAGE, PAGE)
        assert time.monotonic() - began < 5

    def test_what_lies_in_the_folder_is_not_imported(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        (tmp_path / "trafilatura.py").write_text("raise SystemExit")
        (tmp_path / "json.py").write_text("raise SystemExit")
        monkeypatch.chdir(tmp_path)
        assert extract_apart(Format.PAGE, PAGE).site == "The Westhaven Post"
