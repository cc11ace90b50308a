"""What an article states: claims of every kind, found in its sentences, and how two of a kind stand to each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from typing import Any, Literal, NamedTuple

from aligner.article import Article

# How two claims of a kind stand to each other; None where they have nothing to do with each other. What is "altered" is
# different, and yet so alike that the one was surely made of the other.
Answer = Literal["same", "compatible", "altered", "different"] | None


class Kind(Enum):
    """What sort of claim it is; a STATEMENT is what a contradiction is about that is none of the others."""

    QUANTITY = "quantity"
    DATE = "date"
    NAME = "name"
    QUOTATION = "quotation"
    STATEMENT = "statement"


class Found(NamedTuple):
    """A claim in a text: where it stands, what it is about ("hostages"), its value, and a key that equal ones share."""

    start: int
    end: int
    about: str
    value: Any
    key: Hashable


@dataclass(frozen=True)
class Claim:
    """Something that a sentence of an article states. `start` and `end` are offsets into the article's text."""

    kind: Kind
    sentence: int
    start: int
    end: int
    about: str
    value: Any
    key: Hashable


def claims(article: Article) -> tuple[Claim, ...]:
    """Return what an article states, in order; what is no part of the story is left out."""
    found = []
    for sentence in article.sentences:
        if sentence.boilerplate:
            continue
        text = article.sentence_text(sentence.index)
        inside = [
            Claim(kind, sentence.index, sentence.start + start, sentence.start + end, about, value, (kind, key))
            for kind, (read, _) in KINDS.items()
            for start, end, about, value, key in read(text)
        ]
        found += sorted(inside, key=lambda claim: claim.start)
    return tuple(_whole_names(found))


def compare(one: Claim, other: Claim) -> Answer:
    """Tell how two claims stand to each other, whatever their sentences are about."""
    return KINDS[one.kind][1](one.value, other.value) if one.kind is other.kind else None


def _quantities(text: str) -> Iterator[Found]:
    from aligner.claims import quantities

    for found in quantities(text):
        low, high = found.in_base(found.low), found.in_base(found.high)
        # "129 hostages", "240 Palestinian women": the head of what is counted comes last.
        about = found.counted.rpartition(" ")[2].casefold()
        key = found.base, about, round(low, 6), round(high, 6), found.kind, found.change, found.per
        end = max(found.end, found.counted_end if 0 <= found.counted_start - found.end <= 1 else 0)
        yield Found(found.start, end, about, found, key)


def _compare_quantities(one: Any, other: Any) -> Answer:
    """Compare two quantities of one kind; what they count is for others to say."""
    from aligner.rules.figures import comparable, compatible

    if not comparable(one, other):
        return None
    if not compatible(one, other):
        return "different"
    ends = [(found.in_base(found.low), found.in_base(found.high)) for found in (one, other)]
    return "same" if ends[0] == ends[1] else "compatible"


def _dates(text: str) -> Iterator[Found]:
    from aligner.claims import dates

    for found in dates(text):
        yield Found(found.start, found.end, "", found, replace(found, start=0, end=0, role="", rough=False))


def _compare_dates(one: Any, other: Any) -> Answer:
    """Compare two dates, or two times of the day."""
    from aligner.claims.date import compare

    return compare(one, other) if one.is_time == other.is_time else None


def _names(text: str) -> Iterator[Found]:
    from aligner.claims.name import names

    for found in names(text):
        yield Found(found.start, found.end, "", found, found.parts)


def _compare_names(one: Any, other: Any) -> Answer:
    """Compare two names: of whoever may be somebody else, nothing is said.

    Names that have a word in common must end with the same one: a Mossad director is no CIA director.
    """
    from aligner.claims.name import may_be_same

    if set(one.parts) & set(other.parts):
        return "same" if one.parts[-1] == other.parts[-1] else None
    return "compatible" if may_be_same(one, other) else None


def _quotations(text: str) -> Iterator[Found]:
    from aligner.claims.quotation import quotations

    for found in quotations(text):
        yield Found(found.start, found.end, found.speaker.casefold(), found, found.words)


def _compare_quotations(one: Any, other: Any) -> Answer:
    """Compare two quotations: the same words or fewer of them are shared, altered ones differ."""
    from aligner.claims.quotation import compare

    answers: dict[str, Answer] = {"same": "same", "shortened": "same", "altered": "altered", "different": None}
    return answers[compare(one, other)]


def _whole_names(found: Sequence[Claim]) -> list[Claim]:
    """Give a name the key of the longest one in the article that ends with it: Herzog, Isaac Herzog."""
    by_end: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for claim in found:
        if claim.kind is Kind.NAME:
            by_end[claim.value.parts[-1]].append(claim.value.parts)
    longest = {end: sorted(set(names), key=len, reverse=True) for end, names in by_end.items()}

    def whole(parts: tuple[str, ...]) -> tuple[str, ...]:
        return next(name for name in longest[parts[-1]] if name[-len(parts) :] == parts)

    return [
        replace(claim, key=(Kind.NAME, whole(claim.value.parts))) if claim.kind is Kind.NAME else claim
        for claim in found
    ]


Read = Callable[[str], Iterable[Found]]
Compare = Callable[[Any, Any], Answer]

# How claims of each kind are found in a sentence, and how two of them are compared.
KINDS: dict[Kind, tuple[Read, Compare]] = {
    Kind.QUANTITY: (_quantities, _compare_quantities),
    Kind.DATE: (_dates, _compare_dates),
    Kind.NAME: (_names, _compare_names),
    Kind.QUOTATION: (_quotations, _compare_quotations),
}
