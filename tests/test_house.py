"""The rules of the house: who imports whom, who opens files, what ships, and what lies at the top of the repository."""

from __future__ import annotations

import ast
import hashlib
import json
import subprocess
import sys
from importlib import resources
from importlib.metadata import version
from pathlib import Path

import pytest

from tui import __version__

ROOT = Path(__file__).parents[1]
HEAVY = {"numpy", "nltk", "onnxruntime", "tokenizers", "rapidfuzz"}
# What takes articles out of pages, documents and addresses: none of it is needed for a text.
READERS = {"trafilatura", "lxml", "pypdf", "docx", "odfdo", "httpx2", "httpcore2", "py3langid", "charset_normalizer"}
SCREEN = {"textual", "rich"}
TOP = {"pyproject.toml", "tui", "aligner", "tests", "seeds", "screenshots", "README.md", "LICENSE", "CHANGELOG.md"}


def python(program: str) -> str:
    """Run a program in a new process; return what it prints."""
    run = [sys.executable, "-c", program]
    return subprocess.run(run, capture_output=True, text=True, check=True, cwd=ROOT).stdout  # noqa: S603


def loaded(program: str) -> set[str]:
    """Return the packages that are loaded when a program ends, however it ends."""
    report = "import atexit, sys; atexit.register(lambda: print('\\n' + ' '.join(sys.modules)))\n"
    return {name.partition(".")[0] for name in python(report + program).splitlines()[-1].split()}


def command(*arguments: str) -> str:
    """Return a program that is the command."""
    return (
        "from contextlib import suppress\nfrom tui.cli import main\n"
        f"with suppress(SystemExit): main({list(arguments)!r})"
    )


def files(package: str) -> list[Path]:
    found = sorted((ROOT / package).rglob("*.py"))
    assert found
    return found


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def modules(path: Path) -> set[str]:
    """Return the modules that a file imports anywhere, inside functions too."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: a relative import"
            found.update((node.module or "", *(f"{node.module}.{alias.name}" for alias in node.names)))
    return found


def imports(path: Path) -> set[str]:
    """Return the packages that a file imports."""
    return {name.partition(".")[0] for name in modules(path)}


def calls(path: Path) -> set[str]:
    """Return the names of what a file calls: `open` for `open()`, `path.open()` and `io.open()`."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    functions = [node.func for node in ast.walk(tree) if isinstance(node, ast.Call)]
    attributes = {each.attr for each in functions if isinstance(each, ast.Attribute)}
    return attributes | {each.id for each in functions if isinstance(each, ast.Name)}


SHIPPED = [path for path in (*files("aligner"), *files("tui")) if "training" not in path.parts]


class TestImports:
    """Nothing is imported before it is needed, and the engine knows nothing of the terminal."""

    def test_the_engine_is_free_to_import(self) -> None:
        assert not loaded("import aligner; dir(aligner)") & (HEAVY | SCREEN)

    def test_what_is_bare_is_light(self) -> None:
        program = "from aligner import Article, Comparison, Pair; from aligner.reading import seeds; seeds()"
        assert not loaded(program) & (HEAVY | SCREEN)

    @pytest.mark.parametrize("path", files("aligner"), ids=named)
    def test_the_engine_knows_no_terminal(self, path: Path) -> None:
        assert not imports(path) & {"tui", *SCREEN}

    @pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["a"], ["-", "-"]])
    def test_the_command_says_little_at_little_cost(self, arguments: list[str]) -> None:
        assert not loaded(command(*arguments)) & (HEAVY | SCREEN)

    def test_the_report_needs_no_screen(self) -> None:
        found = loaded(command("--format", "json"))
        assert found >= HEAVY
        assert not found & SCREEN

    def test_texts_need_no_reader_of_anything_else(self) -> None:
        seeds = sorted(map(str, (ROOT / "seeds").iterdir()))
        # tokenizers brings some of these, so only reading is looked at.
        program = f"from aligner import read\nfor seed in {seeds!r}: read(seed)"
        assert not loaded(program) & (HEAVY | SCREEN | READERS)

    def test_only_one_file_knows_onnx(self) -> None:
        assert [named(path) for path in SHIPPED if "onnxruntime" in imports(path)] == ["aligner/encoder.py"]

    @pytest.mark.parametrize("path", SHIPPED, ids=named)
    def test_what_is_not_in_the_wheel_is_not_needed(self, path: Path) -> None:
        assert not {name for name in modules(path) if name.startswith(("aligner.training", "tests"))}


class TestFiles:
    """Articles are opened in one place, and fetched in one."""

    # These read what ships with the package.
    OWN_DATA = ("aligner/encoder.py", "aligner/lexicon/__init__.py", "aligner/scorer.py", "aligner/segmentation.py")
    # And these what it keeps for its user.
    OWN_DATA += ("tui/memory.py", "tui/settings.py")
    # And this the list of pairs of a batch.
    OWN_DATA += ("tui/batch.py",)

    NETWORK = {"socket", "ssl", "http", "urllib", "requests", "httpx", "httpx2", "httpcore2", "aiohttp", "ftplib"}  # noqa: RUF012

    @pytest.mark.parametrize("path", [path for path in SHIPPED if path.parent.name != "reading"], ids=named)
    def test_only_reading_opens_articles(self, path: Path) -> None:
        if path.parts[-2] != "tui":  # which opens the terminal, by `os.open`
            assert "open" not in calls(path)
        assert not imports(path) & {"io", "mmap", "fileinput"}
        if named(path) not in self.OWN_DATA:
            assert not calls(path) & {"read_text", "read_bytes"}

    @pytest.mark.parametrize("path", SHIPPED, ids=named)
    def test_only_fetching_knows_a_network(self, path: Path) -> None:
        if named(path) not in {f"aligner/reading/{name}.py" for name in ("fetching", "network", "reasons")}:
            assert not imports(path) & self.NETWORK

    def test_comparing_opens_no_connection_and_no_file_to_write(self) -> None:
        program = """
import sys
from aligner import compare
from aligner.reading import seeds
events = []
def hook(event, arguments):
    if event.startswith("socket.") or event in ("subprocess.Popen", "os.system"):
        events.append(event)
    if event == "open" and isinstance(arguments[1], str) and set(arguments[1]) & set("wax+"):
        events.append(f"open {arguments[0]}")
sys.addaudithook(hook)
compare(*seeds())
print(events)
"""
        assert python("import sys; sys.dont_write_bytecode = True\n" + program) == "[]\n"


class TestShipped:
    """What goes into the wheel is what is in the repository."""

    def test_the_seeds(self) -> None:
        ours = {path.name: path.read_bytes() for path in (ROOT / "seeds").iterdir()}
        installed = {
            item.name: item.read_bytes()
            for item in resources.files("newsdiff_seeds").iterdir()
            if item.name != "__pycache__"
        }
        assert len(ours) == 2
        assert installed == ours

    def test_the_model(self) -> None:
        model = ROOT / "aligner" / "model"
        expected = json.loads((model / "checksums.json").read_text(encoding="utf-8"))
        assert expected
        for name, digest in expected.items():
            assert hashlib.sha256((model / name).read_bytes()).hexdigest() == digest, name

    def test_the_version_is_one(self) -> None:
        assert version("newsdiff") == __version__
        assert f"## [{__version__}]" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


class TestRepository:
    """What is kept, and where."""

    def test_the_top_holds_nothing_else(self) -> None:
        command = ["git", "ls-files", "-z"]
        listed = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT).stdout  # noqa: S603
        tops = {name.partition("/")[0] for name in listed.split("\0") if name}
        assert tops >= {"pyproject.toml", "tui", "aligner", "tests", "seeds", "README.md", "LICENSE"}
        assert {name for name in tops if not name.startswith(".")} <= TOP
