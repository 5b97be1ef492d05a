//! The program as a whole, on documents and a ledger that are made for it: nothing is looked up elsewhere.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;

use factlint_cache::{Ledger, LedgerError};
use factlint_model::{Ask, BodyHash, Observation, Reply, Subject};
use jiff::Timestamp;

use crate::{ChoreError, program};

/// What has to be known to read the table.
pub(super) const WORDS: &str = "Everything is done by one thread, offline, with what is in the ledger: two thousand documents with \
    twelve claims each about a hundred crates and a hundred repositories, one in ten of them wrong.";

/// How often each command is run, in turn.
const RUNS: usize = 11;
const DOCUMENTS: usize = 2000;
const CLAIMS: usize = 12;
const SUBJECTS: usize = 100;
const VERSIONS: usize = 30;

/// The table.
pub(super) fn table(root: &Path) -> Result<String, ChoreError> {
    let program = program::built(root, true)?;
    let folder = root.join("target").join("bench");
    if folder.exists() {
        fs::remove_dir_all(&folder).map_err(ChoreError::file(&folder))?;
    }
    write_documents(&folder.join("documents"))?;
    fill(&folder.join("ledger.db"))?;
    let run = |arguments: &[&str]| {
        let mut command = Command::new(&program);
        command.current_dir(&folder).env_clear().env("HOME", &folder).args(arguments);
        let start = Instant::now();
        let status = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).status();
        match status.map_err(ChoreError::file(&program))?.code() {
            Some(0 | 1) => Ok(start.elapsed().as_secs_f64()),
            _ => Err(ChoreError::Program(format!("factlint {} failed", arguments.join(" ")))),
        }
    };
    let books = ["--offline", "--cache", "ledger.db", "--set", "cache.recorded=false"];
    let with_books = |words: &[&'static str]| [words, &books[..]].concat();
    let start = vec!["--version"];
    let extract = vec!["extract", "--jobs", "1", "--format", "jsonl", "documents"];
    let audit = with_books(&["audit", "--jobs", "1", "--format", "jsonl", "documents"]);
    let verify = with_books(&["verify", "--claim", "`osprey-7` v1.0.2 was released on January 3, 2024."]);
    let rows = [
        ("`verify` of a claim : `--version`", &verify, &start),
        ("`extract` of one document : `--version`", &vec!["extract", "documents/0.md"], &start),
        ("`audit` of all documents : `extract` of them", &audit, &extract),
    ];
    let mut table = "| commands | ratio |\n| --- | --- |\n".to_owned();
    for (name, command, floor) in rows {
        let mut ratios = (0..RUNS).map(|_| Ok(run(command)? / run(floor)?)).collect::<Result<Vec<f64>, ChoreError>>()?;
        ratios.sort_by(f64::total_cmp);
        let _ = writeln!(table, "| {name} | {:.1} |", ratios[RUNS / 2]);
    }
    fs::remove_dir_all(&folder).map_err(ChoreError::file(&folder))?;
    Ok(table)
}

/// Version `nth` of each crate, and the day on which it was published.
fn release(nth: usize) -> (String, jiff::civil::Date) {
    let (year, month) = (2023 + nth / 12, 1 + nth % 12);
    let day = jiff::civil::date(i16::try_from(year).unwrap_or(2023), i8::try_from(month).unwrap_or(1), 3);
    (format!("{}.{}.2", nth / 12, nth % 12), day)
}

fn write_documents(folder: &Path) -> Result<(), ChoreError> {
    fs::create_dir_all(folder).map_err(ChoreError::file(folder))?;
    for document in 0..DOCUMENTS {
        let mut text = format!("---\ndate: 2025-07-{:02}\n---\n\n# Notes {document}\n", 1 + document % 28);
        for claim in 0..CLAIMS {
            let seed = document * CLAIMS + claim;
            let (subject, wrong) = (seed * 7 % SUBJECTS, seed % 10 == 3);
            let (version, day) = release(seed % VERSIONS);
            let _ = if claim % 3 == 0 {
                let stars = if wrong { "99,000".to_owned() } else { format!("12,{subject:03}") };
                let repository = format!("gristmill/osprey-{subject}");
                write!(
                    text,
                    "\nThe group met. [{repository}](https://github.com/{repository}) has {stars} GitHub stars. So far.\n"
                )
            } else {
                let year = day.year() - i16::from(wrong);
                let day = format!("{} {}, {year}", day.strftime("%B"), day.day());
                write!(
                    text,
                    "\nNothing else changed. In short, `osprey-{subject}` v{version} was released on {day}. More later.\n"
                )
            };
        }
        let path = folder.join(format!("{document}.md"));
        fs::write(&path, text).map_err(ChoreError::file(&path))?;
    }
    Ok(())
}

fn fill(path: &Path) -> Result<(), ChoreError> {
    let seen_at: Timestamp = "2025-07-15T00:00:00Z".parse().unwrap_or_default();
    let reply = |fact: &str, subject: Subject, source: &str, url: String, seen: Vec<Observation>| Reply {
        ask: Ask::new(fact, subject),
        source: source.to_owned(),
        body: BodyHash::of(url.as_bytes()),
        url,
        observed_at: seen_at,
        complete: true,
        seen,
    };
    let of_crate = |subject: usize| {
        let krate = Subject::krate(&format!("osprey-{subject}"));
        let releases = (0..VERSIONS).map(|nth| {
            let (version, day) = release(nth);
            Observation::new("crate.release_date", krate.at(&version), format!("{day}T12:00:00Z")).since(Some(day))
        });
        let url = format!("https://crates.io/crates/osprey-{subject}/versions");
        reply("crate.versions", krate.clone(), "crates-index", url, releases.collect())
    };
    let of_repository = |subject: usize| {
        let repository = format!("gristmill/osprey-{subject}");
        let stars = Observation::new("repo.stars", Subject::github(&repository), format!("12{subject:03}"));
        reply("repo.stars", Subject::github(&repository), "github", format!("https://github.com/{repository}"), vec![stars])
    };
    let all = (0..SUBJECTS).flat_map(|subject| [of_crate(subject), of_repository(subject)]);
    let told = |error: LedgerError| ChoreError::Program(error.to_string());
    Ledger::open(path).and_then(|mut ledger| ledger.import(all.map(Ok::<_, LedgerError>))).map_err(told)?;
    Ok(())
}
