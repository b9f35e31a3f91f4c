"""x"""
from bot.retriever.ranking import Candidate
def confidence_of(candidate: Candidate) -> float:
    return max(0.0, min(1.0, candidate.score / 6))
