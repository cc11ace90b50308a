"""What happened on which day of a sentence, and to whom."""

from __future__ import annotations

import pytest

from aligner.encoder import load
from aligner.rules.figures import dated
from aligner.rules.happenings import differ, happened
from aligner.similarity import profiles


class TestHappened:
    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("He was arrested on Monday.", [{"arrested"}]),
            ("He was arrested on Monday and charged on Tuesday.", [{"arrested"}, {"charged"}]),
            ("On Monday he was arrested.", [{"arrested"}]),
            ("On Monday he was arrested, and on Tuesday he was charged.", [{"arrested"}, {"charged"}]),
            ("He was arrested on Monday and charged.", [{"arrested", "charged"}]),
            ("He was arrested Wednesday over the baker who was killed on Sept. 8.", [{"arrested"}, {"dead"}]),
            ("He was arrested at 9 p.m. on Monday.", [{"arrested"}, {"arrested"}]),  # a time and a day are no rivals
            ("The talks go on until Monday.", [set()]),
        ],
    )
    def test_each_day_has_its_own(self, text: str, expected: list[set[str]]) -> None:
        (profile,), days = profiles([text], load()), dated(text)
        assert [happened(profile, day, days) for day in days] == expected

    def test_what_is_not_known_does_not_differ(self) -> None:
        assert differ(frozenset({"dead"}), frozenset({"hurt"}))
        assert not differ(frozenset({"dead"}), frozenset())
        assert not differ(frozenset({"dead", "hurt"}), frozenset({"hurt"}))
