"""Files for the tests of reading."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.aligner.documents import Write


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes a file; returns its name."""

    def write(content: bytes | str, name: str = "article.txt") -> str:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return str(path)

    return write
