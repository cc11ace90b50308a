"""What the pair model learns from: data sets -> examples, and which of them each stage of training takes."""

from __future__ import annotations

import hashlib
import json
import random
import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from aligner.encoder import longer_first
from aligner.training.contrast import contrasted
from aligner.training.data import Part, part, rows
from aligner.training.example import ANSWERS, Example
from aligner.training.written import FOLDER, groups

# At most this many rows of a set, chosen by a hash: captions and automatic labels teach little about news.
SETS = {
    "lingnli_train": 45_000,
    "mnli_train_part": 16_000,
    "mnli_dev_m_mm": 20_000,
    "wanli_train_part": 15_000,
    "snli_train_part": 8_000,
    "cad_snli_train": 4_000,
    "anli_dev_r123": 3_200,
    "anli_test_r123": 3_200,
    "anli_train_514": 600,
    "semiauto_base_news": 3_000,
    "semiauto_base_wiki": 3_000,
    "semiauto_translate_wiki": 6_500,
    "chatprotect_selfcontra": 2_000,
    "fever_symmetric_v02": 1_500,
    "fever_dev_evidence": 3_000,
    "fool_me_twice_dev_test": 2_600,
    "summedits_pairs": 3_500,
    "falke_sentence_pairs": 600,
    "negation_mnli_snli": 3_000,
    "propsegment_wiki_dev": 1_100,
    "wice": 1_300,
    "conjnli_dev": 700,
    "esxnli_en": 1_500,
    "xnli_dev_en": 2_500,
    "breaking_nli": 800,
    "glue_rte_2way_no_rte3": 2_000,
    "commitment_bank": 400,
}
PARAPHRASES = {"msrp": 4_000, "sts_extra": 4_700, "twitter_url_test": 1_500, "pawsx_en_dev": 2_000}
EVENTS = {"gvc_event_pairs": 7_000, "fcc_event_pairs": 2_500, "wec_eng_event_pairs": 700}
# Times that a row of our own kind is seen.
REPEATED = {"contrast": 2, "written": 2, "emergent": 2, "spark": 2, "rte3": 2, "stsb": 2}
# With a teacher all is learnt from that it has read, and of each set at most so many pairs in all: what it says of
# pairs of the news is to be most of it.
TOGETHER = {
    "lingnli_train": 7_000,
    "mnli_train_part": 5_000,
    "mnli_dev_m_mm": 9_658,
    "wanli_train_part": 3_000,
    "ecbplus_train_pairs": 6_000,
    "edits": 0,
    "unedited": 5_000,
    "sts_extra": 2_000,
    "gvc_event_pairs": 2_500,
    "fcc_event_pairs": 600,
    "wec_eng_event_pairs": 100,
    "twitter_url_test": 700,
    "pawsx_en_dev": 700,
    "semiauto_base_news": 1_200,
    "semiauto_sim_news": 1_200,
    "fever_dev_evidence": 1_000,
    "summedits_pairs": 800,
    "anli_dev_r123": 800,
    "anli_test_r123": 800,
    "fool_me_twice_dev_test": 800,
    "esxnli_en": 500,
    **dict.fromkeys(("snli_train_part", "cad_snli_train", "breaking_nli", "negation_mnli_snli", "xnli_dev_en"), 500),
    **dict.fromkeys(("semiauto_translate_wiki", "semiauto_base_wiki", "semiauto_sim_wiki"), 500),
}
TWICE = ("emergent", "rte3")
LINKS_TO_OTHERS = 6  # for each link, so many look-alike pairs that are none
EDITED = 2  # edits, of other kinds where it can be, of each pair that states the same
# The stance of each mark in `written` to the first sentence of its group, and of two of them to the second, too.
OF_MARKS = {"B": "not_contradiction", "C": "contradiction", "H": "not_contradiction", "N": "neutral"}
OTHER_FACT = 0.15  # how much two sentences overlap that are on one event, but on two facts
LONGEST = 900  # letters of both texts


def gather(data: Path, links: Callable[[], Iterator[Example]], seed: int = 0, written: Path = FOLDER) -> list[Example]:
    """Return all examples from the folders `dev` and `train` under `data`, those of `links`, and what was `written`.

    Their order is fixed. To them are added, from the sentences that state the same thing, the edits of `contrast`; and
    real pairs as they are, which hardly ever contradict each other.
    """
    sources = [
        stances(data / "train"),
        contrasts(data / "train"),
        newsrooms(written),
        events(data),
        likenesses(data),
        headlines(data / "dev"),
        entailed(data / "dev"),
        links(),
    ]
    found = [each for source in sources for each in source if len(each.first) + len(each.second) <= LONGEST]
    found = [each for each in found if each.first.strip() and each.second.strip()]
    same = [(each.first, each.second) for each in found if each.part == "fit" and states_the_same(each)]
    unedited = [
        replace(each, question="stance", answer=ANSWERS["not_contradiction"], origin="unedited")
        for each in found
        if each.part == "fit"
        and (each.origin == "spark" or (each.origin == "ecbplus_train_pairs" and each.answer[0] > 0))
    ]
    return [
        *found,
        *unedited,
        *(edit for time in range(EDITED) for edit in contrasted(same, "edits", EDITED * seed + time)),
    ]


def states_the_same(example: Example) -> bool:
    """Tell whether two news sentences are known to state the same thing, in part at least."""
    least = {
        "spark": 1.0,
        "ecbplus_train_pairs": 1.0,
        "msrp": 0.8,
        "stsb": 0.8,
        "contrast": 1.0,
        "gvc_event_pairs": 1.0,
    }
    answers = example.question != "stance" and example.origin in least
    return answers and example.answer[0] >= least[example.origin]


def stances(train: Path) -> Iterator[Example]:
    """Yield general entailment pairs. Of MultiNLI's own evaluation rows a part is kept apart, by premise."""
    for name, most in SETS.items():
        for row in some(rows(train, name), most, lambda row: row["premise"] + row["hypothesis"]):
            which: Part = part(row["premise"]) if name == "mnli_dev_m_mm" else "fit"
            yield Example(plain(row["premise"]), plain(row["hypothesis"]), "stance", ANSWERS[row["label"]], name, which)
    # Two real sentences that cannot be one scene are no contradiction here: only what follows or not is taken.
    for name in ("semiauto_sim_news", "semiauto_sim_wiki"):
        for row in some(rows(train, name), 4_000, lambda row: row["premise"] + row["hypothesis"]):
            if row["label"] != "contradiction":
                yield Example(row["premise"], row["hypothesis"], "stance", ANSWERS[row["label"]], name, "fit")


def contrasts(train: Path) -> Iterator[Example]:
    """Yield real news pairs, each as it is, with an edit that contradicts and with one that does not."""
    for row in rows(train, "contrastive"):
        a, b, which = plain(row["a"]), plain(row["b"]), contrast_part(row)
        relation = row["relation"]
        if relation != "contradictory":
            yield Example(*longer_first(a, b), "stance", ANSWERS["not_contradiction"], "contrast", which)
            yield Example(*longer_first(a, b), "overlap", (float(relation != "related"),), "contrast", which)
        else:
            yield Example(*longer_first(a, b), "stance", ANSWERS["contradiction"], "contrast", which)
        if row.get("contradiction_b"):
            edited = plain(row["contradiction_b"])
            yield Example(*longer_first(a, edited), "stance", ANSWERS["contradiction"], "contrast", which)
            yield Example(*longer_first(b, edited), "stance", ANSWERS["contradiction"], "contrast", which)
        harmless = plain(row["harmless_b"])
        yield Example(*longer_first(a, harmless), "stance", ANSWERS["not_contradiction"], "contrast", which)
        if relation != "contradictory":
            yield Example(*longer_first(b, harmless), "stance", ANSWERS["not_contradiction"], "contrast", which)


def newsrooms(folder: Path) -> Iterator[Example]:
    """Yield what was written for this project, in a folder: conflicts of two newsrooms, and what only looks like one.

    What contradicts a statement is on the same thing, so that the two overlap no less than those that agree.
    """
    for group in groups(folder):
        for other in group.others:
            pair = longer_first(group.first, other.text)
            answer = ANSWERS[OF_MARKS[other.mark]]
            yield Example(*pair, "stance", answer, "written", group.part)
            yield Example(*pair, "overlap", (OTHER_FACT if other.mark == "N" else 1.0,), "written", group.part)
            if other.mark in ("C", "H"):
                yield Example(*longer_first(group.second, other.text), "stance", answer, "rewritten", group.part)


def contrast_part(row: dict[str, Any]) -> Part:
    """Return the part of a row of the contrastive set."""
    collection, topic = row["source"].split("/")
    # The topics of articles are those of the links; MSRP has none, and each of its pairs stands alone.
    alone = min(plain(row["a"]), plain(row["b"]))
    return part({"msrp": alone, "ecb": row["source"]}.get(collection, topic))


def events(data: Path) -> Iterator[Example]:
    """Yield sentences of news on the same or a like event."""
    text = {(row["doc"], row["sent"]): plain(row["text"]) for row in rows(data / "dev", "ecbplus_sentences")}
    for row in rows(data / "dev", "ecbplus_train_pairs"):
        pair = text[row["doc_a"], row["sent_a"]], text[row["doc_b"], row["sent_b"]]
        # What is reported on is ECB+'s own development part: of these only some are kept apart, to choose on.
        which: Part = "choose" if part(f"ecb/{row['topic']}") == "choose" else "fit"
        yield Example(*longer_first(*pair), "event", (float(row["label"]),), "ecbplus_train_pairs", which)
    for name, most in EVENTS.items():
        for row in some(rows(data / "train", name), most, lambda row: row["sentence1"] + row["sentence2"]):
            # Where two sentences are on one incident, "no common event" often only means that none was marked.
            if row["label"] == 0 and row.get("same_incident"):
                continue
            pair = plain(row["sentence1"]), plain(row["sentence2"])
            yield Example(*longer_first(*pair), "event", (float(row["label"]),), name, "fit")


def likenesses(data: Path) -> Iterator[Example]:
    """Yield graded pairs and paraphrases."""
    for row in rows(data / "dev", "stsb"):
        pair = plain(row["sentence1"]), plain(row["sentence2"])
        yield Example(*longer_first(*pair), "likeness", (row["score"] / 5,), "stsb", part(row["sentence1"]))
    for name, most in PARAPHRASES.items():
        folder = data / ("dev" if name == "msrp" else "train")
        for row in some(rows(folder, name), most, lambda row: row["sentence1"] + row["sentence2"]):
            pair = plain(row["sentence1"]), plain(row["sentence2"])
            answer = row["score"] / 5 if name == "sts_extra" else 0.25 + 0.6 * row["label"]
            which = part(min(pair)) if name == "msrp" else "fit"
            yield Example(*longer_first(*pair), "likeness", (answer,), name, which)


def headlines(dev: Path) -> Iterator[Example]:
    """Yield claims with headlines that support, report or deny them, by claim."""
    for row in rows(dev, "emergent"):
        pair = longer_first(plain(row["claim"]), plain(row["headline"]))
        yield Example(*pair, "stance", ANSWERS[row["label"]], "emergent", part(row["claim"]))


def entailed(dev: Path) -> Iterator[Example]:
    """Yield texts with hypotheses, three-way, by hypothesis."""
    for row in rows(dev, "rte3"):
        pair = longer_first(plain(row["premise"]), plain(row["hypothesis"]))
        yield Example(*pair, "stance", ANSWERS[row["label"]], "rte3", part(row["hypothesis"]))


def some(all_rows: list[dict[str, Any]], most: int, text: Callable[[dict[str, Any]], str]) -> list[dict[str, Any]]:
    """Return at most so many rows, those with the least hash of their text."""
    if len(all_rows) <= most:
        return all_rows
    return sorted(all_rows, key=lambda row: hashlib.sha256(text(row).encode()).digest())[:most]


def plain(text: str) -> str:
    """Return a text with single blanks, without the marks of sentences and of tokens that some sets carry."""
    text = re.sub(r"</?t>|@-@", lambda found: "-" if found[0] == "@-@" else " ", text)
    text = re.sub(r" ([.,;:?!)\]%]|'s\b|n't\b|'(?:re|ve|ll|d|m)\b)", r"\1", text)
    return " ".join(re.sub(r"([(\[$£€]) ", r"\1", text).split())


def training(examples: list[Example], seed: int) -> list[Example]:
    """Return what is trained on, shuffled; rows of our own kind are repeated."""
    chosen = [each for each in examples if each.part == "fit" for _ in range(REPEATED.get(each.origin, 1))]
    random.Random(seed).shuffle(chosen)
    return chosen


def beside_lessons(examples: list[Example], is_taught: Callable[[Example], bool], seed: int) -> list[Example]:
    """Return what is trained on with a teacher, shuffled: all that it has read, and some of the rest of each set."""
    chance, chosen = random.Random(seed), list[Example]()
    by_set: dict[tuple[str, str], list[Example]] = defaultdict(list)
    for each in examples:
        if each.part == "fit":
            by_set[each.origin, each.question].append(each)
    for (origin, _), some_of_it in by_set.items():
        taught = [each for each in some_of_it if is_taught(each)]
        rest = [each for each in some_of_it if not is_taught(each)]
        chance.shuffle(rest)
        most = TOGETHER.get(origin, len(some_of_it))
        chosen += (taught + rest[: max(0, most - len(taught))]) * (2 if origin in TWICE else 1)
    chance.shuffle(chosen)
    return chosen


def save(examples: list[Example], path: Path) -> None:
    """Write examples, one a line."""
    with path.open("w", encoding="utf-8") as lines:
        lines.writelines(json.dumps(asdict(each), ensure_ascii=False) + "\n" for each in examples)


def load(path: Path) -> list[Example]:
    """Read examples."""
    with path.open(encoding="utf-8") as lines:
        return [Example(**{**json.loads(line), "answer": tuple(json.loads(line)["answer"])}) for line in lines]
