"""What can be exported from the screen, and writing it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from aligner.reports import ENDINGS, Form, form_of, render
from aligner.result import Comparison
from tui import files

PICTURE: Literal["picture"] = "picture"
What = Form | Literal["picture"]

# The order in which they are offered, and what each is for.
CHOICES: dict[What, str] = {
    "html": "a page for any browser, also to print",
    "markdown": "for notes, issues and wikis",
    "text": "to read anywhere",
    "json": "for other programs",
    "picture": "the screen as it is, SVG",
}

SUFFIXES: dict[What, str] = {**{form: endings[0] for form, endings in ENDINGS.items()}, "picture": ".svg"}


@dataclass(frozen=True)
class Exportable:
    """A comparison, and a picture of the screen that shows it."""

    comparison: Comparison
    picture: str

    def document(self, what: What) -> str:
        """Return what goes into the file."""
        return self.picture if what == "picture" else render(self.comparison, what)


def proposed(what: What, folder: Path) -> str:
    """Return a name for a file that is not there yet."""
    names = ("newsdiff" + (f"-{number}" if number > 1 else "") + SUFFIXES[what] for number in range(1, 10_000))
    return next((name for name in names if not (folder / name).exists()), "newsdiff" + SUFFIXES[what])


def renamed(name: str, what: What) -> str:
    """Return the name of a file with the ending of another format, if it had that of one."""
    path = Path(name)
    return str(path.with_suffix(SUFFIXES[what])) if path.suffix in SUFFIXES.values() else name


def meant(what: What, name: str) -> tuple[What, Path]:
    """Return what a file of this name holds, and its path: its ending says so; one without gets that of the format."""
    path = Path(name).expanduser()
    if path.name and not path.suffix:
        path = path.with_name(path.name + SUFFIXES[what])
    return (PICTURE if path.suffix.lower() == SUFFIXES[PICTURE] else form_of(path.name) or what), path


def write(exported: Exportable, what: What, name: str, *, force: bool) -> Path:
    """Write the file; return its whole path. Raises FileError."""
    what, path = meant(what, name)
    files.check(path, force=force)
    files.write(path, exported.document(what), force=force)
    return path.absolute()
