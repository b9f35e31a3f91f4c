"""A bot's commands, buttons and forms are used through the loopback."""

import discord
import pytest

from tests.discord.commands import NotOffered
from tests.discord.conftest import Bot, Raw, begun
from tests.discord.loopback import Loopback
from tests.discord.messages import File


async def test_deferred_command_with_follow_up(loopback: Loopback, bot: Bot) -> None:
    asked = loopback.user("ann").slash("ask", question="who?", private=True)
    answer = await asked.response()
    assert (answer.content, answer.ephemeral) == ("answer to who?", True)
    assert (await asked.followup()).content == "one more thing"
    assert loopback.channel.by_bot() == []


async def test_command_in_direct_messages(loopback: Loopback, bot: Bot) -> None:
    ann = loopback.user("ann")
    answer = await ann.slash("ask", channel=ann.direct, question="who?").response()
    assert answer.channel is ann.direct
    with pytest.raises(NotOffered, match="direct messages"):
        ann.slash("article add", channel=ann.direct)


async def test_default_permissions_hide_a_command(loopback: Loopback, bot: Bot) -> None:
    ann, moderator = loopback.user("ann"), loopback.user("mo", manage_guild=True)
    with pytest.raises(NotOffered, match="default permissions"):
        ann.slash("article add")
    assert await moderator.slash("article add").modal()
    assert await ann.slash("article add", allowed_by_admin=True).modal()


async def test_people_cannot_send_what_discord_does_not_offer(loopback: Loopback, bot: Bot) -> None:
    ann = loopback.user("ann")
    for wrong in ({}, {"question": 3}, {"question": "a", "other": "b"}):
        with pytest.raises(AssertionError):
            ann.slash("ask", **wrong)
    with pytest.raises(NotOffered, match="no command 'nothing'"):
        ann.slash("nothing")


async def test_attachment_is_given_and_sent(loopback: Loopback, bot: Bot) -> None:
    moderator = loopback.user("mo", manage_guild=True)
    added = moderator.slash("article add", file=File("news.txt", b"It rained."))
    assert (await added.response()).content == "news.txt: It rained. (text/plain; charset=utf-8)"
    shown = await moderator.slash("article show", article="a1").response()
    assert shown.attachments[0].file.name == "article.txt"


async def test_autocompletion(loopback: Loopback, bot: Bot) -> None:
    typed = loopback.user("mo", manage_guild=True).autocomplete("article show", article="ra")
    assert await typed.choices() == [{"name": "ra 0", "value": "0"}, {"name": "ra 1", "value": "1"}]


async def test_form_with_texts_and_files(loopback: Loopback, bot: Bot) -> None:
    moderator = loopback.user("mo", manage_guild=True)
    form = await moderator.slash("article add").modal()
    with pytest.raises(AssertionError, match="must be filled in"):
        moderator.submits(form, Source="here")
    with pytest.raises(AssertionError, match="no field"):
        moderator.submits(form, Text="a", Nothing="b")
    sent = moderator.submits(form, Text="It rained.", File=File("x.txt", b"and snowed"))
    answer = await sent.response()
    assert (answer.content, answer.ephemeral) == ("It rained.||['and snowed']", True)


async def test_button_and_select(loopback: Loopback, bot: Bot) -> None:
    moderator = loopback.user("mo", manage_guild=True)
    shown = await moderator.slash("article show", article="a1").response()
    chosen = moderator.selects(shown, "Which?", "One")
    assert (await chosen.response()).content == "chose ['1']"
    done = await moderator.clicks(shown, "Yes").response()
    assert (done.content, done.components) == ("done", [])
    with pytest.raises(AssertionError, match="nothing is named 'Yes'"):
        moderator.clicks(shown, "Yes")


async def test_what_is_forged_reaches_the_bot(loopback: Loopback, bot: Bot) -> None:
    moderator, stranger = loopback.user("mo", manage_guild=True), loopback.user("sam")
    form = await moderator.slash("article add").modal()
    with pytest.raises(AssertionError, match="opened for mo"):
        stranger.submits(form, Text="a")
    shown = await stranger.submits(form, Text="a", forged=True).response()
    with pytest.raises(AssertionError, match="mo does not see"):
        moderator.clicks(shown, "Yes")
    public = await moderator.slash("article show", article="a1").response()
    assert (await stranger.clicks(public, "Yes", forged=True).response()).content == "done"


async def test_several_files_in_a_form(loopback: Loopback, bot: Bot) -> None:
    moderator = loopback.user("mo", manage_guild=True)
    form = await moderator.slash("article add").modal()
    several = [File("a.txt", b"rain"), File("b.md", b"snow")]
    sent = moderator.submits(form, Text="x", File=several)
    assert (await sent.response()).content == "x||['rain', 'snow']"
    with pytest.raises(AssertionError, match="files in 'File' are wanted"):
        moderator.submits(form, Text="x", File=[*several, File("c.txt", b"hail")])


async def test_menu_gives_the_whole_message(loopback: Loopback, bot: Bot) -> None:
    ann = loopback.user("ann")
    message = ann.says(loopback.channel, "it rained")
    answer = await ann.menu("Find a source", message).response()
    assert (answer.content, answer.ephemeral) == ("source of 'it rained'", True)


async def test_member_and_permissions_are_told(loopback: Loopback, bot: Bot) -> None:
    seen: list[discord.Interaction] = []
    bot.tree.interaction_check = lambda interaction: _keep(seen, interaction)  # type: ignore[method-assign]
    loopback.channel.override(loopback.bot, embed_links=False)
    await loopback.user("mo", manage_guild=True).slash("ask", question="who?").response()
    assert seen[0].permissions.manage_guild
    assert not seen[0].app_permissions.embed_links
    assert seen[0].app_permissions.send_messages


async def _keep(seen: list[discord.Interaction], interaction: discord.Interaction) -> bool:
    seen.append(interaction)
    return True


async def test_commands_keep_their_ids(loopback: Loopback, bot: Bot) -> None:
    before = {command["name"]: command["id"] for command in loopback.commands.scope(0).values()}
    bot.tree.remove_command("ask")
    await bot.tree.sync()
    after = {command["name"]: command["id"] for command in loopback.commands.scope(0).values()}
    assert set(before) - set(after) == {"ask"}
    assert after == {name: before[name] for name in after}
    server = discord.Object(loopback.server.id)
    bot.tree.copy_global_to(guild=server)
    await bot.tree.sync(guild=server)
    assert loopback.commands.names(loopback.server.id) == ["article", "Find a source"]
    fetched = await bot.tree.fetch_command(int(after["article"]))
    await fetched.edit(description="All about articles")
    await fetched.delete()
    assert loopback.commands.names() == ["Find a source"]


async def test_late_acknowledgement_is_unknown(loopback: Loopback, raw: Raw) -> None:
    interaction = begun(loopback)
    loopback.clock.advance(3.1)
    status, body = await raw(
        "POST", f"/interactions/{interaction.id}/{interaction.token}/callback", {"type": 5}
    )
    assert (status, body["code"]) == (404, 10062)
    loopback.journal.forgive("10062")


async def test_second_acknowledgement_is_refused(loopback: Loopback, raw: Raw) -> None:
    interaction = begun(loopback)
    path = f"/interactions/{interaction.id}/{interaction.token}/callback"
    assert await raw("POST", path, {"type": 5}) == (204, None)
    status, body = await raw("POST", path, {"type": 5})
    assert (status, body["code"]) == (400, 40060)
    loopback.journal.forgive("40060")


async def test_tokens_end_after_fifteen_minutes(loopback: Loopback, raw: Raw) -> None:
    interaction = begun(loopback)
    await raw("POST", f"/interactions/{interaction.id}/{interaction.token}/callback", {"type": 5})
    edit = f"/webhooks/{loopback.bot.id}/{interaction.token}/messages/@original"
    loopback.clock.advance(14 * 60)
    assert (await raw("PATCH", edit, {"content": "in time"}))[0] == 200
    loopback.clock.advance(2 * 60)
    status, body = await raw("PATCH", edit, {"content": "too late"})
    assert (status, body["code"]) == (401, 50027)


async def test_first_message_after_a_deferral_takes_its_place(loopback: Loopback, raw: Raw) -> None:
    interaction = begun(loopback)
    path = f"/interactions/{interaction.id}/{interaction.token}/callback"
    await raw("POST", path, {"type": 5, "data": {"flags": 64}})
    await raw("POST", f"/webhooks/{loopback.bot.id}/{interaction.token}", {"content": "here"})
    answer = await interaction.response()
    assert (answer.content, answer.ephemeral, interaction.followups) == ("here", True, [])


async def test_a_public_deferral_stays_public(loopback: Loopback, raw: Raw) -> None:
    interaction = begun(loopback)
    await raw("POST", f"/interactions/{interaction.id}/{interaction.token}/callback", {"type": 5})
    path = f"/webhooks/{loopback.bot.id}/{interaction.token}"
    await raw("POST", path, {"content": "here", "flags": 64})
    assert not (await interaction.response()).ephemeral


async def test_follow_up_without_acknowledgement_is_refused(loopback: Loopback, raw: Raw) -> None:
    path = f"/webhooks/{loopback.bot.id}/{begun(loopback).token}"
    status, body = await raw("POST", path, {"content": "here"})
    assert (status, body["code"]) == (404, 10015)
    loopback.journal.forgive("10015")


async def test_answers_of_the_wrong_kind_are_refused(loopback: Loopback, raw: Raw) -> None:
    interaction = begun(loopback)
    path = f"/interactions/{interaction.id}/{interaction.token}/callback"
    for body in ({"type": 6}, {"type": 8, "data": {"choices": []}}):
        assert (await raw("POST", path, body))[0] == 400
    assert len(loopback.journal.forgive("cannot be answered with type")) == 2


async def test_waits_tell_what_was_sent(loopback: Loopback, raw: Raw) -> None:
    await raw.message(content="something else")
    with pytest.raises(AssertionError, match=r"(?s)/ask: not within 0\.05 s.*something else"):
        await begun(loopback).response(within=0.05)


async def test_what_one_person_sees_is_not_in_the_channel(loopback: Loopback, raw: Raw) -> None:
    asked = begun(loopback)
    callback = f"/interactions/{asked.id}/{asked.token}/callback"
    await raw("POST", callback, {"type": 4, "data": {"content": "here", "flags": 64}})
    path = f"/channels/{loopback.channel.id}/messages/{(await asked.response()).id}"
    for method, body in (("GET", None), ("PATCH", {"content": "changed"}), ("DELETE", None)):
        assert (await raw(method, path, body))[1]["code"] == 10008


async def test_answers_are_changed_where_the_bot_sees_the_channel(loopback: Loopback, raw: Raw) -> None:
    asked = begun(loopback)
    callback = f"/interactions/{asked.id}/{asked.token}/callback"
    await raw("POST", callback, {"type": 4, "data": {"content": "here"}})
    answer = await asked.response()
    path = f"/channels/{loopback.channel.id}/messages/{answer.id}"
    loopback.clock.advance(86400)
    assert (await raw("PATCH", path, {"content": "changed"}))[0] == 200
    loopback.channel.override(loopback.bot, view_channel=False)
    assert (await raw("PATCH", path, {"content": "again"}))[1]["code"] == 50001
    assert answer.content == "changed"
