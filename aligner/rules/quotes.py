"""The same words in quotation marks: said by somebody else, or with other words in them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import lru_cache

from aligner import lexicon
from aligner.article import Span
from aligner.claims import Name, Quotation, may_be_same, quotations
from aligner.claims.name import has_title, is_body, is_place
from aligner.claims.quotation import compare
from aligner.rules.figures import named
from aligner.rules.opposed import opposed
from aligner.rules.said import Said
from aligner.rules.slot import Candidate, Sides
from aligner.words import Word, words

FEATURES = ("probability",)
# How probable a contradiction is, set by reading edited quotations of the news: two people for one quotation; a
# negation, a figure or an opposite that only one version of it has.
SPEAKER, WORDS = 0.85, 0.95
# So many words make a quotation that two people do not both say.
LONG = 6
# How many different runs of words two versions of one quotation may have.
CHANGES = 2
SHORT_RUN = 3
# What stands before the name of who is told something, with up to three words of whose reporter that is.
TOLD = re.compile(r"\btold (?:[\w’']+ ){0,3}$")


def speakers(sides: Sides) -> Iterator[Candidate]:
    """Yield the two names of who is said to have said the same words."""
    for one, other in _same(sides):
        ours = _speaker(sides.left.text, one, sides.left_said)
        theirs = _speaker(sides.right.text, other, sides.right_said)
        if not ours or not theirs or min(len(one.words), len(other.words)) < LONG or may_be_same(ours, theirs):
            continue
        if _takes_part(ours, sides.right.text) or _takes_part(theirs, sides.left.text):
            continue  # the other sentence has that person, too, in another part
        yield Candidate(Span(ours.start, ours.end), Span(theirs.start, theirs.end), (SPEAKER,))


def alterations(sides: Sides) -> Iterator[Candidate]:
    """Yield the words that two versions of one quotation differ in, where both cannot have been said."""
    for one, other in _same(sides):
        if compare(one, other) != "altered":
            continue
        ours, theirs = words(one.text), words(other.text)
        changes = _changes(ours, theirs)
        if len(changes) > CHANGES:
            continue
        for left, right in changes:
            if _clash([ours[index] for index in left], [theirs[index] for index in right]):
                yield Candidate(_span(one, ours, left), _span(other, theirs, right), (WORDS,))


def _same(sides: Sides) -> list[tuple[Quotation, Quotation]]:
    """Return the quotations of both sentences that are of the same words, whole, shortened or altered."""
    ours, theirs = _quoted(sides.left.text), _quoted(sides.right.text)
    return [(one, other) for one in ours for other in theirs if compare(one, other) != "different"]


@lru_cache(maxsize=1024)
def _quoted(text: str) -> tuple[Quotation, ...]:
    return quotations(text)


def _speaker(text: str, quotation: Quotation, article: Said) -> Name | None:
    """Return the name of the person who said it: a full one, or one with a title, or short for a full one."""
    at = quotation.speaker_start
    name = next((name for name in named(text) if name.start <= at < name.end), None) or _surname(quotation)
    if name is None or is_place(name) or is_body(name):
        return None
    is_person = len(name.parts) > 1 or has_title(text, name) or article.has_longer(name)
    return name if is_person else None


def _surname(quotation: Quotation) -> Name | None:
    """Return the one word with a capital that a speaker is called by: right behind a quotation it may be any word."""
    text = quotation.speaker
    is_one = text[:1].isupper() and " " not in text
    return Name(quotation.speaker_start, quotation.speaker_end, text, (text.lower(),)) if is_one else None


def _takes_part(speaker: Name, text: str) -> bool:
    """Tell whether a sentence has a person, other than as somebody who is told something."""
    return any(may_be_same(speaker, name) and not TOLD.search(text[: name.start]) for name in named(text))


def _changes(ours: list[Word], theirs: list[Word]) -> list[tuple[range, range]]:
    """Return the runs of words that differ, as indexes."""
    keys = [word.key for word in ours], [word.key for word in theirs]
    matcher = SequenceMatcher(None, *keys, autojunk=False)
    return [(range(a, b), range(c, d)) for what, a, b, c, d in matcher.get_opcodes() if what != "equal"]


def _clash(left: list[Word], right: list[Word]) -> bool:
    """Tell whether two runs of words say what cannot both be: the one negates, another figure, an opposite."""
    ours, theirs = ([word for word in side if word.is_word] for side in (left, right))
    if max(len(ours), len(theirs)) > SHORT_RUN:
        return False  # left out, or told in other words
    negations = lexicon.words("voice")["negation"]
    negating = [sum(word.plain in negations for word in side) for side in (ours, theirs)]
    if negating[0] % 2 != negating[1] % 2:
        return not any(opposed(one, other) for one in ours for other in theirs)
    figures = [{word.key for word in side if word.is_number} for side in (ours, theirs)]
    if all(figures) and len(ours) == len(theirs):
        return not figures[0] & figures[1]
    return any(opposed(one, other) for one in ours for other in theirs)


def _span(quotation: Quotation, all_words: list[Word], run: range) -> Span:
    """Return the place of a run of words in the sentence; of an empty one, that of the words on either side of it."""
    if not run:
        run = range(max(0, run.start - 1), min(len(all_words), run.start + 1))
    return Span(quotation.start + all_words[run[0]].start, quotation.start + all_words[run[-1]].end)
