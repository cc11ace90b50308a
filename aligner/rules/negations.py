"""A word that one sentence negates and the other does not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import dropwhile, takewhile
from typing import NamedTuple

from aligner import lexicon
from aligner.article import Span
from aligner.rules.apart import are_apart, is_called_off
from aligner.rules.frame import FRAME_FEATURES, frame, other_mood
from aligner.rules.opposed import opposed
from aligner.rules.slot import SLOT_FEATURES, Candidate, Sides, beside, clause_words, slot
from aligner.similarity import Matrix, Profile
from aligner.words import Word

KINDS = ("not", "never", "no", "without", "denial", "failure")
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
# The negated word stands so near behind the negation; it may reach so far.
REACH = 4
SCOPE = 10
ANSWERED = 0.5
# Where one of these stands in the other sentence, it may negate the word from afar: no pulse, a pulse but none.
FROM_AFAR = frozenset({"none", "neither", "nothing", "nobody"})
DENYING = frozenset({"not", "n't"})
WITHOUT = "without"
NO, OF, TO, IN, UP = "no", "of", "to", "in", "up"
FIRST, EVER = "first", frozenset({"ever", "before", "previously"})
# "not at home but in hospital"
RIGHTING, CLOSING = frozenset({"but", "rather"}), frozenset({",", ";", ".", ":"})
# "last won in 2012" says that it has not won since; "last week" says nothing of the kind.
LAST, BEFORE, BEHIND = "last", 6, 2
# "no section will have to be torn down": so near behind the thing stands what is done to it.
DEED = 6
# "until early next year"
UNTIL = 4
OF_ALL = FROM_AFAR | {"no"}
OF_KIND = {"not": "not", "n't": "not", "cannot": "not", "never": "never", "without": "without"}


class Negation(NamedTuple):
    """A negation, the words with content that it may negate, the nearest first (all as indexes of words), its kind."""

    cue: int
    heads: tuple[int, ...]
    kind: str


def candidates(sides: Sides) -> Iterator[Candidate]:
    """Yield words that answer each other, of which one is negated and the other is not."""
    negated = [negations(profile) for profile in (sides.left, sides.right)]
    reached = [scope(profile) for profile in (sides.left, sides.right)]
    counts = sorted(len(side) for side in negated)
    for side in (0, 1):
        for negation in negated[side]:
            answered = _answered(sides, negation, side)
            if answered is None or _makes_it_the_most(sides, negation, side):
                continue
            row, column = answered
            other = column if side == 0 else row
            if other not in reached[1 - side] and not opposed(sides.left.words[row], sides.right.words[column]):
                yield from _candidate(sides, negation, row, column, counts, of_left=side == 0)


def negations(profile: Profile) -> list[Negation]:
    """Return the negations of a sentence; "not only" and "no longer than" are none."""
    words, found = profile.words, list[Negation]()
    for index, word in enumerate(words):
        kind, behind = _kind(words, index), _behind(words, index)
        is_number = word.plain == NO and (behind in (".", "#") or behind.isdigit())  # mine No 3
        no_negation = behind in lexicon.words("voice")["no negation"] or is_number
        if not kind or no_negation:
            continue
        heads = _heads(words, index)
        if heads:
            found.append(Negation(index, heads, kind))
    return found


def _heads(words: Sequence[Word], cue: int) -> tuple[int, ...]:
    """Return the indexes of the words that a negation may negate; "not true that it sank" does not negate "sank"."""
    about = lexicon.words("voice")["about"]
    near = [*dropwhile(lambda at: not _may_be_negated(words[at]), _reached(words, cue, REACH))]
    reach = SCOPE if words[cue].plain in OF_ALL else REACH
    if any(_behind(words, at) == "than" for at in _reached(words, cue, reach)):
        return ()  # none of them higher than nine metres: a bound
    if _is_put_off(words, cue):
        return ()  # nobody expects it before May
    found = takewhile(lambda at: words[at].plain not in about, near)
    if words[cue].plain == NO:  # no trace of alcohol
        found = takewhile(lambda at: words[at].plain != OF, found)
    if words[cue].plain == WITHOUT:  # without resistance at the station
        found = takewhile(lambda at: words[at].plain not in lexicon.words("grammar")["preposition"], found)
    return tuple(at for at in found if _may_be_negated(words[at]))


def _is_put_off(words: Sequence[Word], cue: int) -> bool:
    """Tell whether a negation holds up to a time alone: not before May, not until the alarm was off."""
    voice = lexicon.words("voice")
    return any(
        words[at].plain in voice["until"]
        or (words[at].plain in voice["put off"] and any(_is_time(word) for word in words[at + 1 : at + 1 + UNTIL]))
        for at in _reached(words, cue, SCOPE)
    )


def _kind(words: Sequence[Word], index: int) -> str:
    """Return which of KINDS of negation a word is, or nothing."""
    classes, text = lexicon.words("voice"), words[index].plain
    if text in classes["failure to"]:
        return "failure" if _behind(words, index) == "to" else ""
    if text in DENYING and _is_set_right(words, index):
        return ""
    if text in classes["failure"] and _breaks_down(words, index):
        return ""
    other = next((kind for kind in ("denial", "failure") if text in classes[kind]), "")
    return OF_KIND.get(text) or other or ("no" if text in classes["negation"] else "")


def _breaks_down(words: Sequence[Word], index: int) -> bool:
    """Tell whether a verb of failing says no more than that: failed for an hour, but failed on Monday to act."""
    behind = [word.text.lower() for word in words[index + 1 : index + 1 + REACH]]
    return behind[:1] != [IN] and _behind(words, index) in lexicon.words("grammar")["preposition"] and TO not in behind


def _is_set_right(words: Sequence[Word], index: int) -> bool:
    """Tell whether a negation is of a part alone, which is put right: he did not die at home but in hospital."""
    but = next((at for at in range(index + 1, min(len(words), index + 1 + SCOPE)) if words[at].plain in RIGHTING), None)
    inside = words[index + 1 : but]
    return (
        but is not None
        and _behind(words, but) in lexicon.words("grammar")["preposition"]
        and not any(word.plain in CLOSING for word in inside)
    )


def _behind(words: Sequence[Word], index: int) -> str:
    return words[index + 1].text.lower() if index + 1 < len(words) else ""


def scope(profile: Profile) -> set[int]:
    """Return the indexes of the words that some negation of a sentence may reach."""
    words = profile.words
    reaches = {at: SCOPE if _kind(words, at) else REACH * _is_rid(words, at) for at in range(len(words))}
    return {at for cue, reach in reaches.items() if reach for at in _reached(words, cue, reach)}


def _is_rid(words: Sequence[Word], index: int) -> bool:
    """Tell whether what stands behind a word is not there, or no more: cleared of blame, gave up his claim."""
    voice = lexicon.words("voice")
    return words[index].plain in voice["rid"] or (
        words[index].plain == UP and index > 0 and words[index - 1].plain in voice["give"]
    )


def _reached(words: Sequence[Word], cue: int, reach: int) -> Iterator[int]:
    """Yield the indexes of so many words behind a negation, as far as the end of what it may negate."""
    end = lexicon.words("voice")["end of scope"]
    return takewhile(lambda at: words[at].text.lower() not in end, range(cue + 1, min(len(words), cue + 1 + reach)))


def _may_be_negated(word: Word) -> bool:
    return word.content and word.is_word and not word.is_name and not word.is_number


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
    near = (words[at] for at in _reached(words, negation.cue, reach))
    if not answered or any(word.plain in opposing and word.key not in has_any for word in near):
        return None
    head, best = answered[0], int(answers[answered[0]].argmax())
    return (head, best) if side == 0 else (best, head)


def _makes_it_the_most(sides: Sides, negation: Negation, side: int) -> bool:
    """Tell whether none is bigger, or ever was so, by one sentence, and it is the biggest, or first, by the other."""
    negated, other = (sides.left, sides.right)[side].words, (sides.right, sides.left)[side].words
    reached = {negated[at].plain for at in _reached(negated, negation.cue, len(negated))}
    more, most, has = lexicon.words("voice")["more"], lexicon.words("voice")["most"], {word.plain for word in other}
    return bool(reached & more and has & most) or (FIRST in has and bool(reached & EVER))


def _is_of_last_time(profile: Profile, index: int) -> bool:
    """Tell whether a word says when something was last done, and so that it has not been done since."""
    near = range(max(0, index - BEFORE), min(len(profile.words) - 1, index + BEHIND))
    return any(profile.words[at].plain == LAST and not _is_time(profile.words[at + 1]) for at in near)


def _is_time(word: Word) -> bool:
    text = word.text.lower()
    return word.is_number or text in lexicon.table("calendar") or text in lexicon.words("voice")["time"]


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
    is_other_word = sides.left.words[row].key != sides.right.words[column].key
    if is_other_word and beside(sides, *spans)[1] < ANSWERED:
        return True  # not close the plant, and end the shift
    return are_apart(sides, *spans)


def _is_part_of_name(sides: Sides, row: int, column: int, *, of_left: bool) -> bool:
    """Tell whether what answers a thing that there is none of belongs to the word behind it, or to a name.

    That word stands in the other sentence, too, and somewhere else.
    """
    ours, theirs = (sides.left.words, sides.right.words) if of_left else (sides.right.words, sides.left.words)
    aligned, at, other = (sides.aligned, row, column) if of_left else (sides.aligned.T, column, row)
    if theirs[other].is_name and not ours[at].is_name:
        return True
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
    """Tell whether only what came before is negated: she had never run the distance before."""
    return any(profile.words[at].plain == "before" for at in _reached(profile.words, negation.cue, SCOPE))


def _is_still(sides: Sides, negation: Negation, row: int, column: int, *, of_left: bool) -> bool:
    """Tell whether the other sentence says that something does not go on: not run, closed; no match, called off."""
    profile, at = (sides.right, column) if of_left else (sides.left, row)
    negated, other = (sides.left.words[row] if of_left else sides.right.words[column]), profile.words[at]
    still = lexicon.words("voice")["still"]
    called_off = negation.kind == "no" and is_called_off(profile, other.start)
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
    if any(word.text.lower() in FROM_AFAR for word in (sides.right if of_left else sides.left).words):
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
    negated, head = (sides.left.words, row) if of_left else (sides.right.words, column)
    span = Span(negated[negation.cue].start, negated[head].end)
    other = Span(theirs.start, theirs.end) if of_left else Span(ours.start, ours.end)
    features = (
        *around,
        float(sides.aligned[row, column]),
        float(ours.key == theirs.key),
        float(head - negation.cue),
        float(min(counts[0], 3)),
        float(min(counts[1], 3)),
        alike**2 * float(ours.key == theirs.key),
        float(negation.cue > 0 and negated[negation.cue - 1].text.lower() in lexicon.words("grammar")["auxiliary"]),
        *(float(negation.kind == each) for each in KINDS),
        *frame(sides, range(row, row + 1), range(column, column + 1)),
    )
    whole = _only(sides, negation, column if of_left else row, of_left=of_left)
    spans = (span, other) if of_left else (other, span)
    yield Candidate("negation", *spans, features, *whole)


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
