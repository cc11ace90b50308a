"""The panel below the articles."""

from __future__ import annotations

import pytest

from aligner import Article, Comparison
from aligner.article import Span
from aligner.labels import Relation
from aligner.progress import Progress
from aligner.result import Evidence, Pair
from tests.tui import harbour
from tests.tui.conftest import NARROW, panel, press, reading
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


async def test_a_panel_without_room_is_blank() -> None:
    """While it is taken down it may be painted once more, when it has no lines."""
    async with reading() as pilot:
        panel = pilot.app.screen.query_one(RelationPanel)
        panel.styles.height = 0
        await pilot.pause()
        assert panel.size.height == 0
        assert not panel.render_line(0).text.strip()


OURS = (
    "The city said on Monday that the families of those who lost their lives on the bridge are to receive 2.5 million "
    "dollars, fire chief Daniel Prowse told reporters."
)
THEIRS = (
    "The city said on Monday that the families of those who lost their lives on the bridge are to receive four million "
    "dollars, fire chief Robert Prowse told reporters."
)


NOTE = "the dollar is that of Bendar"


def clashing(left: Article, right: Article, *, progress: Progress) -> Comparison:
    """Return a comparison of OURS with THEIRS, which clash far behind their beginnings."""
    progress("looking", 0.5)
    words = ("2.5 million", "four million")
    spans = [
        Span(text.index(said), text.index(said) + len(said)) for text, said in zip((OURS, THEIRS), words, strict=True)
    ]
    ends = ("dollars, fire chief", "Prowse told reporters.")
    pair = Pair(
        0,
        0,
        Relation.CONTRADICTORY,
        0.9,
        0.9,
        (Evidence("number", *spans, f"A: {words[0]} dollars. B: {words[1]} dollars.", NOTE),),
        (),
        harbour.spans(OURS, [OURS[: spans[0].start], *ends]),
        harbour.spans(THEIRS, [THEIRS[: spans[1].start], *ends]),
    )
    return Comparison(left, right, (pair,))


class TestRoom:
    """What matters is seen in a small terminal too, and what is not seen is said to be there."""

    @pytest.mark.parametrize("size", [NARROW, (60, 20), (120, 40), (200, 24)])
    async def test_both_values_that_clash_are_seen(self, size: tuple[int, int]) -> None:
        app = harbour.app(Article.from_text(OURS), Article.from_text(THEIRS), clashing)
        async with reading(size, app=app) as pilot:
            ours, theirs = " ".join(panel(pilot).split()).partition("B says")[::2]
            assert "2.5 million" in ours
            assert "four million" in theirs
            assert "only A 2.5 million … Daniel" in theirs
            assert "only B four million … Robert" in theirs

    async def test_what_must_be_known_besides_is_told(self) -> None:
        app = harbour.app(Article.from_text(OURS), Article.from_text(THEIRS), clashing)
        async with reading((120, 40), app=app) as pilot:
            assert NOTE in panel(pilot)

    async def test_rows_without_room_are_counted(self) -> None:
        app = harbour.app(Article.from_text(OURS), Article.from_text(THEIRS), clashing)
        async with reading(NARROW, app=app) as pilot:
            assert panel(pilot).endswith("+1 more")
            assert "both" not in panel(pilot)
            await pilot.resize_terminal(80, 15)
            await pilot.pause()
            assert panel(pilot).splitlines()[2].startswith("B says")
            assert panel(pilot).endswith("+3 more")
            await pilot.resize_terminal(120, 40)
            await pilot.pause()
            assert "more" not in panel(pilot)
            assert "both" in panel(pilot)

    async def test_from_the_other_side_it_comes_first(self) -> None:
        app = harbour.app(Article.from_text(OURS), Article.from_text(THEIRS), clashing)
        async with reading(NARROW, app=app) as pilot:
            await press(pilot, "tab")
            assert [line[:6] for line in panel(pilot).splitlines()[1:]] == ["B says", "A says", "only B", "only A"]

    async def test_the_sentences_of_a_fact_are_cut_around_it(self) -> None:
        app = harbour.app(Article.from_text(OURS), Article.from_text(THEIRS), clashing)
        async with reading(NARROW, app=app) as pilot:
            await press(pilot, "3", *"/four", "enter")
            ours, theirs = panel(pilot).partition("B1 …")[::2]
            assert "2.5 million" in ours
            assert "four million" in theirs
