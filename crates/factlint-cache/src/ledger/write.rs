//! Adding to the ledger.

use factlint_model::{Ask, Outcome, Reason, Reply};
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, params};

use super::fault::Fault;
use super::intern;
use super::time::to_nanos;
use crate::rows::{Record, Validator};

/// A failure's words are kept for a person and need no more room than this.
const DETAIL: usize = 500;

/// Adds what became of the asks.
pub(super) fn record<'r>(
    transaction: &Connection,
    records: impl IntoIterator<Item = &'r Record>,
    now: Timestamp,
) -> Result<(), Fault> {
    for Record { outcome, source, validator, not_before } in records {
        let failed = |ask, reason, detail| add_failure(transaction, ask, source, reason, detail, *not_before, now);
        match outcome {
            Outcome::Reply(reply) => {
                add_reply(transaction, reply, validator.as_ref())?;
            }
            Outcome::Unchanged { ask, observed_at } => {
                if !renew(transaction, ask, *observed_at, validator.as_ref())? {
                    failed(ask, Reason::SourceFailed, "nothing changed, but since when is not known")?;
                }
            }
            Outcome::Failed { ask, reason, detail } => failed(ask, *reason, detail)?,
        }
    }
    Ok(())
}

/// Adds a reply from elsewhere; says whether it was new.
pub(super) fn import(transaction: &Connection, reply: &Reply) -> Result<bool, Fault> {
    add_reply(transaction, reply, None)
}

/// Adds one row, and the observations if no reply had these before. A reply that is there already, in all its parts, is not
/// added again: this makes an import idempotent.
fn add_reply(transaction: &Connection, reply: &Reply, validator: Option<&Validator>) -> Result<bool, Fault> {
    let ask = intern::ask(transaction, &reply.ask)?;
    let (source, url) = (intern::term(transaction, &reply.source)?, intern::term(transaction, &reply.url)?);
    let (time, content) = (to_nanos(reply.observed_at)?, intern::content(transaction, &reply.seen)?);
    let known = transaction
        .prepare_cached(
            "SELECT 1 FROM reply WHERE ask = ?1 AND observed_at = ?2 AND source = ?3 AND url = ?4 AND body = ?5
             AND complete = ?6 AND content = ?7",
        )?
        .exists(params![ask, time, source, url, reply.body.0, reply.complete, content])?;
    if known {
        return Ok(false);
    }
    let validator = validator.map(|v| intern::validator(transaction, v)).transpose()?;
    transaction
        .prepare_cached(
            "INSERT INTO reply (ask, observed_at, source, url, body, complete, content, validator)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        )?
        .insert(params![ask, time, source, url, reply.body.0, reply.complete, content, validator])?;
    Ok(true)
}

/// Adds one row that says the same as the reply that was renewed: the newest one that came with this validator, else the
/// newest one of that time (another process may have added a later one meanwhile). Says whether there was one.
fn renew(transaction: &Connection, ask: &Ask, observed_at: Timestamp, validator: Option<&Validator>) -> Result<bool, Fault> {
    let (id, time) = (intern::ask(transaction, ask)?, to_nanos(observed_at)?);
    let validator = validator.map(|v| intern::validator(transaction, v)).transpose()?;
    let renewed = transaction
        .prepare_cached(
            "SELECT id, observed_at FROM reply WHERE ask = ?1 AND observed_at <= ?2
             ORDER BY ifnull(validator = ?3, 0) DESC, observed_at DESC, id DESC LIMIT 1",
        )?
        .query_row(params![id, time, validator], |row| Ok((row.get::<_, i64>(0)?, row.get::<_, i64>(1)?)))
        .optional()?;
    if let Some((reply, _)) = renewed.filter(|(_, when)| *when != time) {
        copy(transaction, reply, time, validator)?;
    }
    Ok(renewed.is_some())
}

fn copy(transaction: &Connection, reply: i64, time: i64, validator: Option<i64>) -> Result<(), Fault> {
    transaction
        .prepare_cached(
            "INSERT INTO reply (ask, observed_at, source, url, body, complete, content, validator)
             SELECT ask, ?2, source, url, body, complete, content, ifnull(?3, validator) FROM reply WHERE id = ?1",
        )?
        .execute(params![reply, time, validator])?;
    Ok(())
}

/// Notes that an ask was not answered. A run that was offline, or out of budget, did not ask at all: that is not noted, as
/// the next run need not wait for anything.
fn add_failure(
    transaction: &Connection,
    ask: &Ask,
    source: &str,
    reason: Reason,
    detail: &str,
    not_before: Option<Timestamp>,
    now: Timestamp,
) -> Result<(), Fault> {
    if matches!(reason, Reason::Offline | Reason::Budget) {
        return Ok(());
    }
    let (ask, source) = (intern::ask(transaction, ask)?, intern::term(transaction, source)?);
    transaction
        .prepare_cached("INSERT INTO failure (ask, at, reason, detail, source, not_before) VALUES (?1, ?2, ?3, ?4, ?5, ?6)")?
        .execute(params![ask, to_nanos(now)?, reason.name(), start(detail), source, not_before.map(to_nanos).transpose()?])?;
    Ok(())
}

fn start(detail: &str) -> &str {
    detail.get(..detail.floor_char_boundary(DETAIL)).unwrap_or(detail)
}
