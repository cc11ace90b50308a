"""One says it in its own voice, the other says that it is untrue, denies it, or says that it is not so."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from aligner import lexicon
from aligner.article import Span
from aligner.rules.slot import Candidate, Sides
from aligner.similarity import Matrix, Profile

FEATURES = ("probability",)
# How probable a contradiction is where the one states nearly all that the other one calls untrue, denies, or negates;
# set by reading claims and headlines about them.
PROBABLE = {"untrue": 0.88, "denial": 0.84, "negation": 0.78}
# So much of the plain statement must be in the other one; more of it where the other one is long, for it speaks of
# more than this.
SAID, SAID_IN_LONG = 0.5, 0.8
LONG = 16  # words with content
ANSWERED = 0.5
# The probability of a contradiction that the model gives at least where there may be one.
SEEN = 0.25
# What denies something in passing says much more than that.
MORE = 3.0
DENYING = frozenset({"not", "n't", "never", "no", "cannot", "neither"})
# The fault lies in a seal.
LYING = frozenset({"lie", "lies"})
ENDS = frozenset({"?", ".", "!", ";", ":"})
MARKS = frozenset({",", "-", "–", "—", ":"})
# How many words with content a negation is looked for among, before it and behind it.
NEAR = 3


class Cue(NamedTuple):
    """A word that denies, as an index of words (`place`), and how."""

    place: int
    kind: str


def candidates(sides: Sides) -> Iterator[Candidate]:
    """Yield the denial of what the other sentence states, if one of the two is one."""
    cues = _cues(sides.left), _cues(sides.right)
    if bool(cues[0]) == bool(cues[1]):
        return
    in_article, counted = sides.in_articles, [cue for cue in cues[0] or cues[1] if _counts(cue, sides)]
    if cues[1]:
        found = _denied(sides.left, sides.right, sides.answered, sides.whole[0], counted, in_article)
    else:
        found = _denied(sides.right, sides.left, sides.answered[::-1], sides.whole[1], counted, in_article)
    if found:
        plain, denying, probability = found
        yield Candidate(*((plain, denying) if cues[1] else (denying, plain)), (probability,))


def _counts(cue: Cue, sides: Sides) -> bool:
    """Tell whether a word denies what the other sentence states, and not something else.

    A plain negation says too little by itself: the model must see a clash, too.
    """
    return cue.kind != "negation" or sides.contradiction >= SEEN


def _cues(profile: Profile) -> list[Cue]:
    """Return the words of a sentence that deny something, the plainest first."""
    classes = lexicon.words("voice")
    words = [word.plain for word in profile.words]
    found = []
    for index, word in enumerate(words):
        before, behind = words[index - 1] if index else "", words[index + 1] if index + 1 < len(words) else ""
        if word in classes["untrue"]:
            lies_there = word in LYING and behind in lexicon.words("grammar")["preposition"]
            if before not in classes["negation"] and not lies_there and not _is_asked(profile, index):
                found.append(Cue(index, "untrue"))
        elif word in classes["denial"] or word in classes["doubt"]:
            if before not in classes["negation"]:  # who does not deny it admits it
                found.append(Cue(index, "denial"))
        elif word in DENYING and before not in classes["before no denial"] and behind not in classes["no negation"]:
            plainly = behind in classes["true"] or (word == "no" and behind in MARKS)
            if plainly or word != "no":  # "had no idea"
                found.append(Cue(index, "untrue" if plainly else "negation"))
    return sorted(found, key=lambda cue: [*PROBABLE].index(cue.kind))


def _is_asked(profile: Profile, index: int) -> bool:
    """Tell whether a question mark follows a word before any other mark that ends a sentence: "A hoax? See"."""
    behind = (word.text for word in profile.words[index + 1 :])
    return next((mark == "?" for mark in behind if mark in ENDS), False)


def _is_of_other(denying: Profile, answered: Matrix, index: int) -> bool:
    """Tell whether a word calls something else untrue: fake passports, which the other sentence does not speak of."""
    if index + 1 >= len(denying.words) or denying.words[index].plain not in lexicon.words("voice")["untrue of"]:
        return False
    behind = denying.words[index + 1]
    is_told = behind.plain in lexicon.words("voice")["told"]
    return behind.content and not behind.is_name and not is_told and bool(answered[index + 1] < ANSWERED)


def _denied(
    plain: Profile, denying: Profile, answered: tuple[Matrix, Matrix], said: float, cues: list[Cue], in_article: bool
) -> tuple[Span, Span, float] | None:
    """Return what is denied, the denial, and how probable a contradiction is, or None."""
    classes = lexicon.words("voice")
    told = classes["reporting"] | (classes["accusing"] if in_article else frozenset())
    own_voice = not any(word.plain in told for word in plain.words)
    # Between two articles most sentences with a "not" deny something else: there the rule asks for more.
    is_long = in_article or len(denying.content) > LONG
    enough = SAID_IN_LONG if is_long else SAID
    cues = [each for each in cues if not _is_of_other(denying, answered[1], each.place)]
    cues = [each for each in cues if each.kind == "untrue" or len(denying.content) <= MORE * len(plain.content)]
    if said < enough or not own_voice or denying.text.rstrip().endswith("?"):
        return None
    cue = next(
        (
            each
            for each in cues
            if not (in_article and each.kind == "negation")
            if (each.kind != "negation" and not is_long) or _reaches(denying, answered[1], each.place, is_long)
        ),
        None,
    )
    inside = [index for index in plain.content if answered[0][index] >= ANSWERED]
    if not cue or not inside:
        return None
    word = denying.words[cue.place]
    place = Span(plain.words[inside[0]].start, plain.words[inside[-1]].end)
    return place, Span(word.start, word.end), PROBABLE[cue.kind]


def _reaches(denying: Profile, answered: Matrix, index: int, is_long: bool) -> bool:
    """Tell whether a cue stands among words that the other sentence has.

    One word before it and one behind it are enough; none behind it if it negates a verb; in a long sentence, all but
    one of the words behind it must be.
    """
    before = [each for each in denying.content if each < index][-NEAR:]
    behind = [each for each in denying.content if each > index][:NEAR]
    is_of_verb = index > 0 and denying.words[index - 1].plain in lexicon.words("grammar")["auxiliary"]
    known = [sum(bool(answered[each] >= ANSWERED) for each in side) for side in (before, behind)]
    if is_long:
        return (known[0] > 0 or not before) and known[1] >= max(2, len(behind) - 1)
    return all(known) or (is_of_verb and known[0] > 0)
