//! How often each kind was right on the labelled texts: read from the table that `cargo xtask accuracy` writes.

/// The table, as it was last measured.
const MEASURED: &str = include_str!("../ACCURACY.md");

/// What was measured of a kind. Rates lie between 0 and 1.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Confidence {
    /// How many claims the texts hold.
    pub claims: usize,
    /// How many texts hold none.
    pub without: usize,
    /// Of the claims found, how many are labelled.
    pub precision: f64,
    /// Of those labelled, how many are found.
    pub recall: f64,
}

/// What was measured of the kind with this predicate; nothing for one that the table does not name.
#[must_use]
pub fn confidence(predicate: &str) -> Option<Confidence> {
    let name = format!("`{predicate}`");
    let row = MEASURED.lines().find(|line| line.split('|').nth(1).is_some_and(|cell| cell.trim() == name))?;
    let mut cells = row.split('|').skip(2).map(str::trim);
    Some(Confidence {
        claims: cells.next()?.parse().ok()?,
        without: cells.next()?.parse().ok()?,
        precision: cells.next()?.parse().ok()?,
        recall: cells.next()?.parse().ok()?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_was_measured() {
        for kind in crate::all() {
            let predicate = kind.meta().predicate;
            let measured = confidence(predicate);
            assert!(
                measured.is_some_and(|measured| measured.claims >= 8 && (0.0..=1.0).contains(&measured.precision)),
                "{predicate}: {measured:?}"
            );
        }
        assert_eq!(confidence("no.such"), None);
    }
}
