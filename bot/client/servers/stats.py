"""`/server stats`: how the questions of a server fared."""

import asyncio
from datetime import UTC, date, datetime, timedelta
from typing import Any, Final

import discord

from bot.client.acknowledging import defer
from bot.client.permissions import server_of
from bot.client.sending import edit_of
from bot.formatter.card import Card
from bot.formatter.servers.chart import chart
from bot.formatter.servers.stats_card import Figures, MostQuoted, stats_card
from bot.translation import Language, language_of
from bot.verbatim import Verbatim
from corpus.article import SHARED, ServerId
from corpus.questions import Quoted, Week, monday_of
from corpus.store import ArticleNotFound

WEEKS: Final = 12
_QUOTED: Final = 5


class Stats:
    """Reads and shows figures."""

    def __init__(self, verbatim: Verbatim) -> None:
        self._store = verbatim.shelf.store
        self._questions = verbatim.records.questions

    async def show(self, interaction: discord.Interaction[Any]) -> None:
        """Answer the command."""
        server_id, to = server_of(interaction), language_of(interaction.locale.value)
        await defer(interaction, thinking=True, ephemeral=True)
        card = await asyncio.to_thread(self._card, server_id, to)
        await interaction.edit_original_response(**edit_of(card))

    def _card(self, server_id: ServerId, to: Language) -> Card:
        """Read and draw; blocks."""
        since = monday_of(datetime.now(UTC)) - timedelta(weeks=WEEKS - 1)
        weeks = self._weeks(server_id, since)
        most = self._questions.most_quoted(server_id, since, limit=_QUOTED)
        quoted = [MostQuoted(self._title(server_id, each), each.times) for each in most]
        return stats_card(Figures(weeks, quoted), chart(weeks, to), to)

    def _weeks(self, server_id: ServerId, since: date) -> list[Week]:
        """All weeks from that on, also those in which nothing happened."""
        known = {week.monday: week for week in self._questions.weeks(server_id, since)}
        mondays = (since + timedelta(weeks=number) for number in range(WEEKS))
        return [known.get(monday, Week(monday)) for monday in mondays]

    def _title(self, server_id: ServerId, quoted: Quoted) -> str | None:
        if quoted.shelf not in (server_id, SHARED):
            return None
        try:
            return self._store.get(quoted.shelf, quoted.article_id).title
        except ArticleNotFound:
            return None
