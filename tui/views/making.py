"""Which views there are, and how each is made when one first goes there: the first frame has none but the articles."""

from __future__ import annotations

from tui.views.view import View

# What each is called, in the order of their keys.
TITLES = {"read": "Read", "pairs": "Pairs", "facts": "Facts", "wording": "Wording"}


def make(name: str) -> View:
    """Make a view that shows rows, by its name."""
    match name:
        case "pairs":
            from tui.views.pairs import PairsView

            return PairsView()
        case "facts":
            from tui.views.facts import FactsView

            return FactsView()
        case "wording":
            from tui.views.wording import WordingView

            return WordingView()
    raise KeyError(name)
