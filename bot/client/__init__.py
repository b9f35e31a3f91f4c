"""Discord: connection, commands, buttons, modals."""

from bot.client.client import Chore, VerbatimClient
from bot.client.lifecycle import run
from bot.client.refusals import Refused
from bot.client.shards import Shards

__all__ = ["Chore", "Refused", "Shards", "VerbatimClient", "run"]
