"""Our two themes. Blue is what both say, orange what one says, pink what they dispute; never red against green."""

from __future__ import annotations

from textual.theme import Theme

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
        "label-shared": "#8fc7ff",
        "label-partial": "#c9b8ff",
        "label-unique": "#f5b56b",
        "label-contradictory": "#ff9ecb",
        "label-none": "#9ba7b6",
        "cursor-background": "#343d46",
        "lit-background": "#242a30",
        "border": "#5aa9f5",
        "border-blurred": "#3a4757",
        "muted": "#94a1b2",
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
        "label-shared": "#0a56a3",
        "label-partial": "#5b3fa8",
        "label-unique": "#8f4a00",
        "label-contradictory": "#a6005b",
        "label-none": "#525c69",
        "cursor-background": "#cfe1f5",
        "lit-background": "#e6edf5",
        "border": "#0b62b8",
        "border-blurred": "#b4bfca",
        "muted": "#56616e",
        "footer-key-foreground": "#8f4a00",
    },
)

THEMES = (DARK, LIGHT)
