"""Makes the pictures in `screenshots/` from the real app: `python -m tests.screenshots`.

They show the seed articles, and two articles that contradict each other, as the engine compares them.
"""

from __future__ import annotations

import asyncio
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from aligner import compare
from aligner.reading import seeds
from aligner.reports import html
from tests.browser import opened
from tests.tui import ferry
from tests.tui.conftest import look, panel, press, until
from tui import themes
from tui.app import NewsdiffApp

FOLDER = Path(__file__).parent.parent / "screenshots"

ARTICLES = {"seeds": seeds, "ferry": ferry.articles}
THEMES = {"dark": themes.DARK, "light": themes.LIGHT}
SIZES = {80: (80, 24), 160: (160, 45)}

# The keys that lead to each view, and then to something worth seeing: among the seeds the third sentence, which has two
# counterparts, and in the other pair a contradiction.
VIEWS = {"read": "1", "pairs": "2", "facts": "3", "wording": "4"}
KEYS = {"seeds": ("g", "j", "j"), "ferry": ("g", "c")}


async def pictures(articles: str) -> None:
    """Make the pictures of one pair of articles: every view, dark and light, in 80 and in 160 columns."""
    pair = ARTICLES[articles]()
    made = compare(*pair)
    for (theme, (columns, size)), (view, key) in product(product(THEMES, SIZES.items()), VIEWS.items()):
        app = NewsdiffApp(*pair, compare=lambda *_, **__: made)
        app.theme = THEMES[theme].name
        async with app.run_test(size=size) as pilot:
            await until(pilot, lambda: panel(pilot)[:1] in {"A", "B"})
            if view != "read":
                await look(pilot, key)
            await press(pilot, *(("g", "space") if view == "wording" else KEYS[articles]))
            name = f"{view}-{articles}-{theme}-{columns}.svg"
            (FOLDER / name).write_text(app.export_screenshot(title="newsdiff"), encoding="utf-8")


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
    for articles in ARTICLES:
        asyncio.run(pictures(articles))
    report("dark")
    report("light")


if __name__ == "__main__":
    main()
