"""What two articles state of the same things: the claims of both, paired, so that values stand beside each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from itertools import product
from typing import Any, Literal, NamedTuple

from aligner.article import Article, Span
from aligner.result import Comparison, Evidence, Pair, Side

# How two claims of a kind stand to each other; None where they have nothing to do with each other.
Answer = Literal["same", "compatible", "different"] | None

# A figure that is this near to another may be the same one, rounded, if it has no more digits than this that count.
NEAR = 0.05
ROUND_DIGITS = 2


class Kind(Enum):
    """What sort of claim it is; a STATEMENT is what a contradiction is about that is none of the others."""

    QUANTITY = "quantity"
    DATE = "date"
    NAME = "name"
    QUOTATION = "quotation"
    STATEMENT = "statement"


class Standing(Enum):
    """How the two articles stand to each other in a fact, from what matters most to what matters least.

    CONFLICT: both cannot be true, as the pair's evidence says. DIFFERENT: one answers the other with another value,
    which is no contradiction yet. SHARED: the same, or compatible.
    """

    CONFLICT = "conflict"
    DIFFERENT = "different"
    SHARED = "shared"
    LEFT = "only left"
    RIGHT = "only right"


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


@dataclass(frozen=True)
class Fact:
    """What the articles state of one thing: the claims of each, in order, the first ones being those that answer."""

    kind: Kind
    standing: Standing
    left: tuple[Claim, ...]
    right: tuple[Claim, ...]

    @property
    def about(self) -> str:
        """What it is about, or an empty text."""
        return next((claim.about for claim in (*self.left, *self.right) if claim.about), "")

    def claims(self, side: Side) -> tuple[Claim, ...]:
        """Return the claims of one side."""
        return self.left if side == "left" else self.right


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
    return tuple(found)


def facts(comparison: Comparison, left: Sequence[Claim], right: Sequence[Claim]) -> tuple[Fact, ...]:
    """Pair the claims of two articles; `left` and `right` are what `claims` returns for them.

    Conflicts come from the evidence of pairs and from nothing else. Equal claims are shared wherever they stand;
    compatible and different ones answer each other where their sentences are paired, and where they are about the same
    thing or the words are aligned. Conflicts come first, then what differs, what is shared, and what only one has.
    """
    book = _Book(left, right)
    found = list(_conflicts(comparison, book))
    found += [book.take(Standing.SHARED, key, key) for key in list(book.left) if key in book.right]
    strongest = sorted(comparison.pairs, key=lambda pair: -pair.overlap)
    for wanted, standing in (
        ("same", Standing.SHARED),
        ("compatible", Standing.SHARED),
        ("different", Standing.DIFFERENT),
    ):
        for pair in strongest:
            for one, other in product(book.inside("left", pair.left), book.inside("right", pair.right)):
                if book.has(one, other) and answer(comparison, pair, one, other) == wanted:
                    found.append(book.take(standing, one.key, other.key, (one, other)))
    found += book.rest()
    order = list(Standing)
    return tuple(sorted(found, key=lambda fact: (order.index(fact.standing), _place(fact))))


def answer(comparison: Comparison, pair: Pair, one: Claim, other: Claim) -> Answer:
    """Tell how a claim of the left sentence of a pair answers one of the right sentence."""
    if one.kind is not other.kind:
        return None
    found = KINDS[one.kind][1](one.value, other.value)
    same_thing = one.about and one.about.casefold() == other.about.casefold()
    return found if found == "same" or same_thing or _linked(comparison, pair, one, other) else None


class _Book:
    """The claims of both articles by key, and by sentence, until a fact takes them."""

    def __init__(self, left: Iterable[Claim], right: Iterable[Claim]) -> None:
        self.left: dict[Hashable, list[Claim]] = defaultdict(list)
        self.right: dict[Hashable, list[Claim]] = defaultdict(list)
        self._inside: dict[tuple[Side, int], list[Claim]] = defaultdict(list)
        for side, claims in (("left", left), ("right", right)):
            for claim in claims:
                (self.left if side == "left" else self.right)[claim.key].append(claim)
                self._inside[side, claim.sentence].append(claim)  # type: ignore[index]

    def inside(self, side: Side, sentence: int) -> Sequence[Claim]:
        """Return the claims of a sentence, taken or not."""
        return self._inside.get((side, sentence), ())

    def has(self, one: Claim, other: Claim) -> bool:
        """Tell whether neither has been taken."""
        return one.key in self.left and other.key in self.right

    def take(self, standing: Standing, left: Hashable, right: Hashable, first: tuple[Claim, ...] = ()) -> Fact:
        """Make a fact of all claims that have a key, those that answer each other first."""
        ours, theirs = self.left.pop(left), self.right.pop(right)
        return Fact(ours[0].kind, standing, _with(first[:1], ours), _with(first[1:], theirs))

    def rest(self) -> Iterator[Fact]:
        """Make a fact of each key that has not been taken."""
        for claims in self.left.values():
            yield Fact(claims[0].kind, Standing.LEFT, tuple(claims), ())
        for claims in self.right.values():
            yield Fact(claims[0].kind, Standing.RIGHT, (), tuple(claims))


def _with(first: Sequence[Claim], claims: Sequence[Claim]) -> tuple[Claim, ...]:
    return (*first, *(claim for claim in claims if claim not in first))


def _place(fact: Fact) -> tuple[int, int]:
    return (fact.left[0].start, -1) if fact.left else (fact.right[0].start, 0)


def _conflicts(comparison: Comparison, book: _Book) -> Iterator[Fact]:
    """Make a fact of each piece of evidence: of the claims that it is about, or else of the words themselves."""
    for pair in comparison.pairs:
        for evidence in pair.evidence:
            ours = _touched(comparison, book, pair, evidence, "left")
            theirs = _touched(comparison, book, pair, evidence, "right")
            match = next(((a, b) for a, b in product(ours, theirs) if a.kind is b.kind), None)
            if match and book.has(*match):
                yield book.take(Standing.CONFLICT, match[0].key, match[1].key, match)
            elif not match:
                yield Fact(
                    Kind.STATEMENT,
                    Standing.CONFLICT,
                    (_statement(comparison, pair, evidence, "left"),),
                    (_statement(comparison, pair, evidence, "right"),),
                )


def _touched(comparison: Comparison, book: _Book, pair: Pair, evidence: Evidence, side: Side) -> list[Claim]:
    start = comparison.article(side).sentences[pair.index(side)].start
    first, last = _span(evidence, side)
    return [
        claim
        for claim in book.inside(side, pair.index(side))
        if claim.start < start + last and start + first < claim.end
    ]


def _statement(comparison: Comparison, pair: Pair, evidence: Evidence, side: Side) -> Claim:
    index = pair.index(side)
    start, (first, last) = comparison.article(side).sentences[index].start, _span(evidence, side)
    return Claim(Kind.STATEMENT, index, start + first, start + last, "", None, evidence)


def _span(evidence: Evidence, side: Side) -> Span:
    return evidence.left if side == "left" else evidence.right


def _linked(comparison: Comparison, pair: Pair, one: Claim, other: Claim) -> bool:
    """Tell whether a word of one claim is aligned with a word of the other."""
    ours = comparison.left.sentences[pair.left].start
    theirs = comparison.right.sentences[pair.right].start
    return any(
        link.left_start + ours < one.end
        and one.start < link.left_end + ours
        and link.right_start + theirs < other.end
        and other.start < link.right_end + theirs
        for link in pair.words
    )


def _quantities(text: str) -> Iterator[Found]:
    from aligner.claims import quantities

    for found in quantities(text):
        unit = found.unit
        low, high = ((unit.to_base(value) if unit else value) for value in (found.low, found.high))
        # "129 hostages", "240 Palestinian women": the head of what is counted comes last.
        about = found.counted.rpartition(" ")[2].casefold()
        key = unit.base if unit else "", about, round(low, 6), round(high, 6), found.kind, found.change, found.per
        end = max(found.end, found.counted_end if 0 <= found.counted_start - found.end <= 1 else 0)
        yield Found(found.start, end, about, found, key)


def _compare_quantities(one: Any, other: Any) -> Answer:
    """Compare two quantities of one unit; what they count is for others to say."""
    units = [(found.unit.base if found.unit else "", found.per, bool(found.change)) for found in (one, other)]
    if units[0] != units[1] or (one.kind == "result") != (other.kind == "result"):
        return None
    ends = [
        tuple(found.unit.to_base(value) if found.unit else value for value in (found.low, found.high))
        for found in (one, other)
    ]
    if ends[0] == ends[1]:
        return "same"
    (low, high), (other_low, other_high) = ends
    holds = _holds(one.bound, low, high, other_low, other_high) or _holds(other.bound, other_low, other_high, low, high)
    return "compatible" if holds or _rounded(ends[0], ends[1]) else "different"


def _holds(bound: str, low: float, high: float, other_low: float, other_high: float) -> bool:
    """Tell whether a value keeps within the bound of another, or within its range."""
    if bound == ">":
        return other_low >= low
    if bound == "<":
        return other_high <= high
    return low < high and low <= other_low and other_high <= high


def _rounded(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    """Tell whether one value may be the other one, rounded."""
    apart = max(abs(a - b) / (max(abs(a), abs(b)) or 1) for a, b in zip(one, other, strict=True))
    return apart <= NEAR and any(_digits(value) <= ROUND_DIGITS for value in (one[0], other[0]) if abs(value) >= 100)


def _digits(value: float) -> int:
    """Return how many digits of a number count: 2 for 1,200 and for 0.12."""
    return len(f"{abs(value):.6g}".replace(".", "").strip("0"))


def _dates(text: str) -> Iterator[Found]:
    from aligner.claims import dates

    for found in dates(text):
        yield Found(found.start, found.end, "", found, replace(found, start=0, end=0, role="", rough=False))


def _compare_dates(one: Any, other: Any) -> Answer:
    """Compare two dates, or two times of the day."""
    from aligner.claims.date import compare

    return compare(one, other) if one.is_time == other.is_time else None


Read = Callable[[str], Iterable[Found]]
Compare = Callable[[Any, Any], Answer]

# How claims of each kind are found in a sentence, and how two of them are compared.
KINDS: dict[Kind, tuple[Read, Compare]] = {
    Kind.QUANTITY: (_quantities, _compare_quantities),
    Kind.DATE: (_dates, _compare_dates),
}
