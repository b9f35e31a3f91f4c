from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from bot.formatter.age import age_words, day_words
from corpus.article import Published

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("published", "words"),
    [
        (date(2026, 11, 21), "today"),
        (date(2026, 11, 20), "today"),
        (date(2026, 11, 19), "yesterday"),
        (date(2026, 11, 18), "2 days ago"),
        (date(2026, 11, 22), "in 2 days"),
        (date(2026, 11, 7), "13 days ago"),
        (date(2026, 11, 6), "2 weeks ago"),
        (date(2026, 9, 21), "8 weeks ago"),
        (date(2026, 9, 20), "2 months ago"),
        (date(2024, 11, 21), "23 months ago"),
        (date(2024, 11, 20), "2 years ago"),
        (date(2022, 11, 21), "3 years ago"),
        (date(2028, 11, 21), "in 2 years"),
        (NOW, "just now"),
        (NOW - timedelta(seconds=60), "1 minute ago"),
        (NOW + timedelta(minutes=59), "in 59 minutes"),
        (NOW - timedelta(hours=23, minutes=59), "23 hours ago"),
        (NOW - timedelta(hours=24), "yesterday"),
        (NOW - timedelta(days=3), "3 days ago"),
        (NOW + timedelta(hours=30), "in 1 day"),
    ],
)
def test_age(published: Published, words: str) -> None:
    assert age_words(published, NOW) == words


def test_now_may_be_in_any_time_zone() -> None:
    late = datetime(2026, 11, 20, 23, tzinfo=timezone(timedelta(hours=-9)))
    assert age_words(date(2026, 11, 20), late) == "yesterday"


def test_day_of_a_moment_is_that_in_utc() -> None:
    moment = datetime(2022, 11, 16, 23, tzinfo=timezone(timedelta(hours=-5)))
    assert day_words(moment) == "17 November 2022"
