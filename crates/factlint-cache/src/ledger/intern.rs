//! Texts, asks, validators and contents as numbers, made where they are new.

use std::collections::HashMap;

use factlint_model::{Ask, Observation};
use rusqlite::{CachedStatement, Connection, OptionalExtension, params};

use super::fault::Fault;
use crate::days::to_number;
use crate::rows::Validator;

/// The number of a text.
pub(super) fn term(connection: &Connection, text: &str) -> rusqlite::Result<i64> {
    Terms::of(connection)?.number(text)
}

/// The numbers of texts: what looks for many prepares for it once.
struct Terms<'c> {
    connection: &'c Connection,
    find: CachedStatement<'c>,
    add: CachedStatement<'c>,
    /// Whether the last one was new: then the next one likely is, too.
    was_new: bool,
}

impl<'c> Terms<'c> {
    fn of(connection: &'c Connection) -> rusqlite::Result<Self> {
        let find = connection.prepare_cached("SELECT id FROM term WHERE text = ?1")?;
        let add = connection.prepare_cached("INSERT INTO term (text) VALUES (?1) ON CONFLICT DO NOTHING")?;
        Ok(Self { connection, find, add, was_new: false })
    }

    /// The number of a text, made where it has none.
    fn number(&mut self, text: &str) -> rusqlite::Result<i64> {
        let known = if self.was_new { None } else { self.find(text)? };
        self.was_new = known.is_none() && self.add.execute([text])? == 1;
        match known {
            Some(number) => Ok(number),
            None if self.was_new => Ok(self.connection.last_insert_rowid()),
            None => self.find(text)?.ok_or(rusqlite::Error::QueryReturnedNoRows),
        }
    }

    fn find(&mut self, text: &str) -> rusqlite::Result<Option<i64>> {
        self.find.query_row([text], |row| row.get(0)).optional()
    }
}

/// The number of an ask, if it has one.
pub(super) fn find_ask(connection: &Connection, ask: &Ask) -> rusqlite::Result<Option<i64>> {
    let sql = "SELECT ask.id FROM ask JOIN term f ON f.id = ask.fact JOIN term s ON s.id = ask.subject
               WHERE s.text = ?1 AND f.text = ?2";
    connection.prepare_cached(sql)?.query_row([ask.subject.as_str(), &ask.fact], |row| row.get(0)).optional()
}

/// The number of an ask.
pub(super) fn ask(connection: &Connection, ask: &Ask) -> rusqlite::Result<i64> {
    if let Some(id) = find_ask(connection, ask)? {
        return Ok(id);
    }
    let (fact, subject) = (term(connection, &ask.fact)?, term(connection, ask.subject.as_str())?);
    connection.prepare_cached("INSERT INTO ask (fact, subject) VALUES (?1, ?2)")?.insert([fact, subject])
}

/// The numbers of those asks that have one, each with its first place in the list.
pub(super) fn known_asks(connection: &Connection, asks: &[Ask]) -> rusqlite::Result<HashMap<i64, usize>> {
    let mut known = HashMap::new();
    for (place, ask) in asks.iter().enumerate() {
        if let Some(id) = find_ask(connection, ask)? {
            known.entry(id).or_insert(place);
        }
    }
    Ok(known)
}

/// The number of a validator.
pub(super) fn validator(connection: &Connection, validator: &Validator) -> rusqlite::Result<i64> {
    let url = term(connection, &validator.url)?;
    let Validator { etag, last_modified, .. } = validator;
    let known = connection
        .prepare_cached("SELECT id FROM validator WHERE url = ?1 AND etag IS ?2 AND last_modified IS ?3")?
        .query_row(params![url, etag, last_modified], |row| row.get(0))
        .optional()?;
    if let Some(id) = known {
        return Ok(id);
    }
    connection.prepare_cached("INSERT INTO validator (url, etag, last_modified) VALUES (?1, ?2, ?3)")?.insert(params![
        url,
        etag,
        last_modified
    ])
}

/// The hash that tells what is the same content.
pub(super) fn content_hash(seen: &[Observation]) -> Result<[u8; 32], Fault> {
    let canonical = serde_json::to_vec(seen).map_err(|e| Fault::Unfit(e.to_string()))?;
    Ok(*blake3::hash(&canonical).as_bytes())
}

/// The number of a content.
pub(super) fn content(connection: &Connection, seen: &[Observation]) -> Result<i64, Fault> {
    let hash = content_hash(seen)?;
    let mut find = connection.prepare_cached("SELECT id FROM content WHERE hash = ?1")?;
    if let Some(id) = find.query_row([&hash], |row| row.get(0)).optional()? {
        return Ok(id);
    }
    let mut add = connection.prepare_cached("INSERT INTO content (hash, size) VALUES (?1, ?2)")?;
    let id = add.insert(params![hash, seen.len() as i64])?;
    add_observations(connection, id, seen)?;
    Ok(id)
}

/// Adds what a content says. It has few facts, and what is said of one version stands together: each is looked for once.
fn add_observations(connection: &Connection, content: i64, seen: &[Observation]) -> rusqlite::Result<()> {
    let mut terms = Terms::of(connection)?;
    let mut add = connection.prepare_cached(
        "INSERT INTO observation (content, place, fact, subject, value, valid_from, valid_until)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    )?;
    let (mut facts, mut last) = (HashMap::new(), None);
    for (place, seen) in seen.iter().enumerate() {
        let fact = match facts.get(&*seen.fact) {
            Some(fact) => *fact,
            None => *facts.entry(&*seen.fact).or_insert(terms.number(&seen.fact)?),
        };
        let subject = match last {
            Some((subject, number)) if subject == &seen.subject => number,
            _ => last.insert((&seen.subject, terms.number(seen.subject.as_str())?)).1,
        };
        let (from, until) = (seen.valid_from.map(to_number), seen.valid_until.map(to_number));
        add.execute(params![content, place as i64, fact, subject, seen.value, from, until])?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_has_one_number_whatever_came_before_it() {
        let connection = Connection::open_in_memory().unwrap();
        connection.execute_batch(include_str!("schema_1.sql")).unwrap();
        let mut terms = Terms::of(&connection).unwrap();
        let texts = ["a", "b", "a", "a", "c", "b", "d", "e", "a", "f"];
        let numbers = texts.map(|text| terms.number(text).unwrap());
        assert_eq!(numbers, [1, 2, 1, 1, 3, 2, 4, 5, 1, 6]);
    }
}
