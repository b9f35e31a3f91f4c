import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given

from bot.formatter.age import is_old
from bot.formatter.discord_message import answer_message
from bot.formatter.message import MAX_CONTENT, Message, units
from bot.formatter.one_line import one_line
from bot.retriever.answer import Answer, Finding, Headline, Stance
from corpus.article import Article, Quote
from corpus.segment import MAX_SENTENCE, sentences
from tests.bot.formatter.hostile import hostile, hostile_texts
from tests.discord_markdown import blocks, constructs, visible
from tests.generated import generated_articles

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
TEXT = (
    "Gen. Milley spoke on Tuesday.\n\nHe had tried to call Moscow.\n\nNobody answered. But he will try again."
)
ARTICLE = Article(
    "Call goes unanswered",
    TEXT,
    "The Example",
    ("Ann Lee", "Bo Ek"),
    date(2022, 11, 16),
    "https://a.example/b",
    "a1",
)


def quote_of(article: Article, text: str) -> Quote:
    start = article.text.index(text)
    return Quote(1, article, start, start + len(text))


def answer_with(quote: Quote, *others: Quote) -> Answer:
    return Answer("Who?", 0.9, Finding(quote, 0.9), tuple(Finding(other, 0.6) for other in others))


def shown(message: Message) -> list[tuple[str, str]]:
    return [(block.kind, visible(block.nodes).strip("\n")) for block in blocks(message.content)]


def test_shows_the_quote_then_its_source() -> None:
    message = answer_message(answer_with(quote_of(ARTICLE, "Nobody answered.")), NOW)
    assert shown(message) == [
        ("text", "This is from <t:1668600000:R>."),
        ("quote", "Nobody answered."),
        ("text", "Call goes unanswered"),
        ("subtext", "The Example · by Ann Lee and Bo Ek · 16 November 2022"),
    ]
    assert [(link.label, link.url) for link in message.links] == [("Open the article", "https://a.example/b")]


@pytest.mark.parametrize(
    ("quote", "context"),
    [
        ("He had tried to call Moscow.", "Gen. Milley spoke on Tuesday."),
        ("But he will try again.", "Nobody answered."),
    ],
)
def test_shows_the_sentence_before_apart_from_the_quote(quote: str, context: str) -> None:
    message = answer_message(answer_with(quote_of(ARTICLE, quote)), NOW)
    assert shown(message)[1:3] == [("subtext", f"Just before: {context}"), ("quote", quote)]


def test_shows_a_moment_in_the_readers_own_time() -> None:
    article = Article("T", "A.", published=datetime(2026, 11, 16, 14, 5, tzinfo=UTC))
    message = answer_message(answer_with(quote_of(article, "A.")), NOW)
    assert shown(message)[-1] == ("subtext", "<t:1794837900:D> (<t:1794837900:R>)")


@pytest.mark.parametrize(("days", "old"), [(27, False), (28, True), (4000, True)])
def test_an_answer_of_weeks_ago_says_so_before_all_else(days: int, old: bool) -> None:
    article = Article("T", "A.", published=NOW - timedelta(days))
    message = answer_message(answer_with(quote_of(article, "A.")), NOW)
    when = int((NOW - timedelta(days)).timestamp())
    assert message.content.startswith(f"**This is from <t:{when}:R>.**") is old
    assert message.content.count(":R>") == 1


def test_an_old_answer_names_the_newer_article_and_a_new_one_none() -> None:
    newer = Headline(1, "a9", "Call *answered*")
    old = replace(answer_with(quote_of(ARTICLE, "Nobody answered.")), newer=newer)
    assert shown(answer_message(old, NOW))[1] == (
        "subtext",
        "A newer article on the subject: Call *answered*",
    )
    fresh = Article("T", "A.", published=NOW - timedelta(3))
    assert (
        "newer" not in answer_message(replace(answer_with(quote_of(fresh, "A.")), newer=newer), NOW).content
    )


@pytest.mark.parametrize(("days", "age"), [(0, "today"), (1, "yesterday"), (-1, "today")])
def test_invents_no_hour_for_a_day(days: int, age: str) -> None:
    article = Article("T", "A.", published=NOW.date() - timedelta(days))
    message = answer_message(answer_with(quote_of(article, "A.")), NOW)
    assert shown(message)[-1][1].endswith(f"2026 ({age})")


def test_shows_a_bare_article() -> None:
    message = answer_message(answer_with(quote_of(Article("", "A."), "A.")), NOW)
    assert shown(message) == [("quote", "A."), ("text", "Untitled article")]
    assert message.links == ()


def test_names_other_articles_with_a_quote_once_each() -> None:
    second = Article("Second", "B. C.", "The Post", id="a2")
    third = Article("Third", "D.", id="a3")
    own = quote_of(ARTICLE, "Nobody answered.")
    others = [
        quote_of(second, "B."),
        quote_of(second, "C."),
        quote_of(ARTICLE, TEXT[:29]),
        quote_of(third, "D."),
    ]
    message = answer_message(answer_with(own, *others), NOW)
    assert shown(message)[-1] == ("subtext", "Other reports: Second (The Post) · Third")


def test_says_that_nothing_answers_with_the_closest_headlines() -> None:
    closest = tuple(Headline(1, str(number), title) for number, title in enumerate(("One", "# Two", "<@3>")))
    message = answer_message(Answer("Who?", 0.1, closest=closest), NOW)
    assert shown(message) == [
        ("text", "No article here answers that. I only quote, so I won't guess. The closest headlines are:"),
        ("list", "One\n# Two\n<@3>"),
    ]


def test_says_that_nothing_comes_close_and_how_to_add_an_article() -> None:
    message = answer_message(Answer("Who?", 0.0), NOW)
    assert "/article add" in message.content
    assert "found nothing" in message.content


def reports(best_day: date | None, other_day: date | None) -> Answer:
    """Two articles that differ, of these days."""
    best = Article("Fire", "Three died.", "The Post", ("Ann Lee",), best_day, "https://a.example/1", "a1")
    other = Article("Blaze", "Seven died.", "The Sun", ("Bo Ek",), other_day, "https://a.example/2", "a2")
    differing = Finding(quote_of(other, "Seven died."), 0.8, Stance.DIFFERS)
    return replace(answer_with(quote_of(best, "Three died.")), others=(differing,))


def test_shows_a_report_that_differs_whole_and_without_a_verdict() -> None:
    message = answer_message(reports(date(2026, 11, 19), date(2026, 11, 18)), NOW)
    assert shown(message) == [
        ("quote", "Three died."),
        ("text", "Fire"),
        ("subtext", "The Post · by Ann Lee · 19 November 2026 (yesterday)"),
        ("text", "Reports differ. An older report (18 November 2026) says:"),
        ("quote", "Seven died."),
        ("text", "Blaze"),
        ("subtext", "The Sun · by Bo Ek"),
    ]
    assert [link.label for link in message.links] == ["Open the article", "Open the other report"]


@pytest.mark.parametrize(
    ("best", "other", "lead"),
    [
        (date(2026, 11, 18), date(2026, 11, 19), "A newer report (19 November 2026) says:"),
        (date(2026, 11, 19), date(2026, 11, 19), "Another report (19 November 2026) says:"),
        (date(2026, 11, 19), None, "Another report (without a date) says:"),
    ],
)
def test_says_which_report_is_newer_where_that_is_known(
    best: date | None, other: date | None, lead: str
) -> None:
    assert ("text", f"Reports differ. {lead}") in shown(answer_message(reports(best, other), NOW))


@pytest.mark.parametrize("length", [10, 200, 300, 400, MAX_SENTENCE])
def test_a_report_that_differs_is_shown_whole_or_not_at_all(length: int) -> None:
    text = ("*" * length)[: length - 1] + "."
    article = Article("T" * 300, text, "O" * 300, ("A" * 300,), NOW.date(), id="a2")
    best = Quote(1, replace(article, id="a1"), 0, length)
    other = Finding(Quote(1, article, 0, length), 0.8, Stance.DIFFERS)
    message = answer_message(replace(answer_with(best), others=(other,)), NOW)
    quoted = [text for kind, text in shown(message) if kind == "quote"]
    assert quoted in ([text], [text, text])
    assert ("Reports differ." in message.content) is (len(quoted) == 2)
    assert (len(quoted) == 2) is (length <= 200)


def test_names_where_the_same_is_said() -> None:
    other = Finding(quote_of(Article("Blaze", "B.", "The Sun", id="a2"), "B."), 0.8, Stance.AGREES)
    message = answer_message(
        replace(answer_with(quote_of(ARTICLE, "Nobody answered.")), others=(other,)), NOW
    )
    assert shown(message)[-1] == ("subtext", "Also in: Blaze (The Sun)")


def sound(article: Article, quote: Quote, message: Message) -> bool:
    """Whether the quote stands alone in its block, and nothing is alive but what the formatter wrote."""
    parts = blocks(message.content)
    kinds = [part.kind for part in parts]
    quoted = [visible(part.nodes) for part in parts if part.kind == "quote"]
    title = visible(parts[kinds.index("quote") + 1].nodes).strip("\n")
    bold = ["bold"] * (1 + is_old(article.published, NOW))
    alive = sorted(kind for kind, _ in constructs(message.content))
    timestamps = message.content.count("<t:") if article.published else 0
    return (
        quoted == [quote.text]
        and (title == (one_line(article.title) or "Untitled article") or title.endswith("…"))
        and set(kinds) <= {"quote", "text", "subtext"}
        and [kind for kind in alive if kind != "timestamp"]
        == [*bold, "quote", *["subtext"] * kinds.count("subtext")]
        and alive.count("timestamp") <= min(2, timestamps)
        and len(parts) <= 6
    )


def quotes(article: Article, rng: random.Random) -> Iterator[Quote]:
    found = sentences(article.text)
    for sentence in rng.sample(found, min(1, len(found))):
        yield Quote(1, article, sentence.start, sentence.end)


def test_every_quote_of_10_000_articles_is_shown_as_it_is() -> None:
    rng = random.Random(7)
    wrong = [
        quote
        for article in generated_articles(seed=7, count=10_000)
        for quote in quotes(article, rng)
        if not sound(article, quote, answer_message(answer_with(quote), NOW))
    ]
    assert wrong == []


def test_every_quote_of_hostile_articles_is_shown_as_it_is() -> None:
    rng = random.Random(8)
    for _ in range(1_000):
        text = "\n\n".join(hostile(rng, 60) for _ in range(3))
        article = Article(hostile(rng), text, hostile(rng), (hostile(rng), hostile(rng)), NOW, hostile(rng))
        for quote in quotes(article, rng):
            assert sound(article, quote, answer_message(answer_with(quote), NOW))


@given(hostile_texts(), hostile_texts(), hostile_texts())
def test_no_article_breaks_out_of_its_place(title: str, text: str, outlet: str) -> None:
    article = Article(title, text, outlet, (outlet, title), NOW.date(), text)
    for sentence in sentences(text)[:2]:
        quote = Quote(1, article, sentence.start, sentence.end)
        assert sound(article, quote, answer_message(answer_with(quote), NOW))


@pytest.mark.parametrize("character", ["*", "🎉", "a", "*\n", "🎉\n", ":", "1.\n"])
def test_the_longest_sentence_fits_with_everything_around_it(character: str) -> None:
    line = (character * MAX_SENTENCE)[:MAX_SENTENCE].strip()
    long = "*" * 5_000
    article = Article(
        long, f"It is.\n\nIt {line}", long, (long, long), NOW, "https://a.example/" + "b" * 2_000
    )
    quote = Quote(1, article, len(article.text) - len(line), len(article.text))
    others = [quote_of(Article(long, "B.", long, id=str(number)), "B.") for number in range(3)]
    message = answer_message(answer_with(quote, *others), NOW)
    assert sound(article, quote, message)
    assert units(message.content) <= MAX_CONTENT
    assert message.links == ()


def test_a_quote_that_cannot_fit_is_an_error_and_no_endless_loop() -> None:
    quote = quote_of(Article("T", "*" * 1_500), "*" * 1_500)
    with pytest.raises(ValueError, match="characters"):
        answer_message(answer_with(quote), NOW)
