"""What Discord refuses and its published specification does not say; checked always, by rules written by hand."""

from typing import TYPE_CHECKING

from tests.discord.journal import Request

if TYPE_CHECKING:
    from tests.discord.loopback import Loopback


def check_message(loopback: "Loopback", request: Request) -> None:
    """Raise `Refused` if this body cannot become a message."""


def check_message_edit(loopback: "Loopback", request: Request) -> None:
    """Raise `Refused` if this body cannot change a message."""


def check_callback(loopback: "Loopback", request: Request) -> None:
    """Raise `Refused` if this body cannot answer an interaction."""


def check_command(loopback: "Loopback", request: Request) -> None:
    """Raise `Refused` if this body cannot become a command."""


def check_command_edit(loopback: "Loopback", request: Request) -> None:
    """Raise `Refused` if this body cannot change a command."""


def check_commands(loopback: "Loopback", request: Request) -> None:
    """Raise `Refused` if these cannot become all the commands of their scope."""
