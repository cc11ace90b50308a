"""Edits of news pairs: what contradicts, and what is as much of an edit and does not."""

from __future__ import annotations

import random

import pytest

from aligner.training.contrast import MAKERS, Edit, contrasted

KNOWN = ("Lena Brandt", "Oskar Vane", "Mirefield")


def edits(kind: str, a: str, b: str, contradicts: bool) -> list[Edit]:
    made = MAKERS[kind](a, b, random.Random(1), KNOWN)  # noqa: S311
    return [edit for edit in made if edit.contradicts is contradicts]


@pytest.mark.parametrize(
    ("kind", "a", "b"),
    [
        ("figure", "The fire killed 129 people.", "In all 129 people died in the fire."),
        ("day", "The mine closed on Monday.", "It was on Monday that the mine was closed."),
        ("name", "The mayor, Ada Holm, resigned.", "Yesterday Ada Holm gave up her office."),
        ("negation", "The road was closed by snow.", "Because of snow the road was shut."),
        ("opposite", "Prices rose in March.", "In March food prices rose again."),
    ],
)
def test_an_edit_that_contradicts_and_one_that_does_not(kind: str, a: str, b: str) -> None:
    for contradicts in (True, False):
        made = edits(kind, a, b, contradicts)
        assert made
        assert all((edit.first, edit.second) != (a, b) for edit in made)


def test_what_only_one_sentence_says_is_let_alone() -> None:
    assert not edits("figure", "The fire killed many.", "In all 129 people died in the fire.", True)
    assert not edits("day", "The mine closed.", "It was on Monday that the mine was closed.", True)


def test_names_joined_by_and_may_change_places() -> None:
    said = "On Friday, Holm and Brandt met."
    assert [edit.second for edit in edits("roles", said, said, False)] == ["On Friday, Brandt and Holm met."]
    assert [edit.second for edit in edits("roles", "x Holm Brandt", "On Friday, Holm beat Brandt.", True)] == [
        "On Friday, Brandt beat Holm."
    ]


def test_the_same_seed_makes_the_same_examples_of_both_kinds() -> None:
    pairs = [("The fire killed 129 people.", f"In all 129 people died in fire {i} on Monday.") for i in range(9)]
    made = list(contrasted(pairs, "edits", seed=3))
    assert made == list(contrasted(pairs, "edits", seed=3))
    assert {each.answer[0] for each in made} == {0.0, 1.0}
