"""How far a comparison has come."""

from __future__ import annotations

from aligner import compare
from aligner.progress import BEGINNINGS, Stages
from aligner.reading import seeds


class TestStages:
    """One figure, from nothing to all."""

    def test_a_comparison_never_goes_back(self) -> None:
        seen: list[tuple[str, float]] = []
        compare(*seeds(), lambda stage, part: seen.append((stage, part)))
        parts = [part for _, part in seen]
        assert parts == sorted(parts)
        assert parts[0] == 0
        assert 0.8 <= parts[-1] <= 1
        assert {stage for stage, _ in seen} >= set(BEGINNINGS)

    def test_a_stage_that_nobody_knows_takes_no_time(self) -> None:
        seen: list[float] = []
        report = Stages(lambda _, part: seen.append(part))
        for stage, part in [("reading", 0.5), ("thinking", 0.9), ("reading", 0.2), ("pairing sentences", 0.0)]:
            report(stage, part)
        assert seen[0] == seen[1] == seen[2] < seen[3]

    def test_nobody_need_listen(self) -> None:
        Stages(None)("reading", 0.5)
