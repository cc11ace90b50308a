"""Bytes -> text: the character set that is given, declared, or guessed, in this order."""

from __future__ import annotations

import codecs
import re

from aligner.article import ReadingWarning
from aligner.errors import SourceError
from aligner.reading.content import Content
from aligner.reading.material import Material

BYTE_ORDER_MARKS = (
    # The longer ones first: UTF-32 begins as UTF-16 does.
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
META = re.compile(rb"<meta\b[^>]{0,200}?\bcharset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
XML = re.compile(rb"<\?xml\b[^>]{0,100}?\bencoding\s*=\s*[\"']([\w.:-]{1,40})")
# How far into a page its character set is declared; browsers look at 1,024 bytes, pages do not keep to it.
HEAD = 4096

# What browsers take these to be, since pages declare them and hold more. (The Encoding Standard, "Names and labels".)
WIDER = {"ascii": "cp1252", "iso8859-1": "cp1252", "gb2312": "gb18030", "gbk": "gb18030", "euc_kr": "cp949"}

# What a page or a server may declare: the character sets of that standard as Python names them. Other codecs are no
# character sets, or take time by the square of the length.
DECLARED = frozenset(
    {"utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "ascii", "iso8859-1", "gb2312", "gbk", "gb18030"}
    | {f"iso8859-{part}" for part in (2, 3, 4, 5, 6, 7, 8, 10, 13, 14, 15, 16)}
    | {f"cp{page}" for page in (866, 874, 949, 932, *range(1250, 1259))}
    | {"koi8-r", "koi8-u", "mac-roman", "mac-cyrillic", "big5", "big5hkscs", "tis-620"}
    | {"euc_jp", "iso2022_jp", "shift_jis", "euc_kr"}
)

# As much of a text as is looked at to guess its character set; more takes long and tells little.
SAMPLE = 1 << 16
# Of 1,000 bytes, so many may be broken in a text that is UTF-8 all the same.
BROKEN = 5
# The share of NULs among every second byte from which a text is UTF-16 without a mark: English is nearly all NULs.
NULS = 0.4
# Characters that text does not have: controls, but for blanks, backspace and escape.
CONTROLS = re.compile(r"[\x00-\x07\x0e-\x1a\x1c-\x1f]")
MANY_CONTROLS = 0.1

Decoded = tuple[str, tuple[ReadingWarning, ...]]


def plain(material: Material, encoding: str | None = None) -> Content:
    """Return a plain text, every character of it. Raises SourceError for what is no text."""
    text, doubts = decode(material, encoding)
    return Content(text, warnings=doubts)


def decode(material: Material, given: str | None = None) -> Decoded:
    """Return the text and what there is to doubt about it.

    Raises SourceError for bytes that are not text, or not in the character set that was `given`.
    """
    text, warnings = _decode(material, given)
    if "\0" in text[:SAMPLE] or len(CONTROLS.findall(text[:SAMPLE])) > MANY_CONTROLS * min(len(text), SAMPLE):
        raise SourceError(f"{material.name}: a binary file, not text: save its text first")
    return text.removeprefix("\ufeff"), warnings


def _decode(material: Material, given: str | None) -> Decoded:
    data = material.data
    if given is not None:
        return _as_given(material, given), ()
    declared = marked(data) or _known(material.charset) or _declared_inside(data)
    if declared:
        try:
            return data.decode(declared), ()
        except UnicodeError:
            if declared != "utf-8":
                return _mended(data.decode(declared, "replace"), declared)
    wide = _wide(data[:SAMPLE])
    if wide:
        return data.decode(wide, "replace"), (_guessed(wide),)
    try:
        return data.decode(), ()
    except UnicodeDecodeError:
        return _guess(material)


def marked(data: bytes) -> str:
    """Return the encoding that a byte-order mark names, or an empty string."""
    return next((encoding for mark, encoding in BYTE_ORDER_MARKS if data.startswith(mark)), "")


def _as_given(material: Material, encoding: str) -> str:
    try:
        return material.data.decode(encoding)
    except (UnicodeError, ValueError) as error:
        where = f" (byte {error.start})" if isinstance(error, UnicodeDecodeError) else ""
        raise SourceError(
            f"{material.name}: not {encoding} text{where}: leave out --encoding to have it guessed"
        ) from None
    except LookupError:  # There is such a codec, but not from bytes to text.
        raise SourceError(f"{material.name}: {encoding} is no character set: utf-8 and cp1252 are") from None


def _declared_inside(data: bytes) -> str:
    found = XML.search(data[:HEAD]) or META.search(data[:HEAD])
    name = _known(found[1].decode("ascii")) if found else ""
    # A page that says so in ASCII is not in UTF-16, whatever it says.
    return "utf-8" if name.startswith(("utf-16", "utf-32")) else name


def _known(name: str) -> str:
    """Return the name of a character set as Python has it, or an empty string for one that pages do not have."""
    try:
        codec = codecs.lookup(name.strip("\"' ")).name
    except (LookupError, ValueError):
        return ""
    return WIDER.get(codec, codec) if codec in DECLARED else ""


def _guess(material: Material) -> Decoded:
    data = material.data
    mended = data.decode("utf-8", "replace")
    broken = mended.count("\ufffd")
    # A text of which no letter but the plain ones is UTF-8 is in another character set, however few there are.
    is_whole = not mended.replace("\ufffd", "").isascii() and broken * 1000 <= BROKEN * len(mended)
    if is_whole or data[:-3].isascii():
        return _mended(mended, "utf-8")
    encoding = _likely(data[:SAMPLE])
    if not encoding:
        raise SourceError(f"{material.name}: not text in any character set that is known: name it with --encoding")
    return data.decode(encoding, "replace"), (_guessed(encoding),)


def _guessed(encoding: str) -> ReadingWarning:
    message = f"its character set is not declared and was taken to be {encoding}: --encoding names another"
    return ReadingWarning("encoding", message)


def _wide(data: bytes) -> str:
    """Return the name of UTF-16 if a text is in it without a mark, as English would be."""
    half = max(len(data) // 2, 1)
    for encoding, first in (("utf-16-le", 1), ("utf-16-be", 0)):
        if data[first::2].count(0) > NULS * half:
            return encoding
    return ""


def _likely(sample: bytes) -> str:
    from charset_normalizer import from_bytes

    found = from_bytes(sample)
    best = found.best()
    if best is None:
        return ""
    # Short texts fit many of the character sets for Latin letters: English is in the Western one.
    western = next((each for each in found if "cp1252" in each.could_be_from_charset), None)
    return "cp1252" if western is not None and western.chaos <= best.chaos else best.encoding


def _mended(text: str, encoding: str) -> Decoded:
    count = text.count("\ufffd")
    what = "a character is broken" if count == 1 else f"{count} characters are broken"
    message = f"{what} in its {encoding} text: --encoding names another character set"
    return text, (ReadingWarning("encoding", message),)
