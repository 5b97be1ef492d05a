#![doc = include_str!("README.md")]

use factlint_model::{Ask, Claim, Evidence, PartialDate, Reason, Value, ValueType};

use crate::advisories;
use crate::ages::DAYS;
use crate::evidence::days_between;
use crate::grammar::{Grammar, SubjectRole, ValueRole, shape};
use crate::kind::{Actual, Change, Kind, Meta, Moment, Wording};

/// When an advisory was published.
#[derive(Debug)]
pub struct AdvisoryDate;

static META: Meta = Meta {
    predicate: "advisory.date",
    change: Change::Fixed,
    value: ValueType::Date,
    fresh_for: DAYS(7),
    hard_age: DAYS(365),
    slack: 0,
    yields_to: &[],
    wording: Wording {
        fact: "{subject} was published {on} {value}",
        absent: "there is no advisory {subject}",
        noun: "date of publication",
        unit: "",
    },
};

static GRAMMAR: Grammar = Grammar {
    subject: SubjectRole::Advisory,
    value: ValueRole::Date,
    patterns: &[
        shape("{advisory} ( {date} )"),
        shape("{advisory} ( {month} ,|;"),
        shape("{advisory} ( @disclosed @on? {date}"),
        shape("{advisory} ( {named} , {month} )"),
        shape("{advisory} , {month} ,|$|)"),
        shape("{advisory} , @disclosed @finally? @on? {date}"),
        shape("{advisory} , which? @be? @disclosed @on? {date}"),
        shape("{advisory} @be? @finally? @disclosed @finally? @on? {date}"),
        shape("{advisory} @be? made? public @on? {date}"),
        shape("{advisory} ) , @disclosed @finally? @on? {date}"),
        shape("^ date|published|disclosed|reported on? : {date} $"),
        shape("{advisory} ) @be? @finally? @disclosed @finally? @on? {date}"),
        shape("{advisory} came out @on? {date}"),
        shape("{advisory} from|of|dated {date}"),
        shape("{advisory} - {month}"),
        shape("{advisory} : {month}"),
        shape("^ {date} : {advisory}"),
        shape("^ {date} - {advisory}"),
        shape("@disclosed @on {date} : {advisory}"),
        shape("@disclosed @on {date} as|under {advisory}"),
        shape("advisory @disclosed @on {date} ( {advisory}"),
        shape("in|on {date} , {advisory} @be? @disclosed"),
        shape("in|on {date} .. @disclosed {advisory}"),
        shape("@disclosed {advisory} @on {date}"),
        shape("@disclosed as|under {advisory} @on {date}"),
        shape("advisory {advisory} , @disclosed? @on? {date}"),
    ],
    vetoes: &[
        "discovered",
        "introduced",
        "exploited",
        "withdrawn",
        "updated",
        "modified",
        "fixed",
        "patched",
        "found",
        "until",
        "before",
        "after",
        "reported",
    ],
    columns: &["published", "disclosed", "reported", "date", "publication date", "date published", "disclosure date"],
    ..Grammar::NONE
};

impl Kind for AdvisoryDate {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn grammar(&self) -> &'static Grammar {
        &GRAMMAR
    }

    fn page(&self) -> &'static str {
        include_str!("README.md")
    }

    fn asks(&self, claim: &Claim, _seen: &Evidence) -> Vec<Ask> {
        advisories::asks(claim)
    }

    fn actual(&self, claim: &Claim, seen: &Evidence, _at: Moment) -> Actual {
        let advisory = match advisories::read(claim, seen) {
            Ok(advisory) => advisory,
            Err(actual) => return *actual,
        };
        let (Some(day), Some(Value::Date(claimed))) = (advisory.date, claim.typed(ValueType::Date)) else {
            return advisory.undecided(Reason::NoEvidence);
        };
        let is = Actual::Is(vec![Value::Date(PartialDate::from(day))], advisory.basis());
        // Each list publishes on a day of its own: RustSec's day says little of that of a CVE nearby.
        let is_alias = !claim.subject.as_str().starts_with("RUSTSEC-");
        let is_close = days_between(claimed.last(), day) < HALF_A_YEAR && days_between(day, claimed.first()) < HALF_A_YEAR;
        if is_alias && is_close && !claimed.agrees(day) { advisory.undecided(Reason::AmbiguousSubject) } else { is }
    }
}

const HALF_A_YEAR: i64 = 183;
