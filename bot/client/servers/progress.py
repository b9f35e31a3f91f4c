"""How far each server was told what happened to it, and the answers that quote its shelf were corrected."""

import asyncio

from corpus.article import ServerId
from corpus.servers import ServerStore, Told
from corpus.store import ArticleStore


class Progress:
    """Remembers it, and keeps it in the store, so that nothing is missed while the bot is away."""

    def __init__(self, store: ArticleStore, servers: ServerStore) -> None:
        self._store = store
        self._servers = servers
        self._told: dict[tuple[str, ServerId], Told] = {}  # by the store they were told of
        self._keeping = asyncio.Lock()

    def of(self, server_id: ServerId) -> Told:
        """How far a server was told; one that never was, of all that became of its shelf before. Blocks."""
        place = self._store.identity(), server_id
        if place not in self._told:
            told = self._servers.told(server_id)
            if told is None:
                version = self._store.version(server_id)
                told = Told(change=version, corrected=version)
                self._servers.keep_told(server_id, told)
            self._told.setdefault(place, told)
        return self._told[place]

    def read_anew(self, server_id: ServerId) -> Told:
        """The same, as other processes may have gone on. Blocks."""
        self._told.pop((self._store.identity(), server_id), None)
        return self.of(server_id)

    async def keep(self, server_id: ServerId, to: Told) -> None:
        """Keep the further of what was told before and `to`."""
        async with self._keeping:
            await asyncio.to_thread(self._advance, server_id, to)

    def _advance(self, server_id: ServerId, to: Told) -> None:
        place, before = (self._store.identity(), server_id), self.of(server_id)
        if before.change >= to.change and before.event >= to.event and before.corrected >= to.corrected:
            return
        told = Told(
            max(to.change, before.change), max(to.event, before.event), max(to.corrected, before.corrected)
        )
        self._servers.keep_told(server_id, told)
        self._told[place] = told
