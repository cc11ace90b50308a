"""The report of plain text: what comes first, how wide it is, and the same with and without colour."""

from __future__ import annotations

import re

import pytest

from aligner import Article, Comparison
from aligner.reports.text import render
from aligner.wrapping import width_of
from tests.tui import harbour

COLOUR = re.compile("\x1b\\[[0-9;]*m")


@pytest.fixture(name="comparison")
def made_by_hand() -> Comparison:
    return harbour.compare(*harbour.articles(), progress=lambda *_: None)


class TestOrder:
    """What a reader meets first."""

    def test_contradictions_then_figures_then_sentences(self, comparison: Comparison) -> None:
        report = render(comparison)
        places = [report.index(words) for words in ("Bridge closed", "One contradiction", "CONTRADICTIONS", "SUMMARY")]
        assert places == sorted(places)
        assert report.index("SUMMARY") < report.index("FACTS") < report.index("SENTENCES")
        assert "A: nobody was hurt. B: two sailors were injured. (negation)" in report

    def test_no_contradictions_no_heading_for_them(self, comparison: Comparison) -> None:
        assert "CONTRADICTIONS" not in render(Comparison(comparison.left, comparison.right, ()))


class TestColumns:
    """Side by side where there is room, one below the other where there is not."""

    def test_beside(self, comparison: Comparison) -> None:
        lines = render(comparison, width=80).splitlines()
        row = next(line for line in lines if line.startswith("≠ A2 ["))
        assert row == "≠ A2 [≠ Nobody was hurt].              │ ≠ B2 [≠ Two sailors were slightly"

    def test_below(self, comparison: Comparison) -> None:
        lines = render(comparison, width=60).splitlines()
        at = lines.index("≠ A2 [≠ Nobody was hurt].")
        assert lines[at + 1] == "≠ B2 [≠ Two sailors were slightly injured]."
        assert "│" not in "".join(lines)

    @pytest.mark.parametrize("width", [40, 71, 72, 80, 133, 200])
    def test_no_line_is_wider_and_none_ends_in_a_blank(self, comparison: Comparison, width: int) -> None:
        wide = Article.from_text("港の橋は金曜日まで閉鎖される。" * 9 + "\n" + "x" * 500, title="橋" * 60)
        for each in (comparison, Comparison(wide, comparison.right, ())):
            for line in render(each, width=width).splitlines():
                assert width_of(line) <= width
                assert line == line.rstrip()

    def test_every_word_is_there(self, comparison: Comparison) -> None:
        left = " ".join(line.partition("│")[0].strip() for line in render(comparison).splitlines() if "│" in line)
        said = re.sub(r"\[≠ |[\[\]]|→ \w+", "", left)
        for index in range(len(comparison.left.sentences)):
            assert comparison.left.sentence_text(index) in " ".join(said.split())


class TestColour:
    """Colour adds to the text and changes nothing in it."""

    @pytest.mark.parametrize("width", [60, 100])
    def test_the_same_without(self, comparison: Comparison, width: int) -> None:
        coloured = render(comparison, width=width, colour=True)
        assert COLOUR.sub("", coloured) == render(comparison, width=width)

    def test_every_line_ends_as_it_began(self, comparison: Comparison) -> None:
        for line in render(comparison, colour=True).splitlines():
            codes = COLOUR.findall(line)
            assert codes[1::2] == ["\x1b[0m"] * (len(codes) // 2)
            assert len(codes) % 2 == 0

    def test_each_label_has_its_own(self, comparison: Comparison) -> None:
        report = render(comparison, colour=True)
        assert "\x1b[1;7;35m[≠ Nobody was hurt]\x1b[0m" in report
        assert "\x1b[3;33m[after]\x1b[0m" in report
        assert "\x1b[94m Gdansk\x1b[0m" in report or "\x1b[94mgrain to\x1b[0m" in report
