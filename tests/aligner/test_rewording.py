"""Which words two articles use for the same thing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from aligner.article import Article, Span
from aligner.labels import Label, LabelledSpan, Relation
from aligner.result import Comparison, Evidence, Pair, WordLink
from aligner.rewording import Rewording, rewordings


def compared(*pairs: tuple[str, str, str], shared: bool = True) -> Comparison:
    """Pair sentences in which words, "attack/assault", answer each other."""
    left, right = (Article.from_sentences([pair[side] for pair in pairs]) for side in (0, 1))
    found = []
    for number, (ours, theirs, words) in enumerate(pairs):
        links = []
        for one, other in (link.split("/") for link in words.split()):
            a, b = ours.index(one), theirs.index(other)
            links.append(WordLink(a, a + len(one), b, b + len(other)))
        label = Label.SHARED if shared else Label.UNIQUE
        spans = [(LabelledSpan(0, len(text), label),) for text in (ours, theirs)]
        found.append(Pair(number, number, Relation.PARTIAL, 0.9, 0.0, (), tuple(links), *spans))
    return Comparison(left, right, tuple(found))


def told(found: tuple[Rewording, ...]) -> list[str]:
    return [f"{each.left} / {each.right} {each.count}" for each in found]


class TestFound:
    """Words that answer each other without being the same."""

    def test_other_words(self) -> None:
        comparison = compared(("The attack ended.", "The assault is over.", "attack/assault"))
        assert told(rewordings(comparison)) == ["attack / assault 1"]

    def test_phrases(self) -> None:
        words = "cargo/freighter ship/freighter"
        assert told(rewordings(compared(("A cargo ship sank.", "A freighter sank.", words)))) == [
            "cargo ship / freighter 1"
        ]

    def test_where(self) -> None:
        comparison = compared(("No.", "No.", ""), ("The attack ended.", "The assault is over.", "attack/assault"))
        found = rewordings(comparison)[0]
        for article, places, word in (
            (comparison.left, found.left_places, "attack"),
            (comparison.right, found.right_places, "assault"),
        ):
            assert [(place.sentence, article.text[place.start : place.end]) for place in places] == [(1, word)]


class TestLeftOut:
    """What is no other word."""

    def test_the_same_word(self) -> None:
        assert not rewordings(compared(("The attack.", "An Attack.", "attack/Attack")))

    def test_forms_of_one_word(self) -> None:
        comparison = compared(("He says deaths rose.", "He said a death came.", "deaths/death"))
        assert not rewordings(comparison)

    def test_words_without_content(self) -> None:
        assert not rewordings(compared(("It is his.", "It was hers.", "is/was his/hers")))

    def test_figures(self) -> None:
        assert not rewordings(compared(("It took 129 days.", "It took 137 days.", "129/137")))

    @pytest.mark.parametrize(
        ("left", "right", "words"),
        [
            ("The Swifts won on Sunday.", "The Swifts lost on Sunday.", "won/lost"),
            ("The gate was open then.", "The gate was closed then.", "open/closed"),
        ],
    )
    def test_opposites(self, left: str, right: str, words: str) -> None:
        assert not rewordings(compared((left, right, words)))

    @pytest.mark.parametrize(
        ("left", "right", "words"),
        [
            ("It lasted for six weeks.", "It lasted for two months.", "weeks/months"),
            ("It is 90 kilometres long.", "It is 56 miles long.", "kilometres/miles"),
            ("It began at 7 a.m. or so.", "It began at 7 p.m. or so.", "a.m./p.m."),
            ("They left in March.", "They left in spring.", "March/spring"),
        ],
    )
    def test_units_and_dates(self, left: str, right: str, words: str) -> None:
        assert not rewordings(compared((left, right, words)))

    def test_what_was_quoted(self) -> None:
        left, right = "“We shall tell you everything soon.”", "“We shall tell you nothing soon.”"
        assert not rewordings(compared((left, right, "everything/nothing")))

    def test_but_what_one_article_tells_in_its_own_words(self) -> None:
        comparison = compared(
            ("He called it “a great disaster”.", "It was a catastrophe, he said.", "disaster/catastrophe")
        )
        assert told(rewordings(comparison)) == ["disaster / catastrophe 1"]

    def test_what_they_contradict_each_other_in_elsewhere(self) -> None:
        comparison = compared(
            ("The baker bought it.", "The sexton bought it.", ""), ("A baker sang.", "A sexton sang.", "baker/sexton")
        )
        assert told(rewordings(comparison)) == ["baker / sexton 1"]
        evidence = Evidence("swap", Span(4, 9), Span(4, 10), "They have changed places.")
        first = replace(comparison.pairs[0], evidence=(evidence,))
        assert not rewordings(comparison.with_pairs((first, *comparison.pairs[1:])))

    def test_what_the_sentences_do_not_share(self) -> None:
        comparison = compared(("The attack ended.", "The assault is over.", "attack/assault"), shared=False)
        assert not rewordings(comparison)

    def test_words_that_do_not_stand_together(self) -> None:
        words = "ship/freighter sank/freighter"
        assert not rewordings(compared(("The ship slowly sank.", "A freighter.", words)))


class TestOrder:
    """The most frequent first, forms of one word last."""

    def test_by_frequency(self) -> None:
        comparison = compared(
            ("The talks failed.", "The discussions failed.", "talks/discussions"),
            ("The hostages came.", "The captives came.", "hostages/captives"),
            ("Hostages are free.", "Captives are free.", "Hostages/Captives"),
            ("Israeli men came.", "Israel sent men.", "Israeli/Israel"),
            ("Israeli men left.", "Israel lost men.", "Israeli/Israel"),
        )
        found = rewordings(comparison)
        assert told(found) == ["hostages / captives 2", "talks / discussions 1", "Israeli / Israel 2"]
        assert [each.is_form for each in found] == [False, False, True]
