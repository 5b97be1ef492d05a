//! What others published or wrote holds for our reports: schemas, and readers that know nothing of factlint.

use std::collections::BTreeMap;

use factlint_model::Report;
use jsonschema::Validator;
use proptest::prelude::*;
use quick_xml::Reader;
use quick_xml::events::Event;
use serde_json::Value;

use crate::sample::{self, rendered};

const SARIF: &str = include_str!("../fixtures/sarif-schema-2.1.0.json");
const REPORT: &str = include_str!("../../../reports/schema/factlint-report-1.json");
const FINDING: &str = include_str!("../../../reports/schema/factlint-finding-1.json");

fn validator(schema: &str) -> Validator {
    // Two patterns of the official schema, of languages that our reports never name, close a bracket that was not opened.
    let schema = schema.replace("[a-zA-Z]{2}]?$", "[a-zA-Z]{2}$");
    let schema: Value = serde_json::from_str(&schema).expect("a schema is JSON");
    jsonschema::options().should_validate_formats(true).build(&schema).expect("a sound schema")
}

fn faults(validator: &Validator, text: &str) -> Vec<String> {
    let value: Value = serde_json::from_str(text).expect("a report is JSON");
    validator.iter_errors(&value).map(|error| format!("{}: {error}", error.instance_path())).collect()
}

/// Samples with everything that a report can have.
fn samples() -> Vec<Report> {
    vec![sample::report(), sample::of(Vec::new()), sample::hostile("\u{1b}[2J\u{202e}\r\n\"\\</script>]]>&")]
}

#[test]
fn sarif_follows_the_official_schema() {
    let validator = validator(SARIF);
    for report in samples() {
        assert_eq!(faults(&validator, &rendered("sarif", &report)), Vec::<String>::new());
    }
    let broken = rendered("sarif", &sample::report()).replace("\"startLine\"", "\"firstLine\"");
    assert!(!faults(&validator, &broken).is_empty(), "the schema tells what is wrong");
}

#[test]
fn json_follows_its_schema() {
    let (whole, line) = (validator(REPORT), validator(FINDING));
    for report in samples() {
        assert_eq!(faults(&whole, &rendered("json", &report)), Vec::<String>::new());
        for text in rendered("jsonl", &report).lines() {
            assert_eq!(faults(&line, text), Vec::<String>::new());
        }
    }
    for (from, to) in [("\"outdated\"", "\"old\""), ("\"findings\"", "\"results\""), ("\"2026-11-21\"", "\"today\"")] {
        let broken = rendered("json", &sample::report()).replacen(from, to, 1);
        assert!(!faults(&whole, &broken).is_empty(), "{from} is wanted");
    }
}

/// How many elements of each name an XML reader finds; an end without its beginning is an error of its own.
fn elements(text: &str) -> Result<BTreeMap<String, usize>, quick_xml::Error> {
    let mut reader = Reader::from_str(text);
    let mut found: BTreeMap<String, usize> = BTreeMap::new();
    loop {
        match reader.read_event()? {
            Event::Start(element) | Event::Empty(element) => {
                for attribute in element.attributes() {
                    attribute.map_err(quick_xml::Error::from)?;
                }
                *found.entry(String::from_utf8_lossy(element.name().as_ref()).into_owned()).or_default() += 1;
            }
            Event::Eof => return Ok(found),
            _ => {}
        }
    }
}

#[test]
fn junit_is_read_by_others() {
    let found = elements(&rendered("junit", &sample::report())).unwrap();
    let wanted = [("failure", 5), ("skipped", 3), ("testcase", 9), ("testsuite", 2), ("testsuites", 1)];
    assert_eq!(found, wanted.map(|(name, count)| (name.to_owned(), count)).into());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn no_text_breaks_the_frame_of_junit(words in any::<String>()) {
        let found = elements(&rendered("junit", &sample::hostile(&words)));
        let wanted = elements(&rendered("junit", &sample::hostile("x")));
        prop_assert_eq!(found.unwrap(), wanted.unwrap());
    }
}
