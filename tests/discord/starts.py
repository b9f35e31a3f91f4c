"""How often a bot may begin sessions, and with how many shards (reference, "Session Start Limit Object")."""

import time
from dataclasses import dataclass, field
from typing import Any


@dataclass
class Starts:
    """What `/gateway/bot` says, and the check that IDENTIFYs keep to it."""

    shards: int = 1
    """How many Discord recommends."""
    required_shards: int = 1
    """An IDENTIFY for fewer is refused with 4011."""
    total: int = 1000
    remaining: int = 1000
    reset_after: float = 24 * 3600.0
    """Seconds until `remaining` is `total` again."""
    max_concurrency: int = 1
    """IDENTIFYs allowed at once: the shard's id modulo this is the bucket that allows one at a time."""
    every: float = 0.0
    """Seconds between two IDENTIFYs of one bucket: 5 at Discord, here none that no test asks for."""
    times: list[tuple[int, float]] = field(default_factory=list)
    """The shard of every IDENTIFY that kept to the limits, and when it came by `time.monotonic`."""

    def count(self, shard_id: int) -> str | None:
        """Count an IDENTIFY; why it breaks a limit, None if it breaks none."""
        now, bucket = time.monotonic(), shard_id % self.max_concurrency
        last = max((at for other, at in self.times if other % self.max_concurrency == bucket), default=-1e9)
        if self.remaining <= 0:
            return "identified more often than a day allows, after which Discord resets the token"
        self.remaining -= 1
        if now - last < self.every:
            return f"identified for shard {shard_id} {now - last:.2f} s after another of bucket {bucket}"
        self.times.append((shard_id, now))
        return None

    def payload(self) -> dict[str, Any]:
        """What `/gateway/bot` says."""
        limit = {
            "total": self.total,
            "remaining": self.remaining,
            "reset_after": int(self.reset_after * 1000),
            "max_concurrency": self.max_concurrency,
        }
        return {"url": "wss://gateway.discord.gg", "shards": self.shards, "session_start_limit": limit}
