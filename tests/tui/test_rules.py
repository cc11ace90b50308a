"""Rules of the house for the terminal, read from its source."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import tui

SOURCES = sorted(Path(tui.__file__).parent.rglob("*.py"))
HEAVY = {"numpy", "onnxruntime", "tokenizers", "nltk", "rapidfuzz"}


def imports(tree: ast.Module) -> Iterator[str]:
    """Return the modules that a file imports, anywhere in it."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.name)
class TestRules:
    """Each holds in every file."""

    def test_computes_nothing_about_language(self, path: Path) -> None:
        assert not {name.partition(".")[0] for name in imports(ast.parse(path.read_text()))} & HEAVY

    def test_widgets_know_nothing_of_each_other(self, path: Path) -> None:
        if path.parent.name == "widgets":
            names = imports(ast.parse(path.read_text()))
            assert not [name for name in names if name.startswith(("tui.widgets", "tui.screens", "tui.app"))]

    def test_uses_nothing_private_of_others(self, path: Path) -> None:
        private = [
            f"{path.name}:{node.lineno} {node.attr}"
            for node in ast.walk(ast.parse(path.read_text()))
            if isinstance(node, ast.Attribute) and node.attr.startswith("_") and not node.attr.startswith("__")
            if not (isinstance(node.value, ast.Name) and node.value.id == "self")
        ]
        assert not private
        assert not [name for name in imports(ast.parse(path.read_text())) if "._" in name]

    def test_is_of_a_size_that_can_be_read(self, path: Path) -> None:
        assert len(path.read_text().splitlines()) < 300
