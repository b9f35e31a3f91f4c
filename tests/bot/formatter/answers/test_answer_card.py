"""The answer card: what it says, and that nothing on it comes alive, breaks out or is too long."""

import random
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.formatter.answers.answer_card import answer_card
from bot.formatter.answers.article_card import article_card
from bot.formatter.answers.context_card import context_card
from bot.formatter.answers.correction_card import revised_card, withdrawn_card
from bot.formatter.answers.reports_card import Report, reports_card
from bot.formatter.card import MAX_TEXT, Card, Colour, Row
from bot.formatter.message import MAX_LABEL, Link, units
from bot.retriever.answer import Answer, Finding, Headline, Stance
from corpus.article import Article, Quote
from corpus.segment import MAX_SENTENCE, sentences
from tests.bot.formatter.hostile import hostile_texts
from tests.discord_markdown import blocks, constructs, visible
from tests.generated import generated_articles

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
ID = "23456789bcdfgh"
TEXT = (
    "Gen. Milley spoke on Tuesday.\n\nHe had tried to call Moscow.\n\nNobody answered. But he will try again."
)
ARTICLE = Article(
    "Call goes unanswered",
    TEXT,
    "The Example",
    ("Ann Lee", "Bo Ek"),
    NOW.date() - timedelta(2),
    "https://a.example/b",
    "a1",
)


def quote_of(article: Article, text: str) -> Quote:
    start = article.text.index(text)
    return Quote(1, article, start, start + len(text))


def answer_with(quote: Quote, *others: Quote, stance: Stance = Stance.UNCLEAR) -> Answer:
    findings = tuple(Finding(other, 0.6, stance) for other in others)
    return Answer("Who?", 0.9, Finding(quote, 0.9), findings)


def shown(card: Card) -> list[tuple[str, str]]:
    """The blocks of a card: each Text is rendered by itself."""
    return [(block.kind, visible(block.nodes).strip("\n")) for text in card.texts for block in blocks(text)]


def buttons(card: Card) -> list[str]:
    return [each.label for part in card.parts if isinstance(part, Row) for each in part.buttons]


def links(card: Card) -> list[str]:
    rows = (part for part in card.parts if isinstance(part, Row))
    return [each.url for row in rows for each in row.buttons if isinstance(each, Link)]


def test_the_quote_stands_first_then_its_source_and_how_sure_it_is() -> None:
    card = answer_card(answer_with(quote_of(ARTICLE, "Nobody answered.")), ID, NOW)
    assert shown(card) == [
        ("quote", "Nobody answered."),
        ("text", "Call goes unanswered"),
        ("subtext", "The Example · by Ann Lee and Bo Ek · 18 November 2026 (<t:1795003200:R>)"),
        ("subtext", "Sure that this answers it"),
    ]
    assert card.colour is Colour.ANSWER
    assert links(card) == ["https://a.example/b#:~:text=Nobody%20answered."]
    assert buttons(card) == ["Open the article", "Context", "Follow up", "Helpful", "Not helpful"]


def test_the_sentence_before_is_shown_apart_from_a_quote_that_leans_on_it() -> None:
    card = answer_card(answer_with(quote_of(ARTICLE, "But he will try again.")), ID, NOW)
    assert shown(card)[:2] == [
        ("quote", "But he will try again."),
        ("subtext", "Just before: Nobody answered."),
    ]


@pytest.mark.parametrize(
    ("confidence", "words"), [(0.6, "Not sure"), (0.65, "Fairly sure"), (0.79, "Fairly sure"), (0.8, "Sure")]
)
def test_confidence_is_a_word_and_no_number(confidence: float, words: str) -> None:
    answer = replace(answer_with(quote_of(ARTICLE, "Nobody answered.")), confidence=confidence)
    [told] = [text for kind, text in shown(answer_card(answer, ID, NOW)) if "sure that" in text.lower()]
    assert told == f"{words} that this answers it"


@pytest.mark.parametrize(("days", "old"), [(27, False), (28, True), (4000, True)])
def test_an_old_answer_says_loudly_how_old(days: int, old: bool) -> None:
    article = Article("T", "A.", published=NOW - timedelta(days))
    card = answer_card(answer_with(quote_of(article, "A.")), ID, NOW)
    when = int((NOW - timedelta(days)).timestamp())
    assert (f"**This is from <t:{when}:R>.**" in card.texts[1]) is old
    assert "".join(card.texts).count(":R>") == 1


def test_a_bare_article_is_shown_with_what_is_known() -> None:
    card = answer_card(answer_with(quote_of(Article("", "A."), "A.")), ID, NOW)
    assert shown(card)[:2] == [("quote", "A."), ("text", "Untitled article")]
    assert links(card) == []


def test_a_newer_report_is_named() -> None:
    answer = replace(
        answer_with(quote_of(ARTICLE, "Nobody answered.")), newer=Headline(1, "a9", "Call *back*")
    )
    assert ("text", "A newer report exists: Call *back*") in shown(answer_card(answer, ID, NOW))


def test_a_newer_report_that_is_quoted_is_not_named_as_well() -> None:
    answer = reports(date(2026, 11, 18), date(2026, 11, 19))
    newer = answer.others[0].quote.article
    card = answer_card(replace(answer, newer=Headline(1, newer.id, newer.title)), ID, NOW)
    assert "A newer report exists" not in "".join(card.texts)
    assert "A newer report (19 November 2026) says:" in "".join(card.texts)


def test_a_newer_report_that_is_named_is_not_among_the_others_as_well() -> None:
    later = Article("Later", "It did. It did not.", id="a2")
    others = [quote_of(later, "It did."), quote_of(Article("Third", "D.", id="a3"), "D.")]
    answer = replace(
        answer_with(quote_of(ARTICLE, "Nobody answered."), *others), newer=Headline(1, "a2", "Later")
    )
    said = shown(answer_card(answer, ID, NOW))
    assert said[-2:] == [("text", "A newer report exists: Later"), ("subtext", "More reports: Third")]


def reports(best_day: date | None, other_day: date | None) -> Answer:
    best = Article("Fire", "Three died.", "The Post", ("Ann Lee",), best_day, "https://a.example/1", "a1")
    other = Article("Blaze", "Seven died.", "The Sun", ("Bo Ek",), other_day, "https://a.example/2", "a2")
    return answer_with(quote_of(best, "Three died."), quote_of(other, "Seven died."), stance=Stance.DIFFERS)


def test_both_are_shown_with_dates_and_no_verdict_where_reports_disagree() -> None:
    card = answer_card(reports(date(2026, 11, 19), date(2026, 11, 18)), ID, NOW)
    assert shown(card) == [
        ("quote", "Three died."),
        ("text", "Fire"),
        ("subtext", "The Post · by Ann Lee · 19 November 2026 (yesterday)"),
        ("subtext", "Sure that this answers it"),
        ("text", "Reports differ. An older report (18 November 2026) says:"),
        ("quote", "Seven died."),
        ("text", "Blaze"),
        ("subtext", "The Sun · by Bo Ek · 18 November 2026 (<t:1795003200:R>)"),
    ]
    assert card.colour is Colour.CHANGED
    assert buttons(card)[:3] == ["Open the other report", "Open the article", "Context"]
    assert "Other reports" in buttons(card)


@pytest.mark.parametrize(
    ("best", "other", "lead"),
    [
        (date(2026, 11, 18), date(2026, 11, 19), "A newer report (19 November 2026) says:"),
        (date(2026, 11, 19), date(2026, 11, 19), "Another report (19 November 2026) says:"),
        (date(2026, 11, 19), None, "Another report (without a date) says:"),
    ],
)
def test_which_report_is_newer_is_said_where_it_is_known(
    best: date | None, other: date | None, lead: str
) -> None:
    assert ("text", f"Reports differ. {lead}") in shown(answer_card(reports(best, other), ID, NOW))


def test_other_articles_are_named_once_each() -> None:
    second, third = Article("Second", "B. C.", "The Post", id="a2"), Article("Third", "D.", id="a3")
    others = [quote_of(second, "B."), quote_of(second, "C."), quote_of(third, "D.")]
    answer = answer_with(quote_of(ARTICLE, "Nobody answered."), *others)
    assert shown(answer_card(answer, ID, NOW))[-1] == ("subtext", "More reports: Second (The Post) · Third")
    agreeing = answer_with(quote_of(ARTICLE, "Nobody answered."), others[2], stance=Stance.AGREES)
    assert shown(answer_card(agreeing, ID, NOW))[-1] == ("subtext", "The same in: Third")


def test_a_question_that_others_did_not_see_is_said_below() -> None:
    answer = answer_with(quote_of(ARTICLE, "Nobody answered."))
    card = answer_card(answer, ID, NOW, question="and *who*\n# answered?")
    assert shown(card)[-1] == ("subtext", "Asked: and *who* # answered?")
    assert units(answer_card(answer, ID, NOW, question="?" * 2000).texts[-1]) < 320
    silence = answer_card(Answer("Who?", 0.1), ID, NOW, question="who?")
    assert shown(silence)[-1] == ("subtext", "Asked: who?")


class TestSilence:
    def test_the_closest_headlines_are_buttons(self) -> None:
        titles = ("One", "# Two **bold**", "L" * 100, "")
        answers = (Headline(1, str(number), title) for number, title in enumerate(titles))
        card = answer_card(Answer("Who?", 0.1, closest=tuple(answers)), ID, NOW)
        assert buttons(card) == ["One", "# Two **bold**", "L" * 79 + "…", "Untitled article"]
        assert "No article here answers that." in card.texts[0]
        assert card.colour is Colour.SILENCE

    @given(hostile_texts(60))
    def test_any_headline_fits_its_button(self, title: str) -> None:
        card = answer_card(Answer("Who?", 0.1, closest=(Headline(1, "a", title),)), ID, NOW)
        assert 0 < units(buttons(card)[0]) <= MAX_LABEL

    def test_nothing_close_says_how_to_add_an_article(self) -> None:
        card = answer_card(Answer("Who?", 0.0), ID, NOW)
        assert "/article add" in card.texts[0]


def assert_sound(card: Card, quotes: Iterable[str]) -> None:
    """Each of `quotes` is alone in its block, and nothing is alive but what the formatter wrote."""
    assert [text for kind, text in shown(card) if kind == "quote"] == list(quotes)
    alive = {kind for text in card.texts for kind, _ in constructs(text)}
    assert alive <= {"bold", "quote", "subtext", "timestamp"}
    assert sum(units(text) for text in card.texts) <= MAX_TEXT


@st.composite
def hostile_quotes(draw: st.DrawFn) -> Quote:
    text = draw(hostile_texts().filter(lambda each: bool(sentences(each))))
    title, outlet, url = (draw(hostile_texts(8)) for _ in range(3))
    day = draw(st.sampled_from([None, NOW.date(), NOW, NOW - timedelta(4000)]))
    span = draw(st.sampled_from(sentences(text)))
    article = Article(
        title, text, outlet, (outlet, title), day, draw(st.sampled_from([url, "https://a.example/"]))
    )
    return Quote(1, replace(article, id=draw(st.sampled_from("abc"))), span.start, span.end)


def test_every_quote_of_2_000_articles_is_shown_as_it_is() -> None:
    rng = random.Random(7)
    for article in generated_articles(seed=7, count=2_000):
        if spans := sentences(article.text):
            span = rng.choice(spans)
            quote = Quote(1, article, span.start, span.end)
            assert_sound(answer_card(answer_with(quote), ID, NOW), [quote.text])


@given(hostile_quotes(), hostile_quotes(), hostile_texts(8))
def test_no_article_breaks_out_of_its_place(quote: Quote, other: Quote, question: str) -> None:
    answer = replace(
        answer_with(quote, replace(other, article=replace(other.article, id="other")), stance=Stance.DIFFERS),
        newer=Headline(1, "n", other.article.title),
    )
    assert_sound(answer_card(answer, ID, NOW, question=question), [quote.text, other.text])
    assert_sound(revised_card(quote, ID, NOW), [quote.text])
    every = [Report(each, Stance.DIFFERS) for each in (quote, other)]
    assert_sound(reports_card(every[:1], 3, NOW), [quote.text])
    assert_sound(reports_card(every[1:], 0, NOW), [other.text])


@given(hostile_quotes())
def test_nor_do_the_sentences_around_a_quote_or_the_first_ones_of_an_article(quote: Quote) -> None:
    card = context_card(quote, NOW, revised=True)
    kinds = {kind for text in card.texts for kind, _ in constructs(text)}
    assert kinds <= {"bold", "quote", "subtext", "timestamp"}
    assert ("quote", quote.text) in shown(card)
    card = article_card(quote.article, NOW)
    assert {kind for text in card.texts for kind, _ in constructs(text)} <= {"bold", "subtext", "timestamp"}


@pytest.mark.parametrize("character", ["*", "🎉", "a", "*\n", "🎉\n", ":", "1.\n"])
def test_the_longest_sentences_fit_with_everything_around_them(character: str) -> None:
    line = (character * MAX_SENTENCE)[:MAX_SENTENCE].strip()
    long = "*" * 5_000
    text = "\n\n".join(["It is.", *["It " + line[:-3]] * 4])
    article = Article(long, text, long, (long, long), NOW - timedelta(99), "https://a.example/" + "b" * 480)
    spans = sentences(text)
    middle = spans[len(spans) // 2]
    quote = Quote(1, article, middle.start, middle.end)
    others = [replace(quote, article=replace(article, id=str(number))) for number in range(3)]
    for stance in Stance:
        answer = replace(answer_with(quote, *others, stance=stance), newer=Headline(1, "n", long))
        card = answer_card(answer, ID, NOW, question=long)
        assert shown(card)[0] == ("quote", quote.text)
        assert ("Reports differ" in "".join(card.texts)) is (stance is Stance.DIFFERS)
        reports_card([Report(each, stance) for each in others], 9, NOW)
    assert ("quote", quote.text) in shown(context_card(quote, NOW, revised=True))
    article_card(article, NOW)
    revised_card(quote, ID, NOW)


def test_a_report_that_does_not_fit_whole_is_named_and_the_button_shows_it() -> None:
    line = "*" * (MAX_SENTENCE - 1) + "."
    long = Article("T" * 300, line, "O" * 300, ("A" * 300,), NOW.date(), id="a1")
    best = quote_of(long, line)
    others = [replace(best, article=replace(long, id=f"b{number}", title="Other")) for number in range(2)]
    card = answer_card(answer_with(best, *others, stance=Stance.DIFFERS), ID, NOW)
    quoted = [text for kind, text in shown(card) if kind == "quote"]
    assert quoted == [line, line]
    assert ("subtext", "See “Other reports”.") in shown(card)


def test_context_shows_fewer_sentences_rather_than_a_part_of_one() -> None:
    lines = [f"{word} " + "*" * (MAX_SENTENCE - 10) + "." for word in ("Aa", "Bb", "Cc", "Dd", "Ee")]
    article = Article("T", "\n\n".join(lines))
    assert [text[:2] for _, text in shown(context_card(quote_of(article, lines[2]), NOW))][:1] == ["Cc"]


def test_the_first_lines_of_an_article_are_whole_sentences() -> None:
    article = Article("T", "Short. " + "Then a longer one of many words. " * 40)
    [_, (_, lines), more] = shown(article_card(article, NOW))
    assert lines.startswith("Short. Then a longer")
    assert lines.endswith("words.")
    assert len(lines) <= MAX_SENTENCE
    assert more == ("subtext", "…")


def test_a_withdrawn_answer_says_nothing_of_the_article() -> None:
    assert shown(withdrawn_card(ID)) == [
        ("text", "This answer was withdrawn. The article it quoted was taken off the shelf.")
    ]
