"""Contradictions made by rule from real news pairs, each beside a harmless edit of the same kind.

Where two sentences state the same thing, changing in one of them what both say makes them contradict each other; a
change of the same kind that leaves the content alone does not. The model is to learn the difference, not the edit:

    kind        contradicts                                 does not
    figure      129 -> 137                                  129 -> "about 130", digits and words
    day         Monday -> Thursday, March -> June           Monday -> Mon., March -> Mar.; both changed alike
    name        another name in the place of one of both    the last part of the name alone
    negation    was -> was not in one of the two            in both of them
    opposite    rose -> fell                                rose -> climbed
    roles       A beat B -> B beat A                        A and B -> B and A

No text is written to the project: the edits are made when examples are gathered, from the data sets.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from aligner.encoder import longer_first
from aligner.training.example import ANSWERS, Example

DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = """
January February March April June July August September October November December
""".split()  # noqa: SIM905  # May is too often another word
NAME = re.compile(r"(?<![.!?“\"] )(?<!^)\b[A-Z][a-z]{2,}(?: [A-Z][a-z]{2,}){0,2}\b")
FIGURE = re.compile(r"(?<![\w.,:$£€-])\d{1,3}(?:,\d{3})*(?:\.\d+)?(?![\w:-]|[.,]\d)")
NUMBER_WORDS = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
AUXILIARY = re.compile(r"\b(is|are|was|were|has|have|had|will|would|can|could|did|does|do|should)\b(?! not\b|n['’]t)")
# In one form of the verb each, so that an exchange is grammatical.
OPPOSITES = """
rose/fell rises/falls rise/fall rising/falling increased/decreased increase/decrease increases/decreases
gained/lost gains/losses gain/loss won/lost win/lose wins/loses accepted/rejected accepts/rejects accept/reject
approved/rejected approves/rejects approve/reject supported/opposed supports/opposes support/oppose
backed/opposed backs/opposes confirmed/denied confirms/denies confirm/deny convicted/acquitted guilty/innocent
arrested/released alive/dead opened/closed opens/closes open/closed before/after more/fewer higher/lower
highest/lowest up/down above/below first/last best/worst succeeded/failed succeeds/fails success/failure
agreed/refused agrees/refuses arrived/left joined/left started/ended began/ended begins/ends allowed/banned
allows/bans allow/ban legal/illegal safe/dangerous expected/unexpected strengthened/weakened strong/weak
stronger/weaker largest/smallest larger/smaller biggest/smallest increase/decline improved/worsened bought/sold
buy/sell buys/sells hired/fired survived/died north/south east/west northern/southern eastern/western men/women
man/woman father/mother son/daughter brother/sister husband/wife boys/girls boy/girl male/female
including/excluding with/without upheld/overturned extended/shortened resumed/suspended
""".split()  # noqa: SIM905
SAME = """
rose/climbed rises/climbs fell/dropped falls/drops increased/grew increase/growth won/captured rejected/refused
approved/passed supported/backed supports/backs opposed/resisted confirmed/verified denied/disputed
arrested/detained began/started begins/starts ended/finished killed/slain injured/hurt said/stated says/states
bought/purchased buy/purchase biggest/largest big/large people/persons police/officers children/kids car/vehicle
attack/assault attacked/assaulted hostages/captives begin/start help/assist helped/assisted announced/declared
told/informed shot/gunned home/house murder/killing died/perished wounded/injured lawmakers/legislators
hit/struck about/approximately nearly/almost near/close later/afterwards quickly/rapidly because/since
although/though
""".split()  # noqa: SIM905


@dataclass(frozen=True)
class Edit:
    """Two sentences after an edit, and whether they contradict each other."""

    first: str
    second: str
    contradicts: bool


Maker = Callable[[str, str, random.Random, Sequence[str]], Iterator[Edit]]


def contrasted(pairs: Sequence[tuple[str, str]], origin: str, seed: int) -> Iterator[Example]:
    """Yield for each pair of sentences that state the same thing an edit that contradicts and one that does not.

    Both are of one kind, chosen among those that the pair allows, so that the kind tells nothing.
    """
    chance = random.Random(seed)
    known = sorted({name for pair in pairs for name in NAME.findall(pair[1])})
    for a, b in pairs:
        made: dict[str, list[Edit]] = {}
        for kind, maker in MAKERS.items():
            edits = list(maker(a, b, chance, known))
            if any(edit.contradicts for edit in edits):
                made[kind] = edits
        if not made:
            continue
        edits = made[chance.choice(sorted(made))]
        for contradicts in (True, False):
            fitting = [edit for edit in edits if edit.contradicts is contradicts]
            if fitting:
                edit = chance.choice(fitting)
                answer = ANSWERS["contradiction" if contradicts else "not_contradiction"]
                yield Example(*longer_first(edit.first, edit.second), "stance", answer, origin, "fit")


def figures(a: str, b: str, chance: random.Random, _: Sequence[str]) -> Iterator[Edit]:
    """Edit figures, and number words, that both sentences have."""
    for found in FIGURE.finditer(b):
        if not re.search(rf"(?<![\w.,]){re.escape(found[0])}(?![\w]|[.,]\d)", a):
            continue
        value = float(found[0].replace(",", ""))
        if value in range(1900, 2100):
            yield Edit(a, put(b, found, str(int(value) + chance.choice((-3, -2, -1, 1, 2)))), True)
            continue
        yield Edit(a, put(b, found, written(value, chance, found[0])), True)
        if value >= 20 and value == int(value):
            size = 10 ** max(1, len(str(int(value))) - 2)
            rounded = round(value / size) * size
            close = chance.choice(("about", "around", "roughly", "some", "nearly" if rounded >= value else "more than"))
            if abs(rounded - value) <= 0.06 * value and rounded != value:
                yield Edit(a, put(b, found, f"{close} {rounded:,.0f}"), False)
            yield Edit(a, put(b, found, f"{chance.choice(('at least', 'up to', 'some', 'exactly'))} {found[0]}"), False)
        elif value in range(2, 13):
            yield Edit(a, put(b, found, NUMBER_WORDS[int(value) - 2]), False)
    for found in re.finditer(rf"\b({'|'.join(NUMBER_WORDS)})\b", b):
        if re.search(rf"\b{found[0]}\b", a):
            yield Edit(a, put(b, found, chance.choice([word for word in NUMBER_WORDS if word != found[0]])), True)
            yield Edit(a, put(b, found, str(NUMBER_WORDS.index(found[0]) + 2)), False)


def written(value: float, chance: random.Random, like: str) -> str:
    """Return another figure than `value`, of its size and written like it."""
    while True:
        other = value * chance.choice((0.3, 0.5, 0.6, 0.75, 0.9, 1.1, 1.25, 1.5, 2, 3)) + chance.choice((-1, 0, 1, 2))
        places = len(like.partition(".")[2])
        text = f"{abs(other):,.{places}f}" if "," in like or other >= 10_000 else f"{abs(other):.{places}f}"
        if float(text.replace(",", "")) not in (value, 0.0):
            return text


def days(a: str, b: str, chance: random.Random, _: Sequence[str]) -> Iterator[Edit]:
    """Edit weekdays and months that both sentences have."""
    for names in (DAYS, MONTHS):
        for name in names:
            found = re.search(rf"\b{name}\b", b)
            if not found or not re.search(rf"\b{name}\b", a):
                continue
            other = chance.choice([each for each in names if each != name])
            yield Edit(a, put(b, found, other), True)
            yield Edit(a, put(b, found, f"{name[:3]}."), False)
            yield Edit(re.sub(rf"\b{name}\b", other, a), put(b, found, other), False)


def names(a: str, b: str, chance: random.Random, known: Sequence[str]) -> Iterator[Edit]:
    """Put another name in the place of one that both sentences have, or leave off its first part."""
    for found in NAME.finditer(b):
        if found[0] not in a or found[0] in DAYS or found[0] in MONTHS:
            continue
        length = found[0].count(" ")
        fitting = [chance.choice(known) for _ in range(20)]
        fitting = [name for name in fitting if name.count(" ") == length and name not in a and name not in b]
        if fitting:
            yield Edit(a, put(b, found, fitting[0]), True)
            yield Edit(a.replace(found[0], fitting[0]), put(b, found, fitting[0]), False)
        if length:
            yield Edit(a, put(b, found, found[0].split(" ")[-1]), False)


def negation(a: str, b: str, chance: random.Random, _: Sequence[str]) -> Iterator[Edit]:
    """Negate one of two sentences, or both where they have the same auxiliary verb."""
    found = list(AUXILIARY.finditer(b))
    for each in found[:2]:
        here = [other for other in AUXILIARY.finditer(a) if other[0] == each[0]]
        if not here:
            continue
        denied = put(b, each, chance.choice((f"{each[0]} not", f"{each[0]} never") if each[0] != "is" else ("is not",)))
        yield Edit(a, denied, True)
        yield Edit(put(a, here[0], f"{here[0][0]} not"), denied, False)


def opposites(a: str, b: str, _chance: random.Random, _: Sequence[str]) -> Iterator[Edit]:
    """Exchange a word that both sentences have for its opposite, or for a word of the same meaning."""
    for table, contradicts in ((OPPOSITES, True), (SAME, False)):
        for pair in table:
            for word, other in (pair.split("/"), pair.split("/")[::-1]):
                found = re.search(rf"\b{word}\b", b)
                if found and (re.search(rf"\b{word}\b", a) or not contradicts):
                    yield Edit(a, put(b, found, other), contradicts)
                    if contradicts and (there := re.search(rf"\b{word}\b", a)):
                        yield Edit(put(a, there, other), put(b, found, other), False)


def roles(a: str, b: str, _chance: random.Random, _: Sequence[str]) -> Iterator[Edit]:
    """Let two names of both sentences change places: harmless where they are joined by "and"."""
    found = [each for each in NAME.finditer(b) if each[0] in a and not {*each[0].split()} & {*DAYS, *MONTHS}]
    for one, other in pairwise(found):
        between = b[one.end() : other.start()]
        if one[0] in other[0] or other[0] in one[0] or between.strip() in ("", ","):
            continue
        swapped = b[: one.start()] + other[0] + between + one[0] + b[other.end() :]
        yield Edit(a, swapped, between.strip() != "and")


def put(text: str, found: re.Match[str], instead: str) -> str:
    """Return a text with something else in the place of a match."""
    return text[: found.start()] + instead + text[found.end() :]


MAKERS: dict[str, Maker] = {
    "figure": figures,
    "day": days,
    "name": names,
    "negation": negation,
    "opposite": opposites,
    "roles": roles,
}
