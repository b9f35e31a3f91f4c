"""Figures, over the wire: counted by week, in words and as a picture."""

import io
from datetime import UTC, datetime, timedelta

import pytest
from PIL import Image

from bot.formatter.servers.chart import HEIGHT, SCALE, WIDTH
from corpus.questions import Asked, Cited

pytestmark = pytest.mark.usefixtures("bot")


@pytest.fixture
def asked(loopback, verbatim):
    """Keep questions: `asked("q1", weeks_ago, article_id)`, unanswered without an article."""

    def asked(answer_id, weeks_ago, article_id=None, server_id=None):
        server_id = server_id or loopback.server.id
        cited = (Cited(server_id, article_id, 1, 0, 5),) if article_id else ()
        at = datetime.now(UTC) - timedelta(weeks=weeks_ago)
        question = Asked(answer_id, server_id, 1, "Why?", at, 5, 6, "Why?", cited=cited)
        verbatim.records.questions.keep(server_id, question)

    return asked


def picture_of(message):
    (gallery,) = [part for part in message.components[0]["components"] if part["type"] == 12]
    return gallery["items"][0]


async def test_what_happened_is_told_in_words_and_as_a_picture(loopback, verbatim, add, mo, asked):
    server_id = loopback.server.id
    ferry = add(server_id, "Ferry *sinks*", "It sank at dawn.")
    for number in range(3):
        asked(f"a{number}", number, ferry.id)
    asked("gap", 1)
    asked("gone", 2, "no-such-article")
    asked("old", 40, ferry.id)
    asked("elsewhere", 0, ferry.id, loopback.add_server("Other").id)
    verbatim.records.questions.judge(server_id, "a0", 1, helpful=True)
    verbatim.records.questions.judge(server_id, "a1", 1, helpful=True)
    verbatim.records.questions.judge(server_id, "a1", 2, helpful=False)
    shown = await mo.slash("server stats").response()
    assert shown.ephemeral
    assert "**5** questions · **80%** answered · **67%** helpful (of 3 verdicts)" in shown.text
    assert r"1. Ferry \*sinks\* · 3 times" in shown.text
    assert "2. an article that is gone · 1 time" in shown.text
    described = picture_of(shown)["description"]
    assert described.count("week of") == 12
    assert ": 2 asked, 1 answered" in described
    (attachment,) = shown.attachments
    drawn = Image.open(io.BytesIO(attachment.file.data))
    assert drawn.size == (WIDTH * SCALE, HEIGHT * SCALE)


async def test_nothing_asked_is_said_without_a_picture(mo):
    shown = await mo.slash("server stats").response()
    assert "Nobody has asked anything in the last 12 weeks." in shown.text
    assert not shown.attachments


async def test_members_are_not_offered_it(loopback, bot):
    with pytest.raises(AssertionError, match="not offered"):
        loopback.user("ann").slash("server stats")
