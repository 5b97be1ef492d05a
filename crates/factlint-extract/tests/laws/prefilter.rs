//! Looking first and reading closely only where something can be changes no claim.

use std::fs;
use std::path::{Path, PathBuf};

use factlint_extract::{Options, extract, extract_all, extract_by_index, extract_closely, extract_without_index};
use factlint_kinds::all;
use factlint_kinds::grammar::SETS;
use factlint_model::Document;
use proptest::prelude::*;

use super::soundness::piece;

/// All ways over a document; gives back how many claims there are.
fn compare(path: &str, text: &str) -> Result<usize, TestCaseError> {
    let doc = Document::new(path, text);
    let all = extract_closely(&doc, &Options::default());
    prop_assert_eq!(&extract_without_index(&doc, &Options::default()), &all, "{}", path);
    prop_assert_eq!(&extract_by_index(&doc, &Options::default()), &all, "{}", path);
    prop_assert_eq!(&extract(&doc, &Options::default()), &all, "{}", path);
    Ok(all.len())
}

/// Several documents together; gives back how many claims they have.
fn compare_together(docs: &[Document]) -> Result<usize, TestCaseError> {
    let options = Options::default();
    let alone: Vec<_> = docs.iter().map(|doc| extract(doc, &options)).collect();
    let together = extract_all(&docs.iter().map(|doc| (doc, &options)).collect::<Vec<_>>());
    prop_assert_eq!(&together, &alone);
    Ok(alone.iter().map(Vec::len).sum())
}

pub(super) fn documents(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("the folder is there") {
        let path = entry.expect("the folder can be read").path();
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let is_read = [".md", ".html", ".txt"].iter().any(|ending| name.ends_with(ending));
        if path.is_dir() && !name.starts_with('.') && name != "target" {
            documents(&path, found);
        } else if is_read {
            found.push(path);
        }
    }
}

#[test]
fn the_documents_of_the_repository_have_the_same_claims() {
    let mut found = Vec::new();
    documents(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../.."), &mut found);
    let doc = |path: &PathBuf| Some(Document::new(path.to_string_lossy(), fs::read_to_string(path).ok()?));
    let docs: Vec<Document> = found.iter().filter_map(doc).collect();
    let claims: usize = docs.iter().map(|doc| compare(&doc.path, &doc.text).unwrap()).sum();
    assert_eq!(compare_together(&docs).unwrap(), claims);
    assert!(claims > 20, "{claims} claims in {} documents are too few to compare", found.len());
}

/// What an entry is about does not depend on whether it was asked for before another one stood beneath it.
#[test]
fn entries_are_asked_for_in_any_order() {
    let text = "- Update `pavise`.\n\n  A flag that goes away. The next version `0.23.0`\n- Update to `pavise` `v0.38.0`.";
    assert_eq!(compare("notes.md", text).unwrap(), 2);
}

/// A single number is a version by the words around it, wherever the name stands.
#[test]
fn single_numbers_have_the_same_claims() {
    let text = "Version 2 of the `brindle` crate was released on May 1, 2023. We bumped `pavise` to 3.\n\n- brindle 4 needs Rust 1.70.\n- at least `brindle` version 5.\n- Brindle part 3.";
    assert_eq!(compare("notes.md", text).unwrap(), 4);
}

/// A text for an item of a pattern.
fn filled(item: &str) -> Vec<String> {
    let item = item.strip_suffix('?').filter(|body| !body.is_empty()).unwrap_or(item);
    let own = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect();
    match item {
        "{release}" | "{crate}" | "{crate+}" => own(&["`brindle` 1.2.3", "osprey-http v4+", "brindle 3", "clap 0.9"]),
        "{rust}" | "{rust!}" => own(&["Rust 1.85.0", "rustc 1.70"]),
        "{version}" => own(&["1.2.3", "v4", "0.9"]),
        "{name}" | "{known}" | "{sure}" => own(&["`brindle`", "osprey-http", "brindle"]),
        "{date}" | "{month}" => own(&["May 3, 2024", "2024-05-03", "March 2023"]),
        "{count}" => own(&["12,300", "50k", "three thousand", "two"]),
        "{phrase}" => own(&["let chains", "`async fn` in traits"]),
        "{license}" => own(&["MIT", "Apache-2.0 or MIT", "BSL-1.0", "LicenseRef-Brindle", "EUPL-1.2+", "C-style"]),
        "{named}" | "{rare}" => own(&["`brindle`", "brindle"]),
        "{advisory}" => own(&["RUSTSEC-2024-0021", "GHSA-qc84-gqf4-9926", "[it](https://osv.dev/CVE-2024-24576)"]),
        "{rfc}" => own(&["RFC 2451", "rust-lang/rfcs#3137", "RFC3722"]),
        "{edition}" => own(&["Rust 2024", "the 2021 edition"]),
        "{bound}" => own(&["1.2.3", "0.9"]),
        "{quoted}" => own(&["\"Let chains\"", "\u{201c}a title\u{201d}"]),
        "{title}" => own(&["Let chains", "`async fn` in traits"]),
        ".." | "..." => own(&["", "a few words", "the `brindle` crate"]),
        "^" | "$" => own(&[""]),
        mixed if mixed.contains('|') => mixed.split('|').flat_map(filled).collect(),
        set if set.starts_with('@') => {
            SETS.iter().find(|(name, _)| *name == &set[1..]).map(|(_, words)| own(words)).unwrap_or_default()
        }
        word => own(&[word]),
    }
}

fn shapes() -> Vec<&'static str> {
    all().iter().flat_map(|kind| kind.grammar().patterns).map(|pattern| pattern.shape).collect()
}

/// Words around single numbers.
const AROUND: &[&str] = &[
    "brindle",
    "`brindle`",
    "Pavise",
    "[pavise](https://crates.io/crates/pavise)",
    "3",
    "12",
    "version",
    "Version",
    "of the",
    "crate",
    "was updated",
    "Bump",
    "to",
    "at least",
    "about",
    "up to",
    "is",
    "came",
    "released",
    "needs",
    "Rust 1.70",
    "in May 2024",
    "part",
    "~",
    "(",
    ",",
    "features",
    "brindle.rs",
    "the",
    "requires",
    "\u{2265}",
    "`python`",
    "OwnRung/python",
    "hollow/brindle",
];

fn joint() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![" ", " ", " ", " ", " ", "", "\n", "** ", " _", "`", ". "])
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn generated_text_has_the_same_claims(
        pieces in prop::collection::vec((piece(), joint()), 1..30),
        path in prop::sample::select(vec!["notes.md", "x.html", "x.txt", "brindle/CHANGELOG.md"]),
    ) {
        let text: String = pieces.iter().flat_map(|(piece, joint)| [piece.as_str(), joint]).collect();
        compare(path, &text)?;
    }

    #[test]
    fn several_documents_have_the_claims_of_each(
        texts in prop::collection::vec(prop::collection::vec((piece(), joint()), 0..12), 0..5),
        path in prop::sample::select(vec!["notes.md", "x.html", "x.txt", "brindle/CHANGELOG.md"]),
    ) {
        let text = |pieces: &Vec<(String, &str)>| pieces.iter().flat_map(|(piece, joint)| [piece.as_str(), joint]).collect::<String>();
        let docs: Vec<Document> = texts.iter().map(|pieces| Document::new(path, text(pieces))).collect();
        compare_together(&docs)?;
    }

    #[test]
    fn what_the_patterns_describe_is_found_both_ways(
        shape in prop::sample::select(shapes()),
        picks in prop::collection::vec((any::<prop::sample::Index>(), joint()), 30),
        upper in any::<bool>(),
    ) {
        let mut text = String::from("Rust news.\n\n");
        for (item, (pick, joint)) in shape.split(' ').zip(picks) {
            let texts = filled(item);
            let one = &texts[pick.index(texts.len())];
            text.push_str(&if upper { one.to_uppercase() } else { one.clone() });
            text.push_str(joint);
        }
        compare("notes.md", &text)?;
    }

    #[test]
    fn single_numbers_are_found_both_ways(
        words in prop::collection::vec(prop::sample::select(AROUND), 2..12),
        begins in prop::sample::select(vec!["Rust news of `brindle`.\n\n", "# Brindle\n\n", "- brindle: ", "", "Brindle 2.1 is out. "]),
    ) {
        compare("notes.md", &format!("{begins}{}.", words.join(" ")))?;
    }
}
