"""The data sets, and which rows of them are fitted on, chosen on and reported on."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any, Literal

Part = Literal["fit", "choose", "report"]


def rows(data: Path, name: str) -> list[dict[str, Any]]:
    """Read a data set, `name`.jsonl in the folder `data`."""
    with (data / f"{name}.jsonl").open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def part(key: str) -> Part:
    """Return the part that a topic (or a row, where there are no topics) belongs to: half, a sixth and a third of them.

    The choice is by a hash of the key, so that it never changes and holds for every set with the same topics.
    """
    place = int.from_bytes(hashlib.sha256(key.encode()).digest()[:4], "big") % 6
    return "fit" if place < 3 else "choose" if place < 4 else "report"
