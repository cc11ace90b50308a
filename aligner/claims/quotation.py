"""Text -> quotations: which words are quoted, who said them, and whether two quotations are of the same words."""

from __future__ import annotations

import math
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
# A mark between two letters is an apostrophe: won't.
APOSTROPHE = re.compile(r"(?<=[^\W\d_])’(?=[^\W\d_])")
# What stands between a verb of speech and what it introduces: he said: "...", she said in a letter that "...".
INTRODUCING = re.compile(r"(?:[,:]|[^.!?:;]* that)?\s*(?:[“\"«„‘]|``)\s*")
# What parts quotations that go together, and how many are looked at.
SERIES = 4
JOINED = re.compile(r"[\W_]*(?:and|or|but)?[\W_]*")
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
        end = min((at for mark in MARKS[opening[0]] if (at := _closing(text, mark, start)) >= 0), default=-1)
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


def _closing(text: str, mark: str, start: int) -> int:
    """Return where the next such mark stands that is no apostrophe, or -1 if none is near."""
    at = text.find(mark, start, start + LONGEST)
    while at >= 0 and APOSTROPHE.match(text, at):
        at = text.find(mark, at + 1, start + LONGEST)
    return at


@dataclass(frozen=True)
class Around:
    """What stands around the quotations of a text: tokens outside of them, and names, each with their beginnings.

    `edges` are where the quotations begin and end.
    """

    found: tuple[Token, ...]
    starts: tuple[int, ...]
    edges: tuple[int, ...]
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
            tuple(outside),
            tuple(token.start for token in outside),
            tuple(edge for span in spans for edge in span),
            people,
            tuple(name.start for name in people),
        )

    def beside(self, text: str, start: int, end: int) -> tuple[range, range]:
        """Return the indexes of the tokens near a quotation: before it, the nearest first, and behind it.

        They end at the quotations around it, but for those that go with it: "a mess" and "a disgrace", he said.
        """
        at = bisect_left(self.edges, start)
        left = self.edges[at - 1] if at else 0
        following = self.edges[at + 2 : at + 2 + 2 * SERIES : 2]
        ends = self.edges[at + 1 : at + 1 + 2 * SERIES : 2]
        apart = (start for end, start in zip(ends, following, strict=False) if not JOINED.fullmatch(text, end, start))
        right = next(apart, math.inf)
        first, last = bisect_left(self.starts, start), bisect_left(self.starts, end)
        before = range(max(bisect_left(self.starts, left), first - REACH), first)[::-1]
        return before, range(last, min(bisect_left(self.starts, right), last + REACH))

    def name_at(self, offset: int) -> tuple[int, int] | None:
        """Return where the name stands that an offset lies in, if it does."""
        at = bisect_right(self.firsts, offset) - 1
        if at < 0 or offset >= self.people[at].end:
            return None
        return self.people[at].start, self.people[at].end


def _with_speaker(text: str, around: Around, start: int, end: int) -> Quotation:
    """Find the verb of speech nearest to a quotation, and who stands beside it: said Herzog, the minister told us.

    A verb right before it comes first, which introduces it, then those behind it, as in most news.
    """
    verbs = lexicon.words("grammar")["speech"]
    before, behind = around.beside(text, start, end)
    for near in (before, behind) if _is_introduced(text, around, before, start) else (behind, before):
        verb = next((index for index in near if around.found[index].lower in verbs), None)
        speaker = _beside(around, verb, near) if verb is not None else _source(around, near)
        if speaker:
            return Quotation(start, end, text[start:end], text[speaker[0] : speaker[1]], *speaker)
    return Quotation(start, end, text[start:end])


def _is_introduced(text: str, around: Around, before: range, start: int) -> bool:
    """Tell whether a verb of speech stands right before a quotation, given the tokens before it, the nearest first."""
    verbs = lexicon.words("grammar")["speech"]
    verb = next((index for index in before if around.found[index].lower in verbs), None)
    return verb is not None and bool(INTRODUCING.fullmatch(text, around.found[verb].end, start))


def _source(around: Around, near: range) -> tuple[int, int] | None:
    """Return where the name behind "according to" stands, if that is near."""
    at = next((index for index in near if around.found[index].lower == "according"), None)
    if at is None or at + 2 >= len(around.found):
        return None
    return around.name_at(around.found[at + 2].start)


def _beside(around: Around, verb: int, near: range) -> tuple[int, int] | None:
    """Return where the speaker stands: the name, the pronoun or "the ..." beside a verb of speech.

    It is on the side of the quotation that the words `near` are on, the nearest first.
    """
    found, is_behind = around.found, near.step > 0
    first, last = (near[0], len(found)) if is_behind else (0, near[0] + 1)
    before = range(max(first, verb - 4), verb)
    for index in (*before[::-1], *range(verb + 1, min(last, verb + 5))):
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
