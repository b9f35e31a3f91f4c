"""The words of a question as they stand in it."""

from dataclasses import dataclass

from bot.retriever.folding import readable
from bot.retriever.question import Question
from bot.retriever.words import WORD, terms_of_word


@dataclass(frozen=True, slots=True)
class AskedWord:
    """One word, its terms, whether it is all in capitals, and whether any word of the question has one."""

    text: str
    terms: tuple[str, ...]
    capitals: bool
    among_capitals: bool


def asked_words(question: Question) -> list[AskedWord]:
    """The words of `question` in order, stop words too."""
    words = WORD.findall(readable(question.evidence.text))
    among_capitals = any(word[0].isupper() for word in words)
    return [
        AskedWord(
            word, terms_of_word(word, question.language), len(word) > 1 and word.isupper(), among_capitals
        )
        for word in words
    ]
