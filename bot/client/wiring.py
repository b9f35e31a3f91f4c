"""How the parts that deal with people are put together: those for members, for curators, for moderators."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

from discord import app_commands

from bot.client.about.help import Help
from bot.client.about.privacy import Privacy
from bot.client.answers import Answers
from bot.client.answers.corrections import Corrections
from bot.client.articles.commands import ArticleCommands
from bot.client.articles.doors import Download
from bot.client.asking.command import ask_command
from bot.client.asking.gate import Gate
from bot.client.asking.homes import Homes
from bot.client.asking.limits import Limits, Once
from bot.client.asking.listening import Listener
from bot.client.asking.share import SHARED_FOR, Share
from bot.client.asking.sources import FindSource
from bot.client.asking.tongue import Tongue
from bot.client.capacity import Capacity
from bot.client.commands.sync import Registered
from bot.client.connection.connected import ConnectedClient
from bot.client.feeds.commands import FeedCommands
from bot.client.feeds.following import Following
from bot.client.permissions import Permits
from bot.client.presses import Presses
from bot.client.servers.commands import ServerCommands
from bot.client.servers.erasing import Erasing
from bot.client.servers.exporting import Exporting
from bot.client.servers.gaps import Gaps
from bot.client.servers.log_channel import LogChannels
from bot.client.servers.moderators import Moderators
from bot.client.servers.settings import SettingsPanel
from bot.client.servers.stats import Stats
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
    client: ConnectedClient,
    verbatim: Verbatim,
    presses: Presses,
    capacity: Capacity,
    *,
    registered: Callable[[], Registered],
    corrections: Corrections,
    grace_days: Callable[[], int],
) -> Members:
    """What everybody may use.

    `capacity` is that for searching; `registered` gives our commands as Discord has them. `grace_days` says
    how long a server that the bot was removed from is kept.
    """
    records, measures, seconds = verbatim.records, verbatim.measures, time.monotonic
    tongue, limits = Tongue(records), Limits(seconds, measures=measures)
    verbatim.on_letting_go(tongue.forget)
    homes = Homes(client, records.questions, seconds)
    gate = Gate(tongue, limits)
    answers = Answers(
        verbatim,
        presses,
        gate.asking_of,
        may_read=homes.may_read,
        searched=homes.searched,
        correct=corrections.article_changed,
        clock=client.clock,
        capacity=capacity,
    )
    lately = Once(SHARED_FOR, seconds)
    find_source = FindSource(verbatim, gate, homes, lately, capacity)
    privacy, helping = Privacy(records, tongue, grace_days), Help(verbatim, tongue, homes, registered)
    for each in (Share(answers, gate, lately), find_source, privacy, helping):
        each.register(presses)
    ask = ask_command(answers, gate, measures)
    commands = (ask, find_source.command(), helping.command(), privacy.command())
    listener = Listener(answers, tongue, limits, Once(TOLD_ELSEWHERE, seconds), measures)
    return Members(answers, listener, commands)


def for_curators(
    verbatim: Verbatim, permits: Permits, presses: Presses, download: Download, following: Following
) -> tuple[ArticleCommands, FeedCommands]:
    """What those may use who may change a server's shelf."""
    feeds = FeedCommands(verbatim.records, permits, presses, following)
    return ArticleCommands(verbatim, permits, download), feeds


def for_moderators(
    verbatim: Verbatim, permits: Permits, presses: Presses, channels: LogChannels, nudge: Callable[[], None]
) -> ServerCommands:
    """What those may use who may manage a server; `nudge` wakes whoever watches what happens."""
    moderators = Moderators(permits)
    settings = SettingsPanel(verbatim.records, moderators, nudge)
    gaps = Gaps(verbatim, permits, moderators)
    exporting = Exporting(verbatim, moderators, nudge)
    erasing = Erasing(verbatim, moderators, channels)
    for each in (settings, gaps, exporting, erasing):
        each.register(presses)
    return ServerCommands(settings, gaps, Stats(verbatim), exporting, erasing)
