//! The ledger beside bare SQLite, in one run, as ratios: a disk's speed drifts, and absolute times say little. What it prints is
//! a table in Markdown; `cargo xtask bench` keeps it.

#![allow(missing_docs, reason = "a bench has no readers of its documentation")]
#![allow(clippy::print_stdout, reason = "the table is what it is for")]
#![allow(clippy::unwrap_used, reason = "a bench that cannot go on fails")]

mod filling;

use std::path::Path;
use std::time::{Duration, Instant};

use factlint_cache::{Ledger, Record};
use factlint_model::{Ask, Outcome, Subject};
use rusqlite::{Connection, params};

use filling::{now, stars, versions};

/// How often each of the ways is gone, in turn.
const RUNS: usize = 9;
/// How many observations are stored each time, and how many asks are answered.
const ROWS: usize = 200;
/// How many replies share a commit where many arrive together.
const TOGETHER: usize = 50;

fn main() {
    let folder = tempfile::tempdir().unwrap();
    let mut bare = Bare::open(&folder.path().join("bare.db"));
    let mut ledger = Ledger::open(&folder.path().join("ledger.db")).unwrap();
    let (mut alone, mut together, mut read) = (Vec::new(), Vec::new(), Vec::new());
    for run in 0..RUNS {
        let floor = time(|| bare.write(run));
        let repository = |row: usize| format!("owner/{run}-{row}");
        let records: Vec<Record> = (0..ROWS).map(|row| replied(stars(&repository(row), 0))).collect();
        alone.push(floor / time(|| records.iter().for_each(|one| ledger.record(std::slice::from_ref(one), now()).unwrap())));
        let records: Vec<Record> = (0..ROWS).map(|row| replied(versions(&format!("crate-{run}-{row}"), 0, 30))).collect();
        together.push(floor / time(|| records.chunks(TOGETHER).for_each(|some| ledger.record(some, now()).unwrap())));
        let asks: Vec<Ask> = (0..ROWS).map(|row| Ask::new("repo.stars", Subject::github(&repository(row)))).collect();
        let floor = time(|| bare.read(run));
        read.push(floor / time(|| drop(ledger.replies(&asks).unwrap())));
    }
    println!("| the ledger | as fast as bare SQLite |");
    println!("| --- | --- |");
    println!("| one observation, one commit, `synchronous=FULL` | {:.2} |", median(alone));
    println!("| {TOGETHER} index entries of 30 versions, one commit | {:.1} |", median(together));
    println!("| {ROWS} asks answered in one query | {:.2} |", median(read));
}

/// One table with a unique index, and a row of 600 bytes a commit.
struct Bare(Connection);

impl Bare {
    fn open(path: &Path) -> Self {
        let connection = Connection::open(path).unwrap();
        connection.pragma_update(None, "journal_mode", "WAL").unwrap();
        connection.pragma_update(None, "synchronous", "FULL").unwrap();
        let table = "CREATE TABLE seen (id INTEGER PRIMARY KEY, subject TEXT NOT NULL, at INTEGER NOT NULL, body BLOB NOT NULL);
                     CREATE UNIQUE INDEX seen_by_subject ON seen (subject, at);";
        connection.execute_batch(table).unwrap();
        Self(connection)
    }

    fn write(&mut self, run: usize) {
        let mut insert = self.0.prepare("INSERT INTO seen (subject, at, body) VALUES (?1, 1, ?2)").unwrap();
        (0..ROWS).for_each(|row| assert_eq!(insert.execute(params![format!("owner/{run}-{row}"), [b'x'; 600]]).unwrap(), 1));
    }

    fn read(&self, run: usize) {
        let mut select = self.0.prepare("SELECT body FROM seen WHERE subject = ?1 ORDER BY at DESC LIMIT 1").unwrap();
        let mut one = |row| select.query_row([format!("owner/{run}-{row}")], |row| row.get::<_, Vec<u8>>(0)).unwrap();
        (0..ROWS).for_each(|row| assert_eq!(one(row).len(), 600));
    }
}

fn replied(reply: factlint_model::Reply) -> Record {
    Record { source: reply.source.clone(), outcome: Outcome::Reply(reply), validator: None, not_before: None }
}

fn time(way: impl FnOnce()) -> f64 {
    let start = Instant::now();
    way();
    start.elapsed().max(Duration::from_nanos(1)).as_secs_f64()
}

fn median(mut ratios: Vec<f64>) -> f64 {
    ratios.sort_by(f64::total_cmp);
    ratios[RUNS / 2]
}
