"""Text -> quotations: which words are quoted, who said them, and whether two quotations are of the same words."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from aligner import lexicon
from aligner.claims.name import Name, names
from aligner.claims.tokens import Token, tokens

Comparison = Literal["same", "shortened", "altered", "different"]

# What opens a quotation, and what closes it. Two single marks are a double one in some texts of agencies.
MARKS = {"“": ("”",), '"': ('"',), "«": ("»",), "``": ("''",), "„": ("“", "”"), "‘": ("’",)}
OPENING = re.compile(r"``|[“\"«„]|(?<!\w)‘")
# How far the closing mark may be.
LONGEST = 1_000
# A quotation of fewer words is a way of speaking ("smart" bombs), not a statement.
FEWEST = 2
# Who said it stands so near to the quotation, in words.
REACH = 12
ARTICLES = frozenset({"the", "a", "an", "his", "her", "one"})
PRONOUNS = frozenset({"he", "she", "they", "it", "i", "we"})
# Two quotations are one, altered, where so much of the longer one's words are in the shorter one, in order.
ALTERED = 0.6


@dataclass(frozen=True)
class Quotation:
    """Words that a text quotes: `text[start:end]` is what stands between the marks.

    `speaker` is who said them, as written ("Herzog", "he", "the minister"), at `speaker_start` to `speaker_end`, or
    empty where the text does not say so near the quotation.
    """

    start: int
    end: int
    text: str
    speaker: str = ""
    speaker_start: int = -1
    speaker_end: int = -1

    @property
    def words(self) -> tuple[str, ...]:
        """The quoted words in small letters, without marks."""
        return tuple(token.lower for token in tokens(self.text) if token.kind != "mark")


def quotations(text: str) -> tuple[Quotation, ...]:
    """Return the quotations of a text of two words or more, in order, each with its speaker where one is named."""
    spans = list(_spans(text))
    if not spans:
        return ()
    around = Around.of(text, spans)
    return tuple(_with_speaker(text, around, start, end) for start, end in spans)


def _spans(text: str) -> Iterator[tuple[int, int]]:
    """Yield what stands between marks of quotation; a paragraph that is not closed is quoted to its end."""
    at = 0
    while opening := OPENING.search(text, at):
        start = opening.end()
        closing = min((text.find(mark, start, start + LONGEST) % (len(text) + 2), mark) for mark in MARKS[opening[0]])
        end = closing[0] if closing[0] <= len(text) else -1
        if end < 0:
            if opening[0] in ("“", "``") and len(text) - start <= LONGEST:
                end = len(text)
            else:
                at = start
                continue
        inner = text[start:end].strip().rstrip(", ")
        begin = start + (len(text[start:end]) - len(text[start:end].lstrip()))
        if sum(token.kind != "mark" for token in tokens(inner)) >= FEWEST:
            yield begin, begin + len(inner)
        at = end + 1


@dataclass(frozen=True)
class Around:
    """What stands around the quotations of a text: tokens outside of them, and names, each with their beginnings."""

    found: tuple[Token, ...]
    starts: tuple[int, ...]
    people: tuple[Name, ...]
    firsts: tuple[int, ...]

    @classmethod
    def of(cls, text: str, spans: Sequence[tuple[int, int]]) -> Around:
        """Read the tokens and the names of a text whose quotations are known."""
        ends = [end for _, end in spans]
        outside = []
        for token in tokens(text):
            at = bisect_right(ends, token.start)
            if token.is_word and not (at < len(spans) and spans[at][0] <= token.start):
                outside.append(token)
        people = names(text)
        return cls(
            tuple(outside), tuple(token.start for token in outside), people, tuple(name.start for name in people)
        )

    def name_at(self, offset: int) -> tuple[int, int] | None:
        """Return where the name stands that an offset lies in, if it does."""
        at = bisect_right(self.firsts, offset) - 1
        if at < 0 or offset >= self.people[at].end:
            return None
        return self.people[at].start, self.people[at].end


def _with_speaker(text: str, around: Around, start: int, end: int) -> Quotation:
    """Find the verb of speech nearest to a quotation, and who stands beside it: said Herzog, the minister told us."""
    verbs = lexicon.words("grammar")["speech"]
    first, last = bisect_left(around.starts, start), bisect_left(around.starts, end)
    before, behind = range(max(0, first - REACH), first)[::-1], range(last, min(len(around.found), last + REACH))
    for near in (behind, before):
        verb = next((index for index in near if around.found[index].lower in verbs), None)
        speaker = _beside(around, verb) if verb is not None else _source(around, near)
        if speaker:
            return Quotation(start, end, text[start:end], text[speaker[0] : speaker[1]], *speaker)
    return Quotation(start, end, text[start:end])


def _source(around: Around, near: range) -> tuple[int, int] | None:
    """Return where the name behind "according to" stands, if that is near."""
    at = next((index for index in near if around.found[index].lower == "according"), None)
    if at is None or at + 2 >= len(around.found):
        return None
    return around.name_at(around.found[at + 2].start)


def _beside(around: Around, verb: int) -> tuple[int, int] | None:
    """Return where the speaker stands: the name, the pronoun or "the ..." beside a verb of speech."""
    found = around.found
    before = range(max(0, verb - 4), verb)
    for index in (*before[::-1], *range(verb + 1, min(len(found), verb + 5))):
        token = found[index]
        named = around.name_at(token.start)
        if named:
            return named
        if token.lower in PRONOUNS or (index == verb - 1 and token.is_capitalised):
            return token.start, token.end  # he, Police, Hamas
    # "the minister said": from the article to the word before the verb
    article = next((index for index in before[::-1] if found[index].lower in ARTICLES), None)
    return (found[article].start, found[verb - 1].end) if article is not None else None


def compare(one: Quotation, other: Quotation) -> Comparison:
    """Tell how two quotations stand to each other.

    "same": the same words; "shortened": the one is a run of words of the other; "altered": most words are the same, in
    the same order; "different": other words.
    """
    short, long = sorted((one.words, other.words), key=len)
    if short == long:
        return "same"
    if any(long[at : at + len(short)] == short for at in range(len(long) - len(short) + 1)):
        return "shortened"
    common = _common(short, long)
    return "altered" if len(short) > FEWEST and common >= ALTERED * len(long) else "different"


def _common(one: tuple[str, ...], other: tuple[str, ...]) -> int:
    """Return the length of the longest sequence of words that both have, in order."""
    lengths = [0] * (len(other) + 1)
    for word in one:
        diagonal = 0
        for at, each in enumerate(other, 1):
            diagonal, lengths[at] = lengths[at], diagonal + 1 if word == each else max(lengths[at], lengths[at - 1])
    return lengths[-1]
