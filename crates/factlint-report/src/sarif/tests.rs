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
                "factlint/v1": "9e243c262b10b746",
                "primaryLocationLineHash": "9e243c262b10b746"
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
                "factlint/v1": "39ad29f098bff157",
                "primaryLocationLineHash": "39ad29f098bff157"
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
                "factlint/v1": "61b93a0515e0a64f",
                "primaryLocationLineHash": "61b93a0515e0a64f"
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
                    "text": "A document states a fact that the sources contradict, or that was true once."
                  },
                  "help": {
                    "markdown": "`factlint explain crate.msrv` tells what is recognised, against which source, and how values compare.",
                    "text": "factlint explain crate.msrv tells what is recognised, against which source, and how values compare."
                  },
                  "helpUri": "https://github.com/factlint/factlint/blob/main/crates/factlint-kinds/src/crate_msrv/README.md",
                  "id": "crate.msrv",
                  "name": "crate.msrv",
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
                    "text": "A document states a fact that the sources contradict, or that was true once."
                  },
                  "help": {
                    "markdown": "`factlint explain crate.version_exists` tells what is recognised, against which source, and how values compare.",
                    "text": "factlint explain crate.version_exists tells what is recognised, against which source, and how values compare."
                  },
                  "helpUri": "https://github.com/factlint/factlint/blob/main/crates/factlint-kinds/src/crate_version_exists/README.md",
                  "id": "crate.version_exists",
                  "name": "crate.version_exists",
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
                    "text": "A document states a fact that the sources contradict, or that was true once."
                  },
                  "help": {
                    "markdown": "`factlint explain repo.stars` tells what is recognised, against which source, and how values compare.",
                    "text": "factlint explain repo.stars tells what is recognised, against which source, and how values compare."
                  },
                  "helpUri": "https://github.com/factlint/factlint/blob/main/crates/factlint-kinds/src/repo_stars/README.md",
                  "id": "repo.stars",
                  "name": "repo.stars",
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
                    "text": "A document states a fact that the sources contradict, or that was true once."
                  },
                  "help": {
                    "markdown": "`factlint explain rust.release_date` tells what is recognised, against which source, and how values compare.",
                    "text": "factlint explain rust.release_date tells what is recognised, against which source, and how values compare."
                  },
                  "helpUri": "https://github.com/factlint/factlint/blob/main/crates/factlint-kinds/src/rust_release_date/README.md",
                  "id": "rust.release_date",
                  "name": "rust.release_date",
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
                    "text": "A document states a fact that the sources contradict, or that was true once."
                  },
                  "help": {
                    "markdown": "`factlint explain rust.stabilized_in` tells what is recognised, against which source, and how values compare.",
                    "text": "factlint explain rust.stabilized_in tells what is recognised, against which source, and how values compare."
                  },
                  "helpUri": "https://github.com/factlint/factlint/blob/main/crates/factlint-kinds/src/rust_stabilized_in/README.md",
                  "id": "rust.stabilized_in",
                  "name": "rust.stabilized_in",
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

#[test]
fn what_a_person_let_stand_is_suppressed() {
    let mut report = sample::report();
    let waiver = Waiver {
        origin: WaiverOrigin::Inline,
        reason: "a quotation\u{1b}[2J".to_owned(),
        until: Some(jiff::civil::date(2027, 1, 1)),
    };
    report.findings[0].waiver = Some(waiver.clone());
    report.findings[1].waiver = Some(Waiver { origin: WaiverOrigin::Accepted, until: None, ..waiver });
    let log: Value = serde_json::from_str(&rendered("sarif", &report)).unwrap();
    let results = log["runs"][0]["results"].as_array().unwrap();
    let of = |verdict: &str, fingerprint: &str| {
        let found = results.iter().find(|result| result["partialFingerprints"]["factlint/v1"] == fingerprint);
        found.unwrap_or_else(|| panic!("{verdict}"))["suppressions"].clone()
    };
    let justified = |kind: &str, words: &str| json!([{ "kind": kind, "status": "accepted", "justification": words }]);
    assert_eq!(
        of("outdated", &report.findings[0].fingerprint),
        justified("inSource", "a quotation\u{fffd}[2J (until 2027-01-01)")
    );
    assert_eq!(of("contradicted", &report.findings[1].fingerprint), justified("external", "a quotation\u{fffd}[2J"));
    assert_eq!(of("contradicted", &report.findings[2].fingerprint), json!([]), "where one is told, all are");
}
