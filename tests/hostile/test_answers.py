"""Answers of hostile web servers: each is a clear refusal, soon, in little memory."""

import asyncio
import gzip
import tracemalloc
import zlib
from dataclasses import replace

import pytest

from corpus.address import IPAddress
from corpus.download import (
    DownloadError,
    Limits,
    NotAPage,
    PageTooLarge,
    PageTooSlow,
    SiteUnreachable,
    download,
)
from tests.loopback_site import Answer, LoopbackSite, response

LIMITS = Limits(sent_bytes=200_000, unpacked_bytes=500_000)
IN_A_HURRY = replace(LIMITS, seconds=1)
"""For answers that never end; others have the time that a busy machine may need."""

HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"


async def _drip(writer: asyncio.StreamWriter) -> None:
    writer.write(HEAD + b"Content-Length: 1000\r\n\r\n")
    while True:
        writer.write(b"a")
        await writer.drain()
        await asyncio.sleep(0.05)


async def _drip_headers(writer: asyncio.StreamWriter) -> None:
    writer.write(b"HTTP/1.1 200 OK\r\n")
    while True:
        writer.write(b"X")
        await writer.drain()
        await asyncio.sleep(0.05)


async def _silence(writer: asyncio.StreamWriter) -> None:
    await asyncio.sleep(3)


async def _endless(writer: asyncio.StreamWriter) -> None:
    writer.write(HEAD + b"Transfer-Encoding: chunked\r\n\r\n")
    while True:
        writer.write(b"1000\r\n" + b"a" * 0x1000 + b"\r\n")
        await writer.drain()


async def _endless_headers(writer: asyncio.StreamWriter) -> None:
    writer.write(b"HTTP/1.1 200 OK\r\n")
    while True:
        writer.write(b"X-A: " + b"a" * 1000 + b"\r\n")
        await writer.drain()


def _zeros(compressor: "zlib._Compress") -> bytes:
    return b"".join(compressor.compress(bytes(1 << 20)) for _ in range(100)) + compressor.flush()


BOMB = _zeros(zlib.compressobj(9, zlib.DEFLATED, 31))  # 100 MB in 100 kB
FLAT_BOMB = _zeros(zlib.compressobj(9))

ANSWERS: dict[str, tuple[Answer, type[DownloadError]]] = {
    "gzip bomb": (response(BOMB, "Content-Encoding: gzip"), PageTooLarge),
    "deflate bomb": (response(FLAT_BOMB, "Content-Encoding: deflate"), PageTooLarge),
    "bomb in a bomb": (response(gzip.compress(BOMB), "Content-Encoding: gzip, gzip"), NotAPage),
    "brotli": (response(b"x", "Content-Encoding: br"), NotAPage),
    "unheard-of packing": (response(b"x", "Content-Encoding: \u202e@everyone"), NotAPage),
    "not gzip at all": (response(b"<p>words</p>", "Content-Encoding: gzip"), SiteUnreachable),
    "half of a gzip": (
        response(gzip.compress(b"words")[:-9], "Content-Encoding: gzip"),
        SiteUnreachable,
    ),
    "says that it is huge": (response(b"a", length=10**12), PageTooLarge),
    "says more than it sends": (response(b"a", length=1000), SiteUnreachable),
    "negative length": (response(b"a", length=-5), SiteUnreachable),
    "endless": (_endless, PageTooLarge),
    "endless headers": (_endless_headers, SiteUnreachable),
    "one huge header": (response(b"a", "X-A: " + "a" * 100_000), SiteUnreachable),
    "drips": (_drip, PageTooSlow),
    "drips headers": (_drip_headers, PageTooSlow),
    "says nothing": (_silence, PageTooSlow),
    "hangs up": (b"", SiteUnreachable),
    "not HTTP": (b"SSH-2.0-OpenSSH_9.6\r\n\r\n", SiteUnreachable),
    "binary": (bytes(range(256)) * 10, SiteUnreachable),
    "bad chunks": (HEAD + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n\r\n", SiteUnreachable),
    "a picture": (response(b"\x89PNG", "Content-Type: image/png"), NotAPage),
    "a made-up kind": (response(b"x", "Content-Type: @everyone/\u202e*x*"), NotAPage),
}


def _loopback(address: IPAddress) -> bool:
    return address.is_loopback


@pytest.mark.parametrize("name", ANSWERS)
async def test_a_hostile_answer_is_a_clear_refusal(name):
    answer, expected = ANSWERS[name]
    async with LoopbackSite() as site:
        site.answers["/"] = answer
        limits = IN_A_HURRY if expected is PageTooSlow else LIMITS
        with pytest.raises(expected) as refusal:
            await download(site.url("/"), limits, allowed=_loopback)
    assert type(refusal.value) is expected
    assert str(refusal.value).isprintable()


async def test_a_bomb_is_not_unpacked_in_memory():
    async with LoopbackSite() as site:
        site.answers["/"] = response(BOMB, "Content-Encoding: gzip")
        tracemalloc.start()
        try:
            with pytest.raises(PageTooLarge):
                await download(site.url("/"), LIMITS, allowed=_loopback)
            assert tracemalloc.get_traced_memory()[1] < 10_000_000
        finally:
            tracemalloc.stop()


async def test_a_server_without_a_certificate_is_refused():
    async with LoopbackSite() as site:
        with pytest.raises(SiteUnreachable, match="cannot prove who it is"):
            await download(f"https://127.0.0.1:{site.port}/", LIMITS, allowed=_loopback)
