"""The settings file: what it may say, and what is said of it when it is wrong."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests.tui import harbour
from tests.tui.conftest import here, press, reading, until
from tests.tui.terminal import Terminal, newsdiff
from tui import settings, themes
from tui.actions import ALL
from tui.app import NewsdiffApp
from tui.memory import Memory, Remembered
from tui.settings import Settings, SettingsError


def load(tmp_path: Path, text: str) -> Settings:
    path = tmp_path / "config.toml"
    path.write_text(text, encoding="utf-8")
    return settings.load(path)


def flat(table: dict[str, Any], prefix: str = "") -> dict[str, str]:
    """Return the entries of nested tables, by their full names."""
    found: dict[str, str] = {}
    for name, value in table.items():
        found |= flat(value, f"{prefix}{name}.") if isinstance(value, dict) else {prefix + name: value}
    return found


class TestLoad:
    """From a file to settings."""

    def test_no_file_changes_nothing(self, tmp_path: Path) -> None:
        assert settings.load(tmp_path / "config.toml") == Settings()

    def test_everything(self, tmp_path: Path) -> None:
        text = 'theme = "nord"\nview = "pairs"\nlinked = false\nstrictness = -2\n[keymap]\nsentence.next = "x, down"\n'
        keymap = {"sentence.next": "x,down"}
        assert load(tmp_path, text) == Settings("nord", "pairs", False, -2, keymap)
        assert load(tmp_path, text.replace("sentence.next", '"sentence.next"')) == load(tmp_path, text)

    @pytest.mark.parametrize(
        ("text", "said"),
        [
            ("theme = ", "not TOML"),
            ('thema = "nord"', "thema: there is no setting 'thema'; is it 'theme'?"),
            ('theme = "nrod"', "theme: there is no theme 'nrod'; is it 'nord'?"),
            ("theme = 3", "theme: a text in quotes, not 3"),
            ('view = "table"', "view: there is no view 'table'; there are read, pairs, facts, wording"),
            ("linked = 1", "linked: true or false, not 1"),
            ("strictness = 5", "strictness: a whole number from -4 to 4, not 5"),
            ("strictness = true", "strictness: a whole number"),
            ("keymap = 1", "keymap: a table"),
            ('[keymap]\nsentence.nxt = "j"', "keymap.sentence.nxt: there is no action 'sentence.nxt'; is it"),
            ('[keymap]\nquit = "esc"', "keymap.quit: there is no key 'esc'; is it 'escape'?"),
            ('[keymap]\nquit = "hyperctrl+x"', "keymap.quit: there is no key 'hyperctrl+x'"),
            ('[keymap]\nquit = ""', "keymap.quit: keys in quotes"),
            (
                '[keymap]\nsentence.next = "q"',
                "keymap.sentence.next: 'q' is the key of quit: give that another one, too",
            ),
            ('[keymap]\nquit = "x"\nhelp = "x"', "keymap.help: the key 'x' is taken by keymap.quit"),
        ],
    )
    def test_what_is_wrong_is_named_with_its_file(self, tmp_path: Path, text: str, said: str) -> None:
        with pytest.raises(SettingsError) as caught:
            load(tmp_path, text)
        assert str(caught.value).startswith(f"{tmp_path / 'config.toml'}: {said}")
        assert "\n" not in str(caught.value)

    def test_no_text(self, tmp_path: Path) -> None:
        (tmp_path / "config.toml").write_bytes(b"\xff\xfe\x00")
        with pytest.raises(SettingsError, match="not UTF-8"):
            settings.load(tmp_path / "config.toml")


class TestDefault:
    """What --print-config writes."""

    def test_says_the_same_as_no_file(self, tmp_path: Path) -> None:
        assert load(tmp_path, settings.default()) == Settings()

    def test_every_line_of_it_can_be_used(self) -> None:
        lines = settings.default().splitlines()
        text = "\n".join(line.removeprefix("# ") if " = " in line else line for line in lines)
        found = tomllib.loads(text)
        assert set(found) == {"theme", "view", "linked", "strictness", "keymap"}
        # One key may do different things in different views: those cannot be given anew in one go.
        shared = ("counterpart", "mention")
        keymap = {name: keys for name, keys in flat(found["keymap"]).items() if not name.startswith(shared)}
        assert settings.parse({**found, "keymap": keymap}).keymap == keymap
        assert {action.id for group in ALL for action in group.actions} == {*flat(found["keymap"])}


class TestInTheApp:
    """What the settings do."""

    async def test_theme_and_view(self) -> None:
        settled = Settings(theme="nord", view="pairs")
        async with reading(app=NewsdiffApp(*harbour.articles(), compare=harbour.compare, settings=settled)) as pilot:
            assert pilot.app.theme == "nord"
            await until(pilot, lambda: pilot.app.screen.query("#pairs").first().display)

    async def test_every_action_can_have_another_key(self) -> None:
        settled = Settings(keymap={"sentence.next": "n,f5", "help": "f1"})
        async with reading(app=NewsdiffApp(*harbour.articles(), compare=harbour.compare, settings=settled)) as pilot:
            await press(pilot, "n", "f5")
            assert here(pilot) == "A3"
            await press(pilot, "j")
            assert here(pilot) == "A3"
            await press(pilot, "f1")
            assert "n  f5" in "\n".join(str(block.render()) for block in pilot.app.screen.query("_Block").results())

    async def test_unlinked_from_the_start(self) -> None:
        app = NewsdiffApp(*harbour.articles(), compare=harbour.compare, settings=Settings(linked=False))
        async with reading((80, 15), app=app) as pilot:
            await press(pilot, "G")
            assert pilot.app.screen.query_one("#right").scroll_offset.y == 0


class TestMemory:
    """What is remembered from the last run."""

    async def test_theme_and_view_come_back(self, tmp_path: Path) -> None:
        path = tmp_path / "made" / "state.json"
        app = NewsdiffApp(*harbour.articles(), compare=harbour.compare, memory=Memory(path))
        async with reading(app=app) as pilot:
            await press(pilot, "t")
            await press(pilot, "down")
            await press(pilot, "enter")
            await press(pilot, "2")
            assert app.theme == themes.LIGHT.name
        again = NewsdiffApp(*harbour.articles(), compare=harbour.compare, memory=Memory(path))
        async with reading(app=again) as pilot:
            assert again.theme == themes.LIGHT.name
            await until(pilot, lambda: bool(again.screen.query("#pairs")))

    async def test_settings_come_first(self, tmp_path: Path) -> None:
        memory = Memory(tmp_path / "state.json")
        memory.keep(theme="nord", view="pairs")
        settled = Settings(theme="dracula", view="read")
        app = NewsdiffApp(*harbour.articles(), compare=harbour.compare, settings=settled, memory=memory)
        async with reading(app=app):
            assert app.theme == "dracula"
            assert not app.screen.query("#pairs")

    @pytest.mark.parametrize("text", ["", "[]", '{"theme": 3, "recent": [["a"], [1, 2], "ab"]}', "\x00"])
    def test_a_damaged_file_is_as_good_as_none(self, tmp_path: Path, text: str) -> None:
        (tmp_path / "state.json").write_text(text)
        assert Memory(tmp_path / "state.json").now == Remembered()

    def test_where_nothing_can_be_written_nothing_is(self, tmp_path: Path) -> None:
        (tmp_path / "file").write_text("")
        memory = Memory(tmp_path / "file" / "state.json")
        memory.keep(theme="nord")
        assert memory.now.theme == "nord"

    def test_the_pair_opened_last_comes_first_and_once(self, tmp_path: Path) -> None:
        memory = Memory(tmp_path / "state.json")
        for number in range(20):
            memory.keep_recent(f"a{number % 15}", "b")
        again = Memory(tmp_path / "state.json").now.recent
        assert again[:2] == (("a4", "b"), ("a3", "b"))
        assert len(set(again)) == len(again) == 12


class TestCommand:
    """On a terminal."""

    def test_a_wrong_file_ends_it(self, tmp_path: Path) -> None:
        (tmp_path / "newsdiff").mkdir()
        (tmp_path / "newsdiff" / "config.toml").write_text("linked = 3\n")
        with Terminal(newsdiff(), 150, 10, XDG_CONFIG_HOME=str(tmp_path)) as terminal:
            assert terminal.status() == 2
            said = terminal.raw.decode().replace("\r\n", "")
            assert said == f"newsdiff: {tmp_path}/newsdiff/config.toml: linked: true or false, not 3"

    def test_print_config(self, tmp_path: Path) -> None:
        with Terminal([*newsdiff(), "--print-config"], 150, 10, XDG_CONFIG_HOME=str(tmp_path)) as terminal:
            assert terminal.status() == 0
            assert load(tmp_path, terminal.raw.decode().replace("\r\n", "\n")) == Settings()
