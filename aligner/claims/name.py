"""Text -> names of people, places and organisations, and whether two of them may be names of the same."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache

from aligner import lexicon
from aligner.claims.numerals import cardinals
from aligner.claims.tokens import Token, at, tokens
from aligner.claims.units import unit_behind

# So many tokens may stand before the first word of a sentence.
HEAD = 6
# How much of a long name a short one must hold to be its initials.
INITIALS = 2
# A given name of fewer letters is an initial.
SHORTEST = 3
# A title of more letters has no full stop of its own.
SHORT_TITLE = 4

# Letters that have no accent to be taken off, as they are written without them.
PLAIN = str.maketrans({"ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe"})
# Links that part two names: Israel and the Red Cross; but the Bank of the West.
APART, OF_THE = frozenset({"the", "and", "for"}), ("of", "the")


@dataclass(frozen=True)
class Name:
    """A name in a text: `text[start:end]`, without titles; `parts` are its words in small letters, without links."""

    start: int
    end: int
    text: str
    parts: tuple[str, ...]


def names(text: str) -> tuple[Name, ...]:
    """Return the names of a text, in order: runs of words that are written with a capital letter.

    The first word of a sentence is taken for a name only if a further word of the name follows, if it is the name of a
    place, or if it is written with more than one capital letter.
    """
    found = _without_units(text, tokens(text))
    out: list[Name] = []
    index = 0
    while index < len(found):
        last = _last(found, index)
        if last is None:
            index += 1
            continue
        first = index + _is_role(found, index, last)
        while first < last and _is_title(found, first):
            first += 1
        name = _name(text, found, first, last) if first < last else None
        if name:
            out.append(name)
        index = last
    return tuple(out)


def _without_units(text: str, found: list[Token]) -> list[Token]:
    """Return the tokens, with amounts of a unit as marks: "46 Celsius", "Six Days", but not "3 Real Madrid players"."""
    out = list(found)
    for index, token in enumerate(found):
        unit = unit_behind(text, token.end) if token.is_figure or token.lower in cardinals() else None
        last = index + 1
        while unit and last < len(found) and found[last].start < unit[1]:
            last += 1
        if last > index + 1 and not _is_part(found, last):
            out[index:last] = (each._replace(kind="mark") for each in found[index:last])
    return out


def _last(found: list[Token], index: int) -> int | None:
    """Return the index behind the name that begins at a token, if one does."""
    if not _is_part(found, index):
        return None
    last = index + 1
    while True:
        link = last
        while link - last < 2 and at(found, link).lower in _links() and at(found, link).text.islower():
            link += 1
        dot = at(found, last).text == "." and at(found, last).glued and len(found[last - 1].text) <= 3
        hyphen = at(found, last).text == "-" and at(found, last).glued and at(found, last + 1).glued
        following = link if link > last else last + (dot or hyphen or _owns_body(found, last))
        links = tuple(token.lower for token in found[last:link])
        if not _is_part(found, following) or (links and links[-1] in APART and links != OF_THE):
            return last
        last = following + 1


def _owns_body(found: list[Token], index: int) -> bool:
    """Tell whether a token is the apostrophe of many whose body is named: the Teachers' Union."""
    is_mark = at(found, index).text in ("'", "’") and at(found, index).glued
    is_body = at(found, index + 1).lower in lexicon.words("names")["body"]
    return is_mark and is_body and found[index - 1].lower.endswith("s")


def _is_part(found: list[Token], index: int) -> bool:
    token = at(found, index)
    if not token.is_capitalised or _plain(token.lower) in lexicon.table("calendar"):
        return False
    functions = lexicon.words("function_words")["words"]
    word, _, clitic = token.lower.partition("'")
    is_function = (word if f"'{clitic}" in functions else token.lower) in functions  # I'll, We've
    return not (is_function and not (token.text.isupper() and len(token.text) > 1))


def _links() -> frozenset[str]:
    return lexicon.words("names")["link"]


def _is_title(found: list[Token], index: int) -> bool:
    """Tell whether a token is a title, or the full stop behind one: Mr., Sen."""
    token = found[index]
    if token.text == "." and index:
        before = found[index - 1]
        is_short = before.is_capitalised and len(before.text) <= SHORT_TITLE
        return token.glued and is_short and _is_title(found, index - 1)
    return token.lower.rstrip(".") in lexicon.words("names")["title"]


def _is_role(found: list[Token], first: int, last: int) -> bool:
    """Tell whether a full name begins with what its person is, at the head of a sentence: Goalkeeper Ann Lee."""
    listed, behind = lexicon.words("names"), found[first + 1 : last]
    return (
        found[first].lower in listed["role"]
        and _opens(found, first)
        and sum(token.is_word for token in behind) > 1
        and behind[0].is_capitalised
        and listed["body"].isdisjoint(token.lower for token in behind)
    )


def _opens(found: list[Token], index: int) -> bool:
    """Tell whether a token may be the first word of a sentence; behind a title it is a name."""
    if index and _is_title(found, index - 1):
        return False
    is_behind_mark = index > 0 and found[index - 1].text in {".", "!", "?", ":", "“", '"', "''", "``"}
    # "14:20 - Drones", "• Drones": nothing stands before it but a figure or a mark.
    return is_behind_mark or (index <= HEAD and not any(token.is_word for token in found[:index]))


def _name(text: str, found: list[Token], first: int, last: int) -> Name | None:
    words = [token for token in found[first:last] if token.is_word]
    if _opens(found, first) and len(words) == 1:
        word = words[0]
        known = word.lower in _places() or word.lower in _nicknames()
        if not known and not any(letter.isupper() for letter in word.text[1:]):
            return None
    parts = tuple(_plain(token.lower) for token in words if token.lower not in _links())
    end = found[last - 1].end - (2 if found[last - 1].lower.endswith("'s") else 0)
    return Name(found[first].start, end, text[found[first].start : end], parts) if parts else None


def _plain(word: str) -> str:
    return word.removesuffix("'s").removesuffix("s'") if "'" in word else word


# ---- the same


def may_be_same(one: Name, other: Name) -> bool:
    """Tell whether two names may be of one person, place or organisation: part of it, a nickname, initials, a capital.

    It is generous: what it tells apart are surely two. Accents may be left out.
    """
    if _may_be_same(one, other):
        return True
    bare = [replace(each, parts=unaccented(each.parts)) for each in (one, other)]
    return bare != [one, other] and _may_be_same(*bare)


def unaccented(parts: Iterable[str]) -> tuple[str, ...]:
    """Return the words of a name as those write them who lack its letters: Córdoba, Cordoba."""
    return tuple(part if part.isascii() else _unaccented(part) for part in parts)


def _unaccented(word: str) -> str:
    letters = unicodedata.normalize("NFD", word)
    return "".join(each for each in letters if not unicodedata.combining(each)).translate(PLAIN)


def _may_be_same(one: Name, other: Name) -> bool:
    if _are_two_places(one, other):
        return False
    if set(one.parts) & set(other.parts):
        return not are_of_one_family(one, other)
    short, long = sorted((one, other), key=lambda name: len(name.parts))
    if _is_initials(short, long) or _same_place(one, other) or _lies_in(one, other) or _lies_in(other, one):
        return True
    return any(a in _nicknames().get(b, ()) or _alike(a, b) for a in one.parts for b in other.parts)


def _are_two_places(one: Name, other: Name) -> bool:
    """Tell whether the table has both names, of two places however alike: Austria and Australia."""
    groups = [_places().get("_".join(name.parts), frozenset()) for name in (one, other)]
    return all(groups) and not groups[0] & groups[1] and not (_lies_in(one, other) or _lies_in(other, one))


def are_of_one_family(one: Name, other: Name) -> bool:
    """Tell whether two names are those of two people who share a surname: Ann Lee and Tom Lee."""
    if not len(one.parts) == len(other.parts) == 2 or one.parts[1] != other.parts[1]:
        return False
    if any(is_place(name) or is_body(name) for name in (one, other)):
        return False
    given = one.parts[0], other.parts[0]
    no_given = lexicon.words("names")["title"] | lexicon.words("names")["role"]
    is_other = any(len(each.rstrip(".")) < SHORTEST or each in no_given for each in given)
    return not is_other and not _are_forms(*given)


def _are_forms(one: str, other: str) -> bool:
    """Tell whether two words may be forms of one name: a nickname, another spelling, a short form."""
    return other in _nicknames().get(one, ()) or _alike(one, other) or one.startswith(other) or other.startswith(one)


def _lies_in(one: Name, other: Name) -> bool:
    """Tell whether the one name is a place in the region that the other one names, or another name of that region."""
    places = ["_".join(name.parts).removesuffix(".") for name in (one, other)]
    return places[1] in _regions().get(places[0], frozenset())


def is_place(name: Name) -> bool:
    """Tell whether the tables have a name as that of a place, of its people or of a region."""
    joined = "_".join(name.parts)
    return joined in _places() or name.parts[-1] in _places() or joined in _regions()


def is_region(name: Name) -> bool:
    """Tell whether a name says by a word in it that it is that of a region: Orange County, the Varn valley."""
    return bool(lexicon.words("names")["region"] & {*name.parts})


def is_body(name: Name) -> bool:
    """Tell whether a name is no person's: it is in capitals, or has such a word in it as Board or Ministry."""
    return name.text.isupper() or bool(lexicon.words("names")["body"] & {*name.parts})


def has_title(text: str, name: Name) -> bool:
    """Tell whether a title stands before a name in a text: Mr., Senator."""
    before = text[: name.start].split()
    return bool(before) and before[-1].lower().rstrip(".") in lexicon.words("names")["title"]


def _is_initials(short: Name, long: Name) -> bool:
    letters = "".join(letter for letter in short.text if letter.isalpha())
    initials = "".join(part[0] for part in long.parts)
    return (
        len(letters) >= INITIALS
        and letters.isupper()
        and letters.lower().startswith(initials[:INITIALS])
        and len(long.parts) > 1
    )


def _same_place(one: Name, other: Name) -> bool:
    """Tell whether two names are of one place, one of its people or its government: Warsaw, Poland, Polish."""
    sets = [
        _places()
        .get("_".join(name.parts), frozenset())
        .union(*(_places().get(part, frozenset()) for part in name.parts))
        for name in (one, other)
    ]
    return bool(sets[0] & sets[1])


def _alike(one: str, other: str) -> bool:
    """Tell whether two words may be spellings of one: Kiev and Kyiv, Qaddafi and Gaddafi."""
    if min(len(one), len(other)) < 5:
        return False
    common = sum(a == b for a, b in zip(one, other, strict=False))
    return one[:4] == other[:4] or one[1:] == other[1:] or common >= 0.8 * max(len(one), len(other))


@cache
def _places() -> dict[str, frozenset[str]]:
    """Read the table of places: for each name, the places that it may stand for."""
    return _groups("places")


@cache
def _regions() -> dict[str, frozenset[str]]:
    """Read the table of regions: for each place and each name of a region, the names of what it lies in."""
    found: dict[str, set[str]] = {}
    for names_of_it, inside in lexicon.table("regions").items():
        regions = {name.removesuffix(".") for name in names_of_it.split()}
        for place in (*regions, *inside.split()):
            found.setdefault(place, set()).update(regions)
    return {place: frozenset(regions) for place, regions in found.items()}


@cache
def _nicknames() -> dict[str, frozenset[str]]:
    """Read the table of nicknames: for each given name, the names that may be the same."""
    found: dict[str, set[str]] = {}
    for name, forms in lexicon.table("nicknames").items():
        group = {name, *forms.split()}
        for each in group:
            found.setdefault(each, set()).update(group)
    return {name: frozenset(group) for name, group in found.items()}


def _groups(table: str) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for place, forms in lexicon.table(table).items():
        for name in (place.replace(" ", "_"), *forms.split()):
            found.setdefault(name, set()).add(place)
    return {name: frozenset(places) for name, places in found.items()}
