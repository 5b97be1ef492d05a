#![doc = include_str!("README.md")]

use factlint_model::{Ask, Claim, Evidence, Value, ValueType};

use crate::ages::{DAYS, HOURS};
use crate::evidence::rust_releases;
use crate::grammar::{Grammar, SubjectRole, ValueRole, shape};
use crate::kind::{Actual, Change, Kind, Meta, Moment, Wording};
use crate::rust::{self, releases_for};

/// Whether there is such a version of Rust.
#[derive(Debug)]
pub struct RustVersionExists;

static META: Meta = Meta {
    predicate: "rust.version_exists",
    change: Change::Fixed,
    value: ValueType::Version,
    fresh_for: HOURS(12),
    hard_age: DAYS(60),
    slack: 0,
    yields_to: &["rust.release_date", "rust.stabilized_in", "rust.latest", "rust.edition", "crate.msrv"],
    wording: Wording { fact: "there is a Rust {value}", absent: "there is no Rust {value}", noun: "version", unit: "" },
};

static GRAMMAR: Grammar = Grammar {
    subject: SubjectRole::Rust,
    value: ValueRole::Version,
    patterns: &[shape("{rust!}")],
    is_mere_mention: true,
    vetoes: rust::NOT_STABLE_CHANNEL,
    ..Grammar::NONE
};

impl Kind for RustVersionExists {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn grammar(&self) -> &'static Grammar {
        &GRAMMAR
    }

    fn page(&self) -> &'static str {
        include_str!("README.md")
    }

    /// The list of releases has no nightlies and betas; what was needed before is told beside what is needed now.
    fn check(&self, claim: &Claim, sentence: &str) -> bool {
        let is_former = || {
            let before =
                sentence.split_once(claim.text.as_str()).map_or("", |(before, _)| before).trim_end_matches([' ', ':', '*', '`']);
            ["previously", "formerly", "was", "from"]
                .iter()
                .any(|word| before.strip_suffix(word).is_some_and(|rest| rest.trim_end().ends_with('(')))
        };
        // "Rust's v0 mangling" is none of its versions.
        !(sentence.contains('(') && is_former())
            && claim.value != "0"
            && rust::version_of(claim).is_none_or(|version| !version.is_pre())
    }

    fn asks(&self, claim: &Claim, seen: &Evidence) -> Vec<Ask> {
        rust_releases(rust::version_of(claim).as_ref(), seen)
    }

    fn actual(&self, claim: &Claim, seen: &Evidence, at: Moment) -> Actual {
        let Some(version) = rust::version_of(claim) else { return rust::nothing() };
        let releases = releases_for(claim, seen);
        // Whether a fixed fact exists does not depend on the judge's today (design section 2, "Now").
        match releases.first_of(&version) {
            Some(release) => Actual::Is(vec![Value::Version(release.version.clone())], vec![release.basis()]),
            None => rust::absent(&releases, &version, at.now),
        }
    }
}
