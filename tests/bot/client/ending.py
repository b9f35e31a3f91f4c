"""SIGTERM under 20 questions a second, at ten moments: `python -m tests.bot.client.ending`."""

import asyncio
import sys
import tempfile
from pathlib import Path

from tests.bot.client.test_process import ended_while_asked, fill
from tests.discord.loopback import Loopback
from tests.discord.schema import Schema

MOMENTS = 10


async def main() -> None:
    for number in range(MOMENTS):
        after = 0.5 + 0.37 * number
        async with Loopback(Schema(None)) as loopback:
            with tempfile.TemporaryDirectory() as folder:
                fill(Path(folder), loopback)
                given, seconds = await ended_while_asked(loopback, Path(folder), after)
        how = f"{len(given)} questions begun, each answered once, status 0 after {seconds:.2f} s"
        sys.stdout.write(f"SIGTERM after {after + 0.7:.2f} s: {how}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    asyncio.run(main())
