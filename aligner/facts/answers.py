"""How a claim of one sentence of a pair answers a claim of the other: by their values and by what the words say."""

from __future__ import annotations

from aligner.article import Span
from aligner.claims.quantity import Quantity
from aligner.facts.measured import Answer, is_telling
from aligner.facts.statements import Claim, Kind, compare
from aligner.result import Comparison, Pair
from aligner.rules.figures import DIGITS, digits
from aligner.rules.parts import complement


def answer(comparison: Comparison, pair: Pair, one: Claim, other: Claim) -> Answer:
    """Tell how a claim of the left sentence of a pair answers one of the right sentence."""
    found = compare(one, other)
    if found is None or found == "altered":
        return found
    linked = _linked(pair, *_in_sentences(comparison, one, other))
    if found == "same":
        is_sure = one.kind is not Kind.QUANTITY or _count_the_same(pair, one.value, other.value, linked=linked)
        return found if is_sure else None
    if one.kind is Kind.QUANTITY and complement(one.value, other.value, ()):
        return None  # 57 percent were against it, and 43 for it
    if one.about and one.about.casefold() == other.about.casefold():
        return found
    if one.kind is Kind.QUANTITY and one.about and other.about:  # however near, pupils are no schools
        linked = _count_alike(pair, one.value, other.value)
    return found if linked else None


def _count_the_same(pair: Pair, one: Quantity, other: Quantity, *, linked: bool) -> bool:
    """Tell whether two equal quantities of paired sentences are one, and not two villages and two children."""
    if one.base == other.base != "" or len(digits(one)) >= DIGITS:
        return True
    if one.base != other.base:
        return linked or is_telling(one)
    return not one.counted or not other.counted or one.noun == other.noun or _count_alike(pair, one, other)


def _count_alike(pair: Pair, one: Quantity, other: Quantity) -> bool:
    """Tell whether what two quantities count is aligned."""
    return _linked(pair, Span(one.counted_start, one.counted_end), Span(other.counted_start, other.counted_end))


def _in_sentences(comparison: Comparison, one: Claim, other: Claim) -> tuple[Span, Span]:
    """Return where a claim of the left article and one of the right stand, as offsets into their sentences."""
    ours = comparison.left.sentences[one.sentence].start
    theirs = comparison.right.sentences[other.sentence].start
    return Span(one.start - ours, one.end - ours), Span(other.start - theirs, other.end - theirs)


def _linked(pair: Pair, ours: Span, theirs: Span) -> bool:
    """Tell whether a word of one part of a pair's left sentence is aligned with a word of a part of the right one."""
    return any(
        link.left_start < ours.end
        and ours.start < link.left_end
        and link.right_start < theirs.end
        and theirs.start < link.right_end
        for link in pair.words
    )
