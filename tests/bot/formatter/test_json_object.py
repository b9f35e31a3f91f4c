import json
from datetime import UTC, date, datetime

from bot.formatter.json_object import answer_object, article_object, listing_object
from bot.retriever.answer import Answer, Finding, Headline, Stance
from corpus.article import Article, Quote
from corpus.store import Listing

FIRST = Article("T", "A. B.", "The Post", ("Ann",), date(2022, 11, 16), "https://a.example", "a1", 2)
SECOND = Article("U", "C.", id="a2")


def test_an_answer() -> None:
    other = Finding(Quote(0, SECOND, 0, 2), 0.6, Stance.DIFFERS)
    best = Finding(Quote(1, FIRST, 3, 5), 0.9)
    answer = Answer("Who?", 0.9, best, (other,), newer=Headline(1, "a3", "V"))
    article = {
        "id": "a1",
        "title": "T",
        "outlet": "The Post",
        "authors": ["Ann"],
        "published": "2022-11-16",
        "url": "https://a.example",
        "revision": 2,
    }
    bare = {
        "id": "a2",
        "title": "U",
        "outlet": None,
        "authors": [],
        "published": None,
        "url": None,
        "revision": 1,
    }
    assert json.loads(json.dumps(answer_object(answer))) == {
        "question": "Who?",
        "answered": True,
        "quote": "B.",
        "article": article,
        "start": 3,
        "end": 5,
        "confidence": 0.9,
        "others": [{"quote": "C.", "article": bare, "confidence": 0.6, "stance": "differs"}],
        "closest": [],
        "newer": {"id": "a3", "title": "V"},
    }


def test_silence() -> None:
    assert answer_object(Answer("Who?", 0.1, closest=(Headline(1, "a1", "T"),))) == {
        "question": "Who?",
        "answered": False,
        "quote": None,
        "article": None,
        "start": None,
        "end": None,
        "confidence": 0.1,
        "others": [],
        "closest": [{"id": "a1", "title": "T"}],
        "newer": None,
    }


def test_an_article_with_and_without_its_text() -> None:
    moment = datetime(2022, 11, 16, 14, 5, tzinfo=UTC)
    listing = Listing("a1", 1, "T", None, (), moment, None, moment)
    assert listing_object(listing)["published"] == "2022-11-16T14:05:00+00:00"
    assert article_object(FIRST) == {**listing_object(FIRST), "text": "A. B."}
