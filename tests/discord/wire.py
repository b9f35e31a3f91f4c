"""The loopback's end of the wire: TLS on 127.0.0.1, and a connector that leads an unmodified client there."""

import functools
import socket
import ssl
from types import TracebackType
from typing import TYPE_CHECKING, Self

import aiohttp
import trustme
from aiohttp import web
from aiohttp.abc import AbstractResolver, ResolveResult

if TYPE_CHECKING:
    from tests.discord.loopback import Loopback

HOSTS = (
    "discord.com",
    "gateway.discord.gg",
    "gateway-us-east1-b.discord.gg",
    "cdn.discordapp.com",
    "media.discordapp.net",
)

DISCORDS = "Discord's"


@functools.cache
def _authority(_whose: str) -> trustme.CA:
    return trustme.CA()


def trusted() -> bytes:
    """The certificate (PEM) that a program in another process must trust to believe that this is Discord."""
    return _authority(DISCORDS).cert_pem.bytes()


@functools.cache
def _certificates(whose: str = DISCORDS) -> tuple[ssl.SSLContext, ssl.SSLContext]:
    """TLS for the server and for the client, made once a process: nothing of it is kept."""
    authority = _authority(whose)
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert(*HOSTS).configure_cert(server)
    client = ssl.create_default_context()
    authority.configure_trust(client)
    return server, client


class Wire:
    """Serves an application on a port of 127.0.0.1 as if it were all of Discord's hosts."""

    def __init__(self, application: web.Application, loopback: "Loopback") -> None:
        self._runner = web.AppRunner(
            application, access_log=None, shutdown_timeout=1, handler_cancellation=True
        )
        self._loopback = loopback
        self._connectors: list[aiohttp.TCPConnector] = []
        self.port = 0
        self.stranger_port = 0
        """Where somebody answers who cannot prove to be Discord."""
        self.nameless = False
        """Whether no name can be looked up."""
        self.unproven = False
        """Whether the stranger is met in Discord's place."""

    def connector(self) -> aiohttp.TCPConnector:
        """A connector for one client, to be passed as `discord.Client(connector=...)`."""
        _, tls = _certificates()
        resolver = Resolver(self, self._loopback)
        connector = aiohttp.TCPConnector(resolver=resolver, use_dns_cache=False, ssl=tls, limit=0)
        self._connectors.append(connector)
        return connector

    async def __aenter__(self) -> Self:
        await self._runner.setup()
        tls, _ = _certificates()
        site = web.TCPSite(self._runner, "127.0.0.1", 0, ssl_context=tls)
        await site.start()
        stranger, _ = _certificates("a stranger's")
        await web.TCPSite(self._runner, "127.0.0.1", 0, ssl_context=stranger).start()
        self.port, self.stranger_port = (address[1] for address in self._runner.addresses)
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        for connector in self._connectors:
            await connector.close()
        await self._runner.cleanup()


class Resolver(AbstractResolver):
    """Knows Discord's hosts alone, and knows them all at 127.0.0.1."""

    def __init__(self, wire: Wire, loopback: "Loopback") -> None:
        self._wire = wire
        self._loopback = loopback

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        if host not in HOSTS:
            self._loopback.journal.violate("network", f"tried to reach {host}, which is not Discord")
            raise OSError(f"{host} is not known to the loopback Discord")
        if self._wire.nameless:
            raise OSError(f"no name can be looked up, not even {host}")
        port = self._wire.stranger_port if self._wire.unproven else self._wire.port
        return [
            ResolveResult(hostname=host, host="127.0.0.1", port=port, family=socket.AF_INET, proto=0, flags=0)
        ]

    async def close(self) -> None:
        """There is nothing to let go of."""
