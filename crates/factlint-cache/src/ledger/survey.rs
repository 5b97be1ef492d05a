//! The ledger as a whole: its state, one subject's history, an export.

use std::collections::HashMap;
use std::io;

use factlint_model::{Ask, Observation, Reply, Subject};
use rusqlite::{Connection, Row};

use super::fault::Fault;
use super::memory;
use super::page;
use super::read::{Stored, contents, read_stored};
use super::time::{from_nanos, from_number};
use crate::history::Runs;
use crate::rows::{HistoryRow, SourceStatus, Status};

/// How many observations an export keeps at hand.
const AT_HAND: usize = 100_000;

/// Counts and ages.
pub(super) fn status(connection: &Connection, bytes: u64) -> Result<Status, Fault> {
    let view = connection.unchecked_transaction()?;
    let count = |sql| view.query_row(sql, [], |row| natural(row, 0));
    let (remembered, remembered_bytes) = memory::size(&view)?;
    Ok(Status {
        bytes,
        schema: view.query_row("PRAGMA user_version", [], |row| row.get(0))?,
        asks: count("SELECT count(*) FROM ask WHERE EXISTS (SELECT 1 FROM reply WHERE reply.ask = ask.id)")?,
        replies: count("SELECT count(*) FROM reply")?,
        observations: count("SELECT ifnull(sum(size), 0) FROM content")?,
        failures: count("SELECT count(*) FROM failure")?,
        remembered,
        remembered_bytes,
        pages: page::count(&view)?,
        sources: sources(&view)?,
    })
}

/// A count. SQLite knows no unsigned numbers.
pub(super) fn natural(row: &Row<'_>, index: usize) -> rusqlite::Result<u64> {
    row.get::<_, i64>(index).map(|count| u64::try_from(count).unwrap_or_default())
}

fn sources(view: &Connection) -> Result<Vec<SourceStatus>, Fault> {
    let mut query = view.prepare(
        "SELECT t.text, count(*), min(r.observed_at), max(r.observed_at)
         FROM reply r JOIN term t ON t.id = r.source GROUP BY r.source ORDER BY t.text",
    )?;
    let mut rows = query.query([])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let (oldest, newest) = (from_nanos(row.get(2)?)?, from_nanos(row.get(3)?)?);
        found.push(SourceStatus { name: row.get(0)?, replies: natural(row, 1)?, oldest, newest });
    }
    Ok(found)
}

/// Everything that was seen of a subject, and of its versions where it names none.
pub(super) fn history(connection: &Connection, subject: &str) -> Result<Vec<HistoryRow>, Fault> {
    // `A` is the letter behind `@`: the texts between the two are those that go on with `@`.
    let mut query = connection.prepare_cached(
        "SELECT f.text, b.text, o.value, o.valid_from, o.valid_until, s.text, u.text, r.observed_at
         FROM term b JOIN observation o ON o.subject = b.id JOIN reply r ON r.content = o.content
         JOIN term f ON f.id = o.fact JOIN term s ON s.id = r.source JOIN term u ON u.id = r.url
         WHERE b.text = ?1 OR (?2 AND b.text >= ?1 || '@' AND b.text < ?1 || 'A')
         ORDER BY r.observed_at, r.id, o.place",
    )?;
    let mut rows = query.query(rusqlite::params![subject, Runs::covers_versions(subject)])?;
    let mut runs = Runs::default();
    while let Some(row) = rows.next()? {
        runs.add(read_history(row)?);
    }
    Ok(runs.into_rows())
}

fn read_history(row: &Row<'_>) -> Result<HistoryRow, Fault> {
    let day = |index| row.get::<_, Option<i64>>(index).map_err(Fault::from)?.map(from_number).transpose();
    let observed_at = from_nanos(row.get(7)?)?;
    Ok(HistoryRow {
        fact: row.get(0)?,
        subject: Subject::new(row.get::<_, String>(1)?),
        value: row.get(2)?,
        valid_from: day(3)?,
        valid_until: day(4)?,
        source: row.get(5)?,
        url: row.get(6)?,
        observed_at,
        last_seen: observed_at,
    })
}

/// Passes every reply on, oldest first, in an order that an import keeps.
pub(super) fn export(connection: &Connection, each: &mut dyn FnMut(&Reply) -> io::Result<()>) -> Result<(), Fault> {
    let view = connection.unchecked_transaction()?;
    let mut query = view.prepare(
        "SELECT 0, s.text, u.text, r.observed_at, r.body, r.complete, r.content, c.size, f.text, b.text
         FROM reply r JOIN term s ON s.id = r.source JOIN term u ON u.id = r.url JOIN content c ON c.id = r.content
         JOIN ask a ON a.id = r.ask JOIN term f ON f.id = a.fact JOIN term b ON b.id = a.subject
         ORDER BY r.observed_at, r.id",
    )?;
    let mut rows = query.query([])?;
    let mut at_hand = AtHand::default();
    while let Some(row) = rows.next()? {
        let stored: Stored = read_stored(row)?;
        let ask = Ask::new(&row.get::<_, String>(8)?, Subject::new(row.get::<_, String>(9)?));
        let seen = at_hand.content(&view, stored.content)?;
        each(&stored.into_reply(ask, seen)?).map_err(Fault::Export)?;
    }
    Ok(())
}

/// Contents that were read lately: what does not change is read once and not once a night.
#[derive(Default)]
struct AtHand {
    contents: HashMap<i64, Vec<Observation>>,
    size: usize,
}

impl AtHand {
    fn content(&mut self, view: &Connection, id: i64) -> Result<Vec<Observation>, Fault> {
        if let Some(seen) = self.contents.get(&id) {
            return Ok(seen.clone());
        }
        let seen = contents(view, std::iter::once(id))?.remove(&id).unwrap_or_default();
        if self.size + seen.len() > AT_HAND {
            *self = Self::default();
        }
        self.size += seen.len();
        self.contents.insert(id, seen.clone());
        Ok(seen)
    }
}
