"""Libraries that only some formats need, and that are not installed with the program."""

from __future__ import annotations

from aligner.errors import SourceError


def missing(name: str, what: str, library: str) -> SourceError:
    """Return the error for a source of a kind (`what`) whose library is not there; it says how to install that."""
    return SourceError(f"{name}: {what} takes a library that is not installed: pip install {library}")
