"""How an article is to be read."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class ReadingOptions:
    """What the reader of an article may be told beside where it is; reading it again takes the same.

    `title` stands in the place of the article's own. `encoding` is the name of a character set as Python knows it, for
    sources that do not declare theirs or lie about it. `sentences` takes each line as one sentence. `timeout` is how
    many seconds a server may take for a whole answer, and how long a pipe may be silent. `cache` keeps what was fetched
    for an hour, and takes what was kept. `allow_local` lets an address lead to this machine or a private network.
    """

    title: str = ""
    encoding: str | None = None
    sentences: bool = False
    timeout: float = 20.0
    cache: bool = True
    allow_local: bool = False
