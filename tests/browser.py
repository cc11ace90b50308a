"""A page in headless Chromium, and what the browser has to say about it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Page, sync_playwright

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")

# Where everything is tested the browser must be there; elsewhere it may be missing.
in_chromium = pytest.mark.skipif(CHROMIUM is None and not os.environ.get("CI"), reason="there is no Chromium here")


@dataclass
class Heard:
    """What the browser wrote to its console, failed at, and asked for but the page itself."""

    console: list[str] = field(default_factory=list)
    requests: list[str] = field(default_factory=list)


@contextmanager
def opened(
    path: Path, *, size: tuple[int, int] = (1200, 900), scheme: Literal["light", "dark"] = "light", script: bool = True
) -> Iterator[tuple[Page, Heard]]:
    """Open a file as a page."""
    heard, address = Heard(), path.as_uri()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        width, height = size
        context = browser.new_context(
            color_scheme=scheme, viewport={"width": width, "height": height}, java_script_enabled=script
        )
        page = context.new_page()
        page.on("console", lambda message: heard.console.append(message.text))
        page.on("pageerror", lambda error: heard.console.append(str(error)))
        page.on("request", lambda request: request.url == address or heard.requests.append(request.url))
        page.goto(address)
        yield page, heard
        browser.close()
