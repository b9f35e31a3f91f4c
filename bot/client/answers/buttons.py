"""The buttons that show more of an answer, or take a verdict on it: to whoever presses, and nobody else."""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import discord

from bot.client.acknowledging import defer
from bot.client.answers.kept import Kept
from bot.client.answers.records import FOLLOWED, stance_of
from bot.client.answers.standing import is_revised_since, standing_of
from bot.client.presses import Presses
from bot.client.sending import content_of, put
from bot.formatter.answers.article_card import article_card
from bot.formatter.answers.context_card import context_card
from bot.formatter.answers.reports_card import Report, reports_card
from bot.formatter.card import Card
from bot.translation import Language, language_of, phrase
from bot.verbatim import Verbatim
from corpus.errors import VerbatimError
from corpus.questions import Asked, Standing, answer_gone
from corpus.store import ArticleNotFound


class ArticleGone(VerbatimError):
    """The article that a button speaks of was taken off the shelf."""


class SentenceGone(VerbatimError):
    """The article that a button speaks of no longer has the sentence."""


class NothingElse(VerbatimError):
    """There are no other reports."""


class Buttons:
    """What the buttons do. Anybody who sees an answer may press them; each sees what they pressed alone."""

    def __init__(self, verbatim: Verbatim, kept: Kept, presses: Presses) -> None:
        self._store = verbatim.shelf.store
        self._questions = verbatim.records.questions
        self._kept = kept
        presses.on("context", self.context)
        presses.on("reports", self.reports)
        presses.on("article", self.article)
        presses.on("helpful", self.helpful)
        presses.on("unhelpful", self.unhelpful)

    async def context(self, interaction: discord.Interaction[Any], answer_id: str) -> None:
        """Show the sentences around the quote."""
        await self._show(interaction, answer_id, self._context)

    async def reports(self, interaction: discord.Interaction[Any], answer_id: str) -> None:
        """Show what other articles say."""
        await self._show(interaction, answer_id, self._reports)

    async def article(self, interaction: discord.Interaction[Any], answer_id: str, number: int) -> None:
        """Show the article of a headline."""
        await self._show(interaction, answer_id, lambda asked, to: self._article(asked, number, to))

    async def helpful(self, interaction: discord.Interaction[Any], answer_id: str) -> None:
        """Keep that the answer helped."""
        await self._judge(interaction, answer_id, helpful=True)

    async def unhelpful(self, interaction: discord.Interaction[Any], answer_id: str) -> None:
        """Keep that the answer did not help."""
        await self._judge(interaction, answer_id, helpful=False)

    async def _show(
        self,
        interaction: discord.Interaction[Any],
        answer_id: str,
        card_of: Callable[[Asked, Language], Card],
    ) -> None:
        await defer(interaction, thinking=True, ephemeral=True)
        asked = await self._kept.asked(interaction, answer_id)
        card = await asyncio.to_thread(card_of, asked, language_of(interaction.locale.value))
        await put(interaction, content_of(card))

    async def _judge(self, interaction: discord.Interaction[Any], answer_id: str, *, helpful: bool) -> None:
        await defer(interaction, thinking=True, ephemeral=True)
        asked = await self._kept.asked(interaction, answer_id)
        person = interaction.user.id
        await asyncio.to_thread(self._questions.judge, asked.server_id, asked.id, person, helpful=helpful)
        to = language_of(interaction.locale.value)
        thanks = (
            to.say("Noted: this answer helped you. Thank you.")
            if helpful
            else to.say("Noted: this answer did not help you. Thank you for telling me.")
        )
        change = to.say("You can change your mind with the other button.")
        await put(interaction, {"content": f"{thanks}\n-# {change}"})

    def _context(self, asked: Asked, to: Language) -> Card:
        if not asked.cited:
            raise answer_gone()
        best = asked.cited[0]
        standing, quote = standing_of(self._store, best)
        if quote is None:
            raise ArticleGone(phrase("The article behind this answer was taken off the shelf."))
        if standing is Standing.REVISED:
            raise SentenceGone(
                phrase("The article behind this answer was revised, and the sentence is no longer in it.")
            )
        # The record alone does not tell: soon after a revision it says where the sentence stands by then.
        revised = is_revised_since(self._store, best, asked.at)
        return context_card(quote, datetime.now(UTC), to, revised=revised)

    def _reports(self, asked: Asked, to: Language) -> Card:
        cited = asked.cited[1:]
        if not cited:
            raise NothingElse(phrase("No other report says anything about this."))
        found = [(each, *standing_of(self._store, each)) for each in cited]
        reports = [
            Report(quote, stance_of(each))
            for each, standing, quote in found
            if quote is not None and standing is Standing.STANDS
        ]
        return reports_card(reports, len(cited) - len(reports), datetime.now(UTC), to)

    def _article(self, asked: Asked, number: int, to: Language) -> Card:
        headlines = [each for each in asked.closest if each.stance != FOLLOWED]
        if not 0 <= number < len(headlines):
            raise answer_gone()
        headline = headlines[number]
        try:
            article = self._store.get(headline.shelf, headline.article_id)
        except ArticleNotFound as error:
            raise ArticleGone(phrase("This article was taken off the shelf.")) from error
        return article_card(article, datetime.now(UTC), to)
