-- The ledger, version 4: which source a failure was met at, and before when its owner does not want to be asked again; and until
-- when the owner of a source, or of one host of it, wants to be left alone altogether.
ALTER TABLE failure ADD COLUMN source INTEGER REFERENCES term (id);
ALTER TABLE failure ADD COLUMN not_before INTEGER;

CREATE TABLE hold (
    source     TEXT NOT NULL,
    authorized INTEGER NOT NULL,
    host       TEXT NOT NULL,
    until      INTEGER NOT NULL,
    PRIMARY KEY (source, authorized, host)
) STRICT, WITHOUT ROWID;
