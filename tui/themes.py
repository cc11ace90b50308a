"""Colours: two themes of our own, and what every other theme is lent so that labels can be told apart in it.

Blue is what both say, orange what one says, pink what they dispute; never red against green.
"""

from __future__ import annotations

from collections.abc import Sequence

from textual.color import Color
from textual.theme import BUILTIN_THEMES, Theme

DARK = Theme(
    name="newsdiff-dark",
    dark=True,
    primary="#5aa9f5",
    secondary="#7d8fa6",
    accent="#f5b56b",
    warning="#f5b56b",
    error="#ff9ecb",
    success="#8fc7ff",
    foreground="#d7dee8",
    background="#0d1218",
    surface="#11171f",
    panel="#1a232e",
    variables={
        "label-shared": "#85a3ff",
        "label-partial": "#c9b8ff",
        "label-unique": "#ffdc85",
        "label-contradictory": "#f584a1",
        "label-none": "#9ba7b6",
        "cursor-background": "#343d46",
        "lit-background": "#242a30",
        "relation-background": "#1a232e",
        "found-background": "#f2d64b",
        "found-foreground": "#0d1218",
        "border": "#5aa9f5",
        "border-blurred": "#3a4757",
        "muted": "#9ba8b9",
        "footer-key-foreground": "#f5b56b",
    },
)

LIGHT = Theme(
    name="newsdiff-light",
    dark=False,
    primary="#0b62b8",
    secondary="#5c6b7d",
    accent="#974d00",
    warning="#974d00",
    error="#a6005b",
    success="#0a56a3",
    foreground="#1f2733",
    background="#f1f3f5",
    surface="#fdfdfb",
    panel="#e4e9ee",
    variables={
        "label-shared": "#004ce6",
        "label-partial": "#5b3fa8",
        "label-unique": "#715409",
        "label-contradictory": "#b8007a",
        "label-none": "#525c69",
        "cursor-background": "#cfe1f5",
        "lit-background": "#e6edf5",
        "relation-background": "#e4e9ee",
        "found-background": "#ffe066",
        "found-foreground": "#1f2733",
        "border": "#0b62b8",
        "border-blurred": "#b4bfca",
        "muted": "#56616e",
        "footer-key-foreground": "#8f4a00",
    },
)

THEMES = (DARK, LIGHT)

# Themes that draw in the sixteen colours of the terminal, whatever those are. Dark text on a light ground and light on
# dark can be read in every usual palette; shades between can not, so the cursor is marked by its bar alone where the
# terminal's black is its ground.
ANSI_DARK = {
    "label-shared": "ansi_bright_cyan",
    "label-partial": "ansi_bright_white",
    "label-unique": "ansi_bright_yellow",
    "label-contradictory": "ansi_bright_magenta",
    "label-none": "ansi_white",
    "cursor-background": "ansi_black",
    "lit-background": "ansi_black",
    "relation-background": "ansi_default",
    "found-background": "ansi_bright_yellow",
    "found-foreground": "ansi_black",
    "border": "ansi_bright_cyan",
    "border-blurred": "ansi_white",
    "muted": "ansi_white",
}
ANSI_LIGHT = {
    "label-shared": "ansi_blue",
    "label-partial": "ansi_black",
    "label-unique": "ansi_red",
    "label-contradictory": "ansi_magenta",
    "label-none": "ansi_black",
    "cursor-background": "ansi_bright_white",
    "lit-background": "ansi_bright_white",
    "relation-background": "ansi_default",
    "found-background": "ansi_yellow",
    "found-foreground": "ansi_black",
    "border": "ansi_blue",
    "border-blurred": "ansi_black",
    "muted": "ansi_black",
}

# Text needs this contrast with its ground, by WCAG 2.
CONTRAST = 4.5

# Shared, unique and contradictory for grounds that are ever less dark, or less light. In each row the three look as far
# apart as can be, to people who see two kinds of light too: tests/tui/colour_vision.py says how that is measured.
ON_DARK = (
    ("#85a3ff", "#ffdc85", "#f584a1"),
    ("#5cbbff", "#ffdf8f", "#ff99b3"),
    ("#a3baff", "#ffe5a3", "#ffa3ba"),
    ("#a3c9ff", "#ffe5a3", "#ffb8d5"),
)
ON_LIGHT = (
    ("#0544ff", "#715409", "#c61089"),
    ("#004ce6", "#715409", "#b8007a"),
    ("#0042c7", "#6b4d00", "#aa0e69"),
    ("#004099", "#6b4400", "#9c0d54"),
)

BLACK, WHITE = Color(0, 0, 0), Color(255, 255, 255)

# How much of the text's colour goes into the ground of the cursor; half of that for what it lights up.
SHADE = 0.16

# Where a ground is neither dark nor light enough, what stands out goes towards black or white instead: if it went on
# towards the text, no colour could be read on it. Luminances, and how far it goes.
DARK_ENOUGH, LIGHT_ENOUGH = 0.025, 0.78
SHADE_BACK = {True: 0.4, False: 0.9}  # of a dark theme, of a light one


def names() -> list[str]:
    """Return the names of all themes, ours first."""
    return [theme.name for theme in THEMES] + sorted(BUILTIN_THEMES)


def variables(theme: Theme) -> dict[str, str]:
    """Return the colours that our widgets draw with, in any theme."""
    if theme in THEMES:
        return theme.variables
    if theme.ansi:
        return ANSI_DARK if theme.dark else ANSI_LIGHT
    return _lent(theme)


def _lent(theme: Theme) -> dict[str, str]:
    """Choose the colours that can be read on the grounds of another theme."""
    ours = (DARK if theme.dark else LIGHT).variables
    pole, far = (BLACK, WHITE) if theme.dark else (WHITE, BLACK)
    made = theme.to_color_system().generate()
    surface, panel, background, text = (
        Color.parse(made[name]) for name in ("surface", "panel", "background", "foreground")
    )
    if luminance(surface) <= DARK_ENOUGH if theme.dark else luminance(surface) >= LIGHT_ENOUGH:
        towards, shade = text, SHADE
    else:
        towards, shade, panel = pole, SHADE_BACK[theme.dark], background
    cursor, lit = (surface.blend(towards, each, 1.0) for each in (shade, shade / 2))
    grounds = (surface, panel, background, cursor, lit)
    rows = ON_DARK if theme.dark else ON_LIGHT
    labels = next((row for row in rows if all(_legible(Color.parse(each), grounds) for each in row)), rows[-1])
    shaded = {name: _readable(ours[name], grounds, far) for name in ("label-partial", "label-none", "muted")}
    return {
        **ours,
        **shaded,
        **dict(zip(("label-shared", "label-unique", "label-contradictory"), labels, strict=True)),
        "cursor-background": cursor.hex6,
        "lit-background": lit.hex6,
        "relation-background": panel.hex6,
    }


def _readable(color: str, grounds: Sequence[Color], far: Color) -> str:
    shades = (Color.parse(color).blend(far, step / 20) for step in range(21))
    return next((shade for shade in shades if _legible(shade, grounds)), far).hex6


def _legible(color: Color, grounds: Sequence[Color]) -> bool:
    return all(contrast(color, ground) >= CONTRAST for ground in grounds)


def contrast(one: Color, other: Color) -> float:
    """Return the contrast ratio of two colours, 1 to 21, by the definition of WCAG 2."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(color: Color) -> float:
    """Return the relative luminance of a colour, 0 to 1, by the definition of WCAG 2."""
    red, green, blue = (
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in color.normalized
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
