"""What two articles state of the same things: the claims of both, paired, so that values stand beside each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from itertools import product

from aligner.article import Span
from aligner.labels import SIDES, Side
from aligner.result import Comparison, Evidence, Pair
from aligner.statements import Answer, Claim, Kind, claims, compare

__all__ = ["Claim", "Fact", "Kind", "Standing", "answer", "claims", "facts"]


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


@dataclass(frozen=True)
class Fact:
    """What the articles state of one thing: the claims of each, in order, the first ones being those that answer.

    `evidence` is that of a conflict, and None for everything else.
    """

    kind: Kind
    standing: Standing
    left: tuple[Claim, ...]
    right: tuple[Claim, ...]
    evidence: Evidence | None = None

    @property
    def about(self) -> str:
        """What it is about, or an empty text."""
        return next((claim.about for claim in (*self.left, *self.right) if claim.about), "")

    def claims(self, side: Side) -> tuple[Claim, ...]:
        """Return the claims of one side."""
        return self.left if side == "left" else self.right


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
        ("altered", Standing.DIFFERENT),
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
    found = compare(one, other)
    same_thing = one.about and one.about.casefold() == other.about.casefold()
    return found if found in ("same", "altered") or same_thing or _linked(comparison, pair, one, other) else None


class _Book:
    """The claims of both articles by key, and by sentence, until a fact takes them."""

    def __init__(self, left: Iterable[Claim], right: Iterable[Claim]) -> None:
        self.left: dict[Hashable, list[Claim]] = defaultdict(list)
        self.right: dict[Hashable, list[Claim]] = defaultdict(list)
        self._inside: dict[tuple[Side, int], list[Claim]] = defaultdict(list)
        for side, found, by_key in zip(SIDES, (left, right), (self.left, self.right), strict=True):
            for claim in found:
                by_key[claim.key].append(claim)
                self._inside[side, claim.sentence].append(claim)

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
        for found in self.left.values():
            yield Fact(found[0].kind, Standing.LEFT, tuple(found), ())
        for found in self.right.values():
            yield Fact(found[0].kind, Standing.RIGHT, (), tuple(found))


def _with(first: Sequence[Claim], claims: Sequence[Claim]) -> tuple[Claim, ...]:
    return (*first, *(claim for claim in claims if claim not in first))


def _place(fact: Fact) -> tuple[int, int]:
    return (fact.left[0].start, -1) if fact.left else (fact.right[0].start, 0)


def _conflicts(comparison: Comparison, book: _Book) -> Iterator[Fact]:
    """Make a fact of each piece of evidence: of the claims that it is about, or else of the words themselves."""
    for pair in comparison.pairs:
        for evidence in pair.evidence:
            ours = _about(comparison, book, pair, evidence, "left")
            theirs = _about(comparison, book, pair, evidence, "right")
            match = next(((a, b) for a, b in product(ours, theirs) if a.kind is b.kind), None)
            if match and book.has(*match):
                yield replace(book.take(Standing.CONFLICT, match[0].key, match[1].key, match), evidence=evidence)
            elif not match:
                yield Fact(
                    Kind.STATEMENT,
                    Standing.CONFLICT,
                    (_statement(comparison, pair, evidence, "left"),),
                    (_statement(comparison, pair, evidence, "right"),),
                    evidence,
                )


def _about(comparison: Comparison, book: _Book, pair: Pair, evidence: Evidence, side: Side) -> list[Claim]:
    """Return the claims that evidence lies in: "Route 12" is more than the name of a route."""
    start = comparison.article(side).sentences[pair.index(side)].start
    first, last = _span(evidence, side)
    return [
        claim
        for claim in book.inside(side, pair.index(side))
        if claim.start <= start + first and start + last <= claim.end
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
