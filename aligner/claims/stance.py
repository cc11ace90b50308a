"""Text -> how it means what it says: negated, denied, only possible, or somebody else's words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from aligner import lexicon
from aligner.claims.name import names
from aligner.claims.tokens import Token, at, tokens
from aligner.clauses import clauses

Kind = Literal["negation", "denial", "modality", "attribution"]

# "according to the health ministry": how many words of the source are taken.
SOURCE = 6
PRONOUNS = frozenset({"he", "she", "they", "it", "i", "we", "who"})


@dataclass(frozen=True)
class Stance:
    """A word that says how something is meant, `text[start:end]`, and what it reaches.

    A negation, a denial and a modality reach the rest of their clause, an attribution reaches all of the text but its
    source. `source` is who says it ("Israel"), of an attribution or a denial, where the text names it.
    """

    start: int
    end: int
    kind: Kind
    reach_start: int
    reach_end: int
    source: str = ""


def stances(text: str) -> tuple[Stance, ...]:
    """Return the negations, denials, modalities and attributions of a sentence, in order.

    "Not only" and "no doubt" negate nothing.
    """
    found = tokens(text)
    parts = clauses(text, 0, len(text))
    out = []
    for index, token in enumerate(found):
        kind = _kind(found, index)
        if kind is None:
            continue
        if kind == "attribution":
            out.append(Stance(token.start, token.end, kind, 0, len(text), _source(text, found, index)))
            continue
        end = next((b for a, b in parts if a <= token.start < b), len(text))
        source = _source(text, found, index) if kind == "denial" else ""
        out.append(Stance(token.start, token.end, kind, token.end, max(end, token.end), source))
    return tuple(out)


def _kind(found: list[Token], index: int) -> Kind | None:
    voice = lexicon.words("voice")
    word, behind = found[index].lower, at(found, index + 1).lower
    if word in voice["denial"]:
        return "denial"
    if word in voice["negation"] or word.endswith("n't"):
        return None if behind in voice["no negation"] else "negation"
    if word == "may" and found[index].is_capitalised and index:  # the month, or Mrs May
        return None
    if word in voice["modal"]:
        return "modality"
    return "attribution" if word in voice["reporting"] or (word == "according" and behind == "to") else None


def _source(text: str, found: list[Token], index: int) -> str:
    """Return who says it: what stands before a verb of speech, or behind "according to"."""
    people = names(text)
    if found[index].lower == "according":
        first = index + 2
        last = first
        while last < len(found) and last - first < SOURCE and (found[last].is_word or found[last].text == "-"):
            last += 1
        return text[found[first].start : found[last - 1].end] if last > first else ""
    start = found[index].start
    named = [name for name in people if name.end <= start and not text[name.end : start].strip(" ,")]
    if named:
        return named[-1].text
    before = at(found, index - 1)
    return before.text if before.is_word and (before.is_capitalised or before.lower in PRONOUNS) else ""
