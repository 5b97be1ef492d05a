//! What is a claim and what is none, in small cases. None of the crates in them exists, as far as anybody knows: a rule that
//! remembers names gains nothing here.

mod cases {
    mod advised;
    mod advisories;
    mod audits;
    mod authors;
    mod blogs;
    mod bystanders;
    mod cited;
    mod counts_and_licences;
    mod dates;
    mod days_of_work;
    mod disowned;
    mod ecosystems;
    mod entries;
    mod essays;
    mod events;
    mod features;
    mod leads;
    mod lists;
    mod logs;
    mod measured;
    mod nearer;
    mod needs;
    mod negatives;
    mod notes;
    mod others;
    mod owners;
    mod past;
    mod plain_words;
    mod posts;
    mod pronouns;
    mod prose;
    mod readers;
    mod releases;
    mod repositories;
    mod respective;
    mod retractions;
    mod rust;
    mod stars_and_msrv;
    mod status;
    mod tables;
    mod to_come;
    mod users;
}

use factlint_extract::{Options, extract, extract_by_index, extract_closely, extract_without_index};
use factlint_model::{AsOfFrom, Claim, Comparator, Document};

/// The claims of a Markdown text, one a line: predicate, subject, comparator and value. Where an expected line goes on with
/// `| text` or `@ date link`, the span or the date of the claims is compared, too.
#[track_caller]
fn check_extract(text: &str, expect: &str) {
    check_in("notes.md", text, expect);
}

/// The same, for a document with this path.
#[track_caller]
fn check_in(path: &str, text: &str, expect: &str) {
    let doc = Document::new(path, text);
    let claims = extract(&doc, &Options::default());
    assert_eq!(claims, extract_without_index(&doc, &Options::default()), "without the index: {text}");
    assert_eq!(claims, extract_by_index(&doc, &Options::default()), "by the index: {text}");
    assert_eq!(claims, extract_closely(&doc, &Options::default()), "closely: {text}");
    let wanted: Vec<&str> = expect.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let line = |(index, claim): (usize, &Claim)| {
        let wanted = wanted.get(index).copied().unwrap_or(" | ");
        line_of(claim, wanted.contains(" | "), wanted.contains(" @ "))
    };
    let found: Vec<String> = claims.iter().enumerate().map(line).collect();
    assert!(found == wanted, "in {text:?}\nfound\n{}\nwanted\n{}", found.join("\n"), wanted.join("\n"));
}

/// Texts in which nobody claims anything that can be looked up.
#[track_caller]
fn check_none(texts: &[&str]) {
    for text in texts {
        check_extract(text, "");
    }
}

fn line_of(claim: &Claim, with_text: bool, with_date: bool) -> String {
    let sign = match claim.comparator {
        Comparator::Exact => "=",
        Comparator::Approx => "~",
        Comparator::AtLeast => ">=",
        Comparator::AtMost => "<=",
    };
    let mut line = format!("{} {} {sign} {}", claim.predicate, claim.subject, claim.value);
    if with_text {
        line += &format!(" | {}", claim.text.replace('\n', "⏎"));
    }
    if with_date && claim.as_of_from != AsOfFrom::None {
        line += &format!(" @ {} {}", claim.as_of.map(|date| date.to_string()).unwrap_or_default(), claim.as_of_from.name());
    }
    line
}
