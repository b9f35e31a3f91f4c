"""How likely the best sentence is to be right: a logistic map of a few of its features."""

from collections.abc import Sequence

from bot.retriever.question import Question
from bot.retriever.ranking import Candidate


def confidence(question: Question, candidates: Sequence[Candidate]) -> float:
    """The chance that the first of `candidates` answers `question`, from 0 to 1; 0 if there is none."""
    if not candidates:
        return 0.0
    return max(0.0, min(1.0, candidates[0].score / 5))
