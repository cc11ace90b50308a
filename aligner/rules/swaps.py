"""Two names or figures that have changed places: A beat B, and B beat A."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import combinations, islice, pairwise
from typing import NamedTuple

from aligner import lexicon
from aligner.article import Span
from aligner.rules.converses import are_told_from_two_sides
from aligner.rules.slot import Candidate, Sides
from aligner.similarity import Profile
from aligner.words import Word, plain

FEATURES = ("probability",)
# How probable a contradiction is where two have changed places; set by reading.
PROBABLE = 0.8
# How many words with content beside a place tell what it is, on either side; names and figures do not count.
BESIDE = 3
ANSWERED = 0.5
# How near a word of saying makes a name that of who says it.
NEAR = 2
# So many words before the first and behind the second of two things are looked at for their order.
AROUND = 4
# So much of what stands between two things must stand between them in both sentences.
BETWEEN = 0.5
# So much of each sentence the other one must answer.
WHOLE = 0.4
OWNING = "'s"
TO_BE, PARTICIPLE = frozenset({"is", "are", "was", "were", "been", "being", "be"}), ("ed", "en", "ught", "own")
PERSONS = frozenset({"i", "we", "you", "he", "she", "they"})


class Place(NamedTuple):
    """Where something stands in each sentence, as an index of words."""

    left: int
    right: int


def candidates(sides: Sides) -> Iterator[Candidate]:
    """Yield two things that stand in both sentences and have changed places."""
    if min(sides.whole) < WHOLE or _is_for_a_while(sides.left) != _is_for_a_while(sides.right):
        return  # who led at the break, and who won
    ours, theirs = _once(sides.left), _once(sides.right)
    both = sorted(ours.keys() & theirs.keys(), key=ours.__getitem__)
    for one, other in combinations(both, 2):
        first, second = Place(ours[one], theirs[one]), Place(ours[other], theirs[other])
        if (
            first.right > second.right
            and _kind(sides.left, first.left) == _kind(sides.left, second.left)
            and _have_moved(sides, first, second)
            and _only_they(sides, first, second)
            and _linked_one_way(sides, first, second)
            and not are_told_from_two_sides(sides)
        ):
            left, right = sides.left.words[first.left], sides.right.words[second.right]
            yield Candidate(Span(left.start, left.end), Span(right.start, right.end), (PROBABLE,))
            return


def _is_for_a_while(profile: Profile) -> bool:
    """Tell whether a sentence says how a match stood for a while."""
    return bool(plain(profile.words) & lexicon.words("standings")["for a while"])


def _once(profile: Profile) -> dict[str, int]:
    """Return the names, figures and persons that stand once in a sentence, by key, as indexes of words."""
    counts = Counter(word.key for word in profile.words)
    return {
        word.key: index
        for index, word in enumerate(profile.words)
        if counts[word.key] == 1 and _kind(profile, index) and not _is_saying(profile, index)
    }


def _kind(profile: Profile, index: int) -> str:
    word, before = profile.words[index], profile.words[index - 1 : index] if index else ()
    if word.plain in PERSONS:
        return "person"
    if word.is_number:  # the figure of Flight 93 and Apollo 11 is part of a name
        return "" if any(each.is_name and not each.is_number for each in before) else "figure"
    return "name" if word.is_name and word.plain not in lexicon.table("calendar") else ""


def _have_moved(sides: Sides, first: Place, second: Place) -> bool:
    """Tell whether what stands beside each of two things stands beside the other one in the other sentence.

    Where it goes from the one to the other, and back, nothing need stand beside them.
    """
    if _leads_from_to(sides, first, second):
        return True
    left = [_beside(sides.left, each, {first.left, second.left}) for each in (first.left, second.left)]
    right = [_beside(sides.right, each, {first.right, second.right}) for each in (first.right, second.right)]
    moved = [_alike(sides, left[at], right[1 - at]) for at in (0, 1)]
    stayed = sum(_alike(sides, left[at], right[at]) for at in (0, 1))
    keeps = any(
        _preposition(sides.left, each.left) == _preposition(sides.right, each.right) != "" for each in (first, second)
    )
    return all(moved) and sum(moved) > stayed and not keeps and _are_in_kind(sides, first, second)


def _are_in_kind(sides: Sides, first: Place, second: Place) -> bool:
    """Tell whether each of two figures stands behind the preposition of the other: "to 6 from 7" is no swap."""
    if _kind(sides.left, first.left) != "figure":
        return True
    return all(
        _preposition(sides.left, one.left) == _preposition(sides.right, other.right)
        for one, other in ((first, second), (second, first))
    )


def _only_they(sides: Sides, first: Place, second: Place) -> bool:
    """Tell whether all else around two things stands in the same order in both sentences, and between them."""
    fixed = _fixed(sides, first, second)
    one, other = (
        (sum(row < place.left for row, _ in fixed), sum(column < place.right for _, column in fixed))
        for place in (first, second)
    )
    in_place = one[0] == other[1] <= one[1] == other[0]
    in_order = all(before[1] <= behind[1] for before, behind in pairwise(fixed))
    return in_place and in_order and _between(sides, first, second, fixed) >= BETWEEN


def _linked_one_way(sides: Sides, first: Place, second: Place) -> bool:
    """Tell whether what links two things says who did it to whom: "by" turns it round, "met" and "of" do not say.

    "The navy sank it" is no other thing than "it sank in a raid of the navy".
    """
    linking = [
        [word.plain for word in profile.words[start + 1 : end]]
        for profile, start, end in ((sides.left, first.left, second.left), (sides.right, second.right, first.right))
    ]
    if (linking[0][:1] == [OWNING]) != (linking[1][:1] == [OWNING]):
        return False  # Ayton's firm, and the firm of Ayton
    if _is_passive(linking[0]) != _is_passive(linking[1]):
        return False  # she summoned him, and he was summoned to where she was
    before = [set(words[-NEAR - 1 :]) for words in linking]  # the second of the two
    if any(
        (word in before[0]) != (word in before[1]) for word in ("by", "of", "in", "at", "on", "for", "after", "with")
    ):
        return False
    return not any(lexicon.words("voice")["both ways"] & {*words} for words in linking)


def _is_passive(words: list[str]) -> bool:
    """Tell whether what links two things begins with what is done to the first: was summoned to."""
    return any(word in TO_BE and verb.endswith(PARTICIPLE) for word, verb in pairwise(words[: NEAR + 1]))


def _beside(profile: Profile, index: int, others: set[int]) -> tuple[list[int], list[int]]:
    """Return the plain words next to a place, before it and behind it, as far as the other of the two."""
    before, behind = (
        list(islice(_plain(profile, steps, others), BESIDE))
        for steps in (range(index - 1, -1, -1), range(index + 1, len(profile.words)))
    )
    return before, behind


def _plain(profile: Profile, steps: range, others: set[int]) -> Iterator[int]:
    for index in steps:
        if index in others:
            return
        if _is_plain(profile.words[index]):
            yield index


def _is_plain(word: Word) -> bool:
    return word.content and not word.is_name and not word.is_number


def _alike(sides: Sides, ours: tuple[list[int], list[int]], theirs: tuple[list[int], list[int]]) -> int:
    """Return how many words beside a place answer words on the same side of the other."""
    return sum(
        any(sides.aligned[row, column] >= ANSWERED for column in others)
        for mine, others in zip(ours, theirs, strict=True)
        for row in mine
    )


def _fixed(sides: Sides, first: Place, second: Place) -> list[tuple[int, int]]:
    """Return the plain words around two things that answer each other, in the order of the left sentence."""
    rows, columns = (
        range(max(0, min(each) - AROUND), min(len(profile.words), max(each) + AROUND + 1))
        for profile, each in ((sides.left, (first.left, second.left)), (sides.right, (first.right, second.right)))
    )
    return [
        (row, column)
        for row in rows
        if _is_plain(sides.left.words[row])
        for column in columns
        if _is_plain(sides.right.words[column]) and sides.aligned[row, column] >= ANSWERED
    ]


def _between(sides: Sides, first: Place, second: Place, fixed: list[tuple[int, int]]) -> float:
    """Return how much of what stands between two things on one side does so on the other; the lesser of both ways."""
    inside = (
        [
            at
            for at in range(min(first.left, second.left) + 1, max(first.left, second.left))
            if _is_plain(sides.left.words[at])
        ],
        [
            at
            for at in range(min(first.right, second.right) + 1, max(first.right, second.right))
            if _is_plain(sides.right.words[at])
        ],
    )
    if not any(inside) and _leads_from_to(sides, first, second):
        return 1.0
    known = [(row, column) for row, column in fixed if row in inside[0] and column in inside[1]]
    parts = [len({pair[side] for pair in known}) / len(inside[side]) if inside[side] else 0.0 for side in (0, 1)]
    return min(parts)


def _leads_from_to(sides: Sides, first: Place, second: Place) -> bool:
    """Tell whether each sentence says that something leads from the one thing to the other: from Oslo to Riga."""
    return all(
        _preposition(profile, start) == "from" and [word.plain for word in profile.words[start + 1 : end]] == ["to"]
        for profile, start, end in ((sides.left, first.left, second.left), (sides.right, second.right, first.right))
    )


def _preposition(profile: Profile, index: int) -> str:
    before = profile.words[index - 1].plain if index else ""
    return before if before in lexicon.words("grammar")["preposition"] else ""


def _is_saying(profile: Profile, index: int) -> bool:
    """Tell whether a word of saying stands beside a place: that of who says it."""
    reporting = lexicon.words("voice")["reporting"] | lexicon.words("grammar")["speech"]
    return any(word.plain in reporting for word in profile.words[max(0, index - NEAR) : index + 1 + NEAR])
