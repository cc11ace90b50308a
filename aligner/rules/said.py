"""What an article states anywhere: two figures that stand in both articles are figures of two things."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from functools import cached_property

from aligner.claims import Date, Dateline, Name, Quantity
from aligner.rules.figures import claimed, dated, extent, is_from_to, named
from aligner.rules.numbered import numbered
from aligner.rules.ordinals import ordinals

# At the head of a sentence, where every word has a capital letter.
FIRST_WORD = re.compile(r"\W*([^\W\d_]{2,})")
# A count below this is small.
SMALL = 10


class Said:
    """The figures, dates and ordinal numbers of an article, of the day that is given, read when first asked for."""

    def __init__(self, sentences: Sequence[str], dateline: Dateline | None = None) -> None:
        self.sentences = frozenset(sentences)
        self._dateline = dateline

    def has_figure(self, figure: Quantity) -> bool:
        """Tell whether some figure of the article may be this one, rounded or not."""
        if figure.kind == "result":
            return any({figure.low, figure.high} == result for result in self._results)
        low, high = extent(figure)
        values = self._figures.get(_kind(figure), [])
        if is_from_to(figure):
            return {low, high} <= {*values}
        at = bisect_left(values, low)
        return at < len(values) and values[at] <= high

    def has_date(self, day: Date) -> bool:
        """Tell whether some date of the article says the same, or more."""
        return not self._dates.isdisjoint(_date_keys(day))

    def has_ordinal(self, key: str) -> bool:
        """Tell whether the article has an ordinal number with what follows it, as `ordinals` returns it."""
        return key in self._ordinals

    def has_numbered(self, name: str) -> bool:
        """Tell whether something in the article bears a number, given its kind and the number: route 168."""
        return name in self._numbered

    def has_both(self, one: Name, other: Name) -> bool:
        """Tell whether the article has both of two names, by their last words; of one surname, both in full."""
        if one.parts[-1] == other.parts[-1]:
            return {one.parts, other.parts} <= self._in_full
        return {one.parts[-1], other.parts[-1]} <= self._names

    def has_name(self, name: Name) -> bool:
        """Tell whether the article has a name, by its last word."""
        return name.parts[-1] in self._names

    def has_longer(self, name: Name) -> bool:
        """Tell whether the article has a name of more words that ends with it: Oskar Thelin of Lund for Thelin."""
        return name.parts[-1] in self._ends

    def surname(self, text: str) -> Name | None:
        """Return the first word of a sentence as a name, where the article has it in full elsewhere."""
        head = FIRST_WORD.match(text)
        if not head or not head[1][0].isupper():
            return None
        name = Name(*head.span(1), head[1], (head[1].lower(),))
        return name if self.has_longer(name) else None

    @cached_property
    def _ends(self) -> frozenset[str]:
        names = (name.text.partition(" of ")[0].split() for sentence in self.sentences for name in named(sentence))
        return frozenset(words[-1].lower() for words in names if len(words) > 1)

    @cached_property
    def _names(self) -> frozenset[str]:
        return frozenset(name.parts[-1] for sentence in self.sentences for name in named(sentence))

    @cached_property
    def _in_full(self) -> frozenset[tuple[str, ...]]:
        return frozenset(name.parts for sentence in self.sentences for name in named(sentence))

    @cached_property
    def _figures(self) -> dict[str, list[float]]:
        found: dict[str, list[float]] = defaultdict(list)
        for sentence in self.sentences:
            for figure in claimed(sentence):
                if figure.limit in ("=", "~") and figure.kind != "result":
                    for value in {figure.low, figure.high}:
                        found[_kind(figure)].append(figure.in_base(value))
        return {kind: sorted(values) for kind, values in found.items()}

    @cached_property
    def _results(self) -> tuple[set[float], ...]:
        figures = (each for sentence in self.sentences for each in claimed(sentence))
        return tuple({each.low, each.high} for each in figures if each.kind == "result")

    @cached_property
    def _dates(self) -> frozenset[Hashable]:
        days = (day for sentence in self.sentences for day in dated(sentence, self._dateline))
        return frozenset(key for day in days for key in _date_keys(day))

    @cached_property
    def _numbered(self) -> frozenset[str]:
        return frozenset(each.name for sentence in self.sentences for each in numbered(sentence))

    @cached_property
    def _ordinals(self) -> frozenset[str]:
        return frozenset(key for sentence in self.sentences for key in ordinals(sentence))


NOTHING = Said(())


def _kind(figure: Quantity) -> str:
    """Return what a figure is of: its unit, or, where it is small, the noun that it counts.

    Small counts stand in every article: alone they are no sign that it speaks of the same.
    """
    if figure.unit or figure.high >= SMALL:
        return figure.base
    return f"count of {figure.noun}"


def _date_keys(day: Date) -> Iterator[Hashable]:
    """Yield what tells a date from others: the day of the month, or else the day of the week, and so on.

    Near the dateline a day of the month is one of the week, too.
    """
    if day.is_time:
        hour = day.hour or 0
        yield from (("time", each, day.minute) for each in ({hour, (hour + 12) % 24} if day.on_dial else {hour}))
    elif day.day:
        yield ("day", day.month, day.day)
        if day.on:
            yield (day.falls_on, None, None, None)
    else:
        yield (day.weekday, day.month, day.year, day.relative)
