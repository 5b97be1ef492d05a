-- The ledger, version 2: how much each source still grants, as it said last. One row a source, and one more for those who come
-- with a token. It holds nothing that was seen of a subject, and is overwritten.
CREATE TABLE quota (
    source     TEXT NOT NULL,
    authorized INTEGER NOT NULL,
    remaining  INTEGER NOT NULL,
    most       INTEGER,
    resets_at  INTEGER,
    seen_at    INTEGER NOT NULL,
    PRIMARY KEY (source, authorized)
) STRICT, WITHOUT ROWID;
