"""Compare two news articles by what they state. The names below are resolved when first used: importing is free."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from aligner.article import Article, ReadingWarning, Sentence, Span
    from aligner.comparison import compare, relate
    from aligner.errors import AlignerError, ModelError, SourceError
    from aligner.labels import Label, LabelledSpan, Relation
    from aligner.reading import ReadingOptions, read
    from aligner.result import Comparison, Evidence, Pair, Summary, WordLink

__all__ = [
    "AlignerError",
    "Article",
    "Comparison",
    "Evidence",
    "Label",
    "LabelledSpan",
    "ModelError",
    "Pair",
    "ReadingOptions",
    "ReadingWarning",
    "Relation",
    "Sentence",
    "SourceError",
    "Span",
    "Summary",
    "WordLink",
    "compare",
    "read",
    "relate",
]

_HOMES = {
    "article": ("Article", "ReadingWarning", "Sentence", "Span"),
    "comparison": ("compare", "relate"),
    "reading": ("ReadingOptions", "read"),
    "errors": ("AlignerError", "ModelError", "SourceError"),
    "labels": ("Label", "LabelledSpan", "Relation"),
    "result": ("Comparison", "Evidence", "Pair", "Summary", "WordLink"),
}


def __getattr__(name: str) -> Any:
    for module, names in _HOMES.items():
        if name in names:
            return getattr(import_module(f"aligner.{module}"), name)
    raise AttributeError(f"module 'aligner' has no attribute {name!r}")


def __dir__() -> list[str]:
    return __all__
