//! How much a source still grants.

use super::*;
use crate::rows::Quota;

fn quota(remaining: u64, resets_at: &str, seen_at: &str) -> Quota {
    Quota { remaining, limit: Some(60), resets_at: Some(at(resets_at)), seen_at: at(seen_at) }
}

#[test]
fn the_last_word_of_a_source_counts_until_its_quota_is_reset() {
    let mut ledger = Ledger::in_memory().unwrap();
    let (noon, one, two) = ("2026-08-22T12:00:00Z", "2026-08-22T13:00:00Z", "2026-08-22T14:00:00Z");
    let earlier = "2026-08-22T11:00:00Z";
    let later = quota(3, one, noon);
    ledger.keep_quota("github", false, &later).unwrap();
    ledger.keep_quota("github", false, &quota(57, one, earlier)).unwrap();
    assert_eq!(ledger.quota("github", false, at(noon)).unwrap(), Some(later), "what was said before does not count");
    assert_eq!(ledger.quota("github", true, at(noon)).unwrap(), None, "with a token it is another one");
    assert_eq!(ledger.quota("osv", false, at(noon)).unwrap(), None);
    assert_eq!(ledger.quota("github", false, at(one)).unwrap(), None, "all of them are there again");
    let next = quota(59, two, one);
    ledger.keep_quota("github", false, &next).unwrap();
    assert_eq!(ledger.quota("github", false, at(one)).unwrap(), Some(next));
}
