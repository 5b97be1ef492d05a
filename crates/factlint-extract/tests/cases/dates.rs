//! The date of a claim, by the chain from the sentence to the path.

use crate::{check_extract, check_in};

const NEWEST: &str = "The latest version of `quillstore` is 2.3.1.";
const CLAIM: &str = "crate.latest_version crate:quillstore = 2.3.1";

#[test]
fn the_nearest_link_dates_the_claim() {
    let front = "---\ntitle: x\ndate: 2024-03-04\nupdated: 2025-03-04\n---\n";
    let cases = [
        ("notes.md", format!("As of October 2025, {NEWEST}"), "2025-10 sentence"),
        ("notes.md", format!("# News of March 2024\n\n{NEWEST}"), "2024-03 heading"),
        ("notes.md", format!("{front}\n{NEWEST}"), "2025-03-04 front-matter"),
        ("notes.md", format!("{front}\n# June 2023\n\n{NEWEST}"), "2023-06 heading"),
        ("notes.md", format!("# Notes\n\nLast updated: October 3, 2025\n\n{NEWEST}"), "2025-10-03 front-matter"),
        ("blog/2024/09/05/news.md", NEWEST.to_owned(), "2024-09-05 path"),
        ("blog/2024-09-news.md", format!("# Notes\n\n{NEWEST}"), "2024-09 path"),
        (
            "a.html",
            "<meta property=\"article:published_time\" content=\"2025-02-20T00:00:00Z\"><p>The latest version of \
             <code>quillstore</code> is 2.3.1."
                .to_owned(),
            "2025-02-20 metadata",
        ),
    ];
    for (path, text, date) in cases {
        check_in(path, &text, &format!("{CLAIM} @ {date}"));
    }
}

#[test]
fn what_does_not_change_has_no_date() {
    check_in("blog/2024/09/05/news.md", "quillstore 2.3.1 is out.", "crate.version_exists crate:quillstore = 2.3.1");
    let doc = factlint_model::Document::new("blog/2024/09/05/news.md", "quillstore 2.3.1 is out.");
    let claims = factlint_extract::extract(&doc, &factlint_extract::Options::default());
    assert!(claims.iter().all(|claim| claim.as_of.is_none()));
}

#[test]
fn a_bare_year_in_the_path_is_none() {
    check_in("rust-2024-edition.md", NEWEST, CLAIM);
    check_extract(&format!("# Goals of 2024H2\n\n{NEWEST}"), CLAIM);
}

#[test]
fn a_part_of_a_year_is_written_as_its_year() {
    for part in ["Q2 2024", "early 2024", "mid-2024", "the second half of 2024", "the summer of 2024", "late autumn 2024"] {
        check_extract(
            &format!("`quillstore` 2.3.1 was released in {part}."),
            &format!("crate.release_date crate:quillstore@2.3.1 = 2024 | `quillstore` 2.3.1 was released in {part}"),
        );
    }
    check_extract("`quillstore` 2.3.1 came out in early May 2024.", "crate.release_date crate:quillstore@2.3.1 = 2024-05");
}

#[test]
fn a_date_is_told_from_that_of_the_document() {
    let text = "`quillstore` 2.3.1 was released last month.";
    check_in("2024-09-05-news.md", text, "crate.release_date crate:quillstore@2.3.1 = 2024-08");
    check_extract(text, "crate.version_exists crate:quillstore = 2.3.1");
    let status = "`quillstore` was archived two years ago.";
    check_in("2024-09-05-news.md", status, "crate.status crate:quillstore = archived");
}

#[test]
fn an_end_of_a_longer_time_is_no_date() {
    for time in ["between 2019 and 2021", "2019 to 2021", "in 2019\u{2013}2021", "in January to March 2024"] {
        check_extract(&format!("`quillstore` 2.3.1 was released {time}."), "crate.version_exists crate:quillstore = 2.3.1");
    }
}

#[test]
fn a_date_among_other_things_of_a_crate_dates_no_section() {
    check_extract(
        "# Notes of October 2025\n\n## Quillstore 2.2 - 2024-01-22, MIT, 3k stars\n",
        "crate.release_date crate:quillstore@2.2 = 2024-01-22
         crate.license crate:quillstore@2.2 = MIT
         repo.stars crate:quillstore = 3000 @ 2025-10 heading",
    );
}

#[test]
fn the_day_of_a_quoted_comment_is_not_that_of_the_document() {
    let text = |mark: &str| format!("---\ndate: 2025-04-08\n---\n\n# Brindle news\n\n{mark}`brindle` 0.40 was released today.\n");
    check_extract(&text(""), "crate.release_date crate:brindle@0.40 = 2025-04-08");
    check_extract(&text("> "), "crate.version_exists crate:brindle = 0.40");
    check_extract(&text("Ada on 8 March:\n\n<blockquote>\n\n"), "crate.version_exists crate:brindle = 0.40");
    check_extract(&text("<blockquote>x</blockquote>\n\n"), "crate.release_date crate:brindle@0.40 = 2025-04-08");
}
