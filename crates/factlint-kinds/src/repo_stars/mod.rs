#![doc = include_str!("README.md")]

mod growth;
mod moves;

use factlint_model::{Ask, Claim, Evidence, Reason, ValueType};

use self::growth::is_difference;
use crate::ages::{DAYS, HOURS};
use crate::grammar::{COUNTED, Grammar, SubjectRole, ValueRole, shape};
use crate::kind::{Actual, Change, Kind, Meta, Moment, Wording};
use crate::repository::{Place, repository};
use crate::sightings::counted;

/// How many stars a repository has on GitHub.
#[derive(Debug)]
pub struct RepoStars;

static META: Meta = Meta {
    predicate: "repo.stars",
    change: Change::Grows,
    value: ValueType::Count,
    fresh_for: HOURS(24),
    hard_age: DAYS(60),
    slack: 10,
    yields_to: &[],
    wording: Wording {
        fact: "{subject} has {value} on GitHub",
        absent: "there is no repository {subject}",
        noun: "number of stars",
        unit: "stars",
    },
};

static GRAMMAR: Grammar = Grammar {
    subject: SubjectRole::Repository,
    value: ValueRole::Count,
    patterns: &[
        shape("{name} ( {count} github? stars|stargazers|star"),
        shape("{name} has|have|had|boasts|counts|with {count} github? stars|stargazers"),
        shape("{name} on github ( {count} stars"),
        shape("{name} -|: {count} github? stars|stargazers"),
        shape("^|,|:|; {name} {count} github? stars|stargazers ,|.|;|$|and"),
        shape("stars|stargazers ... {known} at|with|on {count}"),
        shape("stars|stargazers ... {known} ( {count} )"),
        shape("{name} -|(|:|,? ★|⭐|☆|🌟 {count}"),
        shape("{name} -|(|:|,? {count} ★|⭐|☆|🌟"),
        shape("{name} -|(|:|,? : star : {count}"),
        shape(
            "{name} @finally? reached|passed|crossed|surpassed|exceeded|collected|gathered|earned|garnered|gained|amassed|holds|shows|totals {count} github? stars|stargazers",
        ),
        shape(
            "{name} has|have|had collected|gathered|earned|garnered|gained|amassed|attracted|passed|reached|crossed over|past? {count} github? stars|stargazers",
        ),
        shape("{name} , with|at its|their {count} github? stars|stargazers"),
        shape("stars|stargazers ... than|as {named} 's {count}"),
        shape("stars|stargazers ... {known} .. stands|sits|is at {count} $|.|;|,|and"),
        shape("{name} sits|stands|hovers|is|was at {count} github? stars|stargazers"),
        shape("stars|stargazers and|, {named} {count} $|.|;|,"),
        shape("{name} , at|with|having {count} github? stars|stargazers"),
        shape("{known} .. {count} github? stars|stargazers"),
        shape("{known} ... {count} github? stars|stargazers"),
        shape("{count} github? stars|stargazers for|of|on {name}"),
        shape("{count} github? stars|stargazers .. {known}"),
        shape("with|at|having|boasting|counting {count} github? stars|stargazers , the? {known}"),
        shape("with|at|having|boasting|counting {count} github? stars|stargazers , the? {name} crate|library|project|@be"),
        shape("stars|stargazers ... {known} has|have|at|with {count} $|.|;|,|and"),
        shape("{name} -|: {count} ,|and|& ... stars|stargazers"),
        shape("{rare} .. {count} github? stars|stargazers"),
        shape("{rare} passed|crossed|reached|hit|exceeds|exceeded {count} github? stars|stargazers"),
        shape("{count} github? stars|stargazers"),
        shape(
            "{name} 's? github? stars ... passed|passing|surpassed|surpassing|crossed|crossing|exceeded|exceeding|reached|reaching|topped|topping now|already|also? the? {count}",
        ),
        shape("{count} -|,|:? is|that's how many github? stars|stargazers {name} has|have $|.|,|;|!|:"),
        shape("{count} -|,|:? that 's how many github? stars|stargazers {name} has|have $|.|,|;|!|:"),
        shape("how many github? stars|stargazers {name} has|have :|-|= {count}"),
        shape("starred by {count} people|users|developers"),
        shape("{count} people|users|developers .. starred {known}"),
    ],
    cues: COUNTED,
    vetoes: &["rating", "review", "reviews", "hotel", "trustpilot"],
    columns: &["★", "⭐", "github ★", "github ⭐", "★ on github", "stars", "github stars", "star", "★", "⭐", "stargazers"],
    ..Grammar::NONE
};

impl Kind for RepoStars {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn grammar(&self) -> &'static Grammar {
        &GRAMMAR
    }

    fn page(&self) -> &'static str {
        include_str!("README.md")
    }

    /// "23.5k stars against x's 23.6k": the other one's, which stands behind.
    fn check(&self, claim: &Claim, sentence: &str) -> bool {
        let number = claim
            .value_span
            .and_then(|span| claim.text.get(span.start.checked_sub(claim.start)?..span.end.checked_sub(claim.start)?));
        let begins = claim.text.starts_with(|c: char| c.is_ascii_digit());
        let is_others =
            begins && [" against ", " versus ", " vs ", " vs. ", " than "].iter().any(|word| claim.text.contains(word));
        let is_difference = number.is_some_and(|number| is_difference(number, sentence));
        !is_others && !is_difference
    }

    fn asks(&self, claim: &Claim, seen: &Evidence) -> Vec<Ask> {
        match repository(&claim.subject, META.predicate, seen) {
            Place::At(repo, mut asks) => {
                asks.push(Ask::new(META.predicate, repo));
                asks
            }
            Place::Unknown(asks, _) => asks,
        }
    }

    fn history(&self, claim: &Claim, seen: &Evidence) -> Vec<Ask> {
        match repository(&claim.subject, META.predicate, seen) {
            Place::At(repo, _) => moves::asks(&repo, seen),
            Place::Unknown(..) => Vec::new(),
        }
    }

    fn actual(&self, claim: &Claim, seen: &Evidence, at: Moment) -> Actual {
        match repository(&claim.subject, META.predicate, seen) {
            Place::At(repo, _) => match moves::joined(&repo, seen) {
                Some(answer) => counted(&answer, "repo.stars", &META, at, &format!("no repository {repo}")),
                None => Actual::Unknown(Reason::NoEvidence, Vec::new()),
            },
            Place::Unknown(_, reason) => Actual::Unknown(reason, Vec::new()),
        }
    }
}
