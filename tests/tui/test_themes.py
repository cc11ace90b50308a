"""Colours: readable in every theme, to everyone, and never the only thing that tells labels apart."""

from __future__ import annotations

from itertools import combinations

import pytest
from textual.color import Color
from textual.theme import BUILTIN_THEMES, Theme

from tests.tui.colour_vision import SIMULATIONS, distance
from tests.tui.conftest import pane, reading
from tui import themes
from tui.labels import LEGEND
from tui.themes import THEMES, contrast

LABELS = ("label-shared", "label-partial", "label-unique", "label-contradictory", "label-none")

# Those between which everything turns: they colour whole stretches of text.
IN_THE_TEXT = ("label-shared", "label-unique", "label-contradictory")

RGB = [*THEMES, *(theme for theme in BUILTIN_THEMES.values() if not theme.ansi)]
ANSI = [theme for theme in BUILTIN_THEMES.values() if theme.ansi]

# What xterm shows for the sixteen colours when nobody has changed them, and VGA's: the two that most palettes vary.
PALETTES = {
    "xterm": "#000000 #cd0000 #00cd00 #cdcd00 #0000ee #cd00cd #00cdcd #e5e5e5 "
    "#7f7f7f #ff0000 #00ff00 #ffff00 #5c5cff #ff00ff #00ffff #ffffff",
    "vga": "#000000 #aa0000 #00aa00 #aa5500 #0000aa #aa00aa #00aaaa #aaaaaa "
    "#555555 #ff5555 #55ff55 #ffff55 #5555ff #ff55ff #55ffff #ffffff",
}
ANSI_NAMES = [
    f"ansi_{bright}{name}"
    for bright in ("", "bright_")
    for name in ("black", "red", "green", "yellow", "blue", "magenta", "cyan", "white")
]

# CIE 1976 colour difference; about ten times what is just noticeable side by side.
APART = 30
APART_IN_16 = 20


def grounds(theme: Theme) -> list[Color]:
    """Return what labels stand on."""
    made, lent = theme.to_color_system().generate(), themes.variables(theme)
    return [
        *(Color.parse(made[name]) for name in ("surface", "background")),
        *(Color.parse(lent[name]) for name in ("cursor-background", "lit-background", "relation-background")),
    ]


@pytest.mark.parametrize("theme", RGB, ids=lambda theme: theme.name)
class TestEveryTheme:
    """Ours and Textual's."""

    def test_labels_can_be_read(self, theme: Theme) -> None:
        lent = themes.variables(theme)
        for name in (*LABELS, "muted"):
            for ground in grounds(theme):
                assert contrast(Color.parse(lent[name]), ground) >= 4.5, (name, ground)
        assert contrast(Color.parse(lent["found-foreground"]), Color.parse(lent["found-background"])) >= 4.5

    @pytest.mark.parametrize("vision", SIMULATIONS)
    def test_labels_can_be_told_apart(self, theme: Theme, vision: str) -> None:
        lent = themes.variables(theme)
        for one, other in combinations(IN_THE_TEXT, 2):
            assert distance(Color.parse(lent[one]), Color.parse(lent[other]), vision) >= APART, (one, other)

    def test_the_cursor_can_be_seen(self, theme: Theme) -> None:
        surface, _, cursor, lit, _ = grounds(theme)
        assert distance(surface, cursor, "none") >= 7
        assert distance(surface, lit, "none") >= 3


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
class TestOurThemes:
    """What is not a label."""

    def test_other_text(self, theme: Theme) -> None:
        for ground in grounds(theme):
            assert contrast(Color.parse(theme.foreground or ""), ground) >= 4.5
        for text in (theme.accent, theme.primary):
            for ground in (theme.panel, theme.background):
                assert contrast(Color.parse(text or ""), Color.parse(ground or "")) >= 4.5

    def test_all_labels_differ(self, theme: Theme) -> None:
        assert len({theme.variables[label] for label in LABELS}) == len(LABELS)


@pytest.mark.parametrize("palette", PALETTES)
@pytest.mark.parametrize("theme", ANSI, ids=lambda theme: theme.name)
class TestSixteenColours:
    """Themes in the colours of the terminal, in the two palettes that most others vary."""

    def shown(self, theme: Theme, palette: str, name: str) -> Color:
        colours = dict(zip(ANSI_NAMES, map(Color.parse, PALETTES[palette].split()), strict=True))
        colours["ansi_default"] = Color.parse("black" if theme.dark else "white")
        return colours[themes.variables(theme)[name]]

    def test_labels_can_be_read(self, theme: Theme, palette: str) -> None:
        for ground in ("relation-background", "cursor-background", "lit-background"):
            for name in (*LABELS, "muted"):
                shown, behind = self.shown(theme, palette, name), self.shown(theme, palette, ground)
                assert contrast(shown, behind) >= 4.5, (name, ground)

    @pytest.mark.parametrize("vision", SIMULATIONS)
    def test_labels_can_be_told_apart(self, theme: Theme, palette: str, vision: str) -> None:
        for one, other in combinations(IN_THE_TEXT, 2):
            shown = self.shown(theme, palette, one), self.shown(theme, palette, other)
            assert distance(*shown, vision) >= APART_IN_16, (one, other)


class TestWithoutColour:
    """Glyphs and text styles say the same."""

    def test_each_label_has_a_glyph_of_its_own(self) -> None:
        assert all(one.glyph != other.glyph for one, other in combinations(LEGEND, 2))

    async def test_spans_of_a_line_differ_by_text_style(self) -> None:
        async with reading() as pilot:
            shown = {}
            for y in range(8):
                for segment in pane(pilot, "left").render_line(y):
                    style = segment.style
                    assert style is not None
                    shown[segment.text.strip()] = (bool(style.italic), bool(style.bold), bool(style.reverse))
            assert shown["a cargo ship struck"] == (False, False, False)
            assert shown["after"] == (True, False, False)
            assert shown["Nobody was hurt."] == (False, True, True)
