"""`run`: the Discord bot, or without a token the chat in the terminal."""

import logging

from bot.cli.chat import chat
from bot.settings import Settings, read_settings
from bot.verbatim import open_verbatim

log = logging.getLogger(__name__)


def run() -> None:
    """Be the Discord bot; without DISCORD_TOKEN, chat in the terminal.

    The chat is over your shared shelf, or as long as that is empty over the starter articles.
    """
    settings = read_settings()
    if settings.discord_token is None:
        with open_verbatim(settings) as verbatim:
            chat(verbatim, settings)
        return
    from bot.service.logs import logs  # noqa: PLC0415  only a service needs it

    with logs(settings.log_level, settings.log_format, [settings.discord_token]):
        _serve(settings, settings.discord_token)


def _serve(settings: Settings, token: str) -> None:
    from bot import client  # noqa: PLC0415  discord.py takes half a second to import, and only this needs it
    from bot.service.watched import Watched  # noqa: PLC0415

    watched = Watched(settings.metrics_address)
    with watched.logged(), open_verbatim(settings, watched.measures) as verbatim:
        log.info("reading the shared shelf")
        verbatim.prepare()
        client.run(
            verbatim,
            token,
            message_content=settings.message_content,
            shards=client.Shards(settings.shard_ids, settings.shard_count),
            beside=lambda bot: watched.by(
                bot.vitals.connection, verbatim.retriever.held, verbatim.records.figures
            ),
        )
