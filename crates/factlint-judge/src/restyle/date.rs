//! A date in the style of another one.

use factlint_model::PartialDate;

use crate::words::month_name;

/// Keeps the order, the separators, the length of the month's name and what is left out: "Feb. 3rd, 2025", "3 February 2025",
/// "2025/02", "Q1 2025". Nothing where the style is not understood, or where the new date is less exact than the old one.
pub(super) fn restyle(old: &str, new: PartialDate) -> Option<String> {
    let runs = runs(old);
    let years = runs.iter().filter(|(class, word)| *class == Class::Digit && is_year(word)).count();
    let year_first = runs.first().is_some_and(|(class, word)| *class == Class::Digit && is_year(word));
    let in_words = runs.iter().any(|(class, word)| *class == Class::Letter && is_month(word));
    if years != 1 {
        return None;
    }
    let mut out = String::new();
    // The month and the day as far as they were written.
    let (mut month, mut day) = (in_words, false);
    let mut before = "";
    for (class, word) in &runs {
        match class {
            Class::Digit if is_year(word) => out.push_str(&new.year_number().to_string()),
            Class::Digit if is_quarter(before) && word.len() == 1 && !month => {
                month = true;
                out.push_str(&((new.month_number()? + 2) / 3).to_string());
            }
            Class::Digit if !month && year_first => {
                month = true;
                out.push_str(&padded(new.month_number()?, word, true));
            }
            Class::Digit if month && !day => {
                day = true;
                out.push_str(&padded(new.day_number()?, word, !in_words));
            }
            Class::Letter if is_ordinal(word) && day => out.push_str(ordinal(new.day_number()?)),
            Class::Letter if is_month(word) => out.push_str(&month_like(word, new.month_number()?)),
            Class::Letter if is_quarter(word) || matches!(*word, "of" | "the") => out.push_str(word),
            Class::Digit | Class::Letter => return None,
            Class::Other => out.push_str(word),
        }
        before = word;
    }
    Some(out)
}

/// The text cut where digits, letters and other characters meet.
fn runs(text: &str) -> Vec<(Class, &str)> {
    let mut runs = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let end = rest.find(|c: char| class(c) != class(first)).unwrap_or(rest.len());
        runs.push((class(first), &rest[..end]));
        rest = &rest[end..];
    }
    runs
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

fn is_year(digits: &str) -> bool {
    digits.len() == 4
}

fn is_quarter(word: &str) -> bool {
    matches!(word, "Q" | "q")
}

/// With a zero in front where the old number had one, or has two digits in a date of digits alone ("2025-11-23").
fn padded(number: i8, old: &str, in_digits: bool) -> String {
    if old.starts_with('0') || (in_digits && old.len() == 2) { format!("{number:02}") } else { number.to_string() }
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
    let of = |month: i8| {
        let name = month_name(month).to_lowercase();
        name == lower || (lower.len() == 3 && name.starts_with(&lower)) || (lower == "sept" && month == 9)
    };
    (1..=12).any(of)
}

/// The name of the month, in full or cut, in the case of the old one. "May" may be either, and is taken for the full name.
fn month_like(word: &str, month: i8) -> String {
    let full = month_name(month);
    let is_full = (1..=12).any(|other| month_name(other).eq_ignore_ascii_case(word));
    let name = if is_full || full.len() <= 4 { full } else { &full[..3] };
    if word.chars().all(char::is_uppercase) {
        name.to_uppercase()
    } else if word.chars().all(char::is_lowercase) {
        name.to_lowercase()
    } else {
        name.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn date(old: &str, new: &str) -> Option<String> {
        restyle(old, new.parse().unwrap())
    }

    #[test]
    fn dates_keep_their_style() {
        let cases = [
            ("March 2025", "February 2025"),
            ("Mar 2025", "Feb 2025"),
            ("MAR 2025", "FEB 2025"),
            ("Mar. 3rd, 2025", "Feb. 20th, 2025"),
            ("March 3, 2025", "February 20, 2025"),
            ("March 03, 2025", "February 20, 2025"),
            ("3 March 2025", "20 February 2025"),
            ("3rd of March, 2025", "20th of February, 2025"),
            ("March,\n2025", "February,\n2025"),
            ("2025-03-01", "2025-02-20"),
            ("2025/03/01", "2025/02/20"),
            ("2025-03", "2025-02"),
            ("Sept. 2024", "Feb. 2025"),
            ("May 2024", "February 2025"),
            ("Q3 2024", "Q1 2025"),
            ("q3 2024", "q1 2025"),
            ("2024", "2025"),
        ];
        for (old, new) in cases {
            assert_eq!(date(old, "2025-02-20").as_deref(), Some(new), "{old}");
        }
        assert_eq!(date("2025-11-23", "2025-02-03").as_deref(), Some("2025-02-03"), "digits stay aligned");
        assert_eq!(date("November 23, 2025", "2025-02-03").as_deref(), Some("February 3, 2025"));
        assert_eq!(date("Mar 2025", "2025-06-03").as_deref(), Some("June 2025"));
    }

    #[test]
    fn a_style_that_is_not_understood_gets_no_replacement() {
        for old in ["early 2024", "spring 2024", "3/1/2025", "01.03.2025", "Mar '25", "2024 or 2025", "", "March", "v2024b"] {
            assert_eq!(date(old, "2025-02-20"), None, "{old}");
        }
        assert_eq!(date("March 3, 2025", "2025-02"), None, "no day is made up");
        assert_eq!(date("March 2025", "2024"), None, "nor a month");
    }

    proptest! {
        #[test]
        fn the_new_date_stays_in_the_new_style(
            (year, month, day) in (1990_i16..2090, 1_i8..13, 1_i8..29),
            style in prop::sample::select(vec!["March 3, 2025", "Mar. 3rd, 2025", "3 March 2025", "2025-03-03", "2025/03/03", "March 2025", "2025-03", "Q1 2025", "2025"]),
            text in "(Feb|2025|20|th|[-/., ]|of|\\PC){0,8}",
        ) {
            let new = PartialDate::day(year, month, day).unwrap();
            let once = restyle(style, new).unwrap();
            prop_assert_eq!(restyle(&once, new), Some(once), "a second time nothing changes");
            let _ = restyle(&text, new);
        }
    }
}
