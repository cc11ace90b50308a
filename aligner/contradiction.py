"""Whether two paired sentences can both be true, and the evidence if they cannot.

Rules propose places that may contradict each other (`aligner.rules`). For most of them a learnt scorer says how surely
the two places are one and the same, and so that what they say of it cannot both hold; the narrow ones say it
themselves. What the model makes of the two sentences is weighed with it, and what it would make of them if they agreed
there (`aligner.counterfactual`). Where no rule has a reason the word of the model alone must be the surer.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate, islice, pairwise
from typing import NamedTuple

import numpy as np

from aligner import counterfactual, scorer
from aligner.article import Span
from aligner.encoder import Vectors
from aligner.explanation import evidence
from aligner.judging import read_anew
from aligner.labels import Label, LabelledSpan
from aligner.result import MODEL, Evidence, merge_spans
from aligner.rules import (
    alone,
    bearers,
    days,
    deadlines,
    denials,
    halves,
    names,
    negations,
    numbers,
    offices,
    opposites,
    quotes,
    ranks,
    swaps,
)
from aligner.rules.frame import other_dates, other_figure, other_place, same_amount
from aligner.rules.said import Said
from aligner.rules.slot import Candidate, Sides
from aligner.rules.turns import other_stretch, other_turn
from aligner.rules.voices import other_voice
from aligner.scorer import logit, sigmoid

# Sentences of two articles that overlap less surely than this are too often of two things. Where they seem to clash
# that makes them overlap less: then what counts is how surely they would if they agreed there, by all scores, and by
# the model alone. Below ASKED not even that is asked.
OVERLAP, AGREED, ASKED = 0.5, 0.7, 0.4
# Where two sentences stand in articles, whose other sentences have ruled out candidates by then, so probable must it be
# that they overlap, if they agree in a place, and contradict each other there: the product of the two. Set on the pairs
# of articles that the tests have and on ten of the 16 in `conflicts`, and checked on the others. If the model sees two
# things even then, by less than AGREED, the product falls steeply.
IN_ARTICLES, STEEP = 0.31, 8
# Two figures, or two days, surely answer each other where their words do so much, or what they count. Where, besides,
# neither article has the other's value anywhere, so much is added to the logit of a contradiction (the scorers know the
# two sentences alone), and the product falls less steeply. Names are proposed so seldom, and so much rules them out,
# that less is enough. All this holds only in articles of so many sentences: fewer say too little. Set on articles
# written to be measured on (`tests/bench/reworded.txt`), and checked on others.
ANSWERING, FIGURES_ALONE, DAYS_ALONE, ANSWERED_STEEP = 0.75, 1.0, 2.5, 4
NAMES_IN_ARTICLES, SENTENCES = 0.1, 5
# A third of the pairs that the word of the model alone was weighed on contradict each other; in articles hardly any do.
# So much less are the odds there.
RARER = 5.0
# What is as probable as this counts where two sentences may set two things against each other.
LIKELY = 0.25
# Bare sentences of which one denies the other need less than two that state the same, but this much.
CLASHING = 0.25
# Between articles, what these rules propose may be told of two things of a kind: a hospital, and another one.
OF_ANY_TURN = ("rank", "denial", "speaker", "quotation")
# Of bare sentences, and by what is not read again, what is likelier than not is shown.
EVEN = 0.5
# What the scorer of a rule gives less than this is not worth being read by the model: what is shown has .17 or more.
# Names are given little, since of those that their scorer learnt from hardly any were conflicts.
PROPOSED, NAMES_PROPOSED = 0.15, 0.1
# Of two sentences that are lists, no more than so many places are asked about by a rule, and no more are read again.
PLACES, READ = 16, 8


Judge = Callable[[Sequence[tuple[str, str]]], Vectors]


class Rule(NamedTuple):
    """A rule: its candidates, the features that its scorer was fitted on, and where that is kept.

    The only feature of a rule without a scorer is the probability. Between whole articles the product of the two
    probabilities must be `enough`, and `alone` is added to the logit where two places surely answer each other. What
    its scorer gives less than `least` is left out.
    """

    candidates: Callable[[Sides], Iterator[Candidate]]
    features: Sequence[str]
    model: str
    enough: float = IN_ARTICLES
    alone: float = 0.0
    least: float = PROPOSED


RULES = {
    "speaker": Rule(quotes.speakers, quotes.FEATURES, ""),
    "quotation": Rule(quotes.alterations, quotes.FEATURES, ""),
    "number": Rule(numbers.candidates, numbers.FEATURES, "conflict_number", alone=FIGURES_ALONE),
    "date": Rule(days.candidates, days.FEATURES, "conflict_date", alone=DAYS_ALONE),
    "hour": Rule(halves.candidates, halves.FEATURES, ""),
    "deadline": Rule(deadlines.candidates, deadlines.FEATURES, ""),
    "numbered": Rule(bearers.candidates, bearers.FEATURES, ""),
    "rank": Rule(ranks.candidates, ranks.FEATURES, "conflict_rank"),
    "name": Rule(names.candidates, names.FEATURES, "conflict_name", NAMES_IN_ARTICLES, least=NAMES_PROPOSED),
    "negation": Rule(negations.candidates, negations.FEATURES, "conflict_negation"),
    "opposite": Rule(opposites.candidates, opposites.FEATURES, "conflict_opposite"),
    "office": Rule(offices.candidates, offices.FEATURES, ""),
    "swap": Rule(swaps.candidates, swaps.FEATURES, ""),
    "denial": Rule(denials.candidates, denials.FEATURES, ""),
    MODEL: Rule(alone.candidates, alone.FEATURES, "conflict_model"),
}
# What a rule says and what the model says, as logits: the features of the one decision from both.
BOTH_FEATURES = ("rule", "model", *counterfactual.FEATURES)


class Proposal(NamedTuple):
    """What a rule proposes, and how probable a contradiction it is by what the rule knows."""

    rule: str
    candidate: Candidate
    probability: float

    @property
    def is_read(self) -> bool:
        """Whether the model reads the two sentences once more, as if they agreed."""
        return self.rule != MODEL and bool(RULES[self.rule].model)


class Conflict(NamedTuple):
    """What may be a contradiction, and whether that is enough to show it.

    `probability` is that of one if both sentences tell of one thing there, `of_one` how probable it is that they do.
    """

    probability: float
    of_one: float
    is_shown: bool
    evidence: Evidence

    @property
    def likely(self) -> float:
        """How probable a contradiction it is: what is not shown for being of two things is no probable one."""
        return self.probability if self.is_shown else round(self.probability * self.of_one, 4)


def clashes(
    asked: Sequence[Sides], judge: Judge, without: str = "", progress: Callable[[float], None] | None = None
) -> list[list[Conflict]]:
    """Return what in each two paired sentences may contradict each other, the most probable first.

    `judge` returns what the model makes of pairs of sentences, as `Encoder.judge` does. The rule called `without` is
    not asked. `progress` is called with the part that the rules have looked at, 0 to 1.
    """
    proposed = list[list[Proposal]]()
    for done, sides in enumerate(asked, 1):
        proposed.append(_proposals(sides, without))
        if progress:
            progress(done / len(asked))
    to_read = [
        counterfactual.agreeing(sides, [each.candidate for each in some if each.is_read])
        for sides, some in zip(asked, proposed, strict=True)
    ]
    judged = judge([pair for pairs in to_read for pair in pairs])
    ends = pairwise(accumulate((len(pairs) for pairs in to_read), initial=0))
    return [
        _conflicts(sides, each, judged[first:last])
        for sides, each, (first, last) in zip(asked, proposed, ends, strict=True)
    ]


def may_clash(left: str, right: str, overlap: float, articles: tuple[Said, Said]) -> bool:
    """Tell whether two sentences are asked for contradictions at all, given what their articles say, if they have any.

    Between articles only sentences that may well overlap are. One that the other article has word for word is
    contradicted by nothing in it.
    """
    ours, theirs = (said.sentences for said in articles)
    in_doubt = bool(ours) and overlap < ASKED
    return not in_doubt and left != right and left not in theirs and right not in ours


def _proposals(sides: Sides, without: str) -> list[Proposal]:
    """Return what the rules propose in two sentences, but for the rule called `without`."""
    articles = sides.left_said, sides.right_said
    if not may_clash(sides.left.text, sides.right.text, sides.overlap, articles):
        return []
    proposed = [each for name, rule in RULES.items() if name != without for each in _proposed(name, rule, sides)]
    read = sorted((each for each in proposed if each.is_read), key=lambda each: -each.probability)
    return [each for each in proposed if not each.is_read or each in read[:READ]]


def _proposed(name: str, rule: Rule, sides: Sides) -> Iterator[Proposal]:
    candidates = list(islice(rule.candidates(sides), PLACES))
    if not candidates:
        return
    # Rounded, so that what is equal from one side is equal from the other.
    features = np.array([np.round(each.features, 4) for each in candidates], np.float32)
    said = scorer.load(rule.model, rule.features)(features) if rule.model else features[:, 0]
    for candidate, probability in zip(candidates, said, strict=True):
        if (
            sides.in_articles
            and name not in OF_ANY_TURN
            and other_turn(sides, candidate.left.start, candidate.right.start)
        ):
            continue
        if probability >= rule.least or name == MODEL:
            yield Proposal(name, candidate, float(probability))


def _conflicts(sides: Sides, proposed: Sequence[Proposal], judged: Vectors) -> list[Conflict]:
    """Return what in two paired sentences may contradict each other, the most probable first.

    `judged` is what the model makes of the two as if they agreed, as in `counterfactual.features`.
    """
    if not proposed:
        return []
    found = list(_judged(sides, proposed, judged))
    ruled_out = _ruled_out(sides, found)
    kept = [each for each in found if each.evidence.rule not in ruled_out]
    return sorted(kept, key=lambda each: (-each.probability, each.evidence.left, each.evidence.right))


def _judged(sides: Sides, proposed: Sequence[Proposal], judged: Vectors) -> Iterator[Conflict]:
    """Yield what is proposed, weighed with what the model says."""
    both, agreed = scorer.load("conflict_both", BOTH_FEATURES), counterfactual.features(judged)
    read = [each for each in proposed if each.is_read]
    weighed = both(both_features([each.probability for each in read], sides.contradiction, agreed))
    for each, probability, overlap in zip(read, weighed.tolist(), agreed[:, 0].tolist(), strict=True):
        surely = _overlap(sides, max(overlap, sides.read_overlap))
        if sides.in_articles:
            rule, steep, enough = RULES[each.rule], STEEP, IN_ARTICLES
            if _are_whole(sides):
                enough = rule.enough
                if each.candidate.answering >= ANSWERING:
                    probability, steep = sigmoid(logit(probability) + rule.alone), ANSWERED_STEEP
            of_one = surely * min(1.0, sigmoid(overlap) / AGREED) ** steep
            is_enough = probability * of_one >= enough
        else:
            of_one, is_enough = 1.0, probability >= EVEN and sigmoid(overlap) >= AGREED
        yield _conflict(sides, each, probability, of_one, is_enough and _is_one(sides, surely))
    surely = _overlap(sides, sides.read_overlap)
    for each in proposed:
        if not each.is_read:
            probability = _unread(each, sides)
            of_one = surely if sides.in_articles else 1.0
            yield _conflict(sides, each, probability, of_one, _is_one(sides, surely) and probability >= EVEN)


def _are_whole(sides: Sides) -> bool:
    """Tell whether two sentences stand in articles that say enough for what is not in them to tell something."""
    return min(len(said.sentences) for said in (sides.left_said, sides.right_said)) >= SENTENCES


def _overlap(sides: Sides, read_overlap: float) -> float:
    """Return how surely two sentences overlap; between articles, if that is the logit that the model gives them."""
    return read_anew(sides.overlap, sides.read_overlap, read_overlap) if sides.in_articles else sides.overlap


def _is_one(sides: Sides, overlap: float) -> bool:
    """Tell whether so much overlap is enough for two sentences to contradict each other."""
    return overlap >= (OVERLAP if sides.in_articles else CLASHING)


def _unread(proposal: Proposal, sides: Sides) -> float:
    """Return how probable is what is not read again. The word of the model alone weighs less in articles."""
    if proposal.rule != MODEL or not sides.in_articles:
        return proposal.probability
    return sigmoid(logit(proposal.probability) - math.log(RARER))


def _conflict(sides: Sides, proposal: Proposal, probability: float, of_one: float, is_shown: bool) -> Conflict:
    return Conflict(round(probability, 4), of_one, is_shown, evidence(proposal.rule, sides, proposal.candidate))


def _ruled_out(sides: Sides, found: Sequence[Conflict]) -> set[str]:
    """Return the rules that have nothing to say because the two sentences are of two things, given what all propose.

    Another place, or another time, is another thing. Only a name, or a date, may be all that the two differ in.
    """
    ruled_out: set[str] = set()
    proposed = {each.evidence.rule for each in found}
    shown = {each.evidence.rule for each in found if each.is_shown}
    if other_place(sides):
        ruled_out |= {*RULES} - {"name", "office", "denial"} | ({"name"} if proposed & {"number", "date"} else set())
    if other_stretch(sides):
        ruled_out |= {*RULES} - {"denial", "speaker", "quotation"}
    if sides.in_articles and _is_contrast(found):
        ruled_out |= {"opposite", "name", "date", "numbered"}
    if sides.in_articles and other_figure(sides):
        ruled_out |= {"name", "date"}  # somebody else, or another day, of which something else is told
        if not same_amount(sides):
            ruled_out |= {"opposite"}  # 0.4 percent less than in June, and 2.7 percent more than a year before
    if other_voice(sides):
        ruled_out |= {"opposite", "negation", "name", MODEL}
    if "quotation" in shown:
        ruled_out |= {"opposite", "negation", "number", "date"}  # what of it is altered is said
    if other_dates(sides.left, sides.right):
        ruled_out |= {*RULES} - {"date", "hour", "deadline", "denial"} | ({"date"} if "number" in shown else set())
    return ruled_out


def _is_contrast(found: Sequence[Conflict]) -> bool:
    """Tell whether what is told are two things set against each other: the east gate opened, and the west gate closed.

    Then opposites stand in two places, or one beside another name or day.
    """
    likely = [each.evidence for each in found if each.probability >= LIKELY]
    opposites = [each for each in likely if each.rule == "opposite"]
    others = [each for each in likely if each.rule in ("opposite", "name", "date", "numbered")]
    return any(
        not _meet(one.left, other.left) and not _meet(one.right, other.right) for one in opposites for other in others
    )


def shown(found: Sequence[Conflict]) -> tuple[Evidence, ...]:
    """Return the evidence that is enough to show, one piece for each place; that of the model where no rule has any."""
    enough = [each.evidence for each in found if each.is_shown]
    kept: list[Evidence] = []
    for one in [each for each in enough if each.rule != MODEL] or enough:
        if not any(_meet(one.left, other.left) and _meet(one.right, other.right) for other in kept):
            kept.append(one)
    return tuple(kept)


def _meet(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def both_features(said: Sequence[float], contradiction: float, agreed: Vectors) -> Vectors:
    """Return BOTH_FEATURES of a rule's candidates.

    They are what its scorer says of each, what the model says of the two, and of the two as if they agreed.
    """
    alone = np.array([[logit(each), logit(contradiction)] for each in said], np.float32).reshape(-1, 2)
    return np.column_stack([alone, agreed]).round(4)


def marked(spans: Sequence[LabelledSpan], places: Sequence[Span]) -> tuple[LabelledSpan, ...]:
    """Return the spans of a sentence with some places in it labelled contradictory; they cover it once, in order."""
    clashing = [LabelledSpan(place.start, place.end, Label.CONTRADICTORY) for place in places]
    return merge_spans(spans[-1].end, [spans, clashing])
