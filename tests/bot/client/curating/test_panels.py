"""Panels and forms: who may press, what comes of it, and what happens when nobody does."""

import asyncio

import discord
import pytest
from discord import app_commands

from bot.client.curating.desk import Desk
from bot.client.curating.forms import CuratorForm
from bot.client.curating.panels import Panel, close
from bot.formatter.card import Button, Card, Choice, Menu, Row, Text
from tests.bot.client.conftest import QuickClient, forged_click

LOOK = Row(
    (Button("Count", "count:1"), Button("Slow", "slow"), Button("Fail", "fail"), Button("Write", "write"))
)
MENU = Menu("pick", (Choice("A", "a"), Choice("B", "b")), "Pick", most=2)


class Note(CuratorForm):
    def __init__(self, desk, tell):
        super().__init__(desk, "A note")
        self.note = self.box("Note", "as it was", about="x" * 200, most=20)
        self.tell = tell

    async def filled(self):
        await self.tell(self.note.value)


class Counting:
    """Counts what was pressed."""

    def __init__(self, interaction, permits, timeout):
        self.desk = Desk(interaction, permits)
        self.timeout = timeout
        self.counted = 0
        self.free = asyncio.Event()

    async def show(self, text="0"):
        presses = {"count": self.count, "slow": self.slow, "fail": self.fail, "pick": self.show_all}
        forms = {"write": lambda: Note(self.desk, self.show)}
        await Panel(self.desk, Card((Text(text), LOOK, MENU)), presses, forms, timeout=self.timeout).show()

    async def count(self, by):
        self.counted += int(by)
        await self.show(str(self.counted))

    async def slow(self):
        await self.free.wait()
        self.counted += 1
        await close(self.desk, Card((Text(f"slowly {self.counted}"),)))

    async def fail(self):
        raise RuntimeError("secret")

    async def show_all(self, *chosen):
        await self.show(" and ".join(chosen))


@pytest.fixture
def counting(loopback, verbatim):
    """Run a command that shows a panel: `await counting(person)` gives what counts, and the message."""
    begun = []

    @app_commands.command(name="count", description="Count")
    async def command(interaction: discord.Interaction) -> None:
        made = Counting(interaction, interaction.client.permits, counting.timeout)
        begun.append(made)
        await made.desk.wait(interaction)
        await made.show()

    async def counting(person):
        message = await person.slash("count").response()
        return begun[-1], message

    counting.timeout = 600.0
    counting.command = command
    return counting


@pytest.fixture
async def mo(loopback, verbatim, counting):
    loopback.forbid_pings = True
    client = QuickClient(verbatim, connector=loopback.connector())
    client.tree.add_command(counting.command)
    async with loopback.online(client):
        yield loopback.user("mo", manage_messages=True)


async def test_a_press_reaches_its_handler_with_its_arguments(mo, counting):
    _, message = await counting(mo)
    assert message.ephemeral
    for number in ("1", "2"):
        await mo.clicks(message, "Count").response()
        assert message.text == number


async def test_a_menu_gives_all_that_was_chosen(mo, counting):
    _, message = await counting(mo)
    await mo.selects(message, "Pick", "A", "B").response()
    assert message.text == "a and b"


async def test_of_two_presses_at_once_the_second_is_only_acknowledged(loopback, mo, counting):
    made, message = await counting(mo)
    first, second = mo.clicks(message, "Slow"), mo.clicks(message, "Slow")
    await second.acknowledged()
    made.free.set()
    await first.response()
    assert message.text == "slowly 1"
    assert message.buttons == []
    assert not second.followups


async def test_a_failure_is_told_and_the_panel_goes_on(mo, counting, caplog):
    _, message = await counting(mo)
    told = await mo.clicks(message, "Fail").followup()
    assert told.ephemeral
    assert "secret" not in told.content
    await mo.clicks(message, "Count").response()
    assert message.text == "1"


async def test_strangers_and_the_demoted_are_refused(loopback, mo, counting):
    made, message = await counting(mo)
    other = loopback.user("other", manage_messages=True)
    for button in ("Count", "Write"):
        assert "Only the person" in (await forged_click(other, message, button).response()).content
    form = await mo.clicks(message, "Write").modal()
    loopback.server.members[mo.id].roles.clear()
    for begun in (mo.clicks(message, "Count"), mo.clicks(message, "Write"), mo.submits(form, {})):
        assert "may have changed" in (await begun.response()).content
    assert made.counted == 0


async def test_a_form_is_filled_in_and_what_is_sent_takes_the_panels_place(mo, counting):
    _, message = await counting(mo)
    form = await mo.clicks(message, "Write").modal()
    await mo.submits(form, {}).response()
    assert message.text == "as it was"
    await mo.clicks(message, "Count").response()
    assert message.text == "1"


async def test_when_nobody_presses_no_button_is_left_and_a_form_still_counts(loopback, mo, counting):
    counting.timeout = 0.2
    _, message = await counting(mo)
    form = await mo.clicks(message, "Write").modal()
    await loopback.until(lambda: not message.buttons, "the end of patience")
    assert message.text == "0"
    counting.timeout = 600.0
    await mo.submits(form, {"Note": "late"}).response()
    assert message.text == "late"


async def test_a_card_without_buttons_is_not_waited_for(loopback, mo, counting):
    made, message = await counting(mo)
    await Panel(made.desk, Card((Text("The end"),)), {}).show()
    assert message.text == "The end"
    assert made.desk.panel is None


async def test_a_panel_that_was_replaced_does_not_time_out_over_the_new_one(loopback, mo, counting):
    counting.timeout = 0.3
    made, message = await counting(mo)
    made.timeout = 600.0
    await mo.clicks(message, "Count").response()
    await asyncio.sleep(0.5)
    assert message.buttons
