"""Text -> the day that an article gives for itself in its first lines."""

from __future__ import annotations

from datetime import date

from aligner.boilerplate import is_dated
from aligner.claims.date_reading import written
from aligner.claims.dateline import LETTERS, Dateline, is_dateline

# A dateline stands in so many lines from the beginning.
LINES = 6


def find_dateline(text: str, said: str = "") -> Dateline | None:
    """Return the day of an article, or None if nothing tells it.

    That is the day at the head of its first sentence, or on a line of its own (12 December 2023), or what its page says
    of itself, as in 2023-12-12.
    """
    lines = [line.strip()[:LETTERS] for line in text.split("\n", LINES)[:LINES]]
    for line in lines:
        for one in written(line):
            day = one.calendar()
            if day and is_dateline(line, one):
                return Dateline(day, is_exact=True)
    own = (one.calendar() for line in lines if is_dated(line) for one in written(line))
    day = next(filter(None, own), None) or _day(said)
    return Dateline(day, is_exact=False) if day else None


def _day(said: str) -> date | None:
    try:
        return date.fromisoformat(said[:10])
    except ValueError:
        return None
