#![doc = include_str!("README.md")]

use factlint_model::{Ask, Claim, Comparator, Evidence, Value, ValueType};

use crate::ages::{DAYS, HOURS};
use crate::evidence::{Releases, crate_releases};
use crate::grammar::{Grammar, SubjectRole, ValueRole, shape};
use crate::kind::{Actual, Change, Kind, Meta, Moment, Wording};
use crate::latest::latest;

/// Which release of a crate is the newest.
#[derive(Debug)]
pub struct CrateLatestVersion;

static META: Meta = Meta {
    predicate: "crate.latest_version",
    change: Change::Grows,
    value: ValueType::Version,
    fresh_for: HOURS(24),
    hard_age: DAYS(60),
    slack: 0,
    yields_to: &[],
    wording: Wording {
        fact: "the latest release of {subject} is {value}",
        absent: "{subject} has no release {value}",
        noun: "latest release",
        unit: "",
    },
};

static GRAMMAR: Grammar = Grammar {
    subject: SubjectRole::Crate,
    value: ValueRole::Version,
    patterns: &[
        shape("{named} : its @latest|last stable @be {version}").of(SubjectRole::Crate),
        shape("{name} 's @latest stable? version|release @be {version}"),
        shape("{name} 's @latest stable? version|release ( {version}"),
        shape("@latest stable? {crate}"),
        shape("{name} ( currently|now at? version? {version}").place(),
        shape("@latest {name} release|version , {version} ,"),
        shape("{name} @be? @now? stands|sits|stood at version? {version}").place(),
        shape("@latest stable? version|release : {crate}"),
        shape("the most recent {name} version|release @be {version}"),
        shape("the most recent version|release of {name} @be {version}"),
        shape("@latest stable? version|release , {crate} ,"),
        shape("most recent stable? version|release , {crate} ,"),
        shape("{crate+}"),
        shape("@latest stable? version|release of {name} @be {version}"),
        shape("@latest stable? version|release of {name} ( {version}"),
        shape("@latest stable? version|release of {crate}"),
        shape("@latest stable? version|release of {name} , {version}"),
        shape("@latest {name} version|release @be? (? {version}"),
        shape("@latest published|tagged {name} version|release @be? (? {version}"),
        shape("{name} : @latest version|release? {version}"),
        shape("{name} ( @latest :? {version}"),
        shape("{name} , @latest version|release {version}"),
        shape("{name} @be currently|now at version? {version}").place(),
        shape("{name} itself? @be at version? {version}").place(),
        shape("{name} currently|now at version? {version}").place(),
        shape("current|currently {name} version @be {version}"),
        shape("{crate} @be the @latest stable? version|release"),
        shape("{crate} , the @latest stable? version|release"),
        shape("{crate} ( @latest version|release? )"),
        shape("{crate} ( current|latest )"),
        shape("{known} ... to the @latest {version}"),
        shape("@latest version|release @be {crate}"),
        shape("its|the @latest|last stable? version|release @be {version}"),
        shape("its|the @latest|last stable? version|release , {version} ,"),
        shape("^ @latest stable? version|release : {version}"),
        shape(";|, @latest stable? version|release? : {version}"),
        shape("the @latest {known} @be {version}"),
        shape("{name} @be still at version? {version}").place(),
        shape("its|the most recent stable? version|release , {version} ,"),
        shape("its|the most recent stable? version|release @be {version}"),
        shape("{crate} ( {month} ) @be the? @latest"),
        shape("{crate} @be the? @latest {count}|of|stable|version|release|$|,"),
        shape("the current version|release @be {version}"),
        shape("the|its @latest stable? version|release on crates.io @be {version}"),
        shape("{known} ... @latest stable? version|release :? {version}"),
        shape("it stands|sits|@be currently|now? at version? {version}").place(),
        shape("{name} 's @latest|last stable? version|release , {version}"),
        shape("{name} , which @be @now? at version? {version}").place(),
        shape("@latest stable? version|release of the crate|library ,? @be? {version}"),
        shape("^ the? @latest stable? version|release @be? :? {version}"),
        shape("{name} @be not had|seen a|any? new? release|version since {version}"),
        shape("{name} hasn't|haven't had|seen a|any? new? release|version since {version}"),
        shape("{version} @be the most recent stable? version|release"),
        shape("{version} @be the @latest stable? version|release"),
        shape("{crate} @be the most recent stable? version|release"),
        shape("{crate} , its|the @latest|last stable? version|release"),
        shape("{crate} , its|the most recent stable? version|release"),
        shape("its|the @latest|last stable? version|release ( {version} )"),
        shape("its|the last stable? version|release was {version}").denying(),
        shape("version|release {version} @be @now? current"),
        shape("{named} , .. , at version? {version}").place(),
        shape("{named} , currently|now|today at version? {version}").place(),
        shape("{known} @be still? on {version} $|.|,|;|after").place(),
        shape("{name} , meanwhile|however , stays|remains|sits|stands at {version}").place(),
        shape("{crate} at the? moment|present )"),
        shape("{crate} now|currently|today )"),
        shape("{named} , whose @latest|last stable? version|release @be {version}"),
        shape("{named} , whose most recent stable? version|release @be {version}"),
        shape("{name} ... , last|latest|newest stable? version|release {version}"),
        shape("the @latest|last|final {name} , {version} ,"),
        shape("{name} 's last|final stable? version|release @be {version}"),
        shape("^ the @latest @be {version}").lead(),
        shape("{named} , whose @latest|last|most stable? recent? upload|version|release|tag @be {version}"),
        shape("{name} rests|lingers|stays|remains at {version}").place(),
        // Behind another one of which it is said: "`a` sits at 0.10, `b` at 0.8".
        shape(",|and {named} at version? {version}").place(),
    ],
    vetoes: &["then"],
    columns: &[
        "newest version",
        "newest release",
        "current stable",
        "latest",
        "latest version",
        "latest release",
        "latest stable",
        "latest stable version",
        "latest stable release",
        "last release",
        "last version",
        "current version",
        "current release",
        "newest",
    ],
    ..Grammar::NONE
};

impl Kind for CrateLatestVersion {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn grammar(&self) -> &'static Grammar {
        &GRAMMAR
    }

    fn page(&self) -> &'static str {
        include_str!("README.md")
    }

    /// "The 1.x line received its last release, 1.0.69": the newest of its line is not the newest of all.
    fn check(&self, claim: &Claim, sentence: &str) -> bool {
        // "Upgrade `x` to 0.18+": what is enough is not the newest.
        let before =
            sentence.find(claim.text.as_str()).map(|at| sentence[..at].trim_end_matches([' ', '`', '*']).to_ascii_lowercase());
        let moves = |words: &String| {
            ["upgrade", "upgrading", "update", "updating", "bump", " to"].iter().any(|verb| words.ends_with(verb))
        };
        if claim.comparator == Comparator::AtLeast && before.as_ref().is_some_and(moves) {
            return false;
        }
        // "The `x` field on 3.10+": where it is to be had.
        let name = claim.subject.crate_name().unwrap_or_default();
        let is_of_place = |words: &String| [" on", " in", " under", " for", " with"].iter().any(|word| words.ends_with(word));
        let names_it = || claim.text.to_ascii_lowercase().contains(&name.to_ascii_lowercase());
        if claim.comparator == Comparator::AtLeast && before.as_ref().is_some_and(is_of_place) && !names_it() {
            return false;
        }
        let is_line = |(at, _): (usize, &str)| {
            sentence[..at].ends_with(|c: char| c.is_ascii_digit())
                && [".x line", ".x series", ".x branch"].iter().any(|line| sentence[at..].starts_with(line))
        };
        // "Compatible with the latest `x` 0.3": the newest of its line, as Cargo counts lines.
        let is_led = ["latest ", "newest "]
            .iter()
            .any(|word| claim.text.get(..word.len()).is_some_and(|own| own.eq_ignore_ascii_case(word)));
        let is_of_line = is_led && !claim.text.contains("version") && !claim.text.contains("release");
        if is_of_line && is_line_of_cargo(&claim.value) {
            return false;
        }
        // What was the newest need not be it any more; the last release still is the last one.
        if claim.text.contains(" was ") && !claim.text.contains("last ") {
            return false;
        }
        // "`a` at 0.8": only where the sentence says of another one where it stands.
        let is_placed = ["sits at ", "stands at ", "is at ", "still at ", "now at "].iter().any(|place| sentence.contains(place));
        (is_placed || !is_bare_place(claim)) && !sentence.match_indices(".x ").any(is_line)
    }

    fn asks(&self, claim: &Claim, _seen: &Evidence) -> Vec<Ask> {
        crate_releases(&claim.subject)
    }

    fn actual(&self, claim: &Claim, seen: &Evidence, at: Moment) -> Actual {
        let Some(Value::Version(value)) = claim.typed(ValueType::Version) else { return crate::rust::nothing() };
        let releases = Releases::of(&crate_releases(&claim.subject), seen);
        if releases.are_none() {
            return crate::crates::absent(&releases, &value, &META, at.now);
        }
        latest(&releases, &value, &META, at)
    }
}

/// "0.3", "4": a number that stands for a line of compatible releases.
fn is_line_of_cargo(version: &str) -> bool {
    let mut parts = version.split('.');
    matches!((parts.next(), parts.next(), parts.next()), (Some(_), None, _) | (Some("0"), Some(_), None))
}

/// "`b` at 0.8": a place without a verb.
fn is_bare_place(claim: &Claim) -> bool {
    let mut words = claim.text.split_whitespace().skip_while(|word| *word == "and").skip(1);
    words.next() == Some("at") && words.count() <= 2
}
