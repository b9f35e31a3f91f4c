"""`/ask`: a question by command, answered to everyone or to the asker alone."""

from dataclasses import replace
from typing import Any

import discord
from discord import app_commands

from bot.client.acknowledging import defer
from bot.client.answers import Answers
from bot.client.asking.chat import chat_words
from bot.client.asking.gate import Gate
from bot.client.questions import MAX_QUESTION, checked
from bot.client.sending import content_of, put
from bot.measures import Measures, WayIn, counted


def ask_command(answers: Answers, gate: Gate, measures: Measures) -> app_commands.Command[Any, ..., None]:
    """`/ask question: [private:]`, on servers, in direct messages, and wherever people bring the bot."""

    @app_commands.command(name="ask", description="Ask about the news; the answer is quoted word for word")
    @app_commands.describe(
        question="What you want to know, in one sentence",
        private="Only you see the answer, until you share it",
    )
    @app_commands.allowed_contexts(guilds=True, dms=True, private_channels=True)
    @app_commands.allowed_installs(guilds=True, users=True)
    async def ask(
        interaction: discord.Interaction,
        question: app_commands.Range[str, 1, MAX_QUESTION],
        private: bool | None = None,
    ) -> None:
        with counted(measures, WayIn.COMMAND) as underway:
            asking = replace(await gate.asking_of(interaction, checked(question), private), aloud=True)
            await defer(interaction, thinking=True, ephemeral=asking.private)
            if (words := chat_words(asking.question, asking.to)) is not None:
                await put(interaction, {"content": words})
                return
            found = await answers.find(asking)
            underway.found(answered=found.answer.best is not None)
            posted = await put(interaction, content_of(found.card))
        seen_by_all = not (asking.private or posted.flags.ephemeral)
        await answers.keep(found, posted.channel.id, posted.id if seen_by_all else None)

    return ask
