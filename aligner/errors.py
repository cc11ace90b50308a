"""What can go wrong in a way that a person can mend. Each message is one line and says what to do."""

from __future__ import annotations


class AlignerError(Exception):
    """Base of the errors that this package raises on purpose; `str()` of one is fit to be shown."""


class SourceError(AlignerError):
    """An article could not be read."""


class ModelError(AlignerError):
    """A file of the bundled model is missing or is not the one that was shipped."""
