#![doc = include_str!("README.md")]

use factlint_model::{Ask, Claim, Evidence, PartialDate, Value, ValueType};

use crate::ages::{DAYS, HOURS};
use crate::evidence::{Releases, rust_announcements, rust_releases};
use crate::grammar::{Grammar, SubjectRole, ValueRole, shape};
use crate::kind::{Actual, Change, Kind, Meta, Moment, Wording};
use crate::rust;

/// When a version of Rust was released.
#[derive(Debug)]
pub struct RustReleaseDate;

static META: Meta = Meta {
    predicate: "rust.release_date",
    change: Change::Fixed,
    value: ValueType::Date,
    fresh_for: HOURS(12),
    hard_age: DAYS(60),
    slack: 0,
    yields_to: &[],
    wording: Wording {
        fact: "{subject} was released {on} {value}",
        absent: "there is no {subject}",
        noun: "release date",
        unit: "",
    },
};

static GRAMMAR: Grammar = Grammar {
    subject: SubjectRole::RustRelease,
    value: ValueRole::Date,
    patterns: &[
        shape("{rust} ( {date} )"),
        shape("{rust} ( {month}"),
        shape("{rust} ( @released @on? {date} )"),
        shape("{rust} , @released @on? {date}"),
        shape("{rust} @be? @seconds? came|went|comes|@released @outward? @seconds? at? the? end|beginning|start? @on? {date}"),
        shape("{rust} , which @be? @seconds? came|went|@released @outward? @seconds? at? the? end|beginning|start? @on? {date}"),
        shape("{rust} , which , ... , came|went|@released @outward? @on? {date}"),
        shape("{rust} ,? out since|on {date}"),
        shape("{rust} today , {date}"),
        shape("{rust} - that|this was in|on {date}"),
        shape("{rust} release , @released @on? {date}"),
        shape("{rust} release ( {date} )"),
        shape("{rust} , which? @be? @finally? @released @on? {date}"),
        shape("{rust} @be? @finally? @released @finally? @on? {date}"),
        shape("{rust} version|release|update? of rust @be? @finally? @released|came|went out? @on? {date}"),
        shape("{rust} ,? came out @finally? @on? {date}"),
        shape("{rust} went stable @on? {date}"),
        shape("{rust} release of rust happened|occurred|came @on? {date}"),
        shape("in|on {date} ,? came|arrived|followed {rust}"),
        shape("rust @finally? reached|hit|turned {rust} @on? {date}"),
        shape("{rust} became stable @on? {date}"),
        shape("{rust} reached stable @on? {date}"),
        shape("{rust} @be? @finally? made? available @on? {date}"),
        shape("{rust} saw the light @on? {date}"),
        shape("{rust} followed|appeared|happened|emerged|dates|dated @on? from? {date}"),
        shape("{rust} , {month} $|.|;"),
        shape("{rust} ... ( it was released on|in {date}"),
        shape("{rust} at the end|beginning|start of {date}"),
        shape("{rust} @be? @released to? the? stable? channel? @on? {date}"),
        shape("{rust!} in {date}"),
        shape("{rust!} of {month}"),
        shape("{rust!} on {month}"),
        shape("( {rust} , {month} )"),
        shape("{rust} - {month}"),
        shape("{rust} : {month}"),
        shape("^ {date} : {rust}"),
        shape("^ {date} : ... {rust} @be @released"),
        shape("^ {date} - {rust}"),
        shape("in {date} ,? {rust} @be? @finally? @released"),
        shape("on {date} ,? {rust} @be? @finally? @released"),
        shape("in {date} , @released {rust}"),
        shape("in|during {date} , the release of {rust}"),
        shape("back in {date} , in|with {rust}"),
        shape("in|on {date} ,? .. @released {rust}"),
        shape("release of {rust} @on {date}"),
        shape("release of {rust} ( {date} )"),
        shape("@released {rust} @on? {date}"),
        shape("release date of {rust} @be {date}"),
        shape("release|publication|launch of {rust} took|takes place @on {date}"),
        shape("release|publication|launch of {rust} happened|occurred|came|followed @on {date}"),
        shape("{rust} release date @be? :? {date}"),
        shape("{rust} release @on? {date}"),
        shape("{rust} 's release @on {date}"),
        shape("{rust} @be? dated {date}"),
        shape("{rust} , a release of {date}"),
        shape("on|in {date} ,? the rust .. @released {version}"),
        shape("on|in {date} ,? the rust .. @released {rust}"),
        shape("on {date} ,? {rust} @brings|came|@released|followed|appeared"),
        shape("{rust} itself? @be from|of {date}"),
        shape("{rust} @be out since|from {date}"),
        shape("{rust} , .. , @be? @finally? @released @on? {date}"),
        shape("{rust} , of {month}"),
        shape("{rust} - that|this @be {date}"),
        shape("{rust} , which @finally? appeared|came|followed|arrived out? @on? {date}"),
        shape("{rust} appeared|arrived|followed @finally? @on {date}"),
        shape("it|this @be? @finally? @released @on? {date}"),
        shape("it came|went out @finally? @on {date}"),
        shape("the|this|that release|version @be? @finally? @released|came|followed out? @on? {date}"),
        shape("until {date} for|before {rust} to|@be @be? @released|come|arrive|appear|ship|land"),
        shape("@released @on {date} , {rust}"),
        shape("stabilized|stabilised in|on {date} ,? with|in {rust}"),
        shape("@released in|on {date} ,? with|in {rust}"),
        shape("in|since {date} , when {rust} @be? came|@released|arrived|appeared"),
        shape("{rust!} ,|-|:? @dating @dating? @dating? @dating? @dating? ,? {date}"),
        shape("{rust!} @be here|out|live ( {date}"),
        shape("stabilized|stabilised|landed|shipped in|with {rust} on {month}"),
        shape("{rust} ,|( which|that is|was? @dating? @dating? @dating? {date}"),
        shape("{month} 's {rust}"),
        shape("^ {rust} , {date} :"),
        shape("{rust} had? @be? @surfaces on {date}"),
        shape("{rust} , ,? out since|on {date}"),
        shape("{rust} @be? @seconds? @surfaces .. @on {date}"),
        shape("{rust} , which|that @be? @seconds? @surfaces .. @on {date}"),
        shape("{rust} @be the? @latest .. , @released|dated|out|from? @on|since|from? {date}"),
        shape("{rust} @be the? @latest .. , which @seconds? @surfaces .. @on {date}"),
        shape("{rust} ,? @be|dates from|of {month}"),
        shape("{rust} dates|dated to|back {date}"),
        shape("{rust} .. later , @on {month}"),
    ],
    vetoes: rust::NOT_STABLE_CHANNEL,
    columns: &["released", "release date", "date", "released on", "stable since"],
    headings: true,
    ..Grammar::NONE
};

impl Kind for RustReleaseDate {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn grammar(&self) -> &'static Grammar {
        &GRAMMAR
    }

    fn page(&self) -> &'static str {
        include_str!("README.md")
    }

    /// "`x` 0.3 (MSRV 1.83, released 2026-01-13)": what the bracket says it says of the crate before it.
    fn check(&self, claim: &Claim, sentence: &str) -> bool {
        // "1.54.0-nightly (2021-05-18)": the day of a nightly build; "1.0 Alpha": of what came before the release.
        // "Rust 1.74 as of 2024": what was so then.
        let is_state = claim.text.contains(" as of ");
        if is_state || rust::version_of(claim).is_some_and(|version| version.is_pre()) || crate::crates::is_of_stage(&claim.text)
        {
            return false;
        }
        let before = sentence.find(claim.text.as_str()).map_or("", |at| &sentence[..at]).trim_end().to_ascii_lowercase();
        !["(msrv", "(msrv:", "(rust"].iter().any(|opens| before.ends_with(opens))
    }

    /// The notes are the record; a post may be dated a day earlier or later (1.2.0, 1.7.0, 1.29.2).
    fn prefers(&self) -> &'static [&'static str] {
        &["rust-releases", "rust-blog"]
    }

    /// The notes; where the text gives a day that is not theirs, the announcement as well.
    fn asks(&self, claim: &Claim, seen: &Evidence) -> Vec<Ask> {
        let mut asks = rust_releases(rust::version_of(claim).as_ref(), seen);
        if !asks.contains(&rust_announcements()) && names_another_day(claim, &asks, seen) {
            asks.push(rust_announcements());
        }
        asks
    }

    fn actual(&self, claim: &Claim, seen: &Evidence, at: Moment) -> Actual {
        let Some(version) = rust::version_of(claim) else { return rust::nothing() };
        let releases = Releases::preferring(self.prefers(), &self.asks(claim, seen), seen);
        let Some(release) = releases.first_of(&version).filter(|release| release.happened_by(at.now)) else {
            return rust::absent(&releases, &version, at.now);
        };
        match release.day {
            Some(day) => Actual::Is(vec![Value::Date(PartialDate::from(day))], release.basis_of_day()),
            None => Actual::Unknown(releases.reason(), vec![release.basis()]),
        }
    }
}

/// Whether the claim names a day, and the notes another one.
fn names_another_day(claim: &Claim, notes: &[Ask], seen: &Evidence) -> bool {
    let Some(Value::Date(claimed)) = claim.typed(ValueType::Date) else { return false };
    let releases = Releases::of(notes, seen);
    let noted = rust::version_of(claim).and_then(|version| releases.first_of(&version)?.day);
    claimed.day_number().is_some() && noted.is_some_and(|day| !claimed.contains(day))
}
