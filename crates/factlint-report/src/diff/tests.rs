use factlint_model::{Reason, Report, Verdict, Waiver, WaiverOrigin};
use insta::{assert_debug_snapshot, assert_snapshot};
use proptest::prelude::*;

use super::{Cause, Diff, diff, diff_format, diff_formats, diff_with};
use crate::sample;
use crate::{Colour, Options};

fn rendered(format: &str, diff: &Diff<'_>) -> String {
    let mut out = Vec::new();
    (diff_format(format).unwrap().render)(diff, &Options::default(), &mut out).unwrap();
    String::from_utf8(out).unwrap()
}

/// The sample a night later: stars fell behind, a date was corrected, serde 9.9.9 came out, a source failed.
fn later() -> (Report, Report) {
    let (mut old, mut new) = (sample::report(), sample::report());
    old.findings[0].verdict = Verdict::Supported;
    old.findings[0].actual = Some("50900".to_owned());
    new.run.now = jiff::civil::date(2026, 11, 22);
    new.findings.remove(3);
    new.findings[4].verdict = Verdict::Supported;
    new.findings[4].actual = Some("9.9.9".to_owned());
    new.findings[4].evidence[0].value = "9.9.9 published 2026-11-21".to_owned();
    new.findings[1].verdict = Verdict::Unverifiable;
    new.findings[1].reason = Some(Reason::SourceFailed);
    new.findings[1].actual = None;
    (old, new)
}

#[test]
fn a_night_later() {
    let (old, new) = later();
    let diff = diff(&old, &new);
    assert!(diff.has_news());
    assert_snapshot!(rendered("human", &diff), @r#"
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
        github-ranking, seen 2025-10-01, 14 months before 2026-11-22
        https://github.com/BurntSushi/ripgrep
      evidence: BurntSushi/ripgrep has 67,483 stars
        github, seen 2026-11-20, 2 days before 2026-11-22
        https://github.com/BurntSushi/ripgrep
      new because: the world changed: 50,900 → 67,483, seen 2026-11-20 (it was
        supported)

    resolved: docs/guide.md:10:14: Rust 1.85 came out in March 2025
      contradicted: 2025-02-20 → gone
      the document changed
    resolved: notes.md:1:34: serde 9.9.9
      contradicted → supported
      the world changed: no release 9.9.9 among 316 → 9.9.9, seen 2026-11-21

    changed: docs/guide.md:6:1: Rust 1.85 came out in March 2025
      contradicted: 2025-02-20 → unverifiable: source-failed
      a source failed: it could not be looked up this time

    1 new, 2 resolved, 1 changed, 5 unchanged
    "#);
    assert_snapshot!(rendered("markdown", &diff), @r#"
    ## factlint: 1 new, 2 resolved, 1 changed, 5 unchanged

    ### New

    - `docs/guide.md:3:1` (supported → outdated: 67,483): the text says 50,200 stars; GitHub had 55,794 on 2025-10-01 and has 67,483 now
      <br>`ripgrep (50,200 GitHub stars)`
      <br>Why: the world changed: 50,900 → 67,483, seen 2026-11-20

    <details><summary>2 resolved</summary>

    - `docs/guide.md:10:14` (contradicted: 2025-02-20 → gone): the text says March 2025; Rust 1.85.0 was released on 2025-02-20
      <br>`Rust 1.85 came out in March 2025`
      <br>Why: the document changed
    - `notes.md:1:34` (contradicted → supported): the text names serde 9.9.9; crates.io has no such release, the newest is 1.0.228
      <br>`serde 9.9.9`
      <br>Why: the world changed: no release 9.9.9 among 316 → 9.9.9, seen 2026-11-21

    </details>

    <details><summary>1 changed</summary>

    - `docs/guide.md:6:1` (contradicted: 2025-02-20 → unverifiable: source-failed): the text says March 2025; Rust 1.85.0 was released on 2025-02-20
      <br>`Rust 1.85 came out in March 2025`
      <br>Why: a source failed: it could not be looked up this time

    </details>
    "#);
}

#[test]
fn for_programs() {
    let (mut old, mut new) = later();
    old.findings.truncate(1);
    new.findings.truncate(1);
    for report in [&mut old, &mut new] {
        report.findings[0].evidence.truncate(1);
        report.findings[0].context = None;
    }
    assert_snapshot!(rendered("json", &diff(&old, &new)), @r#"
    {
      "schema": "factlint-diff-1",
      "old": {
        "tool": "factlint 0.1.0",
        "started": "2026-11-21T07:00:00Z",
        "now": "2026-11-21"
      },
      "new": {
        "tool": "factlint 0.1.0",
        "started": "2026-11-21T07:00:00Z",
        "now": "2026-11-22"
      },
      "counts": {
        "new": 1,
        "accepted": 0,
        "resolved": 0,
        "changed": 0,
        "unchanged": 0,
        "added": 0,
        "removed": 0
      },
      "findings": {
        "new": [
          {
            "cause": "world",
            "why": "the world changed: 50,900 → 67,483, seen 2025-10-01",
            "from": "50900",
            "to": "67483",
            "seen": "2025-10-01T00:00:00Z",
            "old": {
              "doc": "docs/guide.md",
              "start": 9,
              "end": 38,
              "line": 3,
              "column": 1,
              "text": "ripgrep (50,200 GitHub stars)",
              "predicate": "repo.stars",
              "subject": "crate:ripgrep",
              "value": "50200",
              "comparator": "exact",
              "as_of": "2025-10-03",
              "as_of_from": "given",
              "verdict": "supported",
              "reason": null,
              "actual": "50900",
              "evidence": [
                {
                  "source": "github-ranking",
                  "url": "https://github.com/BurntSushi/ripgrep",
                  "observed_at": "2025-10-01T00:00:00Z",
                  "valid_from": null,
                  "value": "55,794 stars, recorded 2025-10-01"
                }
              ],
              "message": "the text says 50,200 stars; GitHub had 55,794 on 2025-10-01 and has 67,483 now",
              "suggestion": {
                "start": 18,
                "end": 24,
                "replacement": "67,500",
                "safe": false
              },
              "fingerprint": "61b93a0515e0a64f"
            },
            "new": {
              "doc": "docs/guide.md",
              "start": 9,
              "end": 38,
              "line": 3,
              "column": 1,
              "text": "ripgrep (50,200 GitHub stars)",
              "predicate": "repo.stars",
              "subject": "crate:ripgrep",
              "value": "50200",
              "comparator": "exact",
              "as_of": "2025-10-03",
              "as_of_from": "given",
              "verdict": "outdated",
              "reason": null,
              "actual": "67483",
              "evidence": [
                {
                  "source": "github-ranking",
                  "url": "https://github.com/BurntSushi/ripgrep",
                  "observed_at": "2025-10-01T00:00:00Z",
                  "valid_from": null,
                  "value": "55,794 stars, recorded 2025-10-01"
                }
              ],
              "message": "the text says 50,200 stars; GitHub had 55,794 on 2025-10-01 and has 67,483 now",
              "suggestion": {
                "start": 18,
                "end": 24,
                "replacement": "67,500",
                "safe": false
              },
              "fingerprint": "61b93a0515e0a64f"
            }
          }
        ],
        "accepted": [],
        "resolved": [],
        "changed": []
      }
    }
    "#);
}

#[test]
fn equal_reports_have_no_news() {
    let report = sample::report();
    let diff = diff(&report, &report);
    assert!(!diff.has_news());
    assert_snapshot!(rendered("human", &diff), @"0 new, 0 resolved, 0 changed, 9 unchanged");
    assert_snapshot!(rendered("markdown", &diff), @"## factlint: 0 new, 0 resolved, 0 changed, 9 unchanged");
}

#[test]
fn causes() {
    let old = sample::report();
    let cause = |change: &dyn Fn(&mut Report)| {
        let mut new = old.clone();
        change(&mut new);
        let diff = diff(&old, &new);
        diff.new.iter().chain(&diff.resolved).chain(&diff.changed).next().map_or_else(String::new, |flip| flip.cause.words())
    };
    let flip = |report: &mut Report| report.findings[6].verdict = Verdict::Contradicted;
    let told = [
        cause(&|new| new.findings[6].fingerprint = "other".to_owned()),
        cause(&|new| new.findings[5].fingerprint = "other".to_owned()),
        cause(&|new| {
            new.findings[5].fingerprint = "other".to_owned();
            new.run.tool = "factlint 0.2.0".to_owned();
        }),
        cause(&flip),
        cause(&|new| {
            flip(new);
            new.run.now = jiff::civil::date(2027, 1, 1);
        }),
        cause(&|new| {
            flip(new);
            new.run.tool = "factlint 0.2.0".to_owned();
        }),
        cause(&|new| {
            flip(new);
            new.findings[6].claim.as_of = "2020".parse().ok();
        }),
        cause(&|new| new.findings[1].actual = Some("2025-02-21".to_owned())),
        cause(&|new| {
            flip(new);
            new.findings[6].evidence[0].value = "otherwise".to_owned();
        }),
        cause(&|new| new.findings[8].reason = Some(Reason::NoEvidence)),
        cause(&|new| new.findings[8].reason = Some(Reason::Budget)),
        cause(&|new| new.findings[6].actual = Some("1.65.1".to_owned())),
    ];
    assert_debug_snapshot!(told, @r#"
    [
        "",
        "the document changed",
        "the document changed, or the program reads it otherwise",
        "the settings changed",
        "time passed",
        "the rules changed: factlint 0.1.0 → factlint 0.2.0",
        "the document changed",
        "the world changed: 2025-02-20 → 2025-02-21, seen 2026-08-22",
        "the evidence is another, seen 2026-08-22",
        "looked up again; last time: not looked up, because the run was offline",
        "not looked up this time: the budget of requests or time was used up",
        "",
    ]
    "#);
}

/// The hashes of the documents tell whether the document, the rules or the settings changed.
#[test]
fn causes_are_exact_where_documents_are_hashed() {
    let hashed = |guide: &str, notes: &str| {
        let mut report = sample::report();
        report.run.documents = [("docs/guide.md", guide), ("notes.md", notes)]
            .into_iter()
            .filter(|(_, hash)| !hash.is_empty())
            .map(|(path, hash)| (path.to_owned(), hash.to_owned()))
            .collect();
        report
    };
    let old = hashed("a", "b");
    let cause = |mut new: Report, change: &dyn Fn(&mut Report)| {
        change(&mut new);
        diff(&old, &new).new[0].cause.words()
    };
    let other = |report: &mut Report| report.findings[5].fingerprint = "other".to_owned();
    let later = |report: &mut Report| report.run.tool = "factlint 0.2.0".to_owned();
    let dated = |report: &mut Report| {
        report.findings[6].claim.as_of = "2020".parse().ok();
        report.findings[6].verdict = Verdict::Contradicted;
    };
    let told = [
        cause(hashed("a", "c"), &other),
        cause(hashed("a", "b"), &other),
        cause(hashed("a", "b"), &|new| (other(new), later(new)).0),
        cause(hashed("a", "c"), &|new| (other(new), later(new)).0),
        cause(hashed("a", "c"), &dated),
        cause(hashed("a", "b"), &dated),
        cause(hashed("a", "b"), &|new| (dated(new), later(new)).0),
    ];
    assert_debug_snapshot!(told, @r#"
    [
        "the document changed",
        "the settings changed",
        "the rules changed: factlint 0.1.0 → factlint 0.2.0",
        "the document changed, or the program reads it otherwise",
        "the document changed",
        "the settings changed",
        "the rules changed: factlint 0.1.0 → factlint 0.2.0",
    ]
    "#);
    let without = Report { findings: Vec::new(), ..hashed("a", "") };
    let gone = diff(&old, &without);
    assert_debug_snapshot!(gone.resolved.iter().map(|flip| flip.cause.words()).collect::<Vec<_>>(), @r#"
    [
        "the settings changed",
        "the settings changed",
        "the settings changed",
        "the settings changed",
        "the document was not read this time",
    ]
    "#);
    let (before, after) = (hashed("", "b"), hashed("a", "b"));
    let before = Report { findings: Vec::new(), ..before };
    assert_eq!(diff(&before, &after).new[0].cause, Cause::NewDocument);
}

#[test]
fn what_a_person_lets_stand_is_no_news() {
    let waived = || {
        let mut report = sample::report();
        report.findings[0].waiver =
            Some(Waiver { origin: WaiverOrigin::Accepted, reason: "a <b>quotation</b>".to_owned(), until: None });
        report
    };
    let empty = Report { findings: Vec::new(), ..sample::report() };
    let (plain, waived) = (sample::report(), waived());
    let counts = |old, new| {
        let diff = diff(old, new);
        (diff.new.len(), diff.accepted.len(), diff.has_news())
    };
    assert_eq!(counts(&empty, &plain), (5, 0, true));
    assert_eq!(counts(&empty, &waived), (4, 1, true));
    assert_eq!(counts(&plain, &waived), (0, 1, false));
    assert_eq!(counts(&waived, &waived), (0, 0, false));
    assert_eq!(counts(&waived, &plain), (1, 0, true));
    assert_eq!(diff(&waived, &plain).new[0].cause, Cause::NoLongerWaived);
    let diff = diff(&plain, &waived);
    assert_snapshot!(rendered("human", &diff), @r#"
    accepted: docs/guide.md:3:1: ripgrep (50,200 GitHub stars)
      outdated: 67,483 → outdated: 67,483
      accepted: a <b>quotation</b>
      it is let stand now

    0 new, 1 accepted, 0 resolved, 0 changed, 8 unchanged
    "#);
    let page = rendered("html", &diff);
    assert!(page.contains("Accepted (1)") && page.contains("a &#60;b&#62;quotation"), "{page}");
}

#[test]
fn of_a_reviewed_report_only_what_is_still_so_is_known() {
    let report = sample::report();
    let diff = diff_with(&report, &report, &|old, _| old.claim.line != 3);
    assert_eq!(diff.new.iter().map(|flip| flip.new.unwrap().claim.line).collect::<Vec<_>>(), [3]);
}

#[test]
fn names_are_the_words_of_the_causes() {
    assert_eq!(Cause::Document.name(), "document");
    assert_eq!(Cause::Missed(Reason::SourceFailed).name(), "source-failed");
    assert!(diff_formats().is_sorted_by(|a, b| a.name < b.name));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn nothing_hostile_acts(words in any::<String>()) {
        let (old, _) = later();
        let mut new = sample::hostile(&words);
        new.findings[5].fingerprint = old.findings[5].fingerprint.clone();
        new.run.tool = words;
        for (old, new) in [(&old, &new), (&new, &old)] {
            let diff = diff(old, new);
            for format in diff_formats() {
                let mut out = Vec::new();
                (format.render)(&diff, &Options { colour: Colour::Never, ..Options::default() }, &mut out).unwrap();
                let text = String::from_utf8(out).unwrap();
                prop_assert!(!text.chars().any(|c| c.is_control() && c != '\n'), "{}", format.name);
            }
        }
    }

    /// Every finding of both reports is counted once.
    #[test]
    fn nothing_is_lost(keep in prop::collection::vec((any::<bool>(), any::<bool>(), 0_usize..4), 9)) {
        let (mut old, mut new) = (sample::report(), sample::report());
        for (at, (_, _, verdict)) in keep.iter().enumerate() {
            new.findings[at].verdict = Verdict::ALL[*verdict];
        }
        let mut kept = keep.iter();
        old.findings.retain(|_| kept.next().unwrap().0);
        let mut kept = keep.iter();
        new.findings.retain(|_| kept.next().unwrap().1);
        let diff = diff(&old, &new);
        let union = keep.iter().filter(|(old, new, _)| *old || *new).count();
        let counted = diff.new.len() + diff.resolved.len() + diff.changed.len() + diff.unchanged + diff.added + diff.removed;
        prop_assert_eq!(counted, union);
    }
}
