#![doc = include_str!("README.md")]

use factlint_model::{Ask, Claim, Comparator, Evidence, Value, ValueType};

use crate::ages::{DAYS, HOURS};
use crate::evidence::{Releases, crate_releases};
use crate::grammar::{Grammar, SubjectRole, ValueRole, shape};
use crate::kind::{Actual, Change, Kind, Meta, Moment, Wording};
use crate::rust::{self, version_of};

/// Whether a crate has such a version.
#[derive(Debug)]
pub struct CrateVersionExists;

static META: Meta = Meta {
    predicate: "crate.version_exists",
    change: Change::Fixed,
    value: ValueType::Version,
    fresh_for: HOURS(24),
    hard_age: DAYS(60),
    slack: 0,
    yields_to: &[
        "crate.release_date",
        "crate.latest_version",
        "crate.msrv",
        "crate.status",
        "advisory.patched_in",
        "crate.license",
        "rust.stabilized_in",
    ],
    wording: Wording {
        fact: "{subject} has a release {value}",
        absent: "{subject} has no release {value}",
        noun: "version",
        unit: "",
    },
};

static GRAMMAR: Grammar = Grammar {
    subject: SubjectRole::Crate,
    value: ValueRole::Version,
    patterns: &[shape("{crate}")],
    // "0.9.0 (skipped)" was never published.
    vetoes: &["skipped", "unpublished"],
    is_mere_mention: true,
    columns: &[
        "version",
        "installed",
        "locked",
        "locked version",
        "resolved",
        "we run",
        "we use",
        "we ship",
        "our version",
        "used",
        "using",
        "resolved version",
        "current",
        "installed version",
        "version in use",
        "in use",
        "version used",
        "pinned",
        "approved version",
        "new version",
        "updated to",
        "before",
        "after",
        "from",
        "to",
        "old",
        "new",
        "old version",
        "previously",
        "previous",
        "previous version",
        "now",
        "is now",
        "so far",
        "was",
        "bundled",
        "bundled version",
        "chosen version",
    ],
    headings: true,
    ..Grammar::NONE
};

impl Kind for CrateVersionExists {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn grammar(&self) -> &'static Grammar {
        &GRAMMAR
    }

    fn page(&self) -> &'static str {
        include_str!("README.md")
    }

    /// What is worked on is not published under that version: "0.5-dev".
    fn check(&self, claim: &Claim, sentence: &str) -> bool {
        const WORKED_ON: &[&str] = &["dev", "git", "nightly", "snapshot", "head", "wip", "main", "master"];
        let pre = claim.value.split_once('-').map_or("", |(_, pre)| pre);
        // "Version 3.20.0 or newer is recommended": what is required, of whatever.
        let is_bound = claim.comparator == Comparator::AtLeast
            && claim.text.contains(" or ")
            && !claim.text.trim_start_matches('`').starts_with('v');
        let names_it = || {
            claim.subject.crate_name().is_some_and(|name| claim.text.to_ascii_lowercase().contains(&name.to_ascii_lowercase()))
        };
        !crate::crates::is_removed(sentence)
            && (!is_bound || names_it())
            && !is_where_it_runs(claim, sentence)
            && !WORKED_ON.contains(&pre.split('.').next().unwrap_or_default().to_ascii_lowercase().as_str())
    }

    fn asks(&self, claim: &Claim, _seen: &Evidence) -> Vec<Ask> {
        crate_releases(&claim.subject)
    }

    fn actual(&self, claim: &Claim, seen: &Evidence, at: Moment) -> Actual {
        let Some(version) = version_of(claim) else { return rust::nothing() };
        let releases = Releases::of(&crate_releases(&claim.subject), seen);
        match releases.first_of(&version) {
            Some(release) => Actual::Is(vec![Value::Version(release.version.clone())], vec![release.basis()]),
            None => crate::crates::absent(&releases, &version, &META, at.now),
        }
    }
}

/// "`x`: allow compiling on 1.56.0": the version of what it is built with.
fn is_where_it_runs(claim: &Claim, sentence: &str) -> bool {
    const WORK: &[&str] = &["compil", "build", "built", "run", "test", "check", "work", "pass", "fail", "broke", "break"];
    // A name stands before the others.
    if !claim.text.starts_with(|c: char| c.is_ascii_digit()) {
        return false;
    }
    let Some(before) = sentence.find(claim.text.as_str()).and_then(|at| sentence[..at].trim_end().strip_suffix(" on")) else {
        return false;
    };
    // "A field on 3.10+"
    let is_open = claim.comparator == Comparator::AtLeast;
    // "Running again on": a word may stand between.
    let last = before.rsplit(' ').take(2);
    is_open || last.map(str::to_ascii_lowercase).any(|word| WORK.iter().any(|stem| word.starts_with(stem)))
}
