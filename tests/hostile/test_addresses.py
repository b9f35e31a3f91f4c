"""Addresses that lead inside: each is refused, and nobody inside is ever connected to."""

import contextlib
import socket

import pytest

from corpus.address import IPAddress
from corpus.download import AddressRefused, DownloadError, Limits, download
from tests.loopback_site import LoopbackSite, redirect, response

LIMITS = Limits(seconds=5)

INSIDE = [
    "http://127.0.0.1:{port}/",
    "http://127.8.9.10:{port}/",
    "http://0.0.0.0:{port}/",
    "http://１２７.０.０.１:{port}/",
    "http://127。0。0。1:{port}/",
    "http://localhost:{port}/",
    "http://LocalHost:{port}/",
    "http://ⓛⓞⓒⓐⓛⓗⓞⓢⓣ:{port}/",
    "http://[::]:{port}/",
    "http://[::1]:{port}/",
    "http://[0:0:0:0:0:0:0:1]:{port}/",
    "http://[::127.0.0.1]:{port}/",
    "http://[::ffff:127.0.0.1]:{port}/",
    "http://[::ffff:7f00:1]:{port}/",
    "http://[64:ff9b::127.0.0.1]:{port}/",
    "http://[64:ff9b:1::7f00:1]:{port}/",
    "http://[2002:7f00:1::]:{port}/",
    "http://[2001:0:7f00:1::]:{port}/",
    "http://[fe80::1]:{port}/",
    "http://[fc00::1]:{port}/",
    "http://[fd00:ec2::254]/latest/meta-data/",
    "http://[ff02::1]:{port}/",
    "http://10.0.0.1/",
    "http://172.16.0.1/",
    "http://192.168.0.1/",
    "http://100.64.0.1/",
    "http://100.100.100.200/latest/meta-data/",
    "http://169.254.169.254/latest/meta-data/",
    "http://192.0.0.192/opc/v2/",
    "http://168.63.129.16/machine/",
    "http://198.18.0.1/",
    "http://224.0.0.1/",
    "http://255.255.255.255/",
    "http://127.0.0.1:{port}#@example.com/",
    "http://127.0.0.1:{port}/?@example.com/",
    "https://127.0.0.1:{port}/",
]
MALFORMED = [
    "http://127.0.0.1.:{port}/",
    "http://127.1:{port}/",
    "http://0:{port}/",
    "http://0177.0.0.1:{port}/",
    "http://0x7f.0x0.0x0.0x1:{port}/",
    "http://0x7f000001:{port}/",
    "http://2130706433:{port}/",
    "http://017700000001:{port}/",
    "http://0xa9fea9fe/latest/meta-data/",
    "",
    "127.0.0.1:{port}",
    "//127.0.0.1:{port}/",
    "file:///etc/passwd",
    "ftp://127.0.0.1:{port}/",
    "gopher://127.0.0.1:{port}/_GET",
    "data:text/html,<p>words</p>",
    "javascript:alert(1)",
    "unix:///var/run/docker.sock",
    "http+unix://%2Fvar%2Frun%2Fdocker.sock/",
    "http:127.0.0.1:{port}/",
    "http:///127.0.0.1:{port}/",
    "http://example.com@127.0.0.1:{port}/",
    "http://user:password@127.0.0.1:{port}/",
    "http://127.0.0.1:{port}\\@example.com/",
    "http://example.com\\@127.0.0.1:{port}/",
    "http://127.0.0.1:{port}\r\nHost: example.com\r\n\r\n",
    "http://127.0.0.1 :{port}/",
    "http://127.0.0.1\t:{port}/",
    "http://127.0.0.1%00.example.com:{port}/",
    "http://127.0.0.1%2f:{port}/",
    "http://[::1%25lo]:{port}/",
    "http://[fe80::1%25eth0]:{port}/",
    "http://[::1:{port}/",
    "http://[v1.::1]:{port}/",
    "http://127.0.0.1:{port}:80/",
    "http://127.0.0.1:0x50/",
    "http://127.0.0.1:99999/",
    "http://127.0.0.1:22/",
    "http://127.0.0.1:25/",
    "http://\u202e1.0.0.721:{port}/",
    "http://127.0.0.1:{port}/\ud800",
    "http://" + "a" * 64 + ".example:{port}/",
    "http://127.0.0.1:{port}/" + "a" * 10_000,
]


@pytest.fixture
async def inside():
    """Servers on every loopback address of this machine, on one port; nobody may reach them."""
    async with contextlib.AsyncExitStack() as stack:
        servers = [await stack.enter_async_context(LoopbackSite("127.0.0.1"))]
        for host in ("127.8.9.10", "::1"):
            with contextlib.suppress(OSError):  # not every machine has it
                servers.append(await stack.enter_async_context(LoopbackSite(host, servers[0].port)))
        yield servers


def _outside(address: IPAddress) -> bool:
    """A guard for tests, to which one of the servers inside is outside."""
    return str(address) == "127.0.0.1"


@pytest.mark.parametrize("address", INSIDE)
async def test_an_address_inside_is_refused_before_anyone_is_connected_to(inside, address):
    with pytest.raises(AddressRefused, match="leads into a private network"):
        await download(address.format(port=inside[0].port), LIMITS)
    assert [server.connections for server in inside] == [0] * len(inside)


@pytest.mark.parametrize("address", MALFORMED)
async def test_a_malformed_address_is_refused_before_anyone_is_connected_to(inside, address):
    with pytest.raises(AddressRefused) as refusal:
        await download(address.format(port=inside[0].port), LIMITS)
    assert [server.connections for server in inside] == [0] * len(inside)
    assert str(refusal.value).isprintable()
    assert len(str(refusal.value)) < 300


@pytest.mark.parametrize(
    "addresses",
    [
        ["127.0.0.1"],
        ["::1"],
        ["::ffff:127.0.0.1"],
        ["64:ff9b::7f00:1"],
        ["10.0.0.1", "127.0.0.1"],
        ["fe80::1%1", "::1"],
    ],
)
async def test_a_name_that_leads_inside_is_refused(inside, monkeypatch, addresses):
    def look_up(host: str, port: int, *args: object, **kwargs: object) -> list:
        return [
            (socket.AF_INET6, socket.SOCK_STREAM, 6, "", (address, port, 0, 0))
            if ":" in address
            else (socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))
            for address in addresses
        ]

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    with pytest.raises(AddressRefused, match="private network"):
        await download(f"http://innocent.example:{inside[0].port}/", LIMITS)
    assert [server.connections for server in inside] == [0] * len(inside)


async def test_a_final_dot_does_not_help(inside):
    with pytest.raises(DownloadError):  # on some systems there is no such name
        await download(f"http://localhost.:{inside[0].port}/", LIMITS)
    assert [server.connections for server in inside] == [0] * len(inside)


async def test_a_name_that_moves_inside_is_refused(inside, monkeypatch):
    """DNS rebinding: what an earlier look-up said does not count, only what is connected to."""
    answers = iter(["127.0.0.1", "127.8.9.10"])

    def look_up(host: str, port: int, *args: object, **kwargs: object) -> list:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (next(answers), port))]

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    outside, *within = inside
    outside.answers["/"] = response(b"words")
    await download(f"http://moving.example:{outside.port}/", LIMITS, allowed=_outside)
    with pytest.raises(AddressRefused):
        await download(f"http://moving.example:{outside.port}/", LIMITS, allowed=_outside)
    assert outside.connections == 1
    assert [server.connections for server in within] == [0] * len(within)


@pytest.mark.parametrize(
    "target",
    [
        "http://127.8.9.10:{port}/",
        "//127.8.9.10:{port}/",
        "http://2131233034:{port}/",
        "http://[::1]:{port}/",
        "http://localhost.:{port}@127.8.9.10:{port}/",
        "http://169.254.169.254/latest/meta-data/",
        "http://[::ffff:127.0.0.1]:{port}/",
        "https://10.0.0.1/",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "ftp://127.0.0.1/",
        "http://[bad",
        "http://127.0.0.1:22/",
        "\\\\127.8.9.10\\share",
        "http://127.8.9.10:{port}\\@example.com",
    ],
)
async def test_a_redirect_inside_is_refused(inside, target):
    outside, *within = inside
    outside.answers["/"] = redirect(target.format(port=outside.port))
    with pytest.raises(DownloadError):
        await download(outside.url("/"), LIMITS, allowed=_outside)
    assert outside.connections <= 2
    assert [server.connections for server in within] == [0] * len(within)
