"""What is kept of an answer is enough to follow it up and to say it again."""

from datetime import UTC, datetime

import pytest

from bot.client.answers.asking import Asking, Found
from bot.client.answers.records import asked_of, follow_up_of, is_shown, stance_of
from bot.client.answers.repeating import NoLongerSo, answer_again, answer_of, as_of_now
from bot.client.answers.standing import standing_of
from bot.formatter.card import Card, Text
from bot.retriever.answer import Answer, Finding, Headline, Stance
from bot.retriever.follow_up import FollowUp, following
from bot.translation import ENGLISH
from corpus.article import SHARED, Article, Quote
from corpus.questions import Cited, Standing
from corpus.store import Actor

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
SERVER, CHANNEL, MESSAGE = 5, 6, 7
ACTOR = Actor("mo", "test")


def found(answer: Answer, follows: FollowUp | None = None, server_id: int = SERVER) -> Found:
    asking = Asking(server_id, 8, answer.question, ENGLISH)
    return Found("23456789bcdfgh", asking, answer, NOW, following(answer, follows), Card((Text("x"),)))


@pytest.fixture
def articles(verbatim):
    texts = ("It rained. The dam broke.", "Rain fell. The dam held.", "More rain. Snow came.")
    return [
        verbatim.shelf.add(SERVER, Article(f"Title {number}", text), ACTOR).article
        for number, text in enumerate(texts)
    ]


@pytest.fixture
def answer(articles):
    one, two, three = articles
    return Answer(
        "What of the dam?",
        0.8,
        Finding(Quote(SERVER, one, 11, 25), 0.8),
        (Finding(Quote(SERVER, two, 11, 24), 0.6, Stance.DIFFERS),),
        newer=Headline(SERVER, three.id, three.title),
    )


def test_an_answer_is_kept_with_what_was_shown(answer):
    asked = asked_of(found(answer), CHANNEL, MESSAGE)
    assert (asked.server_id, asked.asker, asked.channel_id, asked.message_id) == (SERVER, 8, CHANNEL, MESSAGE)
    assert [each.stance for each in asked.cited] == ["best", "differs"]
    assert [each.stance for each in asked.closest] == ["newer"]
    assert (asked.at, asked.confidence, asked.language) == (NOW, 0.8, "en")


def test_it_can_be_said_again_as_it_was(answer, verbatim):
    again = answer_of(verbatim.shelf.store, asked_of(found(answer), CHANNEL, MESSAGE))
    assert again.best.quote == answer.best.quote
    assert [(each.quote, each.stance) for each in again.others] == [
        (each.quote, each.stance) for each in answer.others
    ]
    assert (again.confidence, again.newer) == (answer.confidence, answer.newer)


def test_and_followed_up(answer):
    given = found(answer)
    assert follow_up_of(asked_of(given, CHANNEL, MESSAGE)) == given.followed
    leaning = found(Answer("and why?", 0.9, answer.best), given.followed)
    assert follow_up_of(asked_of(leaning, CHANNEL, MESSAGE)) == leaning.followed
    assert leaning.followed.question == "What of the dam?"


def test_silence_to_a_question_that_leant_on_it_does_not_end_the_chain(answer):
    given = found(answer)
    silent = found(Answer("and why?", 0.1, closest=(Headline(SERVER, "a", "A"),)), given.followed)
    asked = asked_of(silent, CHANNEL, MESSAGE)
    assert not asked.answered
    assert [each.stance for each in asked.closest] == ["closest", "followed"]
    assert follow_up_of(asked) == given.followed
    assert follow_up_of(asked_of(found(Answer("Who won?", 0.1)), CHANNEL, MESSAGE)) is None
    assert follow_up_of(None) is None


def test_a_quote_beside_the_best_that_goes_is_marked_and_comes_back(answer, articles, verbatim):
    store, asked = verbatim.shelf.store, asked_of(found(answer), CHANNEL, MESSAGE)
    verbatim.shelf.remove(SERVER, articles[1].id, ACTOR)
    now, _ = as_of_now(store, asked)
    assert not is_shown(now.cited[1])
    assert stance_of(now.cited[1]) is Stance.DIFFERS
    assert not answer_of(store, now).others
    verbatim.shelf.undo(SERVER, ACTOR)
    assert as_of_now(store, now)[0] == asked


def test_an_answer_whose_article_is_gone_is_not_given_again(answer, articles, verbatim):
    asked = asked_of(found(answer), CHANNEL, MESSAGE)
    verbatim.shelf.remove(SERVER, articles[0].id, ACTOR)
    with pytest.raises(NoLongerSo):
        answer_again(verbatim.shelf.store, asked)
    silence = asked_of(
        found(Answer("Who?", 0.1, closest=(Headline(SERVER, articles[0].id, "T"),))), CHANNEL, 1
    )
    assert answer_again(verbatim.shelf.store, silence).closest == ()


class TestStanding:
    def cited(self, article):
        return Cited(SERVER, article.id, article.revision, 11, len(article.text), "differs")

    @pytest.mark.parametrize(
        ("text", "standing", "words"),
        [
            ("The dam broke. Then it rained.", Standing.STANDS, "The dam broke."),
            ("It rained. The dam broke. The dam broke.", Standing.STANDS, "The dam broke."),
            ("It rained. “The dam broke.”", Standing.REVISED, "The dam broke."),
            ("It rained. The dam held.", Standing.REVISED, "The dam broke."),
        ],
    )
    def test_a_sentence_stands_if_it_is_a_sentence_still(self, verbatim, articles, text, standing, words):
        verbatim.shelf.revise(SERVER, articles[0].id, Article("Title 0", text), ACTOR)
        now, quote = standing_of(verbatim.shelf.store, self.cited(articles[0]))
        assert (now, quote.text) == (standing, words)
        assert quote.article.revision == (2 if standing is Standing.STANDS else 1)

    def test_of_a_removed_article_nothing_is_quoted(self, verbatim, articles):
        verbatim.shelf.remove(SERVER, articles[0].id, ACTOR)
        assert standing_of(verbatim.shelf.store, self.cited(articles[0])) == (Standing.WITHDRAWN, None)

    def test_an_article_of_the_same_id_on_another_shelf_is_another(self, verbatim, articles):
        elsewhere = Cited(SHARED, articles[0].id, 1, 11, 25)
        assert standing_of(verbatim.shelf.store, elsewhere) == (Standing.WITHDRAWN, None)
