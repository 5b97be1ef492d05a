#![doc = include_str!("README.md")]

mod grammar;
mod signs;

use factlint_model::{Ask, Claim, Evidence, PartialDate, PartialVersion, Reason, Value, ValueType};

use crate::ages::{DAYS, HOURS};
use crate::evidence::{Releases, crate_releases};
use crate::grammar::Grammar;
use crate::kind::{Actual, Change, Kind, Meta, Moment, Wording};

/// Whether a crate has come to its end, or a release was yanked.
#[derive(Debug)]
pub struct CrateStatus;

static META: Meta = Meta {
    predicate: "crate.status",
    change: Change::Drifts,
    value: ValueType::Text,
    fresh_for: HOURS(24),
    hard_age: DAYS(60),
    slack: 0,
    yields_to: &["repo.archived"],
    wording: Wording { fact: "{subject} is {value}", absent: "{subject} is not yanked", noun: "status", unit: "" },
};

/// The status that is one of a release.
const YANKED: &str = "yanked";

impl Kind for CrateStatus {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn grammar(&self) -> &'static Grammar {
        &grammar::GRAMMAR
    }

    fn page(&self) -> &'static str {
        include_str!("README.md")
    }

    fn value(&self, claim: &Claim) -> Option<Value> {
        Some(Value::Text(parts(claim).0.to_owned()))
    }

    fn check(&self, claim: &Claim, sentence: &str) -> bool {
        let lower = sentence.to_lowercase();
        let name = claim.subject.crate_name().unwrap_or_default();
        let (word, _) = parts(claim);
        // "Yanked" alone says nothing where no release is known; "deprecated since 2.0" is said of an API.
        let has_release = word != YANKED || claim.subject.version().is_some() || claim.text.to_lowercase().contains(name);
        let since = ["deprecated since ", "deprecated in "].iter().any(|frame| {
            lower.split_once(frame).is_some_and(|(_, rest)| {
                let number = rest.trim_start_matches(['`', 'v']);
                let digits = number.bytes().take_while(u8::is_ascii_digit).count();
                digits > 0
                    && number[digits..].strip_prefix('.').is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
            })
        });
        // "An archived local-inference project": what it is good for, and no name.
        let words = claim.text.to_lowercase();
        let is_sort = !words.contains('`')
            && lower.split_once(&words).is_some_and(|(before, behind)| {
                (before.ends_with(" a ") || before.ends_with(" an "))
                    && [" project", " tool", " effort", " app"]
                        .iter()
                        .any(|noun| behind.starts_with(noun) || words.ends_with(noun))
            });
        // "It has abandoned the ladder": what somebody left, and no state of it.
        let is_left = words.starts_with("abandoned ")
            && lower.split_once(&words).is_some_and(|(before, _)| {
                [" has", " have", " had", " we", " they"].iter().any(|verb| before.trim_end().ends_with(verb))
            });
        // "Remove deprecated cast-names": what a crate had of that sort.
        let is_dropped = words.starts_with("deprecated ")
            && lower.split_once(&words).is_some_and(|(before, _)| {
                let last =
                    before.trim_end().trim_end_matches(" the").trim_end_matches(" all").rsplit(' ').next().unwrap_or_default();
                ["remov", "drop", "delet", "clean", "replac"].iter().any(|verb| last.trim_start_matches('*').starts_with(verb))
            });
        // "The notice that it is unmaintained was withdrawn": nobody says so any more.
        let is_withdrawn = word != YANKED && is_withdrawn(&lower);
        has_release && !(is_sort || is_left || is_dropped || is_withdrawn) && !(word == "deprecated" && since)
    }

    fn asks(&self, claim: &Claim, seen: &Evidence) -> Vec<Ask> {
        match parts(claim) {
            (YANKED, _) => crate_releases(&claim.subject),
            (word, date) => signs::asks(&claim.subject, word, date.is_some(), seen),
        }
    }

    fn actual(&self, claim: &Claim, seen: &Evidence, at: Moment) -> Actual {
        let (word, date) = parts(claim);
        if word == YANKED {
            return yanked(claim, date.is_some(), seen, at);
        }
        let Some(sign) = signs::strongest(&claim.subject, word, seen) else {
            return Actual::Unknown(signs::reason(&self.asks(claim, seen), seen), Vec::new());
        };
        let is_about_today = at.first == at.last && at.last == at.now;
        let reason = match sign.since {
            Some(since) if since > at.now => Some(Reason::NoEvidence),
            Some(since) => (since > at.last).then_some(Reason::NoHistory),
            None => (!is_about_today).then_some(Reason::NoHistory),
        };
        let fits = date.is_none_or(|date| signs::date_fits(date, &sign, &claim.subject, seen, at));
        match reason.or((!fits).then_some(Reason::NoEvidence)) {
            Some(reason) => Actual::Unknown(reason, vec![sign.basis]),
            None => Actual::Is(vec![Value::Text(word.to_owned())], vec![sign.basis]),
        }
    }
}

/// The word of a status, and its date where it has one: `discontinued@2025-03`.
fn parts(claim: &Claim) -> (&str, Option<PartialDate>) {
    match claim.value.split_once('@') {
        Some((word, date)) => (word, date.parse().ok()),
        None => (&claim.value, None),
    }
}

/// Whether a sentence, in small letters, tells of a notice that its authors have taken back, and not of one that they have not.
fn is_withdrawn(sentence: &str) -> bool {
    const TAKEN_BACK: &[&str] =
        &["withdrawn", "retracted", "rescinded", "revoked", "recanted", "walked back", "taken back", "withdrew", "overturned"];
    const NOTICES: &[&str] = &[
        "rustsec-",
        "ghsa-",
        "advisory",
        "notice",
        "claim",
        "declar",
        "mark",
        "flag",
        "list",
        "report",
        "warning",
        "statement",
        "said",
        "announce",
        "call",
    ];
    const NOT: &[&str] = &["not ", "never ", "n't ", "n\u{2019}t "];
    let words = TAKEN_BACK.iter().find_map(|words| sentence.find(words));
    words.is_some_and(|at| {
        let before = &sentence[sentence.floor_char_boundary(at.saturating_sub(10))..at];
        !NOT.iter().any(|not| before.contains(not)) && NOTICES.iter().any(|notice| sentence.contains(notice))
    })
}

/// Whether a release is yanked: the crate's own entry in the index tells it of every one. A yank has no date there, and is
/// hardly ever undone, so that what is seen now was so before; on which day it was done nothing tells.
fn yanked(claim: &Claim, is_dated: bool, seen: &Evidence, at: Moment) -> Actual {
    let releases = Releases::of(&crate_releases(&claim.subject), seen);
    let version = match claim.subject.version().map(str::parse::<PartialVersion>) {
        None => None,
        Some(Ok(version)) => Some(version),
        Some(Err(_)) => return crate::rust::nothing(),
    };
    let covered: Vec<_> =
        releases.list.iter().filter(|release| version.as_ref().is_none_or(|version| version.covers(&release.version))).collect();
    let Some(last) = covered.last() else {
        return match &version {
            Some(version) => crate::crates::absent(&releases, version, &META, at.now),
            None => Actual::Unknown(releases.reason(), Vec::new()),
        };
    };
    let gone = covered.iter().rfind(|release| release.yanked);
    match gone {
        Some(release) if is_dated => Actual::Unknown(Reason::NoEvidence, vec![release.basis()]),
        // Of a crate as a whole it is true where it is of all its releases.
        Some(release) if version.is_some() || covered.iter().all(|release| release.yanked) => {
            Actual::Is(vec![Value::Text(YANKED.to_owned())], vec![release.basis()])
        }
        Some(release) => Actual::Unknown(Reason::AmbiguousSubject, vec![release.basis()]),
        None if releases.complete.is_none() || releases.is_stale(META.hard_age, at.now) => {
            Actual::Unknown(releases.failure.unwrap_or(Reason::Stale), vec![last.basis()])
        }
        None => Actual::Absent(vec![last.basis()]),
    }
}
