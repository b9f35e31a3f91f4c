"""A question under an answer: what it borrows from the question before, and how it prefers that article."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from bot.retriever.answer import Answer
from bot.retriever.confidence import confidence_of
from bot.retriever.question import MAX_QUESTION, AnswerKind, Question, read_question
from bot.retriever.ranking import Candidate
from bot.retriever.words import WORD, fold, terms, terms_of_word
from corpus.article import ArticleKey

MAX_BORROWED: Final = 8
"""Words that a question takes over from the one before."""

BORROWED_WEIGHT: Final = 0.5
"""What a borrowed word counts beside one of the question's own."""

_HEAD_START: Final = 0.15
_HEAD_START_LEANING: Final = 0.3
"""How much less confident a sentence of that article may be than one of another, and still be preferred."""

_FILLER: Final = frozenset(terms("many much exactly happen happened long old mean else"))
_ASKS: Final = re.compile(r"\b(?:who(?:m|se)?|what|which|when|where|why|how)\b")
_OPENS: Final = re.compile(r"\W*(?:and|but|so|then|or|also|what about|how about|because)\b")
_POINTS: Final = re.compile(
    r"\b(?:he|she|it|they|him|her|them|his|hers|its|their|theirs|this|that|these|those|there)\b"
)
_FEW: Final = 1
_SOME: Final = 4


@dataclass(frozen=True, slots=True)
class FollowUp:
    """What a question follows: the question before it, in full, and the article whose quote answered that."""

    question: str
    article: ArticleKey


def leans(text: str) -> bool:
    """Whether a question cannot be understood without the one before it: "and where?", "why did he?"."""
    question, lower = read_question(text), fold(text).lower()
    own = _own(question)
    if len(own) <= _FEW:
        return bool(_ASKS.search(lower) or _OPENS.match(lower) or _POINTS.search(lower))
    if len(own) > _SOME or any(len(name.terms) > 1 for name in question.evidence.names):
        return False
    return bool(_OPENS.match(lower)) or bool(_POINTS.search(lower) and not question.evidence.names)


def in_full(text: str, follows: FollowUp | None) -> str:
    """A question with the words it borrows from the one it follows; as it is, if it can stand alone."""
    if follows is None or not leans(text):
        return text
    borrowed = list(_words(follows.question, set(terms(text)) | _FILLER))[:MAX_BORROWED]
    return " ".join([text[: MAX_QUESTION // 2], *borrowed])


def read_follow_up(text: str, follows: FollowUp | None) -> Question:
    """Read a question, with the terms it borrows behind its own.

    It asks for what it says itself, if it asks at all; "and in Lisle?" asks for what the one before asked for.
    """
    question = read_question(text)
    full = in_full(text, follows)
    if follows is None or full == text:
        return question
    before, read = read_question(follows.question), read_question(full)
    asking = question if _ASKS.search(fold(text).lower()) else before
    counted = asking.counted
    if asking.kind is AnswerKind.AMOUNT and not (counted or asking.money or asking.age):
        counted = before.counted
    return replace(asking, terms=read.terms, evidence=read.evidence, counted=counted)


def borrowed_less(text: str, weights: Mapping[str, float]) -> dict[str, float]:
    """The weights of a question's terms, those of borrowed ones lessened."""
    own = set(terms(text)) or weights.keys()
    return {term: weight * (1.0 if term in own else BORROWED_WEIGHT) for term, weight in weights.items()}


def following(answer: Answer, follows: FollowUp | None = None) -> FollowUp | None:
    """What a question under `answer`, which may itself follow another, would follow; None under silence."""
    if answer.best is None:
        return None
    return FollowUp(in_full(answer.question, follows), answer.best.quote.key)


def preferred(
    candidates: Sequence[Candidate], text: str, follows: FollowUp, threshold: float
) -> list[Candidate]:
    """`candidates` with the best of the article followed first, if it is about as likely to be right.

    A far better sentence elsewhere stays first, and so does anything if that article has no likely answer.
    """
    own = next((each for each in candidates if each.quote.key == follows.article), None)
    if own is None or own is candidates[0]:
        return list(candidates)
    likely = confidence_of(own)
    start = _HEAD_START_LEANING if leans(text) else _HEAD_START
    if likely < threshold or likely + start < confidence_of(candidates[0]):
        return list(candidates)
    return [own, *(each for each in candidates if each is not own)]


def _own(question: Question) -> list[str]:
    return [term for term in question.terms if term not in _FILLER]


def _words(text: str, known: set[str] | frozenset[str]) -> Iterator[str]:
    """The words of a text that carry matter and are not known yet."""
    for word in WORD.findall(fold(text)):
        if (found := terms_of_word(word)) and known.isdisjoint(found):
            yield word
