"""Texts that the tests of the engine share: news written for them, and strategies for any text."""

from __future__ import annotations

from pathlib import Path

from hypothesis import strategies as st

# One event, told twice; every sentence stands alone, so that any of them can be left out or moved.
FERRY = (
    "The ferry Lady Ansgar ran aground on a sandbank off the island of Torvik early on Sunday with 214 people aboard.",
    "Rescue boats took all of the passengers to the harbour of Skarvoy within three hours, the coast guard said.",
    "Two crew members were treated for mild hypothermia at the local hospital.",
    "“We heard a long scraping noise, and then the engines went quiet,” said passenger Ines Halvorsen.",
    "The operator, Norlinje, has cancelled its evening crossings until further notice.",
    "Investigators have taken the voyage recorder ashore and will question the captain this week.",
)
FERRY_AGAIN = (
    "Investigators plan to interview the captain in the coming days and have recovered the ship's voyage recorder.",
    "A passenger, Ines Halvorsen, described a long scraping sound before the engines fell silent.",
    "More than 200 people were on board when the Lady Ansgar hit a sandbank near Torvik on Sunday morning.",
    "The coast guard said that everybody aboard had been brought to Skarvoy harbour by rescue boats.",
    "Lawmakers on the mainland have argued for years about who should pay for deeper shipping lanes.",
)
# 0-based, FERRY to FERRY_AGAIN.
FERRY_PAIRS = {(0, 2), (1, 3), (3, 1), (5, 0)}

# What has nothing to do with that, or with each other.
BEES = (
    "Beekeepers in the Aldera valley lost almost half of their colonies last winter, according to a survey.",
    "Researchers blame a mite that spreads from hive to hive when the weather stays mild.",
    "Orchard owners are renting hives from as far away as the southern plains.",
    "The price of local honey has doubled since March.",
)
BANK = (
    "The central bank left its main interest rate unchanged at 4.25 percent after a two-day meeting.",
    "Economists polled before the decision had expected a cut.",
    "Shares of construction companies fell sharply in afternoon trading.",
    "The governor told reporters that inflation was still far above the target.",
)
CHESS = (
    "Seventeen-year-old Noor Bakshi won the national chess title on Saturday, the youngest champion in its history.",
    "She sacrificed a rook in the final game and mated her opponent eleven moves later.",
    "Her coach, a retired physics teacher, wept in the corridor.",
)

# Text with what is hard: stops, quotation marks, every kind of line end, NUL, emoji, right to left.
WORDS = ["The", "vote", "and", "he", "said", "who", "U.S.", "Mr.", "Oct.", "7", "1,200", "...", "שלום", "e\u0301"]
PIECES = st.sampled_from([*WORDS, "\r\n", *" \n.!?…“”’(),;—-•_\x00\x0c\u2028\u200f🙂é"])
TEXTS = st.one_of(st.text(), st.lists(PIECES, max_size=60).map("".join))

# Sentences that pair with one another, that pair with nothing, that come again, of one word, and of words that only
# hold others together.
SENTENCES = st.sampled_from([*FERRY, *FERRY_AGAIN, *BEES[:2], *BANK[:1], "No.", "Why?", "He said so.", "Hostages"])
NEWS = st.lists(SENTENCES | TEXTS.filter(str.strip), min_size=1, max_size=7)
ARTICLES = st.tuples(NEWS, st.sampled_from([" ", "\n", "\r\n\r\n"])).map(lambda drawn: drawn[1].join(drawn[0])) | TEXTS


def curled(text: str) -> str:
    """Return a text as typesetters write it: with typographic apostrophes."""
    return text.replace("'", "’")


def pairs_of_lines(name: str) -> list[list[str]]:
    """Read pairs of sentences from a file here: two lines each, an empty line behind, "#" before comments."""
    text = Path(__file__).with_name(name).read_text(encoding="utf-8")
    blocks = (block.splitlines() for block in text.strip().split("\n\n"))
    return [block for block in blocks if len(block) == 2 and not block[0].startswith("#")]
