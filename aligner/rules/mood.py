"""Whether something is told as what is, as what may be, is wanted or expected, or as what is to come."""

from __future__ import annotations

from itertools import pairwise

from aligner import lexicon
from aligner.rules.opposed import LINK
from aligner.rules.slot import Sides, clause_at
from aligner.similarity import Profile

MAY = "May"
LIKELY, DEGREES = "likely", frozenset({"more", "less", "as"})
# Whether it is a fact stands so near before a word, in words.
NEAR = 6
# And so near behind "than" stands what something is compared with.
COMPARED = 8
# What must be is no guess where it is a sum or a sentence: must pay, must go to prison.
MUST, BOUND_TO = "must", frozenset({"pay", "repay", "serve", "spend", "go", "return"})
# What these say is possible may be denied, behind them or by whom it is said of, who stands so near before, in words.
POSSIBLE, NOBODY, SUBJECT = frozenset({"may", "might", "could"}), frozenset({"no", "nobody", "none", "neither"}), 3
# What somebody may have is offered, and no guess: could receive, may claim.
ENTITLED = frozenset({"receive", "claim", "get", "earn"})
NOT = frozenset({"not", "n't"})
TO_COME, TO_BE, TO = frozenset({"would", "will", "shall"}), frozenset({"is", "are", "was", "were"}), "to"
# "is going to"; and what would be if something else were is no more than a guess.
GOING, WOULD, IF = "going", "would", frozenset({"if", "unless", "otherwise"})
THAN, ING = "than", "ing"


def other_mood(sides: Sides, left: int, right: int) -> bool:
    """Tell whether only one of two words, given by index, is told as what may be, or as what is wanted.

    Of what is to come by both, "would" and "plans to" make no guess.
    """
    both = (sides.left, left), (sides.right, right)
    both_to_come = all(is_to_come(*each) or is_decided(*each) for each in both)
    known = {WOULD, *lexicon.words("voice")["meant"]} if both_to_come else set[str]()
    return any(
        bool(ours - known) != bool(theirs - known)
        for ours, theirs in ([_makes_unreal(*each, kind) for each in both] for kind in ("unreal", "wish"))
    )


def only_one_is_guess(sides: Sides, left: int, right: int) -> bool:
    """Tell whether one of two words, given by index, is told as what may be, is expected or feared, and not the other.

    Where the other sentence tells of a guess or a plan anywhere, it may be the same one: an estimate says, he
    estimates; so much is expected, so much would come of it; it was proposed, a draft says.
    """
    guess = is_unreal(sides.left, left, "unreal", "guess"), is_unreal(sides.right, right, "unreal", "guess")
    if guess[0] == guess[1]:
        return False
    profile, at, other = (sides.left, left, sides.right) if guess[0] else (sides.right, right, sides.left)
    if any(
        is_of_kind(other, index, kind) and not _is_behind_than(other, index)
        for kind in ("guess", "plan")
        for index in range(len(other.words))
    ):
        return False
    is_expected = is_unreal(profile, at, "guess") or _has_to_come(profile)
    return not (_has_to_come(other) and is_expected)


def is_unreal(profile: Profile, index: int, *kinds: str) -> bool:
    """Tell whether a word is told as what may be or is wanted: a word of such kinds stands before it in its clause."""
    return bool(_makes_unreal(profile, index, *kinds))


def _makes_unreal(profile: Profile, index: int, *kinds: str) -> set[str]:
    """Return the words before another one, in its clause, that make it what may be or is wanted."""
    clause, _ = clause_at(profile, profile.words[index].start)
    if index and profile.words[index].start == clause and profile.words[index].plain.endswith(ING):
        # considered closing it
        clause, _ = clause_at(profile, profile.words[index - 1].start)
    return {
        profile.words[at].plain
        for at in range(max(0, index - NEAR), index)
        if any(is_of_kind(profile, at, kind) for kind in kinds or ("unreal",))
        and profile.words[at].start >= clause
        and not _rules_out(profile, at)
    }


def _rules_out(profile: Profile, index: int) -> bool:
    """Tell whether a word that may make what follows a guess does not: may not leave, must pay, could receive."""
    words = [word.plain for word in profile.words]
    behind = words[index + 1] if index + 1 < len(words) else ""
    if words[index] == MUST:
        return behind in BOUND_TO
    is_denied = behind in NOT or bool(NOBODY & {*words[max(0, index - SUBJECT) : index]})
    return words[index] in POSSIBLE and (is_denied or behind in ENTITLED)


def is_to_come(profile: Profile, index: int) -> bool:
    """Tell whether a word is told of what will be: will go ahead, is to go ahead; she said that it would go ahead."""
    words = profile.words
    clause, _ = clause_at(profile, words[index].start)
    near = [at for at in range(max(0, index - NEAR), index) if words[at].start >= clause]
    to_come = lexicon.words("voice")["to come"] | lexicon.words("voice")["meant"]
    would = any(word.plain == WOULD for word in words) and not any(word.plain in IF for word in words)
    said = would and any(word.plain in lexicon.words("voice")["had said"] for word in words)
    return any(
        words[at].plain in to_come
        or (words[at].plain in TO_BE and words[at + 1].plain in (TO, GOING))
        or (words[at].plain == WOULD and said)
        for at in near
    )


def is_decided(profile: Profile, index: int) -> bool:
    """Tell whether a word says what was decided of what is to come: called off."""
    first, *second = [word.plain for word in profile.words[index : index + 2]]
    return bool({first, LINK.join([first, *second])} & lexicon.words("voice")["decided"])


def _has_to_come(profile: Profile) -> bool:
    """Tell whether a sentence tells of something to come: will sell, is to sell."""
    return any(
        word.plain in TO_COME or (word.plain in TO_BE and behind.plain == TO)
        for word, behind in pairwise(profile.words)
    )


def _is_behind_than(profile: Profile, index: int) -> bool:
    """Tell whether a word is part of what something is compared with: more than had been forecast."""
    return any(word.plain == THAN for word in profile.words[max(0, index - COMPARED) : index])


def is_of_kind(profile: Profile, index: int, kind: str) -> bool:
    """Tell whether a word says how something is meant, in one of the ways of `voice.txt`; the month of May does not."""
    word = profile.words[index]
    is_month = word.text == MAY and index > 0
    # What is more likely for some than for others is no guess.
    is_compared = word.text == LIKELY and index > 0 and profile.words[index - 1].plain in DEGREES
    return not is_month and not is_compared and word.plain in lexicon.words("voice")[kind]
