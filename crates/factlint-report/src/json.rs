//! `json`: the whole report, so that it can be stored, compared and rendered again.

use std::io;

use factlint_model::Report;

use crate::{Options, escape};

/// Writes the report indented: stored reports are committed and reviewed line by line.
pub(crate) fn render(report: &Report, _: &Options, out: &mut dyn io::Write) -> io::Result<()> {
    escape::write_pretty(report, out)
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;
    use proptest::prelude::*;

    use crate::sample::{self, rendered};
    use crate::{formats, read_report};

    #[test]
    fn the_sample() {
        let mut report = sample::report();
        report.findings.drain(1..);
        assert_snapshot!(rendered("json", &report), @r##"
        {
          "schema": "factlint-report-1",
          "run": {
            "tool": "factlint 0.1.0",
            "started": "2026-11-21T07:00:00Z",
            "finished": "2026-11-21T07:00:02Z",
            "now": "2026-11-21",
            "inputs": [
              "docs/guide.md",
              "notes.md"
            ],
            "requests": {
              "index.crates.io": 1
            },
            "cache_hits": 4,
            "retries": 1,
            "unchanged": 0,
            "waited_ms": 510,
            "offline": false,
            "notes": [
              "github.com could not be reached: what was seen before is used"
            ]
          },
          "findings": [
            {
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
                },
                {
                  "source": "github",
                  "url": "https://github.com/BurntSushi/ripgrep",
                  "observed_at": "2026-11-20T08:00:00Z",
                  "valid_from": null,
                  "value": "BurntSushi/ripgrep has 67,483 stars"
                }
              ],
              "message": "the text says 50,200 stars; GitHub had 55,794 on 2025-10-01 and has 67,483 now",
              "suggestion": {
                "start": 18,
                "end": 24,
                "replacement": "67,500",
                "safe": false
              },
              "fingerprint": "61b93a0515e0a64f",
              "context": {
                "start": 0,
                "line": 1,
                "column": 1,
                "text": "# Tools\n\nripgrep (50,200 GitHub stars) is quick.\nIt searches with one word.\n\nRust 1.85 came out in March 2025, and since Rust 1.85 came out in March 2025 much has happened.\nNobody could foresee it.\n\n\nAs was said, Rust 1.85 came out in March 2025.\n"
              }
            }
          ]
        }
        "##);
    }

    #[test]
    fn hostile_text_is_escaped() {
        let report = sample::hostile("\u{1b}[2J\u{9b}31m\u{202e}\r\n\"\\</script>");
        for format in ["json", "jsonl"] {
            let text = rendered(format, &report);
            assert!(!text.chars().any(|c| (c.is_control() && c != '\n') || c == '\u{202e}'), "{text}");
        }
        assert_eq!(read_report(&rendered("json", &report)).unwrap(), report);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        /// What a rendering needs is in the report: it does not look at what is left out of the stored form.
        #[test]
        fn a_stored_report_renders_as_at_once(words in any::<String>(), step in 0_u64..1000) {
            let mut report = sample::hostile(&words);
            for finding in &mut report.findings {
                finding.claim.step = step;
                finding.claim.value_span = Some(finding.claim.span());
            }
            let stored = read_report(&rendered("json", &report)).unwrap();
            for format in formats() {
                prop_assert_eq!(rendered(format.name, &stored), rendered(format.name, &report), "{}", format.name);
            }
        }
    }
}
