"""Make the Punkt parameters, `aligner/lexicon/punkt.json`: `python -m aligner.training.punkt --data DIR`.

Kept are counts only, no text. Punkt's trainer finds abbreviations, collocations over a stop and words that often begin
sentences. Which words are written small inside a sentence is counted here instead: the data is split into sentences
already, and Punkt takes one headline in capitals for proof that a word is a name.
"""

from __future__ import annotations

import argparse
import json
import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from nltk.tokenize.punkt import _ORTHO_MID_LC, _ORTHO_MID_UC, PunktParameters, PunktTrainer

from aligner.lexicon import words
from aligner.training.data import rows

# The news among the data sets, and their fields that hold a sentence or a list of sentences.
FIELDS = {
    "spark_doc_doc": ("a_sents", "b_sents"),
    "spark_summary_doc": ("doc_sents", "summary_sents"),
    "msrp": ("sentence1", "sentence2"),
    "rte3": ("premise",),
    "newsquant": ("text",),
    "stsb": ("sentence1", "sentence2"),
}
# A word counts as a name too if at least this part of its uses inside sentences has a capital.
NAME_SHARE = 0.04
WORD = re.compile(r"[^\W\d_][\w-]*")


def sentences(data: Path) -> list[str]:
    """Read every distinct sentence of the data sets, in order; lines without a full stop (headlines) are left out."""
    found: dict[str, None] = {}
    for name, fields in FIELDS.items():
        for row in rows(data, name):
            for value in (row[field] for field in fields):
                found.update(dict.fromkeys([value] if isinstance(value, str) else value))
    return [sentence for sentence in found if sentence.rstrip("\"'”’)").endswith((".", "!", "?"))]


def orthography(texts: Iterable[str]) -> dict[str, int]:
    """Return Punkt's flags of the words that are written small inside sentences."""
    small: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    for text in texts:
        found = list(WORD.finditer(text))
        if sum(match[0][0].isupper() for match in found) * 2 > len(found):
            continue  # a headline with a full stop
        # After an opening quotation mark or a stop, a capital may begin a sentence and so tells nothing.
        inside = [match[0] for match in found[1:] if text[match.start() - 2 : match.start()][:1].isalnum()]
        small.update(word for word in inside if word[0].islower())
        capital.update(word.lower() for word in inside if word[0].isupper())
    return {
        word: _ORTHO_MID_LC | (_ORTHO_MID_UC if capital[word] >= NAME_SHARE * (count + capital[word]) else 0)
        for word, count in sorted(small.items())
    }


def train(texts: list[str]) -> PunktParameters:
    """Let Punkt find abbreviations, collocations and sentence starters."""
    trainer = PunktTrainer()
    trainer.INCLUDE_ALL_COLLOCS = True
    trainer.train("\n".join(texts))
    return trainer.get_params()


def parameters(texts: list[str]) -> dict[str, Any]:
    """Return what is written: the parameters, less what a small sample makes Punkt believe by mistake."""
    learnt, flags, known = train(texts), orthography(texts), words("abbreviations")["anywhere"] | {"U.S"}
    listed = {word.lower() for word in known}
    frequent = Counter(match.lower() for text in texts for match in re.findall(r"(?<!\S)([\w.-]*\w)\.(?=\s)", text))
    # A word that is written small inside sentences is a word, though it may end many ("prosecute").
    abbreviations = {word for word in learnt.abbrev_types if frequent[word] > 2 and word not in flags}
    by_flags: dict[int, list[str]] = {}
    for word, flag in flags.items():
        by_flags.setdefault(flag, []).append(word)
    return {
        "abbreviations": sorted(abbreviations - listed),
        "collocations": sorted(pair for pair in learnt.collocations if pair[0] in abbreviations | listed),
        "starters": sorted(word for word in learnt.sent_starters if word in flags),
        "orthography": {str(flag): " ".join(group) for flag, group in sorted(by_flags.items())},
    }


def main() -> None:
    """Write the parameters into the package."""
    parser = argparse.ArgumentParser(description="Train the parameters of the Punkt sentence splitter on news text.")
    parser.add_argument("--data", type=Path, required=True, help="the folder with the data sets, " + ", ".join(FIELDS))
    output = Path(__file__).parents[1] / "lexicon" / "punkt.json"
    parser.add_argument("--output", type=Path, default=output, help="the file to write (default: %(default)s)")
    arguments = parser.parse_args()
    text = json.dumps(parameters(sentences(arguments.data)), ensure_ascii=False, indent=0)
    arguments.output.write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
