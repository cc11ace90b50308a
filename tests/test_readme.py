"""What the README says is so: its examples run, and its tables name what there is."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.tui.terminal import newsdiff
from tui.options import parser

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
QUERIES = [line.strip() for line in README.splitlines() if line.startswith("    newsdiff --format json | jq")]


def section(title: str) -> str:
    """Return what stands below a heading, up to the next one."""
    return re.split(r"\n#+ ", README.partition(f" {title}\n")[2])[0]


class TestJson:
    """The description of the JSON report."""

    def test_every_field_is_described(self) -> None:
        schema = json.loads((ROOT / "aligner" / "reports" / "schema.json").read_text(encoding="utf-8"))
        written = set(re.findall(r"\w+", section("JSON")))

        def fields(part: object) -> set[str]:
            if isinstance(part, list):
                return {name for each in part for name in fields(each)}
            if not isinstance(part, dict):
                return set()
            here = set(part.get("properties", {})) if isinstance(part.get("properties"), dict) else set()
            return here | {name for each in part.values() for name in fields(each)}

        assert fields(schema)
        assert not fields(schema) - written

    @pytest.fixture(scope="class")
    def seeds(self, tmp_path_factory: pytest.TempPathFactory) -> Path:
        """What `newsdiff --format json` prints."""
        path = tmp_path_factory.mktemp("readme") / "seeds.json"
        result = subprocess.run([*newsdiff(), "--format", "json"], capture_output=True, check=True)  # noqa: S603
        assert result.stderr == b""
        path.write_bytes(result.stdout)
        return path

    @pytest.mark.skipif(shutil.which("jq") is None and not os.environ.get("CI"), reason="there is no jq here")
    @pytest.mark.parametrize("query", QUERIES)
    def test_the_queries_run(self, query: str, seeds: Path) -> None:
        command = query.replace("newsdiff --format json", f"cat {seeds}", 1)
        result = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)  # noqa: S603, S607
        assert (result.returncode, result.stderr) == (0, "")
        assert result.stdout or "contradictory" in query

    def test_there_are_queries(self) -> None:
        assert len(QUERIES) >= 3


class TestCommand:
    """What is said of the command."""

    def test_every_option_that_is_named_is_there(self) -> None:
        known = set(re.findall(r"--[a-z][a-z-]+", parser().format_help()))
        ours = " ".join(line for line in README.splitlines() if "newsdiff" in line and "pip" not in line)
        assert set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", ours)) <= known


class TestDask:
    """The example of a batch on many machines."""

    def test_is_the_file_that_is_tested(self) -> None:
        (code,) = re.findall("```python\n(.*?)```", section("Many pairs"), re.DOTALL)
        example = (ROOT / "tests" / "examples" / "dask_batch.py").read_text(encoding="utf-8")
        for line in code.splitlines():
            assert line in example
