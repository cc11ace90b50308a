"""Whose words a sentence gives: who speaks, and whether two sentences give the words of two."""

from __future__ import annotations

from aligner import lexicon
from aligner.rules.figures import named
from aligner.rules.frame import lone_name
from aligner.rules.slot import Sides, places
from aligner.similarity import Profile

# Who says something stands so near the word that says so, in words.
NEAR = 6
PROSECUTION, DEFENCE = "prosecution", "defence"


def other_voice(sides: Sides) -> bool:
    """Tell whether each sentence is what somebody else makes of it, whom the other sentence does not name.

    Whoever holds one office is meant to be one person. The two sides of a court case are two.
    """
    if {_side_in_court(sides.left), _side_in_court(sides.right)} == {PROSECUTION, DEFENCE}:
        return True
    ours, theirs = (
        [places(profile, name.start, name.end) for name in named(profile.text)] for profile in (sides.left, sides.right)
    )
    if any(one and other and hold_one_office(sides, one, other) for one in ours for other in theirs):
        return False
    return _has_own_judge(sides.left, sides.right) and _has_own_judge(sides.right, sides.left)


def speaks(profile: Profile, place: range) -> bool:
    """Tell whether a word of saying stands beside a name."""
    near = [*profile.words[max(0, place.start - 2) : place.start], *profile.words[place.stop : place.stop + 2]]
    return any(word.plain in lexicon.words("voice")["reporting"] for word in near)


def hold_one_office(sides: Sides, left: range, right: range) -> bool:
    """Tell whether the same office stands before two names, with the same word before it: fire chief, Mayor."""
    ours, theirs = (
        [word.plain for word in profile.words[max(0, place.start - 2) : place.start]]
        for profile, place in ((sides.left, left), (sides.right, right))
    )
    return bool(ours) and ours == theirs and ours[-1] in lexicon.words("names")["office"]


def _side_in_court(profile: Profile) -> str:
    """Return which side in court a sentence gives the words of, or nothing: prosecutors said, his lawyer said."""
    classes = lexicon.words("voice")
    saying = [at for at, word in enumerate(profile.words) if word.plain in classes["reporting"]]
    near = {profile.words[at].plain for say in saying for at in _around(profile, say)}
    sides = [side for side in (PROSECUTION, DEFENCE) if near & classes[side]]
    return sides[0] if len(sides) == 1 else ""


def _around(profile: Profile, index: int) -> range:
    """Return the indexes of the words near one that says something, where it stands who says so."""
    return range(max(0, index - NEAR), min(len(profile.words), index + NEAR))


def _has_own_judge(profile: Profile, other: Profile) -> bool:
    judging = lexicon.words("voice")["judging"] | lexicon.words("voice")["reporting"]
    return any(
        lone_name(profile, near, other)
        for index, word in enumerate(profile.words)
        if word.plain in judging
        for near in _around(profile, index)
    )
