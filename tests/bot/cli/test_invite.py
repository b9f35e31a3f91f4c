"""`invite`: the address, and where the application's id comes from."""

import base64

import pytest

from bot.client.application import asking_discord
from bot.client.application.invite import NEEDED, SCOPES

NEW, OLD = "1300000000000000000", "100000000000000000"


def token_of(bot):
    return f"{base64.urlsafe_b64encode(bot.encode()).decode().rstrip('=')}.abc.def"


def address(application):
    return (
        f"https://discord.com/oauth2/authorize?client_id={application}"
        f"&scope={'+'.join(SCOPES)}&permissions={NEEDED.value}\n"
    )


def test_of_an_application_that_is_named(command):
    assert command("invite", "--application", "42").stdout == address(42)


def test_of_the_tokens_application(command, monkeypatch):
    monkeypatch.setenv("DISCORD_TOKEN", token_of(NEW))
    assert command("invite").stdout == address(NEW)


def test_of_an_old_bot_discord_is_asked(command, monkeypatch):
    async def asked(token):
        return 77

    monkeypatch.setattr(asking_discord, "application_id", asked)
    monkeypatch.setenv("DISCORD_TOKEN", token_of(OLD))
    assert command("invite").stdout == address(77)


@pytest.mark.parametrize("token", ["", "a-secret"])
def test_without_a_token_it_says_what_to_do(command, monkeypatch, token):
    monkeypatch.setenv("DISCORD_TOKEN", token)
    done = command("invite")
    assert (done.exit_code, done.stdout) == (1, "")
    assert "DISCORD_TOKEN" in str(done.exception)
    assert "secret" not in str(done.exception)
