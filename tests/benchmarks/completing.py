"""How long a curator waits with 10,000 articles, over the wire: python -m tests.benchmarks.completing"""

import asyncio
import random
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Final

from bot.verbatim import Verbatim
from corpus.article import Article
from corpus.shelf import Shelf
from corpus.sqlite import SQLiteStore
from corpus.store import Actor, Fingerprint, Order
from tests.bot.client.conftest import QuickClient, WordFinder
from tests.discord.loopback import Loopback
from tests.discord.schema import Schema

ARTICLES: Final = 10_000
ROUNDS: Final = 300
WORDS: Final = (
    *("missile", "poland", "farm", "election", "président", "climate", "école", "storm"),
    *("harbour", "oranges", "minister", "strike", "train", "court", "judge", "border"),
    *("flood", "river", "budget", "school", "hospital", "ferry", "museum", "opera"),
    *("broadband", "keeper"),
)
TYPED: Final = (
    "",
    "m",
    "mis",
    "missile",
    "École",
    "presid",
    "zzz",
    "harbour orang",
    "farm election p",
    "cnn",
)


def fill(store: SQLiteStore, server_id: int) -> None:
    """Invented titles from a seed; how long the texts are makes no difference to a list."""
    chance = random.Random(1)
    with store.transaction(server_id):
        for number in range(ARTICLES):
            title = " ".join(chance.choices(WORDS, k=8)).capitalize()
            outlet = chance.choice(["CNN", "The Post", "BBC", "Le Monde"])
            known_by = Fingerprint(None, f"{number:064x}", number * 0x9E3779B97F4A7C15 % 2**64)
            article = Article(f"{title} {number}", "words " * 500, outlet, id=f"a{number}")
            store.add(server_id, article, known_by, Actor("benchmark", "test"))


async def measured(name: str, do: Callable[[int], Awaitable[object]]) -> None:
    """Print the median and the 99th percentile of `do`, in milliseconds."""
    took = []
    for number in range(ROUNDS):
        begun = time.perf_counter()
        await do(number)
        took.append((time.perf_counter() - begun) * 1000)
    took.sort()
    median, late = took[ROUNDS // 2], took[ROUNDS * 99 // 100]
    sys.stdout.write(f"{name:28} p50 {median:5.1f} ms   p99 {late:5.1f} ms\n")


async def main() -> None:
    """Measure the store's call alone, then commands as a person meets them."""
    with tempfile.TemporaryDirectory() as folder, SQLiteStore(Path(folder, "v.db")) as store:
        async with Loopback(Schema(None)) as loopback:
            here = loopback.server.id
            fill(store, here)
            verbatim = Verbatim(Shelf(store), WordFinder(store), store.records)
            async with loopback.online(QuickClient(verbatim, connector=loopback.connector())):
                mo, orders = loopback.user("mo", manage_messages=True), [each.value for each in Order]

                async def find(number: int) -> None:
                    store.find(here, TYPED[number % len(TYPED)])

                def typing(command: str, option: str) -> Callable[[int], Awaitable[object]]:
                    return lambda number: mo.autocomplete(
                        command, **{option: TYPED[number % len(TYPED)]}
                    ).choices()

                await measured("store.find", find)
                await measured("/article show, typing", typing("article show", "article"))
                await measured("/article history, typing", typing("article history", "article"))
                await measured("/article list, typing", typing("article list", "outlet"))
                await measured(
                    "/article list",
                    lambda number: mo.slash(
                        "article list", sort=orders[number % 3], page=number + 1
                    ).response(),
                )
                await measured(
                    "/article show", lambda number: mo.slash("article show", article=f"a{number}").response()
                )


if __name__ == "__main__":
    asyncio.run(main())
