"""Paragraphs, sentences, clauses and boilerplate: what is found in news text, and how fast in text that is none."""

from __future__ import annotations

import subprocess
import sys
import textwrap
import time

import pytest

from aligner.boilerplate import boilerplate
from aligner.clauses import clauses
from aligner.paragraphs import paragraphs
from aligner.segmentation import sentences
from tests.aligner.boundaries import Item, bare_punkt, items, ours, score

MARKED = items("boundaries.txt")
CATEGORIES = sorted({item.category for item in MARKED})


class TestBoundaries:
    """Sentence boundaries against paragraphs marked by hand."""

    def test_there_is_enough_to_measure_on(self) -> None:
        assert len(MARKED) >= 80
        assert sum(len(item.starts) for item in MARKED) >= 80

    def test_f1(self) -> None:
        assert score(MARKED, ours).f1 >= 0.95

    def test_fresh_items_written_after_tuning(self) -> None:
        assert score(items("boundaries_fresh.txt"), ours).f1 >= 0.9

    def test_far_better_than_punkt_without_parameters(self) -> None:
        assert score(MARKED, ours).f1 > score(MARKED, bare_punkt).f1 + 0.2

    @pytest.mark.parametrize("category", CATEGORIES)
    def test_no_category_is_neglected(self, category: str) -> None:
        result = score([item for item in MARKED if item.category == category], ours)
        assert result.wrong + result.missed <= 1, result

    def test_the_score_counts_right_wrong_and_missed(self) -> None:
        marked = [Item("", "One. Two. Three.", (5, 10))]
        assert score(marked, lambda _: [5, 7]) == (1, 1, 1)
        assert score(marked, lambda _: [5, 7]).f1 == pytest.approx(0.5)


class TestTimesOfDay:
    """What follows a clock time decides whether its full stop ends the sentence."""

    @pytest.mark.parametrize(
        "text",
        [
            "Polls open at 7 a.m. Lisbon time on Sunday and close at 8 p.m. Madrid time.",
            "The hearing begins at 9 a.m. New York time.",
            "The launch is set for 10 p.m. Hong Kong local time.",
            "The ferry leaves at 6 a.m. (Dublin time) on Friday.",
            "It opens at 7 a.m. British Summer Time.",
            "Doors close at 9 p.m. St. Petersburg time.",
        ],
    )
    def test_whose_time_it_is_belongs_to_it(self, text: str) -> None:
        assert len(sentences(text, 0, len(text))) == 1

    @pytest.mark.parametrize(
        "text",
        [
            "The strike ended at 7 a.m. Lisbon woke to empty stations.",
            "The storm passed at 9 p.m. This time nobody was hurt.",
            "The score was level at 9 p.m. Extra time was needed.",
            "The vote was over at 6 p.m. Madrid time. Nobody complained.",
            "The shops shut at 5 p.m. Christmas time is hard for the staff.",
        ],
    )
    def test_what_is_told_next_is_a_sentence(self, text: str) -> None:
        assert len(sentences(text, 0, len(text))) == 2


def split(text: str) -> list[str]:
    return [text[start:end] for start, end in paragraphs(text)]


class TestParagraphs:
    """Lines are paragraphs, but for text that was wrapped."""

    @pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r", "\u2028", "\u2029", "\x0c", "\x0b", "\x85"])
    def test_line_ends(self, line_end: str) -> None:
        assert split(f" One. {line_end}{line_end}Two.\t{line_end} {line_end}") == ["One.", "Two."]

    STORY = (
        "Rescue teams searched the valley for a third day on Friday after a dam gave way above the town of Halden, "
        "and officials said that at least nine people were still missing. Roads to the north remained closed."
    )

    @pytest.mark.parametrize("width", [60, 72, 80, 100])
    @pytest.mark.parametrize("blank_lines", ["\n\n", "\n"])
    def test_wrapped_lines_are_joined(self, width: int, blank_lines: str) -> None:
        wrapped = [textwrap.wrap(story, width) for story in (self.STORY, self.STORY.replace("Friday", "a cold Monday"))]
        found = split(blank_lines.join("\n".join(lines) for lines in wrapped))
        assert [" ".join(paragraph.split()) for paragraph in found] == [" ".join(lines) for lines in wrapped]

    def test_wrapped_lines_with_other_line_ends_are_joined(self) -> None:
        assert len(split("\r\n".join(textwrap.wrap(self.STORY * 2, 70)))) == 1

    def test_headlines_and_bullets_stay_apart_in_wrapped_text(self) -> None:
        bullet = "- Schools in the two districts nearest to the dam will stay closed until further notice."
        text = "Dam fails\n" + "\n".join([*textwrap.wrap(2 * self.STORY, 72), *textwrap.wrap(bullet, 72)])
        found = split(text)
        assert found[0] == "Dam fails"
        assert found[2].startswith("- Schools")
        assert len(found) == 3

    def test_a_paragraph_a_line_stays_a_paragraph(self) -> None:
        assert len(split("\n".join([self.STORY] * 5))) == 5

    def test_a_sentence_a_line_stays_a_sentence(self) -> None:
        lines = ["The dam gave way on Friday.", "Nine people are missing.", "Roads to the north are closed."] * 4
        assert split("\n".join(lines)) == lines

    def test_a_list_of_headlines_is_not_joined(self) -> None:
        lines = [
            "Dam fails above Halden",
            "Nine missing as searches go on for a third day",
            "Roads closed",
            "Who built it?",
        ] * 3
        assert split("\n".join(lines)) == lines


def cut(text: str) -> list[str]:
    return [text[start:end] for start, end in clauses(text, 0, len(text))]


class TestClauses:
    """A bar in each of these stands where a clause begins."""

    @pytest.mark.parametrize(
        "marked",
        [
            "The council approved the plan, |but the mayor refused to sign it.",
            "The council approved the plan |and it sent the bill to the mayor.",
            "Police closed the bridge |because the wind was too strong.",
            "The ministry said on Sunday |that nine people had died.",
            "Although the talks failed, |both sides will meet again in May.",
            "The main suspect, |who was arrested in Lima, |denied all the charges.",
            "The Oslo bank, |a subsidiary of Norvik, |will close nine branches.",
            "The army shelled the town, |killing at least nine people.",
            "The second treaty, |mediated by Oman and Egypt, |ended a long war.",
            "“We will not leave our homes,” |the villagers told reporters.",
            "The strike is over; |trains will run again on Monday.",
            "The verdict was unanimous — |nobody had expected it at all.",
            "Nine people were hurt in the crash, |according to the fire department.",
            "Prices rose by 1,200 crowns between Oct. 7, 2023, and Dec. 1.",
            "France, Germany and the UK called for a truce.",
            "The car left the road and hit a tree.",
            "The storm left the island two days after the warning.",
            "He called the attack a “moral failure” of all governments.",
            "She resigned, he said.",
            "The league played the 2019–21 seasons in empty stadiums.",
            "The league was bankrupt – |nobody came to the matches.",
        ],
    )
    def test_where_clauses_begin(self, marked: str) -> None:
        assert "|".join(cut(marked.replace("|", ""))) == marked.replace(" |", "|")

    def test_every_clause_has_three_words(self) -> None:
        text = "He ran, she hid, but, when asked, who knew: nobody, it seems; then, saying so, all left (or not)."
        found = cut(text)
        assert len(found) > 1
        assert all(len(clause.split()) >= 3 for clause in found)


class TestBoilerplate:
    """Furniture of web pages is found, and no sentence of a story is taken for it."""

    @pytest.mark.parametrize(
        "line",
        [
            "Advertisement",
            "Read more",
            "Read more: How the dam was built",
            "Click here to see the map.",
            "Sign up for our newsletter",
            "Follow us on Facebook",
            "Follow Ann Lee on Twitter: @annlee",
            "Enlarge this image toggle caption Ann Lee/AP",
            "Image copyright AFP Image caption The dam above Halden",
            "By Ann Lee",
            "By Ann Lee and Bo Chen, Associated Press",
            "BY ANN LEE",
            "By Ann Lee, staff writer",
            "By Ann Lee and Bo Chen | chief political correspondents",
            "By Ann Lee and Bo Chen | 3 March 2026",
            "By Ann Lee, The Halden News, Tuesday, March 3, 2026",
            "3 March 2026 • By Ann Lee, staff writer",
            "3 March 2026",
            "Tuesday, March 3, 2026 at 9:30 GMT",
            "Published 3 March 2026 | Updated 4 March 2026",
            "2026-03-03",
            "(Reporting by Ann Lee; editing by Bo Chen)",
            "(Reporting by Ann Lee.",
            "Editing by Bo Chen)",
            "Bo Chen in Lima contributed to this report.",
            "Copyright 2012 The Associated Press.",
            "All rights reserved.",
            "Photo: Ann Lee",
            "(Photo: Ann Lee / The Halden News)",
            "(Ann Lee/The Halden News)",
            "Getty Images",
            "[Image via AP]",
            "Published: 06/14/2024",
            "2024-03-05T10:15:00Z",
            "Friday, May 3, 2024 · 4 min read",
            "Words by Ann Lee",
            "https://example.org/story?id=1",
            "press.office@example.org",
            "___",
            "",
            "Search goes on for missing hikers Read more",
        ],
    )
    def test_furniture(self, line: str) -> None:
        assert boilerplate(["The dam gave way.", line]) == [False, True]

    @pytest.mark.parametrize(
        "line",
        [
            "Advertisement revenue fell 3%.",
            "By Friday, the lender had retreated",
            "By Friday Shares Had Recovered",
            "By 3 March 2026 Norway Had Won",
            "March 3, 2026: the day the dam failed",
            "It happened on 3 March 2026",
            "3 March 2026.",
            "March 3",
            "Halden, 2026",
            "By Monday, a reporter",
            "By Hill Street, the editor was told",
            "By noon, the water had reached the church.",
            "Read more books, she told them.",
            "Officials urged parents to read more.",
            "Share prices fell.",
            "Video showed a man running from the bank.",
            "Photo shops are closing.",
            "Getty Images sued the firm on Monday.",
            "The Internet Archive lost its appeal.",
            "Reporting by The Halden News has shown that it was false.",
            "Published on Monday, the study says sleep matters.",
            "Related industries suffered too.",
            "HALDEN (Associated Press) — The dam gave way.",
            "Copyright law is unclear on this.",
            "Follow the money, she said.",
            "“No,” he said.",
            "Nine missing after dam fails",
        ],
    )
    def test_story(self, line: str) -> None:
        assert boilerplate(["The dam gave way.", line]) == [False, False]

    def test_the_first_line_may_be_a_headline(self) -> None:
        headline = "Video: Dam fails above Halden"
        assert boilerplate([headline, "The dam gave way."]) == [False, False]
        assert boilerplate(["The dam gave way.", headline]) == [False, True]

    def test_every_occurrence_of_a_repeated_teaser(self) -> None:
        lines = ["Dam fails above Halden", "The dam gave way.", " Dam fails  above Halden"]
        assert boilerplate(lines) == [True, False, True]

    def test_a_sentence_said_twice_is_no_teaser(self) -> None:
        assert boilerplate(["“No,” he said.", "He left.", "“No,” he said.", "He left."]) == [False] * 4

    def test_a_caption_stands_more_often(self) -> None:
        assert boilerplate(["The dam seen from the north."] * 3) == [True] * 3


@pytest.mark.parametrize(
    "unit",
    [
        "a",
        "a.",
        ". ",
        ".",
        "! ",
        "? A ",
        '"',
        '." ',
        "“",
        ", ",
        ";",
        "(",
        "- ",
        "a-",
        "A.B",
        "word ",
        "\n",
        "a\n",
        "…",
        ",and he ",
        "__",
    ],
)
def test_time_grows_with_length_only(unit: str) -> None:
    """A quadratic step would take minutes on 200,000 characters."""
    text = unit * (200_000 // len(unit))
    began = time.perf_counter()
    blocks = paragraphs(text)
    found = [span for block in blocks for span in sentences(text, *block)]
    assert sum(len(clauses(text, *span)) for span in found) >= len(found)
    boilerplate([text[start:end] for start, end in found])
    assert time.perf_counter() - began < 10


def test_importing_loads_no_nltk() -> None:
    code = "import sys, aligner.article; sys.exit('nltk' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0  # noqa: S603
