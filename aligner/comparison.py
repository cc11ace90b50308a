"""The pipeline: two articles -> Comparison, or bare sentence pairs -> Pairs."""

from __future__ import annotations

from collections.abc import Sequence

from aligner import encoder
from aligner.alignment import align, overlaps
from aligner.article import Article
from aligner.contradiction import conflicts, marked, shown
from aligner.progress import Progress, Stages
from aligner.result import Comparison, Label, Pair, Relation, sentence_label
from aligner.rules.said import NOTHING, Said
from aligner.rules.slot import Sides
from aligner.similarity import Profile, profiles
from aligner.strictness import FLOOR, likeliest
from aligner.wording import align_words, links, spans, unshared


def compare(
    left: Article,
    right: Article,
    progress: Progress | None = None,
    *,
    doubtful: bool = False,
    threads: int | None = None,
) -> Comparison:
    """Compare two articles: which sentences overlap, and what of each the other article shares.

    With `doubtful`, the result also holds the likeliest of the pairs that are not sure, for `aligner.strictness`. The
    model runs on so many `threads`, by default on all cores; where many pairs are compared at once, each in a process
    of its own, one is best.

    Raises ModelError if the bundled model is damaged.
    """
    report = Stages(progress)
    report("finding sentences", 0.0)
    sides = [[sentence for sentence in article.sentences if not sentence.boilerplate] for article in (left, right)]
    texts = [article.sentence_text(s.index) for article, side in zip((left, right), sides, strict=True) for s in side]
    report("loading the model", 0.0)
    model = encoder.load(threads)
    ready = profiles(texts, model, lambda part: report("reading", part))
    ours, theirs = ready[: len(sides[0])], ready[len(sides[0]) :]
    articles = Said(texts[: len(ours)]), Said(texts[len(ours) :])
    report("pairing sentences", 0.0)
    aligned = likeliest(align(ours, theirs, FLOOR if doubtful else 1.0), len(texts))
    pairs: dict[bool, list[Pair]] = {True: [], False: []}
    for done, pair in enumerate(aligned):
        report("marking what is shared", done / len(aligned))
        indexes = sides[0][pair.left].index, sides[1][pair.right].index
        sentences = ours[pair.left], theirs[pair.right]
        pairs[pair.sure].append(_pair(*indexes, *sentences, pair.overlap, articles))
    sure, unsure = (tuple(pair for pair in pairs[each] if pair.relation) for each in (True, False))
    return Comparison(left, right, sure, unsure)


def relate(pairs: Sequence[tuple[str, str]]) -> list[Pair]:
    """Judge pairs of sentences without any context; the relation is None where the two share nothing.

    Raises ModelError if the bundled model is damaged.
    """
    if not pairs:
        return []
    # Sentences often come again in other pairs: each is read once.
    different = list(dict.fromkeys(sentence for pair in pairs for sentence in pair))
    known = dict(zip(different, profiles(different, encoder.load()), strict=True))
    ours, theirs = ([known[pair[side]] for pair in pairs] for side in (0, 1))
    overlap, threshold = overlaps(ours, theirs)
    return [
        _pair(0, 0, a, b, float(p)) if p >= threshold else _unrelated(0, 0, a, b, float(p))
        for a, b, p in zip(ours, theirs, overlap, strict=True)
    ]


def _pair(
    left: int,
    right: int,
    ours: Profile,
    theirs: Profile,
    overlap: float,
    articles: tuple[Said, Said] = (NOTHING, NOTHING),
) -> Pair:
    """Return what two sentences share and where they clash; `articles`: what the articles that they stand in state."""
    aligned = align_words(ours, theirs)
    left_spans, right_spans = spans(ours, theirs, aligned)
    if not any(span.label is Label.SHARED for span in left_spans):  # then nor on the right
        return _unrelated(left, right, ours, theirs, overlap)
    labels = {sentence_label(ours.text, left_spans), sentence_label(theirs.text, right_spans)}
    relation = Relation.SHARED if labels == {Label.SHARED} else Relation.PARTIAL
    found = conflicts(Sides(ours, theirs, aligned, overlap, *articles))
    evidence = shown(found)
    if evidence:
        relation = Relation.CONTRADICTORY
        left_spans = marked(left_spans, [each.left for each in evidence])
        right_spans = marked(right_spans, [each.right for each in evidence])
    contradiction = found[0].probability if found else 0.0
    words = links(ours, theirs, aligned)
    return Pair(left, right, relation, overlap, contradiction, evidence, words, left_spans, right_spans)


def _unrelated(left: int, right: int, ours: Profile, theirs: Profile, overlap: float) -> Pair:
    return Pair(left, right, None, overlap, 0.0, (), (), unshared(ours.text), unshared(theirs.text))
