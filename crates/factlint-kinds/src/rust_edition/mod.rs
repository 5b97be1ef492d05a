#![doc = include_str!("README.md")]

use factlint_model::{Ask, Claim, Evidence, PartialVersion, Reason, Subject, ValueType};

use crate::ages::DAYS;
use crate::features::{Entries, Match, words};
use crate::grammar::{Grammar, SubjectRole, ValueRole, shape};
use crate::kind::{Actual, Basis, Change, Kind, Meta, Moment, Wording};

/// Which edition brought a change.
#[derive(Debug)]
pub struct RustEdition;

static META: Meta = Meta {
    predicate: "rust.edition",
    change: Change::Fixed,
    value: ValueType::Version,
    fresh_for: DAYS(30),
    hard_age: DAYS(730),
    slack: 0,
    yields_to: &["rust.stabilized_in"],
    wording: Wording {
        fact: "{subject} came with the {value} edition",
        absent: "{subject} is no change of an edition",
        noun: "edition",
        unit: "",
    },
};

/// The editions so far that changed something. One that a claim names is asked for, too.
const EDITIONS: [&str; 3] = ["2018", "2021", "2024"];

static GRAMMAR: Grammar = Grammar {
    subject: SubjectRole::Phrase,
    value: ValueRole::Edition,
    patterns: &[
        shape("{edition} @finally? also? @alters {phrase}"),
        shape("{edition} , which @finally? also? @alters {phrase}"),
        shape("{edition} ... @alters to {phrase}"),
        shape("{edition} implies {phrase}"),
        shape("{edition} 's {phrase}"),
        shape("{edition} : {phrase}"),
        shape("in|since|with the? {edition} , {phrase} @be|become|becomes|became|now|must|require|requires|will|can"),
        shape(
            "starting|beginning in|with|from the? {edition} , {phrase} @be|become|becomes|became|now|must|require|requires|will",
        ),
        shape("starting|beginning in|with|from the? {edition} , reserve|reserves {phrase}"),
        shape("as of the? {edition} , {phrase} @be|become|becomes|became|now|must|require|requires"),
        shape("reserve|reserves|reserved|reserving {phrase} as an? keyword in|for|since|with the? {edition}"),
        shape("reserve|reserves|reserved|reserving {phrase} in|for|since|with the? {edition}"),
        shape("{phrase} @be? @finally? an? reserved? keyword|error|warning in|since|with|from|as of? the? {edition}"),
        shape(
            "{phrase} became|become|becomes an? reserved? keyword|error|warning|mandatory|required in|since|with|from the? {edition}",
        ),
        shape("{phrase} became|become|becomes the default in|since|with|from the? {edition}"),
        shape("{phrase} @be @finally? the? default in|since|with|from the? {edition}"),
        shape("{phrase} changes|changed meaning|behavior|behaviour? in|with|since the? {edition}"),
        shape("{phrase} @be? @finally? @altered in|since|with|from|by|for|as of? the? {edition}"),
        shape("{phrase} came|come|arrived|landed with|in the? {edition}"),
        shape("{phrase} @be part of the? {edition}"),
        shape("{phrase} ( the? {edition} )"),
        shape("{phrase} ( new in|since the? {edition} )"),
    ],
    vetoes: &[
        "migrate",
        "migrating",
        "migration",
        "future",
        "proposed",
        "upcoming",
        "plan",
        "survey",
        "guide",
        "released",
        "release",
    ],
    list_headings: &[],
    edition_lists: true,
    ..Grammar::NONE
};

impl Kind for RustEdition {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn grammar(&self) -> &'static Grammar {
        &GRAMMAR
    }

    fn page(&self) -> &'static str {
        include_str!("README.md")
    }

    fn check(&self, claim: &Claim, _sentence: &str) -> bool {
        // The first edition changed nothing.
        claim.value != "2015"
            && words::is_feature(claim.subject.as_str())
            && claim.subject.as_str().split_whitespace().any(|word| !EMPTY.contains(&&*word.to_ascii_lowercase()))
    }

    fn asks(&self, claim: &Claim, _seen: &Evidence) -> Vec<Ask> {
        let claimed = Some(claim.value.as_str()).filter(|year| !EDITIONS.contains(year));
        let of = |year: &str| Ask::new("rust.edition_changes", Subject::new(format!("edition:{year}")));
        EDITIONS.into_iter().chain(claimed).map(of).collect()
    }

    fn actual(&self, claim: &Claim, seen: &Evidence, at: Moment) -> Actual {
        let entries = Entries::of(&self.asks(claim, seen), seen, at.now);
        if entries.is_empty() {
            return Actual::Unknown(entries.failure.unwrap_or(Reason::NoEvidence), Vec::new());
        }
        match claim.value.parse::<PartialVersion>() {
            Ok(claimed) => entries.meant(claim.subject.as_str(), &claimed, basis),
            Err(_) => Actual::Unknown(Reason::NoEvidence, Vec::new()),
        }
    }
}

fn basis(found: &Match<'_>) -> Basis {
    Basis {
        reply: std::sync::Arc::clone(&found.reply),
        valid_from: found.since,
        value: format!("\u{201c}{}\u{201d} among the changes of the {} edition", found.phrase, found.version),
    }
}

/// Words that name no change by themselves.
const EMPTY: &[&str] = &[
    "changes",
    "change",
    "transformative",
    "breaking",
    "fundamental",
    "new",
    "several",
    "many",
    "some",
    "improvements",
    "features",
    "things",
    "significant",
    "major",
    "minor",
    "other",
    "various",
    "important",
    "number",
    "lot",
    "set",
    "of",
    "a",
    "the",
    "edition",
    "editions",
    "users",
    "projects",
    "crates",
    "code",
    "projects",
    "support",
    "us",
    "it",
    "everything",
    "more",
    "further",
    "all",
    "default",
    "adoption",
    "itself",
    "following",
    "few",
    "lots",
    "big",
    "small",
    "much",
];
