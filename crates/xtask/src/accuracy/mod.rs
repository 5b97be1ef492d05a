//! How often each kind is right, measured on labelled texts: `cargo xtask accuracy`.

mod cases;
mod tally;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use factlint_cache::Recording;
use factlint_extract::{Options, extract};
use factlint_lookup::{Books, Freshness, known};
use factlint_model::{Document, Finding};
use jiff::civil::Date;

use self::cases::{Case, read};
use self::tally::Tally;
use crate::{Chore, ChoreError};

pub(crate) const CHORE: Chore = Chore {
    name: "accuracy",
    arguments: "",
    summary: "measures each kind on the labelled texts and writes crates/factlint-kinds/ACCURACY.md",
    run: |root, arguments| {
        if let Some(argument) = arguments.first() {
            return Err(ChoreError::Argument { chore: "accuracy", argument: argument.clone() });
        }
        let measured = measure(root)?;
        for (predicate, tally) in &measured {
            tally.errors.iter().for_each(|error| println!("{predicate}: {error}"));
        }
        let path = page(root);
        fs::write(&path, table(&measured)).map_err(ChoreError::file(&path))
    },
};

/// The day on which the labelled texts are judged: the recording was made by then.
const NOW: Date = Date::constant(2026, 8, 22);

fn page(root: &Path) -> PathBuf {
    root.join("crates/factlint-kinds/ACCURACY.md")
}

/// The figures of every kind, by predicate.
fn measure(root: &Path) -> Result<BTreeMap<&'static str, Tally>, ChoreError> {
    let mut all = BTreeMap::new();
    for kind in factlint_kinds::all() {
        let predicate = kind.meta().predicate;
        let path = root.join(format!("crates/factlint-kinds/accuracy/{predicate}.txt"));
        let text = fs::read_to_string(&path).map_err(ChoreError::file(&path))?;
        let cases = read(&text).map_err(|(line, reason)| ChoreError::Line { path: path.clone(), line, reason })?;
        let mut tally = Tally::default();
        for case in &cases {
            let found: Vec<Finding> = findings(case).into_iter().filter(|found| found.claim.predicate == predicate).collect();
            tally.add(case, &found);
        }
        all.insert(predicate, tally);
    }
    Ok(all)
}

/// What the program says of a case, from the recording alone.
fn findings(case: &Case) -> Vec<Finding> {
    let doc = Document::new(&case.path, &case.text);
    let claims = extract(&doc, &Options { date: case.date, ..Options::default() });
    let recording = Recording::embedded();
    let books = Books { ledger: None, recording: Some(&recording) };
    let freshness = Freshness { clock: jiff::Timestamp::now, max_age: &|_| None, retry_all: false, pages: None };
    let Ok(known) = known(&claims, books, &freshness, None) else { return Vec::new() };
    factlint_judge::judge_all(&claims, &known.evidence, NOW)
}

fn table(measured: &BTreeMap<&'static str, Tally>) -> String {
    let mut page = String::from(
        "# How often each kind is right\n\n\
         Measured by `cargo xtask accuracy` on the texts in [`accuracy/`](accuracy), each labelled by hand with the claims of one\n\
         kind in it, or with none. Judged offline from the recording, as of 2026-08-22. A test fails when a figure falls below\n\
         the one that stands here.\n\n\
         *Precision*: of the claims found, how many are labelled. *Recall*: of those labelled, how many are found. *Verdicts*: of\n\
         the found ones whose verdict is labelled, how many have it.\n\n\
         | kind | claims | texts without | precision | recall | verdicts |\n\
         | --- | ---: | ---: | ---: | ---: | ---: |\n",
    );
    let mut total = Tally::default();
    for (predicate, tally) in measured {
        page += &row(&format!("`{predicate}`"), tally);
        total.join(tally);
    }
    page + &row("all", &total)
}

fn row(name: &str, tally: &Tally) -> String {
    let share = |(part, whole): (usize, usize)| {
        if whole == 0 { "-".to_owned() } else { format!("{:.3}", floor(part, whole)) }
    };
    let [precision, recall, verdicts] = tally.shares().map(share);
    format!("| {name} | {} | {} | {precision} | {recall} | {verdicts} |\n", tally.claims, tally.negatives)
}

/// A share in thousandths, never rounded up.
fn floor(part: usize, whole: usize) -> f64 {
    f64::from(u32::try_from(part * 1000 / whole.max(1)).unwrap_or(0)) / 1000.0
}

#[cfg(test)]
mod tests {
    use std::sync::LazyLock;

    use super::*;
    use crate::root;

    /// Measured once for all tests.
    static MEASURED: LazyLock<BTreeMap<&'static str, Tally>> = LazyLock::new(|| measure(&root()).unwrap());

    /// The figures of a row of the page: precision, recall, verdicts.
    fn recorded(page: &str, predicate: &str) -> Vec<Option<f64>> {
        let row = page.lines().find(|line| line.starts_with(&format!("| `{predicate}` |"))).unwrap_or_default();
        row.split('|').skip(4).take(3).map(|cell| cell.trim().parse().ok()).collect()
    }

    #[test]
    fn no_kind_falls_below_its_recorded_figures() {
        let page = fs::read_to_string(page(&root())).unwrap();
        for (predicate, tally) in &*MEASURED {
            let floors = recorded(&page, predicate);
            assert_eq!(floors.len(), 3, "{predicate} is not in ACCURACY.md: run `cargo xtask accuracy`");
            for (floor_of, (part, whole)) in floors.into_iter().zip(tally.shares()) {
                let now = floor(part, whole);
                assert!(floor_of.is_none_or(|floor| now >= floor), "{predicate}: {now} < {floor_of:?}: {:#?}", tally.errors);
            }
        }
    }

    #[test]
    fn the_labelled_set_is_large_enough() {
        let mut total = Tally::default();
        for (predicate, tally) in &*MEASURED {
            assert!(tally.claims >= 8, "{predicate} has {} labelled claims", tally.claims);
            total.join(tally);
        }
        let all = total.claims + total.negatives;
        assert!(all >= 300 && total.negatives * 3 >= all, "{} claims, {} texts without", total.claims, total.negatives);
    }
}
