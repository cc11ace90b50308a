"""Text that others wrote, made safe to show: no character of it can act on a terminal or hide in it."""

from __future__ import annotations

import re
import unicodedata

# Drawn for a character that has no picture of its own: a control, and a sign that has a meaning but no shape.
CONTROL = "\N{REPLACEMENT CHARACTER}"
INVISIBLE = "\N{MIDDLE DOT}"

# Takes no cell and changes nothing, on any terminal. A variation selector would make some of them, and not others,
# draw the character before it twice as wide.
_NOTHING = "\N{COMBINING GRAPHEME JOINER}"

# A line end within a paragraph is where its text was wrapped, and no more than a space.
_BLANKS = "\t\n\r"

# Letters by their category, but blank and of no width: the fillers of the Korean alphabet.
_FILLERS = "\u115f\u1160\u3164\uffa0"

# Spaces that stay as they are: the ordinary one, the one that no line is broken at, and the wide one.
_SPACES = " \u00a0\u3000"

_NOT_PLAIN = re.compile("[^ -~]+")


class _Signs(dict[int, str]):
    """What is drawn for each code point, worked out when one is first met."""

    def __missing__(self, code: int) -> str:
        self[code] = _sign(chr(code))
        return self[code]


_SIGNS = _Signs()


def printable(text: str) -> str:
    """Return the text with a harmless, visible sign for each character that is not.

    One code point always becomes exactly one code point, so an offset into the text is an offset into the result; and
    the cells that a result takes on the screen are the sum of the cells of its code points.
    """
    return _NOT_PLAIN.sub(lambda found: found.group().translate(_SIGNS), text)


def _sign(character: str) -> str:
    if character in _BLANKS:
        return " "
    if character < " ":
        return chr(0x2400 + ord(character))
    if character == "\x7f":
        return "\N{SYMBOL FOR DELETE}"
    if character in _FILLERS:
        return INVISIBLE
    if "\ufe00" <= character <= "\ufe0f" or "\U000e0100" <= character <= "\U000e01ef":
        return _NOTHING
    match unicodedata.category(character):
        case "Cc" | "Cs":
            return CONTROL
        case "Cf" | "Zl" | "Zp":
            return INVISIBLE
        case "Zs" if character not in _SPACES:
            return "\N{NO-BREAK SPACE}" if character == "\N{NARROW NO-BREAK SPACE}" else " "
    return character
