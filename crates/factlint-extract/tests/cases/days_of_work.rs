//! Days and versions beside advisories and releases that are those of somebody's own work.

use factlint_extract::{Options, extract};
use factlint_model::Document;

/// What a text says but for what exists.
#[track_caller]
fn check(text: &str, expect: &[&str]) {
    let claims = extract(&Document::new("notes.md", text), &Options::default());
    let said = claims.iter().filter(|claim| !claim.predicate.ends_with(".version_exists") && claim.predicate != "advisory.crate");
    let found: Vec<String> = said.map(|claim| format!("{} {} = {}", claim.predicate, claim.subject, claim.value)).collect();
    assert_eq!(found, expect, "{text}");
}

#[test]
fn one_of_several_advisories_is_not_the_last() {
    for text in [
        "RUSTSEC-2026-9037 and RUSTSEC-2026-9185: fixed in 0.11.14 and 0.11.15.",
        "RUSTSEC-2026-9037 and RUSTSEC-2026-9185 hit it; the first one was fixed in 0.11.14, the second in 0.11.15.",
        "We had RUSTSEC-2026-9037 and RUSTSEC-2026-9185. One is fixed in 0.11.14.",
        "We had RUSTSEC-2026-9037 and RUSTSEC-2026-9185; the older one is fixed in 0.11.14.",
        "RUSTSEC-2024-9336 and RUSTSEC-2024-9399 of brindle: 0.23.5 fixes the first.",
    ] {
        check(text, &[]);
    }
    check(
        "RUSTSEC-2026-9037 affects earlier versions and was fixed in 0.11.14.",
        &["advisory.patched_in RUSTSEC-2026-9037 = 0.11.14"],
    );
    check(
        "RUSTSEC-2026-9037 and RUSTSEC-2026-9185 were fixed in 0.11.14 and 0.11.15, respectively.",
        &["advisory.patched_in RUSTSEC-2026-9037 = 0.11.14", "advisory.patched_in RUSTSEC-2026-9185 = 0.11.15"],
    );
}

#[test]
fn what_somebody_uses_is_not_what_brought_the_fix() {
    for text in [
        "Fixed on our side in 3.1.4: RUSTSEC-2025-9024.",
        "RUSTSEC-2026-9111 is fixed in the 2.3.12 that we use.",
        "Fixed in 0.3.55, the version we have, is RUSTSEC-2026-9009.",
    ] {
        check(text, &[]);
    }
    check("RUSTSEC-2026-9009 is fixed in 0.3.47; we use it.", &["advisory.patched_in RUSTSEC-2026-9009 = 0.3.47"]);
}

#[test]
fn days_of_work_publish_no_advisory() {
    for text in [
        "## Closed advisories\n\n| ID | Date | Status |\n|---|---|---|\n| RUSTSEC-2026-9009 | 2026-02-12 | fixed |",
        "## Incident log\n\n- 2026-02-12: RUSTSEC-2026-9009",
        "Exceptions in deny.toml: RUSTSEC-2023-9071 \u{2013} 31 December 2023.",
        "RUSTSEC-2023-9071 \u{2013} 31 December 2026",
    ] {
        check(text, &[]);
    }
    check("- 2026-02-05: RUSTSEC-2026-9009", &["advisory.date RUSTSEC-2026-9009 = 2026-02-05"]);
    check(
        "| ID | Published | Status |\n|---|---|---|\n| RUSTSEC-2026-9009 | 2026-02-05 | fixed |",
        &["advisory.date RUSTSEC-2026-9009 = 2026-02-05"],
    );
}

#[test]
fn deadlines_and_days_of_work_date_no_release() {
    for text in [
        "`brindle` 0.9.2 by 13 August 2026",
        "Due: `brindle` 0.9.2, 13 August 2026.",
        "| Date | Change |\n|---|---|\n| 2026-07-30 | brindle 1.53.1 |",
        "## Decision log\n\n- 2026-07-30: brindle 1.53.1",
        "| Rust | brindle | Released |\n|---|---|---|\n| 1.70 | 1.47.1 | 2025-08-01 |",
    ] {
        check(text, &[]);
    }
    check(
        "| Date | Change |\n|---|---|\n| 2026-07-20 | brindle 1.53.1 released |",
        &["crate.release_date crate:brindle@1.53.1 = 2026-07-20"],
    );
}

#[test]
fn a_span_of_time_dates_by_its_end() {
    let days = "`brindle` 0.17.0 came on 30 September, and `ondula` 0.18.0 on 13 January.";
    check(
        &format!("# Review 2025-08-22 to 2026-08-22\n\n{days}"),
        &["crate.release_date crate:brindle@0.17.0 = 2025-09-30", "crate.release_date crate:ondula@0.18.0 = 2026-01-13"],
    );
    check(&format!("# What's new since 22 August 2025\n\n{days}"), &[]);
    check(
        "Last meeting: 23 July 2026\n\nMinutes of 6 August 2026\n\n`brindle` 0.4.6 was released yesterday.",
        &["crate.release_date crate:brindle@0.4.6 = 2026-08-05"],
    );
}

/// The crates of which a text says that advisories are about them.
#[track_caller]
fn check_crates(text: &str, expect: &[&str]) {
    let claims = extract(&Document::new("notes.md", text), &Options::default());
    let crates = claims.iter().filter(|claim| claim.predicate == "advisory.crate").map(|claim| claim.value.as_str());
    assert_eq!(crates.collect::<Vec<_>>(), expect, "{text}");
}

#[test]
fn what_sort_of_flaw_it_is_names_no_crate() {
    for text in [
        "brindle-rung's ANSI-escape issue, RUSTSEC-2025-9055, has been resolved since 0.3.20.",
        "brindle's infinite-loop advisory, RUSTSEC-2024-9336, is fixed in 0.23.5.",
        "brindle\u{2019}s binary-protocol flaw, RUSTSEC-2024-9363, was fixed in 0.8.1.",
    ] {
        let claims = extract(&Document::new("notes.md", text), &Options::default());
        let sort = ["ansi-escape", "infinite-loop", "binary-protocol"];
        assert!(claims.iter().all(|claim| !sort.contains(&claim.value.as_str())), "{text}");
    }
}

#[test]
fn who_speaks_of_an_advisory_is_no_crate() {
    check_crates("**Petra:** 1.10.1 of ondula has RUSTSEC-2026-9007.", &[]);
    check_crates("**tomo:** we had RUSTSEC-2026-9190 in brindle.", &["brindle"]);
    check_crates("**Interviewer:** And then came RUSTSEC-2025-9052.", &[]);
    check_crates("**bo** (4 June 2026): RUSTSEC-2025-9009 matters.", &[]);
    check_crates("**brindle:** RUSTSEC-2025-9009", &["brindle"]);
    check_crates("**brindle:** affected by RUSTSEC-2025-9009", &["brindle"]);
}
