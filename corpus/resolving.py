"""Names of web sites are looked up in a few threads of their own: where that hangs, nothing else does."""

import asyncio
import socket
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from typing import Final

from aiohttp.abc import AbstractResolver, ResolveResult

THREADS: Final = 8


class Resolver(AbstractResolver):
    """Asks the system for the addresses of a name, as aiohttp's own resolver does, in other threads."""

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        """The addresses of a name, for TCP.

        Raises:
            OSError: it has none, or nobody can say.
        """
        found = await asyncio.get_running_loop().run_in_executor(_threads(), _look_up, host, port, family)
        return [
            ResolveResult(
                hostname=host, host=address, port=port, family=of, proto=proto, flags=socket.AI_NUMERICHOST
            )
            for of, proto, address in found
        ]

    async def close(self) -> None:
        """The threads are for all."""


@cache
def _threads() -> ThreadPoolExecutor:
    return ThreadPoolExecutor(THREADS, thread_name_prefix="names")


def _look_up(host: str, port: int, family: int) -> list[tuple[int, int, str]]:
    """Family, protocol and address; one of a network that needs to be named (a link-local one) names it."""
    found = socket.getaddrinfo(host, port, family=family, type=socket.SOCK_STREAM, flags=socket.AI_ADDRCONFIG)
    numeric = socket.NI_NUMERICHOST | socket.NI_NUMERICSERV
    return [(of, proto, socket.getnameinfo(address, numeric)[0]) for of, _, proto, _, address in found]
