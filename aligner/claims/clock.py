"""Times of the day in words: half past three, twenty to nine in the evening, 5 o'clock."""

from __future__ import annotations

import re
from collections.abc import Iterator

from aligner.claims.date import Date
from aligner.claims.tokens import FOLDED

HOURS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
MINUTES = {"half": 30, "quarter": 15, "five": 5, "ten": 10, "twenty": 20, "twenty-five": 25, "twenty five": 25}
HOUR, HALF_A_DAY = 60, 12
_HOUR = rf"{'|'.join(HOURS)}|1[0-2]|[1-9]"
_PART = r"twenty[- ]five|twenty|ten|five"
# "Ten to one" are also odds, and figures that rose: what is so much before an hour has a word for a time before it.
CLOCK = re.compile(
    rf"\b(?:(?:(?P<quarter>quarter|half)|(?P<minutes>{_PART})(?: minutes)?) (?P<past>past)"
    rf"|(?P<quarter_to>quarter) to"
    rf"|(?<=\bat )(?P<minutes_to>{_PART})(?: minutes)? to"
    rf") (?P<hour>{_HOUR})\b(?! (?:percent|per cent|million|billion|of\b|[a-z]{{3,}}s\b))"
    rf"|\b(?P<full>{_HOUR}) o['’]clock\b",
    re.IGNORECASE,
)
_THEN = r" (?:(?:on \w+|this|that|in the|at) )?"
MORNING = re.compile(rf"{_THEN}morning\b", re.IGNORECASE)
LATER = re.compile(rf"{_THEN}(?:afternoon|evening)\b", re.IGNORECASE)
# Before this hour, and at twelve, what is told of the night is of its second half.
NIGHT, DUSK = re.compile(rf"{_THEN}night\b", re.IGNORECASE), 6


def times(text: str) -> Iterator[Date]:
    """Yield the times that a text tells in words; `on_dial` where it does not say which half of the day is meant."""
    for match in CLOCK.finditer(text):
        if FOLDED.search(match[0]):
            continue
        said = match["full"] or match["hour"]
        hour = (int(said) if said.isdigit() else HOURS.index(said.lower()) + 1) % HALF_A_DAY
        part = match["quarter"] or match["minutes"] or match["quarter_to"] or match["minutes_to"]
        minutes = MINUTES[part.lower()] if part else 0
        at = (hour * HOUR + (minutes if match["past"] or not part else -minutes)) % (HALF_A_DAY * HOUR)
        is_night = bool(NIGHT.match(text, match.end()))
        is_morning = bool(MORNING.match(text, match.end())) or (is_night and at < DUSK * HOUR)
        is_later = bool(LATER.match(text, match.end())) or (is_night and not is_morning)
        hour = at // HOUR + HALF_A_DAY * is_later
        yield Date(*match.span(), hour=hour, minute=at % HOUR, on_dial=not (is_morning or is_later))
