"""Discord: connection, commands, buttons, modals."""

from bot.client.client import VerbatimClient
from bot.client.lifecycle import run
from bot.client.shards import Shards

__all__ = ["Shards", "VerbatimClient", "run"]
