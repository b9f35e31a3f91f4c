"""Waiting for answers that are on their way out."""

import asyncio

import pytest

from bot.client.answers import underway as module
from bot.client.answers.underway import Underway


@pytest.fixture
def underway(monkeypatch):
    monkeypatch.setattr(module, "PATIENCE", 0.05)
    return Underway()


async def test_who_comes_early_waits_until_the_answer_is_kept(underway):
    underway.begin("a")
    waiting = [asyncio.create_task(each) for each in (underway.settled("a"), underway.all_settled())]
    await asyncio.sleep(0.01)
    assert not any(each.done() for each in waiting)
    underway.end("a")
    await asyncio.gather(*waiting)


async def test_nobody_waits_for_one_that_is_kept_or_unknown(underway, monkeypatch):
    monkeypatch.setattr(module, "PATIENCE", 60)
    underway.begin("a")
    underway.end("a")
    underway.end("a")
    async with asyncio.timeout(1):
        await underway.settled("a")
        await underway.settled("b")
        await underway.all_settled()


async def test_patience_ends(underway):
    underway.begin("a")
    async with asyncio.timeout(1):
        await underway.settled("a")
        await underway.all_settled()


async def test_one_that_never_arrived_is_forgotten(underway, monkeypatch):
    underway.begin("lost")
    monkeypatch.setattr(module, "LONGEST", -1)
    monkeypatch.setattr(module, "PATIENCE", 60)
    async with asyncio.timeout(1):
        await underway.all_settled()
