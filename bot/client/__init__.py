"""Discord: connection, commands, buttons, modals."""

from bot.client.client import VerbatimClient
from bot.client.lifecycle import run

__all__ = ["VerbatimClient", "run"]
