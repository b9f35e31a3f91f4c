"""A program: `python -m bot run` with Discord at a port of this machine, saying on its output what it gets."""

import socket
import sys
from functools import partial

import aiohttp
import discord
from aiohttp.abc import AbstractResolver, ResolveResult

from bot import client
from bot.cli.app import main
from bot.client import VerbatimClient


class Here(AbstractResolver):
    """Knows every host at one port of 127.0.0.1."""

    def __init__(self, port: int) -> None:
        self._port = port

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        found = ResolveResult(
            hostname=host, host="127.0.0.1", port=self._port, family=family, proto=0, flags=0
        )
        return [found]

    async def close(self) -> None:
        """There is nothing to let go of."""


def says_what_it_gets(event: str, given: tuple[object, ...]) -> None:
    """Print the id of a message or interaction that arrives."""
    match event, given:
        case ("message", (discord.Message(id=number),)) | ("interaction", (discord.Interaction(id=number),)):
            print(number, flush=True)


class TellingClient(VerbatimClient):
    """The bot, saying what it gets."""

    def dispatch(self, event: str, /, *given: object, **options: object) -> None:
        says_what_it_gets(event, given)
        super().dispatch(event, *given, **options)

    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:
        """Without the seconds that discord.py waits."""


if __name__ == "__main__":
    from bot.client import lifecycle

    lifecycle.VerbatimClient = TellingClient
    where = int(sys.argv.pop(1))
    way_out = partial(
        client.run, connector=lambda: aiohttp.TCPConnector(resolver=Here(where), ssl=False, limit=0)
    )
    client.run = way_out
    sys.argv[1:] = ["run"]
    main()
