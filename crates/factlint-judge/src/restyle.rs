//! What to write instead, in the style of the author.

use factlint_kinds::{Change, Kind};
use factlint_model::{Claim, Comparator, PartialDate, Suggestion, Value, Verdict};

use crate::table::Ruling;
use crate::words::{month_name, with_commas};

/// The replacement for the value in the text, where there is one to give. Safe is a wrong value of a fixed fact.
pub(crate) fn suggestion(claim: &Claim, kind: &dyn Kind, ruling: &Ruling) -> Option<Suggestion> {
    let wrong = matches!(ruling.verdict, Verdict::Contradicted | Verdict::Outdated);
    let span = claim.value_span.filter(|span| wrong && claim.span().holds(*span))?;
    let old = claim.text.get(span.start - claim.start..span.end - claim.start)?;
    let replacement = restyle(old, ruling.truth()?)?;
    let safe = kind.change(claim) == Change::Fixed && claim.comparator == Comparator::Exact;
    (replacement != old).then_some(Suggestion { start: span.start, end: span.end, replacement, safe })
}

/// The new value in the style of the old text; nothing where the style is not understood.
fn restyle(old: &str, new: &Value) -> Option<String> {
    match new {
        Value::Version(version) => {
            let v = if old.starts_with('v') { "v" } else { "" };
            let plus = if old.ends_with('+') { "+" } else { "" };
            let old: factlint_model::PartialVersion = old.parse().ok()?;
            Some(format!("{v}{}{plus}", version.cut(old.parts().len())))
        }
        Value::Date(date) => restyle_date(old, *date),
        Value::Count(count) => restyle_count(old, count.number),
        // Words for a licence ("the MPL") are the author's own; an expression is replaced by an expression.
        Value::License(license) => old.parse::<factlint_model::License>().ok().map(|_| license.to_string()),
        Value::Text(_) => None,
    }
}

/// Keeps the order, the separators and the length of the month's name: "Feb. 3rd, 2025", "3 February 2025", "2025/02".
fn restyle_date(old: &str, new: PartialDate) -> Option<String> {
    let day = new.first();
    let mut out = String::new();
    let mut rest = old;
    let mut digits_seen = 0;
    let year_first = old.starts_with("19") || old.starts_with("20");
    while let Some(first) = rest.chars().next() {
        let run = rest.find(|c: char| class(c) != class(first)).unwrap_or(rest.len());
        let (word, tail) = rest.split_at(run);
        match class(first) {
            Class::Digit if word.len() == 4 => out.push_str(&day.year().to_string()),
            Class::Digit if year_first && digits_seen == 1 => out.push_str(&format!("{:02}", day.month())),
            Class::Digit if year_first => out.push_str(&format!("{:02}", day.day())),
            Class::Digit => out.push_str(&day.day().to_string()),
            Class::Letter if is_ordinal(word) => out.push_str(ordinal(day.day())),
            Class::Letter if is_month(word) => out.push_str(&month_like(word, day.month())),
            Class::Letter if matches!(word, "of" | "the") => out.push_str(word),
            Class::Letter => return None,
            Class::Other => out.push_str(word),
        }
        digits_seen += usize::from(class(first) == Class::Digit);
        rest = tail;
    }
    Some(out)
}

#[derive(PartialEq, Eq, Clone, Copy)]
enum Class {
    Digit,
    Letter,
    Other,
}

fn class(c: char) -> Class {
    match c {
        '0'..='9' => Class::Digit,
        c if c.is_alphabetic() => Class::Letter,
        _ => Class::Other,
    }
}

fn is_ordinal(word: &str) -> bool {
    matches!(word, "st" | "nd" | "rd" | "th")
}

fn ordinal(day: i8) -> &'static str {
    match day {
        1 | 21 | 31 => "st",
        2 | 22 => "nd",
        3 | 23 => "rd",
        _ => "th",
    }
}

fn is_month(word: &str) -> bool {
    let lower = word.to_lowercase();
    lower.len() >= 3
        && (1..=12).any(|month| month_name(month).to_lowercase().starts_with(&lower) || (lower == "sept" && month == 9))
}

fn month_like(word: &str, month: i8) -> String {
    let full = month_name(month);
    let short = word.len() <= 4 && !(1..=12).any(|m| month_name(m).eq_ignore_ascii_case(word) && m != 5);
    let name = if short && full.len() > 4 { &full[..3] } else { full };
    if word.chars().all(char::is_uppercase) { name.to_uppercase() } else { name.to_owned() }
}

/// Keeps commas, `k` and `M` with as many decimals.
fn restyle_count(old: &str, new: u64) -> Option<String> {
    let plus = if old.ends_with('+') { "+" } else { "" };
    let body = old.trim_end_matches('+').trim();
    let last = body.chars().last()?;
    let unit = match last {
        'k' | 'K' => Some(1_000),
        'm' | 'M' => Some(1_000_000),
        _ => None,
    };
    if let Some(unit) = unit {
        let decimals = body.split_once('.').map_or(0, |(_, after)| after.len() - last.len_utf8());
        let scale = 10u64.checked_pow(u32::try_from(decimals).ok()?)?;
        let scaled = (new.checked_mul(scale)? + unit / 2) / unit;
        let (whole, part) = (scaled / scale, scaled % scale);
        let part = if decimals == 0 { String::new() } else { format!(".{part:0decimals$}") };
        return Some(format!("{whole}{part}{last}{plus}"));
    }
    let plain = body.bytes().all(|b| b.is_ascii_digit() || b == b',');
    plain.then(|| if body.contains(',') { format!("{}{plus}", with_commas(new)) } else { format!("{new}{plus}") })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(old: &str, new: &str) -> Option<String> {
        restyle_date(old, new.parse().unwrap())
    }

    #[test]
    fn dates_keep_their_style() {
        assert_eq!(date("March 2025", "2025-02-20").as_deref(), Some("February 2025"));
        assert_eq!(date("Mar. 3rd, 2025", "2025-02-21").as_deref(), Some("Feb. 21st, 2025"));
        assert_eq!(date("3 March 2025", "2025-02-20").as_deref(), Some("20 February 2025"));
        assert_eq!(date("2025/03/01", "2025-02-20").as_deref(), Some("2025/02/20"));
        assert_eq!(date("2025-03", "2025-02-20").as_deref(), Some("2025-02"));
        assert_eq!(date("2024", "2025-02-20").as_deref(), Some("2025"));
        assert_eq!(date("early 2024", "2025-02-20"), None);
        assert_eq!(date("May 2024", "2025-06-20").as_deref(), Some("June 2025"));
    }

    #[test]
    fn counts_keep_their_style() {
        assert_eq!(restyle_count("50,200", 67_483).as_deref(), Some("67,483"));
        assert_eq!(restyle_count("50.2k", 67_483).as_deref(), Some("67.5k"));
        assert_eq!(restyle_count("50k+", 67_483).as_deref(), Some("67k+"));
        assert_eq!(restyle_count("50200", 67_483).as_deref(), Some("67483"));
        assert_eq!(restyle_count("fifty thousand", 67_483), None);
    }

    #[test]
    fn versions_keep_their_style() {
        let new = |old: &str, new: &str| restyle(old, &Value::Version(new.parse().unwrap()));
        assert_eq!(new("v1.80", "1.85.0").as_deref(), Some("v1.85"));
        assert_eq!(new("1.80.0+", "1.85.0").as_deref(), Some("1.85.0+"));
    }
}
