"""`run`: with a token, the bot on Discord; the chat without one is in test_chat.py."""

import json
import logging

import pytest

from bot import client
from bot.verbatim import Verbatim


@pytest.fixture
def runs(monkeypatch):
    """What the Discord client was started with, in place of starting it."""
    started = []
    monkeypatch.setattr(client, "run", lambda *given: started.append(given))
    return started


@pytest.mark.parametrize("words", [(), ("run",)])
def test_with_a_token_it_connects_to_discord(command, runs, monkeypatch, words):
    monkeypatch.setenv("DISCORD_TOKEN", "a-token")
    done = command(*words, stdin="Who won?\n")
    [(verbatim, token, settings, _)] = runs
    assert (done.exit_code, done.stdout, token) == (0, "", "a-token")
    assert settings.message_content is False
    assert isinstance(verbatim, Verbatim)


def test_the_message_content_is_asked_for_where_it_is_set(command, runs, monkeypatch):
    monkeypatch.setenv("DISCORD_TOKEN", "a-token")
    monkeypatch.setenv("MESSAGE_CONTENT", "yes")
    command("run")
    [(_, _, settings, _)] = runs
    assert settings.message_content is True


def test_the_shards_are_those_that_are_set(command, runs, monkeypatch):
    monkeypatch.setenv("DISCORD_TOKEN", "a-token")
    monkeypatch.setenv("SHARD_COUNT", "6")
    monkeypatch.setenv("SHARD_IDS", "2,3")
    command("run")
    [(_, _, settings, _)] = runs
    assert (settings.shard_ids, settings.shard_count) == ((2, 3), 6)


def test_the_log_is_as_it_is_set_and_shows_no_token(command, monkeypatch):
    monkeypatch.setenv("DISCORD_TOKEN", "a-token")
    monkeypatch.setenv("LOG_FORMAT", "json")
    monkeypatch.setattr(client, "run", lambda *_, **__: logging.getLogger("bot").info("it is a-token"))
    *_, line = command("run").stderr.splitlines()
    assert json.loads(line)["message"] == "it is [secret]"


def test_the_log_says_as_much_as_is_set(command, runs, monkeypatch):
    monkeypatch.setenv("DISCORD_TOKEN", "a-token")
    monkeypatch.setenv("LOG_LEVEL", "error")
    assert command("run").stderr == ""


def test_without_a_token_nothing_is_connected(command, runs):
    command("run")
    assert runs == []


def test_the_shared_shelf_is_read_before_anyone_can_ask(command, runs, monkeypatch):
    order = []
    monkeypatch.setenv("DISCORD_TOKEN", "a-token")
    monkeypatch.setattr(Verbatim, "prepare", lambda _: order.append("prepared"))
    monkeypatch.setattr(client, "run", lambda *_, **__: order.append("connected"))
    command("run")
    assert order == ["prepared", "connected"]


@pytest.mark.parametrize("url", ["data/verbatim.db", "postgres://somewhere"])
def test_a_store_that_cannot_be_is_not_tried_again(command, runs, monkeypatch, url):
    monkeypatch.setenv("DISCORD_TOKEN", "a-token")
    monkeypatch.setenv("CORPUS_URL", url)
    done = command("run")
    assert (done.exit_code, runs) == (78, [])
    assert "CORPUS_URL" in done.stderr


def test_a_refusal_is_one_line_and_no_bug(command, monkeypatch):
    def refuse(*_, **__):
        raise client.Refused("Discord refused the token.")

    monkeypatch.setenv("DISCORD_TOKEN", "a-token")
    monkeypatch.setattr(client, "run", refuse)
    done = command("run")
    assert done.exit_code == 78
    assert done.stderr.count("Discord refused the token.") == 1
    assert "bug" not in done.stderr
