"""What a sentence states: typed values with their place in the text. The names are resolved when first used."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from aligner.claims.bounds import Bound
    from aligner.claims.date import Date, dates, find_dateline
    from aligner.claims.quantity import Quantity, quantities
    from aligner.claims.units import Unit

__all__ = ["Bound", "Date", "Quantity", "Unit", "dates", "find_dateline", "quantities"]

_HOMES = {
    "bounds": ("Bound",),
    "date": ("Date", "dates", "find_dateline"),
    "quantity": ("Quantity", "quantities"),
    "units": ("Unit",),
}


def __getattr__(name: str) -> Any:
    for module, names in _HOMES.items():
        if name in names:
            return getattr(import_module(f"aligner.claims.{module}"), name)
    raise AttributeError(f"module 'aligner.claims' has no attribute {name!r}")


def __dir__() -> list[str]:
    return __all__
