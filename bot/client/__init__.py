"""Discord: connection, commands, buttons, modals."""

from bot.client.client import VerbatimClient
from bot.client.lifecycle import run
from bot.client.refusals import Refused

__all__ = ["Refused", "VerbatimClient", "run"]
