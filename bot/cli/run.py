"""`run`: the Discord bot, or without a token the chat in the terminal."""

import logging
from contextlib import AbstractAsyncContextManager, ExitStack
from functools import partial
from typing import TYPE_CHECKING, Final

import typer

from bot.cli.chat import chat
from bot.settings import Settings, SettingsError, read_settings
from bot.verbatim import Verbatim, open_verbatim
from corpus.errors import VerbatimError
from corpus.open_store import store_file
from corpus.store import StoreError

if TYPE_CHECKING:
    from bot.client import VerbatimClient
    from bot.service.process.notify import Notifier

log = logging.getLogger(__name__)

REFUSED: Final = 78
"""The exit status when the settings are wrong, another process serves the shards, or Discord refuses
the bot, until a maintainer changes it.

It is EX_CONFIG of sysexits.h."""


def run() -> None:
    """Be the Discord bot; without DISCORD_TOKEN, chat in the terminal.

    The chat is over your shared shelf, or as long as that is empty over the starter articles.
    """
    try:
        settings = read_settings()
        store_file(settings.corpus_url)
    except (SettingsError, StoreError) as error:  # a service manager had better not try again
        typer.echo(f"verbatim: {error}", err=True)
        raise typer.Exit(REFUSED) from error
    if settings.discord_token is None:
        with open_verbatim(settings) as verbatim:
            chat(verbatim, settings)
        return
    from bot.service.log.logs import logs  # noqa: PLC0415  only a service needs it

    with logs(settings.log_level, settings.log_format, [settings.discord_token]):
        _serve(settings, settings.discord_token)


def _serve(settings: Settings, token: str) -> None:
    """Be the bot until a signal, and tell the service manager how it goes."""
    # What only a service needs, nobody else waits for; discord.py alone takes half a second to import.
    from bot import client  # noqa: PLC0415
    from bot.service.process.claims import AlreadyServed, claimed  # noqa: PLC0415
    from bot.service.process.clock import TrustedClock  # noqa: PLC0415
    from bot.service.process.ending import Deadline, stoppable  # noqa: PLC0415
    from bot.service.process.live import Live  # noqa: PLC0415
    from bot.service.process.memory import share_heaps  # noqa: PLC0415
    from bot.service.process.notify import notifier_of  # noqa: PLC0415
    from bot.service.process.supervised import Chore  # noqa: PLC0415
    from bot.service.upkeep.upkeep import upkeep_of  # noqa: PLC0415
    from bot.service.watch.watched import Watched  # noqa: PLC0415

    share_heaps()
    clock = TrustedClock()
    notifier, deadline, live = notifier_of(), Deadline(), Live(settings)
    watched = Watched(settings.metrics_address)
    with stoppable(), watched.logged(), ExitStack() as open_until_the_end:
        with notifier.long_start("opening the store, and reading the shared shelf"):
            verbatim = open_until_the_end.enter_context(open_verbatim(settings, watched.measures))
            try:
                open_until_the_end.enter_context(claimed(verbatim.records.keeping.path, settings.shard_ids))
            except AlreadyServed as refusal:
                raise _refused(refusal, notifier) from refusal
            log.info("reading the shared shelf")
            verbatim.prepare()
        upkeep = upkeep_of(verbatim, settings, clock)
        live.on_reload(partial(_take_up, verbatim))
        if upkeep:
            live.on_reload(upkeep.take_up)

        def beside(bot: "VerbatimClient") -> AbstractAsyncContextManager[None]:
            live.on_reload(bot.take_up)
            return watched.by(bot.vitals.connection, verbatim, upkeep.newest_backup if upkeep else None)

        around = client.Surroundings(
            notifier=notifier,
            reload=partial(notifier.during_reload, live.reload),
            leaving=deadline.begin,
            beside=beside,
            chores=[Chore("upkeep", upkeep.run)] if upkeep else [],
            clock=clock,
        )
        try:
            client.run(verbatim, token, settings, around)
        except client.Refused as refusal:
            raise _refused(refusal, notifier) from refusal
    deadline.met()


def _refused(refusal: VerbatimError, notifier: "Notifier") -> SystemExit:
    """What ends the process until something has changed; typer's own would be logged as a bug."""
    notifier.status(str(refusal))
    log.critical("%s", refusal)
    return SystemExit(REFUSED)


def _take_up(verbatim: Verbatim, settings: Settings) -> None:
    """Go by settings that have changed."""
    from bot.service.log.logs import take_up  # noqa: PLC0415

    take_up(settings.log_level, settings.log_format)
    verbatim.retriever.threshold = settings.confidence_threshold
