"""The report of a comparison: what is in it, in what form, and where it goes."""

from __future__ import annotations

import gc
import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from aligner.article import Article
from tui import files, streams
from tui.options import Colour, Options
from tui.status import CONTRADICTORY, DONE

if TYPE_CHECKING:
    from aligner.result import Comparison


def report(left: Article, right: Article, options: Options) -> int:
    """Compare two articles and write what there is to say about them; return the exit status.

    Raises AlignerError, or FileError where the report cannot be written.
    """
    gc.enable()
    from aligner.comparison import compare

    comparison = compare(left, right)
    if options.output is not None:
        files.write(Path(options.output), _document(comparison, options, columns=None), force=options.force)
    elif not options.quiet:
        streams.write(_document(comparison, options, columns=shutil.get_terminal_size().columns))
    return status(comparison, options)


def status(comparison: Comparison, options: Options) -> int:
    """Return the exit status that a comparison calls for."""
    asked = options.exit_code or options.quiet
    return CONTRADICTORY if asked and is_contradictory(comparison) else DONE


def is_contradictory(comparison: Comparison) -> bool:
    """Tell whether two articles contradict each other."""
    from aligner.labels import Relation

    return any(pair.relation is Relation.CONTRADICTORY for pair in comparison.pairs)


def _document(comparison: Comparison, options: Options, columns: int | None) -> str:
    from aligner import reports
    from aligner.reports import summary, text

    if options.summary:
        return summary.render(comparison)
    if options.form != "text":
        return reports.render(comparison, options.form)
    to_terminal = columns is not None and streams.is_terminal()
    return text.render(comparison, width=columns or text.WIDTH, colour=has_colour(options.color, to_terminal))


def has_colour(choice: Colour, to_terminal: bool) -> bool:
    """Tell whether to write colours; NO_COLOR (no-color.org) and a terminal without any count where nothing is said."""
    if choice == "auto":
        return to_terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return choice == "always"
