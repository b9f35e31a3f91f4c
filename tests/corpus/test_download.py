import gzip
import socket
import zlib
from datetime import timedelta
from ipaddress import ip_address

import pytest

from corpus.download import (
    FEEDS,
    AddressRefused,
    Limits,
    NotAPage,
    Page,
    PageRefused,
    PageTooLarge,
    SiteUnreachable,
    TooManyRedirects,
    Version,
    download,
)
from corpus.download import fetch as download_again
from tests.loopback_site import LoopbackSite, redirect, response

PAGE = b"<p>Words.</p>"


def loopback_alone(address) -> bool:
    """A guard for tests: the server on this machine passes, everything else does not."""
    return address == ip_address("127.0.0.1")


@pytest.fixture
async def site():
    async with LoopbackSite() as site:
        yield site


async def fetch(site: LoopbackSite, path: str = "/", limits: Limits = Limits(seconds=5)) -> Page:  # noqa: B008
    return await download(site.url(path), limits, allowed=loopback_alone)


async def test_a_page_comes_with_its_address_type_and_bytes(site):
    site.answers["/a?b=c"] = response(PAGE)
    page = await fetch(site, "/a?b=c#fragment")
    assert page == Page(site.url("/a?b=c"), "text/html; charset=utf-8", PAGE)


async def test_redirects_are_followed_to_the_last_address(site):
    site.answers |= {"/": redirect("/b c"), "/b%20c": redirect(site.url("/d")), "/d": response(PAGE)}
    assert (await fetch(site)).url == site.url("/d")
    assert site.connections == 3


@pytest.mark.parametrize(
    ("encoding", "pack"),
    [("gzip", gzip.compress), ("x-gzip", gzip.compress), ("deflate", zlib.compress), ("identity", bytes)],
)
async def test_packed_pages_are_unpacked(site, encoding, pack):
    site.answers["/"] = response(pack(PAGE * 1000), f"Content-Encoding: {encoding}")
    assert (await fetch(site)).data == PAGE * 1000


async def test_a_page_may_be_as_large_as_the_limit(site):
    site.answers["/"] = response(b"a" * 1000)
    limits = Limits(sent_bytes=1000, unpacked_bytes=1000)
    assert len((await fetch(site, limits=limits)).data) == 1000
    site.answers["/"] = response(b"a" * 1001)
    with pytest.raises(PageTooLarge, match="larger than 1,000 bytes"):
        await fetch(site, limits=limits)


async def test_a_missing_media_type_is_left_to_the_reader(site):
    site.answers["/"] = b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nWords"
    assert (await fetch(site)).media_type is None


@pytest.mark.parametrize(
    "kind", ["image/png", "application/pdf", "application/json", "video/mp4", "nonsense"]
)
async def test_other_kinds_are_refused_by_name(site, kind):
    site.answers["/"] = response(b"x", f"Content-Type: {kind}")
    with pytest.raises(NotAPage, match="not a page of text but"):
        await fetch(site)


@pytest.mark.parametrize(
    "status", ["404 Not Found", "403 Forbidden", "500 Oops", "204 No Content", "999 @everyone"]
)
async def test_an_answer_that_is_no_page_is_told_by_its_number(site, status):
    site.answers["/"] = response(b"", status=status)
    with pytest.raises(PageRefused, match=status[:3]) as refusal:
        await fetch(site)
    assert "everyone" not in str(refusal.value)


async def test_endless_redirects_end(site):
    site.answers["/"] = redirect("/")
    with pytest.raises(TooManyRedirects, match="more than 5 times"):
        await fetch(site)
    assert site.connections == 6


async def test_a_redirect_to_nowhere_is_refused(site):
    site.answers["/"] = response(b"", status="301 Moved Permanently")
    with pytest.raises(PageRefused, match="not where to"):
        await fetch(site)


async def test_no_site_is_told_apart_from_a_refused_address(unused_port):
    with pytest.raises(SiteUnreachable, match="no such site"):
        await download(f"http://127.0.0.1:{unused_port}/", allowed=loopback_alone)


@pytest.fixture
def unused_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


async def test_a_name_that_cannot_be_looked_up_is_no_site(monkeypatch):
    def look_up(*args: object, **kwargs: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "unknown")

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    with pytest.raises(SiteUnreachable, match="no such site"):
        await download("http://nowhere.example/")


async def test_a_name_with_an_inside_address_too_is_reached_outside_alone(site, monkeypatch):
    def look_up(host: str, port: int, *args: object, **kwargs: object) -> list:
        kind = (socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP, "")
        return [(*kind, (address, port)) for address in ("10.0.0.1", "127.0.0.2", "127.0.0.1")]

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    site.answers["/"] = response(PAGE)
    page = await download(f"http://two.example:{site.port}/", Limits(seconds=5), allowed=loopback_alone)
    assert page.data == PAGE


async def test_no_cookie_and_no_credential_is_sent(site, monkeypatch, tmp_path):
    (tmp_path / ".netrc").write_text("machine 127.0.0.1 login me password secret\n")
    (tmp_path / ".netrc").chmod(0o600)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:1/")
    site.answers |= {
        "/": response(b"", "Location: /b", "Set-Cookie: a=b", status="302 Found"),
        "/b": response(PAGE),
    }
    await fetch(site)
    for head in site.heads:
        assert "cookie" not in head.lower()
        assert "authorization" not in head.lower()


@pytest.mark.parametrize("port", [1, 22, 25, 143, 1023])
async def test_ports_of_other_services_are_refused(port):
    with pytest.raises(AddressRefused, match=f"Port {port} "):
        await download(f"http://127.0.0.1:{port}/", allowed=loopback_alone)


class TestFetch:
    """Going to a page again."""

    async def test_what_is_known_is_said_and_heard(self, site):
        modified = "Sun, 01 Mar 2026 12:00:00 GMT"
        headers = ('ETag: "new"', f"Last-Modified: {modified}", "Cache-Control: max-age=60")
        site.answers["/"] = response(PAGE, *headers)
        known = Version('"old"', "Sat, 28 Feb 2026 12:00:00 GMT")
        fetched = await fetch_again(site, known)
        assert fetched.page.data == PAGE
        assert (fetched.version, fetched.wait) == (Version('"new"', modified), timedelta(seconds=60))
        assert 'If-None-Match: "old"' in site.heads[0]
        assert "If-Modified-Since: Sat, 28 Feb" in site.heads[0]

    async def test_a_page_that_did_not_change_does_not_come(self, site):
        site.answers["/"] = response(b"", 'ETag: "same"', status="304 Not Modified")
        assert (await fetch_again(site, Version('"same"'))).page is None

    async def test_nothing_changed_is_no_answer_for_who_was_never_there(self, site):
        site.answers["/"] = response(b"", status="304 Not Modified")
        with pytest.raises(PageRefused, match="nobody had asked"):
            await fetch(site)

    @pytest.mark.parametrize(
        ("statuses", "moved"),
        [
            (["301"], "/2"),
            (["308", "301"], "/3"),
            (["302"], None),
            (["301", "302"], "/2"),
            (["302", "301"], None),
        ],
    )
    async def test_a_move_for_good_is_told(self, site, statuses, moved):
        paths = ["/", "/2", "/3"][: len(statuses) + 1]
        for path, target, status in zip(paths, paths[1:], statuses, strict=False):
            site.answers[path] = response(b"", f"Location: {target}", status=f"{status} Moved")
        site.answers[paths[-1]] = response(PAGE)
        assert (await fetch_again(site)).moved == (moved and site.url(moved))

    async def test_by_what_a_page_is_known_is_said_to_its_own_site_alone(self, site):
        async with LoopbackSite() as other:
            site.answers["/"] = redirect("/near")
            site.answers["/near"] = redirect(other.url("/far"))
            other.answers["/far"] = response(PAGE, 'ETag: "theirs"')
            fetched = await fetch_again(site, Version('"ours"', "Sat, 28 Feb 2026 12:00:00 GMT"))
            assert all('If-None-Match: "ours"' in head for head in site.heads)
            assert len(site.heads) == 2
            assert "If-" not in other.heads[0]
            assert fetched.version == Version()

    async def test_only_the_kinds_asked_for_come(self, site):
        site.answers["/"] = response(b"<rss/>", "Content-Type: application/rss+xml")
        with pytest.raises(NotAPage):
            await fetch(site)
        assert (await fetch_again(site, kinds=FEEDS)).page.media_type == "application/rss+xml"
        assert "application/atom+xml" in site.heads[-1]

    async def test_a_refusal_says_when_to_come_again(self, site):
        site.answers["/"] = response(b"", "Retry-After: 300", status="429 Too Many Requests")
        with pytest.raises(PageRefused) as refusal:
            await fetch_again(site)
        assert (refusal.value.status, refusal.value.wait) == (429, timedelta(minutes=5))


async def fetch_again(site, known=Version(), **more):  # noqa: B008
    return await download_again(
        site.url("/"), known, limits=Limits(seconds=5), allowed=loopback_alone, **more
    )
