"""A formatter's message becomes what discord.py sends."""

from typing import TypedDict

import discord

from bot.formatter.message import Message


class Content(TypedDict, total=False):
    """The arguments of every discord.py method that sends or edits a message."""

    content: str
    view: discord.ui.View


def content_of(message: Message) -> Content:
    """The text, and a row of link buttons if there are links."""
    if not message.links:
        return Content(content=message.content)
    view = discord.ui.View(timeout=None)
    for link in message.links:
        view.add_item(discord.ui.Button(label=link.label, url=link.url))
    return Content(content=message.content, view=view)
