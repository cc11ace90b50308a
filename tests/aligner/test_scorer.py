"""The learnt functions: what they compute, and that those which ship are whole."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from importlib import resources
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from aligner import scorer
from aligner.scorer import Scorer
from aligner.similarity import PAIR_FEATURES


def shipped() -> list[tuple[str, dict[str, Any]]]:
    """Every scorer that ships: its name, and what is in its file."""
    found = []
    for file in (resources.files("aligner") / "model").iterdir():
        if file.name.endswith(".json"):
            data = json.loads(file.read_text(encoding="utf-8"))
            if "weights" in data:
                found.append((file.name.removesuffix(".json"), data))
    return sorted(found)


def made(*layers: tuple[list[list[float]], list[float]]) -> Scorer:
    weights = tuple(np.array(weight, np.float32) for weight, _ in layers)
    return Scorer(("one", "other"), weights, tuple(np.array(bias, np.float32) for _, bias in layers), 0.5)


class TestScore:
    """Features in, a probability out."""

    def test_logistic_regression(self) -> None:
        judge = made(([[1.0], [-2.0]], [0.5]))
        rows = np.array([[0, 0], [1, 0], [0, 1], [3, 1]], np.float32)
        assert judge(rows) == pytest.approx(1 / (1 + np.exp([-0.5, -1.5, 1.5, -1.5])))

    def test_a_hidden_layer_of_rectifiers(self) -> None:
        # |one - other|, which no logistic regression can tell.
        judge = made(([[1.0, -1.0], [-1.0, 1.0]], [0.0, 0.0]), ([[2.0], [2.0]], [-1.0]))
        rows = np.array([[5, 5], [5, 6], [6, 5]], np.float32)
        assert judge(rows) == pytest.approx(1 / (1 + np.exp([1.0, -1.0, -1.0])))

    @pytest.mark.parametrize("shape", [(2,), (0, 2), (3, 2), (4, 3, 2)])
    def test_one_probability_a_row(self, shape: tuple[int, ...]) -> None:
        assert made(([[1.0], [1.0]], [0.0]))(np.ones(shape, np.float32)).shape == shape[:-1]

    def test_no_value_is_too_large(self) -> None:
        judge = made(([[1e6], [0.0]], [0.0]))
        low, high = judge(np.array([[-1e6, 0], [1e6, 0]], np.float32))
        assert 0 <= low < 1e-9
        assert 1 - 1e-6 < high <= 1


class TestShipped:
    """The numbers in `aligner/model`."""

    def test_there_are_some(self) -> None:
        assert {"alignment", "pair", "words"} <= {name for name, _ in shipped()}

    @pytest.mark.parametrize(("name", "data"), shipped(), ids=lambda value: value if isinstance(value, str) else "")
    def test_each_takes_its_features_to_one_probability(self, name: str, data: dict[str, Any]) -> None:
        judge = scorer.load(name, tuple(data["features"]))
        assert 0 < judge.threshold < 1
        assert len(set(judge.features)) == len(judge.features)
        many = np.random.default_rng(0).normal(size=(50, len(judge.features))).astype(np.float32)
        found = judge(many)
        assert found.shape == (50,)
        assert ((found >= 0) & (found <= 1)).all()
        assert np.ptp(found) > 0.01

    def test_other_features_than_those_fitted_on_are_refused(self) -> None:
        with pytest.raises(ValueError, match=r"pair\.json"):
            scorer.load("pair", PAIR_FEATURES[::-1])


class TestDamaged:
    """A file that is not what was shipped says so, in one line that names it."""

    COMPARE = """
from aligner import Article, ModelError, compare
try:
    compare(Article.from_text("The vote was close."), Article.from_text("It was a close vote."))
except ModelError as error:
    print(error)
"""

    @pytest.mark.parametrize("content", [None, b"", b'{"features": [', b"[]", b"{}", b"\xff"], ids=ascii)
    def test_alignment(self, tmp_path: Path, content: bytes | None) -> None:
        package = Path(str(resources.files("aligner")))
        shutil.copytree(package, tmp_path / "aligner", copy_function=os.symlink)
        file = tmp_path / "aligner" / "model" / "alignment.json"
        file.unlink()
        if content is not None:
            file.write_bytes(content)
        run = [sys.executable, "-c", self.COMPARE]
        result = subprocess.run(run, capture_output=True, text=True, check=False, cwd=tmp_path)  # noqa: S603
        assert result.stderr == ""
        assert "alignment.json" in result.stdout
        assert result.stdout.count("\n") == 1
