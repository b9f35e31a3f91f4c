"""How much a store holds, over all servers, for those who keep it running."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Figures:
    """Counts, and sizes in bytes.

    `articles` stand on a shelf; `questions` are those still kept. `index_bytes` is what of `file_bytes` the
    packed indexes take, `free_bytes` what of it waits to be used again; `log_bytes` is the write-ahead log,
    `disk_free_bytes` what is left on the disk, None where there is no file. `feeds` are those that are
    followed, of which so many are `feeds_failing`; the last success of any was `feed_succeeded`.
    """

    articles: int
    questions: int
    file_bytes: int
    log_bytes: int
    free_bytes: int
    index_bytes: int
    disk_free_bytes: int | None
    feeds: int
    feeds_failing: int
    feeds_paused: int
    feed_succeeded: datetime | None
