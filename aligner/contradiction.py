"""Whether two paired sentences can both be true, and the evidence if they cannot.

Rules propose places that may contradict each other (`aligner.rules`); a learnt scorer for each rule says how surely the
two places are one and the same, and so that what they say of it cannot both hold. What the model makes of the two
sentences is weighed with it. Where no rule has a reason the word of the model alone must be the surer.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

import numpy as np

from aligner import scorer
from aligner.article import Span
from aligner.labels import Label, LabelledSpan
from aligner.result import MODEL, Evidence, merge_spans
from aligner.rules import alone, days, denials, names, negations, numbers, opposites, quotes, ranks, swaps
from aligner.rules.frame import other_place, other_stretch, other_time, other_voice
from aligner.rules.slot import Candidate, Sides, logit
from aligner.similarity import Profile

# An explanation quotes a clause whole if it has no more letters than this, or else so many on either side of the place,
# and the clause before it, too, if it has fewer words than this.
WHOLE, QUOTED, FEW = 110, 50, 4
# A comma before the mark that closes a quotation ends nothing where the quotation is all that is quoted.
COMMA = re.compile(r",([\"”’']+)$")
CLOSING = "\"”’'"
# Sentences of two articles that overlap less surely than this are too often of two things.
OVERLAP = 0.45
# So probable is what is shown where two sentences stand in articles, whose other sentences have ruled out candidates by
# then: by a rule, and by the model alone. Set on the pairs of articles that the tests have, and checked on `conflicts`.
IN_ARTICLES, ALONE_IN_ARTICLES = 0.28, 0.9
# Bare sentences of which one denies the other need less than two that state the same, but this much.
CLASHING = 0.25


class Rule(NamedTuple):
    """A rule: its candidates, the features that its scorer was fitted on, and where that is kept.

    The only feature of a rule without a scorer is the probability.
    """

    candidates: Callable[[Sides], Iterator[Candidate]]
    features: Sequence[str]
    model: str


RULES = {
    "speaker": Rule(quotes.speakers, quotes.FEATURES, ""),
    "quotation": Rule(quotes.alterations, quotes.FEATURES, ""),
    "number": Rule(numbers.candidates, numbers.FEATURES, "conflict_number"),
    "date": Rule(days.candidates, days.FEATURES, "conflict_date"),
    "rank": Rule(ranks.candidates, ranks.FEATURES, "conflict_rank"),
    "name": Rule(names.candidates, names.FEATURES, "conflict_name"),
    "negation": Rule(negations.candidates, negations.FEATURES, "conflict_negation"),
    "opposite": Rule(opposites.candidates, opposites.FEATURES, "conflict_opposite"),
    "swap": Rule(swaps.candidates, swaps.FEATURES, ""),
    "denial": Rule(denials.candidates, denials.FEATURES, ""),
    MODEL: Rule(alone.candidates, alone.FEATURES, "conflict_model"),
}
# What a rule says and what the model says, as logits: the features of the one decision from both.
BOTH_FEATURES = ("rule", "model")


class Conflict(NamedTuple):
    """What may be a contradiction, how probable it is, and whether that is enough to show it."""

    probability: float
    is_shown: bool
    evidence: Evidence


def conflicts(sides: Sides, without: str = "") -> list[Conflict]:
    """Return what in two paired sentences may contradict each other, the most probable first.

    Between articles only sentences that surely overlap are asked. One that the other article has word for word is
    contradicted by nothing in it. The rule called `without` is not asked.
    """
    left, right = sides.left.text, sides.right.text
    if sides.in_articles and sides.overlap < OVERLAP:
        return []
    if left == right or left in sides.right_said.sentences or right in sides.left_said.sentences:
        return []
    found = [conflict for name, rule in RULES.items() if name != without for conflict in _found(name, rule, sides)]
    ruled_out = _ruled_out(sides, found)
    kept = [each for each in found if each.evidence.rule not in ruled_out]
    return sorted(kept, key=lambda each: (-each.probability, each.evidence.left, each.evidence.right))


def _found(name: str, rule: Rule, sides: Sides) -> list[Conflict]:
    """Return what a rule proposes, judged."""
    candidates = list(rule.candidates(sides))
    if not candidates:
        return []
    # Rounded, so that what is equal from one side is equal from the other.
    features = np.array([np.round(each.features, 4) for each in candidates], np.float32)
    judged = _judged(rule, features, sides)
    return [
        Conflict(*each, _evidence(name, sides, candidate)) for candidate, each in zip(candidates, judged, strict=True)
    ]


def _ruled_out(sides: Sides, found: Sequence[Conflict]) -> set[str]:
    """Return the rules that have nothing to say because the two sentences are of two things, given what all propose.

    Another place, or another time, is another thing. Only a name, or a date, may be all that the two differ in.
    """
    ruled_out: set[str] = set()
    proposed = {each.evidence.rule for each in found}
    shown = {each.evidence.rule for each in found if each.is_shown}
    if other_place(sides):
        ruled_out |= {*RULES} - {"name", "denial"} | ({"name"} if proposed & {"number", "date"} else set())
    if other_stretch(sides):
        ruled_out |= {*RULES} - {"denial", "speaker", "quotation"}
    if other_voice(sides):
        ruled_out |= {"opposite", "negation", "name", MODEL}
    if "quotation" in shown:
        ruled_out |= {"opposite", "negation", "number", "date"}  # what of it is altered is said
    if other_time(sides):
        ruled_out |= {*RULES} - {"date", "denial"} | ({"date"} if "number" in shown else set())
    return ruled_out


def shown(found: Sequence[Conflict]) -> tuple[Evidence, ...]:
    """Return the evidence that is enough to show, one piece for each place: the most probable, and a rule's first."""
    kept: list[Evidence] = []
    for each in sorted(found, key=lambda each: each.evidence.rule == MODEL):
        one = each.evidence
        if each.is_shown and not any(_meet(one.left, other.left) and _meet(one.right, other.right) for other in kept):
            kept.append(one)
    return tuple(kept)


def _meet(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _judged(rule: Rule, features: scorer.Floats, sides: Sides) -> list[tuple[float, bool]]:
    """Return how probable each candidate is as a contradiction, and whether that is enough to show it."""
    if not rule.model:
        return [(float(probability), bool(probability >= 0.5)) for probability in features[:, 0]]
    judge, in_articles = scorer.load(rule.model, rule.features), ALONE_IN_ARTICLES
    probabilities = judge(features)
    if rule is not RULES[MODEL]:
        judge, in_articles = scorer.load("conflict_both", BOTH_FEATURES), IN_ARTICLES
        probabilities = judge(both_features(probabilities, sides.contradiction))
    enough = in_articles if sides.in_articles else judge.threshold
    return [(round(float(probability), 4), bool(probability >= enough)) for probability in probabilities]


def both_features(said: scorer.Floats, contradiction: float) -> scorer.Floats:
    """Return BOTH_FEATURES of a rule's candidates: what its scorer says of each, and what the model says of the two."""
    return np.array([[logit(float(each)), logit(contradiction)] for each in said], np.float32).round(4)


def marked(spans: Sequence[LabelledSpan], places: Sequence[Span]) -> tuple[LabelledSpan, ...]:
    """Return the spans of a sentence with some places in it labelled contradictory; they cover it once, in order."""
    clashing = [LabelledSpan(place.start, place.end, Label.CONTRADICTORY) for place in places]
    return merge_spans(spans[-1].end, [spans, clashing])


def _evidence(rule: str, sides: Sides, candidate: Candidate) -> Evidence:
    said = _quote(sides.left, candidate.left), _quote(sides.right, candidate.right)
    return Evidence(rule, candidate.left, candidate.right, f"A: {said[0]} B: {said[1]}")


def _quote(profile: Profile, span: Span) -> str:
    """Return the words around a place, as a line: whole words, with an ellipsis where something is left out.

    That is the clause that the place stands in, with the one before it where it is only a few words (on Sept. 8), or
    the words nearest to the place where it is long.
    """
    first, last = _around(profile, span)
    if last - first > WHOLE:
        first, last = max(first, span.start - QUOTED), max(span.end, min(last, span.end + QUOTED))
    inside = [word for word in profile.words if first <= word.start and word.end <= last]
    if not inside:
        return profile.text[span.start : span.end]
    quoted = " ".join(profile.text[inside[0].start : inside[-1].end].split()).rstrip(",;:-– ")
    quoted = COMMA.sub(r".\1", quoted)
    begins = profile.text[: inside[0].start].strip() and inside[0].text[0].islower()
    before = "…" if begins or _is_cut(profile, first) else ""
    behind = "…" if _is_cut(profile, last) else "" if quoted.rstrip(CLOSING).endswith((".", "!", "?", "…")) else "."
    return f"{before}{quoted}{behind}"


def _around(profile: Profile, span: Span) -> tuple[int, int]:
    """Return where the clause of a place begins and ends, and the one before it where it has few words."""
    clauses = [*profile.clauses] or [(0, len(profile.text))]
    at = next((index for index, (a, b) in enumerate(clauses) if a <= span.start < b), 0)
    start, end = clauses[at]
    words = sum(start <= word.start < end and word.is_word for word in profile.words)
    return (clauses[at - 1][0] if at and words < FEW else start), max(end, span.end)


def _is_cut(profile: Profile, offset: int) -> bool:
    """Tell whether an offset is no place where a clause begins or ends."""
    return offset not in {end for clause in profile.clauses for end in clause} | {0, len(profile.text)}
