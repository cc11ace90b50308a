"""One office that two people hold, one by each sentence, and one person who holds two that nobody holds together."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import takewhile
from typing import NamedTuple

from aligner import lexicon
from aligner.article import Span
from aligner.claims import Name, may_be_same
from aligner.claims.name import is_place
from aligner.rules.figures import named
from aligner.rules.said import Said
from aligner.rules.slot import Candidate, Sides, places
from aligner.rules.voices import speaks
from aligner.similarity import Profile

FEATURES = ("probability",)
# How probable a contradiction is; set by reading.
PROBABLE = 0.8
# So many words behind an office, at most, say what it is of.
REACH = 5
# Of offices in these sections, who holds one that is not said to be of something may be another town's, or firm's.
SEVERAL = frozenset({"state", "region", "cabinet", "company", "team", "emergency"})
NO_GROUP = "others"
OWNING, COMMA = "'s", ","
DETERMINERS = frozenset({"the", "its", "his", "her", "their"})
OF = frozenset({"of", "at", "for", "from"})
# Before an office, so near, they make another one of it.
BEFORE = 2
NOT_IT = frozenset(
    ["former", "ex", "vice", "deputy", "assistant", "acting", "interim", "then", "next", "new", "incoming", "a", "an"]
)


class Office(NamedTuple):
    """An office, and the section of `offices.txt` that it is in."""

    name: str
    group: str


class Holder(NamedTuple):
    """Who holds an office by a sentence; the office as written, at `at`, and what it is of, as keys of names."""

    person: Name
    office: Office
    at: Span
    of: frozenset[str]
    speaks: bool


def candidates(sides: Sides) -> Iterator[Candidate]:
    """Yield the names of two people in one office, or two offices of one person."""
    for left in holders(sides.left):
        for right in holders(sides.right):
            if left.of and right.of and not left.of & right.of:
                continue  # the chief executives of two firms
            if left.office == right.office:
                if _are_two(left, right, sides) and _is_one_office(left, right):
                    people = Span(left.person.start, left.person.end), Span(right.person.start, right.person.end)
                    yield Candidate(*people, (PROBABLE,))
            elif _are_one(left.person, right.person) and _exclude(left, right, sides):
                yield Candidate(left.at, right.at, (PROBABLE,))


def holders(profile: Profile) -> list[Holder]:
    """Return who holds which office by a sentence: Mayor Ann Lee; the mayor, Ann Lee; Ann Lee, the mayor of Lund."""
    words = [word.plain for word in profile.words]
    people = [(name, places(profile, name.start, name.end)) for name in named(profile.text) if not is_place(name)]
    found = list[Holder]()
    for first, last, office in _named(words):
        start = _opening(words, first)
        if NOT_IT & {*words[max(0, start - BEFORE) : start]}:
            continue
        behind = last + 1 if words[last : last + 1] == [COMMA] and start < first else last
        holder = next((name for name, place in people if behind in place), None)
        if holder is None and words[start - 1 : start] == [COMMA]:
            holder = next((name for name, place in people if place.stop == start - 1), None)
        if holder is None:
            continue
        person = _without(holder, profile, first, last)
        at = Span(profile.words[first].start, profile.words[last - 1].end)
        place = places(profile, person.start, person.end)
        found.append(Holder(person, office, at, _of(profile, first, last), speaks(profile, place)))
    return found


@cache
def _offices() -> dict[tuple[str, ...], Office]:
    return {
        tuple(spelling.split()): Office(line.partition(" | ")[0], group)
        for group, lines in lexicon.sections("offices").items()
        for line in lines
        for spelling in line.replace(" | ", ", ").split(", ")
    }


def _named(words: list[str]) -> Iterator[tuple[int, int, Office]]:
    """Yield where an office is named, as indexes of words, the first and the one behind the last; the longest alone."""
    longest, index = max(map(len, _offices())), 0
    while index < len(words):
        sizes = range(min(longest, len(words) - index), 0, -1)
        size = next((size for size in sizes if tuple(words[index : index + size]) in _offices()), 0)
        if size:
            yield index, index + size, _offices()[tuple(words[index : index + size])]
        index += max(size, 1)


def _opening(words: list[str], first: int) -> int:
    """Return where the words begin that say whose an office is: the, its, Merant's."""
    if words[first - 1 : first] == [OWNING]:
        return max(0, first - 2)
    return first - 1 if first and words[first - 1] in DETERMINERS else first


def _without(holder: Name, profile: Profile, first: int, last: int) -> Name:
    """Return a name without the office that may stand before it in capital letters: Energy Minister Ann Lee."""
    if not holder.start <= profile.words[first].start < holder.end:
        return holder
    start = profile.words[last].start
    return Name(
        start, holder.end, profile.text[start : holder.end], tuple(holder.text[start - holder.start :].lower().split())
    )


def _of(profile: Profile, first: int, last: int) -> frozenset[str]:
    """Return what an office is of, as keys of names: Merant's chief executive, the Israeli president, mayor of Lund."""
    words = profile.words
    owner = first - 2 if words[first - 1 : first] and words[first - 1].plain == OWNING else first - 1
    before = {words[owner].key} if owner >= 0 and words[owner].is_name else set[str]()
    if last >= len(words) or words[last].plain not in OF:
        return frozenset(before)
    behind = takewhile(lambda word: word.is_word, words[last + 1 : last + 1 + REACH])
    return frozenset(before | {word.key for word in behind if word.is_name})


def _are_two(left: Holder, right: Holder, sides: Sides) -> bool:
    """Tell whether two holders are two people, and neither article knows the other one's."""
    return not (
        may_be_same(left.person, right.person)
        or _knows(sides.left_said, sides.left, right.person)
        or _knows(sides.right_said, sides.right, left.person)
    )


def _knows(said: Said, profile: Profile, person: Name) -> bool:
    return said.has_name(person) or any(word.plain == person.parts[-1] for word in profile.words)


def _is_one_office(left: Holder, right: Holder) -> bool:
    """Tell whether an office is one and the same: of the same, or such as there is only one of in a story."""
    if left.of and right.of:
        return True
    is_of_several = left.office.group in SEVERAL
    return not is_of_several or not (left.of or right.of or left.speaks or right.speaks)


def _are_one(one: Name, other: Name) -> bool:
    """Tell whether two names, both in full, are the same."""
    return len(one.parts) > 1 and one.parts == other.parts


def _exclude(left: Holder, right: Holder, sides: Sides) -> bool:
    """Tell whether nobody holds both of two offices, and neither article gives both to that person."""
    if left.office.group != right.office.group or left.office.group == NO_GROUP:
        return False
    return not (
        _gives(sides.left_said, left.person, right.office) or _gives(sides.right_said, right.person, left.office)
    )


def _gives(said: Said, person: Name, office: Office) -> bool:
    """Tell whether an article has an office and a surname in one sentence."""
    spellings = [" ".join(spelling) for spelling, each in _offices().items() if each == office]
    lowered = (sentence.lower() for sentence in said.sentences)
    return any(person.parts[-1] in text and any(each in text for each in spellings) for text in lowered)
