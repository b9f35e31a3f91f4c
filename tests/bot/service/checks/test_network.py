"""What doctor says of the way out, and of the web door."""

import socket

from bot.service.checks.finding import Level
from bot.service.checks.network import look_at_web, names_are_found
from corpus.page import AddressRefused, Page, PageRefused, SiteUnreachable


def door(outside, *, guarded=True):
    """A web door behind which there is `outside`: a page, or an error."""

    async def fetch(url, limits):
        if "127.0.0.1" in url and guarded:
            raise AddressRefused("private")
        if isinstance(outside, Exception):
            raise outside
        return outside

    return fetch


PAGE = Page("https://discord.com/robots.txt", "text/plain", b"")


async def level(fetch):
    (finding,) = await look_at_web(fetch)
    return finding.level


async def test_a_door_that_works():
    assert await level(door(PAGE)) is Level.OK
    assert await level(door(PageRefused("403", 403))) is Level.OK


async def test_a_door_that_leads_nowhere():
    assert await level(door(SiteUnreachable("no"))) is Level.WRONG


async def test_a_name_that_leads_inside():
    assert await level(door(AddressRefused("private"))) is Level.WRONG


async def test_a_door_that_lets_into_the_network():
    assert await level(door(PAGE, guarded=False)) is Level.WRONG


async def test_the_real_door_is_guarded():
    async def nothing_outside(url, limits):
        from corpus.download import download

        return await download(url, limits) if "127.0.0.1" in url else PAGE

    assert await level(nothing_outside) is Level.OK


def test_a_name_that_is_not_found(monkeypatch):
    def fail(*_, **__):
        raise socket.gaierror(socket.EAI_NONAME, "no")

    monkeypatch.setattr(socket, "getaddrinfo", fail)
    assert not names_are_found()


def test_a_name_server_that_is_silent_is_not_waited_for(monkeypatch):
    import threading

    silent = threading.Event()
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: silent.wait(10))
    assert not names_are_found(seconds=0.05)
    silent.set()
