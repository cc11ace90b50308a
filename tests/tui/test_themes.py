"""Colours: readable in both themes, and never the only thing that tells labels apart."""

from __future__ import annotations

from itertools import combinations

import pytest
from textual.color import Color
from textual.theme import Theme

from tests.tui.conftest import pane, reading
from tui.labels import LEGEND
from tui.themes import THEMES

LABELS = ("label-shared", "label-partial", "label-unique", "label-contradictory", "label-none")


def luminance(color: Color) -> float:
    """Relative luminance by the definition of WCAG 2."""
    red, green, blue = (
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in color.normalized
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio by the definition of WCAG 2."""
    light, dark = sorted((luminance(Color.parse(one)), luminance(Color.parse(other))), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
class TestContrast:
    """4.5 to 1 or more for all text."""

    @pytest.mark.parametrize("label", LABELS)
    def test_labels(self, theme: Theme, label: str) -> None:
        backgrounds = (theme.surface, theme.panel, theme.background, *_emphases(theme))
        assert all(contrast(theme.variables[label], background or "") >= 4.5 for background in backgrounds)

    def test_other_text(self, theme: Theme) -> None:
        for background in (theme.surface, theme.panel, theme.background, *_emphases(theme)):
            assert contrast(theme.foreground or "", background or "") >= 4.5
        for text in (theme.variables["muted"], theme.accent, theme.primary):
            assert contrast(text or "", theme.panel or "") >= 4.5
            assert contrast(text or "", theme.background or "") >= 4.5

    def test_labels_differ(self, theme: Theme) -> None:
        assert len({theme.variables[label] for label in LABELS}) == len(LABELS)


def _emphases(theme: Theme) -> tuple[str, str]:
    return theme.variables["cursor-background"], theme.variables["lit-background"]


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
