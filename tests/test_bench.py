"""What is measured on is whole."""

from __future__ import annotations

import pytest

from tests.bench.reworded import Story, stories
from tests.bench.sentences import told


@pytest.mark.parametrize("story", stories(), ids=lambda story: story.left.partition("\n")[0])
def test_each_change_is_of_one_sentence_and_contradicts_one(story: Story) -> None:
    assert len(story.changes) == 5
    for change in story.changes:
        assert story.right.count(change.old) == 1
        assert change.new != change.old
        assert story.left.count(change.contradicted) == 1


def test_sentences_are_told_once_and_most_may_both_be_true() -> None:
    pairs = told()
    assert len({pair.left for pair in pairs}) == len(pairs)
    assert 0 < sum(pair.clash for pair in pairs) < len(pairs) / 2
