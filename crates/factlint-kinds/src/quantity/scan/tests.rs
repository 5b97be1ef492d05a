//! Numbers in running text.

use proptest::prelude::*;

use super::spelled::SPELLED;
use super::*;

fn all(text: &str) -> String {
    quantities(text).iter().map(|quantity| quantity.written(text)).collect::<Vec<_>>().join(" | ")
}

#[test]
fn numbers_with_units_in_running_text() {
    for (text, found) in [
        (
            "It serves over one trillion requests per day at 70% lower CPU and 67% lower memory.",
            "1 trillion requests | 70% | 67%",
        ),
        ("a 50,000-line VMM, from 76% to 35% of all, and a ~4\u{d7} lower rate", "50,000 lines | 76% to 35% | 4x"),
        (
            "reduced from 30 minutes to 2 minutes; 11-40% faster; 1.1\u{d7} to 100\u{d7}",
            "30 minutes to 2 minutes | 11-40% | 1.1x to 100x",
        ),
        ("at least 14 days, $2.1B by 2033 at 19.2% CAGR, $1M+ each", "14 days | $2.1B | 19.2% | $1M"),
        (
            "roughly ten calls, ~100KB versus ~700MB, 9 450 responses, 57 soundness issues",
            "10 calls | 100KB | 700MB | 9 450 responses | 57 soundness issues",
        ),
        ("up 4 percentage points (7pp)", "4 percentage points | 7pp"),
        ("10 -20 things, 0 -0things", "20 things"),
        ("twenty-five percent and three times faster", "25 percent | 3 times"),
    ] {
        assert_eq!(all(text), found, "{text}");
    }
}

#[test]
fn what_counts_nothing() {
    for text in [
        "Rust 1.85.0 came out on 2025-02-20 with Python 3 scripts",
        "ISO 26262 components, RFC 3392 editors and #7498 fixes",
        "in 2024 developers said, chapter 3 notes, top 10 crates",
        "three frictions and one interview, HTTP 200 responses",
        "version 2.0 users, utf8 strings, x86 machines, v2 users, 10:30 trains",
        "a class of 5 is this",
    ] {
        assert_eq!(all(text), "", "{text}");
    }
}

proptest! {
    #[test]
    fn ranges_are_sound(text in "(about |over |[0-9]{1,4}|[,.% x\u{d7}$\u{2013}-]|k|million|ms|crates|to |\u{e9}|n=|\\PC){0,14}") {
        let mut last = 0;
        for quantity in quantities(&text) {
            prop_assert!(text.get(quantity.start..quantity.end).is_some());
            prop_assert!(quantity.start <= quantity.number_start && quantity.number_start < quantity.end);
            prop_assert!(last <= quantity.number_start);
            last = quantity.end;
        }
    }

    #[test]
    fn without_words_for_numbers_only_digits_are_looked_at(
        text in "(about |[0-9]{1,4}|[,.% x_#$\u{d7}\u{20ac}\u{2013}-]|k|v|ms|crates|\u{e9}|\\PC){0,14}",
    ) {
        prop_assume!(!has_spelled(&text));
        prop_assert_eq!(quantities_by(&text, next_start), quantities_by(&text, next_digit));
    }

    #[test]
    fn what_can_be_no_quantity_is_none(
        text in "(about |[0-9]{1,4}|[0-9]{1,3},[0-9]{3}|[.,:;+%$=' x_#\u{20ac}\u{d7}\u{2013}\u{2019}-]|k|M|million|v|ms|n=|crates|to |\u{e9}|\\PC){0,14}",
    ) {
        prop_assume!(!has_spelled(&text));
        prop_assert!(may_hold_quantity(&text) || quantities(&text).is_empty());
        prop_assert_eq!(has_quantity(&text, true), !quantities(&text).is_empty());
        let part = text.trim().split_once(' ').map_or("", |(_, part)| part);
        prop_assert!(may_hold_quantity(&text) || quantities(part).is_empty());
    }
}

proptest! {
    #[test]
    fn what_may_be_no_quantity_in_words_or_digits_is_none(
        text in "((about|over|ten|Two|five|twenty-one|one|million|[0-9]{1,3}|20[0-9]{2}|3,120|1\\.5|n=|hours?|ms|percent|crates|fast|things?|to|of|times|more|5k)[ ,.=+-]{0,2}){0,10}",
    ) {
        let may_hold = |text: &str| may_hold_quantity(text) || may_hold_spelled_quantity(text);
        prop_assert!(may_hold(&text) || quantities(&text).is_empty());
        prop_assert_eq!(has_quantity(&text, true), !quantities(&text).is_empty());
        let part = text.trim().split_once(' ').map_or("", |(_, part)| part);
        prop_assert!(may_hold(&text) || quantities(part).is_empty());
        let part = text.trim().rsplit_once(' ').map_or("", |(part, _)| part);
        prop_assert!(may_hold(&text) || quantities(part).is_empty());
    }
}

#[test]
fn a_part_of_what_may_be_no_quantity_is_none() {
    for text in ["10 million times", "ten million times", "5M times"] {
        let (part, _) = text.rsplit_once(' ').unwrap();
        assert!(quantities(text).is_empty() && quantities(part).len() == 1, "{text}");
        assert!(may_hold_quantity(text) || may_hold_spelled_quantity(text), "{text}");
    }
}

#[test]
fn every_word_for_a_number_is_found_whatever_its_case() {
    for (word, value) in SPELLED {
        let large = word.to_uppercase();
        let found = quantities(&format!("On the other side they took {large} days."));
        assert!(has_spelled(&large) && found.len() == 1 && found[0].number == *value, "{word}");
    }
}

proptest! {
    #[test]
    fn words_for_numbers_are_whole_runs_of_letters(
        text in "((one|Two|ten|tens|often|someone|fifteen|[a-z]{1,10}|\\PC)[ ,.\u{e9}_1-]{0,2}){0,10}",
    ) {
        let mut at = 0;
        let mut wanted = Vec::new();
        for run in text.as_bytes().chunk_by(|a, b| a.is_ascii_alphabetic() == b.is_ascii_alphabetic()) {
            if SPELLED.iter().any(|(word, _)| word.as_bytes().eq_ignore_ascii_case(run)) {
                wanted.push(at);
            }
            at += run.len();
        }
        prop_assert_eq!(each_spelled(&text).collect::<Vec<_>>(), wanted);
    }
}
