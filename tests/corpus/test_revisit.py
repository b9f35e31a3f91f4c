from datetime import UTC, datetime, timedelta

import pytest

from corpus.page import Version
from corpus.revisit import LONGEST, conditions, version_of, wait_of

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)


def test_what_a_site_says_is_said_back():
    version = version_of({"ETag": 'W/"a b"', "Last-Modified": "Sun, 01 Mar 2026 12:00:00 GMT"})
    assert conditions(version) == {
        "If-None-Match": 'W/"a b"',
        "If-Modified-Since": "Sun, 01 Mar 2026 12:00:00 GMT",
    }
    assert conditions(Version()) == {}


@pytest.mark.parametrize("value", ["", "x" * 501, "a\r\nHost: b", "\udce9", "é"])
def test_what_cannot_be_said_back_is_left_out(value):
    assert version_of({"ETag": value}) == Version()


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({}, None),
        ({"Retry-After": "120"}, 120),
        ({"Retry-After": "Sun, 01 Mar 2026 13:00:00 GMT"}, 3600),
        ({"Retry-After": "Sun, 01 Mar 2026 11:00:00 GMT"}, 0),
        ({"Retry-After": "soon"}, None),
        ({"Retry-After": "999999999"}, LONGEST.total_seconds()),
        ({"Cache-Control": "public, max-age=600"}, 600),
        ({"Cache-Control": "s-max-age=5, no-cache"}, None),
        ({"Retry-After": "5", "Cache-Control": "max-age=600"}, 5),
        ({"Retry-After": "Mon, 99 Foo 2026"}, None),
    ],
)
def test_how_long_a_site_wants_to_be_left_alone(headers, seconds):
    assert wait_of(headers, NOW) == (None if seconds is None else timedelta(seconds=seconds))
