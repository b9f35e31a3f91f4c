"""A question as it is put, and what was found for it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import discord

from bot.client.place import server_asked
from bot.formatter.card import Card
from bot.retriever.answer import Answer
from bot.retriever.follow_up import FollowUp
from bot.translation import Language, language_of
from corpus.article import ServerId
from corpus.questions import Asked


@dataclass(frozen=True, slots=True)
class Asking:
    """A question, who asks it and where.

    `server_id` is `SHARED` outside of servers; `shelf` is the one searched besides the shared one, the
    server's own if None. `direct`: in direct messages, where the asker has chosen the shelf. `private`: only
    the asker sees the answer. `aloud`: the card says the question, as those who see the answer did not see
    it asked. `shareable`: a private answer may be shown to all by a button. `note` is said, small, at the
    card's end.
    """

    server_id: ServerId
    asker: int
    question: str
    to: Language
    follows: Asked | None = None
    private: bool = False
    shelf: ServerId | None = None
    direct: bool = False
    aloud: bool = False
    shareable: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """An answer ready to be sent; `followed` is what a question under it would follow."""

    id: str
    asking: Asking
    answer: Answer
    at: datetime
    followed: FollowUp | None
    card: Card


async def asking_of(interaction: discord.Interaction[Any], question: str) -> Asking:
    """A question put by a command or a card's button: by whom, where, and in which language."""
    return Asking(
        server_id=server_asked(interaction),
        asker=interaction.user.id,
        question=question,
        to=language_of(interaction.locale.value),
    )
