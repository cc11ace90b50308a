"""Text -> words: the units in which sentences are compared, each with its position and a key that forms of it share."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

from aligner import lexicon

# An accent may be a character of its own behind its letter, and a soft hyphen a place where the word may be divided.
LETTER = r"[^\W\d_][\u0300-\u036f\u00ad]*"
# How documents write some letters, or divide a word, without another word being meant.
PLAIN = str.maketrans({"\u00ad": "", "ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})
# Letters with dots between (U.S.), figures with what belongs to them (19,500 7th 5G), clitics as in treebanks
# (do n't, country 's), plain words; anything else that is no blank stands alone.
PATTERN = re.compile(
    rf"(?:{LETTER}\.){{2,}}"
    r"|\d+(?:[.,:]\d+)*\w*"
    rf"|(?:{LETTER})+?(?=n['’]t\b)"
    r"|n['’]t\b"
    r"|['’](?:s|re|ve|ll|d|m)\b"
    rf"|(?:{LETTER})+"
    r"|\S",
    re.IGNORECASE,
)


HYPHEN = "-"


@dataclass(frozen=True)
class Word:
    """A word or a punctuation mark of a sentence: `text` stands at `start` to `end`.

    `key` is the same for forms of one word (stem; figures without commas; number words as figures). `content` is False
    for punctuation and for words that only hold a sentence together.
    """

    text: str
    start: int
    end: int
    key: str
    content: bool

    @property
    def plain(self) -> str:
        """The word as lists of words have it: in small letters, with a straight apostrophe."""
        return self.text.lower().replace("’", "'")

    @property
    def is_negation(self) -> bool:
        """Whether it turns a statement into its opposite: not, nobody, without."""
        return self.plain in lexicon.words("voice")["negation"]

    @property
    def is_word(self) -> bool:
        """Whether it has letters or figures, and is no punctuation mark."""
        return self.text[0].isalnum() or self.text[-1].isalnum()

    @property
    def is_number(self) -> bool:
        """Whether the word is a figure, or stands for one."""
        return self.key[:1].isdigit()

    @property
    def is_name(self) -> bool:
        """Whether the word is written as a name is; the first word of a sentence may be so without being one."""
        return self.content and self.text[:1].isupper()


def plain(words: Sequence[Word]) -> frozenset[str]:
    """Return words as lists of words have them, and those that hyphens join as one besides: half, time, half-time."""
    found = {word.plain for word in words}
    run: list[Word] = []
    for word in words:
        if run and word.start == run[-1].end and HYPHEN in (word.text, run[-1].text):
            run.append(word)
            found.add("".join(each.plain for each in run))
        else:
            run = [word]
    return frozenset(found)


def words(text: str) -> list[Word]:
    """Return the words and punctuation marks of a text, in order; every character but blanks belongs to one."""
    return [Word(m[0], *m.span(), *_key(_small(m[0], m.start() == 0))) for m in PATTERN.finditer(text)]


def _small(word: str, is_first: bool) -> str:
    """Return a word in small letters; a name that would then be another word (US, May) gets a full stop behind it."""
    small = word.lower()
    if small == word or word not in lexicon.words("function_words")["names"] or (is_first and not word.isupper()):
        return small
    return f"{small}."


@cache
def _key(word: str) -> tuple[str, bool]:
    """Return the key of a lower-case word, and whether it has content."""
    # A soft hyphen may stand alone.
    word = (unicodedata.normalize("NFC", word).translate(PLAIN) or word).replace("’", "'")
    if word[0].isdigit():
        return word.replace(",", ""), True
    if not any(character.isalnum() for character in word):
        return word, False
    number = lexicon.table("numbers").get(word)
    if number is not None:
        return number, True
    return _stemmer()(word.replace(".", "")), word not in lexicon.words("function_words")["words"]


@cache
def _stemmer() -> Callable[[str], str]:
    # NLTK takes a fifth of a second to import: never before there is something to compare.
    from nltk.stem.snowball import SnowballStemmer

    stem: Callable[[str], str] = SnowballStemmer("english").stem
    return stem
