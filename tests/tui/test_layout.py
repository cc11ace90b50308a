"""Wrapped lines fit, lose nothing and can be found again."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from aligner.printable import printable
from aligner.wrapping import Line
from tui.layout import blocks, clip, lay_out, offset_at, wrap

ANY_TEXT = st.text(st.sampled_from("ab é—,.。、「」国際 👍\u0301\u200d\x1b") | st.characters()).map(printable)
WIDTH = st.integers(2, 30)


def shown(text: str, width: int) -> list[str]:
    return [text[start:end] for start, end in wrap(text, 0, len(text), width)]


class TestWrap:
    """Breaking one paragraph into lines."""

    def test_breaks_between_words(self) -> None:
        assert shown("the bridge is closed until Friday", 13) == ["the bridge is", "closed until", "Friday"]

    def test_breaks_a_word_that_is_too_long(self) -> None:
        assert shown("a Donaudampfschiff", 7) == ["a", "Donauda", "mpfschi", "ff"]

    def test_breaks_after_a_dash(self) -> None:
        assert shown("late—very late", 8) == ["late—", "very", "late"]

    def test_breaks_between_wide_characters_but_not_before_a_full_stop(self) -> None:
        assert shown("国際社会は停火。援助", 14) == ["国際社会は停", "火。援助"]

    def test_keeps_a_combining_mark_with_its_letter(self) -> None:
        assert shown("e\u0301" * 5, 3) == ["e\u0301" * 3, "e\u0301" * 2]

    def test_an_empty_paragraph_is_one_empty_line(self) -> None:
        assert shown("", 10) == [""]

    @given(ANY_TEXT, WIDTH)
    def test_lines_fit(self, text: str, width: int) -> None:
        assert all(cell_len(line) <= width for line in shown(text, width))

    @given(ANY_TEXT, WIDTH)
    def test_loses_nothing_but_spaces(self, text: str, width: int) -> None:
        assert "".join(shown(text, width)).replace(" ", "") == text.replace(" ", "")

    @given(st.text("ab cd—").map(str.strip), WIDTH)
    def test_even_text_is_wrapped_alike_by_the_quick_way(self, text: str, width: int) -> None:
        assert list(wrap(text, 0, len(text), width, even=True)) == list(wrap(text, 0, len(text), width))


class TestLayout:
    """Paragraphs in lines, and the way from an offset to its line."""

    TEXT = "one two three\nfour\nfive six"
    PARAGRAPHS = ((0, 13), (14, 18), (19, 27))

    def test_a_gap_sets_paragraphs_apart(self) -> None:
        text, paragraphs = self.TEXT, self.PARAGRAPHS
        tight = [text[start:end] for start, end in lay_out(text, blocks(paragraphs), 8, gap=False).lines]
        roomy = [text[start:end] for start, end in lay_out(text, blocks(paragraphs), 8, gap=True).lines]
        assert tight == ["one two", "three", "four", "five six"]
        assert roomy == ["one two", "three", "", "four", "", "five six"]

    def test_lines_of_a_range(self) -> None:
        layout = lay_out(self.TEXT, blocks(self.PARAGRAPHS), 8, gap=True)
        assert layout.lines_of(0, 13) == range(2)
        assert layout.lines_of(4, 7) == range(1)
        assert layout.lines_of(14, 18) == range(3, 4)
        assert layout.lines_of(19, 27) == range(5, 6)

    def test_an_article_without_text_has_no_lines(self) -> None:
        assert lay_out("", (), 20, gap=True).lines == ()

    @given(st.lists(ANY_TEXT.filter(bool), min_size=1), WIDTH, st.booleans())
    def test_each_character_is_on_the_line_that_is_found_for_it(self, texts: list[str], width: int, gap: bool) -> None:
        text, paragraphs, at = "\n".join(texts), [], 0
        for part in texts:
            paragraphs.append((at, at + len(part)))
            at += len(part) + 1
        layout = lay_out(text, blocks(paragraphs), width, gap=gap)
        for number, line in enumerate(layout.lines):
            assert all(layout.line_at(offset) == number for offset in range(line.start, line.end))


class TestClip:
    """Shortening to a width."""

    def test_leaves_what_fits(self) -> None:
        assert clip("bridge", 6) == "bridge"

    def test_says_that_something_is_left_out(self) -> None:
        assert clip("the bridge", 8) == "the bri…"
        assert clip("国際社会", 6) == "国際…"
        assert clip("国際", 2) == "…"

    @given(ANY_TEXT, st.integers(0, 20))
    def test_fits(self, text: str, width: int) -> None:
        assert cell_len(clip(text, width)) <= width


class TestOffsetAt:
    """From a cell of a line to a character."""

    def test_counts_cells(self) -> None:
        text = "a国e\u0301b"
        found = [offset_at(text, Line(0, len(text)), cell) for cell in range(6)]
        assert found == [0, 1, 1, 2, 4, None]
