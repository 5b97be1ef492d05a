//! Making the ledger smaller: the one declared way around append-only.

use std::collections::HashSet;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use rusqlite::{Connection, TransactionBehavior};

use super::append_only::without_guards;
use super::fault::Fault;
use super::memory;
use super::page;
use super::survey::natural;
use super::time::{from_nanos, to_nanos};
use crate::rows::Pruned;

/// Deletes, in this order, what nothing refers to any more.
const ORPHANS: &str = "
    DELETE FROM observation WHERE content NOT IN (SELECT content FROM reply);
    DELETE FROM content WHERE id NOT IN (SELECT content FROM reply);
    DELETE FROM validator WHERE id NOT IN (SELECT validator FROM reply WHERE validator IS NOT NULL);
    DELETE FROM ask WHERE id NOT IN (SELECT ask FROM reply UNION SELECT ask FROM failure UNION SELECT ask FROM lease);
    DELETE FROM term WHERE id NOT IN (
        SELECT fact FROM ask UNION SELECT subject FROM ask UNION SELECT source FROM reply UNION SELECT url FROM reply
        UNION SELECT source FROM failure WHERE source IS NOT NULL
        UNION SELECT fact FROM observation UNION SELECT subject FROM observation UNION SELECT url FROM validator);";

/// Takes away the replies, the failures and the kept pages from before a time, but for what a later judgement may need: the newest reply of
/// each ask and source, and the first one of each month.
pub(super) fn prune(connection: &mut Connection, keep_newer_than: Timestamp) -> Result<Pruned, Fault> {
    let limit = to_nanos(keep_newer_than)?;
    // Rows go in an order that a check of each single one would refuse; the whole is checked before it is committed. The
    // setting has no effect within a transaction.
    connection.pragma_update(None, "foreign_keys", "OFF")?;
    let pruned = delete(connection, limit);
    connection.pragma_update(None, "foreign_keys", "ON")?;
    pruned
}

fn delete(connection: &mut Connection, limit: i64) -> Result<Pruned, Fault> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let doomed = doomed(&transaction, limit)?;
    let observations = || transaction.query_row("SELECT ifnull(sum(size), 0) FROM content", [], |row| natural(row, 0));
    let before = observations()?;
    let failures = without_guards(&transaction, || {
        let mut delete = transaction.prepare_cached("DELETE FROM reply WHERE id = ?1")?;
        for id in &doomed {
            delete.execute([id])?;
        }
        let failures = transaction.execute("DELETE FROM failure WHERE at < ?1", [limit])?;
        transaction.execute_batch(ORPHANS)?;
        Ok::<_, Fault>(failures)
    })?;
    // A number of a reply may be given again once the newest one is gone, so what counts by these numbers goes as well.
    let remembered = memory::clear(&transaction)?;
    let pages = page::prune(&transaction, limit)?;
    let (replies, observations) = (doomed.len() as u64, before - observations()?);
    let pruned = Pruned { replies, observations, failures: failures as u64, remembered, pages, bytes: 0 };
    if transaction.prepare("PRAGMA foreign_key_check")?.exists([])? {
        return Err(Fault::Damaged("rows refer to rows that are not there; nothing was pruned".to_owned()));
    }
    transaction.commit()?;
    Ok(pruned)
}

fn doomed(transaction: &Connection, limit: i64) -> Result<Vec<i64>, Fault> {
    let mut query = transaction.prepare(
        "SELECT id, ask, source, observed_at FROM reply r WHERE observed_at < ?1 AND EXISTS (
             SELECT 1 FROM reply n WHERE n.ask = r.ask AND n.source = r.source
             AND (n.observed_at, n.id) > (r.observed_at, r.id))
         ORDER BY observed_at, id",
    )?;
    let mut rows = query.query([limit])?;
    let (mut doomed, mut months) = (Vec::new(), HashSet::new());
    while let Some(row) = rows.next()? {
        let day = from_nanos(row.get(3)?)?.to_zoned(TimeZone::UTC).date();
        let thread: (i64, i64) = (row.get(1)?, row.get(2)?);
        if !months.insert((thread, day.year(), day.month())) {
            doomed.push(row.get(0)?);
        }
    }
    Ok(doomed)
}
