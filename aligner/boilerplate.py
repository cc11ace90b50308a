"""Which sentences are no part of the story: links, captions, credits, bylines, notices, and lines that are repeated."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

from aligner import lexicon
from aligner.claims.date_reading import written

# Longer lines are sentences of the story, whatever they begin with.
LONGEST = 600
STRAIGHT = str.maketrans("‘’“”", "''\"\"")
# Brackets, bullets and the like around a line.
EDGES = " ([{<>|*•_–—-.:…!)]}"
ENDS_SENTENCE = re.compile(r"[.!?…][\"'”’)\]]*\Z")
QUOTED = re.compile(r"[\"“”«»]")

NAME = r"[^\W\d_a-z][\w.'’-]*"
# "By Ann Lee and Bo Chen, Associated Press", "By Ann Lee, staff writer": nothing but names, and what they do.
TRADE = r"(?:[a-z]+ ){0,3}(?:writer|reporter|correspondent|editor|columnist|producer)s?"
BYLINE = re.compile(
    rf"(?:(?:Words|Story|Text|Report|Reporting) by|By|BY):? (?P<first>{NAME})"
    rf"(?:,? ?[|/]? ?(?:and|AND|for|of|{NAME}|the)(?= |,|\Z)){{1,6}}"
    rf"(?:(?:,| [|/–—-]) {TRADE})?"
)
# "(Ann Lee/The Daily News)", "Ann Lee / AP": a name and an agency.
CREDIT = re.compile(
    rf"\W?{NAME}(?: {NAME}){{1,3}} ?/ ?(?:{NAME}|for|of|the)(?: (?:{NAME}|for|of|the|-)){{0,6}}\W{{0,2}}"
)
# When a page says that it was published, in figures alone; what parts that from what stands beside it, and how long it
# says that it takes to read.
IN_FIGURES = re.compile(r"\b(?:\d{4}-\d\d-\d\dT[\d:.]+Z?|\d{1,2}[/.]\d{1,2}[/.]\d{4})\b")
BESIDE = re.compile(r" [|·•–—-] ")
READING = re.compile(r"\d+[- ]min(?:ute)?s? read")
LINK = re.compile(r"(?:https?://|www\.)\S+|[\w.+-]+@[\w-]+\.[\w.-]+")
# A repeated sentence with a full stop may be a quotation that the story takes up again; three times is a caption.
OFTEN = 3


def boilerplate(sentences: Sequence[str]) -> list[bool]:
    """Tell for each sentence of an article, in order, whether it is no part of the story."""
    # One character more than the longest is enough to tell that a line is longer.
    lines = [" ".join(sentence.strip()[: LONGEST + 1].split()) for sentence in sentences]
    counts = Counter(lines)
    return [
        len(line) <= LONGEST
        and (_is_repeated(line, counts[line]) or _is_furniture(line) or (index > 0 and _is_link(line)))
        for index, line in enumerate(lines)
    ]


def _is_repeated(line: str, count: int) -> bool:
    if count < 2 or QUOTED.search(line):
        return False
    return count >= OFTEN or not ENDS_SENTENCE.search(line)


def _is_furniture(line: str) -> bool:
    if not any(character.isalnum() for character in line) or LINK.fullmatch(line):
        return True
    plain = _plain(line)
    if _phrases("line").fullmatch(plain) or _phrases("start").match(plain) or _phrases("anywhere").search(line.lower()):
        return True
    return not _is_full_sentence(line) and bool(CREDIT.fullmatch(line) or _is_byline(line) or is_dated(line))


def _is_byline(line: str) -> bool:
    byline = BYLINE.fullmatch(line)
    return byline is not None and byline["first"].lower() not in lexicon.words("grammar")["after a time"]


def is_dated(line: str) -> bool:
    """Tell whether a line is when an article was published, and perhaps by whom: "By Ann Lee | 5 May 2024"."""
    figures = [match.span() for match in IN_FIGURES.finditer(line)]
    found = [*written(line)]
    if not figures and not any(one.calendar() for one in found):
        return False
    spans = figures or [(one.start, one.end) for one in found]
    ends = [0, *(edge for span in spans for edge in span), len(line)]
    between = (line[start:end] for start, end in zip(ends[::2], ends[1::2], strict=True))
    others = (part.strip(EDGES + ",") for text in between for part in BESIDE.split(text))
    around = ("", *lexicon.sections("boilerplate")["dated"])
    return all(other.lower() in around or READING.fullmatch(other) or _is_byline(other) for other in others)


def _is_link(line: str) -> bool:
    """Tell a link to other pages and a caption; at the head of an article such a line would be its headline."""
    plain = _plain(line)
    is_labelled = _phrases("label").match(plain) or plain.endswith(lexicon.sections("boilerplate")["tail"])
    return not _is_full_sentence(line) and bool(is_labelled)


def _is_full_sentence(line: str) -> bool:
    return bool(ENDS_SENTENCE.search(line)) and line[-1] not in ")]"


def _plain(line: str) -> str:
    """Return a line as the phrases are written: small letters, straight quotation marks, no marks around it."""
    return line.translate(STRAIGHT).lower().strip(EDGES)


@cache
def _phrases(section: str) -> re.Pattern[str]:
    """Compile a section of `boilerplate.txt`; a star stands for some characters."""
    lines = lexicon.sections("boilerplate")[section]
    return re.compile("|".join(re.escape(line).replace(r"\*", ".{1,40}") for line in lines))
