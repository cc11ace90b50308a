"""Makes the pictures in `screenshots/` from the real app on the seed articles: `python -m tests.screenshots`."""

from __future__ import annotations

import asyncio
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from aligner import compare
from aligner.reading import seeds
from aligner.reports import html
from tests.browser import opened
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


def report(scheme: Literal["light", "dark"]) -> None:
    """Make a picture of the HTML report of the seeds, with a sentence pointed at."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "report.html"
        path.write_text(html.render(compare(*seeds())), encoding="utf-8")
        with opened(path, size=(1200, 1000), scheme=scheme) as (page, _):
            page.hover("#A3")
            page.screenshot(path=FOLDER / f"report-{scheme}.png", full_page=True)


def main() -> None:
    """Make them all."""
    FOLDER.mkdir(exist_ok=True)
    for name in PICTURES:
        asyncio.run(picture(name))
    report("dark")
    report("light")


if __name__ == "__main__":
    main()
