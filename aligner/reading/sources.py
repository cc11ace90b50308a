"""A source as a person gives it -> its bytes: a path, an http(s) address, or "-"."""

from __future__ import annotations

import re

from aligner.errors import SourceError
from aligner.reading.files import read_path, read_standard_input
from aligner.reading.material import Material, shown
from aligner.reading.options import ReadingOptions

FETCHED = re.compile(r"https?://", re.IGNORECASE)
OTHER_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*://|(?:data|file|javascript|mailto|about|blob):", re.IGNORECASE)


def material_of(source: str, options: ReadingOptions) -> Material:
    """Return what a source gives. Raises SourceError where it gives nothing."""
    if source == "-":
        return read_standard_input(options.timeout)
    if FETCHED.match(source):
        # Here, not above: it brings the HTTP client, which nobody needs to read a file.
        from aligner.reading.fetching import fetch

        return fetch(source, options)
    try:
        return read_path(source, options.timeout)
    except FileNotFoundError:
        raise SourceError(f"{shown(source)}: {_advice(source)}") from None


def _advice(source: str) -> str:
    if OTHER_SCHEME.match(source):
        return "only http and https addresses are fetched: give a file as its path"
    if source.lower().startswith("www."):
        return "no such file; an address begins with https://"
    return "no such file: check the name"
