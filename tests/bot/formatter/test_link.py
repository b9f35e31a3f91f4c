import pytest

from bot.formatter.link import article_links, quote_links
from bot.formatter.message import Link


@pytest.mark.parametrize(
    ("url", "opened"),
    [
        ("https://a.example/b?c=d&e=%20#f", "https://a.example/b?c=d&e=%20#f"),
        ("HTTP://A.example:8080/", "http://a.example:8080/"),
        ("https://a.example/zürich_straße", "https://a.example/z%C3%BCrich_stra%C3%9Fe"),
        ("https://bücher.example/", "https://xn--bcher-kva.example/"),
        ("https://a.example/" + "b" * 494, "https://a.example/" + "b" * 494),
    ],
)
def test_opens_a_web_address(url: str, opened: str) -> None:
    assert [link.url for link in article_links(url)] == [opened]


@pytest.mark.parametrize(
    "url",
    [
        None,
        "",
        "nonsense",
        "javascript:alert(1)",
        "discord://-/settings",
        "ftp://a.example/b",
        "file:///etc/passwd",
        "//a.example/b",
        "https://",
        "https://localhost/b",
        "https://[::1]/b",
        "https://[bad/b",
        "https://a.example:99999/",
        "https://a..example/",
        "https://bank.example@evil.example/",
        r"https://evil.example\bank.example/",
        "https://a b.example/",
        "https://a.example/\ud800",
        "https://a.example/" + "b" * 495,
        "https://a.example/" + "ü" * 100,
    ],
)
def test_opens_nothing_else(url: str | None) -> None:
    assert article_links(url) == ()


def test_a_quote_is_opened_at_its_place_where_there_is_a_page() -> None:
    [link] = quote_links("https://a.example/b", "Open", "It rained.")
    assert link == Link("Open", "https://a.example/b#:~:text=It%20rained.")
    assert quote_links("javascript:alert(1)", "Open", "It rained.") == ()
