"""Which sentences stand beside each other, in which order, and what of them is marked."""

from __future__ import annotations

import pytest

from aligner.article import Article
from aligner.labels import Label, LabelledSpan, Relation
from aligner.result import Comparison, Pair
from tests.tui import harbour
from tui.level import Level
from tui.pairing import Group, Order, Stop, groups, marked, spans_of, stops

S, U, C, P = Label.SHARED, Label.UNIQUE, Label.CONTRADICTORY, Label.PARTIAL


def compared(left: int, right: int, pairs: list[tuple[int, int, float]]) -> Comparison:
    """Pair sentences of two articles of so many sentences, by number from 1."""
    articles = [Article.from_sentences([f"Number {at} of all." for at in range(count)]) for count in (left, right)]
    found = []
    for i, j, overlap in pairs:
        texts = articles[0].sentence_text(i - 1), articles[1].sentence_text(j - 1)
        spans = [(LabelledSpan(0, len(text), S),) for text in texts]
        found.append(Pair(i - 1, j - 1, Relation.SHARED, overlap, 0.0, (), (), spans[0], spans[1]))
    return Comparison(*articles, tuple(found))


def rows(found: tuple[Group, ...]) -> list[str]:
    """Write groups down: "1=2+3" is one with two counterparts."""
    return [
        "=".join("+".join(str(cell.index + 1) for cell in cells) for cells in (group.left, group.right))
        for group in found
    ]


class TestGroups:
    """Each sentence with its counterparts, in the order of an article or by strength."""

    @pytest.mark.parametrize(
        ("order", "expected"),
        [
            (Order.LEFT, "1=1 2=2 3=3 4=7 =8 =9 5= 6+7=4 =5 8= 9=6 10="),
            (Order.RIGHT, "1=1 2=2 3=3 6+7=4 8= =5 9=6 10= 4=7 5= =8 =9"),
            (Order.STRENGTH, "1=1 2=2 6+7=4 9=6 3=3 4=7 =8 =9 5= =5 8= 10="),
        ],
    )
    def test_of_the_harbour(self, order: Order, expected: str) -> None:
        comparison = harbour.compare(*harbour.articles(), progress=lambda *_: None)
        assert rows(groups(comparison, order)) == expected.split()

    def test_one_with_three_counterparts_is_one_group(self) -> None:
        comparison = compared(2, 4, [(1, 4, 0.9), (1, 2, 0.8), (1, 1, 0.7), (2, 3, 0.9)])
        assert rows(groups(comparison, Order.LEFT)) == ["1=1+2+4", "2=3"]

    def test_three_neighbours_with_one_counterpart_are_one_group(self) -> None:
        comparison = compared(4, 2, [(1, 2, 0.9), (2, 2, 0.8), (3, 2, 0.7), (4, 1, 0.9)])
        assert rows(groups(comparison, Order.LEFT)) == ["1+2+3=2", "4=1"]

    def test_a_counterpart_of_two_that_are_apart_comes_with_each(self) -> None:
        comparison = compared(3, 2, [(1, 1, 0.9), (2, 2, 0.9), (3, 1, 0.9)])
        assert rows(groups(comparison, Order.LEFT)) == ["1=1", "2=2", "3=1"]

    def test_what_only_the_other_has_comes_first_where_nothing_is_before_it(self) -> None:
        assert rows(groups(compared(1, 3, [(1, 2, 0.9)]), Order.LEFT)) == ["=1", "1=2", "=3"]

    @pytest.mark.parametrize("order", Order)
    def test_articles_without_sentences(self, order: Order) -> None:
        assert rows(groups(compared(0, 0, []), order)) == []
        assert rows(groups(compared(0, 2, []), order)) == ["=1", "=2"]

    @pytest.mark.parametrize("order", Order)
    def test_no_sentence_is_lost(self, order: Order) -> None:
        comparison = compared(6, 6, [(i, j, 0.5 + (i * j) / 100) for i in range(1, 6) for j in (i, 7 - i) if j < 6])
        found = groups(comparison, order)
        assert {cell.index for group in found for cell in group.left} == set(range(6))
        assert {cell.index for group in found for cell in group.right} == set(range(6))

    def test_stops_cross_over_where_a_side_has_nothing(self) -> None:
        found = groups(compared(2, 3, [(1, 1, 0.9), (1, 2, 0.8)]), Order.LEFT)
        assert rows(found) == ["1=1+2", "=3", "2="]
        assert stops(found, "left") == (Stop(0, "left", 0), Stop(1, "right", 0), Stop(2, "left", 0))
        assert len(stops(found, "right")) == 4


class TestMarks:
    """What differs, by whole words, and only where there is enough that does not."""

    @staticmethod
    def marks(text: str, shared: list[str]) -> list[str]:
        return [text[start:end] for start, end, label in marked(text, harbour.spans(text, shared)) if label is U]

    def test_whole_words(self) -> None:
        text = "The bridge will stay closed until Friday, officials said."
        assert self.marks(text, ["The bridge will stay closed until ", " said."]) == ["Friday, officials"]

    def test_no_blanks_around_them(self) -> None:
        text = "The bridge stays closed until Friday night."
        assert self.marks(text, ["The bridge stays closed", "night"]) == ["until Friday"]

    def test_never_a_single_letter_or_a_dot(self) -> None:
        assert self.marks("He saw a ship.", ["He saw ", " ship"]) == []

    def test_but_a_single_figure(self) -> None:
        assert self.marks("He saw 3 large ships.", ["He saw ", " large ships."]) == ["3"]

    def test_none_where_little_is_shared(self) -> None:
        text = "A tug is to tow the Maren Lund to a repair yard on Wednesday morning."
        assert marked(text, harbour.spans(text, ["Maren Lund"])) == (LabelledSpan(0, len(text), P),)

    def test_none_where_they_would_lie_like_pepper(self) -> None:
        text = "one two three four five six seven eight"
        assert marked(text, harbour.spans(text, ["one ", " three ", " five ", " seven "])) == (
            LabelledSpan(0, len(text), P),
        )

    def test_all_of_a_sentence_that_is_shared(self) -> None:
        assert marked("All of it.", harbour.spans("All of it.", ["All of it."])) == (LabelledSpan(0, 10, S),)

    def test_a_contradiction_always_shows(self) -> None:
        text = "Nobody was hurt when the ship struck the bridge, and the harbour stays open."
        found = marked(text, harbour.spans(text, ["Nobody was hurt"], C))
        assert found[0].label is C

    def test_they_cover_the_sentence_once(self) -> None:
        comparison = harbour.compare(*harbour.articles(), progress=lambda *_: None)
        for group in groups(comparison, Order.LEFT):
            for cell in (*group.left, *group.right):
                sentence, spans = comparison.article(cell.side).sentences[cell.index], spans_of(comparison, cell)
                assert [sentence.start, *(span.end for span in spans)] == [
                    *(span.start for span in spans),
                    sentence.end,
                ]


class TestLevel:
    """The lines of the groups."""

    @staticmethod
    def level(*, stacked: bool, gap: bool) -> tuple[Level, tuple[Group, ...]]:
        found = groups(compared(3, 4, [(1, 1, 0.9), (1, 2, 0.8), (3, 4, 0.9)]), Order.LEFT)
        assert rows(found) == ["1=1+2", "=3", "2=", "3=4"]
        left, right = ([[harbour.LINE] * height for height in heights] for heights in ([2, 1, 4], [3, 1, 2, 1]))
        return Level(found, {"left": left, "right": right}, stacked=stacked, gap=gap), found

    @pytest.mark.parametrize(
        ("stacked", "gap", "height"), [(False, False, 11), (False, True, 14), (True, False, 16), (True, True, 19)]
    )
    def test_height(self, stacked: bool, gap: bool, height: int) -> None:
        assert self.level(stacked=stacked, gap=gap)[0].height == height

    def test_counterparts_begin_level(self) -> None:
        level, _ = self.level(stacked=False, gap=True)
        assert level.lines_of(Stop(0, "left", 0)) == range(2)
        assert level.lines_of(Stop(0, "right", 0)) == range(3)
        assert level.lines_of(Stop(0, "right", 1)) == range(3, 4)
        assert level.lines_of(Stop(3, "left", 0)).start == level.lines_of(Stop(3, "right", 0)).start

    def test_a_hatch_where_there_is_nothing(self) -> None:
        level, _ = self.level(stacked=False, gap=True)
        left, right = level.slots(5)
        assert left.hatched
        assert right.cell is not None
        assert right.first
        assert not any(slot.hatched or slot.cell for slot in level.slots(4))

    def test_below_each_other(self) -> None:
        level, _ = self.level(stacked=True, gap=False)
        assert [
            "hatch" if slot.hatched else f"{slot.cell.side} {slot.cell.index}" if slot.cell else ""
            for slot in (level.slots(line)[0] for line in range(level.height))
        ] == [
            *["left 0"] * 2,
            *["right 0"] * 3,
            "right 1",
            "hatch",
            *["right 2"] * 2,
            "left 1",
            "hatch",
            *["left 2"] * 4,
            "right 3",
        ]

    def test_every_line_belongs_to_a_group(self) -> None:
        level, found = self.level(stacked=False, gap=True)
        assert [level.group_at(line) for line in range(level.height)] == [0] * 5 + [1] * 3 + [2] * 2 + [3] * 4
        assert level.group_at(1000) == len(found) - 1
