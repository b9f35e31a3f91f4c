"""`run`: the Discord bot, or without a token the chat in the terminal."""

import logging

from bot.cli.chat import chat
from bot.settings import read_settings
from bot.verbatim import open_verbatim

log = logging.getLogger(__name__)


def run() -> None:
    """Be the Discord bot; without DISCORD_TOKEN, chat in the terminal.

    The chat is over your shared shelf, or as long as that is empty over the starter articles.
    """
    settings = read_settings()
    with open_verbatim(settings) as verbatim:
        if settings.discord_token is None:
            chat(verbatim, settings)
            return
        from bot import client  # noqa: PLC0415  discord.py takes half a second to import, and only this needs it

        logging.getLogger().setLevel(settings.log_level)
        log.info("reading the shared shelf")
        verbatim.prepare()
        client.run(
            verbatim,
            settings.discord_token,
            message_content=settings.message_content,
            shards=client.Shards(settings.shard_ids, settings.shard_count),
            grace_days=settings.grace_days,
        )
