"""What two articles state of the same things: the claims of both, paired, so that values stand beside each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from itertools import product

from aligner.facts.answers import answer
from aligner.facts.calling import named_alike
from aligner.facts.measured import Answer, amount, is_telling
from aligner.facts.statements import Claim, Kind
from aligner.labels import SIDES, Side
from aligner.result import Comparison, Evidence, Pair


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

    Conflicts come from the evidence of pairs and from nothing else. What both articles have is shared wherever it
    stands, also where one of them has another value besides. Compatible and different claims answer each other where
    their sentences are paired, and where they are about the same thing or the words are aligned. Conflicts come first,
    then what differs, what is shared, and what only one has.
    """
    book = _Book(*named_alike(comparison, left, right))
    answers = list(_answers(comparison, book))
    found = list(_conflicts(comparison, book))
    disputed = {(fact.left[0].key, fact.right[0].key) for fact in found}
    found += _shared(book, [edge for edge in _same(book, answers) if (edge[0].key, edge[1].key) not in disputed])
    for wanted, standing in (
        ("compatible", Standing.SHARED),
        ("altered", Standing.DIFFERENT),
        ("different", Standing.DIFFERENT),
    ):
        for one, other, how in answers:
            taken = book.taken(one, other)
            if how == wanted and (not any(taken) or (how == "altered" and not all(taken))):
                found.append(book.take(standing, [one], [other]))
    found += book.rest()
    order = list(Standing)
    return tuple(sorted(found, key=lambda fact: (order.index(fact.standing), _place(fact))))


def _answers(comparison: Comparison, book: _Book) -> Iterator[tuple[Claim, Claim, Answer]]:
    """Yield how the claims of paired sentences answer each other, the strongest pairs first."""
    for pair in sorted(comparison.pairs, key=lambda pair: -pair.overlap):
        for one, other in product(book.inside("left", pair.left), book.inside("right", pair.right)):
            found = answer(comparison, pair, one, other)
            if found:
                yield one, other, found


def _same(book: _Book, answers: Sequence[tuple[Claim, Claim, Answer]]) -> Iterator[tuple[Claim, Claim]]:
    """Yield claims that state the same: the surest first.

    Equal ones do wherever they stand; so do equal figures, of which one does not say what it counts, if they are
    telling. What a name is in other words is the same name.
    """
    for key, found in book.left.items():
        if key in book.right:
            yield _fullest(found), _fullest(book.right[key])
    amounts: dict[Hashable, list[Claim]] = defaultdict(list)
    for found in book.right.values():
        if found[0].kind is Kind.QUANTITY and is_telling(found[0].value):
            amounts[amount(found[0].value)].append(found[0])
    for found in book.left.values():
        if found[0].kind is Kind.QUANTITY:
            yield from (
                (found[0], each) for each in amounts[amount(found[0].value)] if not (found[0].about and each.about)
            )
    for wanted in ("same", "compatible"):
        for one, other, how in answers:
            if how == wanted and (how == "same" or one.kind is Kind.NAME):
                yield one, other


def _fullest(found: Sequence[Claim]) -> Claim:
    """Return the claim that says it best: the first one, of a name the first one that is as long as any."""
    return max(found, key=lambda claim: len(claim.value.parts) if claim.kind is Kind.NAME else 0)


def _shared(book: _Book, same: Iterable[tuple[Claim, Claim]]) -> Iterator[Fact]:
    """Make a fact of all claims that state the same; of two that both have their answer already, each keeps it."""
    home: dict[tuple[Side, Hashable], tuple[list[Claim], list[Claim]]] = {}
    groups = []
    for one, other in same:
        ours, theirs = home.get(("left", one.key)), home.get(("right", other.key))
        if ours and theirs:
            continue
        group = ours or theirs or ([], [])
        if not ours and not theirs:
            groups.append(group)
        if not ours:
            home["left", one.key] = group
            group[0].append(one)
        if not theirs:
            home["right", other.key] = group
            group[1].append(other)
    for group in groups:
        yield book.take(Standing.SHARED, *group)


class _Book:
    """The claims of both articles by key, and by sentence, and which of them are in a fact."""

    def __init__(self, left: Iterable[Claim], right: Iterable[Claim]) -> None:
        self.left: dict[Hashable, list[Claim]] = defaultdict(list)
        self.right: dict[Hashable, list[Claim]] = defaultdict(list)
        self._inside: dict[tuple[Side, int], list[Claim]] = defaultdict(list)
        self._taken: set[tuple[Side, Hashable]] = set()
        for side, found, by_key in zip(SIDES, (left, right), (self.left, self.right), strict=True):
            for claim in found:
                by_key[claim.key].append(claim)
                self._inside[side, claim.sentence].append(claim)

    def inside(self, side: Side, sentence: int) -> Sequence[Claim]:
        """Return the claims of a sentence, taken or not."""
        return self._inside.get((side, sentence), ())

    def taken(self, one: Claim, other: Claim) -> tuple[bool, bool]:
        """Tell of a claim of the left article, and of one of the right, whether it is in a fact."""
        return ("left", one.key) in self._taken, ("right", other.key) in self._taken

    def take(self, standing: Standing, left: Sequence[Claim], right: Sequence[Claim]) -> Fact:
        """Make a fact of these claims and of all others that have a key of theirs."""
        self._taken |= {("left", claim.key) for claim in left} | {("right", claim.key) for claim in right}
        return Fact(left[0].kind, standing, _with(left, self.left), _with(right, self.right))

    def rest(self) -> Iterator[Fact]:
        """Make a fact of each key that is in none."""
        for key, found in self.left.items():
            if ("left", key) not in self._taken:
                yield Fact(found[0].kind, Standing.LEFT, tuple(found), ())
        for key, found in self.right.items():
            if ("right", key) not in self._taken:
                yield Fact(found[0].kind, Standing.RIGHT, (), tuple(found))


def _with(first: Sequence[Claim], by_key: Mapping[Hashable, Sequence[Claim]]) -> tuple[Claim, ...]:
    """Return claims, and then all others with their keys in the order of the article."""
    places = {claim.start for claim in first}
    others = [claim for key in dict.fromkeys(claim.key for claim in first) for claim in by_key[key]]
    return (*first, *sorted((o for o in others if o.start not in places), key=lambda claim: claim.start))


def _place(fact: Fact) -> tuple[int, int]:
    return (fact.left[0].start, -1) if fact.left else (fact.right[0].start, 0)


def _conflicts(comparison: Comparison, book: _Book) -> Iterator[Fact]:
    """Make a fact of each piece of evidence: of the claims that it is about, or else of the words themselves.

    A claim that is in a conflict already is in a further one only with one that would else be in none.
    """
    matches = list[tuple[Claim, Claim, Evidence]]()
    for pair in comparison.pairs:
        for evidence in pair.evidence:
            ours = _about(comparison, book, pair, evidence, "left")
            theirs = _about(comparison, book, pair, evidence, "right")
            match = next(((a, b) for a, b in product(ours, theirs) if a.kind is b.kind), None)
            if match:
                matches.append((*match, evidence))
            else:
                yield Fact(
                    Kind.STATEMENT,
                    Standing.CONFLICT,
                    (_statement(comparison, pair, evidence, "left"),),
                    (_statement(comparison, pair, evidence, "right"),),
                    evidence,
                )
    for most in (0, 1):
        for one, other, evidence in matches:
            if sum(book.taken(one, other)) <= most:
                yield replace(book.take(Standing.CONFLICT, [one], [other]), evidence=evidence)


def _about(comparison: Comparison, book: _Book, pair: Pair, evidence: Evidence, side: Side) -> list[Claim]:
    """Return the claims that evidence lies in: "Route 12" is more than the name of a route."""
    start = comparison.article(side).sentences[pair.index(side)].start
    first, last = evidence.span(side)
    return [
        claim
        for claim in book.inside(side, pair.index(side))
        if claim.start <= start + first and start + last <= claim.end
    ]


def _statement(comparison: Comparison, pair: Pair, evidence: Evidence, side: Side) -> Claim:
    index = pair.index(side)
    start, (first, last) = comparison.article(side).sentences[index].start, evidence.span(side)
    return Claim(Kind.STATEMENT, index, start + first, start + last, "", None, (Kind.STATEMENT, evidence))
