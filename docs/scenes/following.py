"""Scenes of feeds: found, followed, and what they bring decided about."""

from datetime import timedelta
from typing import Final

from corpus.feeds import Standing, Terms, Visit
from docs.scenes.stage import Stage

COURIER: Final = "https://example.com/courier/feed"
LEDGER: Final = "https://example.org/ledger.xml"
LETTERS: Final = (
    "The Courier prints letters on every Friday. Write to us in ink or on a screen, with your name and your "
    "street, and in no more words than the matter needs. We shorten what is long, we print what is short, "
    "and we answer everybody who asks for an answer. What is rude goes into the bin under the desk, where "
    "the cat has made her bed. Those who would rather talk find us at the market on Saturdays."
)
"""Under every article: a feed's short texts are taken for the beginnings of longer ones."""

BRIDGE: Final = (
    "The harbour bridge will close for nine nights from 23 November, the city said on Wednesday. Ferries "
    "will run every ten minutes until one in the morning while the deck is relaid."
)
LIBRARY: Final = (
    "The library on Cooper's Row will open on Sundays again from January, for the first time in six years. "
    "Volunteers will be at the desk, and nothing can be borrowed after four in the afternoon."
)
STARS: Final = (
    "Somebody you have not seen for long may write to you on Saturday. Wear something blue, and do not sign "
    "anything before the moon has left the house of Mars."
)
TOLD: Final = (
    ("Harbour bridge to close for nine nights", "Wed, 11 Nov 2026 17:00:00 GMT", BRIDGE),
    ("Library on Cooper's Row opens on Sundays again", "Wed, 11 Nov 2026 09:30:00 GMT", LIBRARY),
    ("Your horoscope for the weekend", "Tue, 10 Nov 2026 06:00:00 GMT", STARS),
)
"""What the feed tells: title, date and text."""


async def feed_add(stage: Stage) -> None:
    """A feed before and after it is followed, and the list of a server's feeds."""
    _publish(stage)
    asked = await stage.mo.slash("feed add", url=COURIER, exclude="horoscope").response()
    stage.show(asked)
    await stage.mo.clicks(asked, "Follow").response()
    await stage.loopback.until(lambda: "Following" in asked.text, "the end")
    stage.show(asked)
    await stage.loopback.until(lambda: len(_listed(stage)) == len(TOLD) - 1, "the articles")
    feeds, now = stage.verbatim.records.feeds, stage.clock.now
    [courier] = feeds.feeds(stage.server)
    ledger = feeds.add(stage.server, LEDGER, "The Lowmere Ledger", Terms(), by="mo", now=now)
    due = now + timedelta(hours=2)
    failing = Standing(
        due, failing_since=now - timedelta(days=1), failures=9, failure="There is no such site."
    )
    feeds.visited(stage.server, ledger.number, Visit(failing), now)
    stage.later(minutes=20)
    feeds.visited(stage.server, courier.number, Visit(Standing(due, succeeded=now)), now)
    stage.show(await stage.mo.slash("feed list").response())


async def feed_queue(stage: Stage) -> None:
    """What a feed brought: one article that waits for a curator, one approved and one rejected."""
    _publish(stage)
    desk = stage.loopback.add_channel("news-desk")
    asked = await stage.mo.slash("feed add", url=COURIER, queue=desk).response()
    await stage.mo.clicks(asked, "Follow").response()
    cards = [await desk.next_message() for _ in TOLD]
    for card, press in zip(cards, ("Approve", "Reject"), strict=False):
        await stage.mo.clicks(card, press).acknowledged()
        await stage.loopback.until(lambda card=card: "Approve" not in card.labels, "the decision")
    stage.show(*cards)


def _publish(stage: Stage) -> None:
    """Let the Courier have a feed of its articles."""
    items = "".join(
        f"<item><guid>{title}</guid><title>{title}</title><link>https://example.com/courier/{number}</link>"
        f"<pubDate>{date}</pubDate><c:encoded><![CDATA[<p>{text}</p><p>{LETTERS}</p>]]></c:encoded></item>"
        for number, (title, date, text) in enumerate(TOLD)
    )
    stage.web.feeds[COURIER] = (
        '<rss version="2.0" xmlns:c="http://purl.org/rss/1.0/modules/content/"><channel>'
        f"<title>The Port Alder Courier</title>{items}</channel></rss>"
    ).encode()


def _listed(stage: Stage) -> list[str]:
    return [each.title for each in stage.verbatim.shelf.store.listings(stage.server)]
