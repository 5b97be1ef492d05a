//! What the kinds about advisories share.

use std::sync::Arc;

use factlint_model::{Ask, Claim, Evidence, PartialVersion, Reason, Reply, Subject};
use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::kind::{Actual, Basis};

/// What is known of one advisory.
#[derive(Debug)]
pub(crate) struct Advisory {
    /// The crates that it is about.
    pub(crate) crates: Vec<String>,
    /// The first versions that are patched, one of each line of releases.
    pub(crate) patched: Vec<PartialVersion>,
    /// When it was published.
    pub(crate) date: Option<Date>,
    /// Whether the release notes of Rust tell of it.
    pub(crate) of_rust: bool,
    reply: Arc<Reply>,
}

/// The asks about the advisory of a claim: one answer tells all of it.
pub(crate) fn asks(claim: &Claim) -> Vec<Ask> {
    vec![Ask::new("advisory.crate", claim.subject.clone())]
}

/// The ask for the release notes of Rust, in which a flaw of Rust itself stands by its number: no database of crates knows it.
pub(crate) fn notes(claim: &Claim, seen: &Evidence) -> Option<Ask> {
    let is_empty =
        |ask: &Ask| seen.answer(ask).is_some_and(|answer| answer.latest().is_none_or(|held| !knows_patches(&held.reply)));
    let is_unknown = claim.subject.as_str().starts_with("CVE-") && asks(claim).iter().all(is_empty);
    is_unknown.then(|| Ask::new("rust.features", Subject::rust()))
}

/// The ask for all advisories about the crate that the text names: each tells its other numbers, where the list does not know the one
/// of the text.
pub(crate) fn by_crate(claim: &Claim, krate: Option<&Subject>, seen: &Evidence) -> Option<Ask> {
    let is_empty =
        |ask: &Ask| seen.answer(ask).is_some_and(|answer| answer.latest().is_none_or(|held| !knows_patches(&held.reply)));
    let is_of_other_list = ["GHSA-", "CVE-"].iter().any(|list| claim.subject.as_str().starts_with(list));
    let krate = krate.filter(|krate| krate.crate_name().is_some())?;
    (is_of_other_list && asks(claim).iter().all(is_empty)).then(|| Ask::new("crate.advisories", krate.clone()))
}

/// What one of the advisories about a crate says that has the number of the claim as another one of its own.
pub(crate) fn read_by_crate(claim: &Claim, krate: Option<&Subject>, seen: &Evidence) -> Option<Advisory> {
    let held = seen.answer(&by_crate(claim, krate, seen)?)?.latest()?;
    let reply = Arc::clone(&held.reply);
    let is_alias = |seen: &&factlint_model::Observation| seen.fact == "advisory.alias" && seen.value == claim.subject.as_str();
    let id = reply.seen.iter().find(is_alias)?.subject.clone();
    Some(Advisory::of(Some(&id), reply))
}

fn knows_patches(reply: &Reply) -> bool {
    reply.seen.iter().any(|seen| matches!(seen.fact.as_str(), "advisory.crate" | "advisory.patched_in"))
}

/// What the release notes of Rust say of a flaw: with which release it was fixed.
pub(crate) fn of_rust(claim: &Claim, seen: &Evidence) -> Option<Advisory> {
    let id = claim.subject.as_str();
    let answer = seen.answer(&notes(claim, seen)?)?;
    let names = |text: &str| {
        let fixes = ["update", "bump", "upgrade"].iter().all(|word| !text.to_lowercase().contains(word));
        fixes && text.split(|c: char| !(c.is_ascii_alphanumeric() || c == '-')).any(|word| word == id)
    };
    answer.held.iter().rev().find_map(|held| {
        let entries = held.reply.seen.iter().filter(|seen| names(seen.subject.as_str()));
        let mut patched: Vec<PartialVersion> = entries.filter_map(|seen| seen.value.parse().ok()).collect();
        patched.sort();
        let reply = Arc::clone(&held.reply);
        (!patched.is_empty()).then(|| Advisory { crates: Vec::new(), patched, date: None, of_rust: true, reply })
    })
}

/// What the newest answer says of the advisory; else why nothing is known, or that there is no such advisory.
pub(crate) fn read(claim: &Claim, seen: &Evidence) -> Result<Advisory, Box<Actual>> {
    let unknown = |reason| Box::new(Actual::Unknown(reason, Vec::new()));
    let answer = asks(claim).first().and_then(|ask| seen.answer(ask)).ok_or_else(|| unknown(Reason::NoEvidence))?;
    // A list that does not know a number of another one takes nothing back.
    let telling = answer.held.iter().rev().find(|held| knows_patches(&held.reply));
    let Some(held) = telling.or_else(|| answer.latest()) else {
        return Err(unknown(answer.failure.unwrap_or(Reason::NoEvidence)));
    };
    let reply = Arc::clone(&held.reply);
    if reply.seen.is_empty() {
        return Err(Box::new(missing(claim, &reply)));
    }
    Ok(Advisory::of(None, reply))
}

/// A number that the list of all of them lacks was never given, if it is not one that may just be on its way into the list.
fn missing(claim: &Claim, reply: &Arc<Reply>) -> Actual {
    let seen_in = reply.observed_at.to_zoned(TimeZone::UTC).date().year();
    let year = claim.subject.as_str().split('-').nth(1).and_then(|year| year.parse::<i16>().ok());
    if reply.complete && year.is_some_and(|year| year < seen_in) {
        return Actual::Absent(vec![Basis {
            reply: Arc::clone(reply),
            valid_from: None,
            value: "not in the database".to_owned(),
        }]);
    }
    Actual::Unknown(Reason::NoEvidence, Vec::new())
}

impl Advisory {
    /// What a reply says of one, or of the only one that it is about.
    fn of(id: Option<&Subject>, reply: Arc<Reply>) -> Self {
        let values = |fact: &str| -> Vec<&str> {
            let is_own = |subject: &Subject| id.is_none_or(|id| subject == id);
            let of = reply.seen.iter().filter(|seen| seen.fact == fact && is_own(&seen.subject));
            of.map(|seen| seen.value.as_str()).collect()
        };
        let crates: Vec<String> = values("advisory.crate").into_iter().map(str::to_owned).collect();
        let mut patched: Vec<PartialVersion> =
            values("advisory.patched_in").into_iter().filter_map(|version| version.parse().ok()).collect();
        patched.sort();
        let date = values("advisory.date").first().and_then(|date| date.parse().ok());
        Self { crates, patched, date, of_rust: false, reply }
    }

    /// The evidence, in words.
    pub(crate) fn basis(&self) -> Vec<Basis> {
        let mut words = vec![self.crates.join(", ")];
        if !self.patched.is_empty() {
            let versions: Vec<String> = self.patched.iter().map(ToString::to_string).collect();
            words.push(format!("patched in {}", versions.join(", ")));
        }
        words.extend(self.date.map(|date| format!("published {date}")));
        words.retain(|word| !word.is_empty());
        vec![Basis { reply: Arc::clone(&self.reply), valid_from: self.date, value: words.join("; ") }]
    }

    /// Whether it is about this crate.
    pub(crate) fn is_of(&self, name: &str) -> bool {
        self.crates.iter().any(|known| plain(known) == plain(name))
    }

    /// Whether a crate of this name belongs with one that it is about: one name is the beginning of the other, as that of a
    /// project is of its crates' (`gix`, `gix-worktree`).
    pub(crate) fn is_near(&self, name: &str) -> bool {
        let name = plain(name);
        // "rust-openssl": the repository of `openssl`.
        let bare = without_affix(&name);
        if self.crates.iter().any(|known| without_affix(&plain(known)) == bare) {
            return true;
        }
        let begins = |long: &str, short: &str| long.strip_prefix(short).is_some_and(|rest| rest.starts_with('-'));
        self.crates.iter().map(|known| plain(known)).any(|known| begins(&known, &name) || begins(&name, &known))
    }

    /// The evidence does not decide, for this reason.
    pub(crate) fn undecided(&self, reason: Reason) -> Actual {
        Actual::Unknown(reason, self.basis())
    }
}

/// A name without what says that it is of Rust: "rust-openssl", "tar-rs".
fn without_affix(name: &str) -> &str {
    let bare = ["rust-", "rs-"].iter().find_map(|prefix| name.strip_prefix(prefix)).unwrap_or(name);
    ["-rs", "-rust", "-crate", ".rs"].iter().find_map(|suffix| bare.strip_suffix(suffix)).unwrap_or(bare)
}

/// A name as the registry compares it.
pub(crate) fn plain(name: &str) -> String {
    name.to_ascii_lowercase().replace('_', "-")
}

/// Words that say why something was updated. They do not say that the advisory is about what was updated: that may only need it.
const UPDATES: &[&str] = &[
    "update",
    "updates",
    "updated",
    "updating",
    "bump",
    "bumps",
    "bumped",
    "upgrade",
    "upgrades",
    "upgraded",
    "upgrading",
    "move",
    "moved",
    "switch",
    "switched",
    "replace",
    "replaced",
    "drop",
    "dropped",
    "remove",
    "removed",
    "due",
];

/// Whether the claim gives an advisory as the reason for an update.
pub(crate) fn is_a_reason(claim: &Claim, sentence: &str) -> bool {
    let words = |text: &str, list: &[&str]| {
        text.split(|c: char| !c.is_alphanumeric()).any(|word| list.contains(&word.to_ascii_lowercase().as_str()))
    };
    let to = [
        " to fix",
        " to resolve",
        " to address",
        " to avoid",
        " to patch",
        " to mitigate",
        " due to",
        " because of",
        " on account of",
    ];
    words(sentence, UPDATES) || to.iter().any(|to| claim.text.contains(to))
}
