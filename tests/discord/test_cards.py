"""Messages of components V2 are read, pressed and edited as on Discord."""

import io
from typing import Any

import discord
import pytest

from tests.discord.conftest import Bot, Raw, begun
from tests.discord.loopback import Loopback
from tests.discord.messages import COMPONENTS_V2, Message

ARTICLE = "https://news.example/storm#:~:text=It%20rained"


class Card(discord.ui.LayoutView):
    """A quote with a picture, and what can be pressed: beside the quote, below it, and outside."""

    def __init__(self) -> None:
        super().__init__()
        beside = discord.ui.Button[Any](label="Context", custom_id="context:7")
        box = discord.ui.Container[Any](
            discord.ui.Section("> It rained.", "Storm", accessory=beside),
            discord.ui.Separator(),
            discord.ui.MediaGallery(discord.MediaGalleryItem("attachment://week.png", description="Rain")),
            discord.ui.ActionRow(
                discord.ui.Button(label="Open the article", url=ARTICLE),
                discord.ui.Button(label="Helpful", custom_id="helpful:7"),
            ),
            accent_colour=0x336699,
        )
        self.add_item(box)
        self.add_item(discord.ui.File("attachment://notes.txt"))
        self.add_item(discord.ui.TextDisplay("One report."))


def files() -> list[discord.File]:
    return [discord.File(io.BytesIO(b"png"), "week.png"), discord.File(io.BytesIO(b"notes"), "notes.txt")]


async def sent_card(loopback: Loopback, bot: Bot) -> Message:
    await bot.get_channel(loopback.channel.id).send(view=Card(), files=files())  # type: ignore[union-attr]
    return await loopback.channel.next_message()


async def test_card_is_read_in_order(loopback: Loopback, bot: Bot) -> None:
    card = await sent_card(loopback, bot)
    assert card.text == "> It rained.\nStorm\nOne report."
    assert card.labels == ["Context", "Open the article", "Helpful"]
    assert card.link("Open the article") == ARTICLE
    with pytest.raises(AssertionError, match="opens no page"):
        card.link("Helpful")
    with pytest.raises(AssertionError, match=r"One report.*nothing is named 'Share'.*Context"):
        card.component("Share")


async def test_files_of_a_card_have_addresses(loopback: Loopback, bot: Bot) -> None:
    card = await sent_card(loopback, bot)
    assert [each.file.data for each in card.attachments] == [b"png", b"notes"]
    fetched = await bot.get_channel(loopback.channel.id).fetch_message(card.id)  # type: ignore[union-attr]
    box, file, _ = fetched.components
    addresses = [each.payload()["url"] for each in card.attachments]
    assert [box.children[2].items[0].media.url, file.media.url] == addresses
    assert (file.name, file.size) == ("notes.txt", 5)
    assert [box.id, file.id] == [1, 11]


@pytest.mark.parametrize("name", ["Context", "context:7", "Helpful"])
async def test_buttons_are_pressed_wherever_they_stand(loopback: Loopback, bot: Bot, name: str) -> None:
    card = await sent_card(loopback, bot)
    pressed: list[Any] = []

    @bot.event
    async def on_interaction(interaction: discord.Interaction) -> None:
        pressed.append(interaction.data)
        await interaction.response.send_message("pressed", ephemeral=True)

    assert (await loopback.user("ann").clicks(card, name).response()).content == "pressed"
    wanted = card.component(name)
    assert pressed == [{"component_type": 2, "custom_id": wanted["custom_id"], "id": wanted["id"]}]


async def test_deferral_becomes_a_card_and_the_channel_route_changes_it(loopback: Loopback, bot: Bot) -> None:
    @bot.tree.command(name="card", description="A card")
    async def card(interaction: discord.Interaction) -> None:
        await interaction.response.defer()
        await interaction.edit_original_response(view=Card(), attachments=files())

    await bot.tree.sync()
    answer = await loopback.user("ann").slash("card").response()
    assert (answer.flags, answer.labels[0]) == (COMPONENTS_V2, "Context")
    loopback.clock.advance(7 * 86400)
    view = discord.ui.LayoutView()
    view.add_item(discord.ui.TextDisplay("The article was removed."))
    await (
        bot.get_partial_messageable(loopback.channel.id)
        .get_partial_message(answer.id)
        .edit(view=view, attachments=[])
    )
    assert (answer.text, answer.labels, answer.attachments) == ("The article was removed.", [], [])


async def test_week_old_card_is_pressed_after_a_restart(loopback: Loopback) -> None:
    first, second = Bot(loopback), Bot(loopback)
    async with loopback.online(first):
        card = await sent_card(loopback, first)
    loopback.clock.advance(7 * 86400)

    @second.event
    async def on_interaction(interaction: discord.Interaction) -> None:
        await interaction.response.send_message(str(interaction.message.created_at), ephemeral=True)  # type: ignore[union-attr]

    async with loopback.online(second):
        answer = await loopback.user("ann").clicks(card, "Context").response()
    assert answer.content == str(discord.utils.snowflake_time(card.id))
    assert loopback.gateway.identified == 2


def layout(*texts: str) -> dict[str, Any]:
    return {"flags": COMPONENTS_V2, "components": [{"type": 10, "content": each} for each in texts]}


async def test_card_stays_a_card(loopback: Loopback, raw: Raw) -> None:
    await raw.message(**layout("a"))
    (message,) = loopback.channel.by_bot()
    path = f"/channels/{loopback.channel.id}/messages/{message.id}"
    assert (await raw("PATCH", path, {"flags": 4}))[0] == 400
    loopback.journal.forgive("flags: The flag IS_COMPONENTS_V2 cannot be removed")
    assert (await raw("PATCH", path, layout("b") | {"flags": None}))[0] == 200
    assert (message.text, message.flags) == ("b", COMPONENTS_V2)


LONG = layout("a" * 2000, "b" * 2001)
CROWDED = {
    "flags": COMPONENTS_V2,
    "components": [{"type": 17, "components": layout(*"a" * 40)["components"]}],
}


@pytest.mark.parametrize("body", [LONG, CROWDED], ids=["text", "parts"])
async def test_limits_of_a_card_hold_on_every_way(loopback: Loopback, raw: Raw, body: dict[str, Any]) -> None:
    await raw.message(**layout("a"))
    (message,) = loopback.channel.by_bot()
    at_channel = f"/channels/{loopback.channel.id}/messages/{message.id}"
    asked = begun(loopback)
    callback = f"/interactions/{asked.id}/{asked.token}/callback"
    hook = f"/webhooks/{loopback.bot.id}/{asked.token}"
    statuses = [
        (await raw.message(**body))[0],
        (await raw("PATCH", at_channel, body))[0],
        (await raw("POST", callback, {"type": 4, "data": body}))[0],
        (await raw("POST", callback, {"type": 5}))[0],
        (await raw("POST", hook, body))[0],
        (await raw("PATCH", f"{hook}/messages/@original", body))[0],
    ]
    assert statuses == [400, 400, 400, 204, 400, 400]
    loopback.journal.forgive("COMPONENT_")
