//! Words that several formats share.

use std::borrow::Cow;

use factlint_model::{AsOfFrom, Comparator, EvidenceItem, Finding, Reason, Role, Verdict, Waiver, WaiverOrigin, printable};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{SpanRound, Timestamp, Unit};

/// Why a claim is undecided, as the rest of a sentence.
pub(crate) fn reason(reason: Reason) -> &'static str {
    match reason {
        Reason::NoEvidence => "the sources were asked and say nothing of it",
        Reason::SourceFailed => "a source could not be reached or could not be read",
        Reason::Budget => "the budget of requests or time was used up",
        Reason::Offline => "not looked up, because the run was offline",
        Reason::AmbiguousSubject => "the text can mean more than one thing",
        Reason::Stale => "the evidence is too old",
        Reason::NoHistory => "what it was at the document's date is not known",
    }
}

/// What would help to decide it.
pub(crate) fn remedy(reason: Reason) -> &'static str {
    match reason {
        Reason::NoEvidence => "check it by hand, or name its subject as the source does",
        Reason::SourceFailed => "run again later: what was fetched is kept, only the rest is asked for",
        Reason::Budget => "run again: it goes on where it stopped; or raise --max-requests or --deadline",
        Reason::Offline => "run again without --offline",
        Reason::AmbiguousSubject => "name the subject in full: a repository with its owner, a crate with its link",
        Reason::Stale => "run again with the network, so that it is looked up anew",
        Reason::NoHistory => "compare it with the value of today, and renew the statement or its date",
    }
}

/// The few words that stand at the claim itself.
pub(crate) fn label(finding: &Finding) -> String {
    let verdict = finding.verdict.name();
    let detail = match finding.verdict {
        Verdict::Unverifiable => finding.reason.map(|reason| Cow::Borrowed(reason.name())),
        Verdict::Supported => None,
        Verdict::Contradicted | Verdict::Outdated => finding.actual.as_deref().map(grouped),
    };
    detail.map_or_else(|| verdict.to_owned(), |detail| format!("{verdict}: {}", clipped(&one_line(&detail), 60)))
}

/// A long count with commas, everything else as it is.
pub(crate) fn grouped(text: &str) -> Cow<'_, str> {
    if text.len() < 5 || text.len() > 20 || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + text.len() / 3);
    for (at, digit) in text.char_indices() {
        if at > 0 && (text.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    Cow::Owned(out)
}

/// The text on one line with nothing in it that acts on a terminal: runs of white space become one space.
pub(crate) fn one_line(text: &str) -> String {
    printable(&text.split_whitespace().collect::<Vec<_>>().join(" ")).into_owned()
}

/// At most so many characters, the last one an ellipsis where something is left out.
pub(crate) fn clipped(text: &str, chars: usize) -> Cow<'_, str> {
    match text.char_indices().nth(chars) {
        None => Cow::Borrowed(text),
        Some(_) => Cow::Owned(text.chars().take(chars.saturating_sub(1)).chain(['…']).collect()),
    }
}

/// The day of a time, in UTC.
pub(crate) fn day(time: Timestamp) -> Date {
    time.to_zoned(TimeZone::UTC).date()
}

/// When an observation was made, with its age counted from the day of the report.
pub(crate) fn seen(item: &EvidenceItem, now: Date) -> String {
    let day = day(item.observed_at);
    match day.cmp(&now) {
        std::cmp::Ordering::Equal => format!("seen {day}, the same day"),
        std::cmp::Ordering::Less => format!("seen {day}, {} before {now}", distance(day, now)),
        std::cmp::Ordering::Greater => format!("seen {day}, {} after {now}", distance(now, day)),
    }
}

/// The time from one day to a later one, rounded in the largest unit that says enough.
fn distance(from: Date, to: Date) -> String {
    let days = from.duration_until(to).as_hours() / 24;
    let rounding = SpanRound::new().largest(Unit::Month).smallest(Unit::Month).relative(from);
    let months = from.until(to).and_then(|span| span.round(rounding)).map_or(days / 30, |span| i64::from(span.get_months()));
    let (number, unit) = match (days, months) {
        (..14, _) => (days, "day"),
        (..61, _) => ((days + 3) / 7, "week"),
        (_, ..24) => (months, "month"),
        _ => ((months + 6) / 12, "year"),
    };
    counted(usize::try_from(number).unwrap_or(0), unit)
}

/// The sign for how a value is meant.
pub(crate) fn sign(comparator: Comparator) -> char {
    match comparator {
        Comparator::Exact => '=',
        Comparator::Approx => '≈',
        Comparator::AtLeast => '≥',
        Comparator::AtMost => '≤',
    }
}

/// Why a finding may stand: "accepted until 2027-01-01: a quotation".
pub(crate) fn waiver(waiver: &Waiver) -> String {
    let by = match waiver.origin {
        WaiverOrigin::Inline => "excepted in the document",
        WaiverOrigin::Accepted => "accepted",
        WaiverOrigin::Reviewed => "known",
    };
    let until = waiver.until.map_or_else(String::new, |until| format!(" until {until}"));
    format!("{by}{until}: {}", one_line(&waiver.reason))
}

/// Which link of the chain gave a date, as the rest of "from ...".
pub(crate) fn origin(from: AsOfFrom) -> &'static str {
    match from {
        AsOfFrom::Sentence => "the sentence",
        AsOfFrom::Heading => "the heading above",
        AsOfFrom::FrontMatter => "the front matter",
        AsOfFrom::Metadata => "the page's metadata",
        AsOfFrom::Path => "the file's path",
        AsOfFrom::Git => "the last commit of the line",
        AsOfFrom::Given => "--date or the settings",
        AsOfFrom::None => "nowhere",
    }
}

/// What a place outside a claim has to do with it, in the few words that stand at it.
pub(crate) fn role(role: Role) -> &'static str {
    match role {
        Role::Date => "judged as of this date",
        Role::Subject => "this is what is meant",
    }
}

/// What to do: the replacement, or what would help to decide.
pub(crate) fn advice(finding: &Finding) -> Option<String> {
    match &finding.suggestion {
        Some(suggestion) => Some(format!("write `{}`", one_line(&suggestion.replacement))),
        None => finding.reason.map(|reason| remedy(reason).to_owned()),
    }
}

/// An observation in one line: "1.85.0 released 2025-02-20 (rust-releases, seen 2026-08-22, 3 months before 2026-11-21) https://..".
pub(crate) fn observed(item: &EvidenceItem, now: Date) -> String {
    format!("{} ({}, {}) {}", one_line(&item.value), one_line(&item.source), seen(item, now), one_line(&item.url))
}

/// The url, if a person may be led there: only http and https, with everything escaped that a syntax could take for its own.
pub(crate) fn link(url: &str) -> Option<String> {
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"))?;
    let safe = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~:/?#[]@!$&'*+,;=%".contains(&byte);
    let mut link = url[..url.len() - rest.len()].to_owned();
    for byte in rest.bytes() {
        if safe(byte) { link.push(char::from(byte)) } else { link.push_str(&format!("%{byte:02X}")) }
    }
    (!rest.is_empty()).then_some(link)
}

/// A number with its noun.
pub(crate) fn counted(number: usize, noun: &str) -> String {
    format!("{number} {noun}{}", if number == 1 { "" } else { "s" })
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn distances_are_told_in_the_unit_that_says_enough() {
        let now = date(2026, 11, 21);
        let told: Vec<String> = [
            date(2026, 11, 20),
            date(2026, 11, 8),
            date(2026, 11, 7),
            date(2026, 9, 22),
            date(2026, 9, 21),
            date(2026, 8, 22),
            date(2026, 8, 21),
            date(2024, 11, 22),
            date(2024, 11, 21),
            date(2015, 5, 15),
        ]
        .map(|day| distance(day, now))
        .into();
        insta::assert_debug_snapshot!(told.join(", "), @r#""1 day, 13 days, 2 weeks, 9 weeks, 2 months, 3 months, 3 months, 2 years, 2 years, 12 years""#);
    }

    #[test]
    fn long_counts_have_commas() {
        let told = ["1.85.0", "2025", "67483", "1234567", "2025-02-20", "123456789012345678901234"]
            .map(|text| grouped(text).into_owned());
        assert_eq!(told, ["1.85.0", "2025", "67,483", "1,234,567", "2025-02-20", "123456789012345678901234"]);
    }

    #[test]
    fn clipping_counts_characters() {
        assert_eq!(clipped("äöü", 3), "äöü");
        assert_eq!(clipped("äöüß", 3), "äö…");
        assert_eq!(one_line(" a\r\n\tb\u{1b}c "), "a b\u{fffd}c");
    }
}
