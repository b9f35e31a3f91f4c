"""A program: `python -m bot run` with Discord at a port of this machine; it prints what it gets."""

import sys
from functools import partial
from typing import Any

import aiohttp
import discord

from bot import client
from bot.cli.app import main
from bot.client import VerbatimClient
from bot.client.connection.starts import Starts
from bot.feeds.door import Door
from bot.feeds.poller import Poller
from bot.service.process import claims
from tests.discord.here import Here
from tests.feed_server import fetch_here


def says_what_it_gets(event: str, given: tuple[object, ...]) -> None:
    """Print the id of a message or interaction that arrives."""
    match event, given:
        case ("message", (discord.Message(id=number),)) | ("interaction", (discord.Interaction(id=number),)):
            sys.stdout.write(f"{number}\n")
            sys.stdout.flush()


class TellingClient(VerbatimClient):
    """The bot, saying what it gets; `every` is how many seconds pass between two IDENTIFYs."""

    every = 0.0

    def __init__(self, *given: Any, **options: Any) -> None:
        super().__init__(*given, door=Door(fetch_here, pause=0.0), **options)

    def dispatch(self, event: str, /, *given: object, **options: object) -> None:
        says_what_it_gets(event, given)
        super().dispatch(event, *given, **options)

    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:
        """Without the seconds that Discord asks for."""
        if self.every:
            await Starts(self, self.verbatim.records.leases, between=self.every).turn(shard_id or 0)


if __name__ == "__main__":
    from bot.client import lifecycle

    lifecycle.VerbatimClient = TellingClient
    Poller.__init__.__kwdefaults__["tick"] = 0.3
    claims.PATIENCE = 1.0
    where, TellingClient.every = int(sys.argv.pop(1)), float(sys.argv.pop(1))
    way_out = partial(
        client.run, connector=lambda: aiohttp.TCPConnector(resolver=Here(where), ssl=False, limit=0)
    )
    client.run = way_out
    sys.argv[1:] = ["run"]
    main()
