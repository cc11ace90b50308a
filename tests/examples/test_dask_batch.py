"""The example in the README, run as it stands, on a cluster of this machine's own."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from aligner.batch import How, Sources, record
from aligner.reading import ReadingOptions
from tests.aligner.texts import FERRY, FERRY_AGAIN

EXAMPLE = Path(__file__).with_name("dask_batch.py")


def test_the_same_as_without_dask(tmp_path: Path) -> None:
    for name, sentences in (("ferry", FERRY), ("again", FERRY_AGAIN)):
        (tmp_path / name).write_text("\n".join(sentences), encoding="utf-8")
    pairs = [Sources("ferry", "again"), Sources("ferry", "missing"), *[Sources("again", "ferry")] * 9]
    whole = [Sources(*(str(tmp_path / name) for name in pair)) for pair in pairs]
    (tmp_path / "pairs.tsv").write_text("".join(f"{left}\t{right}\n" for left, right in whole), encoding="utf-8")

    command = [sys.executable, str(EXAMPLE), "pairs.tsv", "results"]
    subprocess.run(command, check=True, cwd=tmp_path, timeout=120)  # noqa: S603 - our own

    files = sorted((tmp_path / "results").iterdir())
    assert [path.name for path in files] == ["0.jsonl"]
    found = [json.loads(each) for path in files for each in path.read_text(encoding="utf-8").splitlines()]
    how = How(ReadingOptions(), ReadingOptions())
    expected = {pair: json.loads(json.dumps(record(pair, how))) for pair in set(whole)}
    assert found == [expected[pair] for pair in whole]
