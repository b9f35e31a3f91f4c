"""A question under an answer: what it borrows from the question before, and how it prefers that article."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain, compress, islice
from typing import Final

from bot.retriever.answer import Answer
from bot.retriever.candidates import PassageCandidate
from bot.retriever.evidence import evidence_of
from bot.retriever.folding import fold
from bot.retriever.kinds import AnswerKind
from bot.retriever.offers import IMPORTANCE, Unsaid
from bot.retriever.question import MAX_QUESTION, Question, read_question
from bot.retriever.ranking import Candidate
from bot.retriever.same_story import same_story
from bot.retriever.texts import Texts
from bot.retriever.words import WORD, terms, terms_of_word
from corpus.article import ArticleKey

MAX_BORROWED: Final = 8
"""Words that a question takes over from the one before."""

ELSEWHERE: Final = 0.5
WITHIN: Final = 0.1
"""What a borrowed word counts beside one of the question's own: within the article followed it goes without
saying, elsewhere it says what the question is about.
"""

_STORY: Final = 12
"""How many other articles are looked at for being on the same event."""

_HEAD_START: Final = 0.2
"""How much less confident a sentence of that article may be than one of another, and still be preferred."""

_HALF: Final = 0.5

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
    """What a question follows: the one before it, and the article and span of the quote that answered it."""

    question: str
    article: ArticleKey
    start: int
    end: int


def leans(text: str) -> bool:
    """Whether a question cannot be understood without the one before it: "and where?", "why did he?"."""
    question, lower = read_question(text), fold(text).lower()
    own = _own(question)
    if len(own) <= _FEW and not question.evidence.capitals:
        return bool(_ASKS.search(lower) or _OPENS.match(lower) or _POINTS.search(lower))
    if len(own) > _SOME or any(len(name.terms) > 1 for name in question.evidence.names):
        return False
    return bool(_OPENS.match(lower)) or bool(_POINTS.search(lower) and not question.evidence.names)


def _is_short(text: str) -> bool:
    question = read_question(text)
    return len(_own(question)) < _SOME and not question.evidence.capitals


def in_full(text: str, follows: FollowUp | None) -> str:
    """A question with the words it borrows from the one it follows; as it is, if it has enough of its own."""
    if follows is None or not (leans(text) or _is_short(text)):
        return text
    borrowed = list(_words(follows.question, set(terms(text)) | _FILLER))[:MAX_BORROWED]
    return " ".join([text[: MAX_QUESTION // 2], *borrowed])


def read_follow_up(text: str, follows: FollowUp | None, languages: Collection[str] = ()) -> Question:
    """Read a question, with the terms it borrows behind its own; `languages` are those of the articles.

    It asks for what it says itself, if it asks at all; "and in Lisle?" asks for what the one before did.
    """
    question = read_question(text, languages)
    full = in_full(text, follows)
    if follows is None or full == text:
        return question
    before, read = read_question(follows.question, languages), read_question(full, languages)
    asking = question if _ASKS.search(fold(text).lower()) else before
    counted = asking.counted
    if asking.kind is AnswerKind.AMOUNT and not (counted or asking.money or asking.age):
        counted = before.counted
    return replace(asking, language=read.language, terms=read.terms, evidence=read.evidence, counted=counted)


def borrowed_less(text: str, weights: Mapping[str, float], share: float) -> dict[str, float]:
    """The weights of a question's terms, those of borrowed ones lessened to a `share`."""
    own = {term for term in terms(text) if term not in _FILLER} or weights.keys()
    return {term: weight * (1.0 if term in own else share) for term, weight in weights.items()}


def following(answer: Answer, follows: FollowUp | None = None) -> FollowUp | None:
    """What a question under `answer`, which may itself follow another, would follow.

    A chain of questions that lean on the one before goes on being about what its first question asked about;
    silence to one of them does not end it.
    """
    leant = follows is not None and leans(answer.question)
    if answer.best is None:
        return follows if leant else None
    quote = answer.best.quote
    question = follows.question if follows and leant else answer.question
    return FollowUp(question, quote.key, quote.start, quote.end)


def by_story(
    text: str, passages: Sequence[PassageCandidate], article: ArticleKey
) -> list[tuple[list[PassageCandidate], float]]:
    """Passages of the article followed, of others on the same event, and all others.

    With each goes what a borrowed word counts there: nothing elsewhere, for a question that can stand alone.
    """
    own = [passage for passage in passages if passage.key == article]
    others = {passage.key: passage.indexed.article for passage in passages if passage.key != article}
    story = {
        key
        for key, other in islice(others.items(), _STORY)
        if own and same_story(own[0].indexed.article, other)
    }
    return [
        (own, WITHIN),
        ([passage for passage in passages if passage.key in story], WITHIN),
        (
            [passage for passage in passages if passage.key in others.keys() - story],
            ELSEWHERE if leans(text) else 0.0,
        ),
    ]


def preferred(groups: Sequence[Sequence[Candidate]], threshold: float) -> list[Candidate]:
    """All candidates of `groups`, the most preferred group first, in one order.

    The best of a group stands first if it is likely enough to be an answer, and about as likely as the best
    of the groups behind it: a far better sentence elsewhere stays before it. Else scores decide.
    """
    found = [group for group in groups if group]
    merged = _merged(found)
    bests = [(group[0], group[0].confidence) for group in found]
    for number, (best, likely) in enumerate(bests):
        behind = max((other for _, other in bests[number + 1 :]), default=0.0)
        if likely >= threshold and likely + _HEAD_START >= behind:
            return [best, *(each for each in merged if each is not best)]
    return merged


def _merged(groups: Sequence[Sequence[Candidate]]) -> list[Candidate]:
    """All candidates in the order of their scores, or, if different rankers gave these, group by group."""
    if len({group[0].scored.ranker for group in groups}) > 1:
        likeliest = sorted(groups, key=lambda group: group[0].confidence, reverse=True)
        return [*chain.from_iterable(likeliest)]
    return sorted(chain.from_iterable(groups), key=lambda candidate: -candidate.score)


def untold(
    candidates: Sequence[Candidate], text: str, question: Question, follows: FollowUp
) -> list[Candidate]:
    """`candidates` without what can hardly be meant, as it does not offer what is asked for now.

    That is the sentence quoted already, and, where the question says nothing that the one before did not
    ("and where?"), every sentence.
    """
    nothing_new = set(_own(read_question(text))) <= set(terms(follows.question))
    told = (follows.article, follows.start, follows.end)
    doubted = [
        nothing_new or (each.quote.key, each.quote.start, each.quote.end) == told for each in candidates
    ]
    texts = [evidence_of(each.quote.text) for each in compress(candidates, doubted)]
    offers = iter(Unsaid(question, Texts.of(texts)).offers().kind > _HALF * IMPORTANCE[question.kind])
    return [each for each, doubt in zip(candidates, doubted, strict=True) if not doubt or next(offers)]


def _own(question: Question) -> list[str]:
    return [term for term in question.terms if term not in _FILLER]


def _words(text: str, known: set[str] | frozenset[str]) -> Iterator[str]:
    """The words of a text that carry matter and are not known yet."""
    for word in WORD.findall(fold(text)):
        if (found := terms_of_word(word)) and known.isdisjoint(found):
            yield word
