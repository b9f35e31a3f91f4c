"""A small web server beside the bot, for whoever watches it: `/metrics`, `/healthz`, `/readyz`."""

import asyncio
import os
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Final

from aiohttp import web
from aiohttp.typedefs import Handler, Middleware
from prometheus_client import CollectorRegistry
from prometheus_client.exposition import CONTENT_TYPE_LATEST, generate_latest

from bot.retriever.index.cache import Held
from bot.service.watch.collecting import State
from bot.service.watch.state import Connection, StoreState
from corpus.errors import VerbatimError

AT_ONCE: Final = 4
"""Requests answered at a time; whoever watches asks every few seconds, and others have no business here."""

PATIENCE: Final = 5.0
"""Seconds until threads that do not get to anything count as stuck."""


class AddressTaken(VerbatimError):
    """What METRICS_ADDRESS names cannot be listened on."""


class Probes:
    """What the pages say. All but the store's figures is looked up anew each time."""

    def __init__(
        self,
        registry: CollectorRegistry,
        connection: Callable[[], Connection],
        held: Callable[[], Held],
        store: StoreState,
        *,
        patience: float = PATIENCE,
    ) -> None:
        self._registry = registry
        self._connection = connection
        self._store = store
        self._patience = patience
        registry.register(State(connection, held, store))

    def application(self) -> web.Application:
        """The server's pages; GET and HEAD, and nothing else."""
        application = web.Application(middlewares=[_few()], client_max_size=0)
        application.on_response_prepare.append(_without_banner)
        pages: dict[str, Handler] = {
            "/metrics": self.metrics,
            "/healthz": self.alive,
            "/readyz": self.ready,
        }
        for path, page in pages.items():
            application.router.add_get(path, page)
        return application

    async def metrics(self, _: web.Request) -> web.Response:
        """All metrics, in Prometheus' text format."""
        await self._store.refresh()
        page = generate_latest(self._registry)
        return web.Response(body=page, headers={"Content-Type": CONTENT_TYPE_LATEST})

    async def alive(self, _: web.Request) -> web.Response:
        """Whether the program still gets to its work: the event loop, which answers this, and the threads."""
        try:
            await asyncio.wait_for(asyncio.to_thread(int), self._patience)
        except TimeoutError:
            return _said([f"no thread has been free for {self._patience:.0f} seconds"])
        return _said([])

    async def ready(self, _: web.Request) -> web.Response:
        """Whether questions can be answered: Discord is connected, and the store answers."""
        await self._store.refresh()
        reasons = []
        now = self._connection()
        if not now.connected:
            reasons.append("not connected to Discord")
        elif now.connected < now.shards:
            reasons.append(
                f"{now.shards - now.connected} of {now.shards} shards are not connected to Discord"
            )
        if self._store.figures is None:
            reasons.append(f"the store cannot be read: {self._store.failure}")
        return _said(reasons)


@asynccontextmanager
async def serving(application: web.Application, address: tuple[str, int]) -> AsyncIterator[tuple[str, int]]:
    """Serve inside a `with` block; the address listened on, whose port is never 0.

    Raises:
        AddressTaken: it cannot be. Whoever set it wants the bot to be watched; one that runs unwatched would
            look dead, and is often the second of two that were started.
    """
    host, port = address
    runner = web.AppRunner(application, access_log=None, handle_signals=False, keepalive_timeout=15.0)
    await runner.setup()
    try:
        try:
            await web.TCPSite(runner, host, port, reuse_address=True).start()
        except OSError as error:
            raise AddressTaken(
                f"METRICS_ADDRESS is {host}:{port}, but nothing can listen there ({_why(error)}). Is the "
                "bot running already? Otherwise name another port, or leave it empty for no metrics."
            ) from error
        yield runner.addresses[0][:2]
    finally:
        await runner.cleanup()


def _why(error: OSError) -> str:
    """The system's words alone, without those that asyncio puts around them."""
    number = error.errno or 0  # those of name servers are negative
    return os.strerror(number) if number > 0 else str(error.strerror)


def _said(reasons: list[str]) -> web.Response:
    text = "".join(f"{' '.join(reason.split())}\n" for reason in reasons) or "ok\n"
    headers = {"Cache-Control": "no-store", "X-Content-Type-Options": "nosniff"}
    return web.Response(status=503 if reasons else 200, text=text, headers=headers)


def _few() -> Middleware:
    under_way = 0

    @web.middleware
    async def few(request: web.Request, handler: Handler) -> web.StreamResponse:
        nonlocal under_way
        if under_way >= AT_ONCE:
            return _said(["too many requests at once"])
        under_way += 1
        try:
            return await handler(request)
        finally:
            under_way -= 1

    return few


async def _without_banner(_: web.Request, response: web.StreamResponse) -> None:
    response.headers.popall("Server", None)
