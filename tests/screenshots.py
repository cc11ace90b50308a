"""Makes the pictures in `screenshots/` from the real app on the seed articles: `python -m tests.screenshots`."""

from __future__ import annotations

import asyncio
from pathlib import Path

from aligner.reading import seeds
from tests.tui.conftest import panel, press, until
from tui import themes
from tui.app import NewsdiffApp

FOLDER = Path(__file__).parent.parent / "screenshots"

PICTURES = {
    "read-dark-120x40": (themes.DARK, (120, 40)),
    "read-light-120x40": (themes.LIGHT, (120, 40)),
    "read-dark-80x24": (themes.DARK, (80, 24)),
}

# To the third sentence, which has two counterparts: one is chosen, the other lit.
KEYS = ("j", "j")


async def picture(name: str) -> None:
    """Make one picture."""
    theme, size = PICTURES[name]
    app = NewsdiffApp(*seeds())
    app.theme = theme.name
    async with app.run_test(size=size) as pilot:
        await until(pilot, lambda: panel(pilot)[:1] == "A")
        await press(pilot, *KEYS)
        (FOLDER / f"{name}.svg").write_text(app.export_screenshot(title="newsdiff"), encoding="utf-8")


def main() -> None:
    """Make them all."""
    FOLDER.mkdir(exist_ok=True)
    for name in PICTURES:
        asyncio.run(picture(name))


if __name__ == "__main__":
    main()
