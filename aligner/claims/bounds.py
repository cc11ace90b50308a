"""How exact a figure is, and whether it is a change: "about 40", "at least 40", "rose by 40%", "a 40% drop"."""

from __future__ import annotations

from functools import cache
from typing import Literal

from aligner import lexicon
from aligner.claims.tokens import Token, at

# Exactly, about, below or up to, above or at least; and, where a change is stated, a rise or a fall.
Bound = Literal["=", "~", "<", ">", "up", "down"]

SUFFIXES: dict[str, Bound] = {"plus": ">", "odd": "~", "ish": "~"}
# How many words stand at most between a verb of change and its figure: "rose by just over an estimated".
REACH = 5
# "cut the number of its staff in Europe by 40"
REACH_OF_BY = 9
# Behind a figure they make it a difference.
COMPARED: dict[str, Bound] = {"more": "up", "less": "down", "fewer": "down"}
OVER, SHORT_OF = "over", "short of"
BEING = frozenset({"be", "is", "are", "was", "were", "been", "being", "otherwise", "run", "ran", "running"})
# Behind a figure these close what it says: 2.9 percent down, 2.9 percent down on last year.
UP_OR_DOWN = frozenset({"up", "down"})
CLOSING = frozenset({"", ".", ",", ";", ":", "on", "from", "at", "in", "against"})
PERCENTS = frozenset({"%", "percent", "cent"})
MARKS: dict[str, Bound] = {"~": "~", "≈": "~", "±": "~", "<": "<", "≤": "<", ">": ">", "≥": ">", "+": "up"}


@cache
def _cues() -> dict[tuple[str, ...], Bound]:
    """Read the words that stand before a figure."""
    bounds: dict[str, Bound] = {bound: bound for bound in ("~", "<", ">")}
    return {tuple(cue.split()): bounds[bound] for cue, bound in lexicon.table("bounds").items()}


def bound_before(tokens: list[Token], index: int) -> tuple[Bound, int]:
    """Return what the words before a figure say of it, and the index of the first of them."""
    before = at(tokens, index - 1)
    if before.text in MARKS and at(tokens, index).glued:
        return MARKS[before.text], index - 1
    if before.text == "-" and at(tokens, index - 2).lower == "sub":
        return "<", index - 2
    end = index
    while at(tokens, end - 1).lower in ("a", "an", "the"):
        end -= 1
    for length in (5, 4, 3, 2, 1):
        if end >= length:
            bound = _cues().get(tuple(token.lower for token in tokens[end - length : end]))
            if bound and (end == index or length > 1) and not _is_of_verb(tokens, end - length, end):
                return bound, end - length
    return "=", index


def _is_of_verb(tokens: list[Token], first: int, end: int) -> bool:
    """Tell whether what may be a bound belongs to the verb before it: took over 88 percent, is short of four billion.

    But "took over ten hours" bounds them.
    """
    words, verb = lexicon.words("quantities"), at(tokens, first - 1).lower
    cue = " ".join(token.lower for token in tokens[first:end])
    if cue == SHORT_OF:
        return verb in BEING
    return (
        cue == OVER and verb in words["handing"] and at(tokens, end + 1).lower.removesuffix("s") not in words["period"]
    )


def bound_behind(tokens: list[Token], index: int) -> Bound:
    """Return what the words behind a figure and its unit say of it; `index` is that of the first of them."""
    first, second = at(tokens, index), at(tokens, index + 1).lower
    if first.text == "-" and second in SUFFIXES:
        return SUFFIXES[second]
    if first.text == "+" and first.glued:
        return ">"
    if first.lower in ("or", "and"):
        if second in ("more", "above", "over", "up", "older", "higher", "greater", "better", "longer"):
            return ">" if first.lower == "or" or second not in ("more", "better", "greater", "longer") else "="
        if second in ("less", "fewer", "below", "under", "younger", "lower"):
            return "<"
        if second == "so":
            return "~"
    return ">" if first.lower == "plus" and not first.glued else "="


def change_before(tokens: list[Token], first: int, is_measured: bool) -> Bound | None:
    """Return "up" or "down" where a verb or a noun before a figure says so: rose by 5%, an increase of 5%.

    `is_measured`: the figure is a percentage, an amount of money or points. Behind some verbs only such a figure, or
    "by", makes a change: "lost three games" is none.
    """
    between = lexicon.words("quantities")["between"]
    by = False
    for index in range(first - 1, max(-1, first - 1 - REACH_OF_BY), -1):
        word = tokens[index].lower
        way = _way(word)
        if way:
            return way if is_measured or by or word not in lexicon.words("quantities")["only of measures"] else None
        by = by or word == "by"
        if not tokens[index].is_word or not (
            by or (first - index <= REACH and (word in between or word.endswith("ly")))
        ):
            break
    return None


def change_behind(tokens: list[Token], last: int, is_measured: bool) -> Bound | None:
    """Return "up" or "down" where the word behind a figure says so: a 5% increase, 5% higher, $5 less than."""
    behind = at(tokens, last).lower
    if behind in COMPARED:
        # 15 more than in May; 5% more
        is_compared = at(tokens, last + 1).lower == "than" or (is_measured and at(tokens, last - 1).lower in PERCENTS)
        return COMPARED[behind] if is_compared else None
    if behind in UP_OR_DOWN and not (at(tokens, last - 1).lower in PERCENTS and at(tokens, last + 1).lower in CLOSING):
        return None
    is_past = behind.endswith("ed") or behind in lexicon.words("quantities")["past"]  # prices of 17 percent rose
    return _way(behind) if is_measured and not is_past and behind not in ("cut", "cuts", "contract") else None


def is_change(word: str) -> bool:
    """Tell whether a word says that something rose or fell."""
    return _way(word) is not None


def _way(word: str) -> Bound | None:
    classes = lexicon.words("quantities")
    if word in classes["up"]:
        return "up"
    return "down" if word in classes["down"] else None
