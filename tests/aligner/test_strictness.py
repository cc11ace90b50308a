"""From one comparison to a stricter or a laxer one."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from aligner import compare, strictness
from aligner.labels import Label, Relation
from aligner.reading import seeds
from aligner.result import Comparison


@pytest.fixture(scope="module")
def comparison() -> Comparison:
    return compare(*seeds(), doubtful=True)


class TestAt:
    """Each level holds the pairs of the stricter ones, and is labelled as if it had been compared that way."""

    def test_asking_for_doubtful_pairs_changes_nothing_else(self, comparison: Comparison) -> None:
        plain = compare(*seeds())
        assert comparison.pairs == plain.pairs
        assert plain.doubtful == ()
        assert strictness.at(comparison, 0) == comparison

    def test_the_stricter_the_fewer(self, comparison: Comparison) -> None:
        levels = range(strictness.LAXEST, strictness.STRICTEST + 1)
        found = [{(pair.left, pair.right) for pair in strictness.at(comparison, level).pairs} for level in levels]
        assert all(laxer >= stricter for laxer, stricter in pairwise(found))
        assert len(found[0]) > len(comparison.pairs) > len(found[-1])

    @pytest.mark.parametrize("level", range(strictness.LAXEST, strictness.STRICTEST + 1))
    def test_labels_are_those_of_its_pairs(self, comparison: Comparison, level: int) -> None:
        changed = strictness.at(comparison, level)
        anew = Comparison(changed.left, changed.right, changed.pairs)
        for side in ("left", "right"):
            assert changed.labels(side) == anew.labels(side)
            assert changed.spans(side) == anew.spans(side)
        assert changed.summary == anew.summary
        assert list(changed.pairs) == sorted(changed.pairs, key=lambda pair: (pair.left, pair.right))

    def test_beyond_the_ends_nothing_changes(self, comparison: Comparison) -> None:
        assert strictness.at(comparison, 99) == strictness.at(comparison, strictness.STRICTEST)
        assert strictness.at(comparison, -99) == strictness.at(comparison, strictness.LAXEST)

    def test_a_laxer_picture_says_of_each_pair_what_is_shared(self, comparison: Comparison) -> None:
        assert comparison.doubtful
        for pair in comparison.doubtful:
            assert strictness.FLOOR <= pair.overlap < strictness.STRICTER[1]
            assert pair.relation in {Relation.SHARED, Relation.PARTIAL, Relation.CONTRADICTORY}
            assert any(span.label is not Label.UNIQUE for span in pair.left_spans)

    def test_what_surely_clashes_stays(self, comparison: Comparison) -> None:
        clash = replace(comparison.pairs[0], relation=Relation.CONTRADICTORY, overlap=0.3, contradiction=0.95)
        strict = strictness.at(comparison.with_pairs((clash, *comparison.pairs[1:])), strictness.STRICTEST)
        assert clash in strict.pairs
