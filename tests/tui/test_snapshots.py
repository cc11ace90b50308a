"""Pictures of the screen: look at each before accepting a change."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from tests.tui import harbour
from tests.tui.conftest import look, panel, press, until
from tui import themes
from tui.app import NewsdiffApp

Compare = Callable[..., bool]


def app(theme: str = themes.DARK.name) -> NewsdiffApp:
    made = NewsdiffApp(*harbour.articles(), compare=harbour.compare)
    made.theme = theme
    return made


def then(*keys: str) -> Callable[[Pilot[None]], Awaitable[None]]:
    """Wait for the labels, then press keys."""

    async def run(pilot: Pilot[None]) -> None:
        await until(pilot, lambda: panel(pilot)[:1] in {"A", "B"})
        await press(pilot, *keys)

    return run


class TestRead:
    """The Read view at the sizes of small, usual and large terminals."""

    @pytest.mark.parametrize(
        "size", [(60, 15), (80, 24), (120, 40), (200, 60)], ids=lambda size: f"{size[0]}x{size[1]}"
    )
    def test_dark(self, snap_compare: Compare, size: tuple[int, int]) -> None:
        assert snap_compare(app(), terminal_size=size, run_before=then("j", "j"))

    def test_light(self, snap_compare: Compare) -> None:
        assert snap_compare(app(themes.LIGHT.name), terminal_size=(120, 40), run_before=then("c"))

    def test_without_colour(self, snap_compare: Compare, monkeypatch: Any) -> None:
        monkeypatch.setenv("NO_COLOR", "1")
        assert snap_compare(app(), terminal_size=(120, 40), run_before=then("tab", "j", "j", "j"))


class TestHelp:
    """The help screen."""

    @pytest.mark.parametrize("size", [(60, 15), (80, 24), (120, 40)], ids=lambda size: f"{size[0]}x{size[1]}")
    def test_help(self, snap_compare: Compare, size: tuple[int, int]) -> None:
        assert snap_compare(app(), terminal_size=size, run_before=then("?"))


class TestExport:
    """Exporting, over the articles."""

    @pytest.mark.parametrize("size", [(60, 15), (120, 40)], ids=lambda size: f"{size[0]}x{size[1]}")
    def test_export(
        self, snap_compare: Compare, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        monkeypatch.chdir(tmp_path)  # where no file takes a name
        assert snap_compare(app(), terminal_size=size, run_before=then("e", "down"))


SIZES = pytest.mark.parametrize(
    "size", [(60, 15), (80, 24), (120, 40), (200, 60)], ids=lambda size: f"{size[0]}x{size[1]}"
)


def looking(key: str, *keys: str) -> Callable[[Pilot[None]], Awaitable[None]]:
    """Wait for the labels, go to another view, then press keys."""

    async def run(pilot: Pilot[None]) -> None:
        await until(pilot, lambda: panel(pilot)[:1] in {"A", "B"})
        await look(pilot, key)
        await press(pilot, *keys)

    return run


class TestPairs:
    """The Pairs view."""

    @SIZES
    def test_dark(self, snap_compare: Compare, size: tuple[int, int]) -> None:
        assert snap_compare(app(), terminal_size=size, run_before=looking("2", "j", "j"))

    def test_light(self, snap_compare: Compare) -> None:
        assert snap_compare(app(themes.LIGHT.name), terminal_size=(120, 40), run_before=looking("2", "z", *"jjj"))

    def test_without_colour(self, snap_compare: Compare, monkeypatch: Any) -> None:
        monkeypatch.setenv("NO_COLOR", "1")
        assert snap_compare(app(), terminal_size=(80, 24), run_before=looking("2", "j"))


class TestFacts:
    """The Facts view."""

    @pytest.fixture(autouse=True)
    def facts(self, monkeypatch: Any) -> None:
        monkeypatch.setattr("tui.views.facts.facts", harbour.facts)

    @SIZES
    def test_dark(self, snap_compare: Compare, size: tuple[int, int]) -> None:
        assert snap_compare(app(), terminal_size=size, run_before=looking("3", "g"))

    def test_light(self, snap_compare: Compare) -> None:
        assert snap_compare(app(themes.LIGHT.name), terminal_size=(120, 40), run_before=looking("3", "G", "tab"))

    def test_without_colour(self, snap_compare: Compare, monkeypatch: Any) -> None:
        monkeypatch.setenv("NO_COLOR", "1")
        assert snap_compare(app(), terminal_size=(80, 24), run_before=looking("3", "g", "j"))


class TestWording:
    """The Wording view."""

    @SIZES
    def test_dark(self, snap_compare: Compare, size: tuple[int, int]) -> None:
        assert snap_compare(app(), terminal_size=size, run_before=looking("4", "g", "j"))

    def test_light(self, snap_compare: Compare) -> None:
        assert snap_compare(app(themes.LIGHT.name), terminal_size=(120, 40), run_before=looking("4", "g", "tab"))

    def test_without_colour(self, snap_compare: Compare, monkeypatch: Any) -> None:
        monkeypatch.setenv("NO_COLOR", "1")
        assert snap_compare(app(), terminal_size=(80, 24), run_before=looking("4", "g"))
