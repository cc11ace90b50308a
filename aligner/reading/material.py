"""What a source gave, before anybody made sense of it."""

from __future__ import annotations

from dataclasses import dataclass

from aligner.errors import SourceError

# More than 30 times the longest articles of the news archives seen; above it is a mistake (a disk image, a log). It
# holds for a file, for what a server sends, and for that unpacked.
MAX_BYTES = 16 * 1024 * 1024


@dataclass(frozen=True)
class Material:
    """The bytes of a source.

    `name` is fit for a message. `title` is what to call the article if it does not say so itself. `ending` is that of
    the file's name, with its dot and in small letters; `media_type` and `charset` are what a server declared, and
    `address` is where it was found in the end. All of these may be empty.
    """

    data: bytes
    name: str
    title: str = ""
    ending: str = ""
    media_type: str = ""
    charset: str = ""
    address: str = ""


def shown(name: str) -> str:
    """Return a name as a message may hold it: on one line, with nothing that a terminal would obey."""
    return "".join(each if each.isprintable() else ascii(each)[1:-1] for each in name) or '""'


def too_large(name: str) -> SourceError:
    """Return the error for more bytes than an article has."""
    return SourceError(
        f"{name}: larger than {MAX_BYTES // 1024 // 1024} MB, too long for an article: cut it out of there"
    )
