//! Numbers, quotations and dates of publication that a text attributes to a source.

use proptest::prelude::*;

use crate::{check_extract, check_in, check_none};

#[test]
fn who_reports_answers_for_what_comes_behind() {
    check_extract(
        "As the [depot post](https://example.org/x) notes, delays fell from 300 ms to 20 ms after the rewrite.",
        "source.statistic https://example.org/x = 300 ms to 20 ms | from 300 ms to 20 ms after the rewrite",
    );
    check_extract(
        "The [2024 bell survey](https://example.org/s) shows that 45 percent of riders ring. Respondents said that 30% had no bell.",
        "source.statistic https://example.org/s = 45 percent | 45 percent of riders ring
         source.statistic https://example.org/s = 30% | 30% had no bell",
    );
    check_extract(
        "Acme [found](https://example.org/p) that 94% of the bells were gone.",
        "source.statistic https://example.org/p = 94% | 94% of the bells were gone",
    );
    check_extract(
        "Per the 2023 Bell Owners Survey, 84.66% of riders want to keep theirs.",
        "source.statistic source:2023 Bell Owners Survey = 84.66% | 84.66% of riders want to keep theirs",
    );
    check_extract(
        "A study by Ada Lane and Ben Moor (2021) showed a 35% drop in thefts.",
        "source.date source:study by Ada Lane and Ben Moor (2021) = 2021
         source.statistic source:study by Ada Lane and Ben Moor (2021) = 35% | 35% drop in thefts",
    );
    check_extract(
        "RFC 9999 says that \u{201c}a bell is a promise\u{201d}.",
        "source.quote rfc:9999 = a bell is a promise | \u{201c}a bell is a promise\u{201d}",
    );
}

#[test]
fn a_publication_of_another_year_is_another_one() {
    let first = "See the [2024 bell survey](https://example.org/2025/02/13/2024-bells/).\n\n";
    check_none(&[
        &format!("{first}The 2025 survey notes that \u{201c}the third bell slipped to the fourth place\u{201d}."),
        &format!("{first}The latest survey notes that \u{201c}the third bell slipped to the fourth place\u{201d}."),
    ]);
    check_extract(
        &format!("{first}The survey notes that \u{201c}the third bell slipped to the fourth place\u{201d}."),
        "source.quote https://example.org/2025/02/13/2024-bells/ = the third bell slipped to the fourth place",
    );
}

#[test]
fn a_citation_answers_for_what_stands_before_it() {
    check_extract(
        "Bells are used by over 2.8 million riders [BELLS]. A 50,000-line log was read [2] by ten people.\n\n\
         - [BELLS] Ada Lane, \"All about bells\", https://example.org/bells\n\n[2]: https://example.org/log\n",
        "source.statistic https://example.org/bells >= 2.8 million riders | Bells are used by over 2.8 million riders
         source.statistic https://example.org/log = 50,000 lines | 50,000-line log was read",
    );
    check_extract(
        "More than 2,000 towns have one.[^a] Few have two.\n\n[^a]: [State of bells](https://example.org/state), March 2025.",
        "source.statistic https://example.org/state >= 2,000 towns | More than 2,000 towns have one
         source.date https://example.org/state = 2025-03 | March 2025",
    );
    check_extract(
        "Sales grew by 38% last year (source: https://example.org/stats).",
        "source.statistic https://example.org/stats = 38% | Sales grew by 38% last year",
    );
    check_extract(
        "Lane wrote: \u{201c}Nobody expects a bell to be kind.\u{201d} ([source](https://example.org/s))",
        "source.quote https://example.org/s = Nobody expects a bell to be kind | \u{201c}Nobody expects a bell to be kind.\u{201d}",
    );
    check_in(
        "a.html",
        "<p>Bells ring in 40% of all towns<sup><a href=\"#fn1\">1</a></sup>.</p><ol><li id=\"fn1\">Ada Lane, <a \
         href=\"https://example.org/towns\">Towns</a>, 3 May 2024</li></ol>",
        "source.statistic https://example.org/towns = 40% | 40% of all towns
         source.date https://example.org/towns = 2024-05-03 | 3 May 2024",
    );
    check_in(
        "a.txt",
        "Bells ring in 40% of all towns [1].\n\nReferences\n==========\n\n[1] Ada Lane. \"Towns\". 2024. https://example.org/towns\n",
        "source.statistic https://example.org/towns = 40% | 40% of all towns
         source.date https://example.org/towns = 2024 | 2024. https://example.org/towns",
    );
}

#[test]
fn what_points_back_means_the_source_that_was_named() {
    check_extract(
        "Ada Lane's May 2023 essay \"On bells\" is old. This, Lane argues, \u{201c}ruins the joy of riding\u{201d}. Her conclusion: \
         \u{201c}buy a horn\u{201d}.",
        "source.date source:On bells = 2023-05
         source.quote source:On bells = ruins the joy of riding
         source.quote source:On bells = buy a horn",
    );
    check_extract(
        "52% of users own a bell, up from 47%. The 2024 Bell Survey found that 12% own two.",
        "source.statistic source:2024 Bell Survey = 52%
         source.statistic source:2024 Bell Survey = 47%
         source.statistic source:2024 Bell Survey = 12%",
    );
}

#[test]
fn quotations_that_are_set_apart() {
    check_extract(
        "> Bells are\n> fearless.\n\n\u{2014} [Ada Lane](https://example.org/k)",
        "source.quote https://example.org/k = Bells are fearless | Bells are⏎> fearless.",
    );
    check_extract(
        "The [manual](https://example.org/m) says of it:\n\n> Ring before you turn.\n",
        "source.quote https://example.org/m = Ring before you turn",
    );
    check_none(&["He said:\n\n> Ring before you turn.\n"]);
}

#[test]
fn what_no_source_says() {
    check_none(&[
        "One rider noted that it is 50% faster, and a recent study says 20% of bells are broken.",
        "Roughly 70% of riders use `tarnwood`; see [tarnwood](https://crates.io/crates/tarnwood).",
        "See [PR #1234](https://github.com/a/b/pull/1234), which makes it 10% faster.",
        "This is 30% smaller thanks to [@alice](https://github.com/alice).",
        "The [benchmark](https://example.org/bench) runs for 10 seconds with 4 threads.",
        "Read our [announcement](https://example.org/a) for details; we mended 120 bells.",
        "According to experts, 20% of bells are broken, and \u{201c}nobody knows why\u{201d}.",
        "Does the [survey](https://example.org/s) say that 20% of bells are broken?",
        "A \u{201c}loud bell\u{201d} is 20% louder.",
    ]);
}

/// Runs of words that cite, report, count and quote, with markup that may cut them anywhere.
const RUNS: &[&str] = &[
    "the 2024 Bell Survey",
    "[survey](https://example.org/s)",
    "[f\u{f6}und](https://example.org/s)that",
    "found",
    "25% of riders",
    "from 3\u{d7} to 1,000\u{d7}",
    "\u{201c}ring the bell\u{201d}",
    "\"On bells\"",
    "[KEY]",
    "[^a]",
    "(https://example.org/x)",
    "\u{c9}ric Lane's",
    "May 2023 essay",
    "according to",
    ", who argues,",
    "\u{2014}",
    ": ",
    "(",
    ")",
    ". ",
    "`25 bells`",
    "the authors",
    "RFC 12",
    "in",
    "\n\n- [KEY] x, \"y\", 2024, https://example.org/y\n\n",
    "\n\n> ",
    "\n\n[^a]: https://example.org/z\n\n",
    "\n## References\n\n1. ",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_claim_is_sound(runs in prop::collection::vec((0..RUNS.len(), prop::bool::weighted(0.8)), 1..14), html: bool) {
        let text: String = runs.iter().map(|(run, spaced)| format!("{}{}", RUNS[*run], if *spaced { " " } else { "" })).collect();
        let doc = factlint_model::Document::new(if html { "a.html" } else { "a.md" }, &text);
        for claim in factlint_extract::extract(&doc, &factlint_extract::Options::default()) {
            prop_assert_eq!(text.get(claim.start..claim.end), Some(claim.text.as_str()), "{}", text);
            prop_assert!(claim.subject.as_str().split_whitespace().count() <= 16, "{}", claim.subject);
        }
    }
}

#[test]
fn a_share_may_be_the_whole_link() {
    check_extract(
        "Compilation times decrease by as much as [50%](https://example.org/parallel) here.",
        "source.statistic https://example.org/parallel = 50%",
    );
    check_extract("As shown [50](https://example.org/parallel), it is fast.", "");
}

#[test]
fn numbers_of_a_machine_and_two_numbers_of_a_source() {
    check_extract(
        "They do 500,000 requests (February 2025, hardware: Intel Xeon, 56 cores, 64GB RAM) per core.[^a]\n\n[^a]: Post — https://example.org/bench\n",
        "source.statistic https://example.org/bench = 500,000 requests",
    );
    check_extract(
        "They reported bugs below 20% of all with roughly 1000x lower density.[^a]\n\n[^a]: Post — https://example.org/post\n",
        "source.statistic https://example.org/post <= 20%
         source.statistic https://example.org/post ~ 1000x",
    );
}

#[test]
fn a_mark_stands_behind_white_space() {
    check_extract(
        "| When | What |\n|---|---|\n| 2025 | Riders: bells 23%, ~100x fewer horns in towns [^a] |\n\nOf all riders, 52% own two bells [^a]\n\n[^a]: Post — https://example.org/post\n",
        "source.statistic https://example.org/post = 23%
         source.statistic https://example.org/post ~ 100x
         source.statistic https://example.org/post = 52%",
    );
}

#[test]
fn a_survey_that_reports_itself_cites_nobody() {
    let text = |title: &str| {
        format!(
            "# {title}\n\nWe ran the State of Rust survey again. The survey found that 47% of the respondents write it daily.\n"
        )
    };
    check_extract(&text("2022 Annual Rust Survey Results"), "");
    check_extract(&text("What we read in 2022"), "source.statistic source:State of Rust survey = 47%");
}

#[test]
fn what_was_meant_is_no_quotation() {
    check_none(&[
        "Many say something along the lines of \"we want it to look like a ladder\" (or see [this comment](https://example.org/rust/pull/1#issuecomment-2)).",
    ]);
}

#[test]
fn people_repositories_and_years_are_no_sources() {
    check_none(&[
        "- (5 min) Opening remarks ([adalane](https://github.com/adalane))\n- The **apk is 30% smaller** ([@bmoor](https://github.com/bmoor), [#44278](https://github.com/pavise/pavise/pull/44278)).",
        "[8-Week-Riders-Challenge](https://github.com/adalane/8-Week-Riders-Challenge) is a course.",
        "Find the [June 2026 minutes](https://example.org/minutes) and the [2025 Year In Review](https://example.org/2025) there.",
    ]);
}

#[test]
fn words_of_a_quotation_may_be_the_link_to_where_they_stand() {
    check_extract(
        "## Reference-level explanation\n\nQuill put it best:\n\n> [At the end of the year I want ladders to feel solid.](https://quill.example/ladders/) (@quill)\n\n> [A roadmap for ladders](https://quill.example/roadmap/) (@quill)\n",
        "source.quote https://quill.example/ladders/ = At the end of the year I want ladders to feel solid",
    );
}

#[test]
fn an_option_below_a_quotation_signs_nothing() {
    let text =
        |sign: &str| format!("> A bell that rings twice is heard once at most.\n>\n> {sign}: <https://example.org/bells>\n");
    check_extract(
        &text("\u{2014} Ada"),
        "source.quote https://example.org/bells = A bell that rings twice is heard once at most",
    );
    check_none(&[&text("`--ring`")]);
}
