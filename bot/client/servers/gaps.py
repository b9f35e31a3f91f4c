"""`/server gaps`: what nobody got an answer to, and what moderators do about it."""

import asyncio
from collections.abc import Sequence
from functools import partial
from typing import Any, Final

import discord

from bot.client.acknowledging import defer
from bot.client.articles.adding import paste_form
from bot.client.articles.desk import ArticleDesk
from bot.client.articles.pasted import Pasted
from bot.client.permissions import MODERATORS_NEED, Permits, server_of
from bot.client.presses import Presses
from bot.client.sending import content_of, edit_of
from bot.client.servers.moderators import Moderators
from bot.formatter.servers.gaps_card import ADD, DISMISS, PAGE, Gap, gaps_card, settled_text
from bot.retriever.gaps import grouped
from bot.translation import Language, language_of, phrase
from bot.verbatim import Verbatim
from corpus.article import ServerId
from corpus.errors import VerbatimError
from corpus.questions import Asked, Standing

_GONE: Final = phrase("Somebody has dealt with this question meanwhile, or it is no longer kept.")

MOST: Final = 300
"""Questions looked at, the newest: putting them together takes seconds for some hundred."""


class GapGone(VerbatimError):
    """Somebody dealt with it, or its questions are no longer kept."""


class Gaps:
    """Shows gaps, and lets moderators fill or dismiss them."""

    def __init__(self, verbatim: Verbatim, permits: Permits, moderators: Moderators) -> None:
        self._verbatim = verbatim
        self._questions = verbatim.records.questions
        self._permits = permits
        self._moderators = moderators

    def register(self, presses: Presses) -> None:
        """Let the buttons come here."""
        presses.on(PAGE, self.turn)
        presses.on(ADD, self.add)
        presses.on(DISMISS, self.dismiss)

    async def show(self, interaction: discord.Interaction[Any]) -> None:
        """Answer the command with the first page."""
        self._moderators.admit(interaction)
        await defer(interaction, thinking=True, ephemeral=True)
        gaps = await asyncio.to_thread(self._gaps, server_of(interaction))
        card = gaps_card(gaps, 1, to=_language(interaction))
        await interaction.edit_original_response(**content_of(card))

    async def turn(self, interaction: discord.Interaction[Any], page: int) -> None:
        """Show another page."""
        self._moderators.check(interaction)
        await defer(interaction)
        await self._show(interaction, page, "")

    async def dismiss(self, interaction: discord.Interaction[Any], answer_id: str, page: int) -> None:
        """Count a gap's questions as dealt with."""
        self._moderators.check(interaction)
        await defer(interaction)
        server_id, to = server_of(interaction), _language(interaction)
        gap = await asyncio.to_thread(self._gap, server_id, answer_id)
        await asyncio.to_thread(self._questions.mark, server_id, gap.ids, Standing.SETTLED)
        await self._show(interaction, page, to.say("Dismissed."))

    async def add(self, interaction: discord.Interaction[Any], answer_id: str, _page: int) -> None:
        """Open the form to add an article; once one was added, ask the gap's questions again."""
        self._moderators.check(interaction)
        # Discord waits three seconds for a form: what belongs to the gap is looked for when there is time.
        await asyncio.to_thread(self._check_open, server_of(interaction), answer_id)
        desk = ArticleDesk(interaction, self._permits, self._verbatim.shelf, MODERATORS_NEED)
        desk.after_adding = partial(self._ask_again, desk, answer_id)
        await interaction.response.send_modal(paste_form(desk, Pasted()))

    async def _ask_again(self, desk: ArticleDesk, answer_id: str) -> None:
        gap = await asyncio.to_thread(self._gap, desk.server_id, answer_id)
        answered = await asyncio.to_thread(self._settle, desk.server_id, gap)
        await desk.latest.followup.send(settled_text(len(answered), gap.asked, desk.to), ephemeral=True)

    def _settle(self, server_id: ServerId, gap: Gap) -> list[str]:
        """Settle those questions of a gap that are answered now; blocks."""
        kept = {each.id: each for each in self._questions.gaps(server_id) if each.id in gap.ids}
        answers: dict[str, bool] = {}
        for text in {_text(each) for each in kept.values()}:
            answers[text] = self._verbatim.ask(server_id, text).best is not None
        answered = [each.id for each in kept.values() if answers[_text(each)]]
        self._questions.mark(server_id, answered, Standing.SETTLED)
        return answered

    async def _show(self, interaction: discord.Interaction[Any], page: int, notice: str) -> None:
        gaps = await asyncio.to_thread(self._gaps, server_of(interaction))
        card = gaps_card(gaps, page, notice, _language(interaction))
        await interaction.edit_original_response(**edit_of(card))

    def _gaps(self, server_id: ServerId) -> list[Gap]:
        return gaps_of(self._questions.gaps(server_id, limit=MOST))

    def _check_open(self, server_id: ServerId, answer_id: str) -> None:
        """Return if nobody has dealt with this question; blocks."""
        asked = self._questions.get(server_id, answer_id)
        if asked.answered or asked.standing is not Standing.STANDS:
            raise GapGone(_GONE)

    def _gap(self, server_id: ServerId, answer_id: str) -> Gap:
        """The gap with this question in it; blocks."""
        for gap in self._gaps(server_id):
            if answer_id in gap.ids:
                return gap
        raise GapGone(_GONE)


def gaps_of(questions: Sequence[Asked]) -> list[Gap]:
    """Unanswered questions, newest first, put together by what they ask: most wanted first.

    Most wanted is what most different people asked, then what was asked most often, then last.
    """
    gaps = []
    for places in grouped([_text(each) for each in questions]):
        group = [questions[place] for place in places]
        askers = len({each.asker for each in group})
        gaps.append(Gap(tuple(each.id for each in group), _text(group[0]), askers, group[0].at))
    return sorted(gaps, key=lambda gap: (gap.askers, gap.asked, gap.last), reverse=True)


def _text(asked: Asked) -> str:
    """What was asked; of a follow-up, behind what it leans on."""
    return asked.question if asked.subject == asked.question else f"{asked.subject} {asked.question}"


def _language(interaction: discord.Interaction[Any]) -> Language:
    return language_of(interaction.locale.value)
