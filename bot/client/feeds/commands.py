"""`/feed`: the feeds that a server's articles come by."""

import asyncio
from datetime import UTC, datetime
from functools import partial
from typing import Any, Final, TypeAlias

import discord
from discord import app_commands

from bot.client.acknowledging import defer
from bot.client.choosing import completing, offered
from bot.client.commands.group import ServerGroup
from bot.client.curating.desk import actor_of
from bot.client.feeds.deciding import Follow, Unfollow, Wish
from bot.client.feeds.following import Following
from bot.client.feeds.lookup import FeedPage, choices, find, read_feed_page
from bot.client.permissions import CURATORS_NEED, Permits, curator_of, person_of, server_of
from bot.client.presses import Presses
from bot.client.sending import content_of, edit_of
from bot.feeds.finding import find_feed
from bot.feeds.words import is_wanted, words_of
from bot.formatter.card import MAX_CHOICE, Card
from bot.formatter.feeds import feed_name, feeds_card, found_text
from bot.formatter.one_line import one_line
from bot.translation.language import Language, language_of
from corpus.address import MAX_ADDRESS
from corpus.errors import VerbatimError
from corpus.feeds import Feed, Terms
from corpus.records import Records
from corpus.servers import EventKind

FeedName: TypeAlias = app_commands.Range[str, 1, MAX_CHOICE]
"""The number of a feed picked from the list that Discord shows, or a part of its title or address."""

TURN: Final = "feeds"
"""What the buttons that turn the pages of the list say."""


class CannotWriteThere(VerbatimError):
    """A queue in a channel where the bot may not write."""


class FeedCommands(ServerGroup):
    """Add, list, pause, remove. Whatever they answer, only the moderator sees."""

    def __init__(self, records: Records, permits: Permits, presses: Presses, following: Following) -> None:
        super().__init__("feed", "The feeds (RSS, Atom) by which this server's articles come", CURATORS_NEED)
        self.records = records
        self.permits = permits
        self.following = following
        presses.on(TURN, self.turn)

    @app_commands.command(name="add", description="Follow a feed: its new articles come in by themselves")
    @app_commands.describe(
        url="The address of the feed, or of a page that has one",
        include="Only articles with one of these words, parted by commas; ship* is every word that begins so",
        exclude="No article with one of these words, parted by commas",
        queue="A channel where curators approve each article; without, articles come straight in",
    )
    async def add(
        self,
        interaction: discord.Interaction,
        url: app_commands.Range[str, 1, MAX_ADDRESS],
        include: app_commands.Range[str, 1, 500] = "",
        exclude: app_commands.Range[str, 1, 500] = "",
        queue: discord.TextChannel | None = None,
    ) -> None:
        """Look at the feed, and ask whether to follow it."""
        server_of(interaction)
        await defer(interaction, thinking=True, ephemeral=True)
        terms = Terms(words_of(include), words_of(exclude), queue.id if queue else None)
        if queue and not _may_write(queue):
            raise CannotWriteThere(
                "I may not write in that channel. Give me View Channel and Send Messages there, or choose "
                "another."
            )
        found = await find_feed(self.following.door, url)
        wish = Wish(found.url, found.title, terms)
        actor = actor_of(interaction, "Discord")
        look = self.following.poller.look
        view = Follow(interaction, self.permits, self.records, wish, actor=actor, look=look)
        text = found_text(
            feed_name(found.title, found.url),
            [item.article.title for item in found.items],
            total=len(found.items),
            whole=found.whole,
            wanted=sum(
                is_wanted(terms, each.article.title, each.summary, each.article.text) for each in found.items
            ),
            to=view.to,
        )
        await interaction.edit_original_response(content=text, view=view)

    @app_commands.command(name="list", description="The feeds of this server: how they fare, what they bring")
    async def list_feeds(self, interaction: discord.Interaction) -> None:
        """A list with buttons to turn its pages."""
        server_id = server_of(interaction)
        self.permits.remember(person_of(interaction))
        await defer(interaction, thinking=True, ephemeral=True)
        page = await asyncio.to_thread(read_feed_page, self.records.feeds, server_id, 1)
        card = self._page_card(interaction, page, language_of(str(interaction.locale)))
        await interaction.edit_original_response(**content_of(card))

    async def turn(self, interaction: discord.Interaction[Any], number: int) -> None:
        """Show another page of the list, to whoever was let run the command or is a curator."""
        server_id = server_of(interaction)
        await defer(interaction)
        if not self.permits.remembers(person_of(interaction)):
            curator_of(interaction, await asyncio.to_thread(self.records.servers.settings, server_id))
        page = await asyncio.to_thread(read_feed_page, self.records.feeds, server_id, number)
        card = self._page_card(interaction, page, language_of(str(interaction.locale)))
        await interaction.edit_original_response(**edit_of(card))

    def _page_card(self, interaction: discord.Interaction[Any], page: FeedPage, to: Language) -> Card:
        unreachable = {
            each.feed.terms.queue
            for each in page.feeds
            if each.feed.terms.queue and not _may_write(_channel(interaction, each.feed.terms.queue))
        }
        return feeds_card(
            page.feeds,
            unreachable=unreachable,
            page=page.number,
            pages=page.pages,
            total=page.total,
            turn=TURN,
            to=to,
        )

    @app_commands.command(name="pause", description="Ask a feed no more until you resume it; again to resume")
    @app_commands.describe(feed="Start to type its title")
    async def pause(self, interaction: discord.Interaction, feed: FeedName) -> None:
        """Pause, or resume what is paused."""
        server_id = server_of(interaction)
        await defer(interaction, thinking=True, ephemeral=True)
        to = language_of(str(interaction.locale))
        found = await asyncio.to_thread(find, self.records.feeds, server_id, feed)
        paused = await asyncio.to_thread(self._pause, interaction, found)
        name = feed_name(found.title, found.url)
        text = (
            to.say("Paused **{name}**. `/feed pause` resumes it.", name=name)
            if paused
            else to.say("Resumed **{name}**. It is read now.", name=name)
        )
        await interaction.edit_original_response(content=text)
        if not paused:
            await self.following.poller.look()

    def _pause(self, interaction: discord.Interaction, feed: Feed) -> bool:
        """Pause a feed or resume it; whether it is paused now. Blocks."""
        now = datetime.now(UTC)
        paused = self.records.feeds.pause(feed.server_id, feed.number, not feed.paused, now).paused
        kind = EventKind.FEED_PAUSED if paused else EventKind.FEED_RESUMED
        about = one_line(feed.title) or feed.url
        self.records.servers.note(feed.server_id, kind, about, actor_of(interaction, "Discord"))
        return paused

    @app_commands.command(name="remove", description="Follow a feed no more, after a question; articles stay")
    @app_commands.describe(feed="Start to type its title")
    async def remove(self, interaction: discord.Interaction, feed: FeedName) -> None:
        """Ask whether to remove it."""
        server_id = server_of(interaction)
        await defer(interaction, thinking=True, ephemeral=True)
        found = await asyncio.to_thread(find, self.records.feeds, server_id, feed)
        actor = actor_of(interaction, "Discord")
        view = Unfollow(interaction, self.permits, self.records, found, actor)
        await interaction.edit_original_response(content=view.question, view=view)

    @pause.autocomplete("feed")
    @remove.autocomplete("feed")
    @completing
    async def complete(
        self, interaction: discord.Interaction, current: str
    ) -> list[app_commands.Choice[str]]:
        """Feeds whose title or address contains what was typed so far."""
        look = partial(choices, self.records.feeds, server_of(interaction), current)
        found = await offered(interaction, look)
        return [app_commands.Choice(name=label, value=number) for label, number in found]


def _channel(interaction: discord.Interaction[Any], channel_id: int) -> discord.abc.GuildChannel | None:
    return interaction.guild.get_channel(channel_id) if interaction.guild else None


def _may_write(channel: discord.abc.GuildChannel | None) -> bool:
    """Whether the bot may write in a channel of a server."""
    if channel is None:
        return False
    granted = channel.permissions_for(channel.guild.me)
    return granted.view_channel and granted.send_messages
