"""What a reader has settled on, in a file of their own: theme, view, linked scrolling, strictness and keys."""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from platformdirs import user_config_path

from aligner.strictness import LAXEST, STRICTEST
from tui.actions import ACROSS, ALL, MENTIONS


class SettingsError(Exception):
    """The file is not as it should be; the message names it, the key, and what may stand there, on one line."""


@dataclass(frozen=True)
class Settings:
    """What the file says; where it says nothing of the theme or the view, the last one comes back."""

    theme: str | None = None
    view: str | None = None
    linked: bool = True
    strictness: int = 0
    keymap: Mapping[str, str] = field(default_factory=dict)


def default_path() -> Path:
    """Return where the file is looked for."""
    return user_config_path("newsdiff", appauthor=False) / "config.toml"


def load(path: Path) -> Settings:
    """Read the file, if there is one. Raises SettingsError."""
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return Settings()
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path}: {getattr(error, 'strerror', None) or 'not UTF-8'}") from None
    # Here, not above: most readers have no such file.
    import tomllib

    try:
        return parse(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise SettingsError(f"{path}: not TOML: {error}") from None
    except SettingsError as error:
        raise SettingsError(f"{path}: {error}") from None


def parse(data: Mapping[str, Any]) -> Settings:
    """Check what the file holds. Raises SettingsError, which names the key."""
    allowed = ("theme", "view", "linked", "strictness", "keymap")
    for key in data:
        _check_name(key, allowed, key, "setting")
    theme, view = (_text(data, key) for key in ("theme", "view"))
    if theme is not None:
        # Here, not above: the command must not load the screen to say that a key is wrong.
        from tui.themes import names

        _check_name(theme, names(), "theme", "theme")
    if view is not None:
        _check_name(view, views(), "view", "view")
    linked, strictness = data.get("linked", True), data.get("strictness", 0)
    if not isinstance(linked, bool):
        raise SettingsError(f"linked: true or false, not {linked!r}")
    if type(strictness) is not int or not LAXEST <= strictness <= STRICTEST:
        raise SettingsError(f"strictness: a whole number from {LAXEST} to {STRICTEST}, not {strictness!r}")
    return Settings(theme, view, linked, strictness, _keymap(data.get("keymap", {})))


def views() -> tuple[str, ...]:
    """Return the names of the views."""
    return tuple(action.id.removeprefix("view.") for action in _actions() if action.action.startswith("screen.view("))


def default() -> str:
    """Return a file that changes nothing and explains everything."""
    from tui.themes import names

    keys = "\n".join(f'# {action.id} = "{action.keys}"' for action in _actions())
    return f"""\
# What newsdiff does when nothing else is said. Take away the # before what you change.
# This is looked for in {default_path()}

# One of: {", ".join(names())}.
# Without it, the theme that was chosen last.
# theme = "newsdiff-dark"

# One of: {", ".join(views())}. Without it, the view that was open last.
# view = "read"

# Does the other article follow the cursor?
# linked = true

# How sure must it be that two sentences say the same? From {LAXEST} (a guess will do) to {STRICTEST} (only the surest).
# strictness = 0

# Every action and its keys, with commas between them.
[keymap]
{keys}
"""


def _actions() -> list[Any]:
    return [action for group in ALL for action in group.actions]


def _text(data: Mapping[str, Any], key: str) -> str | None:
    value = data.get(key)
    if value is not None and not isinstance(value, str):
        raise SettingsError(f"{key}: a text in quotes, not {value!r}")
    return value


def _keymap(table: object) -> dict[str, str]:
    if not isinstance(table, Mapping):
        raise SettingsError(f"keymap: a table of actions and keys, not {table!r}")
    known = [action.id for action in _actions()]
    keymap: dict[str, str] = {}
    taken: dict[str, str] = {}
    for name, keys in _flat(table):
        _check_name(name, known, f"keymap.{name}", "action")
        if not isinstance(keys, str) or not keys.strip():
            raise SettingsError(f'keymap.{name}: keys in quotes, such as "j,down", not {keys!r}')
        each = [_key(key, name) for key in ([","] if keys == "," else keys.split(","))]
        for key in each:
            if key in taken:
                raise SettingsError(f"keymap.{name}: the key {key!r} is taken by keymap.{taken[key]}")
            taken[key] = name
        keymap[name] = ",".join(each)
    _check_others(keymap, taken)
    return keymap


def _check_others(keymap: Mapping[str, str], taken: Mapping[str, str]) -> None:
    """Raise SettingsError if a key that is `taken` is that of another action, too, which then would have none."""
    by_view = [{action.id for action in group.actions} for group in (ACROSS, MENTIONS)]
    for action in _actions():
        for key in action.keys.split(",") if action.id not in keymap else ():
            name = taken.get(key, "")
            is_elsewhere = any(action.id in ours and name in theirs for ours, theirs in (by_view, by_view[::-1]))
            if name and not is_elsewhere:
                raise SettingsError(f"keymap.{name}: {key!r} is the key of {action.id}: give that another one, too")


def _flat(table: Mapping[str, Any], prefix: str = "") -> Iterable[tuple[str, Any]]:
    """Yield the entries of nested tables: TOML takes `sentence.next = "j"` for a table in a table."""
    for name, value in table.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{prefix}{name}.")
        else:
            yield f"{prefix}{name}", value


def _key(text: str, action: str) -> str:
    """Return a key as Textual writes it."""
    from textual.keys import Keys

    key = text.strip()
    names = {each.value for each in Keys}
    *modifiers, base = key.split("+") if len(key) > 1 else [key]
    known = len(base) == 1 or base in names or key in names or _is_character(base)
    if not known or not set(modifiers) <= {"ctrl", "shift", "alt", "super", "hyper", "meta"}:
        near = difflib.get_close_matches(key, names, 1) or (["escape"] if key == "esc" else [])
        hint = f"; is it {near[0]!r}?" if near else ""
        raise SettingsError(f"keymap.{action}: there is no key {key!r}{hint}")
    return "comma" if key == "," else key


def _is_character(name: str) -> bool:
    try:
        character = unicodedata.lookup(name.replace("_", " "))
    except KeyError:
        return False
    # There are other names too, such as "esc", that no key goes by.
    return unicodedata.name(character[0], "").lower().replace(" ", "_") == name


def _check_name(name: str, known: Iterable[str], key: str, kind: str) -> None:
    known = list(known)
    if name in known:
        return
    near = difflib.get_close_matches(name, known, 1)
    hint = f"is it {near[0]!r}?" if near else f"there are {', '.join(known)}"
    raise SettingsError(f"{key}: there is no {kind} {name!r}; {hint}")
