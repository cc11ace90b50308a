"""What there is to doubt about a text: whether it is a whole article, one article, and in English."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from aligner import lexicon
from aligner.article import ReadingWarning

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

# A list has at least so many lines, and so many of them are no sentences.
LINES = 8
UNFINISHED = 0.75
FINISHED = re.compile(r"[.!?…:;,][\"'”’)\]]*\s*\Z")
# A line of a list of links is shorter than this, on average.
SHORT_LINE = 90

# A stub behind a paywall has less than so many letters; a whole article may advertise a subscription.
STUB = 2500
NOT_FREE = re.compile(r"\"isAccessibleForFree\"\s*:\s*\"?false", re.IGNORECASE)

# The language is looked at in so many letters at the head, and only where there are so many words.
SAMPLE = 5000
WORDS = 20
# English prose has from 0.35 to 0.55 of function words, headlines from 0.15; other languages share a few (in, on, a).
ENGLISH = 0.22
# Below this probability a language is not named.
SURE = 0.9


def is_list(text: str, shortest: int = LINES) -> bool:
    """Tell whether a text looks like a list of links: many short lines, few of which are sentences."""
    lines = [line for line in text.splitlines() if line.strip()]
    unfinished = sum(not FINISHED.search(line) for line in lines)
    return (
        len(lines) >= shortest
        and unfinished >= UNFINISHED * len(lines)
        and sum(map(len, lines)) < SHORT_LINE * len(lines)
    )


def is_paywalled(html: str, text: str) -> bool:
    """Tell whether the text of a page is likely to be the stub that stands before a paywall."""
    if len(text) > STUB:
        return False
    return bool(NOT_FREE.search(html) or _offers().search(html.replace("’", "'")))


def language_of(text: str) -> str:
    """Return the name of the language of a text if it is surely not English, else an empty string.

    English is told by its function words, in no time; the detector is asked only where these are few.
    """
    words = re.findall(r"[^\W\d_]+", text[:SAMPLE].lower())
    if len(words) < WORDS:
        return ""
    function_words = lexicon.words("function_words")["words"]
    if sum(word in function_words for word in words) >= ENGLISH * len(words):
        return ""
    code, probability = _detector().classify(text[:SAMPLE])
    return lexicon.table("languages").get(code, code) if code != "en" and probability >= SURE else ""


def doubts_about(text: str) -> list[ReadingWarning]:
    """Return what there is to doubt about a text, whatever it was taken from."""
    language = language_of(text)
    if not language:
        return []
    return [ReadingWarning("language", f"it seems to be in {language}: newsdiff is made for English")]


@cache
def _detector() -> LanguageIdentifier:
    """Return what tells languages apart. It takes half a second to unpack: many articles have to share it."""
    # Here, not above: it takes a tenth of a second to import.
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)


@cache
def _offers() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, lexicon.sections("paywall")["offers"])), re.IGNORECASE)
