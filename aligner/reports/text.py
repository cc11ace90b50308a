"""A comparison as plain text: contradictions first, then figures, then the sentences beside each other.

Colour, where it is wanted, is the sixteen colours that every terminal has; the text is the same without it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import zip_longest

from aligner.labels import Label
from aligner.reports.outline import Conflict, Facts, Outline, Part, Row, Statement, outline
from aligner.result import Comparison
from aligner.wrapping import width_of, wrap

WIDTH = 80
# From here on two columns stand beside each other; below, one sentence stands under the other.
BESIDE = 72
NARROWEST = 40

GAP = " │ "
INDENT = "  "

# Select Graphic Rendition (ECMA-48 8.3.117): bright blue; italic yellow; bold reverse magenta; faint.
STYLES: dict[Label | None, str] = {
    Label.SHARED: "94",
    Label.UNIQUE: "3;33",
    Label.CONTRADICTORY: "1;7;35",
    None: "2",
}
STRONG, FAINT = "1", "2"

# What stands around the words that the other article lacks, or disputes, in a sentence that it has something of.
BRACKETS: dict[Label | None, tuple[str, str]] = {Label.UNIQUE: ("[", "]"), Label.CONTRADICTORY: ("[≠ ", "]")}

LEGEND = "= shared   ≈ partly shared   + unique   ≠ contradictory   · not the story"
BRACKETED = "Words in [brackets] are in this article alone; those in [≠ brackets] are disputed."


@dataclass(frozen=True)
class Styled:
    """A stretch of text in one style, "" for none."""

    text: str
    style: str = ""


def render(comparison: Comparison, *, width: int = WIDTH, colour: bool = False) -> str:
    """Return the report in lines of at most `width` cells, with a line end behind each."""
    return "\n".join(_Writer(max(NARROWEST, width), colour).lines(outline(comparison))) + "\n"


class _Writer:
    """Writes an outline in lines."""

    def __init__(self, width: int, colour: bool) -> None:
        self._width = width
        self._colour = colour

    def lines(self, story: Outline) -> Iterator[str]:
        """Yield the lines of the whole report."""
        for part in (story.left, story.right):
            yield from self._title(part)
        yield ""
        yield from self._flow([Styled(story.verdict)])
        if story.conflicts:
            yield from self._heading("Contradictions")
            for number, conflict in enumerate(story.conflicts):
                yield from [""] * (number > 0)
                yield from self._conflict(conflict)
        yield from self._heading("Summary")
        yield from self._table(story)
        if story.facts:
            yield from self._heading("Facts")
            yield from self._facts(story.facts)
        yield from self._heading("Sentences")
        yield from self._flow([Styled(LEGEND, FAINT)])
        yield from self._flow([Styled(BRACKETED, FAINT)])
        for row in story.rows:
            yield ""
            yield from self._beside(row) if self._width >= BESIDE else self._below(row)

    def _title(self, part: Part) -> Iterator[str]:
        yield from self._flow([Styled(f"{part.letter} "), Styled(part.heading, STRONG)])
        for line in filter(None, (part.origin, part.source if part.source != part.heading else "")):
            yield from self._flow([Styled(INDENT + line, FAINT)])
        for warning in part.warnings:
            yield from self._flow([Styled(f"{INDENT}! {warning}")])

    def _heading(self, text: str) -> Iterator[str]:
        yield ""
        yield self._paint(text.upper(), STRONG)
        yield ""

    def _conflict(self, conflict: Conflict) -> Iterator[str]:
        kind = "possibly contradictory" if conflict.possible else "contradictory"
        head = f"≠ {conflict.left.name} and {conflict.right.name}"
        yield from self._flow([Styled(head, STRONG), Styled(f" {kind}, {conflict.probability:.0%}")])
        for reason in conflict.reasons:
            yield from self._flow([Styled(f"{INDENT}{reason.explanation}"), Styled(f" ({reason.rule})", FAINT)])
        for statement in (conflict.left, conflict.right):
            name = Styled(f"{INDENT}{statement.name} ", FAINT)
            yield from self._flow([name, *self._pieces(statement)], indent=INDENT + INDENT)

    def _facts(self, facts: Facts) -> Iterator[str]:
        for answer in facts.told_apart:
            head = Styled(f"{answer.glyph} {answer.kind}: ", STYLES.get(Label(answer.style), FAINT))
            yield from self._flow([head, Styled(f"A {answer.left} / B {answer.right}")])
        if facts.word_for_word:
            head = Styled("= both: ", STYLES[Label.SHARED])
            yield from self._flow([head, Styled("; ".join(facts.word_for_word))])
        for letter, values in (("A", facts.left), ("B", facts.right)):
            if values:
                head = Styled(f"+ only {letter}: ", STYLES[Label.UNIQUE])
                yield from self._flow([head, Styled("; ".join(map(str, values)))])

    def _table(self, story: Outline) -> Iterator[str]:
        rows = [(f"{count.glyph or ' '} {count.name}", str(count.left), str(count.right)) for count in story.counts]
        rows.append(("  of the text shared", f"{story.shares[0]:.0%}", f"{story.shares[1]:.0%}"))
        first = max(len(row[0]) for row in rows)
        for name, left, right in [("", "A", "B"), *rows]:
            yield f"{name:{first}}  {left:>5}  {right:>5}"

    def _beside(self, row: Row) -> Iterator[str]:
        column = (self._width - len(GAP)) // 2
        left = list(self._statements(row, [row.left] if row.left else [], column))
        right = list(self._statements(row, row.right, column))
        for (ours, cells), (theirs, _) in zip_longest(left, right, fillvalue=("", 0)):
            gap = self._paint(GAP if theirs else GAP.rstrip(), FAINT)
            yield f"{ours}{' ' * (column - cells)}{gap}{theirs}"

    def _below(self, row: Row) -> Iterator[str]:
        yield from (line for line, _ in self._statements(row, row.statements, self._width))

    def _statements(self, row: Row, statements: Iterable[Statement], width: int) -> Iterator[tuple[str, int]]:
        """Yield the lines of some sentences of a row, each with its width in cells."""
        for statement in statements:
            head = Styled(f"{statement.glyph} {statement.name} ", STYLES.get(statement.label, FAINT))
            others = ", ".join(row.elsewhere(statement))
            tail = [Styled(f" → {others}", FAINT)] if others else []
            yield from self._broken([head, *self._pieces(statement), *tail], width)

    def _pieces(self, statement: Statement) -> Iterator[Styled]:
        mixed = statement.label in (Label.PARTIAL, Label.CONTRADICTORY)
        for piece in statement.pieces:
            before, inside, after = piece.parts
            style = STYLES.get(piece.label, "")
            opening, closing = BRACKETS.get(piece.label, ("", "")) if mixed and inside else ("", "")
            yield from (Styled(before), Styled(opening + inside + closing, style), Styled(after))

    def _flow(self, parts: Iterable[Styled], indent: str = INDENT) -> Iterator[str]:
        yield from (line for line, _ in self._broken(parts, self._width, indent))

    def _broken(self, parts: Iterable[Styled], width: int, indent: str = INDENT) -> Iterator[tuple[str, int]]:
        """Break styled text into lines; the second and every further one is indented."""
        styled = [part for part in parts if part.text]
        text = "".join(part.text for part in styled)
        for number, (start, end) in enumerate(wrap(text, 0, len(text), width, later=width - len(indent))):
            begin = indent if number else ""
            line = begin + "".join(self._paint(words, style) for words, style in _within(styled, start, end))
            yield line, len(begin) + width_of(text[start:end])

    def _paint(self, text: str, style: str) -> str:
        return f"\x1b[{style}m{text}\x1b[0m" if self._colour and style and text else text


def _within(parts: Iterable[Styled], start: int, end: int) -> Iterator[tuple[str, str]]:
    """Yield what of styled parts lies in a range of their text."""
    at = 0
    for part in parts:
        text = part.text[max(0, start - at) : max(0, end - at)]
        if text:
            yield text, part.style
        at += len(part.text)
