"""What a sentence negates: its negations, and the words that each of them may reach."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import dropwhile, islice, takewhile
from typing import NamedTuple

from aligner import lexicon
from aligner.similarity import Profile
from aligner.words import Word

KINDS = ("not", "never", "no", "without", "denial", "failure")
# The negated word stands so near behind the negation; it may reach so far.
REACH = 4
SCOPE = 10
# Where one of these stands behind a word, it may negate it from afar: no pulse, a pulse but none.
FROM_AFAR = frozenset({"none", "neither", "nothing", "nobody"})
DENYING = frozenset({"not", "n't"})
NO, WITHOUT = "no", "without"
NOR, WHETHER = "nor", "whether"
OF, TO, IN, UP = "of", "to", "in", "up"
BEFORE, COULD = "before", "could"
# "not at home but in hospital"
RIGHTING, CLOSING = frozenset({"but", "rather"}), frozenset({",", ";", ".", ":"})
# "until early next year"
UNTIL = 4
OF_ALL = FROM_AFAR | {NO}
OF_KIND = {"not": "not", "n't": "not", "cannot": "not", "never": "never", "without": "without"}


class Negation(NamedTuple):
    """A negation, the words with content that it may negate, the nearest first (all as indexes of words), its kind.

    `until` holds what ends it, if it holds up to a time alone, as the keys of words: not before May.
    """

    cue: int
    heads: tuple[int, ...]
    kind: str
    until: tuple[str, ...]


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
            found.append(Negation(index, heads, kind, _until(words, index)))
    return found


def _heads(words: Sequence[Word], cue: int) -> tuple[int, ...]:
    """Return the indexes of the words that a negation may negate; "not true that it sank" does not negate "sank"."""
    about = lexicon.words("voice")["about"]
    behind = islice(reached(words, cue, meant(words, cue) + REACH), meant(words, cue), None)
    near = [*dropwhile(lambda at: not _may_be_negated(words[at]), behind)]
    reach = SCOPE if words[cue].plain in OF_ALL else REACH
    if any(_behind(words, at) == "than" for at in reached(words, cue, reach)):
        return ()  # none of them higher than nine metres: a bound
    if any(words[at].plain == WHETHER for at in reached(words, cue, REACH)):
        return ()  # has not decided whether to go
    if words[cue].plain == NOR and _behind(words, cue) in lexicon.words("grammar")["auxiliary"]:
        near = near[1:]  # nor will a ship get it: what does not, comes first
    found = takewhile(lambda at: words[at].plain not in about, near)
    if words[cue].plain == NO:  # no trace of alcohol
        found = takewhile(lambda at: words[at].plain != OF, found)
    if words[cue].plain == WITHOUT:  # without resistance at the station
        found = takewhile(lambda at: words[at].plain not in lexicon.words("grammar")["preposition"], found)
    return tuple(at for at in found if _may_be_negated(words[at]))


def meant(words: Sequence[Word], cue: int) -> int:
    """Return how many words behind a negation only say that what follows is meant: does not intend to move it."""
    verb, to = (_behind(words, cue + far) for far in (0, 1))
    return 2 if verb in lexicon.words("voice")["meant"] and to == TO else 0


def _until(words: Sequence[Word], cue: int) -> tuple[str, ...]:
    """Return what ends a negation that holds up to a time alone: not before May, not until the alarm was off."""
    voice = lexicon.words("voice")
    for at in reached(words, cue, SCOPE):
        near = words[at : at + 1 + UNTIL]
        time = next((index for index, word in enumerate(near) if index and is_time(word)), 0)
        if words[at].plain in voice["until"] or (words[at].plain in voice["put off"] and time):
            return tuple(word.key for word in (near[: time + 1] if time else near))
    return ()


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
    behind = [word.plain for word in words[index + 1 : index + 1 + REACH]]
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
    return words[index + 1].plain if index + 1 < len(words) else ""


def scope(profile: Profile) -> set[int]:
    """Return the indexes of the words that some negation of a sentence may reach."""
    words = profile.words
    reaches = {
        at: SCOPE if _kind(words, at) or _comes_too_late(words, at) else REACH * _is_rid(words, at)
        for at in range(len(words))
    }
    return {at for cue, reach in reaches.items() if reach for at in reached(words, cue, reach)}


def _comes_too_late(words: Sequence[Word], index: int) -> bool:
    """Tell whether what stands behind a word has not come about: he was buried before his heart could be examined."""
    return words[index].plain == BEFORE and any(words[at].plain == COULD for at in reached(words, index, SCOPE))


def _is_rid(words: Sequence[Word], index: int) -> bool:
    """Tell whether what stands behind a word is not there, or no more: cleared of blame, gave up his claim."""
    voice = lexicon.words("voice")
    return words[index].plain in voice["rid"] or (
        words[index].plain == UP and index > 0 and words[index - 1].plain in voice["give"]
    )


def reached(words: Sequence[Word], cue: int, reach: int) -> Iterator[int]:
    """Yield the indexes of so many words behind a negation, as far as the end of what it may negate."""
    end = lexicon.words("voice")["end of scope"]
    return takewhile(lambda at: words[at].plain not in end, range(cue + 1, min(len(words), cue + 1 + reach)))


def _may_be_negated(word: Word) -> bool:
    return word.content and word.is_word and not word.is_name and not word.is_number


def is_time(word: Word) -> bool:
    """Tell whether a word is a figure, a day, a month or another time."""
    text = word.plain
    return word.is_number or text in lexicon.table("calendar") or text in lexicon.words("voice")["time"]
