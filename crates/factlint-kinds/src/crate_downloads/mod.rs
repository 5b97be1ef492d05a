#![doc = include_str!("README.md")]

use factlint_model::{Ask, Claim, Evidence, Reason, Subject, ValueType};

use crate::ages::{DAYS, HOURS};
use crate::grammar::{COUNTED, Grammar, SubjectRole, ValueRole, shape};
use crate::kind::{Actual, Change, Kind, Meta, Moment, Wording};
use crate::sightings::counted;

/// How often a crate was downloaded, all told.
#[derive(Debug)]
pub struct CrateDownloads;

static META: Meta = Meta {
    predicate: "crate.downloads",
    change: Change::Grows,
    value: ValueType::Count,
    fresh_for: HOURS(24),
    hard_age: DAYS(60),
    slack: 0,
    yields_to: &[],
    wording: Wording {
        fact: "{subject} has {value}",
        absent: "there is no crate {subject}",
        noun: "number of downloads",
        unit: "downloads",
    },
};

static GRAMMAR: Grammar = Grammar {
    subject: SubjectRole::Crate,
    value: ValueRole::Count,
    patterns: &[
        shape("{name} ( {count} @alltime? downloads"),
        shape("{name} : {count} @alltime? downloads"),
        shape("{name} @be? @finally? has|have|had|passed|reached|hit|crossed|surpassed|with {count} @alltime? downloads"),
        shape("{name} @be @finally? been? downloaded {count} times"),
        shape("{sure} ... {count} @alltime? downloads"),
        shape("{known} .. {count} @alltime? downloads"),
        shape("{known} .. downloaded {count} times"),
        shape("{known} ... {count} @alltime? downloads"),
        shape("{known} ... downloaded {count} times"),
        shape("{count} @alltime? downloads of|for {known}"),
        shape("downloads of|for {known} passed|reached|hit|crossed|exceed|exceeded|surpassed {count}"),
        shape("with|at|having|boasting|counting {count} @alltime? downloads , the? {named}"),
        shape("{count} @alltime? downloads of|for {rare}"),
        shape("{rare} @be? @finally? been? fetched|pulled|downloaded|installed {count} times"),
        shape("{rare} .. {count} @alltime? downloads"),
        shape("{name} crate|library|project? counts|count|counted|boasts|sees|saw {count} @alltime? downloads"),
        shape("it|crate|library|which|that ... {count} @alltime? downloads"),
        shape("it|crate|library|which|that ... downloaded {count} times"),
        shape("( only|just? {count} @alltime? downloads"),
        shape("^ @alltime? downloads : {count} $"),
        shape("only|just|with {count} @alltime? downloads"),
    ],
    cues: COUNTED,
    vetoes: &["recent", "monthly", "weekly", "daily", "yearly", "annual", "month", "week", "day", "year"],
    columns: &[
        "downloads",
        "total downloads",
        "all-time downloads",
        "downloads (total)",
        "downloads (all time)",
        "all time downloads",
    ],
    ..Grammar::NONE
};

/// What makes it the number of another place, or of a stretch of time: "in the last 90 days", "per month".
const ANOTHER: &[&str] = &[
    " per ",
    "/month",
    "/mo",
    "/week",
    "/day",
    " a month",
    " a week",
    " a day",
    " each ",
    " every ",
    "last 90",
    "past 90",
    "90 days",
    "90-day",
    "recent download",
    "in the last",
    "in the past",
    "over the last",
    "over the past",
    "last month",
    "last week",
    "this month",
    "this week",
    "this year",
    "last year",
    "npm",
    "pypi",
    "nuget",
    "docker",
    "marketplace",
    "app store",
    "google play",
    "homebrew",
    "maven",
    "rubygems",
];

impl Kind for CrateDownloads {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn grammar(&self) -> &'static Grammar {
        &GRAMMAR
    }

    fn page(&self) -> &'static str {
        include_str!("README.md")
    }

    fn check(&self, _claim: &Claim, sentence: &str) -> bool {
        let lower = sentence.to_lowercase();
        !ANOTHER.iter().any(|another| lower.contains(another))
    }

    fn asks(&self, claim: &Claim, _seen: &Evidence) -> Vec<Ask> {
        vec![ask(&claim.subject)]
    }

    fn actual(&self, claim: &Claim, seen: &Evidence, at: Moment) -> Actual {
        match seen.answer(&ask(&claim.subject)) {
            Some(answer) => counted(answer, META.predicate, &META, at, &format!("no {}", claim.subject)),
            None => Actual::Unknown(Reason::NoEvidence, Vec::new()),
        }
    }
}

fn ask(subject: &Subject) -> Ask {
    Ask::new(META.predicate, Subject::new(subject.without_version()))
}
