"""The same people and servers as where they ask."""

from tests.bot.client.asking.conftest import ann, kept, settle, ship

__all__ = ["ann", "kept", "settle", "ship"]
