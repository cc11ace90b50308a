"""Two words of opposite meaning in the same place."""

from __future__ import annotations

from collections.abc import Iterator

from aligner import lexicon
from aligner.article import Span
from aligner.rules.apart import are_apart, are_of_two, is_called_off, judge_apart
from aligner.rules.converses import is_of_the_other_side
from aligner.rules.figures import claimed, comparable, compatible
from aligner.rules.frame import FRAME_FEATURES, frame, same_matter
from aligner.rules.mood import is_decided, is_to_come, other_mood
from aligner.rules.negated import scope
from aligner.rules.opposed import are_converse, opposed, opposite_keys, prefixed
from aligner.rules.parts import complement
from aligner.rules.slot import SLOT_FEATURES, Candidate, Sides, clause_at, slot
from aligner.rules.sorts import lasts_as_long, other_hour
from aligner.rules.terms import Term, terms
from aligner.rules.voices import speaks
from aligner.similarity import Profile

FEATURES = (
    *SLOT_FEATURES,
    "content",  # both are words with content
    "prefix",  # one is the other with un-, in- or dis-
    *FRAME_FEATURES,
)
# So near before a word, or behind it, stands what makes the opposite of it, in words.
BEFORE, BEHIND = 2, 4
# "the first strike since 2016" makes one of 2016 the last before it.
FIRST, SINCE, REACH, THAN = "first", "since", 6, "than"
WHOSE = frozenset({"his", "her"})
AFTER, ANSWERED = SLOT_FEATURES.index("after"), 0.5


def candidates(sides: Sides) -> Iterator[Candidate]:
    """Yield opposites, one in each sentence."""
    if other_hour(sides) or lasts_as_long(sides):
        return  # closed at dawn, open in the afternoon
    negated = scope(sides.left), scope(sides.right)
    ours, theirs = terms(sides.left), terms(sides.right)
    keys = [{term.key for term in side} for side in (ours, theirs)]
    # Two pairs of opposites, the east gate open and the west gate closed, are weighed together later.
    besides = _opposed(sides.left, ours, keys[1]) | _opposed(sides.right, theirs, keys[0])
    for one in ours:
        against = (opposite_keys(one.key) & keys[1]) - keys[0]
        # The sentence that says "opened and closed" says neither against "opened".
        if not against or one.key in keys[1]:
            continue
        for other in theirs:
            if other.key not in against or (one.place[0] in negated[0]) != (other.place[0] in negated[1]):
                continue  # "not guilty" is no opposite of "innocent"
            negates = any(_negates(side, each) for side, each in ((sides.left, one), (sides.right, other)))
            if negates and (_is_turned_back(sides, negated) or _is_off(sides, one, other)):
                continue  # nobody was hurt, and all were unhurt; no match is played, and all are called off
            if _turns_round(sides.left, one) != _turns_round(sides.right, other):
                continue  # the ban was upheld, and an appeal against it rejected; open until six, when it closes
            if _is_first_since(sides.left, one) or _is_first_since(sides.right, other):
                continue
            if _bound_two_figures(sides, _span(sides.left, one), _span(sides.right, other)):
                continue  # more than 14,000 and fewer than 900: that is for the figures to say
            if _than(sides.left, one) != _than(sides.right, other):
                continue  # fewer than half, and more than twice as many
            if _are_parts(sides):
                continue  # of 24,000 some 2,000 died, and 22,000 were alive
            if speaks(sides.left, one.place) and speaks(sides.right, other.place):
                continue  # supporters and critics may each say so
            if other_mood(sides, one.place[0], other.place[0]):
                continue  # what may be closed is open
            if not same_matter(sides, one.place, other.place):
                continue
            if _undoes(sides.left, one) or _undoes(sides.right, other):
                continue  # the ban was lifted, and it is allowed again
            if _only_one_is_to_come(sides, one, other):
                continue  # what will be closed is open; but what is called off will not go ahead
            at = one.place, other.place
            if are_apart(sides, *at, besides) or are_of_two(sides, *at) or judge_apart(sides, *at):
                continue  # cleared of murder, and convicted of manslaughter; welcomed by farmers, condemned by others
            if _are_kin(sides, one, other):
                continue  # her brother asked for it; it was asked for by him, whose sister it was
            if are_converse(one.key, other.key) and is_of_the_other_side(sides, one.place, other.place):
                continue
            around = slot(sides, one.place, other.place)
            if _is_denial(sides.left, one) != _is_denial(sides.right, other) and around[AFTER] < ANSWERED:
                continue  # he denied that he was paid, and admitted that they met
            features = (
                *around,
                float(one.content and other.content),
                float(prefixed(one.key, other.key)),
                *frame(sides, one.place, other.place),
            )
            yield Candidate(_span(sides.left, one), _span(sides.right, other), features)


def _opposed(profile: Profile, ours: list[Term], theirs: set[str]) -> frozenset[str]:
    """Return the words of a sentence that have an opposite in the other one, whose keys are given."""
    found = [term for term in ours if opposite_keys(term.key) & theirs]
    return frozenset(profile.words[at].plain for term in found for at in term.place)


def _is_turned_back(sides: Sides, negated: tuple[set[int], set[int]]) -> bool:
    """Tell whether what one sentence negates the other one says by the opposite: nobody was hurt, all were unhurt."""
    return any(
        opposed(word, other) and (index in negated[0]) != (column in negated[1])
        for index, word in enumerate(sides.left.words)
        for column, other in enumerate(sides.right.words)
    )


def _is_off(sides: Sides, one: Term, other: Term) -> bool:
    both = (sides.left, one), (sides.right, other)
    return any(is_called_off(profile, profile.words[term.place.start].start) for profile, term in both)


def _negates(profile: Profile, term: Term) -> bool:
    return profile.words[term.place[0]].is_negation


def _turns_round(profile: Profile, term: Term) -> bool:
    """Tell whether what stands around a word makes of it the opposite.

    To reject an appeal, or criticism, to refuse to lift, to be open until six.
    """
    before = {word.plain for word in profile.words[max(0, term.place.start - BEFORE) : term.place.start]}
    behind = [word.plain for word in profile.words[term.place.stop :]]
    _, end = clause_at(profile, profile.words[term.place.start].start)
    in_clause = [word.plain for word in profile.words[term.place.stop :] if word.start < end]
    fails = profile.words[term.place[-1]].plain in lexicon.words("voice")["failure"] and behind[:1] == ["to"]
    turned = lexicon.words("voice")["turning round"] & {*behind[:BEHIND]}
    rejected = lexicon.words("voice")["rejecting"] & before
    return fails or bool(turned or rejected) or bool(lexicon.words("voice")["until"] & {*in_clause, *behind[:BEHIND]})


def _are_parts(sides: Sides) -> bool:
    """Tell whether two figures are the two parts of a whole that is told."""
    ours, theirs = claimed(sides.left.text), claimed(sides.right.text)
    return any(complement(one, other, (*ours, *theirs)) for one in ours for other in theirs)


def _than(profile: Profile, term: Term) -> str:
    """Return the key of the word behind "than", if a comparison with something ends right behind a word, or ""."""
    behind = profile.words[term.place.stop : term.place.stop + 2]
    return behind[1].key if len(behind) == 2 and behind[0].plain == THAN else ""


def _is_first_since(profile: Profile, term: Term) -> bool:
    behind = [word.plain for word in profile.words[term.place.stop : term.place.stop + REACH]]
    return profile.words[term.place.start].plain == FIRST and SINCE in behind


def _undoes(profile: Profile, term: Term) -> bool:
    """Tell whether right before a word stands what is opposed to it, and so undoes it: lifted the ban."""
    word = profile.words[term.place.start]
    return any(opposed(each, word) for each in profile.words[max(0, term.place.start - BEFORE - 1) : term.place.start])


def _are_kin(sides: Sides, one: Term, other: Term) -> bool:
    """Tell whether two words may each say what the other one's bearer is to him or her: her brother, his sister."""
    both = (sides.left, one), (sides.right, other)
    whose = [
        {word.plain for word in profile.words[max(0, term.place.start - BEFORE) : term.place.start]} & WHOSE
        for profile, term in both
    ]
    return whose[0] | whose[1] == WHOSE and not whose[0] & whose[1]


def _is_denial(profile: Profile, term: Term) -> bool:
    return profile.words[term.place.start].plain in lexicon.words("voice")["denial"]


def _only_one_is_to_come(sides: Sides, one: Term, other: Term) -> bool:
    both = (sides.left, one.place.start), (sides.right, other.place.start)
    decided = any(is_decided(*each) for each in both)
    return not decided and is_to_come(*both[0]) != is_to_come(*both[1])


def _bound_two_figures(sides: Sides, left: Span, right: Span) -> bool:
    """Tell whether two places are in what bounds two figures of a kind that cannot be the same."""
    ours, theirs = (
        [each for each in claimed(profile.text) if 0 <= each.bound_start <= place.start < each.start]
        for profile, place in ((sides.left, left), (sides.right, right))
    )
    return any(comparable(one, other) and not compatible(one, other) for one in ours for other in theirs)


def _span(profile: Profile, term: Term) -> Span:
    return Span(profile.words[term.place[0]].start, profile.words[term.place[-1]].end)
