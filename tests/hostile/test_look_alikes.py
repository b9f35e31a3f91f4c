"""Names that pass for another site's: what is shown is where a link really leads."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.formatter.answers.answer_card import answer_card
from bot.formatter.feeds import feed_name
from bot.formatter.link import article_links
from bot.formatter.outlet import outlet_of
from bot.retriever.answer import Answer, Finding
from corpus.article import Article, Quote
from corpus.clean import clean_article

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
ARTICLE = Article("Ferry sinks", "The ferry sank.", "The Herald", url="https://herald.example/1", id="a")
CYRILLIC = "https://\u0430\u0440\u0440le.example/news"
"""Its first letters are Cyrillic."""


@pytest.mark.parametrize(
    ("outlet", "url", "shown"),
    [
        ("The Herald", "https://herald.example/1", "The Herald"),
        ("herald.example", "https://www.herald.example/1", "herald.example"),
        ("herald.example", "https://news.herald.example/1", "herald.example"),
        ("WWW.Herald.example", "https://herald.example/1", "WWW.Herald.example"),
        ("bank.example", "https://evil.example/1", "bank.example (evil.example)"),
        ("bank.example", "https://notbank.example/1", "bank.example (notbank.example)"),
        ("herald.example", "https://herald.example.evil/", "herald.example (herald.example.evil)"),
        ("News of herald.example", "https://evil.example/", "News of herald.example (evil.example)"),
        ("The Her\u0430ld", "https://herald.example/1", "The Her\u0430ld (herald.example)"),
        ("Известия", "https://iz.example/1", "Известия"),
        ("Τα Νέα English", "https://ta.example/1", "Τα Νέα English"),
        ("市民新聞 Online", "https://shimin.example/1", "市民新聞 Online"),
        ("St. Olaf Times", "https://olaf.example/1", "St. Olaf Times"),
        ("bank.example", None, "bank.example"),
        (None, "https://evil.example/1", ""),
    ],
)  # fmt: skip
def test_an_outlet_that_could_be_anothers_stands_beside_its_site(outlet, url, shown):
    assert outlet_of(replace(ARTICLE, outlet=outlet, url=url)) == shown


def test_so_it_does_under_an_answer():
    article = clean_article(replace(ARTICLE, outlet="bank.example", url="https://evil.example/1"))
    answer = Answer("Who?", 0.9, Finding(Quote(1, article, 0, 15), 0.9))
    assert any("bank.example (evil.example)" in text for text in answer_card(answer, "x" * 14, NOW).texts)


def test_a_host_of_look_alike_letters_is_kept_and_opened_in_ascii():
    article = clean_article(replace(ARTICLE, url=CYRILLIC))
    assert article.url == "https://xn--le-6kc8da.example/news"
    (link,) = article_links(article.url)
    assert link.url == article.url
    assert feed_name("", article.url) == "xn--le-6kc8da.example"
