"""What two articles state, side by side: quantities, dates, names and quotations, and what clashes."""

from aligner.facts.side_by_side import Fact, Standing, facts
from aligner.facts.statements import Claim, Kind, claims

__all__ = ["Claim", "Fact", "Kind", "Standing", "claims", "facts"]
