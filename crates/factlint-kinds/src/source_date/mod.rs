#![doc = include_str!("README.md")]

use factlint_model::{Ask, Claim, Evidence, PartialDate, Reason, Value, ValueType};

use crate::ages::DAYS;
use crate::grammar::{Grammar, SubjectRole, ValueRole};
use crate::kind::{Actual, Basis, Change, Kind, Meta, Moment, Wording};
use crate::page::{self, Page};

/// When a source was published.
#[derive(Debug)]
pub struct SourceDate;

static META: Meta = Meta {
    predicate: "source.date",
    change: Change::Fixed,
    value: ValueType::Date,
    fresh_for: DAYS(30),
    hard_age: DAYS(3650),
    slack: 0,
    yields_to: &[],
    wording: Wording {
        fact: "{subject} was published {on} {value}",
        absent: "{subject} was not published {on} {value}",
        noun: "date of publication",
        unit: "",
    },
};

static GRAMMAR: Grammar =
    Grammar { subject: SubjectRole::Citation, value: ValueRole::Date, hypothetical_is_veto: false, ..Grammar::NONE };

impl Kind for SourceDate {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn grammar(&self) -> &'static Grammar {
        &GRAMMAR
    }

    fn page(&self) -> &'static str {
        include_str!("README.md")
    }

    fn asks(&self, claim: &Claim, seen: &Evidence) -> Vec<Ask> {
        page::asks(&claim.subject, seen)
    }

    fn actual(&self, claim: &Claim, seen: &Evidence, _at: Moment) -> Actual {
        let Some(Value::Date(claimed)) = claim.typed(ValueType::Date) else {
            return Actual::Unknown(Reason::NoEvidence, Vec::new());
        };
        match page::find(&claim.subject, seen) {
            Ok(page) => compared(claimed, claim, &page),
            Err(reason) => Actual::Unknown(reason, Vec::new()),
        }
    }
}

fn compared(claimed: PartialDate, claim: &Claim, page: &Page) -> Actual {
    // An RFC tells when it was begun.
    let begun = if claim.subject.as_str().starts_with("rfc:") { start_date(&page.text) } else { None };
    let Some(day) = begun.or(page.date) else { return Actual::Unknown(Reason::NoEvidence, Vec::new()) };
    let basis = Basis { reply: std::sync::Arc::clone(&page.reply), valid_from: Some(day), value: format!("published {day}") };
    if !claimed.agrees(day) && names(claimed, page) {
        // A page that was written again has two dates.
        return Actual::Unknown(Reason::AmbiguousSubject, vec![basis]);
    }
    Actual::Is(vec![Value::Date(day.into())], vec![basis])
}

/// "Start Date: 2024-10-30" in the head of an RFC.
fn start_date(text: &str) -> Option<jiff::civil::Date> {
    let (_, rest) = text.get(..floor(text, 4_000))?.split_once("Start Date")?;
    let day: String = rest.chars().skip_while(|c| !c.is_ascii_digit()).take(10).collect();
    day.parse().ok()
}

const MONTHS: [&str; 12] =
    ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

/// Whether the head of the page, or its address, names the claimed date, too.
fn names(claimed: PartialDate, page: &Page) -> bool {
    let head = page.text.get(..floor(&page.text, 3_000)).unwrap_or_default();
    let year = claimed.year_number().to_string();
    let Some(month) = claimed.month_number() else { return head.contains(&year) || page.reply.url.contains(&year) };
    let name = usize::try_from(month - 1).ok().and_then(|at| MONTHS.get(at)).copied().unwrap_or_default();
    let in_words = head.match_indices(name).any(|(at, _)| head[at..].chars().take(20).collect::<String>().contains(&year));
    in_words
        || [format!("{year}-{month:02}"), format!("{year}/{month:02}")]
            .iter()
            .any(|date| head.contains(date) || page.reply.url.contains(date))
}

fn floor(text: &str, mut at: usize) -> usize {
    at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}
