//! How much each source still grants, and until when it wants to be left alone.

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, params};

use super::fault::Fault;
use super::time::{from_nanos, to_nanos};
use crate::rows::Quota;

/// Keeps what a source said last; what another process heard later stays.
pub(super) fn keep(transaction: &Connection, source: &str, authorized: bool, quota: &Quota) -> Result<(), Fault> {
    let number = |count: u64| i64::try_from(count).unwrap_or(i64::MAX);
    let resets_at = quota.resets_at.map(to_nanos).transpose()?;
    transaction
        .prepare_cached(
            "INSERT INTO quota (source, authorized, remaining, most, resets_at, seen_at) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
             ON CONFLICT (source, authorized) DO UPDATE SET remaining = excluded.remaining, most = excluded.most,
             resets_at = excluded.resets_at, seen_at = excluded.seen_at WHERE seen_at <= excluded.seen_at",
        )?
        .execute(params![
            source,
            authorized,
            number(quota.remaining),
            quota.limit.map(number),
            resets_at,
            to_nanos(quota.seen_at)?
        ])?;
    Ok(())
}

/// What a source said last; nothing where that was over before `now`, or where it never said anything.
pub(super) fn known(connection: &Connection, source: &str, authorized: bool, now: Timestamp) -> Result<Option<Quota>, Fault> {
    // A ledger that is only read may still have the first schema.
    if !connection.table_exists(None, "quota")? {
        return Ok(None);
    }
    let mut query = connection.prepare_cached(
        "SELECT remaining, most, resets_at, seen_at FROM quota WHERE source = ?1 AND authorized = ?2 AND resets_at > ?3",
    )?;
    let row = query
        .query_row(params![source, authorized, to_nanos(now)?], |row| {
            Ok((row.get::<_, i64>(0)?, row.get::<_, Option<i64>>(1)?, row.get::<_, Option<i64>>(2)?, row.get::<_, i64>(3)?))
        })
        .optional()?;
    let Some((remaining, most, resets_at, seen_at)) = row else { return Ok(None) };
    let number = |count: i64| u64::try_from(count).unwrap_or_default();
    Ok(Some(Quota {
        remaining: number(remaining),
        limit: most.map(number),
        resets_at: resets_at.map(from_nanos).transpose()?,
        seen_at: from_nanos(seen_at)?,
    }))
}

/// Keeps until when a source, or one host of it, wants to be left alone; a later time that another process heard stays.
pub(super) fn keep_hold(
    transaction: &Connection,
    source: &str,
    authorized: bool,
    host: &str,
    until: Timestamp,
) -> Result<(), Fault> {
    transaction
        .prepare_cached(
            "INSERT INTO hold (source, authorized, host, until) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT (source, authorized, host) DO UPDATE SET until = excluded.until WHERE until < excluded.until",
        )?
        .execute(params![source, authorized, host, to_nanos(until)?])?;
    Ok(())
}

/// Which hosts of a source want to be left alone, and until when; nothing of what is over.
pub(super) fn holds(
    connection: &Connection,
    source: &str,
    authorized: bool,
    now: Timestamp,
) -> Result<Vec<(String, Timestamp)>, Fault> {
    if !connection.table_exists(None, "hold")? {
        return Ok(Vec::new());
    }
    let mut query = connection
        .prepare_cached("SELECT host, until FROM hold WHERE source = ?1 AND authorized = ?2 AND until > ?3 ORDER BY host")?;
    let mut rows = query.query(params![source, authorized, to_nanos(now)?])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        found.push((row.get(0)?, from_nanos(row.get(1)?)?));
    }
    Ok(found)
}
