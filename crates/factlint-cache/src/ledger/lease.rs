//! Which process is looking what up just now.

use factlint_model::Ask;
use jiff::Timestamp;
use rusqlite::{Connection, params};

use super::fault::Fault;
use super::intern;
use super::time::to_nanos;

/// Lends each of these asks to `holder`, but for those that somebody else holds; gives back the ones that were lent.
pub(super) fn lend(
    transaction: &Connection,
    asks: &[Ask],
    holder: &str,
    now: Timestamp,
    until: Timestamp,
) -> Result<Vec<Ask>, Fault> {
    let (now, until) = (to_nanos(now)?, to_nanos(until)?);
    transaction.prepare_cached("DELETE FROM lease WHERE until <= ?1")?.execute([now])?;
    let mut lend = transaction.prepare_cached(
        "INSERT INTO lease (ask, holder, until) VALUES (?1, ?2, ?3)
         ON CONFLICT (ask) DO UPDATE SET until = excluded.until WHERE holder = excluded.holder",
    )?;
    let mut lent = Vec::new();
    for ask in asks {
        if lend.execute(params![intern::ask(transaction, ask)?, holder, until])? == 1 {
            lent.push(ask.clone());
        }
    }
    Ok(lent)
}

/// Lets all that `holder` holds end later.
pub(super) fn renew(transaction: &Connection, holder: &str, until: Timestamp) -> Result<(), Fault> {
    let mut renew = transaction.prepare_cached("UPDATE lease SET until = ?1 WHERE holder = ?2")?;
    renew.execute(params![to_nanos(until)?, holder])?;
    Ok(())
}

/// Those of these asks that nobody holds at `now`.
pub(super) fn free(connection: &Connection, asks: &[Ask], now: Timestamp) -> Result<Vec<Ask>, Fault> {
    let now = to_nanos(now)?;
    let mut held = connection.prepare_cached("SELECT 1 FROM lease WHERE ask = ?1 AND until > ?2")?;
    let mut free = Vec::new();
    for ask in asks {
        let is_held = match intern::find_ask(connection, ask)? {
            Some(id) => held.exists(params![id, now])?,
            None => false,
        };
        if !is_held {
            free.push(ask.clone());
        }
    }
    Ok(free)
}

/// Gives back what `holder` holds.
pub(super) fn give_back<'a>(
    transaction: &Connection,
    asks: impl IntoIterator<Item = &'a Ask>,
    holder: &str,
) -> Result<(), Fault> {
    let mut delete = transaction.prepare_cached("DELETE FROM lease WHERE ask = ?1 AND holder = ?2")?;
    for ask in asks {
        if let Some(id) = intern::find_ask(transaction, ask)? {
            delete.execute(params![id, holder])?;
        }
    }
    Ok(())
}
