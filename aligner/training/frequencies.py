"""Count in how many news sentences each word stands -> `aligner/lexicon/frequencies.tsv`.

    python -m aligner.training.frequencies --data ../shared/data

The first line holds the number of sentences. Only counts are kept; words in fewer than five sentences are left out.
Topics of SPARK that are reported on, and the development part of ECB+, are not counted.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from aligner.training.data import part, rows
from aligner.words import words

TARGET = Path(__file__).parent.parent / "lexicon" / "frequencies.tsv"
LEAST = 5


def main() -> None:
    """Run the command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, help="the folder with dev/ and train/")
    texts = set(sentences(parser.parse_args().data))
    counts = Counter(key for text in texts for key in {word.key for word in words(text) if word.content})
    kept = sorted((key, count) for key, count in counts.items() if count >= LEAST)
    lines = [f"\t{len(texts)}", *(f"{key}\t{count}" for key, count in kept)]
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{TARGET.name}: {len(kept)} words of {len(texts)} sentences, {TARGET.stat().st_size / 1e3:.0f} kB")


def sentences(data: Path) -> Iterator[str]:
    """Yield sentences of news, and some of Wikipedia."""
    dev, train = data / "dev", data / "train"
    for row in rows(dev, "spark_doc_doc"):
        if part(row["topic"]) != "report":
            yield from row["a_sents"] + row["b_sents"]
    yield from (row["text"] for row in rows(dev, "ecbplus_sentences") if row["split"] == "train")
    for row in rows(dev, "msrp"):
        yield from (row["sentence1"], row["sentence2"])
    yield from (row["summary"] for row in rows(dev, "realsumm_scu"))
    for name in ("semiauto_base_news", "semiauto_sim_news", "semiauto_sim_wiki", "wice", "fever_dev_evidence"):
        for row in rows(train, name):
            yield from (row["premise"], row["hypothesis"])
    for row in rows(train, "uci_same_story_weak"):
        yield from (row["sentence1"], row["sentence2"])


if __name__ == "__main__":
    main()
