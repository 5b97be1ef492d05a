-- The ledger, version 5: pages that are only steps on the way to an answer, like the rules of a site for robots, as they were
-- answered last. Nothing in them is an observation: each is replaced by the next answer, and can be deleted at any time.
CREATE TABLE page (
    url           TEXT PRIMARY KEY, -- the address that was asked
    status        INTEGER NOT NULL,
    location      TEXT,             -- where it leads, if it is a redirect
    etag          TEXT,
    last_modified TEXT,
    fetched_at    INTEGER NOT NULL, -- when its owner said so last, be it by "not modified"
    body          BLOB NOT NULL     -- packed
) STRICT;
