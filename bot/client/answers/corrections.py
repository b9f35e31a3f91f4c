"""Answers already given are corrected, in their place, when the article behind them changes."""

import asyncio
import logging
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

import discord

from bot.client.answers.records import is_shown
from bot.client.answers.repeating import answer_of, as_of_now
from bot.client.outages import UNREACHABLE, is_outage
from bot.client.sending import edit_of
from bot.formatter.answers.answer_card import answer_card
from bot.formatter.answers.correction_card import revised_card, withdrawn_card
from bot.formatter.card import Card
from bot.translation import language_of
from bot.verbatim import Verbatim
from corpus.article import ServerId
from corpus.errors import VerbatimError
from corpus.questions import Asked, Standing

log = logging.getLogger(__name__)

PAUSE: Final = 0.5
"""Seconds between two edits, so that a bulk removal is no storm: Discord lets a bot send 50 requests a
second in all, and five edits in five seconds in one channel.
"""


class NotCorrected(VerbatimError):
    """Discord was unwell, or out of reach, before all answers were corrected."""


@dataclass(frozen=True, slots=True)
class Correction:
    """An answer as it is from now on; `card` takes its place, if there is anything new to see."""

    asked: Asked
    card: Card | None = None


class Corrections:
    """Edits earlier answers, `pause` seconds apart, one after the other whoever calls."""

    def __init__(self, client: discord.Client, verbatim: Verbatim, *, pause: float = PAUSE) -> None:
        self._client = client
        self._store = verbatim.shelf.store
        self._questions = verbatim.records.questions
        self._pause = pause
        self._one_at_a_time = asyncio.Lock()

    async def article_changed(self, shelf: ServerId, article_id: str) -> None:
        """Correct the answers that quote this article, on all servers, as it stands now.

        Returns when all are edited. Calling it again, or after several changes at once, edits nothing twice:
        what counts is what an answer says now and what it should. An answer whose message or channel is gone,
        or whose edit Discord refuses, is passed over.

        Raises:
            NotCorrected: Discord is unwell; calling it again goes on where it stopped.
            StoreUnavailable: the answers or the articles cannot be read, or what became of them be kept.
        """
        async with self._one_at_a_time:
            for asked in await asyncio.to_thread(self._questions.citing, shelf, article_id):
                correction = await asyncio.to_thread(self._correction, asked)
                if correction is None:
                    continue
                if correction.card:
                    await self._edit(asked, correction.card)
                now = correction.asked
                keep = self._questions.correct
                await asyncio.to_thread(keep, now.server_id, now.id, now.standing, now.cited)
                if correction.card:
                    await asyncio.sleep(self._pause)

    def _correction(self, asked: Asked) -> Correction | None:
        """What to change of an answer; None if it is what it should be."""
        now, quote = as_of_now(self._store, asked)
        if now == asked:
            return None
        if now.standing is asked.standing and _shown(now) == _shown(asked):
            return Correction(now)  # the same sentences, found elsewhere in their articles
        to, at = language_of(asked.language), datetime.now(UTC)
        if now.standing is Standing.STANDS:
            return Correction(now, answer_card(answer_of(self._store, now), now.id, at, to))
        card = revised_card(quote, now.id, at, to) if quote else withdrawn_card(now.id, to)
        return Correction(now, card)

    async def _edit(self, asked: Asked, card: Card) -> None:
        """Put `card` in the place of an answer, if there still is such a place."""
        if asked.message_id is None:
            return
        channel = self._client.get_partial_messageable(asked.channel_id)
        try:
            await channel.get_partial_message(asked.message_id).edit(**edit_of(card))
        except (discord.HTTPException, *UNREACHABLE) as refusal:
            if is_outage(refusal):
                log.warning("Answers could not be corrected; they are later", exc_info=refusal)
                raise NotCorrected from refusal
            log.info("The answer %s cannot be corrected: %s", asked.id, refusal)


def _shown(asked: Asked) -> list[bool]:
    return list(map(is_shown, asked.cited))
