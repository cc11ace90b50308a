"""A paragraph -> its sentences, as offsets into a text that is never altered."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib import resources
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from aligner import lexicon
from aligner.paragraphs import Range, trim

if TYPE_CHECKING:
    from nltk.tokenize.punkt import PunktSentenceTokenizer

# What may end a sentence: stops (also spaced dots), and the quotation marks and brackets that close behind them.
STOP = re.compile(r"(?P<stops>[.!?…]+(?: \.)*)(?P<closers>[\"'”’»)\]]*(?:\s[\"”’)\]]+(?=\s|\Z))?)(?P<gap>\s*)")
# The first word behind it, and the word before it. Every look ahead or back is bounded, or a long line would hang.
NEXT = re.compile(r"[^\w\s]{0,9}\s?[^\w\s]{0,9}(?P<word>\w[\w-]{0,40})")
LAST = re.compile(r"\w+(?:[.-]\w+)*\Z")
REACH = 80
# More letters than any sentence has: the words of two are compared each with each.
LONGEST = 2000
# Where so long a one is parted: the last semicolon, the last comma, the last blank.
EDGES = (re.compile(r".*;\s", re.DOTALL), re.compile(r".*,\s", re.DOTALL), re.compile(r".*\s", re.DOTALL))

# Words with capitals in a row, and small ones between them.
BODY = re.compile(r"[^\W\d_a-z][\w'’]*(?: (?:(?:and|of) )?[^\W\d_a-z][\w'’]*){1,3}")
ENUMERATOR = re.compile(r"\W*+(?:\d{1,3}|[^\W\d_])?+\W*+")
INITIALS = re.compile(r"[^\W\d_](?:\.[^\W\d_])*")
CAMEL_CASE = re.compile(r"[a-z]{1,2}[A-Z]")
WEB_ADDRESS = re.compile(r"://|[@/]")
# Behind a clock time: whose time it is, as in "New York time", "Hong Kong local time", "British Summer Time".
ZONE = re.compile(r"(?:[^\W\d_a-z][\w.'’-]{0,40}\s){1,3}(?:local |standard )?[Tt]ime\b")


def sentences(text: str, start: int, end: int) -> list[Range]:
    """Return the sentences of a paragraph, `text[start:end]`, without the blanks around them; none is empty.

    The places where a sentence may end are found here; Punkt tells a full stop from the stop of an abbreviation.
    """
    edges = [start, *_breaks(text, start, end), end]
    parts = [part for a, b in pairwise(edges) for part in _parts(text, a, b)]
    trimmed = (trim(text, a, b) for a, b in parts)
    return [(a, b) for a, b in trimmed if a < b]


def _parts(text: str, start: int, end: int) -> Iterator[Range]:
    """Yield a sentence, in parts if it is too long to be one: a transcript without stops, a list.

    Each part ends behind a mark, or else behind a word.
    """
    while end - start > LONGEST:
        cut = next(
            (found.end() for edge in EDGES if (found := edge.match(text, start, start + LONGEST))), start + LONGEST
        )
        yield start, cut
        start = cut
    yield start, end


def _breaks(text: str, start: int, end: int) -> Iterator[int]:
    """Yield the offsets at which the second and every further sentence begins."""
    begin = start
    for stop in STOP.finditer(text, start, end):
        following = NEXT.match(text, stop.end(), end)
        if (
            following
            and (stop["gap"] or _lost_blank(text, stop, following))
            and not _is_enumerator(text, begin, stop.end())
            and _ends_sentence(text, stop, following, end)
        ):
            begin = stop.end()
            yield begin


def _is_enumerator(text: str, begin: int, end: int) -> bool:
    """Tell whether there is no more of a sentence yet than its number: "1." and "A." begin a line."""
    return end - begin <= REACH and ENUMERATOR.fullmatch(text, begin, end) is not None


def _lost_blank(text: str, stop: re.Match[str], following: re.Match[str]) -> bool:
    """Tell whether a blank was lost behind a stop, as in "ended.The next", which scraped pages are full of."""
    after, opener = following["word"], text[stop.end() : following.start("word")]
    if not after[0].isupper() or opener not in ("", "“", "‘", "(", "["):
        return False
    tokens = text[max(0, stop.start() - REACH) : stop.start()].split()
    if not tokens or WEB_ADDRESS.search(tokens[-1]):
        return False
    last = LAST.search(tokens[-1])
    if not last:
        return True
    word = last[0]
    # Not inside ASP.NET, M.B.A. or Ph.D.
    return (
        len(word) > 1
        and ("." in word or not word[-1].isupper())
        and (len(after) > 1 or (after in "AI" and "." not in word))
    )


def _ends_sentence(text: str, stop: re.Match[str], following: re.Match[str], end: int) -> bool:
    """Tell whether a sentence ends at a stop, from the words on both sides of it."""
    after = following["word"]
    if after[0].islower() and not CAMEL_CASE.match(after):
        return False
    if text[stop.end()] in "-–—":
        after = "-"
    last = LAST.search(text, max(0, stop.start() - REACH), stop.start())
    word = last[0].rpartition("-")[2] if last else ""
    stops = stop["stops"].replace(" ", "")
    if "…" in stops or ".." in stops:
        return _begins_sentence(after)
    if stops == ".":
        if _kind(word) == "time" and _is_zone(text, following, end):
            return False
        if INITIALS.fullmatch(word) and _is_body(text, following, end):
            return False
        return not word or _is_full_stop(word, after)
    if _kind(word) == "with an exclamation mark":
        return after.lower() in _learnt()["starters"]
    if any(mark in stop["closers"] for mark in "\"'”’"):
        # "Why?" Senator Marsh asked.
        speaker = following.start("word")
        return _begins_sentence(after) or not _attribution().match(text, speaker, min(speaker + REACH, end))
    return True


def _is_zone(text: str, following: re.Match[str], end: int) -> bool:
    """Tell whether what stands behind a clock time says whose time it is: "7 a.m. London time".

    "9 p.m. This time it rained." and "9 p.m. Extra time was needed." begin a sentence with it.
    """
    zone = ZONE.match(text, following.start("word"), end)
    if not zone or _begins_sentence(following["word"]):
        return False
    behind = NEXT.match(text, zone.end(), end)
    return not behind or behind["word"] not in lexicon.words("grammar")["auxiliary"]


def _is_body(text: str, following: re.Match[str], end: int) -> bool:
    """Tell whether the name of a body stands behind initials, which are a part of it: U.S. Geological Survey."""
    name = BODY.match(text, following.start("word"), min(end, following.start("word") + REACH))
    if following["word"].lower() in lexicon.words("function_words")["words"]:
        return False  # The Met Office
    return bool(name and lexicon.words("names")["body"] & {word.lower() for word in name[0].split()[1:]})


def _is_full_stop(word: str, after: str) -> bool:
    """Tell whether the stop between two words ends a sentence."""
    match _kind(word):
        case "before a name":
            return False
        case "before a figure":
            return not after[0].isdigit()
        case "time":
            return not after[0].isdigit() and after.lower() not in lexicon.words("grammar")["after a time"]
        case "anywhere":
            return _punkt_breaks(word, after)
        case _ if INITIALS.fullmatch(word):
            return _begins_sentence(after)
        case _ if _kind(word.capitalize()):
            return True  # "he fell ill."
        case _:
            return _punkt_breaks(word, after)


def _begins_sentence(word: str) -> bool:
    """Tell whether a capitalised word is surely the first of a sentence: after an abbreviation, Punkt breaks there."""
    return _punkt_breaks("U.S", word)


@lru_cache(maxsize=1 << 16)
def _punkt_breaks(word: str, after: str) -> bool:
    """Ask Punkt whether a sentence ends between two words."""
    breaks: bool = _punkt().text_contains_sentbreak(f"{word}. {after}")
    return breaks


@cache
def _punkt() -> PunktSentenceTokenizer:
    # Importing NLTK takes a fifth of a second: not before there is a sentence to split.
    from nltk.tokenize.punkt import PunktParameters, PunktSentenceTokenizer

    learnt, parameters = _learnt(), PunktParameters()
    parameters.abbrev_types = {
        *learnt["abbreviations"],
        *map(str.lower, lexicon.words("abbreviations")["anywhere"]),
        "u.s",
    }
    parameters.collocations = {(first, second) for first, second in learnt["collocations"]}
    parameters.sent_starters = set(learnt["starters"])
    for flags, words in learnt["orthography"].items():
        parameters.ortho_context.update(dict.fromkeys(words.split(), int(flags)))
    return PunktSentenceTokenizer(parameters)


@cache
def _learnt() -> dict[str, Any]:
    parameters: dict[str, Any] = json.loads((resources.files("aligner") / "lexicon" / "punkt.json").read_text("utf-8"))
    return parameters


@lru_cache(maxsize=1 << 16)
def _kind(word: str) -> str | None:
    """Return the section of `abbreviations.txt` that a word is in; in capitals it may be any."""
    written = {word, word.lower(), word.capitalize() if word.isupper() else word}
    return next((name for name, listed in lexicon.words("abbreviations").items() if listed & written), None)


@cache
def _attribution() -> re.Pattern[str]:
    verbs = "|".join(sorted(lexicon.words("grammar")["speech"]))
    return re.compile(rf"(?:[^\W\d_a-z][\w.'’-]*\s+){{1,4}}(?:{verbs})\b")
