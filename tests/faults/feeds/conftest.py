"""A feed server that misbehaves, and a visitor that meets it."""

from tests.bot.feeds.conftest import desk, server, store

__all__ = ["desk", "server", "store"]
