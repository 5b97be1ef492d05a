//! Pages that are only steps on the way to an answer: the next run asks for them again only when they are old, and then only
//! whether they have changed.

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, Row, params};

use super::fault::Fault;
use super::survey::natural;
use super::time::{from_nanos, to_nanos};
use crate::rows::Page;

/// No page with a larger body is kept: what RFC 9309 wants read of the rules for robots.
const LARGEST: usize = 512 << 10;

fn is_there(connection: &Connection) -> rusqlite::Result<bool> {
    connection.table_exists(None, "page")
}

/// Whether an address may be written down: neither what was asked of a form nor a password is anybody's business.
fn is_public(url: &str) -> bool {
    let authority = url.split_once("://").and_then(|(_, rest)| rest.split('/').next());
    authority.is_some_and(|authority| !authority.contains('@')) && !url.contains('?')
}

/// Keeps pages in place of what was kept of them before. Of one that is too large, or whose address is private, nothing stays.
pub(super) fn keep<'p>(transaction: &Connection, pages: impl IntoIterator<Item = &'p Page>) -> Result<(), Fault> {
    let mut forget = transaction.prepare_cached("DELETE FROM page WHERE url = ?1")?;
    let mut keep = transaction.prepare_cached(
        "INSERT OR REPLACE INTO page (url, status, location, etag, last_modified, fetched_at, body)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    )?;
    for page in pages {
        let Page { url, status, location, etag, last_modified, fetched_at, body } = page;
        let private = !is_public(url) || location.as_deref().is_some_and(|to| to.contains(['?', '@']));
        if private || body.len() > LARGEST {
            forget.execute([url])?;
            continue;
        }
        let packed = lz4_flex::block::compress_prepend_size(body);
        keep.execute(params![url, status, location, etag, last_modified, to_nanos(*fetched_at)?, packed])?;
    }
    Ok(())
}

/// The page that was kept of an address. One that cannot be unpacked counts as none: it is asked for again.
pub(super) fn known(connection: &Connection, url: &str) -> Result<Option<Page>, Fault> {
    if !is_there(connection)? {
        return Ok(None);
    }
    let mut query = connection
        .prepare_cached("SELECT url, status, location, etag, last_modified, fetched_at, body FROM page WHERE url = ?1")?;
    let Some((page, fetched_at, packed)) = query.query_row([url], read).optional()? else { return Ok(None) };
    let fetched_at = from_nanos(fetched_at)?;
    Ok(unpack(&packed).map(|body| Page { fetched_at, body, ..page }))
}

fn read(row: &Row<'_>) -> rusqlite::Result<(Page, i64, Vec<u8>)> {
    let page = Page {
        url: row.get(0)?,
        status: row.get(1)?,
        location: row.get(2)?,
        etag: row.get(3)?,
        last_modified: row.get(4)?,
        fetched_at: Timestamp::UNIX_EPOCH,
        body: Vec::new(),
    };
    Ok((page, row.get(5)?, row.get(6)?))
}

fn unpack(packed: &[u8]) -> Option<Vec<u8>> {
    let (size, rest) = lz4_flex::block::uncompressed_size(packed).ok()?;
    // What says that it is larger than what is ever kept is damaged.
    (size <= LARGEST).then(|| lz4_flex::block::decompress(rest, size).ok()).flatten().filter(|body| body.len() == size)
}

/// Forgets what was fetched before a time.
pub(super) fn prune(transaction: &Connection, limit: i64) -> Result<u64, Fault> {
    Ok(transaction.execute("DELETE FROM page WHERE fetched_at < ?1", [limit])? as u64)
}

/// How many are kept.
pub(super) fn count(view: &Connection) -> Result<u64, Fault> {
    if !is_there(view)? {
        return Ok(0);
    }
    Ok(view.query_row("SELECT count(*) FROM page", [], |row| natural(row, 0))?)
}

/// What is wrong with those that are kept, in words.
pub(super) fn wrong(connection: &Connection) -> Result<Vec<String>, Fault> {
    if !is_there(connection)? {
        return Ok(Vec::new());
    }
    let mut query =
        connection.prepare("SELECT url, status, location, etag, last_modified, fetched_at, body FROM page ORDER BY url")?;
    let mut rows = query.query([])?;
    let mut wrong = Vec::new();
    while let Some(row) = rows.next()? {
        let (page, fetched_at, packed) = read(row)?;
        if unpack(&packed).is_none() {
            wrong.push(format!("the kept page {} is not what was stored", page.url));
        }
        if from_nanos(fetched_at).is_err() {
            wrong.push(format!("{fetched_at} is no time"));
        }
    }
    Ok(wrong)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn private_addresses_are_told_from_others() {
        for public in ["https://example.org/robots.txt", "http://127.0.0.1:1/a@b/c"] {
            assert!(is_public(public), "{public}");
        }
        for private in ["https://example.org/?q", "https://me:pw@example.org/robots.txt", "https://me@example.org", "robots.txt"]
        {
            assert!(!is_public(private), "{private}");
        }
    }
}
