//! Findings that were made before. They come from the rows beside them and can be made again, so nothing here is worth waiting
//! for, and losing all of it costs time alone.

use factlint_model::{Ask, Subject};
use jiff::civil::Date;
use rusqlite::{Connection, OptionalExtension, params};

use super::fault::Fault;
use super::survey::natural;
use crate::days::to_number;
use crate::rows::{Block, Remembered};

/// So many bytes are kept at most; the oldest blocks make room.
const MOST_BYTES: i64 = 256 << 20;

/// No block has more text than this: what says so is damaged.
const MOST_TEXT: usize = 1 << 30;

fn is_there(connection: &Connection) -> rusqlite::Result<bool> {
    connection.table_exists(None, "memory")
}

/// The number of the newest reply, which rises with each one that is added.
pub(super) fn newest_reply(connection: &Connection) -> Result<i64, Fault> {
    Ok(connection.query_row("SELECT ifnull(max(id), 0) FROM reply", [], |row| row.get(0))?)
}

/// The blocks that were kept under these rules, without their text, in the order in which they came.
pub(super) fn blocks(connection: &Connection, rules: &[u8]) -> Result<Vec<Remembered>, Fault> {
    if !is_there(connection)? {
        return Ok(Vec::new());
    }
    let mut query = connection.prepare("SELECT id, upto, held FROM memory WHERE rules = ?1 ORDER BY id")?;
    let blocks = query.query_map([rules], |row| Ok(Remembered { id: row.get(0)?, upto: row.get(1)?, held: row.get(2)? }))?;
    Ok(blocks.collect::<Result<_, _>>()?)
}

/// Puts the text of a block into `to`, and says whether that could be done: it may be gone, or not be what was packed.
pub(super) fn text(connection: &Connection, id: i64, to: &mut Vec<u8>) -> Result<bool, Fault> {
    let mut query = connection.prepare_cached("SELECT text FROM memory WHERE id = ?1")?;
    let unpack = |row: &rusqlite::Row<'_>| {
        let Ok((size, packed)) = lz4_flex::block::uncompressed_size(row.get_ref(0)?.as_blob()?) else { return Ok(false) };
        if size > MOST_TEXT {
            return Ok(false);
        }
        // The room of the block before is used again.
        to.resize(size, 0);
        Ok(lz4_flex::block::decompress_into(packed, to).is_ok_and(|unpacked| unpacked == size))
    };
    Ok(query.query_row([id], unpack).optional()?.unwrap_or(false))
}

/// The asks that were answered after a reply, each with its newest one; nothing where there are more replies than `most`.
pub(super) fn asks_after(connection: &Connection, reply: i64, most: i64) -> Result<Option<Vec<(Ask, i64)>>, Fault> {
    if newest_reply(connection)?.saturating_sub(reply) > most {
        return Ok(None);
    }
    let mut query = connection.prepare_cached(
        "SELECT f.text, s.text, r.newest FROM (SELECT ask, max(id) AS newest FROM reply WHERE id > ?1 GROUP BY ask) r
         JOIN ask a ON a.id = r.ask JOIN term f ON f.id = a.fact JOIN term s ON s.id = a.subject",
    )?;
    let asks = query.query_map([reply], |row| {
        Ok((Ask::new(&row.get::<_, String>(0)?, Subject::new(row.get::<_, String>(1)?)), row.get(2)?))
    })?;
    Ok(Some(asks.collect::<Result<_, _>>()?))
}

/// Adds blocks, forgets others, and everything that belongs to another day.
pub(super) fn remember(
    transaction: &Connection,
    rules: &[u8],
    today: Date,
    blocks: &[Block],
    forget: &[i64],
) -> Result<(), Fault> {
    let today = to_number(today);
    transaction.execute("DELETE FROM memory WHERE today <> ?1", [today])?;
    let mut delete = transaction.prepare_cached("DELETE FROM memory WHERE id = ?1")?;
    for id in forget {
        delete.execute([id])?;
    }
    let sql = "INSERT INTO memory (rules, today, upto, docs, held, text) VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
    let mut add = transaction.prepare_cached(sql)?;
    for Block { upto, docs, held, text } in blocks {
        add.execute(params![rules, today, upto, docs, held, lz4_flex::block::compress_prepend_size(text)])?;
    }
    let sizes = "SELECT id, sum(length(held) + length(text)) OVER (ORDER BY id DESC) AS size FROM memory";
    transaction.execute(&format!("DELETE FROM memory WHERE id IN (SELECT id FROM ({sizes}) WHERE size > ?1)"), [MOST_BYTES])?;
    Ok(())
}

/// Forgets all.
pub(super) fn clear(transaction: &Connection) -> Result<u64, Fault> {
    Ok(if is_there(transaction)? { transaction.execute("DELETE FROM memory", [])? as u64 } else { 0 })
}

/// How many documents are remembered, and in how many bytes.
pub(super) fn size(view: &Connection) -> Result<(u64, u64), Fault> {
    if !is_there(view)? {
        return Ok((0, 0));
    }
    let sql = "SELECT ifnull(sum(docs), 0), ifnull(sum(length(held) + length(text)), 0) FROM memory";
    Ok(view.query_row(sql, [], |row| Ok((natural(row, 0)?, natural(row, 1)?)))?)
}
