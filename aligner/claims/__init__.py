"""What a sentence states: typed values with their place in the text. The names are resolved when first used."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from aligner.claims.bounds import Bound
    from aligner.claims.date import Date
    from aligner.claims.date_reading import dates
    from aligner.claims.dateline import Dateline
    from aligner.claims.name import Name, may_be_same, names
    from aligner.claims.quantity import Quantity, quantities
    from aligner.claims.quotation import Quotation, quotations
    from aligner.claims.stance import Stance, stances
    from aligner.claims.units import Unit

__all__ = [
    "Bound",
    "Date",
    "Dateline",
    "Name",
    "Quantity",
    "Quotation",
    "Stance",
    "Unit",
    "dates",
    "may_be_same",
    "names",
    "quantities",
    "quotations",
    "stances",
]

_HOMES = {
    "bounds": ("Bound",),
    "date": ("Date",),
    "date_reading": ("dates",),
    "dateline": ("Dateline",),
    "name": ("Name", "may_be_same", "names"),
    "quantity": ("Quantity", "quantities"),
    "quotation": ("Quotation", "quotations"),
    "stance": ("Stance", "stances"),
    "units": ("Unit",),
}


def __getattr__(name: str) -> Any:
    for module, names in _HOMES.items():
        if name in names:
            return getattr(import_module(f"aligner.claims.{module}"), name)
    raise AttributeError(f"module 'aligner.claims' has no attribute {name!r}")


def __dir__() -> list[str]:
    return __all__
