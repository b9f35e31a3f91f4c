"""A feed server on this machine that behaves, until it is told not to."""

import asyncio
import gzip
from dataclasses import dataclass, field
from html import escape

from corpus.address import IPAddress
from corpus.download import Limits, fetch
from corpus.page import Fetched, Version
from tests.loopback_site import Answer, LoopbackSite, response

RSS = "Content-Type: application/rss+xml; charset=utf-8"
NAMES = ["Ada", "Bo", "Cy", "Di", "Ed", "Flo", "Gus", "Hal", "Ivy", "Jo", "Kim", "Lou", "Max", "Ned", "Oz"]


def told(number: int) -> str:
    """A text of its own for each number, long enough to be a whole article."""
    said = (
        f"{NAMES[number * step % 15]} of house {number * step} moved {number + step} crates to {step * 7}."
        for step in range(1, 15)
    )
    return "\n\n".join([f"Report {number} begins here.", *said])


@dataclass
class Story:
    """What a feed tells of; `whole` means that the feed carries the text itself."""

    number: int
    whole: bool = True
    title: str = ""
    text: str = ""
    date: str = "Sun, 01 Mar 2026 12:00:00 GMT"
    path: str = ""
    guid: str = ""

    def __post_init__(self) -> None:
        self.title = self.title or f"Story {self.number}"
        self.text = self.text or told(self.number)
        self.path = self.path or f"/news/{self.number}"
        self.guid = self.guid or f"story-{self.number}"

    @property
    def markup(self) -> str:
        return "".join(f"<p>{escape(part)}</p>" for part in self.text.split("\n\n"))

    def rss(self, url: str) -> str:
        body = f"<c:encoded><![CDATA[{self.markup}]]></c:encoded>" if self.whole else ""
        return (
            f"<item><guid isPermaLink='false'>{self.guid}</guid><title>{escape(self.title)}</title>"
            f"<link>{url}</link><pubDate>{self.date}</pubDate>"
            f"<description>What {self.title} says.</description>{body}</item>"
        )

    def page(self) -> bytes:
        return (
            f"<!DOCTYPE html><html><head><title>{self.title}</title></head><body><article>"
            f"<h1>{self.title}</h1>{self.markup}</article></body></html>"
        ).encode()


@dataclass
class FeedServer(LoopbackSite):
    """Serves stories as a feed at /feed, and each as a page; `answers` go before that."""

    stories: list[Story] = field(default_factory=list)
    head: str = "<title>The Loopback Herald</title>"

    def __post_init__(self) -> None:
        super().__init__()
        self.fault: Answer | None = None
        """What /feed answers instead of the feed."""
        self.serve()

    @property
    def feed_url(self) -> str:
        return self.url("/feed")

    def serve(self) -> None:
        """Serve what there is now: the feed, and the pages."""
        self.answers["/feed"] = self._feed
        for story in self.stories:
            self.answers[story.path] = response(story.page())

    def publish(self, *stories: Story) -> None:
        self.stories[:0] = stories
        self.serve()

    def paths(self) -> list[str]:
        """What was asked for, in order."""
        return [head.split(" ")[1] for head in self.heads]

    def feed(self) -> bytes:
        items = "".join(story.rss(self.url(story.path)) for story in self.stories)
        space = 'xmlns:c="http://purl.org/rss/1.0/modules/content/"'
        return f"<rss version='2.0' {space}><channel>{self.head}{items}</channel></rss>".encode()

    async def _feed(self, writer: asyncio.StreamWriter) -> None:
        if callable(self.fault):
            return await self.fault(writer)
        if self.fault is not None:
            writer.write(self.fault)
            return None
        body = self.feed()
        etag = f'"{hash(body)}"'
        if f"If-None-Match: {etag}" in self.heads[-1]:
            writer.write(response(b"", f"ETag: {etag}", status="304 Not Modified"))
        else:
            writer.write(response(body, RSS, f"ETag: {etag}"))
        return None

    # Ways to misbehave: to be given to `fault`.

    async def stall(self, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\n")
        await asyncio.sleep(60)

    async def go_away(self, writer: asyncio.StreamWriter) -> None:
        writer.transport.abort()

    def promise_more(self) -> bytes:
        """Say that there is more than comes."""
        return response(self.feed(), RSS, length=len(self.feed()) + 1000)

    def promise_less(self) -> bytes:
        """Say that there is less than comes: the feed breaks off in the middle of an item."""
        return response(self.feed(), RSS, length=len(self.feed()) - 400)

    @staticmethod
    def bomb() -> bytes:
        return response(gzip.compress(bytes(50_000_000)), RSS, "Content-Encoding: gzip")

    @staticmethod
    def entity_bomb() -> bytes:
        nested = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
        bomb = f'<!DOCTYPE r [<!ENTITY a0 "x">{nested}]><rss version="2.0"><channel><item><guid>b</guid>'
        return response(
            f"{bomb}<link>http://127.0.0.1:1/b</link><title>&a9;</title></item></channel></rss>".encode(), RSS
        )


def loopback_alone(address: IPAddress) -> bool:
    """A guard for tests: servers on this machine pass, everything else does not."""
    return address.is_loopback


async def fetch_here(url: str, known: Version = Version(), *, kinds: tuple[str, ...]) -> Fetched:  # noqa: B008
    """The real door, which opens to this machine alone."""
    limits = Limits(seconds=1.0, sent_bytes=1_000_000, unpacked_bytes=1_000_000)
    return await fetch(url, known, kinds=kinds, limits=limits, allowed=loopback_alone)
