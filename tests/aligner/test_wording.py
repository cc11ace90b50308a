"""Inside a pair: which words answer which, and which half of a sentence is shared."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from aligner import encoder
from aligner.labels import Label, LabelledSpan
from aligner.result import WordLink
from aligner.similarity import profiles
from aligner.wording import align_words, closest, links, spans, unshared
from aligner.words import words
from tests.aligner.texts import BANK, BEES, FERRY, FERRY_AGAIN, SENTENCES, TEXTS

Spans = tuple[LabelledSpan, ...]


def worded(left: str, right: str) -> tuple[tuple[WordLink, ...], Spans, Spans]:
    ours, theirs = profiles([left, right], encoder.load())
    aligned = align_words(ours, theirs)
    return links(ours, theirs, aligned), *spans(ours, theirs, aligned)


def linked(left: str, right: str) -> set[tuple[str, str]]:
    """The words that answer each other, punctuation aside."""
    pairs = {(left[a:b], right[c:d]) for a, b, c, d in worded(left, right)[0]}
    return {pair for pair in pairs if pair[0][0].isalnum()}


def pieces(text: str, found: Spans, label: Label) -> str:
    return " … ".join(text[start:end].strip() for start, end, which in found if which is label)


class TestLinks:
    """Words that say the same."""

    def test_equal_words_in_another_order(self) -> None:
        found = linked("The mayor closed the bridge on Monday.", "On Monday, the bridge was closed by the mayor.")
        assert found >= {("mayor", "mayor"), ("closed", "closed"), ("bridge", "bridge"), ("Monday", "Monday")}

    @pytest.mark.parametrize(
        ("left", "right", "expected"),
        [
            (
                "Rebels freed six hostages on Tuesday.",
                "Six captives were released by the insurgents on Tuesday.",
                {("hostages", "captives"), ("freed", "released"), ("six", "Six"), ("Rebels", "insurgents")},
            ),
            (
                "The attack killed twelve soldiers near the border.",
                "12 troops died in the assault close to the frontier.",
                {("attack", "assault"), ("twelve", "12"), ("soldiers", "troops"), ("border", "frontier")},
            ),
            (
                "Police detained a doctor after the fire.",
                "A physician was arrested by police after the blaze.",
                {("detained", "arrested"), ("doctor", "physician"), ("fire", "blaze"), ("Police", "police")},
            ),
        ],
    )
    def test_other_words_for_the_same(self, left: str, right: str, expected: set[tuple[str, str]]) -> None:
        assert linked(left, right) >= expected

    def test_each_pair_once_in_the_order_of_the_left_sentence(self) -> None:
        found, _, _ = worded(FERRY[1], FERRY_AGAIN[3])
        assert len(found) > 5
        assert list(found) == sorted(set(found))

    def test_probabilities_for_every_two_words(self) -> None:
        ours, theirs = profiles([FERRY[1], FERRY_AGAIN[3]], encoder.load())
        found = align_words(ours, theirs)
        assert found.shape == (len(ours.words), len(theirs.words))
        assert ((found >= 0) & (found <= 1)).all()
        assert align_words(theirs, ours) == pytest.approx(found.T, abs=1e-4)


class TestSpans:
    """What is shared, and what is not."""

    def test_a_half_shared_sentence_shows_which_half(self) -> None:
        left = "The ferry hit a sandbank off Torvik on Sunday, and the operator cancelled its evening crossings."
        right = "The ferry hit a sandbank off Torvik on Sunday."
        _, ours, theirs = worded(left, right)
        assert pieces(right, theirs, Label.UNIQUE) == ""
        shared, unique = pieces(left, ours, Label.SHARED), pieces(left, ours, Label.UNIQUE)
        assert shared.startswith("The ferry hit a sandbank off Torvik on Sunday")
        assert "operator cancelled its evening crossings" in unique

    def test_a_paraphrase_is_shared_whole(self) -> None:
        left, right = FERRY[3], FERRY_AGAIN[1]
        _, ours, theirs = worded(left, right)
        assert len(pieces(left, ours, Label.SHARED)) > 0.8 * len(left)
        assert len(pieces(right, theirs, Label.SHARED)) > 0.8 * len(right)

    @pytest.mark.parametrize(
        ("left", "right", "values"),
        [
            (
                "The library shuts between noon and 4 p.m. in August, the council said.",
                "In August, the council said, the library shuts from 12:00 to 16:00.",
                (("noon", "4 p.m."), ("12:00", "16:00")),
            ),
            (
                "Water in the bay reached 30 degrees Celsius on Monday, the harbour office said.",
                "On Monday the harbour office measured 86 degrees Fahrenheit in the bay.",
                (("30 degrees Celsius",), ("86 degrees Fahrenheit",)),
            ),
            (
                "The brewery made a profit of 2.4 billion pounds last year.",
                "A profit of £2,400m was made by the brewery last year.",
                (("2.4 billion pounds",), ("£2,400m",)),
            ),
            (
                "The mill cut half a million working hours in Brenton.",
                "The mill in Brenton cut 500,000 hours of work.",
                (("half a million working hours",), ("500,000 hours",)),
            ),
        ],
    )
    def test_one_value_is_shared_however_it_is_written(
        self, left: str, right: str, values: tuple[tuple[str, ...], tuple[str, ...]]
    ) -> None:
        _, *sides = worded(left, right)
        for text, found, its in zip((left, right), sides, values, strict=True):
            for value in its:
                assert value in pieces(text, found, Label.SHARED)

    @pytest.mark.parametrize(
        ("left", "right", "values"),
        [
            ("The fair began on July 6 in Halden.", "The fair in Halden began in July.", ("July 6",)),
            (
                "The well is 80 metres deep, say the owners.",
                "The owners say the well is 95 metres deep.",
                ("80 metres",),
            ),
            ("They meet at 9 a.m. on Monday in the hall.", "They meet at 7 a.m. on Monday in the hall.", ("9 a.m.",)),
            (
                "In the end 1\N{FRACTION SLASH}2 of the ballots (½) were lost.",
                "In the end a third of the ballots were lost.",
                ("1\N{FRACTION SLASH}2", "½"),
            ),
        ],
    )
    def test_no_figure_and_no_date_is_shared_in_part(self, left: str, right: str, values: tuple[str, ...]) -> None:
        _, ours, _ = worded(left, right)
        edges = {edge for start, end, _ in ours for edge in (start, end)}
        for value in values:
            start = left.index(value)
            assert not edges & {*range(start + 1, start + len(value))}

    def test_as_many_of_something_else_are_not_shared_for_that(self) -> None:
        left = "The storm hurt three nurses near the harbour, the mayor of Halden said on Monday."
        right = "The mayor of Halden said on Monday that he will open three new parks."
        _, ours, _ = worded(left, right)
        assert "three" not in pieces(left, ours, Label.SHARED)

    def test_of_two_names_that_differ_a_reader_sees_in_what(self) -> None:
        left = "Two hikers are still missing, fire chief Martin Aldane said."
        right = "Two hikers are still missing, fire chief Gregor Aldane said."
        _, *sides = worded(left, right)
        for text, found, name in zip((left, right), sides, ("Martin", "Gregor"), strict=True):
            assert name in pieces(text, found, Label.UNIQUE)
            assert "Aldane said" in pieces(text, found, Label.SHARED)

    @pytest.mark.parametrize("mark", ["'", "’"])
    def test_an_apostrophe_goes_with_its_word(self, mark: str) -> None:
        for left, right in (
            (f"Halden: Aldo{mark}s old party wins 31 seats", "Halden vote: Aldo takes 31 seats"),
            (f"The club fined Aldo two weeks{mark} wages.", "Aldo must pay a fortnight of wages as a fine."),
        ):
            _, *sides = worded(left, right)
            for text, found in zip((left, right), sides, strict=True):
                assert not any(text[start] == mark for start, _, _ in found)

    def test_strangers_share_nothing(self) -> None:
        _, ours, theirs = worded(BEES[0], BANK[2])
        assert {label for _, _, label in (*ours, *theirs)} == {Label.UNIQUE}

    @pytest.mark.parametrize(
        ("left", "right", "differing"),
        [
            ("The quake killed 40 people in Halden.", "The quake killed 60 people in Halden.", ("40", "60")),
            ("The Senate passed the bill by 51 to 49.", "The Senate passed the bill by 52 to 48.", ("51", "52")),
            ("France sent soldiers to the border.", "Germany sent soldiers to the border.", ("France", "Germany")),
            ("The minister resigned on Monday.", "The minister resigned on Friday.", ("Monday", "Friday")),
            ("The vote will be held in May.", "The vote will be held in July.", ("May", "July")),
            (
                "The older of the two men was arrested.",
                "The younger of the two men was arrested.",
                ("older", "younger"),
            ),
            ("He will resign as leader of Norvia.", "He will stay as leader of Norvia.", ("resign", "stay")),
            (
                "The rebels did not comment on the attack.",
                "The rebels claimed the attack on Monday.",
                ("not", "on Monday"),
            ),
        ],
    )
    def test_figures_names_days_and_opposites_that_differ_are_not_shared(
        self, left: str, right: str, differing: tuple[str, str]
    ) -> None:
        _, *sides = worded(left, right)
        for text, found, word in zip((left, right), sides, differing, strict=True):
            assert word not in pieces(text, found, Label.SHARED)

    @pytest.mark.parametrize(
        "text", ["Yes.", "No.", "Why?", "He said so.", "It was they who did.", *FERRY, "停火。", "7"]
    )
    def test_a_sentence_shares_all_with_itself(self, text: str) -> None:
        assert worded(text, text)[1:] == ((LabelledSpan(0, len(text), Label.SHARED),),) * 2

    def test_a_sentence_without_words(self) -> None:
        assert worded("", FERRY[0]) == ((), (), (LabelledSpan(0, len(FERRY[0]), Label.UNIQUE),))
        assert worded("", "") == ((), (), ())
        assert unshared("") == ()


# Pairs that overlap, pairs that do not, and anything at all.
PAIRS = st.one_of(
    st.tuples(st.sampled_from(FERRY), st.sampled_from(FERRY_AGAIN)),
    st.tuples(SENTENCES, SENTENCES),
    st.tuples(SENTENCES | TEXTS, TEXTS),
    SENTENCES.map(lambda text: (text, f"{text} {text}")),
)


class TestAnyPair:
    """Whatever the sentences are."""

    @given(PAIRS)
    def test_spans_cover_each_sentence_once_and_split_no_word(self, pair: tuple[str, str]) -> None:
        _, *sides = worded(*pair)
        for text, found in zip(pair, sides, strict=True):
            assert "".join(text[start:end] for start, end, _ in found) == text
            assert all(before.end == after.start for before, after in pairwise(found))
            assert all(start < end and label in (Label.SHARED, Label.UNIQUE) for start, end, label in found)
            assert all(before.label is not after.label for before, after in pairwise(found))
            edges = {edge for start, end, _ in found for edge in (start, end)}
            inside = {at for word in words(text) for at in range(word.start + 1, word.end)}
            assert not edges & inside

    @given(PAIRS)
    def test_links_join_words(self, pair: tuple[str, str]) -> None:
        ours, theirs = ({(word.start, word.end) for word in words(text)} for text in pair)
        for link in worded(*pair)[0]:
            assert link[:2] in ours
            assert link[2:] in theirs

    @given(PAIRS)
    def test_the_same_from_either_side(self, pair: tuple[str, str]) -> None:
        left, right = pair
        found, ours, theirs = worded(left, right)
        turned, theirs_again, ours_again = worded(right, left)
        assert {(c, d, a, b) for a, b, c, d in found} == set(turned)
        assert (ours, theirs) == (ours_again, theirs_again)

    @given(PAIRS)
    def test_what_is_shared_has_a_word_that_answers(self, pair: tuple[str, str]) -> None:
        found, ours, theirs = worded(*pair)
        shared = [any(label is Label.SHARED for _, _, label in side) for side in (ours, theirs)]
        assert not any(shared) or found


def test_no_words_no_probabilities() -> None:
    ours, theirs = profiles(["", FERRY[0]], encoder.load())
    assert align_words(ours, theirs).shape == (0, len(theirs.words))
    assert np.size(align_words(ours, ours)) == 0


class TestInOtherWords:
    """Two sentences that state the same, of which no word answers a word."""

    @staticmethod
    def closest(left: str, right: str) -> tuple[Spans, Spans]:
        sides = profiles([left, right], encoder.load())
        return closest(*sides, align_words(*sides))

    @pytest.mark.parametrize(
        ("left", "right", "shared", "unique"),
        [
            ("It runs for two years.", "The deal is valid for three years.", "It runs for", "two years"),
            ("It would not pay for the rise.", "The state bears half of it.", "pay for the rise", "not"),
            ("It was 2019.", "That came in 2021.", "It was", "2019"),
        ],
    )
    def test_a_figure_or_a_negation_that_nothing_answers_is_not(
        self, left: str, right: str, shared: str, unique: str
    ) -> None:
        ours, _ = self.closest(left, right)
        assert shared in pieces(left, ours, Label.SHARED)
        assert unique in pieces(left, ours, Label.UNIQUE)

    def test_the_clauses_most_alike_are_shared(self) -> None:
        left = "The crossing was called off, and the baker in the square sold out of rolls."
        right = "Rain fell all week, while ferries were cancelled for good."
        ours, theirs = self.closest(left, right)
        assert pieces(left, ours, Label.SHARED).startswith("The crossing was called off")
        assert "ferries were cancelled" in pieces(right, theirs, Label.SHARED)
        for text, found in ((left, ours), (right, theirs)):
            assert [span.start for span in found] == [0, *(span.end for span in found[:-1])]
            assert found[-1].end == len(text)
