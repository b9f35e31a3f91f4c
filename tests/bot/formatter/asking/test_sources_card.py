"""Quotes for and against a message's claims, as a card: whatever they are, Discord takes it."""

from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from bot.formatter.asking.sources_card import sources_card
from bot.formatter.card import Colour, Link
from bot.retriever.answer import Finding, Headline, Stance
from bot.retriever.sources import MAX_CLAIMS, MAX_FINDINGS, Claim, Sources
from bot.translation import Language
from corpus.article import SHARED, Article, Quote
from corpus.segment import MAX_SENTENCE
from tests.bot.catalogue import Catalogue

NOW = datetime(2026, 3, 4, 12, tzinfo=UTC)


def finding(text="It opened.", stance=Stance.AGREES, **more):
    article = Article(
        "Bridge opens", text, **({"published": date(2026, 3, 3), "url": "https://example.org/"} | more)
    )
    return Finding(Quote(SHARED, article, 0, len(text)), 0.9, stance)


def sources(*findings, text="The bridge is open.", asks=False):
    return Sources(text, (Claim(text, 0, len(text), findings, asks),))


def test_each_stance_has_its_label_and_a_contradiction_its_colour():
    card = sources_card(sources(*(finding(stance=each) for each in Stance)), NOW)
    text = "\n".join(card.texts)
    assert all(label in text for label in ("**Supports it**", "**Contradicts it**", "**About it**"))
    assert card.colour is Colour.CHANGED
    assert sources_card(sources(finding()), NOW).colour is Colour.ANSWER


def test_a_question_in_a_message_is_answered_not_supported():
    assert "**Answers it**" in "\n".join(sources_card(sources(finding(), asks=True), NOW).texts)


def test_what_others_wrote_does_nothing():
    text = "\n".join(sources_card(sources(finding("**Bold** <@1>"), text="*Star* @everyone"), NOW).texts)
    assert r"“\*Star\* \@everyone”" in text
    assert r"> \*\*Bold\*\* \<\@1>" in text


def test_the_way_to_the_message_is_a_button():
    card = sources_card(sources(finding()), NOW, message="https://discord.com/channels/1/2/3")
    assert Link("The message", "https://discord.com/channels/1/2/3") in card.parts[-1].buttons


def test_nothing_found_names_what_comes_close():
    empty = Sources("x", closest=(Headline(SHARED, "a", "Bridge *opens*"),))
    assert r"- Bridge \*opens\*" in "\n".join(sources_card(empty, NOW).texts)
    assert sources_card(Sources("x"), NOW).colour is Colour.SILENCE


def test_it_speaks_the_readers_language():
    catalogue = Catalogue()
    catalogue.texts["Supports it"] = "Spricht dafür"
    text = "\n".join(sources_card(sources(finding()), NOW, Language("de", catalogue)).texts)
    assert "**Spricht dafür**" in text


@given(
    texts=st.lists(st.text(min_size=1, max_size=40), min_size=1, max_size=MAX_CLAIMS * MAX_FINDINGS),
    repeat=st.integers(1, MAX_SENTENCE // 40),
    note=st.text(max_size=150),
)
def test_the_fullest_card_is_one_that_discord_takes(texts, repeat, note):
    findings = [finding(text * repeat) for text in texts]
    claims = tuple(
        Claim("c" * 2000, 0, 2000, tuple(findings[start : start + MAX_FINDINGS]))
        for start in range(0, len(findings), MAX_FINDINGS)
    )
    card = sources_card(
        Sources("c" * 2000, claims), NOW, note=note, message="https://discord.com/channels/1/2/3"
    )
    assert sum("Supports it" in text for text in card.texts) == len(findings)
