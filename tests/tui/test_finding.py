"""Finding words: what matches, and in which order one comes by it."""

from __future__ import annotations

import pytest

from aligner.article import Article
from tests.tui import harbour
from tui.filtering import Filter, Suggestions
from tui.finding import At, in_article, pattern, search
from tui.naming import Names
from tui.picture import Picture
from tui.place import Place

LEFT, RIGHT = harbour.articles()
PICTURE = Picture.of(harbour.compare(LEFT, RIGHT, progress=lambda _stage, _part: None))
NAMES = Names.of({"left": LEFT, "right": RIGHT})
TEXTS = {"left": LEFT.text, "right": RIGHT.text}


def found(text: str, place: Place | None = None, *, typing: bool = False) -> list[tuple[str, int]]:
    """Return where something is found, in the order of the key for the next match."""
    at = search(text, TEXTS, PICTURE, typing=typing).from_place(at_place(place or Place()))
    places = []
    for _ in at.matches:
        match = at.matches[at.at or 0]
        places.append((match.side, match.sentence))
        at, _ = at.moved(1, in_article(match.side, match.sentence))
    return places


def at_place(place: Place) -> At:
    return in_article(place.side, place.index)


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
        at = search("bridge", TEXTS, PICTURE, typing=False).from_place((0, 0))
        for place, direction, expected, wrapped in [
            (Place().to("left", 6), 1, ("left", 9), False),
            (Place().to("left", 6), -1, ("left", 4), False),
            (Place().to("right", 8), 1, ("left", 0), True),
            (Place().to("right", 8), -1, ("right", 7), False),
            (Place().to("left", 0), -1, ("right", 7), True),
        ]:
            moved, around = at.moved(direction, at_place(place))
            match = moved.matches[moved.at or 0]
            assert ((match.side, match.sentence), around) == (expected, wrapped)


class TestFilter:
    """Labels, then words."""

    def shown(self, text: str) -> tuple[list[int], list[int]]:
        hidden = Filter.of(text).sift(PICTURE, TEXTS, NAMES).hidden
        left, right = (
            [index for index in range(len(PICTURE.side(side).sentences)) if index not in hidden[side]]
            for side in ("left", "right")
        )
        return left, right

    @pytest.mark.parametrize("text", ["contradictory", "≠", "conflict", "Contradiction"])
    def test_by_label(self, text: str) -> None:
        assert self.shown(text) == ([1], [1])

    @pytest.mark.parametrize("text", ["contra", "c", "Conf", "≠ contra"])
    def test_by_the_beginning_of_a_label(self, text: str) -> None:
        assert self.shown(text) == ([1], [1])

    def test_a_word_that_is_there_is_no_beginning_of_a_label(self) -> None:
        assert self.shown("on") == self.shown('"on"') != self.shown("only")

    def test_by_the_beginning_of_words(self) -> None:
        assert self.shown("Bran") == self.shown("Brandt")
        assert self.shown("unique bri") == self.shown("unique bridge")

    def test_words_in_quotes_are_whole(self) -> None:
        assert self.shown('"Bran"') == self.shown('"contra"') == ([], [])

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

    @pytest.mark.parametrize("text", ["@brandt", "@Brandt", "@ilse brandt", "@ ilse bra", "shared @brandt"])
    def test_by_name(self, text: str) -> None:
        assert self.shown(text) == ([3], [6])

    def test_by_words_and_name(self) -> None:
        assert self.shown("grain @Maren Lund") == ([5, 6], [3])
        assert self.shown("zebra @Maren Lund") == ([], [])

    def test_a_name_that_nobody_has(self) -> None:
        assert self.shown("@nobody") == ([], [])


class TestNames:
    """Other forms of one name."""

    LEFT = (
        "CIA Director William Burns met Bill Clinton in Warsaw.",
        "The United Nations said so.",
        "Burns left at noon, and so did Kiev's mayor.",
    )
    RIGHT = ("In Poland, Bill Burns said nothing.", "A man from the UN burns paper.", "They are in Kyiv now.")

    def named(self, typed: str) -> tuple[set[int], set[int]]:
        found = Names.of({"left": Article.from_sentences(self.LEFT), "right": Article.from_sentences(self.RIGHT)})
        return set(found.sentences(typed, "left")), set(found.sentences(typed, "right"))

    @pytest.mark.parametrize(
        ("typed", "left", "right"),
        [
            ("Bill Burns", {0, 2}, {0}),
            ("william burns", {0, 2}, {0}),
            ("burns", {0, 2}, {0}),
            ("bur", {0, 2}, {0}),
            ("bill clinton", {0}, set()),
            ("clinton", {0}, set()),
            ("UN", {1}, {1}),
            ("united nations", {1}, {1}),
            ("poland", {0}, {0}),
            ("Kyiv", {2}, {2}),
            ("nobody", set(), set()),
            ("", set(), set()),
        ],
    )
    def test_finds(self, typed: str, left: set[int], right: set[int]) -> None:
        assert self.named(typed) == (left, right)

    @pytest.mark.parametrize(
        ("typed", "completed"),
        [
            ("@ma", "@maren Lund"),
            ("unique @Bra", "unique @Brandt"),
            ("con", "contradictory"),
            ("@x", None),
            ("@", None),
            ("", None),
        ],
    )
    async def test_completes(self, typed: str, completed: str | None) -> None:
        suggestions = Suggestions()
        suggestions.names = NAMES
        assert await suggestions.get_suggestion(typed) == completed
