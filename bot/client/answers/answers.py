"""The way of an answer on Discord: found, sent by whoever asked for it, and kept for what comes after."""

import asyncio
import logging
import secrets
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from typing import Final, TypeAlias

from bot.client.answers.asking import Asking, Found, asking_of
from bot.client.answers.buttons import Buttons
from bot.client.answers.corrections import NotCorrected
from bot.client.answers.further import AskingOf, Further
from bot.client.answers.kept import Kept, MayRead, nobody_may
from bot.client.answers.records import asked_of, follow_up_of
from bot.client.answers.repeating import answer_again
from bot.client.answers.standing import is_newest
from bot.client.answers.underway import Underway
from bot.client.capacity import Capacities, Capacity
from bot.client.presses import Presses, press
from bot.formatter.answers.answer_card import answer_card
from bot.formatter.asking.share import SHARE, with_share
from bot.retriever.answer import Answer
from bot.retriever.follow_up import FollowUp, following
from bot.verbatim import Verbatim
from corpus.article import ServerId
from corpus.article_ids import ID_LETTERS
from corpus.questions import Asked, Cited
from corpus.store import StoreError

log = logging.getLogger(__name__)

_ID_LENGTH: Final = 14
"""Letters of an answer's id. No two of a billion answers are likely to have the same."""

Searched: TypeAlias = Callable[[Asking], Awaitable[Asking]]
"""A question asked in direct messages, with the shelf it searches; Discord is asked, which may last."""


async def nothing_chosen(asking: Asking) -> Asking:
    """In direct messages, the shared shelf alone is searched."""
    return asking


Correct: TypeAlias = Callable[[ServerId, str], Awaitable[None]]
"""Corrects the answers that quote an article, given by its shelf and id."""


async def nothing_corrects(_shelf: ServerId, _article_id: str) -> None:
    """Answers stay as they were given."""


def _now() -> datetime:
    return datetime.now(UTC)


class Answers:
    """Finds answers, keeps them, and does what the buttons of their cards say, through `presses`.

    `asking_of` says who asks what where, for a question put by a button; `may_read` whether somebody in
    direct messages may read what stands on a server's shelf, and `searched` which shelf they chose. `correct`
    corrects an answer whose article changed before it was kept, when nobody could know of it; `clock` gives
    the time of day, `capacity` is that for searching.
    """

    def __init__(
        self,
        verbatim: Verbatim,
        presses: Presses,
        asking_of: AskingOf = asking_of,
        *,
        may_read: MayRead = nobody_may,
        searched: Searched = nothing_chosen,
        correct: Correct = nothing_corrects,
        clock: Callable[[], datetime] = _now,
        capacity: Capacity | None = None,
    ) -> None:
        self._verbatim = verbatim
        self.measures = verbatim.measures
        self._correct = correct
        self._clock = clock
        self._capacity = capacity or Capacities().questions
        self._searched = searched
        self._underway = Underway()
        self.kept = Kept(verbatim.records.questions, self._underway, may_read)
        Buttons(verbatim, self.kept, presses)
        Further(self, self.kept, presses, asking_of)

    async def find(self, asking: Asking) -> Found:
        """The answer to a question, ready to be sent. Nothing is kept until `keep` is told where it was.

        Raises:
            StoreUnavailable: the articles cannot be read.
            TooBusy: too many questions are being searched.
        """
        if asking.direct:
            asking = await self._searched(asking)
        async with self._capacity:
            found = await asyncio.to_thread(self._found, asking)
        self._underway.begin(found.id)
        return found

    async def again(self, asking: Asking, asked: Asked) -> Found:
        """An answer that was kept, as an answer of its own, ready to be sent to others.

        Raises:
            NoLongerSo: the article behind it was revised or removed since.
            StoreUnavailable: the articles cannot be read.
        """
        found = await asyncio.to_thread(self._kept_again, asking, asked)
        self._underway.begin(found.id)
        return found

    async def keep(self, found: Found, channel_id: int, message_id: int | None) -> None:
        """Keep an answer that was sent in this message (None if only the asker sees it).

        Where it cannot be kept the log says so; its buttons then answer that it is not.
        """
        asked = asked_of(found, channel_id, message_id)
        try:
            await asyncio.to_thread(self._verbatim.records.questions.keep, asked.server_id, asked)
            for cited in await asyncio.to_thread(self._overtaken, asked):
                await self._correct(cited.shelf, cited.article_id)
        except NotCorrected:
            log.info("The answer %s is overtaken; whoever watches the articles corrects it later", found.id)
        except StoreError as error:
            log.warning("Answer %s was given and cannot be kept, or not be corrected: %s", found.id, error)
        finally:
            self._underway.end(found.id)

    async def revive(self, server_id: ServerId, channel_id: int, message_id: int) -> Asked | None:
        """The answer that this message gave, for a question that follows it; None if it is not kept."""
        by_message = self._verbatim.records.questions.by_message
        asked = await asyncio.to_thread(by_message, server_id, channel_id, message_id)
        if asked is None:  # it may have been sent a moment ago
            await self._underway.all_settled()
            asked = await asyncio.to_thread(by_message, server_id, channel_id, message_id)
        return asked

    def _found(self, asking: Asking) -> Found:
        now = self._clock()
        follows = follow_up_of(asking.follows)
        shelf = asking.server_id if asking.shelf is None else asking.shelf
        answer = self._verbatim.ask(shelf, asking.question, now, follows)
        return _ready(asking, answer, now, following(answer, follows))

    def _overtaken(self, asked: Asked) -> list[Cited]:
        """The quotes whose articles have changed since they were found. Blocks."""
        return [each for each in asked.cited if not is_newest(self._verbatim.shelf.store, each)]

    def _kept_again(self, asking: Asking, asked: Asked) -> Found:
        answer = answer_again(self._verbatim.shelf.store, asked)
        return _ready(asking, answer, self._clock(), follow_up_of(asked))


def _ready(asking: Asking, answer: Answer, now: datetime, followed: FollowUp | None) -> Found:
    answer_id = "".join(secrets.choice(ID_LETTERS) for _ in range(_ID_LENGTH))
    question = asking.question if asking.aloud else ""
    card = answer_card(answer, answer_id, now, asking.to, question=question, note=asking.note)
    if asking.private and asking.shareable:
        card = with_share(card, press(SHARE, answer_id), asking.to)
    return Found(answer_id, asking, answer, now, followed, card)
