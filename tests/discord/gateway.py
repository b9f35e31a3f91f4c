"""The gateway: events over a web socket, with sessions that can be resumed (reference v10, "Gateway")."""

import asyncio
import json
import secrets
from collections.abc import Callable
from typing import TYPE_CHECKING

import discord
from aiohttp import WSMsgType, web

from tests.discord import payloads
from tests.discord.session import Connection, Payload, Session, Shard
from tests.discord.starts import Starts

if TYPE_CHECKING:
    from tests.discord.loopback import Loopback

HEARTBEAT, IDENTIFY, PRESENCE, RESUME, RECONNECT = 1, 2, 3, 6, 7
INVALID_SESSION, HELLO, HEARTBEAT_ACK = 9, 10, 11

PRIVILEGED = discord.Intents(members=True, presences=True, message_content=True)
LIMITED = {"presences": 1 << 13, "members": 1 << 15, "message_content": 1 << 19}
"""The flags of an application in under 100 servers, to whom an intent is granted by a switch alone."""

KNOWN_INTENTS = discord.Intents.all().value


class Gateway:
    """The sessions of the one bot, one a shard, and what can go wrong between it and Discord."""

    def __init__(self, loopback: "Loopback") -> None:
        self._loopback = loopback
        self._connections: set[Connection] = set()
        self.sessions: list[Session] = []
        """What the bot has identified for, whether it is connected or not, the newest last."""
        self.granted = discord.Intents(discord.Intents.all().value & ~PRIVILEGED.value)
        """The intents the application may ask for: all but the privileged ones."""
        self.heartbeat_interval = 41.25
        self.down = False
        """Whether every attempt to connect is answered with `down_status`."""
        self.down_status = 503
        self.starts = Starts()
        self.identified = 0
        self.resumed = 0
        self.heartbeats = 0
        self._dead: set[Connection] = set()
        self.breaks: dict[str, int] = {}
        """How often the line breaks at a moment: at "connect", "hello", "identify", "ready" or "resume"."""
        self.attempts = 0
        """How often somebody tried to connect, with or without success."""
        self.presence: Payload | None = None

    @property
    def session(self) -> Session | None:
        """The newest session."""
        return self.sessions[-1] if self.sessions else None

    @property
    def connected(self) -> bool:
        return any(session.connection is not None for session in self.sessions)

    def hears_of(self, server_id: int | None) -> list[Session]:
        """The connected sessions that are told of a server, or with None of direct messages."""
        return [each for each in self.sessions if each.connection and each.shard.has(server_id)]

    @property
    def application_flags(self) -> int:
        """What the application is told of the privileged intents granted to it ("Application Flags")."""
        return sum(flag for intent, flag in LIMITED.items() if getattr(self.granted, intent))

    # What a test does to the bot's connections: to all of them, or to those of the shard of this id.

    def drop(self, shard: int | None = None) -> None:
        """Break the line without a word; the session can be resumed."""
        for connection in self._lines(shard):
            connection.abort()

    def close(self, code: int, shard: int | None = None) -> None:
        """Close with one of Discord's codes (reference, "Gateway Close Event Codes")."""
        for connection in self._lines(shard):
            connection.detach()
            connection.close(code)

    def go_dead(self) -> None:
        """Let the line be dead without a word: heartbeats go unanswered, and nothing is sent."""
        self._dead |= self._connections
        for connection in self._connections:
            connection.detach()

    def _broke(self, moment: str, connection: Connection) -> bool:
        """Whether the line broke at this moment, as a test had asked for."""
        if due := self._due(moment):
            connection.abort()
        return due

    def _due(self, moment: str) -> bool:
        due = self.breaks.get(moment, 0) > 0
        self.breaks[moment] = self.breaks.get(moment, 0) - due
        return due

    def ask_reconnect(self, shard: int | None = None) -> None:
        """Ask the bot to connect again and resume (op 7)."""
        for connection in self._lines(shard):
            connection.send({"op": RECONNECT, "d": None})

    def invalidate(self, *, resumable: bool, shard: int | None = None) -> None:
        """Tell the bot that its session is invalid (op 9); unless resumable, it has to identify anew."""
        for connection in self._lines(shard):
            connection.send({"op": INVALID_SESSION, "d": resumable})
            connection.detach()
        if not resumable:
            self.forget_session(shard)

    def forget_session(self, shard: int | None = None) -> None:
        """Let the session be unknown when the bot next tries to resume it."""
        self.sessions = [each for each in self.sessions if shard not in (None, each.shard.id)]

    def _lines(self, shard: int | None) -> list[Connection]:
        return [
            each
            for each in self._connections
            if shard is None or (each.session is not None and each.session.shard.id == shard)
        ]

    # What Discord sends.

    def dispatch(
        self, name: str, build: Callable[[discord.Intents], Payload], *, intent: str | None = None
    ) -> None:
        """Send an event to the bot, if it asked for `intent`; `build` makes it, given the bot's intents.

        Only the shard of the event's server hears of it.
        """
        for session in self.sessions:
            if intent is None or getattr(session.intents, intent):
                payload = build(session.intents)
                if session.shard.has(_server_of(name, payload)):
                    session.add(name, payload)

    # What the bot sends.

    async def handle(self, request: web.Request) -> web.WebSocketResponse:
        """Serve one web socket until it is closed."""
        socket = web.WebSocketResponse(max_msg_size=4096)
        await socket.prepare(request)
        connection = Connection(socket, request)
        if request.query.get("v") != "10" or request.query.get("encoding") != "json":
            self._loopback.journal.violate(
                "gateway", f"asked for {request.query_string!r}, not v=10&encoding=json"
            )
        if self._broke("connect", connection):
            return socket
        self._connections.add(connection)
        writer = asyncio.create_task(connection.write())
        connection.send({"op": HELLO, "d": {"heartbeat_interval": int(self.heartbeat_interval * 1000)}})
        try:
            async for message in socket:
                if message.type is WSMsgType.TEXT:
                    self._receive(connection, json.loads(message.data))
                self._loopback.changes.happened()
                if connection.refused:
                    break
        finally:
            connection.detach()
            self._connections.discard(connection)
            if not connection.refused:
                writer.cancel()
            await asyncio.gather(writer, return_exceptions=True)
            self._loopback.changes.happened()
        return socket

    def _receive(self, connection: Connection, payload: Payload) -> None:
        match payload["op"]:
            case _ if connection in self._dead:
                return
            case op if op == HEARTBEAT:
                self.heartbeats += 1
                if self._broke("hello", connection):  # the first heartbeat answers HELLO
                    return
                connection.send({"op": HEARTBEAT_ACK, "d": None})
            case op if op == IDENTIFY:
                self._identify(connection, payload["d"])
            case op if op == RESUME:
                self._resume(connection, payload["d"])
            case op if connection.session is None:
                connection.close(4003)
            case op if op == PRESENCE:
                self.presence = payload["d"]
            case op:
                self._loopback.journal.violate("gateway", f"op {op} is not known to the loopback")
                connection.close(4001)

    def _identify(self, connection: Connection, data: Payload) -> None:
        if self._broke("identify", connection):
            return
        if (code := self._refusal(connection, data)) is not None:
            # The line stays open until the bot has read why it is closed: if it broke at the same moment,
            # discord.py would take that for the reason, and try again.
            connection.refused = True
            connection.close(code)
            return
        shard = Shard(*data.get("shard", ()))
        if (problem := self.starts.count(shard.id)) is not None:
            self._loopback.journal.violate("gateway", problem)
            connection.send({"op": INVALID_SESSION, "d": False})
            return
        self.identified += 1
        # A lost one of the same shard ends; one that is in use goes on, and both are told everything.
        self.sessions = [each for each in self.sessions if each.connection or each.shard != shard]
        session = Session(secrets.token_hex(16), discord.Intents(data["intents"]), shard)
        self.sessions.append(session)
        session.move_to(connection, after=0)
        self._welcome(session, data)

    def _refusal(self, connection: Connection, data: Payload) -> int | None:
        """The code to close with on this IDENTIFY, None if it is accepted."""
        if connection.session is not None:
            return 4005
        if data.get("token") != self._loopback.token:
            return 4004
        if not {"os", "browser", "device"} <= set(data.get("properties", ())):
            self._loopback.journal.violate("gateway", f"identified without properties: {sorted(data)}")
            return 4002
        match data.get("shard", [0, 1]):
            case [int(number), int(count)] if 0 <= number < count:
                if count < self.starts.required_shards:
                    return 4011
            case _:
                return 4010
        intents = data.get("intents")
        if not isinstance(intents, int) or intents & ~KNOWN_INTENTS:
            return 4013
        return 4014 if intents & ~self.granted.value else None

    def _welcome(self, session: Session, data: Payload) -> None:
        me = self._loopback.bot
        servers = [each for each in self._loopback.servers_of_bot() if session.shard.has(each.id)]
        ready = {
            "v": 10,
            "user": payloads.user(me) | {"verified": True, "email": None, "mfa_enabled": True, "flags": 0},
            "guilds": [{"id": str(server.id), "unavailable": True} for server in servers],
            "session_id": session.id,
            "resume_gateway_url": "wss://gateway-us-east1-b.discord.gg",
            "application": {"id": str(me.id), "flags": self.application_flags},
            "session_type": "normal",
        }
        if "shard" in data:
            ready["shard"] = data["shard"]
        session.add("READY", ready)
        if session.connection is not None and self._due("ready"):
            session.connection.close_silently()
        if session.intents.guilds:
            for server in servers:
                session.add("GUILD_CREATE", payloads.server_create(server, me))

    def _resume(self, connection: Connection, data: Payload) -> None:
        if self._broke("resume", connection):
            return
        session = next((each for each in self.sessions if each.id == data.get("session_id")), None)
        if data.get("token") != self._loopback.token:
            connection.close(4004)
        elif session is None:
            connection.send({"op": INVALID_SESSION, "d": False})
        elif not isinstance(data.get("seq"), int) or not 0 <= data["seq"] <= len(session.events):
            connection.close(4007)
        else:
            self.resumed += 1
            session.move_to(connection, after=data["seq"])
            session.add("RESUMED", {"_trace": []})


def _server_of(event: str, payload: Payload) -> int | None:
    """The server whose event this is."""
    key = "id" if event in ("GUILD_CREATE", "GUILD_UPDATE", "GUILD_DELETE") else "guild_id"
    return int(payload[key]) if key in payload else None
