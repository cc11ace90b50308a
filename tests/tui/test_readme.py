"""The README says what there is: every key, every view."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tui.actions import ALL, Action

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
KEYS = README.partition("### Keys")[2].partition("\n### ")[0]


@pytest.mark.parametrize("action", [action for group in ALL for action in group.actions], ids=lambda action: action.id)
def test_names_every_key(action: Action) -> None:
    assert f"`{action.keys.partition(',')[0]}`" in KEYS


def test_shows_pictures_that_are_there() -> None:
    found = re.findall(r"\]\((screenshots/[^)]*)\)", README)
    assert len(found) >= 4
    assert [path for path in found if not (ROOT / path).is_file()] == []
