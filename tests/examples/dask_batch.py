"""A batch on many machines: `python dask_batch.py pairs.tsv results [address of a Dask scheduler]`.

Each machine has newsdiff[dask] installed and can read the articles. Without an address, the processes are on this one.
The results are lines of JSON, in the order of the pairs, in files that are numbered.
"""

from __future__ import annotations

import sys
from functools import partial
from pathlib import Path

from dask import bag
from distributed import Client

from aligner import batch
from aligner.reading import ReadingOptions
from aligner.reports.json import line


def main(pairs: str, results: str, address: str | None = None) -> None:
    """Compare the pairs of a list."""
    listed = batch.parse(Path(pairs).read_text(encoding="utf-8").splitlines())
    how = batch.How(ReadingOptions(), ReadingOptions())
    # A file for each hundred pairs: what is done is on the disk, whatever becomes of the rest.
    with Client(address, threads_per_worker=1) if address is None else Client(address):
        records = bag.from_sequence(listed, partition_size=100).map(partial(batch.record, how=how))
        records.map(line).map(str.rstrip).to_textfiles(f"{results}/*.jsonl", last_endline=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
