from itertools import combinations

import pytest

from corpus.canonical import canonical_url

ONE_PAGE = [
    "https://example.org/news/a",
    "http://example.org/news/a",
    "HTTPS://EXAMPLE.org:443/news/a",
    "http://www.example.org:80/news/a/",
    "https://example.org./news/a#comments",
    "https://example.org/news/a?utm_source=x&UTM_Medium=y&fbclid=1&gclid=",
]
OTHER_PAGES = [
    "https://example.org/news/A",
    "https://example.org/news/b",
    "https://example.org/",
    "https://example.org:8080/news/a",
    "https://news.example.org/news/a",
    "https://example.com/news/a",
    "https://example.org/news/a?id=1",
    "https://example.org/news/a?id=2&utm_source=x",
    "https://example.org/news/a?id=",
    "https://example.org/news/a?ref=b",
    "https://example.org/news/a#!/story",
]


@pytest.mark.parametrize("url", ONE_PAGE)
def test_addresses_of_one_page_are_the_same(url):
    assert canonical_url(url) == "https://example.org/news/a"


@pytest.mark.parametrize(("one", "other"), list(combinations([*OTHER_PAGES, ONE_PAGE[0]], 2)))
def test_addresses_of_two_pages_stay_apart(one, other):
    assert canonical_url(one) != canonical_url(other)


def test_the_order_of_a_query_does_not_matter():
    assert canonical_url("https://e.org/?b=2&a=1") == canonical_url("https://e.org/?a=1&b=2")


@pytest.mark.parametrize("url", [*ONE_PAGE, *OTHER_PAGES, "https://[2001:db8::1]:99/a%2Fb?q=a%20b+c"])
def test_a_canonical_address_is_its_own(url):
    assert canonical_url(canonical_url(url)) == canonical_url(url)
