"""A comparison as Markdown (CommonMark, with one table as GitHub has it) that reads well as plain text too."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from aligner.labels import Label
from aligner.reports.outline import Conflict, Facts, Outline, Part, Piece, Row, Statement, outline
from aligner.result import Comparison

# What Markdown, HTML in it, or a usual extension of it (tables, strike-through, mathematics, links without brackets,
# references to issues) would not show as the character that it is. What can do no harm stays as it is, to be read.
SPECIAL = re.compile(r"[\\`*_\[\]<~$|@]|&(?=#?\w+;)|#(?=\d)|:(?=//)|(?<=www)\.", re.IGNORECASE)
# What makes a list, a heading or a quotation of a line that begins with it.
OPENING = re.compile(r"^(?=[-+=>#])|(?<=^\d)(?=[.)])|(?<=^\d\d)(?=[.)])")

EMPHASIS: dict[Label | None, str] = {Label.UNIQUE: "*", Label.CONTRADICTORY: "**"}

LEGEND = "= shared, ≈ partly shared, + unique, ≠ contradictory, · not the story."
EMPHASISED = "*Words like these* are in this article alone; **words like these** are disputed."


def render(comparison: Comparison) -> str:
    """Return the report, with a line end behind it."""
    return "\n".join(_lines(outline(comparison))) + "\n"


def escape(text: str) -> str:
    """Return Markdown that shows a text as it is."""
    return SPECIAL.sub(r"\\\g<0>", text)


def escape_line(text: str) -> str:
    """Return Markdown that shows a text as it is, on a line of its own."""
    return OPENING.sub(r"\\", escape(" ".join(text.split())))


def _lines(story: Outline) -> Iterator[str]:
    yield f"# A: {escape_line(story.left.heading)} / B: {escape_line(story.right.heading)}"
    for part in (story.left, story.right):
        yield from _source(part)
    yield from ("", story.verdict)
    if story.conflicts:
        yield from ("", "## Contradictions")
        for conflict in story.conflicts:
            yield from _conflict(conflict)
    yield from ("", "## Summary", "")
    yield from _table(story)
    if story.facts:
        yield from ("", "## Facts", "")
        yield from _facts(story.facts)
    yield from ("", "## Sentences", "", LEGEND, EMPHASISED)
    for row in story.rows:
        yield from _row(row)


def _source(part: Part) -> Iterator[str]:
    for line in filter(None, (part.origin, part.source if part.source != part.heading else "")):
        yield from ("", f"{part.letter}: {escape_line(line)}")
    for warning in part.warnings:
        yield from ("", f"{part.letter}, a warning: {escape_line(warning)}")


def _conflict(conflict: Conflict) -> Iterator[str]:
    kind = "possibly contradictory" if conflict.possible else "contradictory"
    yield from ("", f"### {conflict.left.name} ≠ {conflict.right.name}: {kind}, {conflict.probability:.0%}")
    for reason in conflict.reasons:
        yield from ("", f"{escape_line(reason.explanation)} ({escape_line(reason.rule)})")
    for statement in (conflict.left, conflict.right):
        yield from ("", f"> {statement.name} {_sentence(statement)}")


def _facts(facts: Facts) -> Iterator[str]:
    for answer in facts.told_apart:
        left, right = (escape_line(str(value)) for value in (answer.left, answer.right))
        yield f"- {answer.glyph} {answer.kind}: A {left} / B {right}"
    if facts.word_for_word:
        yield f"- = both: {escape_line('; '.join(facts.word_for_word))}"
    for letter, values in (("A", facts.left), ("B", facts.right)):
        if values:
            yield f"- + only {letter}: {escape_line('; '.join(map(str, values)))}"


def _table(story: Outline) -> Iterator[str]:
    rows = [(f"{count.glyph} {count.name}".strip(), str(count.left), str(count.right)) for count in story.counts]
    rows.append(("of the text shared", f"{story.shares[0]:.0%}", f"{story.shares[1]:.0%}"))
    first = max(len(row[0]) for row in rows)
    yield f"| {'':{first}} |    A |    B |"
    yield f"|:{'-' * first}-|-----:|-----:|"
    for name, left, right in rows:
        yield f"| {name:{first}} | {left:>4} | {right:>4} |"


def _row(row: Row) -> Iterator[str]:
    yield ""
    for number, statement in enumerate(row.statements):
        if number:
            yield ">"
        others = ", ".join(row.elsewhere(statement))
        tail = f" → {others}" if others else ""
        yield f"> {statement.name} {statement.glyph} {_sentence(statement)}{tail}"


def _sentence(statement: Statement) -> str:
    """Return a sentence on one line, what only it says or disputes emphasised where the rest of it is not so."""
    text, marks = statement.text, dict[int, str]()
    if statement.label in (Label.PARTIAL, Label.CONTRADICTORY):
        for start, end, label in _emphasised(statement.pieces):
            # Two that touch would run into one.
            if start not in marks:
                marks[start] = marks[end] = EMPHASIS[label]
    for found in SPECIAL.finditer(text):
        marks[found.start()] = marks.get(found.start(), "") + "\\"
    edges = sorted({0, len(text), *marks})
    written = "".join(marks.get(start, "") + text[start:end] for start, end in pairwise([*edges, len(text)]))
    return " ".join(written.split())


def _emphasised(pieces: Iterable[Piece]) -> Iterator[tuple[int, int, Label | None]]:
    """Yield where something is emphasised: from a letter or digit to another, where every Markdown takes it as such."""
    at = 0
    for piece in pieces:
        before, inside, _ = piece.parts
        if inside and piece.label in EMPHASIS:
            yield at + len(before), at + len(before) + len(inside), piece.label
        at += len(piece.text)
