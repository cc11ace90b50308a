"""One thing to learn from: two texts, a question about them and its answer.

Four questions, one a head of the model:

    overlap     do the two state the same thing, in full or in part? (links between sentences of articles)
    event       do they report the same event? (sentences that mention a common event)
    likeness    how alike are they, 0 to 1? (graded similarity, paraphrases)
    stance      does the second follow from the first, is it open, or can they not both be true?
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from aligner.training.data import Part

Question = Literal["overlap", "event", "likeness", "stance"]
# The answers to the last of them, as they stand in `encoder.JUDGEMENTS`.
STANCES = ("entailment", "neutral", "contradiction")

# What a label leaves open is every stance that is not ruled out.
ANSWERS = {
    "entailment": (1.0, 0.0, 0.0),
    "neutral": (0.0, 1.0, 0.0),
    "contradiction": (0.0, 0.0, 1.0),
    "not_entailment": (0.0, 1.0, 1.0),
    "not_contradiction": (1.0, 1.0, 0.0),
}


@dataclass(frozen=True)
class Example:
    """A question about two texts. `answer` is a probability, or three: 1 for each of STANCES that is not ruled out."""

    first: str
    second: str
    question: Question
    answer: tuple[float, ...]
    origin: str
    part: Part

    @property
    def turned(self) -> Example:
        """The same question about the two in the other order: they contradict each other both ways or neither.

        Whether the first follows from the second is left open.
        """
        answer = self.answer
        if self.question == "stance":
            open_to = max(answer[:2])
            answer = open_to, open_to, answer[2]
        return replace(self, first=self.second, second=self.first, answer=answer)
