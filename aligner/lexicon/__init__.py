"""Small tables about the language of news, as text files that a person can read and mend."""

from __future__ import annotations

from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent


@cache
def sections(name: str) -> dict[str, tuple[str, ...]]:
    """Read `name`.txt: the lines under each `[section]`, without comments (`#` and a blank) and empty lines.

    Raises ValueError for a section that is there twice.
    """
    found: dict[str, list[str]] = {}
    text = (FOLDER / f"{name}.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line.startswith("["):
            if line.strip("[]") in found:
                raise ValueError(f"{name}.txt: {line} is there twice")
            found[line.strip("[]")] = lines = []
        elif line and not line.startswith("# "):
            lines.append(line)
    return {section: tuple(lines) for section, lines in found.items()}


@cache
def words(name: str) -> dict[str, frozenset[str]]:
    """Read `name`.txt as sets of words, which are separated by blanks."""
    return {section: frozenset(" ".join(lines).split()) for section, lines in sections(name).items()}


@cache
def table(name: str) -> dict[str, str]:
    """Read `name`.tsv: a key a line, and what stands for it behind a tab, without comments (`#` and a blank).

    Raises ValueError for a key that is there twice.
    """
    text = (FOLDER / f"{name}.tsv").read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("# "))
    found = dict[str, str]()
    for key, _, value in (line.partition("\t") for line in lines):
        if key in found:
            raise ValueError(f"{name}.tsv: {key} is there twice")
        found[key] = value
    return found
