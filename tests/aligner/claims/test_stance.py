"""How a text means what it says."""

from __future__ import annotations

import pytest
from hypothesis import given

from aligner.claims import stances
from tests.aligner.texts import TEXTS


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The talks did not end.", [("not", "negation", "")]),
        ("They didn't go.", [("didn't", "negation", "")]),
        ("Norlinje denied that the ferry had leaked.", [("denied", "denial", "Norlinje")]),
        ("The bridge could reopen.", [("could", "modality", "")]),
        ("Israel says 1,200 people died.", [("says", "attribution", "Israel")]),
        ("19,500 died, according to the health ministry.", [("according", "attribution", "the health ministry")]),
        ("No doubt it was he; not only he.", []),
        ("They met in May.", []),
    ],
)
def test_what_is_found(text: str, found: list[tuple[str, str, str]]) -> None:
    assert [(text[each.start : each.end], each.kind, each.source) for each in stances(text)] == found


def test_a_negation_reaches_to_the_end_of_its_clause() -> None:
    text = "The ferry did not leak, the operator said, although two of its crew had told the coast guard so."
    negation = next(each for each in stances(text) if each.kind == "negation")
    assert "leak" in text[negation.reach_start : negation.reach_end]
    assert "crew" not in text[negation.reach_start : negation.reach_end]


@given(TEXTS)
def test_positions_in_any_text(text: str) -> None:
    for each in stances(text):
        assert 0 <= each.start < each.end <= len(text)
        assert 0 <= each.reach_start <= each.reach_end <= len(text)
