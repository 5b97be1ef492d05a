//! Laws that hold of what people write: of the project's labelled texts and of its own pages.

use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};

use factlint_model::Claim;

use super::prefilter::documents;
use crate::claims_of;

/// A text with its path; what the labels say is not needed here.
struct Text {
    path: String,
    text: String,
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The labelled texts, without their labels.
fn labelled() -> Vec<Text> {
    let folder = root().join("crates/factlint-kinds/accuracy");
    let mut files: Vec<PathBuf> = fs::read_dir(folder).expect("it is there").map(|entry| entry.expect("a file").path()).collect();
    files.sort();
    files.iter().flat_map(|path| cases(&fs::read_to_string(path).expect("a text"))).collect()
}

fn cases(file: &str) -> Vec<Text> {
    let mut cases = Vec::new();
    for case in file.split("\n\n") {
        let mut text = Text { path: "notes.md".to_owned(), text: String::new() };
        for line in case.lines().filter(|line| !line.starts_with("= ")) {
            match line.strip_prefix("@ ").and_then(|place| place.split(' ').next()) {
                Some("-") => {}
                Some(path) => path.clone_into(&mut text.path),
                None if text.text.is_empty() && line.starts_with("# ") && !case.contains("\n@ ") && !case.starts_with('@') => {}
                None => text.text += &format!("{}\n", if line == "\\" { "" } else { line }),
            }
        }
        cases.push(text);
    }
    cases
}

/// The repository's own pages, with the labelled texts.
fn all() -> Vec<Text> {
    let mut found = Vec::new();
    documents(&root(), &mut found);
    let read = |path: PathBuf| {
        let text = fs::read_to_string(&path).ok()?;
        Some(Text { path: path.to_string_lossy().into_owned(), text })
    };
    found.into_iter().filter_map(read).chain(labelled()).collect()
}

/// Where the lines of a Markdown text begin something new: an item, a row, a heading, a paragraph behind an empty line.
fn begins_unit(line: &str, before: &str) -> bool {
    let line = line.trim_start().trim_start_matches("> ");
    let numbered = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let is_item = ["- ", "* ", "+ "].iter().any(|marker| line.starts_with(marker))
        || (numbered.len() < line.len() && [". ", ") "].iter().any(|marker| numbered.starts_with(marker)));
    is_item || line.starts_with('|') || line.starts_with('#') || before.trim().is_empty()
}

/// What is wrong with a span: it goes on in another unit, or behind the end of its sentence.
fn leaves(text: &str, claim: &Claim) -> Option<&'static str> {
    let from = text[..claim.start].rfind('\n').map_or(0, |at| at + 1);
    let lines: Vec<&str> = text[from..claim.end].lines().collect();
    let is_heading = lines.first().is_some_and(|line| line.starts_with('#'))
        || lines.get(1).is_some_and(|line| line.starts_with("===") || line.starts_with("---"));
    let breaks = lines.windows(2).filter(|pair| !pair[1].trim().is_empty() && begins_unit(pair[1], pair[0])).count();
    if breaks > usize::from(is_heading) {
        return Some("its unit");
    }
    // A quotation is one piece, however many sentences it has.
    if claim.predicate == "source.quote" || is_heading {
        return None;
    }
    let inner = claim.text.as_bytes();
    let ends = |at: usize| {
        let word = claim.text[..at].rsplit(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
        let next = claim.text[at + 1..].trim_start_matches(['"', ')', ' ']);
        let long = word.len() > 3 && word.bytes().all(|b| b.is_ascii_lowercase());
        long && claim.text[at + 1..].starts_with(' ') && next.starts_with(|c: char| c.is_ascii_uppercase())
    };
    let mut stops = (0..inner.len()).filter(|at| inner[*at] == b'.');
    stops.any(ends).then_some("its sentence")
}

#[test]
fn no_span_of_a_page_leaves_its_sentence_item_row_or_heading() {
    let mut count = 0;
    for Text { path, text } in all().iter().filter(|text| !text.path.ends_with(".html")) {
        for claim in claims_of(path, text) {
            assert_eq!(leaves(text, &claim), None, "{:?} of {} in {path}", claim.text, claim.predicate);
            let words = claim.subject.as_str().split_whitespace().count();
            assert!(words <= 10, "{} in {path}", claim.subject.as_str());
            count += 1;
        }
    }
    assert!(count > 300, "{count} claims are too few");
}

/// The check above would hold of anything if it saw nothing.
#[test]
fn spans_that_leave_their_unit_are_seen() {
    let text = "- a 1.0 came\n- in May 2024. Then b\n\n## c\n\nd 2.0. Nobody knows. More.\n";
    let mut claim = claims_of("a.md", "`brindle` 1.0 was released in May 2024.").remove(0);
    let mut check = |from: &str, to: &str| {
        (claim.start, claim.end) = (text.find(from).expect("from"), text.find(to).expect("to") + to.len());
        text[claim.start..claim.end].clone_into(&mut claim.text);
        leaves(text, &claim)
    };
    assert_eq!(check("a 1.0", "2024"), Some("its unit"));
    assert_eq!(check("Nobody", "More"), Some("its sentence"));
    assert_eq!(check("c\n\nd", "2.0"), None);
    assert_eq!(check("in May", "2024"), None);
}

/// What a claim says.
type Said = (String, String, String);

fn said(path: &str, text: &str) -> Vec<Said> {
    let say = |claim: Claim| (claim.predicate, claim.subject.as_str().to_owned(), claim.value);
    claims_of(path, text).into_iter().map(say).collect()
}

/// Every run of letters, digits and `joins`, put through `change`.
fn changed(text: &str, joins: &[char], change: &dyn Fn(&str) -> Option<String>) -> String {
    let inner = |c: char| c.is_alphanumeric() || joins.contains(&c);
    let mut out = String::new();
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let end = if inner(c) { rest.find(|c| !inner(c)).unwrap_or(rest.len()) } else { c.len_utf8() };
        let word = rest[..end].trim_end_matches('.');
        out += &change(word).unwrap_or_else(|| word.to_owned());
        out += &rest[word.len()..end];
        rest = &rest[end..];
    }
    out
}

/// Another word of the same shape, which is nobody's name: vowels and consonants change among themselves.
fn renamed(name: &str) -> String {
    let turn = |c: char| {
        let upper = c.is_ascii_uppercase();
        let other = ["aeiou", "bcdfghjklmnpqrstvwxz"].iter().find_map(|row| {
            let at = row.find(c.to_ascii_lowercase())?;
            row.chars().cycle().nth(at + 3)
        });
        other.map_or(c, |other| if upper { other.to_ascii_uppercase() } else { other })
    };
    name.chars().map(turn).collect()
}

/// The crates and repositories that the claims of a text are about, by each part of their names.
fn names_in(claims: &[Said]) -> Vec<String> {
    let of = |(predicate, subject, value): &Said| {
        let name = subject.strip_prefix("crate:").map(|rest| rest.split('@').next().unwrap_or(rest));
        let repo = subject.strip_prefix("github:");
        let own = name.or(repo).map(str::to_owned);
        let named = (predicate == "advisory.crate").then(|| value.clone());
        own.into_iter().chain(named).collect::<Vec<_>>()
    };
    let mut names: Vec<String> = claims.iter().flat_map(of).collect();
    names.sort();
    names.dedup();
    names
}

#[test]
fn new_names_cost_two_points_of_recall_at_most() {
    let (mut known, mut found, mut new) = (0, 0, Vec::new());
    for Text { path, text } in labelled() {
        let before = said(&path, &text);
        let names = names_in(&before);
        let parts: Vec<&str> = names.iter().flat_map(|name| name.split('/')).collect();
        let plain = |word: &str| word.to_lowercase().replace('_', "-");
        let is_name = |word: &str| parts.iter().any(|part| plain(part) == plain(word));
        let change = |word: &str| is_name(word).then(|| renamed(word));
        let put = |text: &str| changed(text, &['-', '_'], &change);
        let after = said(&put(&path), &put(&text));
        let wanted: Vec<Said> = before.iter().map(|(p, s, v)| (p.clone(), put(s), put(v))).collect();
        let mut left = after.clone();
        known += wanted.len();
        for one in &wanted {
            if let Some(at) = left.iter().position(|other| other == one) {
                left.swap_remove(at);
                found += 1;
            }
        }
        new.extend(left.into_iter().map(|claim| (claim, put(&text))));
    }
    assert!(known > 250, "{known} claims are too few");
    assert!(found * 100 >= known * 98, "{found} of {known} claims are found under new names");
    assert!(new.len() * 100 <= known * 2, "claims that only new names have: {new:#?}");
}

/// Months with as many days take each other's place.
const TURNS: &[(&str, &str)] = &[
    ("January", "March"),
    ("March", "May"),
    ("May", "July"),
    ("July", "August"),
    ("August", "October"),
    ("October", "December"),
    ("December", "January"),
    ("April", "June"),
    ("June", "September"),
    ("September", "November"),
    ("November", "April"),
];

fn month(number: &str) -> Option<String> {
    const NAMES: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    let name = NAMES.get(number.parse::<usize>().ok()?.checked_sub(1)?)?;
    let turned = TURNS.iter().find(|(from, _)| from == name).map_or(*name, |(_, to)| *to);
    let at = NAMES.iter().position(|name| *name == turned)?;
    Some(format!("{:02}", at + 1))
}

/// A month, or a date in digits, moved on.
fn moved(word: &str) -> Option<String> {
    if let Some((name, to)) = TURNS.iter().find(|(from, _)| from.starts_with(word.trim_end_matches('.')) && word.len() >= 3) {
        return Some(to[..if word.len() == name.len() { to.len() } else { 3 }].to_owned());
    }
    let parts: Vec<&str> = word.split('-').collect();
    let is_year = parts[0].len() == 4 && parts[0].bytes().all(|b| b.is_ascii_digit());
    let numbered = parts.iter().skip(1).all(|part| part.len() == 2 && part.bytes().all(|b| b.is_ascii_digit()));
    (is_year && numbered && parts.len() > 1)
        .then(|| [&[parts[0], &month(parts[1]).unwrap_or_default()], &parts[2..]].concat().join("-"))
}

#[test]
fn other_months_change_nothing_else() {
    let mut count = 0;
    for Text { path, text } in labelled() {
        // What is said relative to another date moves with that one, not by itself.
        if ["last month", "this month", "next month", "a month", "last year", "Q1", "Q2", "Q3", "Q4", "http"]
            .iter()
            .any(|word| text.contains(word))
        {
            continue;
        }
        let put = |text: &str| changed(text, &['-'], &|word| moved(word));
        let before = said(&path, &text);
        let wanted: Vec<Said> = before.iter().map(|(p, s, v)| (p.clone(), s.clone(), put(v))).collect();
        count += wanted.iter().zip(&before).filter(|(wanted, before)| wanted != before).count();
        let (mut wanted, mut after) = (wanted, said(&path, &put(&text)));
        wanted.sort();
        after.sort();
        assert_eq!(after, wanted, "in {text}");
    }
    assert!(count > 30, "{count} dates are too few");
}

#[test]
fn other_versions_change_nothing_else() {
    let mut count = 0;
    for Text { path, text } in labelled() {
        let before = said(&path, &text);
        let is_version = |word: &str| {
            word.contains('.') && word.split('.').all(|part| !part.is_empty() && part.len() < 4 && part.parse::<u32>().is_ok())
        };
        let versions: HashMap<String, String> = before
            .iter()
            .flat_map(|(_, subject, value)| [subject.rsplit('@').next().unwrap_or_default().to_owned(), value.clone()])
            .filter(|word| is_version(word))
            .map(|word| {
                let (head, last) = word.rsplit_once('.').expect("it has a dot");
                let next = format!("{head}.{}", last.parse::<u32>().expect("a number") + 1);
                (word, next)
            })
            .collect();
        let put = |text: &str| {
            changed(text, &['.', '-'], &|word| {
                let plain = word.trim_start_matches('v');
                versions.get(plain).map(|next| word.replace(plain, next))
            })
        };
        let put_subject = |subject: &str| match subject.rsplit_once('@') {
            Some((name, version)) => format!("{name}@{}", put(version)),
            None => put(subject),
        };
        // An address or a range that holds a version moves as a whole.
        if text.contains("http") || put(&text) == text {
            continue;
        }
        let mut wanted: Vec<Said> = before.iter().map(|(p, s, v)| (p.clone(), put_subject(s), put(v))).collect();
        count += wanted.len();
        let mut after = said(&path, &put(&text));
        wanted.sort();
        after.sort();
        assert_eq!(after, wanted, "in {text}");
    }
    assert!(count > 100, "{count} claims are too few");
}
