"""What is kept of servers besides their articles: questions and answers, settings and their trail, feeds."""

from dataclasses import dataclass

from corpus.feeds import FeedStore
from corpus.questions import QuestionStore
from corpus.servers import ServerStore


@dataclass(frozen=True, slots=True)
class Records:
    """The stores of all that; they share a database with the articles."""

    questions: QuestionStore
    servers: ServerStore
    feeds: FeedStore
