from datetime import UTC, date, datetime

import pytest

from corpus.published import NotADate, parse_published


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("2022-11-16", date(2022, 11, 16)),
        (" 2022-11-16 ", date(2022, 11, 16)),
        ("2022-11-16T18:30:00Z", datetime(2022, 11, 16, 18, 30, tzinfo=UTC)),
        ("2022-11-16 18:30Z", datetime(2022, 11, 16, 18, 30, tzinfo=UTC)),
        ("2022-11-16T18:30:00.5-05:00", datetime(2022, 11, 16, 23, 30, 0, 500_000, tzinfo=UTC)),
        ("2022-11-16T18:30:00", date(2022, 11, 16)),  # in which zone, nobody knows
    ],
)
def test_days_and_times_are_read(text, published):
    assert parse_published(text) == published
    assert type(parse_published(text)) is type(published)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "yesterday",
        "16 November 2022",
        "2022-13-01",
        "2022-02-30",
        "20221116",
        "2022-W46-3",
        "2022-11",
        "²⁰²²-11-16",
        "2022-11-16T25:00Z",
        "2022-11-16T",
        "2022-11-16x",
        "0001-01-01T00:00:00+05:00",
        "9999-12-31T23:59:59-05:00",
    ],
)
def test_anything_else_is_refused_with_an_example(text):
    with pytest.raises(NotADate, match="2022-11-16T18:30:00Z"):
        parse_published(text)
