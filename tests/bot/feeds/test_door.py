import asyncio
import itertools

import pytest

from bot.feeds.door import Door
from corpus.page import Fetched, Version


class Web:
    """Counts who is at a site at once."""

    def __init__(self):
        self.at, self.most, self.log = {}, {}, []

    async def __call__(self, url, known=None, *, kinds=()):
        host = url.split("/")[2]
        self.at[host] = self.at.get(host, 0) + 1
        self.most[host] = max(self.most.get(host, 0), self.at[host])
        self.log.append((url, asyncio.get_running_loop().time()))
        await asyncio.sleep(0.02)
        self.at[host] -= 1
        if url.endswith("broken"):
            raise ValueError(url)
        return Fetched(None, Version())


async def test_of_each_site_one_thing_at_a_time_with_a_pause():
    web = Web()
    door = Door(web, pause=0.05)
    urls = [f"https://{host}/{n}" for n in range(3) for host in ("a.example", "b.example", "www.a.example")]
    await asyncio.gather(*(door.fetch(url, Version(), ()) for url in urls))
    assert web.most["a.example"] == web.most["b.example"] == 1
    times = [at for url, at in web.log if "a.example" in url]
    assert all(later - earlier >= 0.065 for earlier, later in itertools.pairwise(times))


async def test_a_failure_keeps_nobody_out():
    door = Door(Web(), pause=0)
    with pytest.raises(ValueError, match="broken"):
        await door.fetch("https://a.example/broken", Version(), ())
    assert await door.fetch("https://a.example/", Version(), ())


async def test_sites_are_forgotten_once_they_rested():
    door = Door(Web(), pause=0)
    for number in range(5):
        await door.fetch(f"https://{number}.example/", Version(), ())
    assert len(door._sites) <= 1
