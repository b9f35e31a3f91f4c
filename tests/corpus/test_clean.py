import unicodedata
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus.article import Article
from corpus.clean import (
    MAX_AUTHORS,
    MAX_MARKS,
    MAX_NAME,
    MAX_OWN_TITLE,
    MAX_TEXT,
    MAX_TITLE,
    ArticleRefused,
    clean_article,
    clean_line,
    clean_text,
)

TRICKY = (
    "ab e\u0301\u0300\u0327 \n\t\r\f\v\x00\x1b\x85\xa0\xad\u034f\u061c\u1160\u200b\u200c\u200d"
    "\u200e\u2028\u2029\u202e\u2066\u2126\u2329\u3000\ufe0e\ufe0f\ufeff\ud800\udc00\ue000"
    "\U000e0041\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e007f"
    "🙂👩🏽🏳🌈↔❤1\u20e3\u0dd9\u0dca\u0dcf\u0915\u094d\u0937بتأا\u0654۵\u09c7\u09be\u1100\u1161\u11a8=#\u0338"
)
texts = st.text(st.sampled_from(TRICKY), max_size=16) | st.text(max_size=30)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("a\r\nb\rc\u2028d\x85e\x0bf", "a\nb\nc\nd\ne\nf"),
        ("a\n\n\n\nb\u2029c", "a\n\nb\n\nc"),
        ("a\n \t\n\xa0\nb", "a\n\nb"),
        ("  stray   spaces \u2009 here.  \n  and here ", "stray spaces here.\nand here"),
        ("no\xa0break\u202fand\u3000wide", "no break and wide"),
        ("e\u0301", "é"),
        ("\ufeffmark", "mark"),
        ("nul\x00 bell\x07 escape\x1b[31m", "nul bell escape[31m"),
        ("\u202egnp.exe\u202c \u2066x\u2069\u200f\u061c", "gnp.exe x"),
        ("pass\u200bword\u2060\u00ad\u180e", "password"),
        ("half \ud83d pair", "half pair"),
        ("private \ue000 use", "private use"),
        ("hidden\U000e0068\U000e0069", "hidden"),
        ("smuggled\ufe01\ufe0f\U000e0120", "smuggled"),
        ("a\u200db \u200d c\u200c", "ab c"),
        ("", ""),
    ],
)
def test_what_is_not_seen_is_not_stored(given, expected):
    assert clean_text(given) == expected


@pytest.mark.parametrize(
    "text",
    [
        "👩‍👩‍👧‍👦 👩🏽‍🚀 🏳️‍🌈 ❤️‍🔥 🙂‍↔️ 1️⃣ ©️ 🇵🇱",
        "\U0001f3f4\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f",  # the flag of Scotland
        "می‌خواهم",  # Persian: without its joiner another word
        "क्‍ष ශ්‍රී",  # the joiner asks for half forms
        "Việt Nam, Przewodów, Ελλάδα, Київ, שָׁלוֹם, ไทย, 東京",
        "“Curly” ‘quotes’ — and … signs €5 ½",
    ],
)
def test_what_is_seen_stays(text):
    assert clean_text(text) == text


def test_stacks_of_marks_are_bounded():
    stacked = clean_text("z" + "\u0310" * 500 + "algo")
    assert stacked == "z" + "\u0310" * MAX_MARKS + "algo"


def test_marks_without_a_letter_are_dropped():
    assert clean_text("\u0301a \u0301b\n\u0301c") == "a b\nc"


@pytest.mark.parametrize(
    "text",
    [" " * 300_000 + "x", "\n " * 150_000, "\u0301" * 300_000, "ب\u200c" * 150_000, "“" * 300_000],
    ids=len,
)
def test_long_runs_are_cleaned_in_linear_time(text):
    clean_text(text)  # a quadratic pattern would take minutes


@settings(max_examples=500, deadline=None)
@given(texts)
def test_cleaning_what_is_clean_changes_nothing(text):
    cleaned = clean_text(text)
    assert clean_text(cleaned) == cleaned
    line = clean_line(text)
    assert clean_line(line) == line
    assert clean_text(line) == line


@settings(max_examples=500, deadline=None)
@given(texts)
def test_clean_text_has_its_form(text):
    cleaned = clean_text(text)
    assert unicodedata.is_normalized("NFC", cleaned)
    assert not {"\r", "\t", "\xa0", "\u2028", "\u202e", "\u200b", "\ufeff"} & set(cleaned)
    assert "  " not in cleaned
    assert "\n\n\n" not in cleaned
    assert cleaned == cleaned.strip()
    assert "\n" not in clean_line(text)
    cleaned.encode("utf-8")  # no halves of pairs


def test_every_field_is_cleaned():
    article = clean_article(
        Article(
            title=" A \u202etitle\n in two lines ",
            text="Words.\r\n\r\nMore\xa0words. ",
            outlet=" The\u200b Daily ",
            authors=(" Jane\tDoe ", "", "Jane Doe", "\u200b"),
            published=datetime(2022, 11, 16, 19, 30, tzinfo=timezone(timedelta(hours=1))),
            url=" HTTPS://Example.com/ä ",
            id="a1",
            revision=3,
        )
    )
    assert article == Article(
        title="A title in two lines",
        text="Words.\n\nMore words.",
        outlet="The Daily",
        authors=("Jane Doe",),
        published=datetime(2022, 11, 16, 18, 30, tzinfo=UTC),
        url="https://example.com/%C3%A4",
        id="a1",
        revision=3,
    )


def test_empty_fields_become_none():
    article = clean_article(Article(title="T", text="Words.", outlet=" ", authors=(" ",), url=" "))
    assert (article.outlet, article.authors, article.url) == (None, (), None)


def test_long_names_are_cut_at_a_word():
    article = clean_article(
        Article(
            title="word " * 200,
            text="Words.",
            outlet="o" * 500,
            authors=tuple(f"{n} {'a' * 200}" for n in range(50)),
        )
    )
    assert len(article.title) <= MAX_TITLE
    assert article.title.endswith("word…")
    assert article.outlet is not None
    assert len(article.outlet) == MAX_NAME
    assert len(article.authors) == MAX_AUTHORS


@pytest.mark.parametrize(
    ("text", "title", "rest"),
    [
        ("A Title!\n\nWords.", "A title", "Words."),
        ("A title\n\nA title\n\nWords.", "A title", "Words."),
        ("A title", "A title", "A title"),  # nothing else to quote
        ("A title and more.\n\nWords.", "A title", "A title and more.\n\nWords."),
        ("First line\n\nWords.", "", "Words."),
        ("A first sentence.\n\nWords.", "", "A first sentence.\n\nWords."),  # somebody may ask about it
        ("Only one line.", "", "Only one line."),
    ],
)
def test_a_repeated_title_is_dropped_from_the_text(text, title, rest):
    assert clean_article(Article(title=title, text=text)).text == rest


def test_an_article_without_a_title_is_called_by_its_first_words():
    title = clean_article(Article(title="", text="A long first sentence with words. " * 20)).title
    assert title.startswith("A long first sentence")
    assert title.endswith("…")
    assert len(title) <= MAX_OWN_TITLE


@pytest.mark.parametrize(
    ("article", "reason"),
    [
        (Article(title="T", text=""), "not one word"),
        (Article(title="T", text=" \u200b\n\u202e … — 🙂"), "not one word"),
        (
            Article(title="T", text="a" * (MAX_TEXT + 1)),
            "2,000,001 characters; an article may have 2,000,000",
        ),
        (Article(title="T", text="Words.", url="javascript:alert(1)"), "must begin with http"),
        (Article(title="T", text="Words.", url="example.com"), "must begin with http"),
        (Article(title="T", text="Words.", published=date(1, 1, 1)), "year 1;"),
        (
            Article(title="T", text="Words.", published=datetime(9999, 12, 31, tzinfo=UTC)),
            "from 1600 to 2100",
        ),
    ],
)
def test_what_cannot_be_kept_is_refused_with_the_reason(article, reason):
    with pytest.raises(ArticleRefused, match=reason):
        clean_article(article)


def test_a_text_of_nothing_but_titles_is_cleaned_in_linear_time():
    clean_article(Article(title="T", text="T\n\n" * 300_000 + "Words."))


@settings(max_examples=300, deadline=None)
@given(texts, st.lists(texts, max_size=4).map("\n\n".join), texts)
def test_cleaning_a_clean_article_changes_nothing(title, text, outlet):
    try:
        article = clean_article(
            Article(title=title * 20, text=text, outlet=outlet * 10, authors=(outlet, title))
        )
    except ArticleRefused:
        return
    assert clean_article(article) == article
    assert article.title
