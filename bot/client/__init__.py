"""Discord: connection, commands, buttons, modals."""

from bot.client.client import Chore, VerbatimClient
from bot.client.connection.refusals import Refused
from bot.client.connection.shards import Shards
from bot.client.lifecycle import run

__all__ = ["Chore", "Refused", "Shards", "VerbatimClient", "run"]
