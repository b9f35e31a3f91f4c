"""`run`: with a token, the bot on Discord; the chat without one is in test_chat.py."""

import logging

import pytest

from bot import client
from bot.verbatim import Verbatim


@pytest.fixture
def runs(monkeypatch):
    """What the Discord client was started with, in place of starting it."""
    started = []
    monkeypatch.setattr(client, "run", lambda *given: started.append(given))
    monkeypatch.setattr(logging.getLogger(), "level", logging.WARNING)
    return started


@pytest.mark.parametrize("words", [(), ("run",)])
def test_with_a_token_it_connects_to_discord(command, runs, monkeypatch, words):
    monkeypatch.setenv("DISCORD_TOKEN", "a-token")
    done = command(*words, stdin="Who won?\n")
    [(verbatim, token)] = runs
    assert (done.exit_code, done.stdout, token) == (0, "", "a-token")
    assert isinstance(verbatim, Verbatim)


def test_the_log_says_as_much_as_is_set(command, runs, monkeypatch):
    monkeypatch.setenv("DISCORD_TOKEN", "a-token")
    monkeypatch.setenv("LOG_LEVEL", "error")
    command("run")
    assert logging.getLogger().level == logging.ERROR


def test_without_a_token_nothing_is_connected(command, runs):
    command("run")
    assert runs == []


def test_the_shared_shelf_is_read_before_anyone_can_ask(command, runs, monkeypatch):
    order = []
    monkeypatch.setenv("DISCORD_TOKEN", "a-token")
    monkeypatch.setattr(Verbatim, "prepare", lambda _: order.append("prepared"))
    monkeypatch.setattr(client, "run", lambda *_: order.append("connected"))
    command("run")
    assert order == ["prepared", "connected"]
