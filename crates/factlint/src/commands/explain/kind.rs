//! A kind of claim, explained from its own page, its grammar and the sources that answer its questions.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::time::Duration;

use factlint_kinds::confidence::confidence;
use factlint_kinds::{Change, Kind};
use factlint_model::ValueType;
use textwrap::Options;

use crate::page::{Page, Section};

/// The explanation, laid out for so many columns.
pub(super) fn explained(kind: &dyn Kind, width: usize) -> String {
    let page = Page::of(kind.page());
    let mut text = format!("{}\n", kind.meta().predicate);
    for paragraph in &page.about {
        add(&mut text, paragraph, "", width);
    }
    text.push_str("\nWhat is recognised\n");
    recognised(kind, width, &mut text);
    text.push_str("\nWhat it is checked against\n");
    sources(&page, &mut text);
    text.push_str("\nHow values compare\n");
    compared(kind, width, &mut text);
    text.push_str("\nHow often it is right\n");
    measured(kind, width, &mut text);
    text.push_str("\nExamples\n");
    for section in page.sections.iter().filter(|section| section.text.is_some()) {
        example(section, width, &mut text);
    }
    text
}

/// A paragraph with a blank line before it where it is not the first of an indented list.
fn add(text: &mut String, paragraph: &str, indent: &str, width: usize) {
    if indent.is_empty() {
        text.push('\n');
    }
    let options = Options::new(width.max(40)).initial_indent(indent).subsequent_indent(indent);
    let _ = writeln!(text, "{}", textwrap::fill(paragraph, options));
}

fn recognised(kind: &dyn Kind, width: usize, text: &mut String) {
    let grammar = kind.grammar();
    for pattern in grammar.patterns.iter().chain(grammar.announced) {
        let value = if pattern.word.is_empty() { String::new() } else { format!("  (says: {})", pattern.word) };
        let _ = writeln!(text, "  {}{value}", in_words(pattern.shape));
    }
    let lists = [
        ("a cell of a table whose column is headed", grammar.columns),
        ("an item of a list under the heading", grammar.list_headings),
        ("never beside the words", grammar.vetoes),
    ];
    for (what, words) in lists.iter().filter(|(_, words)| !words.is_empty()) {
        add(text, &format!("{what}: {}", words.join(", ")), "  ", width);
    }
    if grammar.headings {
        text.push_str("  a heading of a change log that is a version, with its date\n");
    }
    add(
        text,
        "CAPITALS stand for what is read, one|two for one of these words, word? for one that may be missing, @name for a set of \
         words, .. for a few words in between.",
        "  ",
        width,
    );
}

/// `{name} has {count} stars` as `NAME has COUNT stars`.
fn in_words(shape: &str) -> String {
    let mut words = String::new();
    for part in shape.split_inclusive(['{', '}']) {
        match part.strip_suffix('}') {
            Some(slot) => words.push_str(&slot.to_uppercase()),
            None => words.push_str(part.strip_suffix('{').unwrap_or(part)),
        }
    }
    words
}

/// The facts that the page's cases rest on, each with the sources that answer it.
fn sources(page: &Page<'_>, text: &mut String) {
    let asked = page.sections.iter().flat_map(|section| &section.seen).filter(|line| !line.starts_with(' '));
    let facts: BTreeSet<&str> = asked.filter_map(|line| line.split(' ').next()).collect();
    for fact in facts {
        let answering = factlint_sources::metas().iter().filter(|meta| meta.answers.contains(&fact));
        let names: Vec<String> =
            answering
                .map(|meta| {
                    if meta.default_url.is_empty() {
                        meta.name.to_owned()
                    } else {
                        format!("{} ({})", meta.name, meta.default_url)
                    }
                })
                .collect();
        let _ = writeln!(text, "  {fact:<20} {}", names.join(", "));
    }
}

fn compared(kind: &dyn Kind, width: usize, text: &mut String) {
    let meta = kind.meta();
    let change = match meta.change {
        Change::Fixed => "It never changes: what agrees with the evidence is supported, what does not is contradicted.",
        Change::Grows => {
            "It grows: what was right at the document's date and has been passed since is outdated, and so is what had been \
             passed by then; what was not reached by then is contradicted. Without a date it is judged as of now."
        }
        Change::Drifts => {
            "It can change to anything: what was right at the document's date and is no longer is outdated, what was wrong then \
             is contradicted; where its past is not known and it is wrong now, it is undecided."
        }
    };
    let value = match meta.value {
        ValueType::Version => "A version that is written in part covers what begins with it: 1.85 agrees with 1.85.0.",
        ValueType::Date => "A date agrees at the precision that was written; a full date may be one day off.",
        ValueType::Count => {
            "An exact number agrees within 2 % or within its own rounding (50k: 49,500 to 50,500), \"about\" within 10 %; \"over\" \
             where the true number is not lower, \"up to\" where it is not higher."
        }
        ValueType::License => "Licences agree as SPDX expressions, whatever their order and spelling.",
        ValueType::Text => "Words agree where they say the same, whatever their case and the white space between them.",
    };
    let (fresh, hard) = (age(meta.fresh_for), age(meta.hard_age));
    let ages = format!(
        "An answer is fresh for {fresh}. When it is older than {hard}, it decides only what newer evidence could not overturn."
    );
    for paragraph in [change, value, &ages] {
        add(text, paragraph, "  ", width);
    }
}

/// What was measured on the labelled texts that the program is kept with.
fn measured(kind: &dyn Kind, width: usize, text: &mut String) {
    let Some(measured) = confidence(kind.meta().predicate) else { return };
    let line = format!(
        "Measured on {} labelled claims and {} texts without one: {} of the claims that it found were such, and it found {} of \
         those that there were.",
        measured.claims,
        measured.without,
        percent(measured.precision),
        percent(measured.recall)
    );
    add(text, &line, "  ", width);
}

/// 0.875 as "87 %": cut, so that only what was always right is called 100 %.
fn percent(rate: f64) -> String {
    format!("{:.0} %", (rate * 100.0 + 1e-9).floor())
}

fn age(age: Duration) -> String {
    let hours = age.as_secs() / 3600;
    if hours < 72 { format!("{hours} hours") } else { format!("{} days", hours / 24) }
}

/// A case of the page: the text, and what the program says of it.
fn example(section: &Section<'_>, width: usize, text: &mut String) {
    let _ = writeln!(text, "\n  {}", section.title);
    for paragraph in &section.prose {
        add(text, paragraph, "  ", width);
    }
    if let Some((date, lines)) = &section.text {
        let date = date.strip_prefix("date-").map_or_else(String::new, |date| format!("  (written {date})"));
        for (nth, line) in lines.iter().enumerate() {
            let _ = writeln!(text, "    | {line}{}", if nth == 0 { date.as_str() } else { "" });
        }
    }
    for line in &section.report {
        let _ = writeln!(text, "    {line}");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shapes_are_read_by_people() {
        assert_eq!(in_words("{name} has|have {count} github? stars"), "NAME has|have COUNT github? stars");
        assert_eq!(in_words("{rust!} .. @released {date}"), "RUST! .. @released DATE");
    }

    #[test]
    fn every_kind_is_explained_in_all_its_parts() {
        for kind in factlint_kinds::all() {
            let text = explained(*kind, 80);
            let predicate = kind.meta().predicate;
            for part in ["What is recognised\n  ", "What it is checked against\n  ", "How values compare\n  ", "supported: "] {
                assert!(text.contains(part), "{predicate}: {part}\n{text}");
            }
            let against = text.split("checked against\n").nth(1).and_then(|rest| rest.split("\n\n").next()).unwrap_or_default();
            assert!(against.lines().any(|line| line.split_whitespace().count() > 1), "{predicate} names a source: {against}");
        }
    }
}
