"""The questions "follow it?" and "remove it?", each with two buttons."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final, TypeAlias

import discord

from bot.client.curating.views import CuratorView
from bot.client.permissions import Permits
from bot.formatter.feeds import feed_name
from bot.formatter.one_line import one_line
from bot.translation.language import language_of
from corpus.errors import VerbatimError
from corpus.feeds import Feed, FeedNotFound, Terms
from corpus.records import Records
from corpus.servers import EventKind
from corpus.store import Actor

TIME_TO_DECIDE: Final = 300.0
"""Seconds."""

Look: TypeAlias = Callable[[], Awaitable[None]]
"""Visits the feeds that are due, now rather than soon."""


@dataclass(frozen=True, slots=True)
class Wish:
    """A feed that somebody is about to follow, and how."""

    url: str
    title: str
    terms: Terms


class Follow(CuratorView):
    """Follow a feed that was found, or leave it."""

    def __init__(
        self,
        interaction: discord.Interaction,
        permits: Permits,
        records: Records,
        wish: Wish,
        *,
        actor: Actor,
        look: Look,
        timeout: float = TIME_TO_DECIDE,
    ) -> None:
        super().__init__(interaction, permits, timeout=timeout)
        self.records = records
        self.wish = wish
        self.actor = actor
        self.look = look
        self.to = language_of(str(interaction.locale))
        self.follow.label, self.leave.label = self.to.say("Follow"), self.to.say("Leave it")

    @discord.ui.button(label="Follow", style=discord.ButtonStyle.success)
    async def follow(self, _: discord.Interaction, __: discord.ui.Button["Follow"]) -> None:
        """Keep the feed, and ask it at once."""
        self.stop()
        try:
            await asyncio.to_thread(self._keep)
        except VerbatimError:  # whoever pressed is told; the question makes no sense any more
            await self.close(None)
            raise
        channel = self.wish.terms.queue
        name = feed_name(self.wish.title, self.wish.url)
        await self.close(
            self.to.say("Following **{name}**. Its newest articles come in now.", name=name)
            if channel is None
            else self.to.say(
                "Following **{name}**. Its newest articles come to {channel} now, where curators decide.",
                name=name,
                channel=f"<#{channel}>",
            )
        )
        await self.look()

    @discord.ui.button(label="Leave it", style=discord.ButtonStyle.secondary)
    async def leave(self, _: discord.Interaction, __: discord.ui.Button["Follow"]) -> None:
        """Forget about it."""
        await self.close(self.to.say("Not followed."))

    def words_at_timeout(self) -> str:
        """Nobody decided."""
        return self.to.say("Not followed: nobody answered in time.")

    def _keep(self) -> None:
        server_id, wish = self.permit.person.server_id, self.wish
        now = datetime.now(UTC)
        self.records.feeds.add(server_id, wish.url, wish.title, wish.terms, by=self.actor.name, now=now)
        about = one_line(wish.title) or wish.url
        self.records.servers.note(server_id, EventKind.FEED_ADDED, about, self.actor)


class Unfollow(CuratorView):
    """Remove a feed, or keep it."""

    def __init__(
        self,
        interaction: discord.Interaction,
        permits: Permits,
        records: Records,
        feed: Feed,
        actor: Actor,
        *,
        timeout: float = TIME_TO_DECIDE,
    ) -> None:
        super().__init__(interaction, permits, timeout=timeout)
        self.records = records
        self.feed = feed
        self.actor = actor
        self.to = language_of(str(interaction.locale))
        self.name = feed_name(feed.title, feed.url)
        self.remove.label, self.keep.label = self.to.say("Remove"), self.to.say("Keep")

    @property
    def question(self) -> str:
        """What the two buttons answer."""
        return self.to.say(
            "Remove the feed **{name}**? The articles that came by it stay; what waits for a decision goes.",
            name=self.name,
        )

    @discord.ui.button(label="Remove", style=discord.ButtonStyle.danger)
    async def remove(self, _: discord.Interaction, __: discord.ui.Button["Unfollow"]) -> None:
        """Forget the feed."""
        self.stop()
        try:
            await asyncio.to_thread(self._forget)
        except FeedNotFound:
            await self.close(self.to.say("The feed **{name}** was removed meanwhile.", name=self.name))
            return
        await self.close(
            self.to.say("Removed the feed **{name}**. Its articles are still here.", name=self.name)
        )

    @discord.ui.button(label="Keep", style=discord.ButtonStyle.secondary)
    async def keep(self, _: discord.Interaction, __: discord.ui.Button["Unfollow"]) -> None:
        """Leave it where it is."""
        await self.close(self.to.say("Kept the feed **{name}**.", name=self.name))

    def words_at_timeout(self) -> str:
        """Nobody decided."""
        return self.to.say("Kept the feed **{name}**: nobody answered in time.", name=self.name)

    def _forget(self) -> None:
        server_id = self.permit.person.server_id
        feed = self.records.feeds.remove(server_id, self.feed.number)
        about = one_line(feed.title) or feed.url
        self.records.servers.note(server_id, EventKind.FEED_REMOVED, about, self.actor)
