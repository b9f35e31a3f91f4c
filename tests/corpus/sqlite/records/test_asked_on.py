"""Which servers have questions kept."""

from datetime import UTC, datetime, timedelta

from corpus.article import SHARED
from corpus.questions import Asked
from corpus.sqlite import SQLiteStore

MOMENT = datetime(2026, 3, 4, tzinfo=UTC)


def test_each_server_is_named_once_as_long_as_something_is_kept():
    with SQLiteStore(":memory:") as store:
        questions = store.records.questions
        assert list(questions.servers()) == []
        for number, server_id in enumerate((1001, 1001, 2002, SHARED)):
            questions.keep(server_id, Asked(f"q{number}", server_id, 7, "who?", MOMENT, 5, None, "who?"))
        assert sorted(questions.servers()) == sorted([1001, 2002, SHARED])
        questions.expire(1001, MOMENT + timedelta(days=1))
        assert sorted(questions.servers()) == sorted([2002, SHARED])
