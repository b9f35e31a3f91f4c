"""One article as a card."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.formatter.articles import shown
from bot.formatter.articles.shown import ROOM, Shown, article_card, text_pages
from bot.formatter.card import Row
from corpus.article import Article
from corpus.store import Actor, Change, ChangeKind
from tests.bot.formatter.hostile import hostile_texts
from tests.discord_markdown import blocks, constructs, visible

ADDED = datetime(2026, 11, 1, tzinfo=UTC)


def change(number, kind, actor="mo (1)"):
    return Change(number, 1, "a", number, kind, "T", Actor(actor, "Discord"), ADDED)


def test_an_article_is_shown_by_its_source_its_history_and_its_text():
    article = Article("T", "First one. Second one.\n\nThird one.", "The Post", published=date(2022, 11, 16))
    changes = [change(2, ChangeKind.REVISED, "di (2)"), change(1, ChangeKind.ADDED)]
    card = article_card(Shown(article, changes))
    assert [(block.kind, visible(block.nodes).strip("\n")) for block in blocks(card.texts[0])] == [
        ("text", "T"),
        ("subtext", "The Post · 16 November 2022"),
        ("subtext", "3 sentences · revision 1"),
        ("subtext", "Added <t:1793491200:f> by mo, Discord"),
        ("subtext", "Last revised <t:1793491200:f> by di, Discord"),
    ]
    assert card.texts[1] == "> First one. Second one.\n> \n> Third one."


def labels(card):
    return [button.label for part in card.parts if isinstance(part, Row) for button in part.buttons]


def test_what_can_be_done_depends_on_where_it_was_opened():
    article = Article("T", "Text.", url="https://a.example/1")
    assert labels(article_card(Shown(article))) == ["Edit", "History", "Remove", "Open the article"]
    assert labels(article_card(Shown(article, listed=True)))[0] == "Back to the list"
    assert labels(article_card(Shown(article, read_only=True))) == ["Back to the history", "Open the article"]


@pytest.mark.parametrize("text", ["*\n" * 2_000, "🎉" * 5_000, "word " * 5_000, "a", "1.\n" * 2_000])
@pytest.mark.parametrize("page", [1, 3, 99])
def test_any_article_fits_a_card(text, page):
    article = Article("*" * 900, text, "*" * 900, ("*" * 900,) * 9, ADDED)
    changes = [change(2, ChangeKind.REVISED, "*" * 200), change(1, ChangeKind.ADDED, "*" * 200)]
    article_card(Shown(article, changes, page))


@given(st.lists(st.text("ab* \n.🎉", min_size=1, max_size=300), min_size=1))
def test_the_pages_hold_all_of_the_text(paragraphs):
    text = "\n\n".join(paragraphs)
    pages = text_pages(text, 200)
    assert "".join("".join(pages).split()) == "".join(text.split())


def test_whole_paragraphs_stay_together():
    paragraphs = [f"{number} " + "word " * 100 for number in range(20)]
    for page in text_pages("\n\n".join(paragraphs), ROOM):
        assert page[:1].isdigit()
        assert page.endswith("word ")


def test_a_paragraph_as_long_as_an_article_can_be_is_not_read_over_and_over(monkeypatch):
    escaped = []
    monkeypatch.setattr(shown, "escape", lambda text: escaped.append(len(text)) or text)
    text_pages("word " * 20_000)
    assert sum(escaped) < 20 * 100_000


@given(hostile_texts(), hostile_texts())
def test_nothing_in_an_article_is_alive(title, text):
    article = Article(title, text, title, (title,))
    card = article_card(Shown(article, [change(1, ChangeKind.ADDED, title)]))
    found = {kind for each in card.texts for kind, _ in constructs(each)}
    assert found <= {"bold", "subtext", "quote", "timestamp"}
