"""Finding words: what matches, and in which order one comes by it."""

from __future__ import annotations

import pytest

from tests.tui import harbour
from tui.filtering import Filter
from tui.finding import pattern, search
from tui.picture import Picture
from tui.place import Place

LEFT, RIGHT = harbour.articles()
PICTURE = Picture.of(harbour.compare(LEFT, RIGHT, progress=lambda _stage, _part: None))
TEXTS = {"left": LEFT.text, "right": RIGHT.text}


def found(text: str, place: Place | None = None, *, typing: bool = False) -> list[tuple[str, int]]:
    """Return where something is found, in the order of the key for the next match."""
    at = search(text, TEXTS, PICTURE, typing=typing).from_place(place or Place())
    places = []
    for _ in at.matches:
        match = at.matches[at.at or 0]
        places.append((match.side, match.sentence))
        at, _ = at.moved(1, Place().to(match.side, match.sentence))
    return places


class TestPattern:
    """Whole words, smart case."""

    @pytest.mark.parametrize(
        ("words", "text", "matches"),
        [
            ("ship", "A ship, two ships; the flagship. SHIP", ["ship", "SHIP"]),
            ("Ship", "A ship. Ship!", ["Ship"]),
            ("two  words", "Two\nwords, two words", ["Two\nwords", "two words"]),
            ("don't", "Don’t, don't", ["Don’t", "don't"]),
            ("$5", "$5 and $50, US$5", ["$5", "$5"]),
            ("a.b", "a.b axb", ["a.b"]),
            ("straße", "STRASSE Straße", ["Straße"]),
            ("名前", "これは 名前 です", ["名前"]),
        ],
    )
    def test_finds(self, words: str, text: str, matches: list[str]) -> None:
        made = pattern(words)
        assert made is not None
        assert made.findall(text) == matches

    def test_the_word_that_is_being_typed_need_not_be_whole(self) -> None:
        made = pattern("the sh", typing=True)
        assert made is not None
        assert made.findall("the ship, bathe shy, the shy") == ["the sh", "the sh"]

    def test_nothing_finds_nothing(self) -> None:
        assert pattern("  ") is None


class TestOrder:
    """From the reader on, A before B, in a circle."""

    def test_both_articles(self) -> None:
        assert found("bridge") == [("left", 0), ("left", 4), ("left", 9), ("right", 0), ("right", 7)]

    def test_begins_where_the_reader_is(self) -> None:
        assert found("bridge", Place().to("right", 1))[0] == ("right", 7)
        assert found("bridge", Place().to("right", 8))[0] == ("left", 0)

    def test_goes_on_from_where_the_reader_has_gone(self) -> None:
        at = search("bridge", TEXTS, PICTURE, typing=False).from_place(Place())
        for place, direction, expected, wrapped in [
            (Place().to("left", 6), 1, ("left", 9), False),
            (Place().to("left", 6), -1, ("left", 4), False),
            (Place().to("right", 8), 1, ("left", 0), True),
            (Place().to("right", 8), -1, ("right", 7), False),
            (Place().to("left", 0), -1, ("right", 7), True),
        ]:
            moved, around = at.moved(direction, place)
            match = moved.matches[moved.at or 0]
            assert ((match.side, match.sentence), around) == (expected, wrapped)


class TestFilter:
    """Labels, then words."""

    def shown(self, text: str) -> tuple[list[int], list[int]]:
        hidden = Filter.of(text).hidden(PICTURE, TEXTS)
        left, right = (
            [index for index in range(len(PICTURE.side(side).sentences)) if index not in hidden[side]]
            for side in ("left", "right")
        )
        return left, right

    @pytest.mark.parametrize("text", ["contradictory", "≠", "conflict", "Contradiction"])
    def test_by_label(self, text: str) -> None:
        assert self.shown(text) == ([1], [1])

    def test_by_several_labels(self) -> None:
        both, unique = self.shown("unique ≠"), self.shown("unique")
        assert both == (sorted({*unique[0], 1}), sorted({*unique[1], 1}))

    def test_by_words_with_their_counterparts(self) -> None:
        left, right = self.shown("Brandt")
        assert PICTURE.comparison.counterparts("left", left[0])[0].right in right
        assert all("Brandt" in LEFT.sentence_text(index) for index in left)

    def test_by_label_and_words(self) -> None:
        assert self.shown("unique bridge") == ([9], [7])

    def test_words_in_quotes_are_no_label(self) -> None:
        assert self.shown('"unique"') == ([], [])

    def test_nothing_hides_nothing(self) -> None:
        assert self.shown("  ") == (list(range(10)), list(range(9)))
