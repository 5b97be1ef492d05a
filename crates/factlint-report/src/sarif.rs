//! `sarif`: SARIF 2.1.0, as code scanning reads it.

use std::collections::BTreeSet;
use std::io;

use factlint_model::{Claim, Finding, Report, Verdict};
use serde_json::{Value, json};

use crate::summary::Tally;
use crate::{Options, escape, place, words};

/// Code scanning keeps the gravest 5,000 results of a run and refuses a file with more than 25,000.
const MOST: usize = 5000;

/// Writes the findings that need action as results. Code scanning takes every result for an alert, whatever its `kind`, so
/// what is undecided is told as a notification of the run, and what is supported is only counted.
pub(crate) fn render(report: &Report, _: &Options, out: &mut dyn io::Write) -> io::Result<()> {
    let rules: Vec<&str> =
        report.findings.iter().map(|finding| finding.claim.predicate.as_str()).collect::<BTreeSet<_>>().into_iter().collect();
    let mut wrong: Vec<&Finding> = report.findings.iter().filter(|finding| finding.verdict <= Verdict::Outdated).collect();
    wrong.sort_by_key(|finding| finding.verdict);
    let (name, version) = report.run.tool.split_once(' ').unwrap_or((&report.run.tool, "0"));
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": words::one_line(name),
                "version": words::one_line(version),
                "rules": rules.iter().map(|predicate| rule(predicate)).collect::<Vec<_>>(),
            }},
            "columnKind": "unicodeCodePoints",
            "invocations": [invocation(report, wrong.len())],
            "results": wrong.iter().take(MOST).map(|finding| result(finding, &rules, report)).collect::<Vec<_>>(),
            "properties": counts(report),
        }],
    });
    escape::write_pretty(&log, out)
}

fn rule(predicate: &str) -> Value {
    let id = words::one_line(predicate);
    let explain = format!("`factlint explain {id}` tells what is checked, against which source, and how values compare.");
    json!({
        "id": id,
        "shortDescription": { "text": format!("A statement of {id} that the sources do not bear out") },
        "fullDescription": { "text": "A document states a fact that the live sources contradict, or that was true once." },
        "help": { "text": explain.replace('`', ""), "markdown": explain },
        "defaultConfiguration": { "level": "error" },
        "properties": { "tags": ["facts"], "precision": "high" },
    })
}

fn result(finding: &Finding, rules: &[&str], report: &Report) -> Value {
    let claim = &finding.claim;
    let mut text = vec![words::one_line(&finding.message)];
    text.extend(words::advice(finding));
    text.extend(finding.evidence.iter().map(|item| words::observed(item, report.run.now)));
    let mut result = json!({
        "ruleId": words::one_line(&claim.predicate),
        "ruleIndex": rules.binary_search(&claim.predicate.as_str()).unwrap_or_default(),
        "kind": "fail",
        "level": if finding.verdict == Verdict::Contradicted { "error" } else { "warning" },
        "message": { "text": plain(&text.join("\n")) },
        "locations": [location(claim)],
        "partialFingerprints": { "factlint/v1": words::one_line(&finding.fingerprint) },
        "properties": {
            "verdict": finding.verdict,
            "subject": words::one_line(claim.subject.as_str()),
            "value": words::one_line(&claim.value),
            "actual": finding.actual.as_deref().map(words::one_line),
        },
    });
    if let Some(fix) = fix(finding) {
        result["fixes"] = json!([fix]);
    }
    result
}

fn location(claim: &Claim) -> Value {
    let (end_line, end_column) = place::end(claim);
    json!({ "physicalLocation": {
        "artifactLocation": { "uri": uri(&claim.doc), "uriBaseId": "%SRCROOT%" },
        "region": {
            "startLine": claim.line.max(1),
            "startColumn": claim.column.max(1),
            "endLine": end_line.max(1),
            "endColumn": end_column.max(1),
            "byteOffset": claim.start,
            "byteLength": claim.text.len(),
            "snippet": { "text": factlint_model::printable(&claim.text) },
        },
    }})
}

/// The replacement, where the window tells its lines and columns.
fn fix(finding: &Finding) -> Option<Value> {
    let (suggestion, context) = (finding.suggestion.as_ref()?, finding.context.as_ref()?);
    let (start, end) = (place::of(context, suggestion.start)?, place::of(context, suggestion.end)?);
    let region =
        json!({ "startLine": start.0.max(1), "startColumn": start.1.max(1), "endLine": end.0.max(1), "endColumn": end.1.max(1) });
    Some(json!({
        "description": { "text": words::advice(finding) },
        "artifactChanges": [{
            "artifactLocation": { "uri": uri(&finding.claim.doc), "uriBaseId": "%SRCROOT%" },
            "replacements": [{ "deletedRegion": region, "insertedContent": { "text": suggestion.replacement } }],
        }],
    }))
}

fn invocation(report: &Report, wrong: usize) -> Value {
    let undecided = report.findings.iter().filter(|finding| finding.verdict == Verdict::Unverifiable).take(MOST).map(|finding| {
        json!({
            "level": "note",
            "message": { "text": plain(&words::one_line(&finding.message)) },
            "locations": [location(&finding.claim)],
            "properties": { "reason": finding.reason },
        })
    });
    let left_out = (wrong > MOST).then(|| {
        json!({
            "level": "warning",
            "message": { "text": format!("{} more findings are left out: only {MOST} are shown", wrong - MOST) },
        })
    });
    let notes =
        report.run.notes.iter().map(|note| json!({ "level": "note", "message": { "text": plain(&words::one_line(note)) } }));
    json!({
        "executionSuccessful": true,
        "startTimeUtc": report.run.started.to_string(),
        "endTimeUtc": report.run.finished.to_string(),
        "toolExecutionNotifications": left_out.into_iter().chain(notes).chain(undecided).collect::<Vec<_>>(),
    })
}

fn counts(report: &Report) -> Value {
    let tally = Tally::of(&report.findings);
    Verdict::ALL.into_iter().map(|verdict| (verdict.name().to_owned(), json!(tally.count(verdict)))).collect()
}

/// Text without the links that a message may hold.
fn plain(text: &str) -> String {
    if text.contains("](") { text.replace('[', "\\[").replace(']', "\\]") } else { text.to_owned() }
}

/// The path as a relative reference. Standard input has a name that is no file's.
fn uri(path: &str) -> String {
    if path == "-" {
        return "stdin".to_owned();
    }
    let path = path.trim_start_matches("./").trim_start_matches('/');
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~/@+".contains(&byte);
    path.bytes().fold(String::with_capacity(path.len()), |mut uri, byte| {
        if plain(byte) {
            uri.push(char::from(byte))
        } else {
            uri.push_str(&format!("%{byte:02X}"))
        }
        uri
    })
}

#[cfg(test)]
mod tests {
    use insta::assert_snapshot;

    use super::*;
    use crate::sample::{self, rendered};

    #[test]
    fn the_sample() {
        let mut report = sample::report();
        report.findings.drain(2..4);
        assert_snapshot!(rendered("sarif", &report), @r#"
        {
          "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
          "runs": [
            {
              "columnKind": "unicodeCodePoints",
              "invocations": [
                {
                  "endTimeUtc": "2026-11-21T07:00:02Z",
                  "executionSuccessful": true,
                  "startTimeUtc": "2026-11-21T07:00:00Z",
                  "toolExecutionNotifications": [
                    {
                      "level": "note",
                      "message": {
                        "text": "github.com could not be reached: what was seen before is used"
                      }
                    },
                    {
                      "level": "note",
                      "locations": [
                        {
                          "physicalLocation": {
                            "artifactLocation": {
                              "uri": "notes.md",
                              "uriBaseId": "%SRCROOT%"
                            },
                            "region": {
                              "byteLength": 26,
                              "byteOffset": 0,
                              "endColumn": 27,
                              "endLine": 1,
                              "snippet": {
                                "text": "mockall requires Rust 1.77"
                              },
                              "startColumn": 1,
                              "startLine": 1
                            }
                          }
                        }
                      ],
                      "message": {
                        "text": "mockall requires Rust 1.71 now; what it required then is not known"
                      },
                      "properties": {
                        "reason": "no-history"
                      }
                    },
                    {
                      "level": "note",
                      "locations": [
                        {
                          "physicalLocation": {
                            "artifactLocation": {
                              "uri": "notes.md",
                              "uriBaseId": "%SRCROOT%"
                            },
                            "region": {
                              "byteLength": 18,
                              "byteOffset": 95,
                              "endColumn": 57,
                              "endLine": 2,
                              "snippet": {
                                "text": "polonius crate 0.3"
                              },
                              "startColumn": 39,
                              "startLine": 2
                            }
                          }
                        }
                      ],
                      "message": {
                        "text": "crates.io says nothing of polonius 0.3"
                      },
                      "properties": {
                        "reason": "no-evidence"
                      }
                    },
                    {
                      "level": "note",
                      "locations": [
                        {
                          "physicalLocation": {
                            "artifactLocation": {
                              "uri": "notes.md",
                              "uriBaseId": "%SRCROOT%"
                            },
                            "region": {
                              "byteLength": 22,
                              "byteOffset": 118,
                              "endColumn": 84,
                              "endLine": 2,
                              "snippet": {
                                "text": "tokio, with 25k+ stars"
                              },
                              "startColumn": 62,
                              "startLine": 2
                            }
                          }
                        }
                      ],
                      "message": {
                        "text": "tokio's stars were not looked up"
                      },
                      "properties": {
                        "reason": "offline"
                      }
                    }
                  ]
                }
              ],
              "properties": {
                "contradicted": 2,
                "outdated": 1,
                "supported": 1,
                "unverifiable": 3
              },
              "results": [
                {
                  "fixes": [
                    {
                      "artifactChanges": [
                        {
                          "artifactLocation": {
                            "uri": "docs/guide.md",
                            "uriBaseId": "%SRCROOT%"
                          },
                          "replacements": [
                            {
                              "deletedRegion": {
                                "endColumn": 33,
                                "endLine": 6,
                                "startColumn": 23,
                                "startLine": 6
                              },
                              "insertedContent": {
                                "text": "February 2025"
                              }
                            }
                          ]
                        }
                      ],
                      "description": {
                        "text": "write `February 2025`"
                      }
                    }
                  ],
                  "kind": "fail",
                  "level": "error",
                  "locations": [
                    {
                      "physicalLocation": {
                        "artifactLocation": {
                          "uri": "docs/guide.md",
                          "uriBaseId": "%SRCROOT%"
                        },
                        "region": {
                          "byteLength": 32,
                          "byteOffset": 77,
                          "endColumn": 33,
                          "endLine": 6,
                          "snippet": {
                            "text": "Rust 1.85 came out in March 2025"
                          },
                          "startColumn": 1,
                          "startLine": 6
                        }
                      }
                    }
                  ],
                  "message": {
                    "text": "the text says March 2025; Rust 1.85.0 was released on 2025-02-20\nwrite `February 2025`\n1.85.0 released 2025-02-20 (rust-releases, seen 2026-08-22, 3 months before 2026-11-21) https://github.com/rust-lang/rust/blob/HEAD/RELEASES.md"
                  },
                  "partialFingerprints": {
                    "factlint/v1": "9e243c262b10b746"
                  },
                  "properties": {
                    "actual": "2025-02-20",
                    "subject": "rust@1.85",
                    "value": "2025-03",
                    "verdict": "contradicted"
                  },
                  "ruleId": "rust.release_date",
                  "ruleIndex": 3
                },
                {
                  "kind": "fail",
                  "level": "error",
                  "locations": [
                    {
                      "physicalLocation": {
                        "artifactLocation": {
                          "uri": "notes.md",
                          "uriBaseId": "%SRCROOT%"
                        },
                        "region": {
                          "byteLength": 11,
                          "byteOffset": 33,
                          "endColumn": 45,
                          "endLine": 1,
                          "snippet": {
                            "text": "serde 9.9.9"
                          },
                          "startColumn": 34,
                          "startLine": 1
                        }
                      }
                    }
                  ],
                  "message": {
                    "text": "the text names serde 9.9.9; crates.io has no such release, the newest is 1.0.228\nno release 9.9.9 among 316 (crates-index, seen 2026-11-21, the same day) https://crates.io/crates/serde/versions"
                  },
                  "partialFingerprints": {
                    "factlint/v1": "39ad29f098bff157"
                  },
                  "properties": {
                    "actual": null,
                    "subject": "crate:serde",
                    "value": "9.9.9",
                    "verdict": "contradicted"
                  },
                  "ruleId": "crate.version_exists",
                  "ruleIndex": 1
                },
                {
                  "fixes": [
                    {
                      "artifactChanges": [
                        {
                          "artifactLocation": {
                            "uri": "docs/guide.md",
                            "uriBaseId": "%SRCROOT%"
                          },
                          "replacements": [
                            {
                              "deletedRegion": {
                                "endColumn": 16,
                                "endLine": 3,
                                "startColumn": 10,
                                "startLine": 3
                              },
                              "insertedContent": {
                                "text": "67,500"
                              }
                            }
                          ]
                        }
                      ],
                      "description": {
                        "text": "write `67,500`"
                      }
                    }
                  ],
                  "kind": "fail",
                  "level": "warning",
                  "locations": [
                    {
                      "physicalLocation": {
                        "artifactLocation": {
                          "uri": "docs/guide.md",
                          "uriBaseId": "%SRCROOT%"
                        },
                        "region": {
                          "byteLength": 29,
                          "byteOffset": 9,
                          "endColumn": 30,
                          "endLine": 3,
                          "snippet": {
                            "text": "ripgrep (50,200 GitHub stars)"
                          },
                          "startColumn": 1,
                          "startLine": 3
                        }
                      }
                    }
                  ],
                  "message": {
                    "text": "the text says 50,200 stars; GitHub had 55,794 on 2025-10-01 and has 67,483 now\nwrite `67,500`\n55,794 stars, recorded 2025-10-01 (github-ranking, seen 2025-10-01, 14 months before 2026-11-21) https://github.com/BurntSushi/ripgrep\nBurntSushi/ripgrep has 67,483 stars (github, seen 2026-11-20, 1 day before 2026-11-21) https://github.com/BurntSushi/ripgrep"
                  },
                  "partialFingerprints": {
                    "factlint/v1": "61b93a0515e0a64f"
                  },
                  "properties": {
                    "actual": "67483",
                    "subject": "crate:ripgrep",
                    "value": "50200",
                    "verdict": "outdated"
                  },
                  "ruleId": "repo.stars",
                  "ruleIndex": 2
                }
              ],
              "tool": {
                "driver": {
                  "name": "factlint",
                  "rules": [
                    {
                      "defaultConfiguration": {
                        "level": "error"
                      },
                      "fullDescription": {
                        "text": "A document states a fact that the live sources contradict, or that was true once."
                      },
                      "help": {
                        "markdown": "`factlint explain crate.msrv` tells what is checked, against which source, and how values compare.",
                        "text": "factlint explain crate.msrv tells what is checked, against which source, and how values compare."
                      },
                      "id": "crate.msrv",
                      "properties": {
                        "precision": "high",
                        "tags": [
                          "facts"
                        ]
                      },
                      "shortDescription": {
                        "text": "A statement of crate.msrv that the sources do not bear out"
                      }
                    },
                    {
                      "defaultConfiguration": {
                        "level": "error"
                      },
                      "fullDescription": {
                        "text": "A document states a fact that the live sources contradict, or that was true once."
                      },
                      "help": {
                        "markdown": "`factlint explain crate.version_exists` tells what is checked, against which source, and how values compare.",
                        "text": "factlint explain crate.version_exists tells what is checked, against which source, and how values compare."
                      },
                      "id": "crate.version_exists",
                      "properties": {
                        "precision": "high",
                        "tags": [
                          "facts"
                        ]
                      },
                      "shortDescription": {
                        "text": "A statement of crate.version_exists that the sources do not bear out"
                      }
                    },
                    {
                      "defaultConfiguration": {
                        "level": "error"
                      },
                      "fullDescription": {
                        "text": "A document states a fact that the live sources contradict, or that was true once."
                      },
                      "help": {
                        "markdown": "`factlint explain repo.stars` tells what is checked, against which source, and how values compare.",
                        "text": "factlint explain repo.stars tells what is checked, against which source, and how values compare."
                      },
                      "id": "repo.stars",
                      "properties": {
                        "precision": "high",
                        "tags": [
                          "facts"
                        ]
                      },
                      "shortDescription": {
                        "text": "A statement of repo.stars that the sources do not bear out"
                      }
                    },
                    {
                      "defaultConfiguration": {
                        "level": "error"
                      },
                      "fullDescription": {
                        "text": "A document states a fact that the live sources contradict, or that was true once."
                      },
                      "help": {
                        "markdown": "`factlint explain rust.release_date` tells what is checked, against which source, and how values compare.",
                        "text": "factlint explain rust.release_date tells what is checked, against which source, and how values compare."
                      },
                      "id": "rust.release_date",
                      "properties": {
                        "precision": "high",
                        "tags": [
                          "facts"
                        ]
                      },
                      "shortDescription": {
                        "text": "A statement of rust.release_date that the sources do not bear out"
                      }
                    },
                    {
                      "defaultConfiguration": {
                        "level": "error"
                      },
                      "fullDescription": {
                        "text": "A document states a fact that the live sources contradict, or that was true once."
                      },
                      "help": {
                        "markdown": "`factlint explain rust.stabilized_in` tells what is checked, against which source, and how values compare.",
                        "text": "factlint explain rust.stabilized_in tells what is checked, against which source, and how values compare."
                      },
                      "id": "rust.stabilized_in",
                      "properties": {
                        "precision": "high",
                        "tags": [
                          "facts"
                        ]
                      },
                      "shortDescription": {
                        "text": "A statement of rust.stabilized_in that the sources do not bear out"
                      }
                    }
                  ],
                  "version": "0.1.0"
                }
              }
            }
          ],
          "version": "2.1.0"
        }
        "#);
    }

    #[test]
    fn nothing_to_check() {
        let log: Value = serde_json::from_str(&rendered("sarif", &sample::of(Vec::new()))).unwrap();
        assert_eq!(log["runs"][0]["results"], json!([]));
    }

    #[test]
    fn paths_are_relative_references() {
        let uris = ["docs/a.md", "./a b.md", "/abs/ü.md", "-", "a:b#c?d%.md"].map(uri);
        assert_eq!(uris, ["docs/a.md", "a%20b.md", "abs/%C3%BC.md", "stdin", "a%3Ab%23c%3Fd%25.md"]);
    }

    #[test]
    fn more_than_are_taken_are_told() {
        let mut report = sample::report();
        let wrong = report.findings[1].clone();
        report.findings.extend(vec![wrong; MOST]);
        let log: Value = serde_json::from_str(&rendered("sarif", &report)).unwrap();
        assert_eq!(log["runs"][0]["results"].as_array().unwrap().len(), MOST);
        let told = &log["runs"][0]["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"];
        assert_eq!(told, "5 more findings are left out: only 5000 are shown");
    }
}
