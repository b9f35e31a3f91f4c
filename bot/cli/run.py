"""`run`: the Discord bot, or without a token the chat in the terminal."""

import logging
from contextlib import ExitStack
from functools import partial
from typing import Final

import typer

from bot.cli.chat import chat
from bot.settings import Settings, read_settings
from bot.verbatim import Verbatim, open_verbatim

log = logging.getLogger(__name__)

REFUSED: Final = 78
"""The exit status when Discord refused the bot, and will until a maintainer changes something (EX_CONFIG)."""


def run() -> None:
    """Be the Discord bot; without DISCORD_TOKEN, chat in the terminal.

    The chat is over your shared shelf, or as long as that is empty over the starter articles.
    """
    settings = read_settings()
    if settings.discord_token is None:
        with open_verbatim(settings) as verbatim:
            chat(verbatim, settings)
    else:
        _serve(settings, settings.discord_token)


def _serve(settings: Settings, token: str) -> None:
    """Be the bot until a signal, and tell the service manager how it goes."""
    # What only a service needs, nobody else waits for; discord.py alone takes half a second to import.
    from bot import client  # noqa: PLC0415
    from bot.service.ending import Deadline, stoppable  # noqa: PLC0415
    from bot.service.live import Live  # noqa: PLC0415
    from bot.service.notify import notifier_of  # noqa: PLC0415

    logging.getLogger().setLevel(settings.log_level)
    notifier, deadline, live = notifier_of(), Deadline(), Live(settings)
    with stoppable(), ExitStack() as open_until_the_end:
        with notifier.long_start("opening the store, and reading the shared shelf"):
            verbatim = open_until_the_end.enter_context(open_verbatim(settings))
            log.info("reading the shared shelf")
            verbatim.prepare()
        live.on_reload(partial(_take_up, verbatim))
        try:
            client.run(
                verbatim,
                token,
                message_content=settings.message_content,
                notifier=notifier,
                reload=partial(notifier.during_reload, live.reload),
                leaving=deadline.begin,
            )
        except client.Refused as refusal:
            notifier.status(str(refusal))
            typer.echo(f"verbatim: {refusal}", err=True)
            raise typer.Exit(REFUSED) from refusal
    deadline.met()


def _take_up(verbatim: Verbatim, settings: Settings) -> None:
    """Go by settings that have changed."""
    logging.getLogger().setLevel(settings.log_level)
    verbatim.retriever.threshold = settings.confidence_threshold
