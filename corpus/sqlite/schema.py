"""The tables, as a list of migrations that is only ever added to."""

from collections.abc import Sequence
from typing import Final, TypeAlias

Migration: TypeAlias = Sequence[str]
"""The SQL statements that lead from one schema version to the next."""

APPLICATION_ID: Final = int.from_bytes(b"Vrbt", "big")
"""Marks a SQLite file as ours (https://www.sqlite.org/fileformat.html, offset 68)."""

VERSION_1: Final[Migration] = (
    # One row per article that was ever on a shelf. `number` keeps the order of adding; `url`, `digest` and
    # `simhash` (a signed view of 64 bits) are the fingerprint of the newest revision.
    """
    CREATE TABLE article (
        number INTEGER PRIMARY KEY,
        server_id INTEGER NOT NULL,
        id TEXT NOT NULL,
        revision INTEGER NOT NULL,
        removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1)),
        added TEXT NOT NULL,
        url TEXT,
        digest TEXT NOT NULL,
        simhash INTEGER NOT NULL,
        UNIQUE (server_id, id)
    ) STRICT
    """,
    # What stands in a list is parted from the text, so that listing ten thousand articles reads no text.
    # `authors` is a JSON array; `published` a date (10 characters) or a date and time in UTC (ISO 8601).
    """
    CREATE TABLE revision (
        article INTEGER NOT NULL REFERENCES article (number),
        revision INTEGER NOT NULL,
        title TEXT NOT NULL,
        outlet TEXT,
        authors TEXT NOT NULL,
        published TEXT,
        url TEXT,
        PRIMARY KEY (article, revision)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE body (
        article INTEGER NOT NULL,
        revision INTEGER NOT NULL,
        text TEXT NOT NULL,
        PRIMARY KEY (article, revision),
        FOREIGN KEY (article, revision) REFERENCES revision (article, revision)
    ) STRICT
    """,
    # The audit trail. AUTOINCREMENT: a number is never used twice. UNIQUE: a change is undone once at most.
    """
    CREATE TABLE change (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        server_id INTEGER NOT NULL,
        article INTEGER NOT NULL,
        revision INTEGER NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN ('added', 'revised', 'removed', 'restored')),
        actor TEXT NOT NULL,
        door TEXT NOT NULL,
        at TEXT NOT NULL,
        undoes INTEGER UNIQUE REFERENCES change (number),
        FOREIGN KEY (article, revision) REFERENCES revision (article, revision)
    ) STRICT
    """,
    "CREATE INDEX change_of_server ON change (server_id, number)",
    "CREATE INDEX change_of_article ON change (article, revision)",
    "CREATE INDEX article_standing ON article (server_id, number) WHERE removed = 0",
    "CREATE INDEX article_url ON article (server_id, url) WHERE removed = 0 AND url IS NOT NULL",
    "CREATE INDEX article_digest ON article (server_id, digest) WHERE removed = 0",
    # Two hashes that differ in at most 3 of 64 bits agree in at least one of four bands of 16 bits.
    "CREATE INDEX article_band_0 ON article (server_id, simhash & 65535) WHERE removed = 0",
    "CREATE INDEX article_band_1 ON article (server_id, (simhash >> 16) & 65535) WHERE removed = 0",
    "CREATE INDEX article_band_2 ON article (server_id, (simhash >> 32) & 65535) WHERE removed = 0",
    "CREATE INDEX article_band_3 ON article (server_id, (simhash >> 48) & 65535) WHERE removed = 0",
)

VERSION_2: Final[Migration] = (
    # What an index keeps of a revision, gone when the revision is.
    """
    CREATE TABLE entry (
        article INTEGER NOT NULL,
        revision INTEGER NOT NULL,
        form TEXT NOT NULL,
        data BLOB NOT NULL,
        PRIMARY KEY (article, revision),
        FOREIGN KEY (article, revision) REFERENCES revision (article, revision) ON DELETE CASCADE
    ) STRICT
    """,
    # The index of a whole shelf as of the change `version`: a cache, which may be missing or old at any time.
    """
    CREATE TABLE packed_index (
        server_id INTEGER PRIMARY KEY,
        form TEXT NOT NULL,
        version INTEGER NOT NULL,
        data BLOB NOT NULL
    ) STRICT
    """,
)

QUESTIONS: Final[Migration] = (
    # What was asked and how it was answered. `cited` and `closest` are JSON arrays; `shelf` and `article_id`
    # are those of the best quote. `message_id` is NULL where only the asker sees the answer.
    """
    CREATE TABLE asked (
        id TEXT PRIMARY KEY,
        server_id INTEGER NOT NULL,
        asker INTEGER NOT NULL,
        question TEXT NOT NULL,
        at TEXT NOT NULL,
        channel_id INTEGER NOT NULL,
        message_id INTEGER,
        subject TEXT NOT NULL,
        language TEXT NOT NULL,
        confidence REAL NOT NULL,
        cited TEXT NOT NULL,
        closest TEXT NOT NULL,
        standing TEXT NOT NULL,
        shelf INTEGER,
        article_id TEXT
    ) STRICT
    """,
    "CREATE INDEX asked_on_server ON asked (server_id, at)",
    "CREATE INDEX asked_by ON asked (asker)",
    "CREATE INDEX asked_message ON asked (channel_id, message_id) WHERE message_id IS NOT NULL",
    # Which articles an answer quotes, so that it is found when one of them changes.
    """
    CREATE TABLE cites (
        shelf INTEGER NOT NULL,
        article_id TEXT NOT NULL,
        asked TEXT NOT NULL REFERENCES asked (id) ON DELETE CASCADE,
        PRIMARY KEY (shelf, article_id, asked)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX cites_of ON cites (asked)",
    """
    CREATE TABLE verdict (
        asked TEXT NOT NULL REFERENCES asked (id) ON DELETE CASCADE,
        person INTEGER NOT NULL,
        helpful INTEGER NOT NULL CHECK (helpful IN (0, 1)),
        PRIMARY KEY (asked, person)
    ) STRICT, WITHOUT ROWID
    """,
    "CREATE INDEX verdict_of ON verdict (person)",
    # Counts that name nobody, by the week that began on `monday`.
    """
    CREATE TABLE week (
        server_id INTEGER NOT NULL,
        monday TEXT NOT NULL,
        asked INTEGER NOT NULL DEFAULT 0,
        answered INTEGER NOT NULL DEFAULT 0,
        helpful INTEGER NOT NULL DEFAULT 0,
        unhelpful INTEGER NOT NULL DEFAULT 0,
        PRIMARY KEY (server_id, monday)
    ) STRICT, WITHOUT ROWID
    """,
    """
    CREATE TABLE quoted (
        server_id INTEGER NOT NULL,
        monday TEXT NOT NULL,
        shelf INTEGER NOT NULL,
        article_id TEXT NOT NULL,
        times INTEGER NOT NULL,
        PRIMARY KEY (server_id, monday, shelf, article_id)
    ) STRICT, WITHOUT ROWID
    """,
    # The server whose shelf somebody's direct messages search.
    "CREATE TABLE person (id INTEGER PRIMARY KEY, server_id INTEGER NOT NULL) STRICT",
)

SERVERS: Final[Migration] = (
    "CREATE TABLE server (id INTEGER PRIMARY KEY, settings TEXT NOT NULL) STRICT",
    # The trail of a server, its articles apart. AUTOINCREMENT: a number is never used twice.
    """
    CREATE TABLE event (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        server_id INTEGER NOT NULL,
        kind TEXT NOT NULL,
        about TEXT NOT NULL,
        actor TEXT NOT NULL,
        door TEXT NOT NULL,
        at TEXT NOT NULL
    ) STRICT
    """,
    "CREATE INDEX event_of_server ON event (server_id, number)",
    # How far the log channel of a server was told (the number of a change, and of an event), and after which
    # change its answers were corrected.
    """
    CREATE TABLE told (
        server_id INTEGER PRIMARY KEY,
        change INTEGER NOT NULL,
        event INTEGER NOT NULL,
        corrected INTEGER NOT NULL
    ) STRICT
    """,
)

ERASING: Final[Migration] = (
    # The last change there was anywhere when a server was erased: an index of before is of what is gone.
    "CREATE TABLE erased (server_id INTEGER PRIMARY KEY, change INTEGER NOT NULL) STRICT",
)

LISTS: Final[Migration] = (
    # What lists look in and sort by, of the newest revision, so that no list reads what it does not show:
    # the title and, on a second line, the outlet, both folded (`corpus.folding`); and when it came out.
    "ALTER TABLE article ADD COLUMN sought TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE article ADD COLUMN came_out TEXT",
    """
    UPDATE article SET (sought, came_out) = (
        SELECT folded(title) || char(10) || folded(coalesce(outlet, '')), published
        FROM revision WHERE revision.article = number AND revision.revision = article.revision
    )
    """,
    "CREATE INDEX article_sought ON article (server_id, removed, sought)",
    "CREATE INDEX article_came_out ON article (server_id, removed, came_out, sought)",
)

FEEDS: Final[Migration] = (
    # AUTOINCREMENT: the number of a removed feed or item, which an old message may name, is never another's.
    # `include` and `exclude` are JSON arrays; `queue` is a channel, NULL where items come straight in.
    """
    CREATE TABLE feed (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        server_id INTEGER NOT NULL,
        url TEXT NOT NULL,
        title TEXT NOT NULL,
        include TEXT NOT NULL,
        exclude TEXT NOT NULL,
        queue INTEGER,
        added TEXT NOT NULL,
        added_by TEXT NOT NULL,
        paused INTEGER NOT NULL DEFAULT 0 CHECK (paused IN (0, 1)),
        due TEXT NOT NULL,
        etag TEXT,
        modified TEXT,
        succeeded TEXT,
        failing_since TEXT,
        failures INTEGER NOT NULL DEFAULT 0,
        failure TEXT,
        told INTEGER NOT NULL DEFAULT 0 CHECK (told IN (0, 1)),
        UNIQUE (server_id, url)
    ) STRICT
    """,
    "CREATE INDEX feed_due ON feed (due, server_id) WHERE paused = 0",
    # `title` to `text` are the article as far as it is known; `known_as` is its address made canonical;
    # `seen` is when the feed last had the item.
    """
    CREATE TABLE item (
        number INTEGER PRIMARY KEY AUTOINCREMENT,
        server_id INTEGER NOT NULL,
        feed INTEGER NOT NULL REFERENCES feed (number) ON DELETE CASCADE,
        key TEXT NOT NULL,
        state TEXT NOT NULL,
        digest TEXT NOT NULL,
        title TEXT NOT NULL,
        outlet TEXT,
        authors TEXT NOT NULL,
        published TEXT,
        url TEXT,
        text TEXT NOT NULL,
        summary TEXT NOT NULL,
        known_as TEXT,
        article_id TEXT,
        message INTEGER,
        attempts INTEGER NOT NULL,
        note TEXT,
        seen TEXT NOT NULL,
        UNIQUE (feed, key)
    ) STRICT
    """,
    "CREATE INDEX item_known_as ON item (server_id, known_as) WHERE known_as IS NOT NULL",
    "CREATE INDEX item_state ON item (server_id, state, feed)",
    "CREATE INDEX item_message ON item (server_id, message) WHERE message IS NOT NULL",
)

VERSION_3: Final[Migration] = (*QUESTIONS, *SERVERS, *FEEDS, *ERASING, *LISTS)

LEASES: Final[Migration] = (
    # Who does what is to be done once; `taken` is seconds since 1970, and `seconds` how long it is held.
    """
    CREATE TABLE lease (
        name TEXT PRIMARY KEY,
        holder TEXT NOT NULL,
        taken REAL NOT NULL,
        seconds REAL NOT NULL
    ) STRICT, WITHOUT ROWID
    """,
)

KEEPING: Final[Migration] = (
    # `id` is another in each backup and after each restore, so that whoever remembers something of the store
    # notices; `line` stays the same in all backups of a store.
    """
    CREATE TABLE store (
        one INTEGER PRIMARY KEY CHECK (one = 1),
        id TEXT NOT NULL,
        line TEXT NOT NULL
    ) STRICT
    """,
    "INSERT INTO store VALUES (1, lower(hex(randomblob(16))), lower(hex(randomblob(16))))",
    # Who was erased, so that backups of before let go of them too; `token` is of the last time it was done,
    # `swept` whether the database was compacted since.
    """
    CREATE TABLE deletion (
        kind TEXT NOT NULL CHECK (kind IN ('server', 'person')),
        id INTEGER NOT NULL,
        token TEXT NOT NULL,
        at TEXT NOT NULL,
        swept INTEGER NOT NULL DEFAULT 0 CHECK (swept IN (0, 1)),
        PRIMARY KEY (kind, id)
    ) STRICT, WITHOUT ROWID
    """,
)

DEPARTED: Final[Migration] = (
    # Servers that a bot (its user's id) was found to be on no more, and since when; erased after a while.
    """
    CREATE TABLE departed (
        server_id INTEGER PRIMARY KEY,
        bot INTEGER NOT NULL,
        since TEXT NOT NULL
    ) STRICT
    """,
)

VERSION_4: Final[Migration] = (*LEASES, *KEEPING, *DEPARTED)

MIGRATIONS: Final[Sequence[Migration]] = (VERSION_1, VERSION_2, VERSION_3, VERSION_4)
"""The n-th leads to schema version n. What was released is frozen: a change of the tables is one more."""
