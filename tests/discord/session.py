"""What a bot has identified for, and the web sockets it listens on (reference v10, "Gateway")."""

import asyncio
import json
import zlib
from dataclasses import dataclass, field
from typing import Any

import discord
from aiohttp import web

DISPATCH = 0
_NO_CODE = 0

Payload = dict[str, Any]


@dataclass(frozen=True)
class Shard:
    """The part of a bot's servers that one session hears of (reference, "Sharding")."""

    id: int = 0
    count: int = 1

    def has(self, server_id: int | None) -> bool:
        """Whether events of a server come here; those of no server, as direct messages, come to shard 0."""
        return self.id == (0 if server_id is None else (server_id >> 22) % self.count)


@dataclass(eq=False)
class Session:
    """What a bot has identified for; its events are kept, so that they can be sent again."""

    id: str
    intents: discord.Intents
    shard: Shard = Shard()
    events: list[Payload] = field(default_factory=list)
    connection: "Connection | None" = None

    def add(self, name: str, data: Payload) -> None:
        event = {"op": DISPATCH, "t": name, "s": len(self.events) + 1, "d": data}
        self.events.append(event)
        if self.connection is not None:
            self.connection.send(event)

    def move_to(self, connection: "Connection", *, after: int) -> None:
        """Go on over another socket, from the event behind number `after`."""
        if self.connection is not None:
            self.connection.detach()
        for event in self.events[after:]:
            connection.send(event)
        connection.session, self.connection = self, connection


class Connection:
    """One web socket; what is sent is queued, so that events may come from code that does not wait."""

    def __init__(self, socket: web.WebSocketResponse, request: web.Request) -> None:
        self.socket = socket
        self.session: Session | None = None
        self.refused = False
        """Whether it is closed as soon as what is queued has gone out, and nothing more is read from it."""
        self._request = request
        self._queue: asyncio.Queue[Payload | int] = asyncio.Queue()
        compressed = request.query.get("compress") == "zlib-stream"
        self._deflate = zlib.compressobj() if compressed else None

    def send(self, payload: Payload) -> None:
        self._queue.put_nowait(payload)

    def close(self, code: int) -> None:
        """Close after what is queued has gone out."""
        self._queue.put_nowait(code)

    def close_silently(self) -> None:
        """Break the line after what is queued has gone out."""
        self._queue.put_nowait(_NO_CODE)

    def abort(self) -> None:
        """Break the line, as a failing network does: no close frame, nothing said."""
        self.detach()
        if self._request.transport is not None:
            self._request.transport.abort()

    def detach(self) -> None:
        if self.session is not None and self.session.connection is self:
            self.session.connection = None

    async def write(self) -> None:
        """Send what is queued, until closed."""
        while not isinstance(item := await self._queue.get(), int):
            text = json.dumps(item, ensure_ascii=False)
            if self._deflate is None:
                await self.socket.send_str(text)
            else:
                data = self._deflate.compress(text.encode()) + self._deflate.flush(zlib.Z_SYNC_FLUSH)
                await self.socket.send_bytes(data)
        if item == _NO_CODE:
            self.abort()
            return
        self.detach()
        await self.socket.close(code=item)
