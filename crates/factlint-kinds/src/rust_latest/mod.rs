#![doc = include_str!("README.md")]

use factlint_model::{Ask, Claim, Evidence, Value, ValueType};

use crate::ages::{DAYS, HOURS};
use crate::evidence::rust_releases;
use crate::grammar::{Grammar, SubjectRole, ValueRole, shape};
use crate::kind::{Actual, Change, Kind, Meta, Moment, Wording};
use crate::latest::latest;
use crate::rust::releases_for;

/// Which version of Rust is the newest stable one.
#[derive(Debug)]
pub struct RustLatest;

static META: Meta = Meta {
    predicate: "rust.latest",
    change: Change::Grows,
    value: ValueType::Version,
    fresh_for: HOURS(12),
    hard_age: DAYS(60),
    slack: 0,
    yields_to: &[],
    wording: Wording {
        fact: "the latest stable Rust is {value}",
        absent: "there is no Rust {value}",
        noun: "latest version",
        unit: "",
    },
};

static GRAMMAR: Grammar = Grammar {
    subject: SubjectRole::Rust,
    value: ValueRole::Version,
    patterns: &[
        shape("@latest stable? {rust}"),
        shape("@latest stable? version|release of {rust}"),
        shape("most recent stable? rust version|release @be? (? {version}"),
        shape("most recent stable? version|release of rust @be {version}"),
        shape("{rust} ( the? @latest stable?"),
        shape("@latest stable? rust @be? (? {version}"),
        shape("@latest stable? rust as of {month} @be {version}"),
        shape("@latest stable? release of rust @be {version}"),
        shape("@latest stable? version of rust @be {version}"),
        shape("@latest rust stable? version|release|compiler|toolchain (? {version}"),
        shape("@latest rust stable? version|release|compiler|toolchain @be {version}"),
        shape("@latest stable rust? version|release|compiler|toolchain (? {version}"),
        shape("@latest stable rust? version|release|compiler|toolchain @be {rust}"),
        shape("rust 's @latest stable? version|release @be {version}"),
        shape("{rust} @be the? @latest stable? version|release"),
        shape("{rust} @be the @latest stable $|.|,|(|-|;|as"),
        shape("{version} @be the @latest rust stable? $|.|,|(|-|;|as|release|version"),
        shape("{rust} , the? @latest stable? version|release"),
        shape("{rust} , the freshest|newest|latest stable"),
        shape("{rust} ( @latest stable? version|release? )"),
        shape("@latest stable? version|release @be currently|now|still? {rust}"),
        shape("@latest stable? version|release , {rust}"),
        shape("@latest stable? version|release ( {rust} )"),
        shape("@latest stable @be {rust}"),
        shape("{rust} ... and|which|that is|remains the @latest stable? rust? version|release"),
        shape("@latest stable version|release? ( {rust} today|now|currently"),
        shape("@latest stable toolchain|compiler , {rust}"),
        shape("@latest stable : {rust}"),
        shape("@latest stable , {rust}"),
        shape("most recent stable? version|release|compiler , {rust}"),
        shape("{rust} @be the most recent stable? version|release"),
    ],
    vetoes: &["nightly", "beta", "then"],
    columns: &["latest rust"],
    ..Grammar::NONE
};

impl Kind for RustLatest {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn grammar(&self) -> &'static Grammar {
        &GRAMMAR
    }

    fn page(&self) -> &'static str {
        include_str!("README.md")
    }

    /// What the newest one was, it need not be. Where nobody says "Rust", the version must be one that Rust may have, and none of
    /// something else: "the latest stable release (2.4.1) of the extension".
    fn check(&self, claim: &Claim, sentence: &str) -> bool {
        let says_rust = || claim.text.to_ascii_lowercase().contains("rust");
        let is_of_another = || {
            let behind = sentence.split_once(claim.value.as_str()).map_or("", |(_, behind)| behind);
            behind.trim_start_matches(|c: char| !c.is_alphanumeric()).starts_with("of ")
        };
        !claim.text.contains(" was ") && (says_rust() || claim.value.starts_with("1.") && !is_of_another())
    }

    fn asks(&self, _claim: &Claim, seen: &Evidence) -> Vec<Ask> {
        rust_releases(None, seen)
    }

    fn actual(&self, claim: &Claim, seen: &Evidence, at: Moment) -> Actual {
        let releases = releases_for(claim, seen);
        let value = match claim.typed(ValueType::Version) {
            Some(Value::Version(version)) => version,
            _ => return crate::rust::nothing(),
        };
        latest(&releases, &value, &META, at)
    }
}
