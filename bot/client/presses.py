"""What a press of a button or menu does: told by what the button says, so that it outlives a restart."""

import inspect
import logging
from collections.abc import Awaitable, Callable, Sequence
from typing import Any, Final, TypeAlias

import discord

from bot.client.numbers import number_in

log = logging.getLogger(__name__)

Handler: TypeAlias = Callable[..., Awaitable[None]]
"""Takes the interaction and the arguments behind the name, each a `str`, or an `int` where it says so.

A menu's values are in the interaction's data.
"""

_BETWEEN: Final = ":"


class Presses:
    """Which handler a press goes to.

    A button's `custom_id` is a name and arguments, parted by colons: `context:7k2mq`. The name says which
    handler it goes to. The message may be of yesterday and the person anybody who can see it, so a handler
    checks by itself who may press.
    """

    def __init__(self) -> None:
        self._handlers: dict[str, Handler] = {}

    def on(self, name: str, handler: Handler) -> None:
        """Let presses of this name go to `handler`.

        Raises:
            ValueError: the name is taken, or has a colon in it.
        """
        if name in self._handlers or _BETWEEN in name:
            raise ValueError(f"a press cannot be called {name!r}")
        self._handlers[name] = handler

    @property
    def names(self) -> frozenset[str]:
        """All that is handled."""
        return frozenset(self._handlers)

    async def handle(self, interaction: discord.Interaction[Any]) -> bool:
        """Do what the press of a button or menu asks for; whether there is a handler for it.

        One with too many or too few arguments, or without the numbers it takes, is forged, or of another
        version of the bot: there is none.
        """
        data: Any = interaction.data or {}
        name, *arguments = str(data.get("custom_id", "")).split(_BETWEEN)
        handler = self._handlers.get(name)
        if handler is None or interaction.type is not discord.InteractionType.component:
            return False
        read = _read(handler, interaction, arguments)
        if read is None:
            log.info("interaction %s: %s takes other arguments", interaction.id, name)
            return False
        await handler(*read)
        return True


def _read(
    handler: Handler, interaction: discord.Interaction[Any], arguments: Sequence[str]
) -> Sequence[object] | None:
    """What to call `handler` with; None if it takes other arguments than these."""
    signature = inspect.signature(handler)
    try:
        bound = signature.bind(interaction, *arguments)
    except TypeError:
        return None
    for name, given in bound.arguments.items():
        if signature.parameters[name].annotation is int:
            bound.arguments[name] = number_in(given)
            if bound.arguments[name] is None:
                return None
    return bound.args


def press(name: str, *arguments: object) -> str:
    """What a button says: `press("context", "7k2mq")` is `context:7k2mq`."""
    return _BETWEEN.join([name, *map(str, arguments)])


def chosen(interaction: discord.Interaction[Any]) -> list[str]:
    """The values chosen in a menu."""
    data: Any = interaction.data or {}
    return list(data.get("values") or [])
