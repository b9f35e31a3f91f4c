"""Whether two articles are about one event."""

from dataclasses import replace
from datetime import date

from bot.retriever.same_story import DAYS, days_apart, headline_on, same_story, same_subject
from corpus.article import Article
from corpus.samples import starter_articles

SAMPLES = {article.id: article for article in starter_articles()}
FERRY = [SAMPLES[f"sample-ferry-day-{day}"] for day in (1, 2, 3)]
JOBS = [SAMPLES[f"sample-brackwater-{name}"] for name in ("jobs", "correction")]


def test_of_the_starter_articles_those_of_one_event_are_found_and_no_others():
    found = {
        frozenset((one.id, other.id))
        for one in SAMPLES.values()
        for other in SAMPLES.values()
        if one is not other and same_story(one, other)
    }
    of_ferry = {frozenset((one.id, other.id)) for one in FERRY for other in FERRY if one is not other}
    assert found == of_ferry | {frozenset(article.id for article in JOBS)}


def test_the_same_words_much_later_are_another_event_on_the_same_subject():
    later = replace(FERRY[0], published=date(2027, 9, 14))
    assert days_apart(FERRY[0], later) > DAYS
    assert same_subject(FERRY[0], later)
    assert not same_story(FERRY[0], later)


def test_an_unknown_date_is_no_hindrance():
    assert same_story(FERRY[0], replace(FERRY[1], published=None))


def test_what_the_question_brought_proves_nothing():
    one = Article("Storm in Lisle", "The storm in Lisle tore down the old Mill bridge.")
    other = Article("Storm over Lisle", "The storm in Lisle spared the Mill.")
    assert same_story(one, other)
    assert not same_story(one, other, {"storm", "lisl", "mill"})


def test_a_headline_is_on_a_subject_if_half_of_it_is_told_there():
    assert headline_on(Article("Skarrow Point ferry captain cleared", "A."), FERRY[0])
    assert not headline_on(SAMPLES["sample-cup-final"], FERRY[0])
    assert not headline_on(Article("Ferry", "A."), FERRY[0])


def test_articles_without_words_are_about_nothing():
    assert not same_story(Article("", ""), Article("", ""))
