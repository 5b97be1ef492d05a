//! What the ledger knows about some asks.

use std::collections::HashMap;

use factlint_model::{Ask, BodyHash, Observation, Reason, Reply, Subject};
use rusqlite::{Connection, Row};

use super::fault::Fault;
use super::intern::known_asks;
use super::survey::natural;
use super::time::{from_nanos, from_number};
use crate::rows::{Failure, Validator};

/// How many asks or contents one query is about.
const CHUNK: usize = 1000;

/// From this length on, a content that stays the same is told only as first and last seen.
const LONG: i64 = 32;

/// A row of a reply, with its observations still to be filled in.
pub(super) struct Stored {
    ask: i64,
    source: String,
    url: String,
    observed_at: i64,
    body: String,
    complete: bool,
    pub(super) content: i64,
    size: i64,
}

impl Stored {
    pub(super) fn into_reply(self, ask: Ask, seen: Vec<Observation>) -> Result<Reply, Fault> {
        let Self { source, url, body, complete, .. } = self;
        Ok(Reply { ask, source, url, observed_at: from_nanos(self.observed_at)?, body: BodyHash(body), complete, seen })
    }

    fn says_the_same(&self, other: &Self) -> bool {
        (self.content, self.complete, &self.url) == (other.content, other.complete, &other.url)
    }
}

/// All replies to these asks, in their order, oldest first per ask.
pub(super) fn replies(connection: &Connection, asks: &[Ask]) -> Result<Vec<Reply>, Fault> {
    // One transaction, so that nothing is pruned between the queries.
    let view = connection.unchecked_transaction()?;
    let places = known_asks(&view, asks)?;
    let mut rows = sparse(stored(&view, places.keys().copied())?);
    rows.sort_by_key(|row| (places.get(&row.ask), row.observed_at));
    let contents = contents(&view, rows.iter().map(|row| row.content))?;
    let seen_in = |row: &Stored| contents.get(&row.content).cloned().unwrap_or_default();
    rows.into_iter()
        .filter_map(|row| Some((asks.get(*places.get(&row.ask)?)?.clone(), seen_in(&row), row)))
        .map(|(ask, seen, row)| row.into_reply(ask, seen))
        .collect()
}

/// The rows of these asks, oldest first.
fn stored(view: &Connection, asks: impl Iterator<Item = i64>) -> Result<Vec<Stored>, Fault> {
    let mut query = view.prepare_cached(
        "SELECT r.ask, s.text, u.text, r.observed_at, r.body, r.complete, r.content, c.size
         FROM reply r JOIN term s ON s.id = r.source JOIN term u ON u.id = r.url JOIN content c ON c.id = r.content
         WHERE r.ask IN (SELECT value FROM json_each(?1)) ORDER BY r.observed_at, r.id",
    )?;
    let mut found = Vec::new();
    for chunk in chunks(asks) {
        for row in query.query_map([chunk], read_stored)? {
            found.push(row?);
        }
    }
    Ok(found)
}

pub(super) fn read_stored(row: &Row<'_>) -> rusqlite::Result<Stored> {
    Ok(Stored {
        ask: row.get(0)?,
        source: row.get(1)?,
        url: row.get(2)?,
        observed_at: row.get(3)?,
        body: row.get(4)?,
        complete: row.get(5)?,
        content: row.get(6)?,
        size: row.get(7)?,
    })
}

/// Leaves out what repeats a long list between its first and its last sight: a year of nightly looks at the list of all
/// features would else be three million observations that say nothing.
fn sparse(rows: Vec<Stored>) -> Vec<Stored> {
    let mut kept: Vec<Stored> = Vec::with_capacity(rows.len());
    // Per ask and source: where its last row is in `kept`, and whether that one repeats the one before.
    let mut last: HashMap<(i64, String), (usize, bool)> = HashMap::new();
    for row in rows {
        let key = (row.ask, row.source.clone());
        let run = last.get(&key).copied().filter(|&(end, _)| kept.get(end).is_some_and(|end| end.says_the_same(&row)));
        match run.and_then(|(end, repeats)| kept.get_mut(end).filter(|_| repeats && row.size > LONG)) {
            Some(end) => *end = row,
            None => {
                last.insert(key, (kept.len(), run.is_some()));
                kept.push(row);
            }
        }
    }
    kept
}

/// The observations of these contents.
pub(super) fn contents(view: &Connection, wanted: impl Iterator<Item = i64>) -> Result<HashMap<i64, Vec<Observation>>, Fault> {
    let mut ids: Vec<i64> = wanted.collect();
    ids.sort_unstable();
    ids.dedup();
    let mut query = view.prepare_cached(
        "SELECT o.content, f.text, s.text, o.value, o.valid_from, o.valid_until
         FROM observation o JOIN term f ON f.id = o.fact JOIN term s ON s.id = o.subject
         WHERE o.content IN (SELECT value FROM json_each(?1)) ORDER BY o.content, o.place",
    )?;
    let mut found: HashMap<i64, Vec<Observation>> = HashMap::new();
    for chunk in chunks(ids) {
        let mut rows = query.query([chunk])?;
        while let Some(row) = rows.next()? {
            found.entry(row.get(0)?).or_default().push(read_observation(row)?);
        }
    }
    Ok(found)
}

fn read_observation(row: &Row<'_>) -> Result<Observation, Fault> {
    let day = |index| row.get::<_, Option<i64>>(index).map_err(Fault::from)?.map(from_number).transpose();
    Ok(Observation {
        fact: row.get(1)?,
        subject: Subject::new(row.get::<_, String>(2)?),
        value: row.get(3)?,
        valid_from: day(4)?,
        valid_until: day(5)?,
    })
}

/// The validator of the newest reply to each of these asks, with the source that gave it.
pub(super) fn validators(connection: &Connection, asks: &[Ask]) -> Result<HashMap<Ask, (String, Validator)>, Fault> {
    let view = connection.unchecked_transaction()?;
    let places = known_asks(&view, asks)?;
    let mut query = view.prepare_cached(
        "SELECT s.text, u.text, v.etag, v.last_modified
         FROM (SELECT source, validator FROM reply WHERE ask = ?1 ORDER BY observed_at DESC, id DESC LIMIT 1) r
         JOIN validator v ON v.id = r.validator JOIN term s ON s.id = r.source JOIN term u ON u.id = v.url",
    )?;
    let mut found = HashMap::new();
    for (id, place) in places {
        let Some(ask) = asks.get(place) else { continue };
        for row in query.query_map([id], read_validator)? {
            found.insert(ask.clone(), row?);
        }
    }
    Ok(found)
}

fn read_validator(row: &Row<'_>) -> rusqlite::Result<(String, Validator)> {
    Ok((row.get(0)?, Validator { url: row.get(1)?, etag: row.get(2)?, last_modified: row.get(3)? }))
}

/// For each of these asks and each source the last failure, unless that source answered after it.
pub(super) fn failures(connection: &Connection, asks: &[Ask]) -> Result<Vec<(Ask, Failure)>, Fault> {
    let view = connection.unchecked_transaction()?;
    // A ledger that is only read may still have an older schema, in which no failure has a source.
    if !view.column_exists(None, "failure", "source")? {
        return Ok(Vec::new());
    }
    let places = known_asks(&view, asks)?;
    let mut query = view.prepare_cached(
        "SELECT t.text, f.at, f.reason, f.detail, f.not_before, count(*), max(f.at)
         FROM failure f JOIN term t ON t.id = f.source
         WHERE f.ask = ?1 AND f.at > ifnull(
             (SELECT max(r.observed_at) FROM reply r WHERE r.ask = ?1 AND r.source = f.source), f.at - 1)
         GROUP BY f.source ORDER BY t.text",
    )?;
    let mut found = Vec::new();
    for (id, place) in places {
        let Some(ask) = asks.get(place) else { continue };
        let mut rows = query.query([id])?;
        while let Some(row) = rows.next()? {
            found.push((ask.clone(), read_failure(row)?));
        }
    }
    Ok(found)
}

fn read_failure(row: &Row<'_>) -> Result<Failure, Fault> {
    Ok(Failure {
        source: row.get(0)?,
        at: from_nanos(row.get(1)?)?,
        reason: reason_named(&row.get::<_, String>(2)?)?,
        detail: row.get(3)?,
        times: natural(row, 5)?,
        not_before: row.get::<_, Option<i64>>(4)?.map(from_nanos).transpose()?,
    })
}

fn reason_named(name: &str) -> Result<Reason, Fault> {
    let quoted = serde_json::Value::String(name.to_owned());
    serde_json::from_value(quoted).map_err(|_| Fault::Damaged(format!("{name:?} is no reason")))
}

/// Lists of numbers for `json_each`.
fn chunks(ids: impl IntoIterator<Item = i64>) -> Vec<String> {
    let ids: Vec<i64> = ids.into_iter().collect();
    let list = |chunk: &[i64]| chunk.iter().map(i64::to_string).collect::<Vec<_>>().join(",");
    ids.chunks(CHUNK).map(|chunk| format!("[{}]", list(chunk))).collect()
}
