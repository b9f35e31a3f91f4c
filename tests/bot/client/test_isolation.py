"""No server ever sees another's articles: a property over random operations on two servers, over the wire."""

import asyncio
from dataclasses import dataclass, field

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.retriever.retriever import Retriever
from bot.verbatim import Verbatim
from corpus.servers import ServerSettings
from corpus.shelf import Shelf
from corpus.sqlite import SQLiteStore
from corpus.store import Actor
from tests.bot.client.conftest import QuickClient
from tests.discord.loopback import Loopback
from tests.discord.messages import File

BUSY = ServerSettings(per_member=1000, per_server=1000)
MARKS = ("ALPHA", "BRAVO")
"""Each stands in title, outlet and text of every article of one server, and nowhere else."""

CARGOES = (
    "oranges",
    "timber",
    "copper",
    "barley",
    "paper",
    "salt",
    "wool",
    "glass",
    "cork",
    "tea",
    "rope",
    "tin",
)


@dataclass
class Home:
    """One server with its moderator, and all that was ever shown to people there."""

    loopback: Loopback
    number: int
    seen: list[str] = field(default_factory=list)

    def __post_init__(self):
        world = self.loopback
        self.server = world.server if self.number == 0 else world.add_server("Elsewhere")
        self.channel = world.channel if self.number == 0 else world.add_channel("elsewhere", self.server)
        self.mo = world.user(f"mo{self.number}")
        world.join(self.mo, self.server, manage_messages=True)
        self.page = None
        self.answer = None

    def see(self, message):
        self.seen += [message.text, *map(str, message.labels)]

    async def use(self, command, **options):
        message = await self.mo.slash(command, channel=self.channel, **options).response()
        self.see(message)
        return message

    async def add(self, cargo):
        mark = MARKS[self.number]
        start = CARGOES.index(cargo)
        aboard = ", ".join(CARGOES[(start * step + step) % len(CARGOES)] * step for step in range(1, 12))
        text = (
            f"---\noutlet: {mark} Post\n---\n{mark} ship brings {cargo}\n\n"
            f"A ship with {cargo} reached the {mark} harbour. Captain {mark} sold the {cargo} on Tuesday.\n\n"
            f"On board were {aboard}."
        )
        await self.press(await self.use("article add", file=File("ship.md", text.encode())), "Save")

    async def press(self, message, *labels):
        for label in labels:
            if label in message.labels:
                await self.mo.clicks(message, label).response()
                self.seen.append(message.text)

    async def ask(self, cargo):
        await self.use("ask", question=f"Who sold the {cargo} on Tuesday?")

    async def mention(self, cargo):
        self.mo.mentions_bot(self.channel, f"where did the ship with {cargo} go?")
        self.answer = await self.channel.next_message()
        self.see(self.answer)

    async def reply(self, _):
        if self.answer is not None:
            self.mo.replies(self.answer, "and who sold it?")
            self.answer = await self.channel.next_message()
            self.see(self.answer)

    async def look_closer(self, _):
        for button in self.answer.buttons if self.answer else ():
            if button.get("custom_id") and button["label"] != "Follow up":
                self.see(await self.mo.clicks(self.answer, button["custom_id"]).response())

    async def follow_up(self, _):
        if self.answer is not None and "Follow up" in self.answer.labels:
            form = await self.mo.clicks(self.answer, "Follow up").modal()
            self.see(await self.mo.submits(form, {"Your question": "and who sold it?"}).response())

    async def list(self, _):
        self.page = await self.use("article list")

    async def turn(self, _):
        buttons = (
            [each["label"] for each in self.page.buttons if not each.get("disabled")] if self.page else []
        )
        if buttons:
            await self.mo.clicks(self.page, buttons[0]).response()
            self.see(self.page)

    async def type(self, _):
        typing = self.mo.autocomplete("article show", channel=self.channel, article="ship")
        self.seen += [choice["name"] for choice in await typing.choices()]
        typing = self.mo.autocomplete("article history", channel=self.channel, article="")
        self.seen += [choice["name"] for choice in await typing.choices()]
        typing = self.mo.autocomplete("article list", channel=self.channel, outlet="")
        self.seen += [choice["name"] for choice in await typing.choices()]

    async def show(self, article_id):
        await self.use("article show", article=article_id)

    async def remove(self, article_id):
        await self.press(await self.use("article remove", article=article_id), "Remove")

    async def edit(self, article_id):
        begun = self.mo.slash("article edit", channel=self.channel, article=article_id)
        await begun.acknowledged()
        if begun.opened is None:
            self.seen.append(begun.original.text)
            return
        self.seen += [str(each["component"].get("value")) for each in begun.opened.components]
        said = await self.mo.submits(begun.opened, {"Authors": MARKS[self.number]}).response()
        self.seen.append(said.text)

    async def history(self, article_id):
        await self.use("article history", article=article_id)

    async def undo(self, _):
        self.seen.append((await self.use("article history")).text)
        await self.press(await self.use("article undo"), "Undo")


BY_CARGO = (
    "add",
    "add",
    "ask",
    "mention",
    "reply",
    "look_closer",
    "follow_up",
    "list",
    "turn",
    "type",
    "undo",
)
BY_ARTICLE = ("show", "edit", "history", "remove")
operations = st.lists(
    st.tuples(st.integers(0, 1), st.sampled_from(BY_CARGO + BY_ARTICLE), st.integers(0, len(CARGOES) - 1)),
    min_size=8,
    max_size=30,
)


async def live(steps, schema):
    """Two servers go through `steps`; what the people of each have seen."""
    async with Loopback(schema) as loopback:
        with SQLiteStore(":memory:") as store:
            verbatim = Verbatim(Shelf(store), Retriever(store, threshold=0.0), store.records)
            async with loopback.online(QuickClient(verbatim, connector=loopback.connector())):
                homes = [Home(loopback, 0), Home(loopback, 1)]
                for home in homes:  # who asks all day long
                    store.records.servers.keep_settings(home.server.id, BUSY, "limits", Actor("test", "test"))
                for where, operation, number in steps:
                    await take(homes[where], operation, number, store, homes)
        assert not loopback.journal.violations
    return homes


async def take(home, operation, number, store, homes):
    """One step; an article is any of any server's, as its id may be known to anyone."""
    if operation in BY_CARGO:
        await getattr(home, operation)(CARGOES[number])
        return
    articles = [each.id for other in homes for each in store.listings(other.server.id)]
    if articles:
        await getattr(home, operation)(articles[number % len(articles)])


def assert_each_saw_only_its_own(homes):
    for home in homes:
        other = MARKS[1 - home.number]
        assert not [text for text in home.seen if other in text]


@settings(max_examples=20, deadline=None)
@given(steps=operations)
def test_nothing_of_one_server_is_ever_shown_on_the_other(published_schema, steps):
    assert_each_saw_only_its_own(asyncio.run(live(steps, published_schema)))


def test_nor_is_it_where_every_way_of_seeing_has_something_to_show(published_schema):
    steps = [(home, "add", cargo) for cargo in range(len(CARGOES)) for home in (0, 1)]
    steps += [(home, name, 3) for name in BY_CARGO + BY_ARTICLE for home in (0, 1)]
    homes = asyncio.run(live(steps, published_schema))
    assert_each_saw_only_its_own(homes)
    for home in homes:
        assert sum(MARKS[home.number] in text for text in home.seen) > len(CARGOES) + 6
        assert any("Page 2 of 2" in text for text in home.seen)
