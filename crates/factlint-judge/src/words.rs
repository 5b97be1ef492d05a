//! The words of a finding: what a person reads.

use factlint_kinds::{Actual, Kind};
use factlint_model::{Claim, Comparator, Evidence, EvidenceItem, Reason, Setback, Subject, Value, Verdict, printable};
use jiff::Timestamp;
use jiff::civil::Date;

use crate::table::{Ruling, State};

/// The observations behind a ruling, each once, in the order in which they count.
pub(crate) fn evidence(ruling: &Ruling) -> Vec<EvidenceItem> {
    let mut items: Vec<EvidenceItem> = Vec::new();
    for basis in ruling.then.iter().chain([&ruling.now]).flat_map(State::basis) {
        let reply = &basis.reply;
        let item = EvidenceItem {
            source: reply.source.clone(),
            url: reply.url.clone(),
            observed_at: reply.observed_at,
            valid_from: basis.valid_from,
            value: basis.value.clone(),
        };
        if !items.contains(&item) {
            items.push(item);
        }
    }
    items
}

/// What is the matter, in one sentence that names both values.
pub(crate) fn message(claim: &Claim, kind: &dyn Kind, ruling: &Ruling, seen: &Evidence) -> String {
    let said = said(claim, kind);
    let subject = subject(&claim.subject);
    match ruling.verdict {
        Verdict::Supported => agreement(claim, kind, ruling),
        Verdict::Unverifiable => {
            let fact = fill(claimed_fact(claim, kind), &subject, &said);
            let reason = ruling.reason.unwrap_or(Reason::NoEvidence);
            let asks = || kind.asks(claim, seen);
            let setback = (reason == Reason::SourceFailed).then(|| asks().iter().find_map(|ask| seen.setback(ask).map(failed)));
            format!("{fact}: {}", setback.flatten().unwrap_or_else(|| undecided(reason).to_owned()))
        }
        Verdict::Contradicted | Verdict::Outdated => {
            let truth = truth(claim, kind, ruling);
            let doubt = if ruling.presumed { ", so it may have been right when it was written" } else { "" };
            format!("the text says {said}; {truth}{doubt}")
        }
    }
}

fn agreement(claim: &Claim, kind: &dyn Kind, ruling: &Ruling) -> String {
    let subject = subject(&claim.subject);
    let said = said(claim, kind);
    let fact = fill(claimed_fact(claim, kind), &subject, &said);
    let source = ruling
        .then
        .iter()
        .chain([&ruling.now])
        .flat_map(State::basis)
        .next()
        .map_or("the evidence", |basis| basis.reply.source.as_str());
    match ruling.truth() {
        Some(value) if kind.value(claim).as_ref() != Some(value) && value.to_string() != claim.value => {
            format!("{fact}: {source} agrees ({})", written(value, kind))
        }
        _ => format!("{fact}: {source} agrees"),
    }
}

/// The sentence that states the claimed fact.
fn claimed_fact(claim: &Claim, kind: &dyn Kind) -> &'static str {
    kind.value(claim).map_or(kind.meta().wording.fact, |value| kind.fact(&value))
}

/// The true state of things: then and now, where the value changes.
fn truth(claim: &Claim, kind: &dyn Kind, ruling: &Ruling) -> String {
    let subject = subject(&claim.subject);
    let wording = &kind.meta().wording;
    let now = state(&ruling.now, kind);
    let Some(then) = &ruling.then else {
        return match (&ruling.now.actual, ruling.now.value()) {
            (Actual::Absent(basis), _) => absence(claim, wording.absent, &subject, basis.last().map(|b| b.value.as_str())),
            (_, Some(value)) => fill(kind.fact(value), &subject, &written(value, kind)),
            _ => fill(wording.fact, &subject, &now.unwrap_or_default()),
        };
    };
    let was = state(then, kind);
    match (was, now) {
        _ if matches!(then.actual, Actual::Absent(_)) => {
            absence(claim, wording.absent, &subject, then.basis().last().map(|b| b.value.as_str()))
        }
        (Some(was), Some(now)) if was == now => format!("it was {was} on {} and still is", then.day),
        (Some(was), Some(now)) => format!("it was {was} on {} and is {now} now", seen_on(then)),
        (Some(was), None) => format!("it was {was} on {}", seen_on(then)),
        (None, Some(now)) => format!("it is {now} now"),
        (None, None) => fill(wording.absent, &subject, &claim.value),
    }
}

/// The day of the sighting that tells of the document's date, where the evidence is a sighting; else that date.
fn seen_on(then: &State) -> Date {
    let sighted = |basis: &factlint_kinds::Basis| {
        basis.valid_from.is_none().then(|| basis.reply.observed_at.to_zoned(jiff::tz::TimeZone::UTC).date())
    };
    match then.actual {
        Actual::Is(..) => then.basis().first().and_then(sighted).filter(|day| *day <= then.day).unwrap_or(then.day),
        _ => then.day,
    }
}

/// That there is no such thing, and what comes nearest.
fn absence(claim: &Claim, absent: &str, subject: &str, detail: Option<&str>) -> String {
    let plain = fill(absent, subject, &claim.value);
    match detail.map(|detail| (detail, detail.split_once("the nearest: "))) {
        Some((_, Some((_, nearest)))) => format!("{plain}; the nearest: {nearest}"),
        Some((detail, None)) => format!("{plain} ({detail})"),
        None => plain,
    }
}

fn state(state: &State, kind: &dyn Kind) -> Option<String> {
    match &state.actual {
        Actual::Is(values, _) => values.last().map(|value| written(value, kind)),
        Actual::Between(low, Value::Count(high), _) if high.number >= u64::MAX / 1000 => {
            Some(format!("at least {}", written(low, kind)))
        }
        Actual::Between(low, high, _) => Some(format!("between {} and {}", written(low, kind), written(high, kind))),
        Actual::Absent(_) | Actual::Unknown(..) => None,
    }
}

fn undecided(reason: Reason) -> &'static str {
    match reason {
        Reason::NoEvidence => "no source says anything about it",
        Reason::SourceFailed => "the source could not be asked",
        Reason::Budget => "not looked up, the budget of the run was used up",
        Reason::Offline => "not looked up, the run was offline",
        Reason::AmbiguousSubject => "it is not clear what is meant",
        Reason::Stale => "the evidence is too old to decide it",
        Reason::NoHistory => "what it was when this was written is not known",
    }
}

/// Which source failed and when, and when it is asked again. The source's own words are a stranger's.
fn failed(setback: &Setback) -> String {
    let Setback { source, at, detail, retry_at } = setback;
    let next = if retry_at <= at {
        "the next run asks again".to_owned()
    } else {
        format!("it is asked again from {} on", minute(*retry_at))
    };
    format!("{source} failed on {} ({}); {next}", minute(*at), printable(detail))
}

fn minute(time: Timestamp) -> String {
    time.strftime("%Y-%m-%d at %H:%M UTC").to_string()
}

fn fill(template: &str, subject: &str, value: &str) -> String {
    let mut text = String::with_capacity(template.len() + subject.len() + value.len());
    let mut rest = template;
    while let Some((before, behind)) = rest.split_once('{') {
        text.push_str(before);
        let (name, behind) = behind.split_once('}').unwrap_or((behind, ""));
        text.push_str(match name {
            "subject" => subject,
            "value" => value,
            "on" if value.contains(", ") => "on",
            "on" => "in",
            other => other,
        });
        rest = behind;
    }
    text.push_str(rest);
    text
}

/// A subject as people write it.
pub(crate) fn subject(subject: &Subject) -> String {
    if let Some(name) = subject.crate_name() {
        return subject.version().map_or_else(|| name.to_owned(), |version| format!("{name} {version}"));
    }
    match (subject.as_str().strip_prefix("rust@"), subject.github_repo()) {
        (Some(version), _) => format!("Rust {version}"),
        (_, Some(repo)) => repo.to_owned(),
        _ if subject.as_str() == "rust" => "Rust".to_owned(),
        _ if subject.is_advisory() => subject.to_string(),
        _ if subject.rfc_number().is_some() => subject.as_str().replace("rfc:", "RFC "),
        _ => format!("\u{201c}{subject}\u{201d}"),
    }
}

/// What the text says, as people write it, with the word that says how it is meant.
fn said(claim: &Claim, kind: &dyn Kind) -> String {
    let value = || kind.value(claim).map_or_else(|| claim.value.clone(), |value| written(&value, kind));
    let value = part_of_year(claim).unwrap_or_else(value);
    match claim.comparator {
        Comparator::Exact => value,
        Comparator::Approx => format!("about {value}"),
        Comparator::AtLeast => format!("at least {value}"),
        Comparator::AtMost => format!("at most {value}"),
    }
}

/// "Q2 2024", "early 2025": the author's own words, where the value says less.
fn part_of_year(claim: &Claim) -> Option<String> {
    let span = claim.value_span.filter(|_| claim.within.is_some())?;
    let words = claim.text.get(span.start.checked_sub(claim.start)?..span.end.checked_sub(claim.start)?)?;
    let words: Vec<&str> = words.split_whitespace().collect();
    Some(words.join(" ")).filter(|words| words.contains(&claim.value))
}

/// A value as people write it: dates in words, counts with commas and their unit.
fn written(value: &Value, kind: &dyn Kind) -> String {
    let unit = kind.meta().wording.unit;
    match value {
        Value::Date(date) => date_in_words(date),
        Value::Count(count) if unit.is_empty() => with_commas(count.number),
        Value::Count(count) => format!("{} {unit}", with_commas(count.number)),
        other => other.to_string(),
    }
}

const MONTHS: [&str; 12] =
    ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

/// The name of a month, from 1.
pub(crate) fn month_name(month: i8) -> &'static str {
    usize::try_from(month - 1).ok().and_then(|index| MONTHS.get(index)).copied().unwrap_or("January")
}

fn date_in_words(date: &factlint_model::PartialDate) -> String {
    match (date.month_number(), date.day_number()) {
        (Some(month), Some(day)) => format!("{} {day}, {}", month_name(month), date.year_number()),
        (Some(month), None) => format!("{} {}", month_name(month), date.year_number()),
        (None, _) => date.year_number().to_string(),
    }
}

/// A number with a comma between thousands.
pub(crate) fn with_commas(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_read_like_prose() {
        assert_eq!(with_commas(1_234_567), "1,234,567");
        assert_eq!(with_commas(12), "12");
        assert_eq!(date_in_words(&"2025-02".parse().unwrap()), "February 2025");
        assert_eq!(subject(&Subject::krate("heapless").at("0.9.1")), "heapless 0.9.1");
        assert_eq!(subject(&Subject::new("async closures")), "\u{201c}async closures\u{201d}");
    }
}
