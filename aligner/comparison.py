"""The pipeline: two articles -> Comparison, or bare sentence pairs -> Pairs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np

from aligner import encoder
from aligner.alignment import Aligned, align
from aligner.article import Article
from aligner.bare import overlaps
from aligner.contradiction import Conflict, clashes, marked, may_clash, shown
from aligner.labels import Label, Relation
from aligner.progress import Progress, Stages
from aligner.result import Comparison, Pair, sentence_label
from aligner.rules.said import NOTHING, Said
from aligner.rules.slot import Sides
from aligner.similarity import Matrix, Profile, profiles
from aligner.strictness import FLOOR, likeliest
from aligner.wording import align_words, closest, links, spans, unshared

# On some processors the library that multiplies matrices raises flags of errors that it did not make, of which NumPy
# would warn on the user's terminal (numpy/numpy#29820).
quiet = np.errstate(divide="ignore", over="ignore", invalid="ignore")


@quiet
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
    ours = [replace(each, dateline=left.dateline) for each in ready[: len(sides[0])]]
    theirs = [replace(each, dateline=right.dateline) for each in ready[len(sides[0]) :]]
    articles = Said(texts[: len(ours)], left.dateline), Said(texts[len(ours) :], right.dateline)
    report("pairing sentences", 0.0)
    found = align(ours, theirs, model, FLOOR if doubtful else 1.0, lambda part: report("pairing sentences", part))
    report("reading what is paired", 0.0)
    aligned = read_where_asked(
        likeliest(found, len(texts)), ours, theirs, articles, model, lambda part: report("reading what is paired", part)
    )
    asked = list[Sides]()
    for done, pair in enumerate(aligned):
        report("marking what is shared", done / len(aligned))
        asked.append(as_sides(ours[pair.left], theirs[pair.right], pair.overlap, pair.judged, articles))
    clashing = clashes(
        asked,
        lambda read: model.judge(read, lambda part: report("reading what may contradict", part)),
        progress=lambda part: report("looking for contradictions", part),
    )
    pairs: dict[bool, list[Pair]] = {True: [], False: []}
    for pair, two, clash in zip(aligned, asked, clashing, strict=True):
        indexes = sides[0][pair.left].index, sides[1][pair.right].index
        pairs[pair.sure].append(_pair(*indexes, two, clash))
    return Comparison(left, right, tuple(pairs[True]), tuple(pairs[False]))


@quiet
def relate(pairs: Sequence[tuple[str, str]]) -> list[Pair]:
    """Judge pairs of sentences without any context; the relation is None where the two report no common event.

    Raises ModelError if the bundled model is damaged.
    """
    if not pairs:
        return []
    # Sentences often come again in other pairs: each is read once.
    different = list(dict.fromkeys(sentence for pair in pairs for sentence in pair))
    model = encoder.load()
    known = dict(zip(different, profiles(different, model), strict=True))
    ours, theirs = ([known[pair[side]] for pair in pairs] for side in (0, 1))
    judged = model.judge(pairs)
    overlap, event, threshold = overlaps(ours, theirs, judged)
    asked = [as_sides(*each) for each in zip(ours, theirs, overlap.tolist(), judged, strict=True)]
    both = zip(asked, clashes(asked, model.judge), event.tolist(), strict=True)
    return [_pair(0, 0, two, clash, related=sure >= threshold and _have_words(two)) for two, clash, sure in both]


def _have_words(sides: Sides) -> bool:
    """Tell whether both sentences have words with content: else they say nothing that could be shared."""
    return bool(sides.left.content and sides.right.content)


def read_where_asked(
    aligned: Sequence[Aligned],
    ours: Sequence[Profile],
    theirs: Sequence[Profile],
    articles: tuple[Said, Said],
    model: encoder.Encoder,
    progress: Callable[[float], None] | None = None,
) -> list[Aligned]:
    """Return pairs of sentences of two articles with what the model says of each that may be a contradiction.

    Of long articles it has not read what is sure without it. `progress` is called with the part done, 0 to 1.
    """
    texts = [(ours[pair.left].text, theirs[pair.right].text) for pair in aligned]
    unread = [
        at for at, pair in enumerate(aligned) if pair.judged is None and may_clash(*texts[at], pair.overlap, articles)
    ]
    read = dict(zip(unread, model.judge([texts[at] for at in unread], progress), strict=True))
    return [pair._replace(judged=read.get(at, pair.judged)) for at, pair in enumerate(aligned)]


def as_sides(
    ours: Profile,
    theirs: Profile,
    overlap: float,
    judged: Matrix | None,
    articles: tuple[Said, Said] = (NOTHING, NOTHING),
) -> Sides:
    """Return two sentences as the rules see them.

    `judged` is what the model says of them, None if it is not asked; `articles` what the articles that they stand in
    state.
    """
    if judged is None:
        return Sides(ours, theirs, align_words(ours, theirs), overlap, 0.0, *articles)
    contradiction = float(encoder.stances(judged)[2])
    read_overlap = float(judged[encoder.JUDGEMENTS.index("overlap")])
    return Sides(ours, theirs, align_words(ours, theirs), overlap, contradiction, *articles, read_overlap)


def _pair(left: int, right: int, sides: Sides, found: Sequence[Conflict], *, related: bool = True) -> Pair:
    """Return what two sentences share and where they clash.

    Where they are not related they share nothing, and do not clash. Related ones may share no word: in articles, where
    a reader looks for what is meant, the closest clauses are then marked.
    """
    ours, theirs, aligned, overlap = sides.left, sides.right, sides.aligned, sides.overlap
    contradiction = max((each.likely for each in found), default=0.0)
    left_spans, right_spans = spans(ours, theirs, aligned)
    evidence = shown(found) if related else ()
    if not related:
        none = unshared(ours.text), unshared(theirs.text)
        return Pair(left, right, None, overlap, contradiction, (), (), *none)
    in_other_words = not any(span.label is Label.SHARED for span in left_spans)  # then on the right, too
    if in_other_words and sides.in_articles and ours.clauses and theirs.clauses:
        left_spans, right_spans = closest(ours, theirs, aligned)
    labels = {sentence_label(ours.text, left_spans), sentence_label(theirs.text, right_spans)}
    relation = Relation.SHARED if labels == {Label.SHARED} else Relation.PARTIAL
    if evidence:
        relation = Relation.CONTRADICTORY
        left_spans = marked(left_spans, [each.left for each in evidence])
        right_spans = marked(right_spans, [each.right for each in evidence])
    words = links(ours, theirs, aligned)
    return Pair(left, right, relation, overlap, contradiction, evidence, words, left_spans, right_spans)
