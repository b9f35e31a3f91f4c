PRAGMA application_id = 1450336884;
PRAGMA user_version = 1;
BEGIN TRANSACTION;
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
;
INSERT INTO "article" VALUES(1,1001,'a',2,0,'2026-02-01T08:00:00.000000+00:00','https://example.org/a?b=1','bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb',-281470681808896);
INSERT INTO "article" VALUES(2,1001,'b',1,1,'2026-02-01T08:02:00.000000+00:00',NULL,'cccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccccc',6);
CREATE TABLE body (
    article INTEGER NOT NULL,
    revision INTEGER NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (article, revision),
    FOREIGN KEY (article, revision) REFERENCES revision (article, revision)
) STRICT
;
INSERT INTO "body" VALUES(1,1,'Old text.');
INSERT INTO "body" VALUES(1,2,'New text.

“Quoted,” she said.');
INSERT INTO "body" VALUES(2,1,'Gone.');
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
;
INSERT INTO "change" VALUES(1,1001,1,1,'added','anna','command line','2026-02-01T08:00:00.000000+00:00',NULL);
INSERT INTO "change" VALUES(2,1001,1,2,'revised','ben','/article add','2026-02-01T08:01:00.000000+00:00',NULL);
INSERT INTO "change" VALUES(3,1001,2,1,'added','anna','command line','2026-02-01T08:02:00.000000+00:00',NULL);
INSERT INTO "change" VALUES(4,1001,2,1,'removed','ben','/article add','2026-02-01T08:03:00.000000+00:00',3);
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
;
INSERT INTO "revision" VALUES(1,1,'First title','The Post','["A. One"]','2026-01-31','https://example.org/a');
INSERT INTO "revision" VALUES(1,2,'Second title','The Post','["A. One", "B. Two"]','2026-01-31T12:30:00.000000+00:00','https://example.org/a?b=1');
INSERT INTO "revision" VALUES(2,1,'Removed',NULL,'[]',NULL,NULL);
CREATE INDEX change_of_server ON change (server_id, number);
CREATE INDEX change_of_article ON change (article, revision);
CREATE INDEX article_standing ON article (server_id, number) WHERE removed = 0;
CREATE INDEX article_url ON article (server_id, url) WHERE removed = 0 AND url IS NOT NULL;
CREATE INDEX article_digest ON article (server_id, digest) WHERE removed = 0;
CREATE INDEX article_band_0 ON article (server_id, simhash & 65535) WHERE removed = 0;
CREATE INDEX article_band_1 ON article (server_id, (simhash >> 16) & 65535) WHERE removed = 0;
CREATE INDEX article_band_2 ON article (server_id, (simhash >> 32) & 65535) WHERE removed = 0;
CREATE INDEX article_band_3 ON article (server_id, (simhash >> 48) & 65535) WHERE removed = 0;
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('change',4);
COMMIT;
