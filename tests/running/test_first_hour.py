"""The first hour of docs/running.md, command by command, up to an answered mention."""

import asyncio
import base64
import dataclasses
import os
import re
import signal
from contextlib import asynccontextmanager
from urllib.parse import parse_qs, urlsplit

import discord
import pytest

from tests.running.guide import Step, steps
from tests.running.machine import PATIENCE, Terminal, furnish, repository

QUESTION = "How many people were aboard the ferry?"

HOUR = [step for step in steps() if re.match(r"\d\. ", step.section)]


@pytest.fixture
def token(loopback):
    first = base64.urlsafe_b64encode(str(loopback.bot.id).encode()).decode().rstrip("=")
    loopback.token = f"{first}.Loopback.{'x' * 27}"
    return loopback.token


@pytest.fixture
def filled(tmp_path):
    return {"ADDRESS": str(repository(tmp_path))}


def step(command):
    """The last step of the first hour whose last line this is."""
    return next(each for each in reversed(HOUR) if each.commands.splitlines()[-1] == command)


def write_token(clone, token):
    """As the guide says: in an editor, behind the name."""
    path = clone / ".env"
    text = path.read_text()
    assert text.count("\nDISCORD_TOKEN=\n") == 1
    path.write_text(text.replace("\nDISCORD_TOKEN=\n", f"\nDISCORD_TOKEN={token}\n"))


def authorise(loopback, address, server):
    """What Discord does when somebody opens the invite and presses Authorise."""
    asked = parse_qs(urlsplit(address).query)
    assert asked["client_id"] == [str(loopback.bot.id)]
    assert asked["scope"] == ["bot applications.commands"]
    granted = discord.Permissions(int(asked["permissions"][0]))
    server.roles[0].permissions = discord.Permissions.none()  # so that the invite alone decides
    loopback.join(loopback.bot, server, **{name: True for name, allowed in granted if allowed})


@asynccontextmanager
async def running(terminal, commands):
    """A program in the foreground of a terminal, until Ctrl+C."""
    process = await terminal.begin(commands)
    try:
        yield process
        os.killpg(process.pid, signal.SIGINT)
        async with asyncio.timeout(PATIENCE):
            await process.wait()
    finally:
        if process.returncode is None:
            os.killpg(process.pid, signal.SIGKILL)
            await process.wait()


async def seen(process, found):
    """Read what a program says until all is there that the guide says is seen."""
    output = ""
    async with asyncio.timeout(PATIENCE):
        while found.missing(output):
            line = await process.stdout.readline()
            assert line, f"it ended early:\n{output}"
            output += line.decode()


async def asked_on_discord(loopback, server):
    """Somebody writes what the guide says in a channel; the reply."""
    channel = loopback.add_channel("news", server)
    ann = loopback.user("ann")
    loopback.join(ann, server, view_channel=True, send_messages=True)
    ann.mentions_bot(channel, QUESTION)
    return await channel.next_message()


async def test_the_first_hour(loopback, token, filled, tmp_path):
    loopback.bot_leaves(loopback.server)
    server = loopback.add_server("Mine", with_bot=False)
    home = tmp_path / "home"
    home.mkdir()
    terminal = Terminal(home, loopback)

    async def follow(found, typed=""):
        output = await terminal.run(found.typed(filled), typed)
        assert found.missing(output) == [], output
        return output

    step_try = next(each for each in HOUR if each.commands.startswith("git clone"))
    get, make, _ = step_try.commands.partition("make run")
    await terminal.run(Step(step_try.section, get).typed(filled))
    furnish(home / "verbatim")
    await follow(dataclasses.replace(step_try, commands=make), f"{QUESTION}\nquit\n")

    await follow(step("chmod 600 .env"))
    write_token(home / "verbatim", token)
    await follow(step(".venv/bin/python -m bot doctor"))
    address = (await follow(step(".venv/bin/python -m bot invite"))).strip()
    authorise(loopback, address, server)

    async with running(terminal, "make run") as bot:
        await seen(bot, step("make run"))
        second = Terminal(home, loopback)
        add = step(".venv/bin/python -m bot add --samples")
        assert add.missing(await second.run(add.typed(filled))) == []
        reply = await asked_on_discord(loopback, server)
        assert "All 219 people aboard" in reply.text
    assert "Nothing to mend." in await second.run(".venv/bin/python -m bot doctor")
    remove = next(each for each in HOUR if " remove " in each.commands)
    await second.run(remove.typed(filled))
    assert "No articles." in await second.run(".venv/bin/python -m bot list")
