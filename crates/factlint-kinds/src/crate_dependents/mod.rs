#![doc = include_str!("README.md")]

use factlint_model::{Ask, Claim, Evidence, Reason, Subject, ValueType};

use crate::ages::{DAYS, HOURS};
use crate::grammar::{Grammar, SubjectRole, ValueRole, says, shape};
use crate::kind::{Actual, Change, Kind, Meta, Moment, Wording};
use crate::sightings::counted;

/// How many crates depend on a crate.
#[derive(Debug)]
pub struct CrateDependents;

static META: Meta = Meta {
    predicate: "crate.dependents",
    change: Change::Drifts,
    value: ValueType::Count,
    fresh_for: HOURS(24),
    hard_age: DAYS(60),
    slack: 0,
    yields_to: &[],
    wording: Wording {
        fact: "{subject} has {value}",
        absent: "there is no crate {subject}",
        noun: "number of dependents",
        unit: "dependents",
    },
};

static GRAMMAR: Grammar = Grammar {
    subject: SubjectRole::Crate,
    value: ValueRole::Count,
    patterns: &[
        shape("{count} crates|packages|libraries depend|rely directly on the? {name}"),
        shape("{name} @be .. used .. in|by {count} @sort? crates"),
        shape("{name} 's {count} @sort? dependencies"),
        shape("{name} 's .. ( {count} @sort? dependencies"),
        shape("{name} 's .. ( .. {count} @sort? dependencies"),
        shape("{known} ( {count} @sort? reverse? dependents|dependencies|dependency"),
        shape("{name} has|have|had|with {count} @sort? dependents|rdeps"),
        shape("{name} has|have|had|with {count} @sort? reverse|downstream dependencies|dependency"),
        shape("{name} has|have|had|with {count} dependent|dependant|downstream crates|packages"),
        shape("{known} ... {count} @sort? dependents|rdeps"),
        shape("{known} ... {count} @sort? reverse|downstream dependencies|dependency"),
        shape("{known} ... {count} @sort? dependent|dependant|downstream crates|packages"),
        shape("{known} .. used .. in|by {count} @sort? crates"),
        shape("{known} ... depended on|upon by {count} @sort? crates|packages"),
        shape("{known} ... dependency of|for {count} @sort? crates|packages"),
        shape("{count} @sort? crates|packages .. depend|depends|rely|relies on|upon {name}"),
        shape("{count} @sort? crates|packages .. use|using {known}"),
        shape("with|at|having {count} @sort? dependents ,? the? {known}"),
        shape("with|at|having {count} @sort? dependent|dependant|downstream crates|packages ,? the? {known}"),
        shape("{count} @sort? dependents|rdeps for|of {name}"),
        shape("{count} @sort? reverse|downstream dependencies|dependency for|of {name}"),
        shape("dependents of|for {known} : {count}"),
        shape("{count} @sort? dependents"),
        shape("{count} @sort? reverse|downstream dependencies|dependency"),
        shape("{count} @sort? dependent|dependant|downstream crates|packages"),
        shape("depended on|upon by {count} @sort? crates|packages"),
        shape("used by {count} @sort? crates"),
        shape(
            "affects|affecting|breaks|breaking|leaving|leaves|left|stranding|stranded {count} @sort? dependent|dependant? crates|packages",
        ),
        says("0", "{known} has|have|had no @sort? dependents"),
        says("0", "{known} has|have|had no @sort? reverse|downstream dependencies|dependency"),
        says("0", "no @sort? dependents"),
        says("0", "no @sort? reverse|downstream dependencies|dependency"),
        says("0", "no dependent|dependant downstream? crates"),
        says("0", "no downstream crates"),
    ],
    cues: &["dependent", "dependant", "downstream", "reverse", "dozen", "hundred", "thousand", "million"],
    vetoes: &["workspace", "monorepo", "internal", "our", "my"],
    columns: &["dependents", "reverse dependencies", "used by", "rdeps", "dependent crates", "direct dependents"],
    ..Grammar::NONE
};

/// What makes it the count of another place, or of fewer crates than all.
const ANOTHER: &[&str] = &["lib.rs", "libraries.io", "our workspace", "the workspace", "monorepo", "in our ", "of our "];

/// Words of counts that crates.io does not give: only some sorts of dependency, or those of dependents as well.
const OF_A_SORT: &[&str] = &["runtime", "optional", "transitive", "indirect", "dev-", "build-"];

/// No crate has so many dependencies: who writes of more means dependents.
const MOST_DEPENDENCIES: u64 = 1_000;

impl Kind for CrateDependents {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn grammar(&self) -> &'static Grammar {
        &GRAMMAR
    }

    fn page(&self) -> &'static str {
        include_str!("README.md")
    }

    fn check(&self, claim: &Claim, sentence: &str) -> bool {
        let (text, sentence) = (claim.text.to_lowercase(), sentence.to_lowercase());
        let reverse = ["reverse", "downstream", "dependent", "crate", "package", "rdeps", "depended"];
        let is_sure = !text.contains("dependencies") || reverse.iter().any(|word| text.contains(word));
        let is_many = claim.value.parse().is_ok_and(|number: u64| number >= MOST_DEPENDENCIES);
        (is_sure || is_many) && !ANOTHER.iter().any(|another| sentence.contains(another))
    }

    fn asks(&self, claim: &Claim, _seen: &Evidence) -> Vec<Ask> {
        if is_of_a_sort(claim) { Vec::new() } else { vec![ask(&claim.subject)] }
    }

    fn actual(&self, claim: &Claim, seen: &Evidence, at: Moment) -> Actual {
        match seen.answer(&ask(&claim.subject)).filter(|_| !is_of_a_sort(claim)) {
            Some(answer) => counted(answer, META.predicate, &META, at, &format!("no {}", claim.subject)),
            None => Actual::Unknown(Reason::NoEvidence, Vec::new()),
        }
    }
}

fn ask(subject: &Subject) -> Ask {
    Ask::new(META.predicate, Subject::new(subject.without_version()))
}

fn is_of_a_sort(claim: &Claim) -> bool {
    let lower = claim.text.to_lowercase();
    OF_A_SORT.iter().any(|sort| lower.contains(sort))
}
