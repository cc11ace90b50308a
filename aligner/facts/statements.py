"""What an article states: claims of every kind, found in its sentences, and how two of a kind stand to each other."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from functools import lru_cache
from typing import Any, NamedTuple

from aligner.article import Article
from aligner.claims import Dateline, dates
from aligner.claims.date import compare as compare_dates
from aligner.claims.name import may_be_same, names, unaccented
from aligner.facts import measured
from aligner.facts.measured import Answer
from aligner.facts.naming import whole


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
    """Something that a sentence of an article states. `start` and `end` are offsets into the article's text.

    `key` is its kind and what equal claims of that kind share.
    """

    kind: Kind
    sentence: int
    start: int
    end: int
    about: str
    value: Any
    key: tuple[Kind, Any]


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
            for start, end, about, value, key in read(text, article.dateline)
        ]
        found += sorted(_apart(inside), key=lambda claim: claim.start)
    return under_whole_names(found, found)


def under_whole_names(claims: Sequence[Claim], others: Sequence[Claim]) -> tuple[Claim, ...]:
    """Give each name among the claims the key of the longest one among the others that ends with it."""
    ours, theirs = ({claim.key[1] for claim in side if claim.kind is Kind.NAME} for side in (claims, others))
    known = whole(ours, theirs)
    return tuple(
        replace(claim, key=(Kind.NAME, known[claim.key[1]])) if claim.kind is Kind.NAME else claim for claim in claims
    )


@lru_cache(maxsize=1 << 12)
def values(text: str, kind: Kind, dateline: Dateline | None = None) -> tuple[Any, ...]:
    """Return the values of a kind in a text, in order: `start` and `end` of each are those of the value alone.

    `dateline` is the day of the article that the text stands in, if it is known.
    """
    return tuple(found.value for found in KINDS[kind][0](text, dateline))


def compare(one: Claim, other: Claim) -> Answer:
    """Tell how two claims stand to each other, whatever their sentences are about."""
    return KINDS[one.kind][1](one.value, other.value) if one.kind is other.kind else None


def _quantities(text: str, _: Dateline | None) -> Iterator[Found]:
    from aligner.words import words

    for found in measured.measured(text):
        about = found.noun
        key = measured.amount(found), *(word.key for word in words(about))
        end = max(found.end, found.counted_end if 0 <= found.counted_start - found.end <= 1 else 0)
        # A reader who sees 12 beside 13 must see that it is at least 12.
        start = found.start if found.bound_start < 0 else found.bound_start
        yield Found(start, end, about, found, key)


def _compare_quantities(one: Any, other: Any) -> Answer:
    """Compare two quantities; what they count is for others to say."""
    return measured.compare(one, other)


def _dates(text: str, dateline: Dateline | None) -> Iterator[Found]:
    for found in dates(text, dateline):
        yield Found(found.start, found.end, "", found, replace(found, start=0, end=0, role="", rough=False, on=None))


def _compare_dates(one: Any, other: Any) -> Answer:
    """Compare two dates, or two times of the day: a day answers the month that it lies in, and no other stretch."""
    if one.is_time != other.is_time:
        return None
    found = compare_dates(one, other)
    if _grain(one) == _grain(other):
        ours, theirs = ((each.month, each.day, None if each.month else each.year) for each in (one, other))
        is_one = ours == theirs != (None, None, None) and not one.is_time  # October 7, and October 7, 2023
        return "same" if found == "compatible" and is_one else found
    # What began in November may have ended on December 1.
    parts = ((getattr(one, part), getattr(other, part)) for part in ("weekday", "month", "year"))
    return found if found == "compatible" and any(ours == theirs is not None for ours, theirs in parts) else None


def _grain(date: Any) -> str:
    """Return what a date tells of the calendar at the finest: a day, a month, a year."""
    if date.relative:
        return str(date.relative[0]).removesuffix("s")
    if date.is_time or date.day is not None or date.weekday is not None:
        return "day"
    return "month" if date.month is not None else "year"


def _names(text: str, _: Dateline | None) -> Iterator[Found]:
    for found in names(text):
        yield Found(found.start, found.end, "", found, unaccented(found.parts))


def _compare_names(one: Any, other: Any) -> Answer:
    """Compare two names: of whoever may be somebody else, nothing is said.

    Names that have a word in common must end with the same one: a Mossad director is no CIA director.
    """
    ours, theirs = unaccented(one.parts), unaccented(other.parts)
    if ours == theirs:
        return "same"
    if not may_be_same(one, other):
        return None
    if {*ours} & {*theirs}:
        return "same" if ours[-1] == theirs[-1] or {*ours} == {*theirs} else None
    return "compatible"


def _quotations(text: str, _: Dateline | None) -> Iterator[Found]:
    from aligner.claims.quotation import quotations

    for found in quotations(text):
        yield Found(found.start, found.end, found.speaker.casefold(), found, found.words)


def _compare_quotations(one: Any, other: Any) -> Answer:
    """Compare two quotations: the same words or fewer of them are shared, altered ones differ."""
    from aligner.claims.quotation import compare

    answers: dict[str, Answer] = {"same": "same", "shortened": "same", "altered": "altered", "different": None}
    return answers[compare(one, other)]


def _apart(inside: Sequence[Claim]) -> Iterator[Claim]:
    """Yield the claims of a sentence but for names that are made of a figure or of its unit: Celsius, Half of Spain.

    What is counted may be a name: 86 Palestinians.
    """
    figures = [
        (claim.start, claim.start + claim.value.end - claim.value.start)
        for claim in inside
        if claim.kind is Kind.QUANTITY
    ]
    for claim in inside:
        if claim.kind is not Kind.NAME or not any(start < claim.end and claim.start < end for start, end in figures):
            yield claim


Read = Callable[[str, Dateline | None], Iterable[Found]]
Compare = Callable[[Any, Any], Answer]

# How claims of each kind are found in a sentence, given the day of its article, and how two of them are compared.
KINDS: dict[Kind, tuple[Read, Compare]] = {
    Kind.QUANTITY: (_quantities, _compare_quantities),
    Kind.DATE: (_dates, _compare_dates),
    Kind.NAME: (_names, _compare_names),
    Kind.QUOTATION: (_quotations, _compare_quotations),
}
