-- The ledger, version 3: the findings of documents that were judged before, in blocks of many. They can be made again at any time,
-- hold nothing that was seen, and are deleted freely. An id is never given twice: who read a block's index must not get the text
-- of another one.
CREATE TABLE memory (
    id    INTEGER PRIMARY KEY AUTOINCREMENT,
    rules BLOB NOT NULL,    -- a hash of everything that decides a finding beside document and evidence
    today INTEGER NOT NULL, -- the real day, a number that reads as the day: a finding is of no use on the next one
    upto  INTEGER NOT NULL, -- the newest reply that was known when these findings were judged
    docs  INTEGER NOT NULL, -- how many documents are in it
    held  BLOB NOT NULL,    -- which ones, and under which conditions
    text  BLOB NOT NULL     -- their findings, packed
) STRICT;
CREATE INDEX memory_by_rules ON memory (rules);
