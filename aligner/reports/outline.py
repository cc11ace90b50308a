"""A comparison as a reader takes it in: contradictions, figures, then sentence beside sentence.

Text, Markdown and HTML are all drawn from it. Every text in an outline is printable: nothing in it acts on a terminal
or hides.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from aligner.article import Article
from aligner.facts import Claim, Fact, Standing, claims, facts
from aligner.labels import OTHER, SIDES, Label, Relation, Side
from aligner.looks import GLYPHS, LETTERS, NAMES, name_of
from aligner.printable import printable
from aligner.reports.looks import KINDS, STANDINGS, TOLD
from aligner.result import MODEL, Comparison, Pair

# The rule of an evidence that is a judgement and not a finding.


@dataclass(frozen=True)
class Piece:
    """A part of a sentence, and what the other article makes of it."""

    text: str
    label: Label | None

    @property
    def parts(self) -> tuple[str, str, str]:
        """What stands before its first letter or digit, what is from there to the last one, and what follows that."""
        places = [at for at, character in enumerate(self.text) if character.isalnum()]
        if not places:
            return self.text, "", ""
        first, end = places[0], places[-1] + 1
        return self.text[:first], self.text[first:end], self.text[end:]


@dataclass(frozen=True)
class Statement:
    """One sentence: its name ("A1"), its label, its parts, and the names of its counterparts, the strongest first."""

    name: str
    label: Label | None
    pieces: tuple[Piece, ...]
    counterparts: tuple[str, ...]

    @property
    def glyph(self) -> str:
        """The sign of its label."""
        return GLYPHS[self.label]

    @property
    def label_name(self) -> str:
        """The name of its label."""
        return NAMES[self.label]

    @property
    def text(self) -> str:
        """The whole sentence."""
        return "".join(piece.text for piece in self.pieces)


@dataclass(frozen=True)
class Row:
    """Sentences that belong beside each other: of the left article one or none, of the right one any number."""

    left: Statement | None
    right: tuple[Statement, ...]

    @property
    def statements(self) -> tuple[Statement, ...]:
        """All of them, the left one first."""
        return (self.left, *self.right) if self.left else self.right

    def elsewhere(self, statement: Statement) -> tuple[str, ...]:
        """Return the names of the counterparts of a sentence that do not stand in this row."""
        here = {each.name for each in self.statements}
        return tuple(name for name in statement.counterparts if name not in here)


@dataclass(frozen=True)
class Reason:
    """One evidence: by which rule it was found, in a sentence, and the words of each side that it rests on."""

    rule: str
    explanation: str
    left: str
    right: str


@dataclass(frozen=True)
class Conflict:
    """Two sentences that cannot both be true; `possible` where that is a judgement and not a finding."""

    left: Statement
    right: Statement
    possible: bool
    probability: float
    reasons: tuple[Reason, ...]


@dataclass(frozen=True)
class Count:
    """How many sentences of each side have a label; `style` is the label as a word, "" for none."""

    style: str
    glyph: str
    name: str
    left: int
    right: int


@dataclass(frozen=True)
class Value:
    """What one article says of something, in its own words, and the names of the sentences where it does."""

    text: str
    places: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.text} ({', '.join(self.places)})"


@dataclass(frozen=True)
class Answer:
    """A value of each article for one thing: of which kind, and how they stand to each other."""

    style: str
    glyph: str
    told: str
    kind: str
    left: Value
    right: Value

    @property
    def is_word_for_word(self) -> bool:
        """Whether both say it in the same words, so that there is nothing to set beside each other."""
        return self.style == Label.SHARED.value and self.left.text.casefold() == self.right.text.casefold()


@dataclass(frozen=True)
class Facts:
    """What both articles say of the same things, what matters most first; and the values that only one of them has."""

    answers: tuple[Answer, ...]
    left: tuple[Value, ...]
    right: tuple[Value, ...]

    @property
    def told_apart(self) -> tuple[Answer, ...]:
        """What the two do not say in the same words."""
        return tuple(answer for answer in self.answers if not answer.is_word_for_word)

    @property
    def different(self) -> int:
        """How many values differ, which need not be contradictions."""
        return sum(answer.told == TOLD[Standing.DIFFERENT] for answer in self.answers)

    @property
    def word_for_word(self) -> tuple[str, ...]:
        """What both say in the same words."""
        return tuple(answer.left.text for answer in self.answers if answer.is_word_for_word)

    def __bool__(self) -> bool:
        return bool(self.answers or self.left or self.right)


@dataclass(frozen=True)
class Part:
    """One article: its letter, title, source where that says more than the title, and its paragraphs.

    `origin` says who wrote it, when and where, as far as it says so itself; `warnings` what there is to doubt about how
    it was read.
    """

    letter: str
    title: str
    source: str
    origin: str
    warnings: tuple[str, ...]
    paragraphs: tuple[tuple[Statement, ...], ...]

    @property
    def heading(self) -> str:
        """The title, or else the source, or else that it has none."""
        return self.title or self.source or "untitled"


@dataclass(frozen=True)
class Outline:
    """All that a report for people says; `shares` are the shared parts of the left and of the right text, 0 to 1."""

    left: Part
    right: Part
    conflicts: tuple[Conflict, ...]
    facts: Facts
    counts: tuple[Count, ...]
    shares: tuple[float, float]
    rows: tuple[Row, ...]

    @property
    def verdict(self) -> str:
        """What there is to say in one sentence or two."""
        many = len(self.conflicts)
        found = (
            "No contradictions found" if not many else "One contradiction" if many == 1 else f"{many} contradictions"
        )
        different = self.facts.different
        if different:
            differ = "one fact differs" if different == 1 else f"{different} facts differ"
            found += f"; {differ} besides" if many else f", but {differ}"
        return f"{found}. B states {self.shares[0]:.0%} of what A says, and A {self.shares[1]:.0%} of what B says."


def outline(comparison: Comparison) -> Outline:
    """Work out what a report says of a comparison."""
    sides = {side: _statements(comparison, side) for side in SIDES}
    summary = comparison.summary
    return Outline(
        _part(comparison, "left", sides["left"]),
        _part(comparison, "right", sides["right"]),
        tuple(
            _conflict(comparison, pair, sides["left"][pair.left], sides["right"][pair.right])
            for pair in comparison.pairs
            if pair.relation is Relation.CONTRADICTORY
        ),
        _facts(comparison),
        (
            Count("", "", "sentences", summary.left.sentences, summary.right.sentences),
            *(
                Count(
                    style,
                    GLYPHS[label],
                    NAMES[label],
                    *(getattr(each, style) for each in (summary.left, summary.right)),
                )
                for label, style in (*((label, label.value) for label in Label), (None, "boilerplate"))
            ),
        ),
        (summary.left.shared_share, summary.right.shared_share),
        tuple(_rows(comparison, sides["left"], sides["right"])),
    )


def _statements(comparison: Comparison, side: Side) -> tuple[Statement, ...]:
    text, other = printable(comparison.article(side).text), OTHER[side]
    return tuple(
        Statement(
            name_of(side, sentence.index),
            label,
            tuple(Piece(text[a:b], each) for a, b, each in comparison.sentence_spans(side, sentence.index)),
            tuple(name_of(other, pair.index(other)) for pair in comparison.counterparts(side, sentence.index)),
        )
        for sentence, label in zip(comparison.article(side).sentences, comparison.labels(side), strict=True)
    )


def _part(comparison: Comparison, side: Side, statements: tuple[Statement, ...]) -> Part:
    article = comparison.article(side)
    paragraphs: dict[int, list[Statement]] = {}
    for sentence, statement in zip(article.sentences, statements, strict=True):
        paragraphs.setdefault(sentence.paragraph, []).append(statement)
    title = printable(article.title)
    source = "standard input" if article.source == "-" else printable(article.source)
    return Part(
        LETTERS[side],
        title,
        "" if source == title else source,
        printable(" · ".join(filter(None, (article.author, article.date, article.site)))),
        tuple(printable(warning.message) for warning in article.warnings),
        tuple(map(tuple, paragraphs.values())),
    )


def _facts(comparison: Comparison) -> Facts:
    left, right = comparison.left, comparison.right
    found = facts(comparison, claims(left), claims(right))
    return Facts(
        tuple(_answer(left, right, fact) for fact in found if fact.left and fact.right),
        tuple(_value(left, "left", fact.left) for fact in found if not fact.right),
        tuple(_value(right, "right", fact.right) for fact in found if not fact.left),
    )


def _answer(left: Article, right: Article, fact: Fact) -> Answer:
    label = STANDINGS[fact.standing]
    values = _value(left, "left", fact.left), _value(right, "right", fact.right)
    return Answer(label.value, GLYPHS[label], TOLD[fact.standing], KINDS[fact.kind], *values)


def _value(article: Article, side: Side, found: tuple[Claim, ...]) -> Value:
    first = found[0]
    places = dict.fromkeys(name_of(side, claim.sentence) for claim in found)
    return Value(printable(article.text[first.start : first.end]), tuple(places))


def _conflict(comparison: Comparison, pair: Pair, left: Statement, right: Statement) -> Conflict:
    ours = printable(comparison.left.sentence_text(pair.left))
    theirs = printable(comparison.right.sentence_text(pair.right))
    reasons = tuple(
        Reason(printable(each.rule), printable(each.explanation), ours[slice(*each.left)], theirs[slice(*each.right)])
        for each in pair.evidence
    )
    judged = all(reason.rule == MODEL for reason in reasons)
    return Conflict(left, right, judged, pair.contradiction, reasons)


def _rows(comparison: Comparison, left: tuple[Statement, ...], right: tuple[Statement, ...]) -> Iterator[Row]:
    """Yield every sentence once: those of the left in order, each with those of the right that it answers best.

    A sentence of the right that answers none stands behind the one that it follows in its article.
    """
    beside: dict[int, list[Statement]] = {}
    behind: dict[int, list[Statement]] = {}
    at = -1
    for index, statement in enumerate(right):
        pairs = comparison.counterparts("right", index)
        if pairs:
            at = pairs[0].left
        (beside if pairs else behind).setdefault(at, []).append(statement)
    for index in range(-1, len(left)):
        if index >= 0:
            yield Row(left[index], tuple(beside.get(index, ())))
        yield from (Row(None, (statement,)) for statement in behind.get(index, ()))
