"""`/feed`, the questions that it asks, and the queue in which curators decide."""

from datetime import UTC, datetime
from typing import Final

from corpus.article import Article
from corpus.feeds import Feed, Item, ItemState, Standing, Terms, Visit
from tests.bot.client.permissions.cast import CURATORS, NAMED, PAGES, PANEL, QUEUE, TYPED
from tests.bot.client.permissions.scenario import Open, Scenario, Scene
from tests.bot.client.permissions.things import Command, Press, Thing
from tests.bot.client.permissions.world import HOME_MARK
from tests.discord.commands import NotOffered

_MORE_THAN_A_PAGE: Final = 30


def _feed(scene: Scene, queue: int | None = None, *, paused: bool = True) -> Feed:
    """A new feed of the first server, which is not read."""
    world = scene.world
    feeds, number, now = world.verbatim.records.feeds, world.number(), datetime.now(UTC)
    terms, title = Terms(queue=queue), f"{HOME_MARK} feed {number:04}"
    address = f"https://feeds.example/{number}"
    feed = feeds.add(world.home.id, address, title, terms, by="test", now=now)
    return feeds.pause(world.home.id, feed.number, paused, now)


def _address(scene: Scene) -> str:
    """Of a feed that nobody follows yet."""
    return f"https://feeds.example/new/{scene.world.number()}"


async def add(scene: Scene) -> Thing:
    """The address of a feed."""
    return Command("feed add", {"url": _address(scene)})


async def list_(_: Scene) -> Thing:
    """The command."""
    return Command("feed list")


def named(command: str) -> Open:
    """A command that names a feed of the first server by its number."""

    async def opened(scene: Scene) -> Thing:
        return Command(command, {"feed": str(_feed(scene, paused=False).number)})

    return opened


def typed(command: str) -> Open:
    """The title of a feed of the first server, typed."""

    async def opened(scene: Scene) -> Thing:
        return Command(command, {"feed": _feed(scene).title}, typing=True)

    return opened


def page(label: str) -> Open:
    """A button that turns the pages of the list."""

    async def opened(scene: Scene) -> Thing:
        while len(scene.world.verbatim.records.feeds.feeds(scene.world.home.id)) < _MORE_THAN_A_PAGE:
            _feed(scene)
        shown = await scene.person.slash("feed list", channel=scene.place).response()
        if label == "Previous":
            await scene.person.clicks(shown, "Next").response()
        return Press(shown, label)

    return opened


def following(label: str) -> Open:
    """The question whether to follow a feed."""

    async def opened(scene: Scene) -> Thing:
        command = scene.person.slash("feed add", channel=scene.place, url=_address(scene))
        return Press(await command.response(), label)

    return opened


def removing(label: str) -> Open:
    """The question whether to remove a feed."""

    async def opened(scene: Scene) -> Thing:
        options = {"feed": str(_feed(scene).number)}
        return Press(
            await scene.person.slash("feed remove", channel=scene.place, **options).response(), label
        )

    return opened


def waiting(label: str) -> Open:
    """An item that waits for a decision, in a channel that everybody sees."""

    async def opened(scene: Scene) -> Thing:
        world = scene.world
        if not scene.server_id:
            raise NotOffered("there is no queue in direct messages, nor where the bot is not")
        feed = _feed(scene, world.channel.id)
        article = Article(f"{HOME_MARK} item", f"{HOME_MARK} text of item {feed.number}.", "Post")
        item = Item(feed.number, "key", article, ItemState.WAITING, "digest")
        visit, now = Visit(Standing(datetime.now(UTC)), new=[item]), datetime.now(UTC)
        world.verbatim.records.feeds.visited(world.home.id, feed.number, visit, now)
        await world.client.following.queue.ask(feed)
        return Press(world.channel.by_bot()[-1], label)

    return opened


_DECIDING: Final = "client.feeds.deciding."
_CARDS: Final = "formatter.feeds."

_NO_FEEDS: Final = "There are no feeds here yet."

SCENARIOS: Final = (
    Scenario("/feed add", CURATORS, add, "Loopback Herald", "`/feed add`"),
    Scenario("/feed list", CURATORS, list_, "feed", "`/feed list`"),
    Scenario("/feed pause", NAMED, named("feed pause"), "Paused", "`/feed pause`"),
    Scenario("/feed remove", NAMED, named("feed remove"), "Remove the feed", "`/feed remove`"),
    Scenario("/feed pause feed: …", TYPED, typed("feed pause"), HOME_MARK, "`/feed pause`, typing"),
    Scenario("/feed remove feed: …", TYPED, typed("feed remove"), HOME_MARK, "`/feed remove`, typing"),
    *(
        Scenario(
            f"{_CARDS}feeds_card: {label}",
            PAGES,
            page(label),
            f"Page {number} of",
            f"**{label}** of `/feed list`",
            others_proof=_NO_FEEDS,
        )
        for label, number in (("Previous", 1), ("Next", 2))
    ),
    Scenario(f"{_DECIDING}Follow: follow", PANEL, following("Follow"), "Following", "**Follow** a feed"),
    Scenario(f"{_DECIDING}Follow: leave", PANEL, following("Leave it"), "Not followed", "**Leave it**"),
    Scenario(
        f"{_DECIDING}Unfollow: remove", PANEL, removing("Remove"), "Removed the feed", "**Remove** a feed"
    ),
    Scenario(f"{_DECIDING}Unfollow: keep", PANEL, removing("Keep"), "Kept the feed", "**Keep** a feed"),
    Scenario(
        f"{_CARDS}item_card: Approve", QUEUE, waiting("Approve"), "Approved by", "**Approve** of the queue"
    ),
    Scenario(
        f"{_CARDS}item_card: Reject", QUEUE, waiting("Reject"), "Rejected by", "**Reject** of the queue"
    ),
)
