//! The triggers that make the ledger append-only, whoever opens the file.

use rusqlite::Connection;

/// The tables whose rows are added and never changed.
pub(super) const TABLES: [&str; 7] = ["ask", "content", "failure", "observation", "reply", "term", "validator"];

/// The statements that create the triggers.
pub(super) fn guards() -> String {
    let guard = |table: &str, verb: &str| {
        format!(
            "CREATE TRIGGER {table}_no_{verb} BEFORE {verb} ON {table}
             BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;"
        )
    };
    TABLES.iter().flat_map(|table| [guard(table, "delete"), guard(table, "update")]).collect()
}

/// Runs `change` without the triggers. They are dropped and created again within the caller's transaction, so that no other
/// process ever sees the file without them, and a crash brings them back.
pub(super) fn without_guards<T, E: From<rusqlite::Error>>(
    transaction: &Connection,
    change: impl FnOnce() -> Result<T, E>,
) -> Result<T, E> {
    for table in TABLES {
        transaction.execute_batch(&format!("DROP TRIGGER {table}_no_delete; DROP TRIGGER {table}_no_update;"))?;
    }
    let result = change()?;
    transaction.execute_batch(&guards())?;
    Ok(result)
}

/// The triggers that should be there and are not.
pub(super) fn missing(connection: &Connection) -> rusqlite::Result<Vec<String>> {
    let mut query = connection.prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'")?;
    let present = query.query_map([], |row| row.get::<_, String>(0))?.collect::<Result<Vec<_>, _>>()?;
    let wanted = TABLES.iter().flat_map(|table| [format!("{table}_no_delete"), format!("{table}_no_update")]);
    Ok(wanted.filter(|name| !present.contains(name)).collect())
}
