"""Text -> figures, words and marks: what claims are read from. Unlike `aligner.words`, it needs nothing but `re`."""

from __future__ import annotations

import re
from typing import NamedTuple

# What tells a terminal to change colour, in text that was copied from one, perhaps with the picture of its first sign.
ESCAPE = r"[\x1b\u241b]\[[\d;?]{0,32}[A-Za-z]"
# What parts the thousands of a figure: a comma, or a blank that is not a plain one.
BLANK = "\u00a0\u2009\u202f"
GROUPING = re.compile(f"[, {BLANK}]")
# A figure with its thousands parted and its fraction (1,200.5  .25  10 000), a word with its apostrophe (don't)
# and the dots of initials (U.S.), any other character by itself.
TOKEN = re.compile(
    rf"(?P<figure>\d{{1,3}}(?:(?:,\d{{3}})+|(?:[{BLANK}]\d{{3}})+|(?: \d{{3}})* 000)(?!\d)(?:\.\d+)?"
    r"|\d+(?:\.\d+)?|(?<![\w.])\.\d+)"
    r"|(?P<word>(?:[^\W\d_]\.){2,}|[^\W\d_]+(?:['’][^\W\d_]+)*)"
    rf"|(?P<mark>{ESCAPE}|\S)"
)


# Letters that a pattern that ignores case takes for i, s and k, and no table has.
FOLDED = re.compile("[\u0131\u0130\u017f\u212a]")
DASHES = frozenset("-\u2011–—")


class Token(NamedTuple):
    """A figure, a word or a mark. `glued`: no blank parts it from the token before; `lower` is what tables hold."""

    text: str
    lower: str
    start: int
    end: int
    kind: str
    glued: bool

    @property
    def is_figure(self) -> bool:
        """Whether it is written with digits."""
        return self.kind == "figure"

    @property
    def is_word(self) -> bool:
        """Whether it is made of letters."""
        return self.kind == "word"

    @property
    def is_capitalised(self) -> bool:
        """Whether it is a word that begins with a capital letter."""
        return self.kind == "word" and self.text[0].isupper()


def tokens(text: str) -> list[Token]:
    """Return the tokens of a text, in order; every character but blanks belongs to one."""
    found = []
    last = -1
    for match in TOKEN.finditer(text):
        word, (start, end) = match[0], match.span()
        found.append(Token(word, word.lower().replace("’", "'"), start, end, match.lastgroup or "", start == last))
        last = end
    return found


def at(found: list[Token], index: int) -> Token:
    """Return the token at an index, or an empty mark where there is none: neighbours can be asked for without care."""
    return found[index] if 0 <= index < len(found) else NONE


NONE = Token("", "", -1, -1, "mark", False)
