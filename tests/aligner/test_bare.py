"""Two sentences out of any context: how much alike, whether of one event, and what tells two events apart."""

from __future__ import annotations

import pytest

from aligner import encoder
from aligner.agreement import AGREEMENT_FEATURES, agreement
from aligner.bare import overlaps
from aligner.similarity import Profile, profiles
from tests.aligner.texts import BANK, FERRY, FERRY_AGAIN


def ready(*sentences: str) -> list[Profile]:
    return profiles(sentences, encoder.load())


def related(left: str, right: str) -> bool:
    """Whether two sentences are taken to report a common event."""
    _, event, enough = overlaps(ready(left), ready(right), encoder.load().judge([(left, right)]))
    return bool(event[0] >= enough)


class TestOverlaps:
    """Pairs judged by themselves."""

    def test_the_likelier_the_more_alike(self) -> None:
        ours, theirs = (FERRY[3], FERRY[3], FERRY[3]), (FERRY[3], FERRY_AGAIN[1], BANK[0])
        judged = encoder.load().judge(list(zip(ours, theirs, strict=True)))
        overlap, related, enough = overlaps(ready(*ours), ready(*theirs), judged)
        same, paraphrase, stranger = overlap.tolist()
        assert same > paraphrase > stranger
        assert (related >= enough).tolist() == [True, True, False]

    def test_none(self) -> None:
        assert len(overlaps([], [], encoder.load().judge([]))[0]) == 0

    def test_two_happenings_of_a_kind_are_two(self) -> None:
        left = "A tanker with 30 tonnes of oil ran aground off Lomna on Monday."
        assert related(left, "Off Lomna a tanker with 30 tonnes of oil ran aground on Monday.")
        assert not related(left, "A ferry with 212 people aboard caught fire near Brenholm in March.")


class TestAgreement:
    """Names, dates and figures that two sentences share, and those that only one has."""

    @pytest.mark.parametrize(
        ("left", "right", "expected"),
        [
            (
                "The quake struck Lomna on Monday and killed 12 people.",
                "On Tuesday a quake struck Brenholm and killed 40 people.",
                {"other_names", "other_dates", "other_figures", "names_alone_less", "names_alone_more"},
            ),
            (
                "The quake struck Lomna on Monday and killed 12 people.",
                "Twelve people died in Lomna on Monday when the earth shook.",
                {"names_shared", "date_shared", "figures_shared"},
            ),
            ("The quake struck Lomna.", "The earth shook.", {"names_alone_more"}),
            ("The earth shook.", "The ground trembled.", set()),
        ],
    )
    def test_what_two_sentences_have(self, left: str, right: str, expected: set[str]) -> None:
        row = agreement(ready(left), ready(right))[0]
        assert {name for name, value in zip(AGREEMENT_FEATURES, row, strict=True) if value} == expected
        assert (agreement(ready(right), ready(left))[0] == row).all()

    def test_none(self) -> None:
        assert agreement([], []).shape == (0, len(AGREEMENT_FEATURES))
