"""What is remembered from one run to the next, without having been written down by anyone: a convenience, never a need.

It stands apart from the settings, which are the reader's own file. Where it cannot be read or written it is done
without.
"""

from __future__ import annotations

import contextlib
import json
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from platformdirs import user_state_path

from tui.files import FileError, write

# As many pairs of articles are remembered.
RECENT = 12


@dataclass(frozen=True)
class Remembered:
    """The theme and the view of the last run, the pairs opened last, and whether this is not the first run."""

    theme: str = ""
    view: str = ""
    recent: tuple[tuple[str, str], ...] = ()
    greeted: bool = False

    @classmethod
    def of(cls, data: Any) -> Remembered:
        """Take what is well formed of what a file held."""
        if not isinstance(data, dict):
            return cls()
        theme, view = (value if isinstance(value := data.get(key), str) else "" for key in ("theme", "view"))
        recent = data.get("recent")
        pairs = (
            (each for each in recent if isinstance(each, list) and len(each) == 2) if isinstance(recent, list) else ()
        )
        named = tuple((a, b) for a, b in pairs if isinstance(a, str) and isinstance(b, str))
        return cls(theme, view, named[:RECENT], data.get("greeted") is True)


class Memory:
    """Holds what is remembered, and writes it down when that changes; without a path, it lasts as long as the run."""

    def __init__(self, path: Path | None = None) -> None:
        self._path = path
        self.now = Remembered(greeted=True) if path is None else _read(path)

    def keep(self, **changes: Any) -> None:
        """Remember other values of some fields of Remembered."""
        changed = replace(self.now, **changes)
        if changed == self.now:
            return
        self.now = changed
        if self._path is not None:
            with contextlib.suppress(OSError, FileError):
                self._path.parent.mkdir(parents=True, exist_ok=True)
                self._path.touch()
                self._path.chmod(0o600)  # before anything is in it
                write(self._path, json.dumps(asdict(changed), indent=1) + "\n", force=True)

    def keep_recent(self, left: str, right: str) -> None:
        """Remember a pair of articles as the one opened last."""
        others = (pair for pair in self.now.recent if pair != (left, right))
        self.keep(recent=((left, right), *others)[:RECENT])


def default_path() -> Path:
    """Return where it is written down."""
    return user_state_path("newsdiff", appauthor=False) / "state.json"


def _read(path: Path) -> Remembered:
    try:
        return Remembered.of(json.loads(path.read_text(encoding="utf-8")))
    except (OSError, ValueError):
        return Remembered()
