"""Other articles, the same ones again, and work that nobody wants to wait for."""

from __future__ import annotations

import gc
import os
import threading
import weakref
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, OptionList

from aligner.article import Article
from aligner.result import Comparison
from tests.tui import harbour
from tests.tui.conftest import heading, here, lines, look, panel, press, reading, until
from tui.app import NewsdiffApp
from tui.articles import Sources
from tui.memory import Memory
from tui.options import Options
from tui.place import Place
from tui.screens.open import Files, OpenScreen


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    for name, text in zip("ab", (harbour.LEFT, harbour.RIGHT), strict=True):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    return [str(tmp_path / "a.txt"), str(tmp_path / "b.txt")]


def opened(files: list[str], memory: Memory | None = None, **options: Any) -> NewsdiffApp:
    sources = Sources(Options((files[0], files[1]), **options))
    return NewsdiffApp(*sources.read(), compare=harbour.nothing, sources=sources, memory=memory)


def notices(pilot: Pilot[None]) -> str:
    return "\n".join(str(toast.render()) for toast in pilot.app.screen.query("Toast"))


def shown(pilot: Pilot[None], side: str = "left") -> str:
    return "\n".join(lines(pilot, side))


class TestOpening:
    """o."""

    async def test_two_files(self, files: list[str], tmp_path: Path) -> None:
        (tmp_path / "new.txt").write_text("Something else happened.\n")
        memory = Memory()
        async with reading(app=opened(files, memory)) as pilot:
            await press(pilot, "o")
            left, right = pilot.app.screen.query(Input).results(Input)
            left.value = str(tmp_path / "new.txt")
            await press(pilot, "enter")
            assert pilot.app.focused is right
            right.value = files[1]
            await press(pilot, "enter")
            await until(pilot, lambda: "Something else" in shown(pilot) and here(pilot) == "A1")
            assert memory.now.recent[:2] == ((str(tmp_path / "new.txt"), files[1]), (files[0], files[1]))
            await press(pilot, "j", "tab")
            assert here(pilot) == "B1"

    async def test_what_was_open_before_is_forgotten(
        self, files: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(tmp_path)
        app = opened(files)
        async with reading(app=app) as pilot:
            await look(pilot, "2")
            before = []
            for _ in range(3):
                room = app.screen
                before += [weakref.ref(room), weakref.ref(room.comparison), weakref.ref(room.comparison.left)]
                del room
                await press(pilot, "/", *"bridge", "enter", "?", "q", "o", *"b.txt", "enter", *"a.txt", "enter")
                await until(pilot, lambda old=before[-3]: app.screen is not old() and here(pilot) == "A1")  # type: ignore[misc]
            gc.collect()
            # Textual holds on to the first screen of an app; but not to what was on it.
            assert [each() for each in before[1:]] == [None] * 8

    async def test_a_pair_from_before(self, files: list[str]) -> None:
        memory = Memory()
        memory.keep_recent(files[1], files[0])
        async with reading(app=opened(files, memory)) as pilot:
            await press(pilot, "o")
            pilot.app.screen.query_one(OptionList).focus()
            await press(pilot, "down")
            await press(pilot, "enter")
            await until(pilot, lambda: "Westhaven's main bridge" in shown(pilot))

    async def test_what_cannot_be_read_leaves_everything_as_it_is(self, files: list[str]) -> None:
        async with reading(app=opened(files)) as pilot:
            await press(pilot, "o")
            left, right = pilot.app.screen.query(Input).results(Input)
            left.value, right.value = "no such file", files[0]
            right.focus()
            await press(pilot, "enter")
            await until(pilot, lambda: "no such file" in notices(pilot))
            await until(pilot, lambda: isinstance(pilot.app.screen, OpenScreen))
            typed = [line.value for line in pilot.app.screen.query(Input)]
            assert typed == ["no such file", files[0]], "what was typed cannot be mended"
            await press(pilot, "escape")
            assert "harbour bridge" in shown(pilot)
            assert "reading" not in panel(pilot)
            await press(pilot, "r")
            await until(pilot, lambda: "nothing has changed" in panel(pilot))

    async def test_the_pair_that_was_chosen_last_is_shown(
        self, files: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        names = [str(tmp_path / name) for name in ("slow.txt", "fast.txt")]
        for name in names:
            Path(name).write_text(f"This is {name[-8:]}.\n")
        go_on, read = threading.Event(), Sources.read

        def slowly(sources: Sources) -> tuple[Article, Article]:
            if sources.names[0] == names[0]:
                assert go_on.wait(20)
            return read(sources)

        app = opened(files)
        monkeypatch.setattr(Sources, "read", slowly)
        async with reading(app=app) as pilot:
            for name in names:
                await press(pilot, "o")
                left, right = pilot.app.screen.query(Input).results(Input)
                left.value, right.value = name, files[1]
                right.focus()
                await press(pilot, "enter")
            await until(pilot, lambda: "fast.txt" in shown(pilot))
            go_on.set()
            await press(pilot, "r")
            await until(pilot, lambda: "nothing has changed" in panel(pilot))
            assert "fast.txt" in shown(pilot)

    async def test_what_is_typed_can_be_read(self, files: list[str]) -> None:
        async with reading((80, 24), app=opened(files)) as pilot:
            await press(pilot, "o")
            await press(pilot, "x", "y")
            left = pilot.app.screen.query(Input).first()
            assert left.has_focus
            assert (left.outer_size.height, left.size.height) == (1, 1)
            assert left.render_line(0).text.startswith("xy")

    async def test_escape_opens_nothing(self, files: list[str]) -> None:
        async with reading(app=opened(files)) as pilot:
            await press(pilot, "o")
            assert isinstance(pilot.app.screen, OpenScreen)
            await press(pilot, "escape")
            await press(pilot, "j")
            assert here(pilot) == "A2"

    async def test_names_of_files_are_completed(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        (tmp_path / "folder").mkdir()
        (tmp_path / "folder" / "report.txt").write_text("x")
        (tmp_path / ".hidden").write_text("x")
        monkeypatch.chdir(tmp_path)
        for typed, suggested in [
            ("fo", "folder/"),
            ("folder/re", "folder/report.txt"),
            (f"{tmp_path}/fol", f"{tmp_path}/folder/"),
            ("folder/", "folder/report.txt"),
            (".h", ".hidden"),
            ("x", None),
            ("nowhere/x", None),
            ("http://fo", None),
            ("\0", None),
        ]:
            assert await Files().get_suggestion(typed) == suggested


class TestReloading:
    """r, and files that change."""

    async def test_keeps_the_sentence(self, files: list[str]) -> None:
        async with reading(app=opened(files)) as pilot:
            await press(pilot, "j", "j", "j")
            assert here(pilot) == "A4"
            Path(files[0]).write_text("A new first sentence.\n" + harbour.LEFT, encoding="utf-8")
            await press(pilot, "r")
            await until(pilot, lambda: "A new first" in shown(pilot) and here(pilot) == "A5")

    async def test_nothing_has_changed(self, files: list[str]) -> None:
        async with reading(app=opened(files)) as pilot:
            await press(pilot, "j", "r")
            await until(pilot, lambda: heading(pilot).endswith("nothing has changed"))
            assert here(pilot) == "A2"

    async def test_standard_input_is_gone(self, files: list[str]) -> None:
        sources = Sources(Options((files[0], "-")))
        app = NewsdiffApp(*harbour.articles(), compare=harbour.compare, sources=sources)
        async with reading(app=app) as pilot:
            await press(pilot, "r")
            assert here(pilot) == "A1"

    def test_a_changed_file_is_noticed(self, files: list[str]) -> None:
        sources = Sources(Options((files[0], files[1])))
        before = sources.ages()
        assert sources.ages() == before
        os.utime(files[0], ns=(1, 1))
        assert {name for name, age in sources.ages().items() if before[name] != age} == {files[0]}

    @pytest.mark.parametrize(
        ("after", "index"),
        [("B. A. C.", 1), ("B. C.", 0), ("", 0), ("A. B. C. A.", 0)],
        ids=["moved", "gone", "", "twice"],
    )
    def test_where_a_sentence_has_gone(self, after: str, index: int) -> None:
        before, new = Article.from_sentences(["A.", "B.", "C."]), Article.from_sentences(after.split())
        assert Place(left=0).moved((before, before), (new, before)).left == index


class TestCancelling:
    """escape, while articles are compared."""

    async def test_keeps_what_is_there(self) -> None:
        let_go, tried = threading.Event(), threading.Event()

        def slow(left: Article, right: Article, *, progress: Any) -> Comparison:
            progress("reading", 0.25)
            if not tried.is_set():
                tried.set()
                let_go.wait(10)
            return harbour.compare(left, right, progress=progress)

        app = NewsdiffApp(*harbour.articles(), compare=slow)
        async with app.run_test(size=(120, 40)) as pilot:
            await until(pilot, lambda: "reading" in panel(pilot))
            await press(pilot, "escape")
            assert panel(pilot).startswith("Cancelled")
            let_go.set()
            await press(pilot, "j")
            assert panel(pilot).startswith("Cancelled")
            assert "harbour bridge" in shown(pilot)
            await press(pilot, "r")
            await until(pilot, lambda: here(pilot) == "A1" or "Israeli" in shown(pilot))


class TestFirstRun:
    """A hint, once."""

    async def test_one_line(self, tmp_path: Path) -> None:
        for said in (True, False):
            memory = Memory(tmp_path / "state.json")
            async with reading(app=NewsdiffApp(*harbour.articles(), compare=harbour.compare, memory=memory)) as pilot:
                assert ("? shows every key" in heading(pilot)) == said
