//! Documents of known shapes, the same in every run. None of the crates in them exists, as far as anybody knows.

use std::fmt::Write as _;

use factlint_model::Document;

/// A sort of document.
pub(crate) struct Workload {
    /// What it is like.
    pub(crate) name: &'static str,
    /// The document.
    pub(crate) document: Document,
}

/// One of each sort.
pub(crate) fn workloads() -> Vec<Workload> {
    let workload = |name, text: String| Workload { name, document: Document::new(format!("{name}.md"), text) };
    vec![
        workload("prose", prose(400)),
        workload("links", links(800)),
        workload("claims", claims(400)),
        workload("table", table(400)),
        workload("long-line", claims(400).replace('\n', " ")),
        workload("brackets", "[a](".repeat(20_000)),
    ]
}

/// Text that says nothing that can be looked up.
fn prose(paragraphs: usize) -> String {
    "The working group met again and went through the questions that are still open. Contributors asked for *clearer* guidance, \
     and a longer discussion is in the linked thread; nothing else changed in the public interface.\n\n"
        .repeat(paragraphs)
}

/// A list of links with numbers that are no claims, as a newsletter has them.
fn links(items: usize) -> String {
    (0..items).fold(String::from("# Pull requests\n\n"), |mut text, item| {
        let _ =
            writeln!(text, "* [Fix the order of events in `sorrel`](https://github.com/gristmill/sorrel/pull/{})", 4000 + item);
        text
    })
}

/// Paragraphs with a claim each.
fn claims(paragraphs: usize) -> String {
    (0..paragraphs).fold(String::from("---\ndate: 2024-05-06\n---\n\n# Notes\n"), |mut text, item| {
        let (name, minor) = (item % 40, item % 9);
        let _ = match item % 3 {
            0 => write!(
                text,
                "\nIn short, `osprey-{name}` v1.{minor}.2 was released on May {}, 2024. More later.\n",
                1 + item % 28
            ),
            1 => write!(text, "\nUsers should know that the MSRV of `osprey-{name}` 1.{minor}.2 is 1.7{minor}.0.\n"),
            _ => {
                write!(text, "\n[gristmill/osprey-{name}](https://github.com/gristmill/osprey-{name}) has 12,{item:03} stars.\n")
            }
        };
        text
    })
}

/// A table with a claim in each row.
fn table(rows: usize) -> String {
    (0..rows).fold(String::from("| Crate | Latest | MSRV |\n|---|---|---|\n"), |mut text, row| {
        let _ = writeln!(text, "| `osprey-{row}` | 1.{}.0 | 1.7{} |", row % 30, row % 9);
        text
    })
}
