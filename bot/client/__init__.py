"""Discord: connection, commands, buttons, modals."""

from bot.client.client import VerbatimClient
from bot.client.connection.refusals import Refused
from bot.client.lifecycle import Surroundings, run

__all__ = ["Refused", "Surroundings", "VerbatimClient", "run"]
