"""Users, roles and channels are chosen in messages and in forms."""

from typing import Any

import discord
import pytest
from discord import ui

from tests.discord.conftest import Bot
from tests.discord.loopback import Loopback

TEXT_ONLY = [discord.ChannelType.text]


class Menus(ui.View):
    """A menu of each kind; the answer names what was chosen."""

    async def tell(self, interaction: discord.Interaction, menu: Any) -> None:
        chosen = [f"{type(each).__name__} {each}" for each in menu.values]
        await interaction.response.send_message(", ".join(chosen) or "nobody", ephemeral=True)

    @ui.select(cls=ui.UserSelect, placeholder="Who?", min_values=0, max_values=2)
    async def who(self, interaction: discord.Interaction, menu: ui.UserSelect[Any]) -> None:
        await self.tell(interaction, menu)

    @ui.select(cls=ui.RoleSelect, placeholder="Which role?")
    async def role(self, interaction: discord.Interaction, menu: ui.RoleSelect[Any]) -> None:
        await self.tell(interaction, menu)

    @ui.select(cls=ui.MentionableSelect, placeholder="Anyone?", max_values=2)
    async def anyone(self, interaction: discord.Interaction, menu: ui.MentionableSelect[Any]) -> None:
        await self.tell(interaction, menu)

    @ui.select(cls=ui.ChannelSelect, placeholder="Where?", max_values=2, channel_types=TEXT_ONLY)
    async def where(self, interaction: discord.Interaction, menu: ui.ChannelSelect[Any]) -> None:
        permissions = [each.permissions.send_messages for each in menu.values]
        await interaction.response.send_message(f"{[each.name for each in menu.values]} {permissions}")


class Settings(ui.Modal, title="Settings"):
    """A form whose fields are filled in already."""

    def __init__(self, channel: int, role: int) -> None:
        super().__init__()
        channels = ui.ChannelSelect[Any](
            required=True,
            default_values=[
                discord.SelectDefaultValue(id=channel, type=discord.SelectDefaultValueType.channel)
            ],
        )
        roles = ui.RoleSelect[Any](default_values=[discord.Object(role, type=discord.Role)], required=False)
        languages = [
            discord.SelectOption(label="German", default=True),
            discord.SelectOption(label="English"),
        ]
        self.add_item(ui.Label(text="Channel", component=channels))
        self.add_item(ui.Label(text="Role", component=roles))
        self.add_item(ui.Label(text="Language", component=ui.Select[Any](options=languages)))

    async def on_submit(self, interaction: discord.Interaction) -> None:
        values = [[str(each) for each in label.component.values] for label in self.children]  # type: ignore[attr-defined]
        await interaction.response.send_message(str(values))


async def test_entities_are_chosen_in_a_message(loopback: Loopback, bot: Bot) -> None:
    ann, bo, editors = loopback.user("ann"), loopback.user("bo"), loopback.add_role("editors")
    news = loopback.add_channel("news")
    news.override(ann, send_messages=False)
    await bot.get_channel(loopback.channel.id).send("choose", view=Menus())  # type: ignore[union-attr]
    menus = await loopback.channel.next_message()
    assert (await ann.selects(menus, "Who?", bo, ann).response()).content == "Member bo, Member ann"
    assert (await ann.selects(menus, "Who?").response()).content == "nobody"
    assert (await ann.selects(menus, "Which role?", editors).response()).content == "Role editors"
    assert (await ann.selects(menus, "Anyone?", editors, bo).response()).content == "Member bo, Role editors"
    chosen = await ann.selects(menus, "Where?", loopback.channel, news).response()
    assert chosen.content == "['general', 'news'] [True, False]"


async def test_only_what_is_offered_can_be_chosen(loopback: Loopback, bot: Bot) -> None:
    ann, stranger = loopback.user("ann"), loopback.user("sam")
    stranger.leaves()
    hidden, elsewhere = loopback.add_channel("hidden"), loopback.add_server("Elsewhere")
    hidden.override(ann, view_channel=False)
    thread = loopback.add_thread(loopback.channel, "thread", ann)
    await bot.get_channel(loopback.channel.id).send("choose", view=Menus())  # type: ignore[union-attr]
    menus = await loopback.channel.next_message()
    wrong: dict[str, Any] = {
        "Who?": [[stranger], [elsewhere.owner], [ann, ann], [loopback.server.roles[0]]],
        "Which role?": [[], [elsewhere.roles[0]], [ann]],
        "Where?": [[hidden], [thread], [loopback.add_channel("far", elsewhere)], ["general"]],
    }
    for menu, choices in wrong.items():
        for chosen in choices:
            with pytest.raises(AssertionError):
                ann.selects(menus, menu, *chosen)


async def test_entities_are_chosen_in_a_form(loopback: Loopback, bot: Bot) -> None:
    ann, editors, news = loopback.user("ann"), loopback.add_role("editors"), loopback.add_channel("news")

    @bot.tree.command(name="settings", description="Settings")
    async def settings(interaction: discord.Interaction) -> None:
        await interaction.response.send_modal(Settings(news.id, editors.id))

    await bot.tree.sync()
    form = await ann.slash("settings").modal()
    assert (await ann.submits(form).response()).content == "[['news'], ['editors'], ['German']]"
    form = await ann.slash("settings").modal()
    with pytest.raises(AssertionError, match="1 to 1 values are wanted"):
        ann.submits(form, Channel=[])
    sent = ann.submits(form, Channel=loopback.channel, Role=[], Language="English")
    assert (await sent.response()).content == "[['general'], [], ['English']]"
