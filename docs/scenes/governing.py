"""Scenes of moderators who look after their server as a whole."""

from dataclasses import replace
from datetime import timedelta
from typing import Final

from corpus.questions import Asked, Cited
from corpus.servers import EventKind, ServerSettings
from corpus.store import Actor
from docs.scenes.stage import MO, Stage, starter

GAPS: Final = (
    ("When does the swimming pool open again?", 3),
    ("Who will pay for the new harbour bridge?", 2),
    ("Why was the No. 14 bus late all week?", 1),
)
WEEKS: Final = (2, 3, 5, 4, 8, 6, 9, 12, 7, 10, 14, 11)
"""Questions in each of the last weeks, the newest first."""


async def server_settings(stage: Stage) -> None:
    """What moderators can settle."""
    log = stage.loopback.add_channel("news-log")
    stage.settle(ServerSettings(log_channel=log.id))
    stage.show(await stage.mo.slash("server settings").response())


async def server_gaps(stage: Stage) -> None:
    """Questions that nothing answered, and how one is filled."""
    for question, times in GAPS:
        for number in range(times):
            stage.later(minutes=7)
            _keep(stage, question, number)
    stage.later(minutes=30)
    stage.show(await stage.mo.slash("server gaps").response())


async def server_stats(stage: Stage) -> None:
    """How much was asked, answered and found helpful."""
    stage.stock(4)
    articles = stage.verbatim.shelf.store.listings(stage.server)
    questions = stage.verbatim.records.questions
    for week, asked in enumerate(WEEKS):
        for number in range(asked):
            article = None if number % 4 == 3 else articles[number % 3].id
            kept = _keep(stage, "Why?", number, article, weeks=week)
            if article and number % 2 == 0:
                questions.judge(stage.server, kept.id, number, helpful=number % 6 != 4)
    stage.show(await stage.mo.slash("server stats").response())


async def server_erase(stage: Stage) -> None:
    """Taking everything away, and erasing it: the question and the form."""
    stage.stock(4)
    stage.show(await stage.mo.slash("server export").response())
    asked = await stage.mo.slash("server erase").response()
    stage.show(asked)
    stage.show(await stage.mo.clicks(asked, "Erase everything…").modal())


async def server_log(stage: Stage) -> None:
    """What the log channel tells."""
    log = stage.loopback.add_channel("news-log")
    await stage.loopback.until(lambda: stage.client.get_channel(log.id), "the bot's knowledge")
    await stage.watched()
    stage.settle(ServerSettings(log_channel=log.id), f"log channel: <#{log.id}>")
    article = stage.add(replace(starter("cup-final"), id="cup"))
    stage.verbatim.shelf.revise(stage.server, article.id, replace(article, outlet="The Sports Sheet"), MO)
    for name in ("ferry-day-1", "ferry-day-2"):
        stage.add(starter(name), Actor("The Harbour Gazette", "feed"))
    note = stage.verbatim.records.servers.note
    note(stage.server, EventKind.FEED_ADDED, "The Harbour Gazette", MO)
    failing = "The Lowmere Ledger: There is no such site."
    note(stage.server, EventKind.FEED_FAILING, failing, Actor("Verbatim", "feed"))
    stage.client.watcher.nudge()
    stage.show(await log.next_message())


def _keep(stage: Stage, question: str, number: int, article: str | None = None, *, weeks: int = 0) -> Asked:
    """Keep a question as asked so many weeks ago by the member of that number."""
    cited = (Cited(stage.server, article, 1, 0, 5),) if article else ()
    at = stage.clock.now - timedelta(weeks=weeks)
    name = f"{len(question)}w{weeks}n{number}"
    asked = Asked(name, stage.server, number, question, at, 5, None, question, cited=cited)
    stage.verbatim.records.questions.keep(stage.server, asked)
    return asked
