"""Lines in place of what a filter hides."""

from __future__ import annotations

from aligner.article import Article
from tui.layout import folded, lay_out

ARTICLE = Article.from_text("One one. Two two. Three.\n\nFour four. Five.\n\nSix six.\n")


def shown(*hidden: int) -> list[str]:
    layout = lay_out(ARTICLE.text, folded(ARTICLE.sentences, set(hidden)), 40, gap=True)
    return [
        f"{layout.folds[number]} hidden" if number in layout.folds else ARTICLE.text[line.start : line.end]
        for number, line in enumerate(layout.lines)
    ]


class TestFolded:
    """Each run of hidden sentences is one line, across paragraphs too."""

    def test_nothing_hidden(self) -> None:
        assert shown() == ["One one. Two two. Three.", "", "Four four. Five.", "", "Six six."]

    def test_inside_a_paragraph(self) -> None:
        assert shown(1) == ["One one.", "1 hidden", "Three.", "", "Four four. Five.", "", "Six six."]

    def test_across_paragraphs(self) -> None:
        assert shown(1, 2, 3) == ["One one.", "3 hidden", "Five.", "", "Six six."]

    def test_at_both_ends(self) -> None:
        assert shown(0, 5) == ["1 hidden", "Two two. Three.", "", "Four four. Five.", "1 hidden"]

    def test_everything(self) -> None:
        assert shown(*range(6)) == ["6 hidden"]

    def test_every_sentence_has_a_line(self) -> None:
        layout = lay_out(ARTICLE.text, folded(ARTICLE.sentences, {1, 2, 3}), 40, gap=True)
        lines = [layout.lines_of(sentence.start, sentence.end) for sentence in ARTICLE.sentences]
        assert [each.start for each in lines] == [0, 1, 1, 1, 2, 4]

    def test_no_sentences(self) -> None:
        assert folded((), {0}) == []
