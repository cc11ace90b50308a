"""Quotations: the words, who said them, and whether two are of the same words."""

from __future__ import annotations

import time

import pytest
from hypothesis import given

from aligner.claims import quotations
from aligner.claims.quotation import compare
from tests.aligner.texts import TEXTS


class TestReading:
    """What is quoted, and who said it."""

    @pytest.mark.parametrize(
        ("text", "words", "speaker"),
        [
            ("“We are ready to talk,” Herzog said on Tuesday.", "We are ready to talk", "Herzog"),
            ('"The engines went quiet," said passenger Ines Halvorsen.', "The engines went quiet", "Ines Halvorsen"),
            ("The minister told reporters: “We will not go back.”", "We will not go back.", "The minister"),
            ("Hamas said it is “categorically rejecting” talks.", "categorically rejecting", "Hamas"),
            ("``She was kind,'' he said.", "She was kind", "he"),
            ("It was “a moral failure”, according to Mirjana Spoljaric.", "a moral failure", "Mirjana Spoljaric"),
            ("He said ‘we are here now’ and didn’t stay.", "we are here now", "He"),
            ("‘We won’t go there again,’ said Olga Lind.", "We won’t go there again", "Olga Lind"),
            ("A sign read “Keep off the grass”.", "Keep off the grass", ""),
        ],
    )
    def test_a_quotation(self, text: str, words: str, speaker: str) -> None:
        found = quotations(text)
        assert [(each.text, each.speaker) for each in found] == [(words, speaker)]
        assert text[found[0].start : found[0].end] == words

    @pytest.mark.parametrize(
        ("text", "speakers"),
        [
            (
                "Ann Lee said in a letter that “it will be dredged”, and Bo Chen said “it is not enough”.",
                "Ann Lee|Bo Chen",
            ),
            ("Ann Lee said: “We won.” “We lost,” said Bo Chen.", "Ann Lee|Bo Chen"),
            ("He called it “a real mess” and “a true disgrace”, Lee said.", "Lee|Lee"),
            ("“We won,” Lee said, “and they lost.”", "Lee|Lee"),
        ],
    )
    def test_two_quotations(self, text: str, speakers: str) -> None:
        assert "|".join(each.speaker for each in quotations(text)) == speakers

    @pytest.mark.parametrize("text", ["a “smart” bomb", "It's the farmers' market", 'an open " mark', "", "“”"])
    def test_none(self, text: str) -> None:
        assert quotations(text) == ()


class TestComparing:
    """Whether two quotations are of the same words."""

    @pytest.mark.parametrize(
        ("one", "other", "said"),
        [
            ("Israel is ready for another pause", "Israel is ready, for another pause", "same"),
            ("I say that Israel is ready for another pause", "Israel is ready for another pause", "shortened"),
            ("Israel is ready for another pause", "Israel is not ready for another pause", "altered"),
            ("Israel is ready for another pause", "We want our people home", "different"),
        ],
    )
    def test_two(self, one: str, other: str, said: str) -> None:
        first, second = (quotations(f"“{words}”")[0] for words in (one, other))
        assert compare(first, second) == compare(second, first) == said


class TestAnyText:
    """Whatever the text is."""

    @given(TEXTS)
    def test_positions(self, text: str) -> None:
        at = 0
        for each in quotations(text):
            assert at <= each.start < each.end <= len(text)
            assert text[each.start : each.end] == each.text
            assert text[each.speaker_start : each.speaker_end] == each.speaker or not each.speaker
            at = each.end

    @pytest.mark.parametrize("piece", ["“", '"', "“a b” ", "said ", "‘"])
    def test_a_long_line_takes_time_by_its_length(self, piece: str) -> None:
        began = time.process_time()
        quotations(piece * (20_000 // len(piece)))
        assert time.process_time() - began < 1.5
