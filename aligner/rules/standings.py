"""What a figure stands for beside what is reached in the end: what it was before, what is needed, how a match stood."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from aligner import lexicon
from aligner.claims import Quantity
from aligner.rules.slot import places
from aligner.similarity import Profile
from aligner.words import HYPHEN, Word, plain

# So many words beside a figure tell, and so many before "from" whether something moved.
NEAR, MOVED = 4, 6
# So near behind "to" stands the figure that something moved to: to $160 million, but not to clear seven villages.
REACH = 2
FROM, TO = "from", "to"


def standing(profile: Profile, figure: Quantity) -> str:
    """Return what a figure stands for: "former", "part", "needed", "interim" (of a result), or "" for all."""
    first = figure.start if figure.bound_start < 0 else figure.bound_start
    before = [word for word in profile.words if word.end <= first][::-1]
    behind = profile.words[places(profile, figure.start, figure.end).stop :]
    if figure.kind == "value" and _is_moved_from(before):
        return "former"
    near = plain([*_near(before)][::-1]), plain([*_near(behind)])
    cues = lexicon.words("standings")
    if figure.kind == "result":
        return "interim" if near[0] & cues["interim before"] or near[1] & cues["interim behind"] else ""
    former = cues["former before"] | (cues["former before a measure"] if figure.unit else frozenset())
    if near[0] & former or near[1] & cues["former behind"]:
        return "former"
    if ((near[0] | near[1]) & cues["part"] and not figure.unit) or (figure.unit and near[0] & cues["part of measures"]):
        return "part"
    needed = near[0] & cues["needed before"] or near[1] & cues["needed behind"] or _is_needed_for(behind)
    return "needed" if needed else ""


def _near(words: Sequence[Word]) -> Iterator[Word]:
    """Yield the words nearest to a figure, up to a mark or another figure."""
    return takewhile(lambda word: (word.is_word or word.text == HYPHEN) and not word.is_number, words[:NEAR])


def _is_needed_for(behind: Sequence[Word]) -> bool:
    """Tell whether it is said behind a figure what so much is needed for, or to do."""
    cues = lexicon.words("standings")
    return any(
        word.plain in cues["needed for"] and after.plain in cues["what for"]
        for word, after in pairwise(behind[: NEAR + 1])
    )


def _is_moved_from(before: Sequence[Word]) -> bool:
    """Tell whether "from" stands right before a figure, given the words before it, the nearest first, and a move."""
    if not before or before[0].plain != FROM:
        return False
    moved = lexicon.words("standings")["moved"]
    return any(
        word.plain in moved and (word.plain != TO or any(each.is_number for each in before[max(1, at - REACH) : at]))
        for at, word in enumerate(before[: 1 + MOVED])
        if at > 0
    )
