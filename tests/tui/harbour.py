"""Two short articles on one event, and a comparison of them made by hand: every label, and no model."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

from aligner.article import Article, Span
from aligner.facts import Claim, Fact, Kind, Standing
from aligner.labels import Label, LabelledSpan, Relation, Side
from aligner.result import Comparison, Evidence, Pair, WordLink
from aligner.wrapping import Line
from tui.app import Compare, NewsdiffApp

LEFT = (
    "The harbour bridge at Westhaven will stay closed until Friday after a cargo ship struck one of its piers on "
    "Monday night, the port authority said.\n"
    "Nobody was hurt. Divers found a crack four metres long below the waterline, and engineers are checking whether "
    "the pier can still bear a train.\n"
    "“We would rather be late than sorry,” said harbour master Ilse Brandt.\n"
    "Watch: how the bridge was built\n"
    "The ship, the Maren Lund, was carrying 1,200 tonnes of grain to Gdansk. It lost power in a gust, according to its "
    "owner, and drifted for nine minutes.\n"
    "Commuters faced delays of up to an hour. Extra ferries ran from six in the morning, and the city let people ride "
    "them free of charge.\n"
    "The bridge, opened in 1964, carries 31,000 vehicles a day.\n"
)

RIGHT = (
    "Westhaven's main bridge was hit by a freighter late on Monday and will not reopen before Friday, officials said.\n"
    "Two sailors were slightly injured. The collision left a crack in a pier, which divers inspected at dawn.\n"
    "The Maren Lund had been on its way to Gdansk with grain when its engine failed, the shipping company said. A tug "
    "is to tow it to a repair yard on Wednesday.\n"
    "Ferries replaced buses and trams in the morning rush, and passengers paid nothing.\n"
    "Harbour master Ilse Brandt said that safety came before speed.\n"
    "The opposition called for an inquiry into why large ships may pass the bridge without a pilot. The mayor did not "
    "comment.\n"
)

LINE = Line(0, 0)

Progress = Callable[[str, float], None]

S, U, C = Label.SHARED, Label.UNIQUE, Label.CONTRADICTORY


def articles() -> tuple[Article, Article]:
    """Return the two articles, as they are read."""
    return (
        Article.from_text(LEFT, title="Bridge closed until Friday", source="bridge-a.txt"),
        Article.from_text(RIGHT, title="Freighter hits bridge", source="bridge-b.txt"),
    )


def compare(left: Article, right: Article, *, progress: Progress) -> Comparison:
    """Return what a careful reader finds between the two articles."""
    progress("reading", 0.25)
    a, b = left.sentence_text, right.sentence_text

    def pair(
        i: int, j: int, relation: Relation, overlap: float, here: list[str], there: list[str], words: str = ""
    ) -> Pair:
        return Pair(i, j, relation, overlap, 0.0, (), links(a(i), b(j), words), spans(a(i), here), spans(b(j), there))

    conflict = Pair(
        1,
        1,
        Relation.CONTRADICTORY,
        0.83,
        0.94,
        (Evidence("negation", Span(0, 16), Span(0, 34), "A: nobody was hurt. B: two sailors were injured."),),
        (),
        (LabelledSpan(0, len(a(1)), C),),
        spans(b(1), ["Two sailors were slightly injured"], C),
    )
    progress("comparing", 0.75)
    return Comparison(
        left,
        right,
        (
            pair(
                0,
                0,
                Relation.PARTIAL,
                0.97,
                ["The harbour bridge at Westhaven will stay closed until Friday", "a cargo ship struck", "on Monday"],
                ["Westhaven's main bridge was hit by a freighter late on Monday", "will not reopen before Friday"],
                "cargo/freighter ship/freighter struck/hit harbour/main Friday/Friday",
            ),
            conflict,
            pair(
                2,
                2,
                Relation.PARTIAL,
                0.88,
                ["Divers found a crack"],
                ["crack in a pier, which divers inspected"],
                "Divers/divers found/inspected",
            ),
            pair(3, 6, Relation.SHARED, 0.71, [a(3)], [b(6)]),
            pair(5, 3, Relation.PARTIAL, 0.93, ["The ship, the Maren Lund", "grain to Gdansk"], [b(3)]),
            pair(
                6,
                3,
                Relation.PARTIAL,
                0.79,
                ["It lost power"],
                ["its engine failed, the shipping company said"],
                "lost/failed power/engine",
            ),
            pair(8, 5, Relation.PARTIAL, 0.9, ["Extra ferries ran", "free of charge"], [b(5)]),
        ),
    )


def nothing(left: Article, right: Article, *, progress: Progress) -> Comparison:
    """Return a comparison that found nothing."""
    progress("looking", 0.5)
    return Comparison(left, right, ())


def same(left: Article, right: Article, *, progress: Progress) -> Comparison:
    """Return a comparison of two articles that say the same, sentence by sentence."""
    progress("looking", 0.5)
    pairs = []
    for at, sentence in enumerate(left.sentences):
        whole = (LabelledSpan(0, sentence.end - sentence.start, S),)
        pairs.append(Pair(at, at, Relation.SHARED, 1.0, 0.0, (), (), whole, whole))
    return Comparison(left, right, tuple(pairs))


def app(left: Article, right: Article, compare: Compare) -> NewsdiffApp:
    """Return the app on two articles that are compared in some way."""
    return NewsdiffApp(left, right, compare=compare)


def spans(text: str, pieces: list[str], label: Label = S) -> tuple[LabelledSpan, ...]:
    """Label some pieces of a sentence, and the rest of it unique."""
    labels = [U] * len(text)
    for piece in pieces:
        start = text.index(piece)
        labels[start : start + len(piece)] = [label] * len(piece)
    edges = [0, *(at for at in range(1, len(text)) if labels[at] is not labels[at - 1]), len(text)]
    return tuple(LabelledSpan(start, end, labels[start]) for start, end in pairwise(edges))


def links(left: str, right: str, words: str) -> tuple[WordLink, ...]:
    """Link words, given as "cargo/freighter ship/freighter", by where they first stand in two sentences."""
    found = []
    for ours, theirs in (pair.split("/") for pair in words.split()):
        start, other = left.index(ours), right.index(theirs)
        found.append(WordLink(start, start + len(ours), other, other + len(theirs)))
    return tuple(found)


def facts(comparison: Comparison, *_: object) -> tuple[Fact, ...]:
    """Return facts of every kind and standing, whatever the engine finds."""

    def claims(side: Side, kind: Kind, texts: tuple[str, ...]) -> tuple[Claim, ...]:
        article = comparison.article(side)
        found = []
        for text in texts:
            start = article.text.index(text)
            sentence = next(each.index for each in article.sentences if start < each.end)
            found.append(Claim(kind, sentence, start, start + len(text), "", None, text))
        return tuple(found)

    evidence = {Standing.CONFLICT: comparison.counterparts("left", 1)[0].evidence[0]}
    rows: list[tuple[Kind, Standing, tuple[str, ...], tuple[str, ...]]] = [
        (Kind.STATEMENT, Standing.CONFLICT, ("Nobody was hurt",), ("Two sailors were slightly injured",)),
        (Kind.QUANTITY, Standing.DIFFERENT, ("1,200 tonnes",), ("grain",)),
        (Kind.DATE, Standing.SHARED, ("Friday",), ("Friday",)),
        (Kind.NAME, Standing.SHARED, ("Westhaven",), ("Westhaven",)),
        (Kind.NAME, Standing.SHARED, ("Maren Lund",), ("Maren Lund",)),
        (Kind.NAME, Standing.SHARED, ("harbour master Ilse Brandt", "Brandt"), ("Ilse Brandt",)),
        (Kind.QUOTATION, Standing.LEFT, ("We would rather be late than sorry",), ()),
        (Kind.QUANTITY, Standing.LEFT, ("four metres",), ()),
        (Kind.QUANTITY, Standing.LEFT, ("31,000 vehicles a day",), ()),
        (Kind.DATE, Standing.RIGHT, (), ("Wednesday",)),
    ]
    return tuple(
        Fact(kind, standing, claims("left", kind, left), claims("right", kind, right), evidence.get(standing))
        for kind, standing, left, right in rows
    )
