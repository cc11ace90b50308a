"""Two different names in the same place: who did it, where it was."""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np

from aligner import lexicon
from aligner.article import Span
from aligner.claims import Name, may_be_same
from aligner.claims.name import are_of_one_family, has_title, is_body, is_place, is_region
from aligner.rules.figures import named
from aligner.rules.frame import FRAME_FEATURES, frame
from aligner.rules.slot import SLOT_FEATURES, Candidate, Sides, mutual, places, slot
from aligner.rules.voices import hold_one_office, speaks
from aligner.similarity import Profile
from aligner.words import plain

FEATURES = (
    *SLOT_FEATURES,
    "lone_less",  # names that the other sentence does not have, on either side
    "lone_more",
    "names_less",
    "mutual",
    "length_same",  # as many words
    "after_same",  # the same preposition stands before both
    "rest_less",  # how much of each sentence is answered but for the two names
    "rest_more",
    "cosine",  # of the two names: a town and a town are more alike than a town and a man
    "places",  # how many are in the table of places
    "initials",  # how many are written in capitals
    "speak",  # how many stand beside a word of saying
    "same_word_behind",
    "located",  # how many stand behind a preposition of place
    "bodies",  # how many are no person's
    "titled",  # how many have a title before them
    "one_office",  # the same office stands before both
    *FRAME_FEATURES,
)

# Where the reporter is: "WASHINGTON (AP) - ", "TAKORI, Bendar — ".
DATELINE = re.compile(r"[A-Z][A-Z .'’-]{2,30}(?:, [A-Z][\w. ]{1,20}?)?(?: \([^()]{2,30}\))? ?(?:-|–|—)+ ")


def candidates(sides: Sides) -> Iterator[Candidate]:
    """Yield names, one in each sentence, that cannot be of the same and that the other sentence does not have."""
    ours, theirs = named(sides.left.text), named(sides.right.text)
    alone = [
        [
            name
            for name in side
            if not any(may_be_same(name, each) for each in others)
            and not _stands_in(name, others, there)
            and name.start >= _behind_dateline(here)
        ]
        for side, others, here, there in (
            (ours, theirs, sides.left, sides.right),
            (theirs, ours, sides.right, sides.left),
        )
    ]
    located = lexicon.words("voice")["of a place"]
    both = (*sides.left.words, *sides.right.words)
    if plain(both) & lexicon.words("voice")["shared"]:
        return  # each has a part of the prize
    for left in alone[0]:
        for right in alone[1]:
            spans = places(sides.left, left.start, left.end), places(sides.right, right.start, right.end)
            if not spans[0] or not spans[1]:
                continue
            if sides.left_said.has_both(left, right) or sides.right_said.has_both(left, right):
                continue  # an article that knows both tells them apart, or has the one in the other
            both_speak = speaks(sides.left, spans[0]) and speaks(sides.right, spans[1])
            if both_speak and not hold_one_office(sides, *spans):
                continue  # two may say the same
            if is_region(left) != is_region(right):
                continue  # a town, and the county that it may lie in
            titled = has_title(sides.left.text, left), has_title(sides.right.text, right)
            placed = [_before(sides, place.start, side) in located for side, place in enumerate(spans)]
            if (titled[0] and placed[1]) or (titled[1] and placed[0]):
                continue  # the minister, and where he preached
            if _is_who_and_whom(sides, *spans):
                continue  # who met them, and whom they asked
            features = (
                *slot(sides, *spans),
                float(min(len(alone[0]), len(alone[1]), 3)),
                float(min(max(len(alone[0]), len(alone[1])), 3)),
                float(min(len(ours), len(theirs), 5)),
                float(mutual(sides, *spans, ours, theirs)),
                float(len(left.parts) == len(right.parts)),
                float(_before(sides, spans[0].start, 0) == _before(sides, spans[1].start, 1)),
                *sorted(_rest(sides, side, spans[side]) for side in (0, 1)),
                _cosine(sides, *spans),
                float(is_place(left)) + float(is_place(right)),
                float(left.text.isupper()) + float(right.text.isupper()),
                float(speaks(sides.left, spans[0])) + float(speaks(sides.right, spans[1])),
                float(_behind(sides.left, spans[0]) == _behind(sides.right, spans[1])),
                float(sum(placed)),
                float(is_body(left)) + float(is_body(right)),
                float(sum(titled)),
                float(hold_one_office(sides, *spans)),
                *frame(sides, *spans),
            )
            yield Candidate(Span(left.start, left.end), Span(right.start, right.end), features)


def _behind_dateline(profile: Profile) -> int:
    """Return where a sentence begins to tell: behind the dateline, if it has one."""
    dateline = DATELINE.match(profile.text)
    return dateline.end() if dateline else 0


def _is_who_and_whom(sides: Sides, left: range, right: range) -> bool:
    """Tell whether one of two names heads its sentence, and the other one stands right behind a verb in -ed."""
    heads = left.start == 0, right.start == 0
    objects = [
        place.start > 0
        and profile.words[place.start - 1].text.islower()
        and profile.words[place.start - 1].text.endswith("ed")
        for profile, place in ((sides.left, left), (sides.right, right))
    ]
    return (heads[0] and objects[1]) or (heads[1] and objects[0])


def _stands_in(name: Name, others: tuple[Name, ...], profile: Profile) -> bool:
    """Tell whether the last word of a name stands in a sentence, where it may not be known as a name: at its head."""
    if any(are_of_one_family(name, each) for each in others):
        return False
    return any(word.plain == name.parts[-1] for word in profile.words)


def _before(sides: Sides, index: int, side: int) -> str:
    """Return the word before a place, in small letters."""
    words = (sides.left, sides.right)[side].words
    return words[index - 1].plain if index else ""


def _rest(sides: Sides, side: int, place: range) -> float:
    """Return how much of a sentence the other one answers, by weight, but for the words at a place."""
    profile, answered = (sides.left, sides.right)[side], sides.answered[side]
    weights = [(at, w) for at, w in zip(profile.content, profile.weights, strict=True) if at not in place]
    total = float(sum(weight for _, weight in weights))
    return float(sum(answered[at] * weight for at, weight in weights)) / total if total else 0.0


def _cosine(sides: Sides, left: range, right: range) -> float:
    ours, theirs = (
        profile.word_vectors[place.start : place.stop].astype(np.float32).mean(axis=0)
        for profile, place in ((sides.left, left), (sides.right, right))
    )
    return float(ours @ theirs / max(1e-6, float(np.linalg.norm(ours) * np.linalg.norm(theirs))))


def _behind(profile: Profile, place: range) -> str:
    """Return the key of the word behind a name."""
    return profile.words[place.stop].key if place.stop < len(profile.words) else ""
