use factlint_model::{AsOfFrom, Context, Document, Finding, Place, Role};
use insta::assert_snapshot;

use crate::sample::{self, rendered, rendered_with};
use crate::{Colour, Options};

#[test]
fn in_colour() {
    let mut report = sample::report();
    report.findings.truncate(1);
    let options = Options { colour: Colour::Always, ..Options::default() };
    assert_snapshot!(rendered_with("human", &report, &options), @"
\u{1b}[33mrepo.stars\u{1b}[0m

  \u{1b}[33m⚠\u{1b}[0m the text says 50,200 stars; GitHub had 55,794 on 2025-10-01 and has 67,483
  \u{1b}[33m│\u{1b}[0m now
   ╭─[\u{1b}[36;1;4mdocs/guide.md:3:1\u{1b}[0m]
 \u{1b}[2m3\u{1b}[0m │ ripgrep (50,200 GitHub stars) is quick.
   · \u{1b}[33m──────────────┬──────────────\u{1b}[0m
   ·               \u{1b}[33m╰── \u{1b}[33moutdated: 67,483\u{1b}[0m\u{1b}[0m
 \u{1b}[2m4\u{1b}[0m │ It searches with one word.
   ╰────
\u{1b}[36m  help: \u{1b}[0mwrite `67,500`
  \u{1b}[36mas of:\u{1b}[0m 2025-10-03, from --date or the settings
  \u{1b}[36mevidence:\u{1b}[0m 55,794 stars, recorded 2025-10-01
\u{1b}[2m    github-ranking, seen 2025-10-01, 14 months before 2026-11-21\u{1b}[0m
    \u{1b}[2mhttps://github.com/BurntSushi/ripgrep\u{1b}[0m
  \u{1b}[36mevidence:\u{1b}[0m BurntSushi/ripgrep has 67,483 stars
\u{1b}[2m    github, seen 2026-11-20, 1 day before 2026-11-21\u{1b}[0m
    \u{1b}[2mhttps://github.com/BurntSushi/ripgrep\u{1b}[0m

1 assertion: \u{1b}[33m1 outdated\u{1b}[0m
note: github.com could not be reached: what was seen before is used
");
}

#[test]
fn without_colour_nothing_is_an_escape() {
    for verbose in [false, true] {
        for width in [0, 1, 40, 200] {
            let options = Options { verbose, width, ..Options::default() };
            let text = rendered_with("human", &sample::report(), &options);
            assert!(!text.contains('\u{1b}'), "{text}");
        }
    }
}

#[test]
fn nothing_to_check() {
    assert_snapshot!(rendered("human", &sample::of(Vec::new())), @"
    No checkable assertion was found: nothing here needs a look.
    note: github.com could not be reached: what was seen before is used
    ");
}

#[test]
fn all_is_well() {
    let mut report = sample::report();
    report.findings.retain(|finding| finding.verdict == factlint_model::Verdict::Supported);
    report.run.notes.clear();
    assert_snapshot!(rendered("human", &report), @"1 assertion: 1 supported");
}

#[test]
fn many_places_and_much_evidence() {
    let mut report = sample::report();
    let first = report.findings[1].clone();
    for nth in 0..20 {
        let mut far = first.clone();
        far.claim.start += 10_000 * (nth + 1);
        far.claim.end += 10_000 * (nth + 1);
        far.claim.line += 100 * (nth + 1);
        report.findings.push(far);
    }
    report.findings[1].evidence = vec![first.evidence[0].clone(); 5];
    report.findings[2].suggestion.as_mut().unwrap().replacement = "Feb 2025".to_owned();
    report.findings.retain(|finding| finding.claim.predicate == "rust.release_date");
    assert_snapshot!(rendered("human", &report), @"
    rust.release_date

      × the text says March 2025; Rust 1.85.0 was released on 2025-02-20
        ╭─[docs/guide.md:6:1]
      6 │ Rust 1.85 came out in March 2025, and since Rust 1.85 came out in…
        · ────────────────┬───────────────
        ·                 ╰── contradicted: 2025-02-20
      7 │ Nobody could foresee it.
      8 │ 
      9 │ 
     10 │ As was said, Rust 1.85 came out in March 2025.
        ·              ────────────────┬───────────────
        ·                              ╰── and here
        ╰────
       ╭─[docs/guide.md:6:45]
     6 │ …2025, and since Rust 1.85 came out in March 2025 much has happened.
       ·                  ────────────────┬───────────────
       ·                                  ╰── and here
       ╰────
         ╭─[docs/guide.md:106:1]
     106 │ Rust 1.85 came out in March 2025
         · ────────────────┬───────────────
         ·                 ╰── and here
         ╰────
         ╭─[docs/guide.md:206:1]
     206 │ Rust 1.85 came out in March 2025
         · ────────────────┬───────────────
         ·                 ╰── and here
         ╰────
      help: write `February 2025` or `Feb 2025`, as each place has it
      also at: docs/guide.md:306:1, docs/guide.md:406:1, docs/guide.md:506:1,
        docs/guide.md:606:1, docs/guide.md:706:1, docs/guide.md:806:1,
        docs/guide.md:906:1, docs/guide.md:1006:1 and 10 more
      evidence: 1.85.0 released 2025-02-20
        rust-releases, seen 2026-08-22, 3 months before 2026-11-21
        https://github.com/rust-lang/rust/blob/HEAD/RELEASES.md
      evidence: 1.85.0 released 2025-02-20
        rust-releases, seen 2026-08-22, 3 months before 2026-11-21
        https://github.com/rust-lang/rust/blob/HEAD/RELEASES.md
      evidence: 1.85.0 released 2025-02-20
        rust-releases, seen 2026-08-22, 3 months before 2026-11-21
        https://github.com/rust-lang/rust/blob/HEAD/RELEASES.md
      evidence: 2 more, shown with -v

    23 assertions: 23 contradicted
    note: github.com could not be reached: what was seen before is used
    ");
}

#[test]
fn the_sample() {
    assert_snapshot!(rendered("human", &sample::report()), @"
    rust.release_date

      × the text says March 2025; Rust 1.85.0 was released on 2025-02-20
        ╭─[docs/guide.md:6:1]
      6 │ Rust 1.85 came out in March 2025, and since Rust 1.85 came out in…
        · ────────────────┬───────────────
        ·                 ╰── contradicted: 2025-02-20
      7 │ Nobody could foresee it.
      8 │ 
      9 │ 
     10 │ As was said, Rust 1.85 came out in March 2025.
        ·              ────────────────┬───────────────
        ·                              ╰── and here
        ╰────
       ╭─[docs/guide.md:6:45]
     6 │ …2025, and since Rust 1.85 came out in March 2025 much has happened.
       ·                  ────────────────┬───────────────
       ·                                  ╰── and here
       ╰────
      help: write `February 2025`
      evidence: 1.85.0 released 2025-02-20
        rust-releases, seen 2026-08-22, 3 months before 2026-11-21
        https://github.com/rust-lang/rust/blob/HEAD/RELEASES.md

    repo.stars

      ⚠ the text says 50,200 stars; GitHub had 55,794 on 2025-10-01 and has 67,483
      │ now
       ╭─[docs/guide.md:3:1]
     3 │ ripgrep (50,200 GitHub stars) is quick.
       · ──────────────┬──────────────
       ·               ╰── outdated: 67,483
     4 │ It searches with one word.
       ╰────
      help: write `67,500`
      as of: 2025-10-03, from --date or the settings
      evidence: 55,794 stars, recorded 2025-10-01
        github-ranking, seen 2025-10-01, 14 months before 2026-11-21
        https://github.com/BurntSushi/ripgrep
      evidence: BurntSushi/ripgrep has 67,483 stars
        github, seen 2026-11-20, 1 day before 2026-11-21
        https://github.com/BurntSushi/ripgrep

    crate.version_exists

      × the text names serde 9.9.9; crates.io has no such release, the newest is
      │ 1.0.228
       ╭─[notes.md:1:34]
     1 │ mockall requires Rust 1.77. Only serde 9.9.9 fixed this.
       ·                                  ─────┬─────
       ·                                       ╰── contradicted
     2 │ GATs stabilized in Rust 1.65. See the polonius crate 0.3 and tokio, with…
       ╰────
      evidence: no release 9.9.9 among 316
        crates-index, seen 2026-11-21, the same day
        https://crates.io/crates/serde/versions

    1 undecided (no-evidence): the sources were asked and say nothing of it
      help: check it by hand, or name its subject as the source does
      at: notes.md:2:39
    1 undecided (offline): not looked up, because the run was offline
      help: run again without --offline
      at: notes.md:2:62
    1 undecided (no-history): what it was at the document's date is not known
      help: compare it with the value of today, and renew the statement or its date
      at: notes.md:1:1

    9 assertions: 1 supported, 1 outdated, 4 contradicted, 3 undecided
      (1 no-evidence, 1 offline, 1 no-history)
      crate.msrv            1 undecided
      crate.version_exists  1 contradicted, 1 undecided
      repo.stars            1 outdated, 1 undecided
      rust.release_date     3 contradicted
      rust.stabilized_in    1 supported
    note: github.com could not be reached: what was seen before is used
    ");
}

#[test]
fn everything_with_verbose() {
    let options = Options { verbose: true, quiet: true, ..Options::default() };
    assert_snapshot!(rendered_with("human", &sample::report(), &options), @r#"
    rust.release_date

      × the text says March 2025; Rust 1.85.0 was released on 2025-02-20
        ╭─[docs/guide.md:6:1]
      6 │ Rust 1.85 came out in March 2025, and since Rust 1.85 came out in…
        · ────────────────┬───────────────
        ·                 ╰── contradicted: 2025-02-20
      7 │ Nobody could foresee it.
      8 │ 
      9 │ 
     10 │ As was said, Rust 1.85 came out in March 2025.
        ·              ────────────────┬───────────────
        ·                              ╰── and here
        ╰────
       ╭─[docs/guide.md:6:45]
     6 │ …2025, and since Rust 1.85 came out in March 2025 much has happened.
       ·                  ────────────────┬───────────────
       ·                                  ╰── and here
       ╰────
      help: write `February 2025`
      evidence: 1.85.0 released 2025-02-20
        rust-releases, seen 2026-08-22, 3 months before 2026-11-21
        https://github.com/rust-lang/rust/blob/HEAD/RELEASES.md

    repo.stars

      ⚠ the text says 50,200 stars; GitHub had 55,794 on 2025-10-01 and has 67,483
      │ now
       ╭─[docs/guide.md:3:1]
     3 │ ripgrep (50,200 GitHub stars) is quick.
       · ──────────────┬──────────────
       ·               ╰── outdated: 67,483
     4 │ It searches with one word.
       ╰────
      help: write `67,500`
      as of: 2025-10-03, from --date or the settings
      evidence: 55,794 stars, recorded 2025-10-01
        github-ranking, seen 2025-10-01, 14 months before 2026-11-21
        https://github.com/BurntSushi/ripgrep
      evidence: BurntSushi/ripgrep has 67,483 stars
        github, seen 2026-11-20, 1 day before 2026-11-21
        https://github.com/BurntSushi/ripgrep

    crate.version_exists

      × the text names serde 9.9.9; crates.io has no such release, the newest is
      │ 1.0.228
       ╭─[notes.md:1:34]
     1 │ mockall requires Rust 1.77. Only serde 9.9.9 fixed this.
       ·                                  ─────┬─────
       ·                                       ╰── contradicted
     2 │ GATs stabilized in Rust 1.65. See the polonius crate 0.3 and tokio, with…
       ╰────
      evidence: no release 9.9.9 among 316
        crates-index, seen 2026-11-21, the same day
        https://crates.io/crates/serde/versions

    crate.msrv

      ? mockall requires Rust 1.71 now; what it required then is not known
       ╭─[notes.md:1:1]
     1 │ mockall requires Rust 1.77. Only serde 9.9.9 fixed this.
       · ─────────────┬────────────
       ·              ╰── unverifiable: no-history
     2 │ GATs stabilized in Rust 1.65. See the polonius crate 0.3 and tokio, with…
       ╰────
      help: compare it with the value of today, and renew the statement or its
            date

    crate.version_exists

      ? crates.io says nothing of polonius 0.3
       ╭─[notes.md:2:39]
     1 │ mockall requires Rust 1.77. Only serde 9.9.9 fixed this.
     2 │ …in Rust 1.65. See the polonius crate 0.3 and tokio, with 25k+ stars.
       ·                        ─────────┬────────
       ·                                 ╰── unverifiable: no-evidence
       ╰────
      help: check it by hand, or name its subject as the source does

    repo.stars

      ? tokio's stars were not looked up
       ╭─[notes.md:2:62]
     1 │ mockall requires Rust 1.77. Only serde 9.9.9 fixed this.
     2 │ …See the polonius crate 0.3 and tokio, with 25k+ stars.
       ·                                 ───────────┬──────────
       ·                                            ╰── unverifiable: offline
       ╰────
      help: run again without --offline

    rust.stabilized_in

      ✓ GATs were stabilised in Rust 1.65.0
       ╭─[notes.md:2:1]
     1 │ mockall requires Rust 1.77. Only serde 9.9.9 fixed this.
     2 │ GATs stabilized in Rust 1.65. See the polonius crate 0.3 and tokio,…
       · ──────────────┬─────────────
       ·               ╰── supported
       ╰────
      evidence: 1.65.0: "Stabilize generic associated types"
        rust-releases, seen 2026-08-22, 3 months before 2026-11-21
        https://github.com/rust-lang/rust/blob/HEAD/RELEASES.md
    "#);
}

#[test]
fn narrow() {
    let options = Options { width: 40, ..Options::default() };
    assert_snapshot!(rendered_with("human", &sample::report(), &options), @"
    rust.release_date

      × the text says March 2025; Rust
      │ 1.85.0 was released on 2025-02-20
        ╭─[docs/guide.md:6:1]
      6 │ Rust 1.85 came out in March 202…
        · ───────────────┬───────────────
        ·                ╰─┤ contradicted:
        ·                  │ 2025-02-20
      7 │ Nobody could foresee it.
      8 │ 
      9 │ 
     10 │ …Rust 1.85 came out in March 202…
        ·  ───────────────┬───────────────
        ·                 ╰── and here
        ╰────
       ╭─[docs/guide.md:6:45]
     6 │ …Rust 1.85 came out in March 2025…
       ·  ────────────────┬───────────────
       ·                  ╰── and here
       ╰────
      help: write `February 2025`
      evidence: 1.85.0 released 2025-02-20
        rust-releases, seen 2026-08-22, 3
        months before 2026-11-21
        https://github.com/rust-lang/rust/blob/HEAD/RELEASES.md

    repo.stars

      ⚠ the text says 50,200 stars; GitHub
      │ had 55,794 on 2025-10-01 and has
      │ 67,483 now
       ╭─[docs/guide.md:3:1]
     3 │ ripgrep (50,200 GitHub stars)…
       · ──────────────┬──────────────
       ·               ╰── outdated: 67,483
     4 │ It searches with one word.
       ╰────
      help: write `67,500`
      as of: 2025-10-03, from --date or the
        settings
      evidence: 55,794 stars, recorded
        2025-10-01
        github-ranking, seen 2025-10-01, 14
        months before 2026-11-21
        https://github.com/BurntSushi/ripgrep
      evidence: BurntSushi/ripgrep has
        67,483 stars
        github, seen 2026-11-20, 1 day
        before 2026-11-21
        https://github.com/BurntSushi/ripgrep

    crate.version_exists

      × the text names serde 9.9.9;
      │ crates.io has no such release, the
      │ newest is 1.0.228
       ╭─[notes.md:1:34]
     1 │ …Only serde 9.9.9 fixed this.
       ·       ─────┬─────
       ·            ╰── contradicted
     2 │ GATs stabilized in Rust 1.65. Se…
       ╰────
      evidence: no release 9.9.9 among 316
        crates-index, seen 2026-11-21, the
        same day
        https://crates.io/crates/serde/versions

    1 undecided (no-evidence): the sources
      were asked and say nothing of it
      help: check it by hand, or name its
        subject as the source does
      at: notes.md:2:39
    1 undecided (offline): not looked up,
      because the run was offline
      help: run again without --offline
      at: notes.md:2:62
    1 undecided (no-history): what it was at
      the document's date is not known
      help: compare it with the value of
        today, and renew the statement or
        its date
      at: notes.md:1:1

    9 assertions: 1 supported, 1 outdated,
      4 contradicted, 3 undecided
      (1 no-evidence, 1 offline,
      1 no-history)
      crate.msrv            1 undecided
      crate.version_exists  1 contradicted,
        1 undecided
      repo.stars            1 outdated,
        1 undecided
      rust.release_date     3 contradicted
      rust.stabilized_in    1 supported
    note: github.com could not be reached:
      what was seen before is used
    ");
}

#[test]
fn the_places_of_its_date_and_subject() {
    const PAGE: &str = "---\ndate: 2025-10-03\n---\n\n# News of `ripgrep`\n\nIt has 50,200 stars on GitHub.\n";
    let place = |role: Role, words: &str| {
        let start = PAGE.find(words).unwrap();
        let (line, column) = Document::new("a.md", PAGE).line_column(start);
        let line_start = PAGE[..start].rfind('\n').map_or(0, |at| at + 1);
        let text = PAGE[line_start..].lines().next().unwrap().to_owned();
        let context = Context { start: line_start, line, column: 1, text };
        Place { role, start, end: start + words.len(), line, column, context }
    };
    let stars = sample::report().findings.remove(0);
    let triple = ("repo.stars", "crate:ripgrep", "50200");
    let mut first = sample::finding("docs/guide.md", PAGE, "50,200 stars on GitHub", 0, triple);
    first.context =
        Some(Context { start: PAGE.find("It has").unwrap(), line: 7, column: 1, text: PAGE.lines().last().unwrap().to_owned() });
    first.related = vec![place(Role::Date, "date: 2025-10-03"), place(Role::Subject, "`ripgrep`")];
    first.claim.as_of = stars.claim.as_of;
    first.claim.as_of_from = AsOfFrom::FrontMatter;
    let first = Finding {
        verdict: stars.verdict,
        message: stars.message,
        actual: stars.actual,
        evidence: vec![stars.evidence[1].clone()],
        ..first
    };
    let mut second = first.clone();
    second.claim.value = "50201".to_owned();
    assert_snapshot!(rendered("human", &sample::of(vec![first, second])), @"
    repo.stars

      ⚠ the text says 50,200 stars; GitHub had 55,794 on 2025-10-01 and has 67,483
      │ now
       ╭─[docs/guide.md:7:8]
     7 │ It has 50,200 stars on GitHub.
       ·        ───────────┬──────────
       ·                   ╰── outdated: 67,483
       ╰────
       ╭─[docs/guide.md:2:1]
     2 │ date: 2025-10-03
       · ────────┬───────
       ·         ╰── judged as of this date
       ╰────
       ╭─[docs/guide.md:5:11]
     5 │ # News of `ripgrep`
       ·           ────┬────
       ·               ╰── this is what is meant
       ╰────
      as of: 2025-10-03, from the front matter, line 2
      evidence: BurntSushi/ripgrep has 67,483 stars
        github, seen 2026-11-20, 1 day before 2026-11-21
        https://github.com/BurntSushi/ripgrep

    repo.stars

      ⚠ the text says 50,200 stars; GitHub had 55,794 on 2025-10-01 and has 67,483
      │ now
       ╭─[docs/guide.md:7:8]
     7 │ It has 50,200 stars on GitHub.
       ·        ───────────┬──────────
       ·                   ╰── outdated: 67,483
       ╰────
      as of: 2025-10-03, from the front matter, line 2
      evidence: BurntSushi/ripgrep has 67,483 stars
        github, seen 2026-11-20, 1 day before 2026-11-21
        https://github.com/BurntSushi/ripgrep

    2 assertions: 2 outdated
    note: github.com could not be reached: what was seen before is used
    ");
}
