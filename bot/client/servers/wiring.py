"""How the parts that deal with moderators are put together."""

from collections.abc import Callable

import discord

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


def for_moderators(
    client: discord.Client,
    verbatim: Verbatim,
    permits: Permits,
    presses: Presses,
    nudge: Callable[[], None],
) -> ServerCommands:
    """Put it together; `nudge` wakes whoever watches what happens."""
    moderators = Moderators(permits)
    settings = SettingsPanel(verbatim.records, moderators, nudge)
    gaps = Gaps(verbatim, permits, moderators)
    exporting = Exporting(verbatim, moderators, nudge)
    erasing = Erasing(verbatim, moderators, LogChannels(client, verbatim.records.servers))
    for each in (settings, gaps, exporting, erasing):
        each.register(presses)
    return ServerCommands(settings, gaps, Stats(verbatim), exporting, erasing)
