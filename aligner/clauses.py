"""A sentence -> its clauses: pieces of about the size of one statement, found by rules about words and punctuation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from aligner import lexicon

# Numbers (1,200), times (7:30) and compounds are one word; a dash of two hyphens is one mark.
TOKEN = re.compile(r"\w+(?:[.,:'’/&-]\w+)*|--|[^\w\s]")
QUOTES = {"“": "”", "«": "»", '"': '"'}
DASHES = frozenset({"—", "--"})
# A clause has at least so many words; a quotation or a bracket of fewer words ("moral failure") stays in its clause.
WORDS = 3
# How many words of a clause are read to see whether it has a verb.
REACH = 6


class Token(NamedTuple):
    """A word or a punctuation mark; `lower` is what the tables hold."""

    lower: str
    start: int
    end: int
    word: bool


@lru_cache(maxsize=1 << 14)  # an article asks for them, and so does whoever compares its sentences
def clauses(text: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    """Return the clauses of a sentence, `text[start:end]`, in order and without the blanks around them.

    They cover the sentence but for blanks. Punctuation goes with the clause before it, an opening mark with the one
    behind it.
    """
    tokens = [Token(m[0].lower(), m.start(), m.end(), m[0][0].isalnum()) for m in TOKEN.finditer(text, start, end)]
    if not tokens:
        return ()
    counts = [0, *accumulate(token.word for token in tokens)]
    firsts = _merge(counts, sorted({*_enclosed(tokens, counts), *_punctuated(text, tokens, counts), *_joined(tokens)}))
    ends = [*firsts[1:], len(tokens)]
    return tuple((tokens[first].start, tokens[end - 1].end) for first, end in zip(firsts, ends, strict=True))


def _merge(counts: list[int], cuts: list[int]) -> list[int]:
    """Drop the cuts that leave too short a clause: it joins the one before it, and the first one joins the next."""
    kept = [0]
    for cut, after in zip(cuts, [*cuts, len(counts) - 1][1:], strict=True):
        if counts[cut] - counts[kept[-1]] >= WORDS and counts[after] - counts[cut] >= WORDS:
            kept.append(cut)
    return kept


def _enclosed(tokens: list[Token], counts: list[int]) -> Iterator[int]:
    """Yield cuts before and behind quotations and brackets that are long enough to state something."""
    coordinators = lexicon.words("grammar")["coordinator"]
    opened: dict[str, int] = {}
    for index, token in enumerate(tokens):
        if token.lower in opened:
            first = opened.pop(token.lower)
            if counts[index] - counts[first] >= WORDS:
                # "... and “she left”": the conjunction goes with what it introduces.
                yield first - (first > 0 and tokens[first - 1].lower in coordinators)
                yield _behind(tokens, index)
        elif token.lower in QUOTES or token.lower == "(":
            opened[QUOTES.get(token.lower, ")")] = index


def _behind(tokens: list[Token], index: int) -> int:
    """Return the index behind a closing mark and the punctuation that follows it."""
    while index + 1 < len(tokens) and not tokens[index + 1].word and tokens[index + 1].lower not in {*QUOTES, "("}:
        index += 1
    return index + 1


def _punctuated(text: str, tokens: list[Token], counts: list[int]) -> Iterator[int]:
    """Yield cuts behind semicolons, colons and dashes, and behind the commas that part clauses."""
    begin, inserted, fronted = 0, False, _opens(tokens, 0) or _is_participle(tokens, 0)
    for index in range(1, len(tokens) - 1):
        mark, after = tokens[index].lower, tokens[index + 1]
        spaced = text[tokens[index].end : after.start].isspace()
        # A hyphen or a short dash without blanks is part of a compound or a range (2019–21).
        if mark in DASHES or (spaced and (mark in ";:–" or (mark == "-" and text[tokens[index].start - 1].isspace()))):
            yield index + 1
            inserted, fronted, begin = False, False, index + 1
        elif mark == "," and spaced and not after.lower[0].isdigit():
            opens = _inserts(tokens, index + 1)
            closes = (
                (inserted or fronted) and counts[index] - counts[begin] >= WORDS and not _is_listed(tokens, index + 1)
            )
            if opens or closes or _states(tokens, index + 1):
                yield index + 1
                # What follows a fronted clause is the main clause, and no insertion.
                inserted, fronted, begin = opens and not fronted, False, index + 1


def _inserts(tokens: list[Token], index: int) -> bool:
    """Tell whether an insertion begins behind a comma: a relative clause, a participle, an apposition, a phrase."""
    tables = lexicon.words("grammar")
    word = tokens[index].lower
    return (
        _opens(tokens, index)
        or word in tables["after a comma"]
        or _is_participle(tokens, index)
        or (word in tables["determiner"] and not _is_listed(tokens, index))
    )


def _opens(tokens: list[Token], index: int) -> bool:
    tables = lexicon.words("grammar")
    return any(tokens[index].lower in tables[name] for name in ("subordinator", "time subordinator", "after a comma"))


def _is_participle(tokens: list[Token], index: int) -> bool:
    """Tell words like "adding ..." and "mediated by ..."."""
    word, after = tokens[index].lower, tokens[index + 1].lower if index + 1 < len(tokens) else ""
    prepositions = lexicon.words("grammar")["preposition"]
    return (word.endswith("ing") and len(word) > 5) or (word.endswith("ed") and len(word) > 3 and after in prepositions)


def _is_listed(tokens: list[Token], index: int) -> bool:
    """Tell whether a comma is followed by the last or last but one item of a list ("the US, the EU and the UN")."""
    ahead = [token.lower for token in tokens[index : index + REACH]]
    return any(word in ("and", "or") for word in ahead) and not _has_verb(ahead)


def _states(tokens: list[Token], index: int) -> bool:
    """Tell whether a new statement begins behind a comma: a subject and a verb, perhaps behind "and" or "but"."""
    tables = lexicon.words("grammar")
    word = tokens[index].lower
    if word in ("but", "so", "yet") or word in tables["subject pronoun"]:
        return True
    phrase = []
    for token in tokens[index : index + REACH]:
        if not token.word:
            break
        phrase.append(token.lower)
    if word in tables["coordinator"]:
        return _has_verb(phrase[1:])
    return any(verb in tables["speech"] for verb in phrase)


def _has_verb(words: list[str]) -> bool:
    tables = lexicon.words("grammar")
    return any(
        word in tables["auxiliary"] or word in tables["speech"] or (word.endswith("ed") and len(word) > 3)
        for word in words
    )


def _joined(tokens: list[Token]) -> Iterator[int]:
    """Yield cuts before words that begin a clause without a comma."""
    tables = lexicon.words("grammar")
    for index in range(2, len(tokens) - 1):
        word, before, after = tokens[index].lower, tokens[index - 1], tokens[index + 1].lower
        if not before.word or not tokens[index + 1].word:
            continue
        if word in ("which", "whom", "whose") and before.lower in tables["preposition"]:
            if tokens[index - 2].word:
                yield index - 1
        elif word in tables["subordinator"]:
            yield index
        elif word in tables["time subordinator"]:
            if before.lower not in tables["measure"]:
                yield index
        elif word == "that":
            if any(token.lower in tables["speech"] for token in tokens[index - 3 : index]):
                yield index
        elif word in tables["coordinator"]:
            if after in tables["auxiliary"] or after in tables["subject pronoun"] or _is_verb_phrase(tokens, index + 1):
                yield index
        elif word == "as" and after in tables["subject pronoun"]:
            yield index


def _is_verb_phrase(tokens: list[Token], index: int) -> bool:
    """Tell "and crashed into ...", but not "wounded and displaced people"."""
    tables = lexicon.words("grammar")
    after = tokens[index + 1].lower if index + 1 < len(tokens) else ""
    return (
        tokens[index].lower.endswith("ed")
        and not tokens[index - 2].lower.endswith("ed")
        and tokens[index - 2].lower not in tables["preposition"]
        and any(after in tables[name] for name in ("preposition", "determiner", "subject pronoun"))
    )
