"""The report of a comparison: where it goes, and in what form."""

from __future__ import annotations

import gc
import sys

from aligner.article import Article


def report(left: Article, right: Article) -> int:
    """Compare two articles and print what there is to say about them; return the exit status."""
    gc.enable()
    from aligner.comparison import compare
    from aligner.reports import json

    sys.stdout.write(json.render(compare(left, right)).rstrip("\n") + "\n")
    sys.stdout.flush()
    return 0
