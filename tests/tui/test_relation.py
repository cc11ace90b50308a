"""The panel below the articles."""

from __future__ import annotations

from aligner import Article, Comparison
from aligner.progress import Progress
from tests.tui import harbour
from tests.tui.conftest import reading
from tui.widgets.relation import RelationPanel


def compare_in_silence(left: Article, right: Article, *, progress: Progress) -> Comparison:
    """Compare without a word about how far it has come."""
    assert progress
    return harbour.compare(left, right, progress=lambda _stage, _fraction: None)


async def test_what_is_told_to_a_panel_that_was_taken_down_does_no_harm() -> None:
    async with reading(compare=compare_in_silence) as pilot:
        panel = pilot.app.screen.query_one(RelationPanel)
        await panel.remove()
        panel.show_progress("pairing sentences", 0.5)
        panel.show_cancelled()
        await pilot.pause()
        assert pilot.app.is_running
