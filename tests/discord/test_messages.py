"""A bot hears and answers messages through the loopback."""

import io

import discord
import pytest

from tests.discord.conftest import Bot, Raw
from tests.discord.loopback import Loopback
from tests.discord.messages import File


async def test_mention_is_answered_with_a_reply(loopback: Loopback, bot: Bot) -> None:
    question = loopback.user("ann").mentions_bot(loopback.channel, "hello")
    reply = await loopback.channel.next_message()
    assert reply.content == f"heard: {question.content}"
    assert reply.reply_to is question
    assert reply.allowed_mentions == {"parse": []}
    assert reply.mentions == []


async def test_direct_message_carries_its_content(loopback: Loopback, bot: Bot) -> None:
    ann = loopback.user("ann")
    ann.direct_message("psst")
    assert (await ann.direct.next_message()).content == "heard: psst"


async def test_content_is_blank_without_mention(loopback: Loopback, bot: Bot) -> None:
    loopback.user("ann").says(loopback.channel, "nobody in particular", files=[File("a.txt", b"a")])
    await loopback.until(lambda: bot.heard, "the message")
    assert (bot.heard[0].content, bot.heard[0].attachments) == ("", [])


async def test_reply_carries_content_only_if_it_pings(loopback: Loopback, bot: Bot) -> None:
    ann = loopback.user("ann")
    ann.mentions_bot(loopback.channel, "first")
    first = await loopback.channel.next_message()
    ann.replies(first, "silently", ping=False)
    ann.replies(first, "with a ping")
    assert (await loopback.channel.next_message()).content == "heard: with a ping"
    silent = next(message for message in bot.heard if message.reference and message.content == "")
    assert silent.reference.resolved.content == first.content


async def test_reply_to_the_answer_to_a_command_is_blank(loopback: Loopback, bot: Bot) -> None:
    ann = loopback.user("ann")
    answer = await ann.slash("ask", question="who?").response()
    message = ann.replies(answer, "and when?")
    heard = await loopback.until(
        lambda: next((each for each in bot.heard if each.id == message.id), None), "the reply"
    )
    assert heard.content == ""


async def test_thread_and_second_server(loopback: Loopback, bot: Bot) -> None:
    ann = loopback.user("ann")
    thread = loopback.add_thread(loopback.channel, "aside", ann)
    ann.mentions_bot(thread, "in a thread")
    assert "in a thread" in (await thread.next_message()).content
    elsewhere = loopback.add_server("Elsewhere")
    loopback.join(ann, elsewhere)
    channel = loopback.add_channel("lobby", elsewhere)
    ann.mentions_bot(channel, "over here")
    assert "over here" in (await channel.next_message()).content


async def test_edits_and_deletions(loopback: Loopback, bot: Bot) -> None:
    ann = loopback.user("ann")
    question = ann.mentions_bot(loopback.channel, "hello")
    reply = await loopback.channel.next_message()
    channel = bot.get_channel(loopback.channel.id)
    assert isinstance(channel, discord.TextChannel)
    fetched = await channel.fetch_message(reply.id)
    await fetched.edit(content="changed")
    assert (reply.content, reply.edits) == ("changed", 1)
    async with channel.typing():
        assert loopback.channel.typing == 1
    await fetched.delete()
    assert reply.deleted
    with pytest.raises(discord.NotFound):
        await fetched.delete()
    ann.deletes(question)
    with pytest.raises(discord.NotFound):
        await channel.fetch_message(question.id)


async def test_reply_to_a_deleted_message_is_no_violation(loopback: Loopback, bot: Bot) -> None:
    ann = loopback.user("ann")
    question = ann.mentions_bot(loopback.channel, "hello")
    await loopback.channel.next_message()
    ann.deletes(question)
    heard = next(message for message in bot.heard if message.id == question.id)
    with pytest.raises(discord.HTTPException) as refused:
        await heard.reply("too late")
    assert refused.value.code == 50035


async def test_missing_permissions(loopback: Loopback, bot: Bot) -> None:
    channel = bot.get_channel(loopback.channel.id)
    assert isinstance(channel, discord.TextChannel)
    loopback.channel.override(loopback.bot, send_messages=False)
    with pytest.raises(discord.Forbidden) as refused:
        await channel.send("hello")
    assert refused.value.code == 50013
    loopback.channel.override(loopback.bot, view_channel=False)
    with pytest.raises(discord.Forbidden) as refused:
        await channel.send("hello")
    assert refused.value.code == 50001


async def test_bot_writes_first_in_direct_messages(loopback: Loopback, bot: Bot) -> None:
    ann = loopback.user("ann")
    await (await bot.fetch_user(ann.id)).send(
        "good morning", file=discord.File(io.BytesIO(b"note"), "note.txt")
    )
    message = await ann.direct.next_message()
    assert message.attachments[0].file.name == "note.txt"
    loopback.closed_direct_messages.add(ann.direct)
    with pytest.raises(discord.Forbidden) as refused:
        await (await bot.fetch_user(ann.id)).send("hello?")
    assert refused.value.code == 50007


async def test_pings_are_counted(loopback: Loopback, raw: Raw) -> None:
    ann = loopback.user("ann")
    question = ann.says(loopback.channel, "hello")
    await raw.message(content=f"{ann.mention} @everyone", message_reference={"message_id": str(question.id)})
    await raw.message(content=ann.mention, allowed_mentions={"parse": []})
    loud, quiet = loopback.channel.by_bot()
    assert (loud.mentions, quiet.mentions) == ([ann], [])
    assert not loud.pings_everyone, "the bot lacks the permission"


async def test_forbidden_pings_are_a_violation(loopback: Loopback, raw: Raw) -> None:
    loopback.forbid_pings = True
    await raw.message(content="hello", allowed_mentions={"parse": []})
    assert loopback.journal.violations == []
    await raw.message(content="hello")
    await raw.message(content="hello", allowed_mentions={"parse": ["users"]})
    assert len(loopback.journal.forgive("allowed_mentions")) == 2
