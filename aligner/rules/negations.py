"""A word that one sentence negates and the other does not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from aligner import lexicon
from aligner.article import Span
from aligner.rules.apart import are_apart, is_called_off
from aligner.rules.frame import FRAME_FEATURES, frame
from aligner.rules.mood import other_mood
from aligner.rules.negated import (
    BEFORE,
    DENYING,
    FROM_AFAR,
    KINDS,
    NO,
    REACH,
    SCOPE,
    WITHOUT,
    Negation,
    is_time,
    meant,
    negations,
    reached,
    scope,
)
from aligner.rules.opposed import opposed
from aligner.rules.slot import SLOT_FEATURES, Candidate, Sides, beside, clause_words, slot
from aligner.rules.verbs import are_one_word
from aligner.similarity import Matrix, Profile
from aligner.words import Word

FEATURES = (
    *SLOT_FEATURES,
    "answered",  # how surely the negated word is answered
    "same_key",
    "distance",  # words between the negation and what it negates
    "negations_less",  # negations in the one sentence, and in the other
    "negations_more",
    "alike",  # the two sentences are the same but for the negation
    "verb",  # what is negated is a verb behind an auxiliary
    *KINDS,
    *FRAME_FEATURES,
)
NEAR_LESS, WHOLE_LESS = SLOT_FEATURES.index("near_less"), SLOT_FEATURES.index("whole_less")
ANSWERED = 0.5
FIRST, EVER = "first", frozenset({"ever", "before", "previously"})
# No find has been so important: it is the most important one.
SO = frozenset({"so"})
# "last won in 2012" says that it has not won since; "last week" says nothing of the kind.
LAST, AHEAD, BEHIND = "last", 6, 2
# "no section will have to be torn down": so near behind the thing stands what is done to it.
DEED = 6


def candidates(sides: Sides) -> Iterator[Candidate]:
    """Yield words that answer each other, of which one is negated and the other is not."""
    negated = [negations(profile) for profile in (sides.left, sides.right)]
    scopes = [scope(profile) for profile in (sides.left, sides.right)]
    counts = sorted(len(side) for side in negated)
    for side in (0, 1):
        for negation in negated[side]:
            answered = _answered(sides, negation, side)
            if answered is None or _makes_it_the_most(sides, negation, side) or _is_put_off(sides, negation, side):
                continue
            if _says_the_opposite(sides, negation, scopes[1 - side], side):
                continue
            row, column = answered
            other = column if side == 0 else row
            if other not in scopes[1 - side] and not opposed(sides.left.words[row], sides.right.words[column]):
                yield from _candidate(sides, negation, row, column, counts, of_left=side == 0)


def _answered(sides: Sides, negation: Negation, side: int) -> tuple[int, int] | None:
    """Return the first word that a negation may negate and that a word of the other sentence answers, and that word.

    The word of the left sentence comes first. So "never really signed" negates "signed", if nothing answers "really";
    but "not to challenge an order" does not negate the order.
    """
    answers = sides.aligned if side == 0 else sides.aligned.T
    if not answers.size:
        return None
    words, others = (sides.left, sides.right)[side].words, (sides.right, sides.left)[side].words
    answered = [head for head in negation.heads if answers[head].max() >= ANSWERED]
    opposing, has_any = lexicon.words("voice")["opposing"], {word.key for word in others}
    reach = REACH if words[negation.cue].plain in DENYING else SCOPE  # hardly any of the vines escaped
    near = (words[at] for at in reached(words, negation.cue, reach))
    if not answered or any(word.plain in opposing and word.key not in has_any for word in near):
        return None
    head, best = answered[0], int(answers[answered[0]].argmax())
    return (head, best) if side == 0 else (best, head)


def _is_put_off(sides: Sides, negation: Negation, side: int) -> bool:
    """Tell whether only one sentence tells of the time that a negation holds up to: nobody expects it before May."""
    other = [word.key for word in (sides.right, sides.left)[side].words]
    size = len(negation.until)
    return size > 0 and not any(tuple(other[at : at + size]) == negation.until for at in range(len(other)))


def _makes_it_the_most(sides: Sides, negation: Negation, side: int) -> bool:
    """Tell whether none is bigger, or ever was so, by one sentence, and it is the biggest, or first, by the other."""
    negated, other = (sides.left, sides.right)[side].words, (sides.right, sides.left)[side].words
    behind = {negated[at].plain for at in reached(negated, negation.cue, len(negated))}
    more, most, has = lexicon.words("voice")["more"], lexicon.words("voice")["most"], {word.plain for word in other}
    return bool(behind & (more | SO) and has & most) or (FIRST in has and bool(behind & EVER))


def _says_the_opposite(sides: Sides, negation: Negation, scope_there: set[int], side: int) -> bool:
    """Tell whether what a negation reaches the other sentence says by the opposite: none was hurt, all were unhurt."""
    negated, other = (sides.left, sides.right)[side].words, (sides.right, sides.left)[side].words
    told = [word for at, word in enumerate(other) if at not in scope_there]
    same = {word.key for word in told}
    near = (negated[at] for at in reached(negated, negation.cue, len(negated)))
    return any(word.key not in same and any(opposed(word, each) for each in told) for word in near)


def _is_of_last_time(profile: Profile, index: int) -> bool:
    """Tell whether a word says when something was last done, and so that it has not been done since."""
    near = range(max(0, index - AHEAD), min(len(profile.words) - 1, index + BEHIND))
    return any(profile.words[at].plain == LAST and not is_time(profile.words[at + 1]) for at in near)


def _is_of_two(sides: Sides, negation: Negation, row: int, column: int, *, of_left: bool) -> bool:
    """Tell whether a word is negated of one thing or one person, and what answers it is said of another."""
    spans = range(row, row + 1), range(column, column + 1)
    negated, head = (sides.left.words, row) if of_left else (sides.right.words, column)
    answered = sides.answered[0 if of_left else 1]
    between = [at for at in negation.heads if negation.cue < at < head]
    if negated[negation.cue].plain == NO and any(answered[at] < ANSWERED for at in between):
        return True  # no tsunami alert, and an alert
    if negated[negation.cue].plain in (NO, WITHOUT) and _is_part_of_name(sides, row, column, of_left=of_left):
        return True  # without water after a main burst, and a water main
    if negated[negation.cue].plain == NO and _is_of_other_deed(negated, head, answered):
        return True  # no section will be torn down, and sections remain
    is_one_word = are_one_word(sides.left.words[row], sides.right.words[column])
    if not is_one_word and beside(sides, *spans)[1] < ANSWERED:
        return True  # not close the plant, and end the shift
    return are_apart(sides, *spans)


def _is_part_of_name(sides: Sides, row: int, column: int, *, of_left: bool) -> bool:
    """Tell whether what answers a thing that there is none of belongs to the word behind it, or to a name.

    That word stands in the other sentence, too, and somewhere else.
    """
    ours, theirs = (sides.left.words, sides.right.words) if of_left else (sides.right.words, sides.left.words)
    aligned, at, other = (sides.aligned, row, column) if of_left else (sides.aligned.T, column, row)
    if other > 0 and theirs[other].is_name and not ours[at].is_name:
        return True  # at its head a sentence has a capital letter in any case
    behind = other + 1
    if behind >= len(theirs) or not theirs[behind].content:
        return False
    answers = int(aligned[:, behind].argmax())
    return bool(aligned[answers, behind] >= ANSWERED) and abs(answers - at) > 1


def _is_of_other_deed(negated: Sequence[Word], head: int, answered: Matrix) -> bool:
    """Tell whether what "no" thing does, or what is done to none, the other sentence does not speak of."""
    auxiliary = lexicon.words("grammar")["auxiliary"]
    behind = range(head + 1, min(len(negated), head + 1 + DEED))
    verb = next((at for at in behind if negated[at].plain in auxiliary), None)
    told = lexicon.words("voice")["found"]
    deeds = [at for at in behind if verb is not None and at > verb and negated[at].content][:1]
    return any(answered[at] < ANSWERED and negated[at].plain not in told for at in deeds)


def _is_before(profile: Profile, negation: Negation) -> bool:
    """Tell whether only what came before is negated, before what is not said: she had never run the distance before."""
    words = profile.words
    return any(
        words[at].plain == BEFORE and not any(word.is_word for word in words[at + 1 : at + 2])
        for at in reached(words, negation.cue, SCOPE)
    )


def _is_still(sides: Sides, negation: Negation, row: int, column: int, *, of_left: bool) -> bool:
    """Tell whether the other sentence says that something does not go on: not run, closed; no match, called off."""
    profile, at = (sides.right, column) if of_left else (sides.left, row)
    negated, other = (sides.left.words[row] if of_left else sides.right.words[column]), profile.words[at]
    still = lexicon.words("voice")["still"]
    of_thing = negation.kind in (NO, WITHOUT)
    called_off = of_thing and is_called_off(profile, other.start)
    if of_thing and clause_words(profile, other.start) & lexicon.words("voice")["back"]:
        return True  # homes were without power, and power is back
    banned = lexicon.words("voice")["banned"]
    if clause_words(profile, other.start) & banned and other.plain not in banned:
        return True  # nobody may swim, and swimming is banned
    return called_off or (other.plain in still and negated.plain not in still)


def _candidate(
    sides: Sides, negation: Negation, row: int, column: int, counts: list[int], of_left: bool
) -> Iterator[Candidate]:
    """Yield a negated word and the word that answers it.

    What may be, or is asked for, is no contradiction of what is not.
    """
    around = slot(sides, range(row, row + 1), range(column, column + 1))
    alike = min(around[NEAR_LESS], around[WHOLE_LESS])
    other, at = (sides.right, column) if of_left else (sides.left, row)
    if any(word.plain in FROM_AFAR for word in other.words[at:]):
        return
    if _is_before(sides.left if of_left else sides.right, negation) or _is_still(
        sides, negation, row, column, of_left=of_left
    ):
        return
    if other_mood(sides, row, column) or _is_of_two(sides, negation, row, column, of_left=of_left):
        return
    if _is_of_last_time(sides.right, column) if of_left else _is_of_last_time(sides.left, row):
        return
    ours, theirs = sides.left.words[row], sides.right.words[column]
    is_one_word = are_one_word(ours, theirs)
    negated, head = (sides.left.words, row) if of_left else (sides.right.words, column)
    span = Span(negated[negation.cue].start, negated[head].end)
    bare = Span(theirs.start, theirs.end) if of_left else Span(ours.start, ours.end)
    features = (
        *around,
        float(sides.aligned[row, column]),
        float(is_one_word),
        float(head - negation.cue - meant(negated, negation.cue)),
        float(min(counts[0], 3)),
        float(min(counts[1], 3)),
        alike**2 * float(is_one_word),
        float(negation.cue > 0 and negated[negation.cue - 1].plain in lexicon.words("grammar")["auxiliary"]),
        *(float(negation.kind == each) for each in KINDS),
        *frame(sides, range(row, row + 1), range(column, column + 1)),
    )
    whole = _only(sides, negation, column if of_left else row, of_left=of_left)
    spans = (span, bare) if of_left else (bare, span)
    yield Candidate(*spans, features, *whole)


def _only(sides: Sides, negation: Negation, other: int, *, of_left: bool) -> tuple[Span, Span] | tuple[None, None]:
    """Return where a negation stands by itself, and the empty place where it would stand in the other sentence.

    A verb that denies, and "n't", cannot go alone.
    """
    negated, bare = (sides.left.words, sides.right.words) if of_left else (sides.right.words, sides.left.words)
    cue = negated[negation.cue]
    if negation.kind not in ("not", "never", "no", "without") or cue.plain == "n't":
        return None, None
    place = Span(cue.start, negated[negation.cue + 1].start), Span(bare[other].start, bare[other].start)
    return place if of_left else (place[1], place[0])
