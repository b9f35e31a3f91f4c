"""`run`: the Discord bot, or without a token the chat in the terminal."""

import logging
from contextlib import ExitStack
from functools import partial
from typing import TYPE_CHECKING, Final

import typer

from bot.cli.chat import chat
from bot.settings import Settings, SettingsError, read_settings
from bot.verbatim import Verbatim, open_verbatim
from corpus.errors import VerbatimError

if TYPE_CHECKING:
    from bot.service.notify import Notifier

log = logging.getLogger(__name__)

REFUSED: Final = 78
"""The exit status when Discord refuses the bot, another process serves its shards, or the settings are wrong:
until a maintainer changes it.

It is EX_CONFIG of sysexits.h."""


def run() -> None:
    """Be the Discord bot; without DISCORD_TOKEN, chat in the terminal.

    The chat is over your shared shelf, or as long as that is empty over the starter articles.
    """
    try:
        settings = read_settings()
    except SettingsError as error:  # a service manager had better not try again
        typer.echo(f"verbatim: {error}", err=True)
        raise typer.Exit(REFUSED) from error
    if settings.discord_token is None:
        with open_verbatim(settings) as verbatim:
            chat(verbatim, settings)
        return
    from bot.service.logs import logs  # noqa: PLC0415  only a service needs it

    with logs(settings.log_level, settings.log_format, [settings.discord_token]):
        status = _serve(settings, settings.discord_token)
    if status:
        raise typer.Exit(status)


def _serve(settings: Settings, token: str) -> int:
    """Be the bot until a signal, and tell the service manager how it goes; the exit status."""
    # What only a service needs, nobody else waits for; discord.py alone takes half a second to import.
    from bot import client  # noqa: PLC0415
    from bot.service.claims import AlreadyServed, claimed  # noqa: PLC0415
    from bot.service.clock import TrustedClock  # noqa: PLC0415
    from bot.service.ending import Deadline, stoppable  # noqa: PLC0415
    from bot.service.live import Live  # noqa: PLC0415
    from bot.service.notify import notifier_of  # noqa: PLC0415
    from bot.service.upkeep import upkeep_of  # noqa: PLC0415
    from bot.service.watched import Watched  # noqa: PLC0415

    clock = TrustedClock()
    notifier, deadline, live = notifier_of(), Deadline(), Live(settings)
    watched = Watched(settings.metrics_address)
    with stoppable(), watched.logged(), ExitStack() as open_until_the_end:
        with notifier.long_start("opening the store, and reading the shared shelf"):
            verbatim = open_until_the_end.enter_context(open_verbatim(settings, watched.measures))
            try:
                open_until_the_end.enter_context(claimed(verbatim.records.keeping.path, settings.shard_ids))
            except AlreadyServed as refusal:
                return _refused(refusal, notifier)
            log.info("reading the shared shelf")
            verbatim.prepare()
        upkeep = upkeep_of(verbatim, settings, clock)
        live.on_reload(partial(_take_up, verbatim))
        if upkeep:
            live.on_reload(upkeep.take_up)
        try:
            client.run(
                verbatim,
                token,
                message_content=settings.message_content,
                shards=client.Shards(settings.shard_ids, settings.shard_count),
                grace_days=lambda: live.settings.grace_days,
                clock=clock,
                chores=[client.Chore("upkeep", upkeep.run)] if upkeep else [],
                beside=lambda bot: watched.by(
                    bot.vitals.connection, verbatim, upkeep.newest_backup if upkeep else None
                ),
                notifier=notifier,
                reload=partial(notifier.during_reload, live.reload),
                leaving=deadline.begin,
            )
        except client.Refused as refusal:
            return _refused(refusal, notifier)
    deadline.met()
    return 0


def _refused(refusal: VerbatimError, notifier: "Notifier") -> int:
    """Say what a maintainer has to change first; the exit status for it."""
    notifier.status(str(refusal))
    log.critical("%s", refusal)
    return REFUSED


def _take_up(verbatim: Verbatim, settings: Settings) -> None:
    """Go by settings that have changed."""
    from bot.service.logs import take_up  # noqa: PLC0415

    take_up(settings.log_level, settings.log_format)
    verbatim.retriever.threshold = settings.confidence_threshold
