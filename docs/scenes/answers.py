"""Scenes of answers: what stands on them, what their buttons bring, and what becomes of them."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Final

from corpus.article import Article
from docs.scenes.asking import SHARES
from docs.scenes.stage import MO, Stage

NEWER: Final = Article(
    "Market Street to close to cars in June, three months late",
    "Market Street will be closed to private cars from June 7, three months later than planned, the council "
    "said on Tuesday.\n\nThe firm that makes the retractable posts cannot deliver them before May.",
    "The Port Alder Courier (sample)",
    ("Rosalind Mbeki-Thorne",),
    datetime(2026, 11, 10, 16, 0, tzinfo=UTC),
    "https://example.com/port-alder-courier/market-street-june",
)


async def answer_buttons(stage: Stage) -> None:
    """What the buttons bring to whoever presses: the sentences around a quote, an article, a verdict."""
    answer = await stage.answer(SHARES)
    stage.show(await stage.robin.clicks(answer, "Context").response())
    stage.show(await stage.robin.clicks(answer, "Helpful").response())
    silence = await stage.answer("Who won the election in France?")
    pressed = stage.robin.clicks(silence, "Council votes to close Market Street to cars")
    stage.show(await pressed.response())


async def answer_reports(stage: Stage) -> None:
    """Reports that differ, on the card and behind its button."""
    answer = await stage.asked("How many people are on the ferry?")
    stage.show(await stage.robin.clicks(answer, "Other reports").response())


async def answer_newer(stage: Stage) -> None:
    """An old answer, of which a newer report exists."""
    stage.add(NEWER)
    await stage.asked("How did the council vote on Market Street?")


async def answer_corrected(stage: Stage) -> None:
    """Answers whose article was removed, revised, and put back as it was."""
    await stage.watched()
    shelf, server = stage.verbatim.shelf, stage.server
    article = stage.add(NEWER)
    answer = await stage.kept_answer("When will Market Street be closed to cars?")
    later = replace(NEWER, text=NEWER.text.replace("June 7", "June 14"))
    shelf.revise(server, article.id, later, MO)
    await stage.corrected(answer)
    shelf.undo(server, MO)
    await stage.corrected(answer)
    shelf.remove(server, article.id, MO)
    await stage.corrected(answer)
