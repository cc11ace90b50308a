"""A comparison as one page of HTML that needs nothing else: no request leaves it, and no text of an article acts in it.

Its Content-Security-Policy allows the page's own style and script by their digests and nothing besides.
"""

from __future__ import annotations

import base64
import hashlib
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from aligner.reports.outline import outline
from aligner.result import Comparison


def render(comparison: Comparison) -> str:
    """Return the page, with a line end behind it."""
    style, script = _own("style.css"), _own("script.js")
    page = _environment().get_template("page.html")
    return page.render(story=outline(comparison), style=style, script=script, policy=policy(style, script)) + "\n"


def policy(style: str, script: str) -> str:
    """Return a Content-Security-Policy (level 3) under which one style and one script work, and nothing else."""
    return "; ".join(
        [
            "default-src 'none'",
            f"style-src '{_digest(style)}'",
            f"script-src '{_digest(script)}'",
            "base-uri 'none'",
            "form-action 'none'",
        ]
    )


def _digest(source: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(source.encode()).digest()).decode()


def _own(name: str) -> Markup:
    """Return a file of ours that goes into the page as it is."""
    environment = _environment()
    assert environment.loader is not None  # noqa: S101 - for the type checker
    return Markup(environment.loader.get_source(environment, name)[0])  # noqa: S704 - ours, not an article's


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("aligner.reports", "page"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
