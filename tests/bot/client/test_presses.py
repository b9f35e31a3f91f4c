"""Presses of cards' buttons over the wire: they find their handler by what the button says."""

import pytest

from bot.client.presses import Presses, chosen, press
from bot.client.sending import content_of, edit_of
from bot.formatter.card import Beside, Button, Card, Choice, Colour, Divider, Link, Menu, Picture, Row, Text
from corpus.errors import VerbatimError
from tests.bot.client.conftest import QuickClient

PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d49444154789c626001000000ffff03"
    "000006000557bfabd40000000049454e44ae426082"
)
CARD = Card(
    (
        Text("> A quote."),
        Divider(),
        Beside(Text("Beside"), Button("At the side", press("echo", "side"))),
        Menu(press("choose"), (Choice("One", "1"), Choice("Two", "2", "The second", chosen=True)), "Which?"),
        Picture("chart.png", PIXEL, "A chart"),
        Row((Button("Echo", press("echo", "a", 7)), Link("Open", "https://example.org/"))),
    ),
    Colour.CHANGED,
    below=(Row((Button("Off", press("off"), off=True),)),),
)


class Refusal(VerbatimError):
    """For the test."""


@pytest.fixture
async def presses(bot):
    async def echo(interaction, *arguments):
        await interaction.response.send_message(" ".join(arguments), ephemeral=True)

    async def choose(interaction):
        await interaction.response.send_message(f"chosen: {chosen(interaction)}", ephemeral=True)

    async def refuse(interaction):
        raise Refusal("You may not.")

    async def double(interaction, number: int):
        await interaction.response.send_message(str(2 * number), ephemeral=True)

    for name, handler in (("echo", echo), ("choose", choose), ("refuse", refuse), ("double", double)):
        bot.presses.on(name, handler)
    return bot.presses


async def posted(bot, loopback, card=CARD):
    await bot.get_channel(loopback.channel.id).send(**content_of(card))
    return await loopback.channel.next_message()


async def test_a_button_of_a_card_reaches_its_handler_with_its_arguments(bot, loopback, presses):
    message = await posted(bot, loopback)
    answer = await loopback.user("mia").clicks(message, "Echo").response()
    assert answer.text == "a 7"
    assert (await loopback.user("ben").clicks(message, "At the side").response()).text == "side"


async def test_a_handler_that_takes_a_number_gets_one(bot, loopback, presses):
    message = await posted(bot, loopback, Card((Text("x"), Row((Button("Double", press("double", 21)),)))))
    assert (await loopback.user("mia").clicks(message, "Double").response()).text == "42"


async def test_a_menu_gives_what_was_chosen(bot, loopback, presses):
    message = await posted(bot, loopback)
    assert (await loopback.user("mia").selects(message, "choose", "Two").response()).text == "chosen: ['2']"


async def test_buttons_work_after_a_restart(bot, loopback, presses, verbatim):
    message = await posted(bot, loopback)
    await bot.close()
    again = QuickClient(verbatim, connector=loopback.connector())
    again.presses.on("echo", presses._handlers["echo"])
    async with loopback.online(again):
        assert (await loopback.user("mia").clicks(message, "Echo").response()).text == "a 7"


async def test_a_handlers_refusal_is_told_to_who_pressed_alone(bot, loopback, presses):
    message = await posted(bot, loopback, Card((Text("x"), Row((Button("No", press("refuse")),)))))
    answer = await loopback.user("mia").clicks(message, "No").response()
    assert (answer.text, answer.ephemeral) == ("You may not.", True)


@pytest.mark.parametrize(
    "said",
    [
        press("refuse", "why"),
        press("double", "seven"),
        press("double", ""),
        press("double", "-7"),
        press("double", "٧"),
        press("double", "9223372036854775808"),
    ],
)
async def test_a_press_with_other_arguments_than_its_handler_takes_is_over(
    bot, loopback, presses, caplog, said
):
    message = await posted(bot, loopback, Card((Text("x"), Row((Button("No", said),)))))
    answer = await loopback.user("mia").clicks(message, "No").response()
    assert "This is over" in answer.text
    assert "ERROR" not in {record.levelname for record in caplog.records}


async def test_a_card_is_edited_into_another(bot, loopback):
    await bot.get_channel(loopback.channel.id).send(**content_of(CARD))
    message = await loopback.channel.next_message()
    sent = await bot.get_channel(loopback.channel.id).fetch_message(message.id)
    await sent.edit(**edit_of(Card((Text("Another"),))))
    assert message.text == "Another"
    assert not message.attachments


def test_a_name_is_taken_once():
    async def handler(interaction): ...

    presses = Presses()
    presses.on("a", handler)
    with pytest.raises(ValueError, match="cannot be called 'a'"):
        presses.on("a", handler)
    with pytest.raises(ValueError, match="cannot be called"):
        presses.on("a:b", handler)
