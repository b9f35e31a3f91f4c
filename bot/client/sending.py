"""A formatter's message or card becomes what discord.py sends."""

import functools
import io
from dataclasses import dataclass
from typing import Any, Final, TypeAlias

import discord
from discord import ui

from bot.client.outages import until_sent
from bot.formatter.card import Beside, Button, Card, Divider, Menu, Part, Pick, PickKind, Picture, Row, Text
from bot.formatter.message import Link, Message

_TEXT_CHANNELS: Final = [
    discord.ChannelType.text,
    discord.ChannelType.news,
    discord.ChannelType.voice,
    discord.ChannelType.forum,
]
"""Channels in which people write."""

Content: TypeAlias = dict[str, Any]
"""Arguments of discord.py's methods that send or edit a message: its overloads take no typed dictionary."""


async def put(interaction: discord.Interaction[Any], content: Content) -> discord.InteractionMessage:
    """Put `content`, without files, in the place of what answers an interaction, once Discord can be reached.

    Raises:
        HTTPException, ClientError, OSError: as for `until_sent`.
    """
    edit = functools.partial(interaction.edit_original_response, **content)
    return await until_sent(edit, "answer to interaction", interaction.id)


def content_of(message: Message | Card) -> Content:
    """What to send: a card; or the text, and a row of link buttons if there are links."""
    if isinstance(message, Card):
        files = [_file(part) for part in (*message.parts, *message.below) if isinstance(part, Picture)]
        return {"view": view_of(message), **({"files": files} if files else {})}
    if not message.links:
        return {"content": message.content}
    view = ui.View(timeout=None)
    for link in message.links:
        view.add_item(_button(link))
    return {"content": message.content, "view": view}


def edit_of(message: Message | Card) -> Content:
    """What to put in the place of what a message says; one that was a card has to stay one.

    An edit does not heed what the client allows to be pinged, so it says that itself.
    """
    content = content_of(message)
    return {
        "attachments": content.pop("files", []),
        "allowed_mentions": discord.AllowedMentions.none(),
        **content,
    }


def view_of(card: Card) -> ui.LayoutView:
    """A card's parts as discord.py knows them.

    It is given up at once, so that discord.py does not remember it: what its buttons do is known by what
    they say (see `presses`), also after a restart.
    """
    view = ui.LayoutView(timeout=None)
    for item in items_of(card):
        view.add_item(item)
    view.stop()
    return view


@dataclass(frozen=True, slots=True)
class Kinds:
    """Of which classes a card's buttons and menus are made."""

    button: type[ui.Button[Any]] = ui.Button
    menu: type[ui.Select[Any]] = ui.Select


PLAIN: Final = Kinds()


def items_of(card: Card, kinds: Kinds = PLAIN) -> list[ui.Item[Any]]:
    """What a view of this card holds: its frame, and what stands below."""
    frame = ui.Container(*(_item(part, kinds) for part in card.parts), accent_colour=card.colour.value)
    return [frame, *(_item(part, kinds) for part in card.below)]


def _item(part: Part, kinds: Kinds) -> ui.Item[Any]:
    match part:
        case Text(markdown):
            return ui.TextDisplay(markdown)
        case Divider(line):
            return ui.Separator(visible=line)
        case Row(buttons):
            return ui.ActionRow(*(_button(button, kinds) for button in buttons))
        case Menu() | Pick():
            return ui.ActionRow(_menu(part, kinds) if isinstance(part, Menu) else _pick(part))
        case Beside(Text(markdown), button):
            return ui.Section(markdown, accessory=_button(button, kinds))
        case Picture():
            picture = discord.MediaGalleryItem(f"attachment://{part.name}", description=part.description)
            return ui.MediaGallery(picture)


def _button(button: Button | Link, kinds: Kinds = PLAIN) -> ui.Button[Any]:
    if isinstance(button, Link):
        return ui.Button(label=button.label, url=button.url)
    return kinds.button(
        label=button.label,
        custom_id=button.press,
        style=discord.ButtonStyle[button.look.value],
        disabled=button.off,
    )


def _menu(menu: Menu, kinds: Kinds) -> ui.Select[Any]:
    return kinds.menu(
        custom_id=menu.press,
        placeholder=menu.placeholder or None,
        min_values=menu.least,
        max_values=menu.most,
        options=[
            discord.SelectOption(
                label=choice.label,
                value=choice.value,
                description=choice.description or None,
                default=choice.chosen,
            )
            for choice in menu.choices
        ],
    )


def _pick(pick: Pick) -> ui.RoleSelect[Any] | ui.ChannelSelect[Any]:
    menu: dict[str, Any] = {
        "custom_id": pick.press,
        "placeholder": pick.placeholder or None,
        "min_values": pick.least,
        "max_values": pick.most,
    }
    kind = discord.SelectDefaultValueType[pick.kind.value]
    chosen = [discord.SelectDefaultValue(id=each, type=kind) for each in pick.chosen]
    if pick.kind is PickKind.ROLE:
        return ui.RoleSelect(**menu, default_values=chosen)
    return ui.ChannelSelect(**menu, default_values=chosen, channel_types=_TEXT_CHANNELS)


def _file(picture: Picture) -> discord.File:
    return discord.File(io.BytesIO(picture.data), picture.name, description=picture.description)
