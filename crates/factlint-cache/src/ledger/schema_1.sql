-- The ledger, version 1. Rows are added and never changed; the triggers that see to it are in append_only.sql.
-- Times are nanoseconds since 1970 UTC, days are numbers that read as the day (20250220).

PRAGMA application_id = 1179407956; -- "FLNT"

-- Every text that comes again and again: facts, subjects, sources, urls.
CREATE TABLE term (
    id   INTEGER PRIMARY KEY,
    text TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE ask (
    id      INTEGER PRIMARY KEY,
    fact    INTEGER NOT NULL REFERENCES term (id),
    subject INTEGER NOT NULL REFERENCES term (id),
    UNIQUE (subject, fact)
) STRICT;

-- What a reply says, without where and when: replies that say the same share it. The hash is that of the canonical JSON.
CREATE TABLE content (
    id   INTEGER PRIMARY KEY,
    hash BLOB NOT NULL UNIQUE,
    size INTEGER NOT NULL
) STRICT;

CREATE TABLE observation (
    content     INTEGER NOT NULL REFERENCES content (id),
    place       INTEGER NOT NULL,
    fact        INTEGER NOT NULL REFERENCES term (id),
    subject     INTEGER NOT NULL REFERENCES term (id),
    value       TEXT NOT NULL,
    valid_from  INTEGER,
    valid_until INTEGER,
    PRIMARY KEY (content, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX observation_by_subject ON observation (subject);

-- How to ask whether a reply still holds. The url is the one that was requested.
CREATE TABLE validator (
    id            INTEGER PRIMARY KEY,
    url           INTEGER NOT NULL REFERENCES term (id),
    etag          TEXT,
    last_modified TEXT
) STRICT;
CREATE INDEX validator_by_url ON validator (url, etag);

CREATE TABLE reply (
    id          INTEGER PRIMARY KEY,
    ask         INTEGER NOT NULL REFERENCES ask (id),
    source      INTEGER NOT NULL REFERENCES term (id),
    url         INTEGER NOT NULL REFERENCES term (id),
    observed_at INTEGER NOT NULL,
    body        TEXT NOT NULL,
    complete    INTEGER NOT NULL,
    content     INTEGER NOT NULL REFERENCES content (id),
    validator   INTEGER REFERENCES validator (id)
) STRICT;
CREATE INDEX reply_by_ask ON reply (ask, observed_at);
CREATE INDEX reply_by_time ON reply (observed_at);
CREATE INDEX reply_by_content ON reply (content);

-- Run events: no answers, and never read as such.
CREATE TABLE failure (
    id     INTEGER PRIMARY KEY,
    ask    INTEGER NOT NULL REFERENCES ask (id),
    at     INTEGER NOT NULL,
    reason TEXT NOT NULL,
    detail TEXT NOT NULL
) STRICT;
CREATE INDEX failure_by_ask ON failure (ask, at);

-- Who is looking what up just now, so that two processes need not both do it. Holds nothing that was seen.
CREATE TABLE lease (
    ask    INTEGER PRIMARY KEY REFERENCES ask (id),
    holder TEXT NOT NULL,
    until  INTEGER NOT NULL
) STRICT;
