"""Write the rows that nothing is fitted or chosen on, as data sets of the same names, to score the package on.

python -m aligner.training.split --data ../shared/data/dev --out build/report
python ../shared/eval/score.py --data build/report
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from aligner.training.data import part, rows


def keep_all(_: dict[str, Any]) -> bool:
    """Report on any row."""
    return True


# For each set, whether a row is reported on: the same parts as `examples` and `conflicts` leave out. Nothing at all is
# fitted on those kept whole.
REPORTED: dict[str, Callable[[dict[str, Any]], bool]] = {
    "spark_summary_doc": lambda row: part(row["topic"]) == "report",
    "spark_doc_doc": lambda row: part(row["topic"]) == "report",
    "conflicts": lambda row: part(row["pair"].partition("/")[0]) == "report",
    "stsb": lambda row: part(row["sentence1"]) == "report",
    "word_align": lambda row: part(row["id"]) == "report",
    "ecbplus_sentences": keep_all,
    "ecbplus_pairs": keep_all,
    "emergent": lambda row: part(row["claim"]) == "report",
    "rte3": lambda row: part(row["hypothesis"]) == "report",
    "qa_align": keep_all,
    "newsquant": keep_all,
}


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="the folder of the data sets")
    parser.add_argument("--out", type=Path, required=True, help="the folder to write to; made if it is not there")
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    for name, reported in REPORTED.items():
        everything = rows(options.data, name)
        kept = [row for row in everything if reported(row)]
        with (options.out / f"{name}.jsonl").open("w", encoding="utf-8") as file:
            file.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in kept)
        print(f"{name}: {len(kept)} of {len(everything)} rows")


if __name__ == "__main__":
    main()
