"""How the parts that deal with members are put together."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, TypeAlias

import discord
from discord import app_commands

from bot.client.about.help import Help
from bot.client.about.privacy import Privacy
from bot.client.answers import Answers
from bot.client.answers.answers import Correct
from bot.client.asking.command import ask_command
from bot.client.asking.door import Door
from bot.client.asking.homes import Homes
from bot.client.asking.limits import Limits, Once
from bot.client.asking.listening import Listener
from bot.client.asking.share import SHARED_FOR, Share
from bot.client.asking.sources import FindSource
from bot.client.asking.tongue import Tongue
from bot.client.presses import Presses
from bot.client.room import Room
from bot.client.sync import Registered
from bot.verbatim import Verbatim

TOLD_ELSEWHERE: Final = 300.0
"""Seconds until somebody who asks in a channel where the bot does not answer is told so again."""

Command: TypeAlias = app_commands.Command[Any, ..., None] | app_commands.ContextMenu


@dataclass(frozen=True, slots=True)
class Members:
    """What deals with members: their messages and their commands; their buttons are among the presses."""

    answers: Answers
    listener: Listener
    commands: Sequence[Command]


def for_members(
    client: discord.AutoShardedClient,
    verbatim: Verbatim,
    presses: Presses,
    clock: Callable[[], float],
    *,
    now: Callable[[], datetime],
    room: Room,
    registered: Callable[[], Registered],
    correct: Correct,
    grace_days: Callable[[], int],
) -> Members:
    """Put it together.

    `clock` gives seconds that never go back, `now` the time of day; questions are searched in `room`.
    `registered` gives our commands as Discord has them; `correct` corrects the answers that quote an article.
    `grace_days` says how long a server that the bot was removed from is kept.
    """
    records = verbatim.records
    tongue, limits = Tongue(records), Limits(clock, measures=verbatim.measures)
    homes = Homes(client, records.questions, clock)
    door = Door(tongue, limits)
    answers = Answers(
        verbatim,
        presses,
        door.asking_of,
        may_read=homes.may_read,
        searched=homes.searched,
        correct=correct,
        clock=now,
        room=room,
    )
    lately = Once(SHARED_FOR, clock)
    Share(answers, door, lately).register(presses)
    find_source = FindSource(verbatim, door, homes, lately, room)
    find_source.register(presses)
    privacy = Privacy(records, tongue, grace_days)
    privacy.register(presses)
    helping = Help(verbatim, tongue, homes, registered)
    helping.register(presses)
    listener = Listener(answers, tongue, limits, Once(TOLD_ELSEWHERE, clock), verbatim.measures)
    commands = (
        ask_command(answers, door, verbatim.measures),
        find_source.command(),
        helping.command(),
        privacy.command(),
    )
    return Members(answers, listener, commands)
