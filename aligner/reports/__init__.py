"""A Comparison as a document, one module a format."""

from __future__ import annotations

from importlib import import_module
from pathlib import PurePath
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from aligner.result import Comparison

Form = Literal["text", "json", "markdown", "html"]

# What files of each format are called; the first is the usual one.
ENDINGS: dict[Form, tuple[str, ...]] = {
    "text": (".txt", ".text"),
    "json": (".json",),
    "markdown": (".md", ".markdown"),
    "html": (".html", ".htm"),
}


def form_of(name: str) -> Form | None:
    """Return the format that the name of a file says it has, or None."""
    ending = PurePath(name).suffix.lower()
    return next((form for form, endings in ENDINGS.items() if ending in endings), None)


def render(comparison: Comparison, form: Form) -> str:
    """Return the report of a comparison in a format, with a line end behind it."""
    document: str = import_module(f"aligner.reports.{form}").render(comparison)
    return document
