#![doc = include_str!("README.md")]

use factlint_model::{Ask, Claim, Evidence, Held, License, PartialVersion, Reason, Subject, Value, ValueType};
use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::ages::{DAYS, HOURS};
use crate::evidence::days_between;
use crate::grammar::{Grammar, SubjectRole, ValueRole, shape};
use crate::kind::{Actual, Basis, Change, Kind, Meta, Moment, Wording};

/// Under which licence a crate is published.
#[derive(Debug)]
pub struct CrateLicense;

static META: Meta = Meta {
    predicate: "crate.license",
    change: Change::Drifts,
    value: ValueType::License,
    fresh_for: HOURS(24),
    hard_age: DAYS(365),
    slack: 0,
    yields_to: &[],
    wording: Wording {
        fact: "{subject} is licensed under {value}",
        absent: "{subject} was never published",
        noun: "licence",
        unit: "",
    },
};

static GRAMMAR: Grammar = Grammar {
    subject: SubjectRole::CrateMaybeAt,
    value: ValueRole::License,
    patterns: &[
        shape("{known} .. @licensed .. under|as .. {license} @license?"),
        shape("{crate} .. @licensed .. under|as .. {license} @license?"),
        shape("{name} @be dual? @licensed under|as .. {license} @license?"),
        shape("{name} , @licensed under|as the? {license} @license? ,|;|.|$"),
        shape("{name} remains|stays|continues|keeps to? be? .. under .. {license} @license?"),
        shape("{known} .. @licensed {license}"),
        shape("{name} @be {license} licensed"),
        shape("the crate|library|project|package @be {license} licensed"),
        shape("{crate} ... , {license} $"),
        shape("{known} ... stars , {license} $|."),
        shape("it @be {license} licensed"),
        shape("{name} @be a|an? {license}"),
        shape("{known} uses|use|has|have|carries a|an? the? {license} @license"),
        shape("{known} comes|come|ships .. under .. {license} @license"),
        shape("{known} 's @license @be {license}"),
        shape("{known} ( {license}"),
        shape("{name} ( {license} )|,"),
        shape("^ {license} ;"),
        shape("^ {license} , {count}"),
        shape("{crate} ( {date} , {license} )|,|;"),
        shape("{crate} ( .. , {license} )|,|;"),
        shape("{crate} , .. , {license} , msrv"),
        shape("{known} ( .. , {license} )|,|;"),
        shape("{known} ... ( {license} , msrv"),
        shape("{crate} ... ( {license} , msrv"),
        shape("^ {version} ( {date} ) , {license} $|,|;"),
        shape("{crate} - {date} , {license} $|,"),
        shape("{crate} ( {date} ) , {license} $|,"),
        shape("@license of|for {known} @be {license}"),
        shape("{known} .. moved|switched|changed .. from {license} to {license} @license?"),
        shape("{known} .. relicensed .. from {license} to|under {license}"),
        shape("dual-license|relicense|license {name} under .. {license} @license?"),
        shape("relicensed .. from {license} to|under {license} @license?"),
        shape("^ relicense|relicensed|relicensing to|under|as {license}"),
        shape("@license ... from {license} to {license}"),
        shape("moved|switched|changed .. from .. {license} to .. {license} @license"),
        shape("@license to|as {license} @license?"),
        shape("@license .. changed|updated|switched|moved to {license}"),
        shape("changed|updated|switched|moved to the {license} @license"),
        shape("^ now? dual? @licensed .. under|as .. {license} @license?"),
        shape("it|this|which|that|crate|library|project|package|tool|we .. @licensed .. under|as .. {license} @license?"),
        shape(", is @licensed .. under|as .. {license} @license?"),
        shape("{name} uses|use|has|carries the? {license} @license"),
        shape("{crate!} is|was|@be now? {license}"),
        shape("dual|dual-licensed @licensed? {license}"),
        shape("@license : {license}"),
        shape("@license @be {license}"),
        shape("it|crate|library @be {license} - licensed"),
        shape("{known} @be {license} - licensed"),
        shape("^ {license} - licensed"),
        shape("{name} @be? under {license}"),
        shape("{known} @be itself? under {license}"),
        shape("{name} , @be? available under {license}"),
        shape("{crate!} ( {license}"),
        shape("; @licensed {license}"),
        shape("^ @licensed {license}"),
        shape("it|crate|library @be {license}"),
        shape("{rare} @be @seconds? plain|simply|just|only|pure {license}"),
        shape("{rare} @be @seconds? {license}"),
        shape("{rare} carries|uses|has|bears|chose|picked|prefers|adopts a|an|the? {license}"),
        shape("{rare} .. can be had|used|taken under the? {license}"),
        shape("{rare} @be @seconds? @licensed? under|as|beneath the? terms? of? the? {license}"),
        shape("{rare} 's @license @be {license}"),
        shape("and is|are dual? @licensed under|as .. {license}"),
        shape("{name} , .. , @be {license} $|.|,|;"),
        shape("{named} @be @now? still|also? {license} $|.|,|;|and|-|("),
        shape("{name} .. and? comes|come under|as .. {license} $|.|,|;|@license"),
        shape("its|their @license is|are plain|just|simply|still|also? {license}"),
        shape("^ {license} @license|licensed? $|.").lead(),
    ],
    cues: &["icens", "icenc", "LICENSE", "MIT", "ISC"],
    vetoes: &[
        "font",
        "fonts",
        "logo",
        "logos",
        "artwork",
        "documentation",
        "docs",
        "book",
        "content",
        "contribution",
        "contributions",
        "data",
        "portions",
    ],
    columns: &["license", "licence", "licenses", "licences", "license(s)", "terms", "licence terms", "license terms"],
    ..Grammar::NONE
};

/// Words that make it the licence of a part, or of something else.
const OF_A_PART: &[&str] = &[
    "portions of",
    "parts of",
    "code from",
    "files in",
    "derived from",
    "bundled",
    "vendored",
    "submitted",
    "copied from",
    "ported from",
];

impl Kind for CrateLicense {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn grammar(&self) -> &'static Grammar {
        &GRAMMAR
    }

    fn page(&self) -> &'static str {
        include_str!("README.md")
    }

    fn change(&self, claim: &Claim) -> Change {
        if claim.subject.version().is_some() { Change::Fixed } else { Change::Drifts }
    }

    fn check(&self, claim: &Claim, sentence: &str) -> bool {
        let (text, sentence) = (claim.text.to_lowercase(), sentence.to_lowercase());
        // Without the word, only what can be nothing else is a licence: "BSD" is a system, too.
        let says_so = ["licens", "licenc", "relicens"].iter().any(|word| text.contains(word));
        let is_expression = claim.value.contains([' ', '-']) || matches!(claim.value.as_str(), "MIT" | "ISC" | "Unlicense");
        let is_alone = claim.value_span == Some(claim.span());
        // "Is dual-licensed under": a word, and no name.
        let is_word = claim.subject.crate_name().is_some_and(|name| name.ends_with("-licensed") || name.ends_with("-licenced"));
        // "The licenses in the ecosystem are MIT": of many, unless several crates are named.
        let is_many = claim.subject.crate_name().is_some_and(|name| {
            let name = name.to_lowercase();
            let is_plural = text.strip_prefix(&name).is_some_and(|rest| rest.starts_with(" are ") || rest.starts_with(" were "));
            let before = sentence.split_once(text.as_str()).map_or("", |(before, _)| before.trim_end());
            is_plural && ![" and", " or", ",", "both", "crates"].iter().any(|word| before.ends_with(word))
        });
        !is_word && !is_many && (says_so || is_expression || is_alone) && !OF_A_PART.iter().any(|part| sentence.contains(part))
    }

    fn asks(&self, claim: &Claim, _seen: &Evidence) -> Vec<Ask> {
        vec![ask(&claim.subject)]
    }

    fn actual(&self, claim: &Claim, seen: &Evidence, at: Moment) -> Actual {
        let Some(answer) = seen.answer(&ask(&claim.subject)) else { return Actual::Unknown(Reason::NoEvidence, Vec::new()) };
        let unknown = |reason| Actual::Unknown(answer.failure.unwrap_or(reason), Vec::new());
        let Some(held) = answer.latest() else { return unknown(Reason::NoEvidence) };
        let releases = releases(held);
        let found = match claim.subject.version().map(str::parse::<PartialVersion>) {
            Some(Ok(version)) => of_version(&releases, &version).into_iter().collect(),
            Some(Err(_)) => Vec::new(),
            None => within(&releases, at),
        };
        let Some(last) = found.last() else { return unknown(Reason::NoEvidence) };
        let seen_on = held.reply.observed_at.to_zoned(TimeZone::UTC).date();
        let hard_days = i64::try_from(META.hard_age.as_secs() / 86_400).unwrap_or(i64::MAX);
        let is_about_today = claim.subject.version().is_none() && at.first == at.last && at.last == at.now;
        if is_about_today && days_between(seen_on, at.now) > hard_days {
            return Actual::Unknown(answer.failure.unwrap_or(Reason::Stale), vec![last.basis(held)]);
        }
        // Prose does not always tell "and" from "or".
        if let Some(Value::License(claimed)) = claim.typed(ValueType::License)
            && !claimed.agrees(&last.license)
            && claimed.has_same_parts(&last.license)
        {
            return Actual::Unknown(Reason::AmbiguousSubject, vec![last.basis(held)]);
        }
        Actual::Is(found.iter().map(|release| Value::License(release.license.clone())).collect(), vec![last.basis(held)])
    }
}

fn ask(subject: &Subject) -> Ask {
    Ask::new(META.predicate, Subject::new(subject.without_version()))
}

/// The licence of one release.
struct Licensed {
    version: PartialVersion,
    day: Option<Date>,
    license: License,
}

impl Licensed {
    fn basis(&self, held: &Held) -> Basis {
        let value = format!("{} under {}", self.version, self.license);
        Basis { reply: std::sync::Arc::clone(&held.reply), valid_from: self.day, value }
    }
}

/// The releases with a licence that can be read, lowest version first.
fn releases(held: &Held) -> Vec<Licensed> {
    let one = |o: &factlint_model::Observation| {
        let version = o.subject.version()?.parse().ok()?;
        Some(Licensed { version, day: o.valid_from, license: o.value.parse().ok()? })
    };
    let mut releases: Vec<Licensed> = held.reply.seen.iter().filter(|o| o.fact == META.predicate).filter_map(one).collect();
    releases.sort_by(|a, b| a.version.cmp(&b.version));
    releases
}

fn of_version<'a>(releases: &'a [Licensed], version: &PartialVersion) -> Option<&'a Licensed> {
    let covered = || releases.iter().filter(|release| version.covers(&release.version));
    covered().find(|release| !release.version.is_pre()).or_else(|| covered().next())
}

/// The newest release at the beginning of the period, and those that came within it.
fn within(releases: &[Licensed], at: Moment) -> Vec<&Licensed> {
    let newest_by = |day: Date| {
        let by = |release: &&Licensed| release.day.is_none_or(|own| own <= day);
        releases.iter().filter(by).rfind(|release| !release.version.is_pre()).or_else(|| releases.iter().rfind(by))
    };
    let (first, last) = (newest_by(at.first), newest_by(at.last));
    let between = releases.iter().filter(|release| release.day.is_some_and(|day| at.contains(day)) && !release.version.is_pre());
    let mut found: Vec<&Licensed> = first.into_iter().chain(between).chain(last).collect();
    found.dedup_by(|a, b| a.version == b.version);
    found
}
