//! The JSON Schemas of what reports hold, made from the types themselves. A change that a reader of the old format would not
//! understand is a new version: a new name, and a new file.

use factlint_model::{Finding, Report, SCHEMA};
use schemars::JsonSchema;
use schemars::generate::SchemaSettings;

use crate::ChoreError;
use crate::artefact::Artefact;

/// One line of `--format jsonl`.
pub(crate) const FINDING: Artefact = Artefact {
    path: "reports/schema/factlint-finding-1.json",
    make: |_| make::<Finding>("factlint-finding-1", "A finding of factlint: one line of --format jsonl"),
};

/// A report as `--format json` writes it.
pub(crate) const REPORT: Artefact = Artefact {
    path: "reports/schema/factlint-report-1.json",
    make: |_| {
        let mut schema = schema::<Report>(SCHEMA, "A report of factlint: what --format json writes");
        schema["properties"]["schema"]["const"] = SCHEMA.into();
        text(&schema)
    },
};

fn make<T: JsonSchema>(name: &str, title: &str) -> Result<Vec<u8>, ChoreError> {
    text(&schema::<T>(name, title))
}

fn schema<T: JsonSchema>(name: &str, title: &str) -> serde_json::Value {
    let generator = SchemaSettings::draft2020_12().for_serialize().into_generator();
    let mut schema = generator.into_root_schema_for::<T>().to_value();
    schema["$id"] = format!("https://raw.githubusercontent.com/factlint/factlint/main/reports/schema/{name}.json").into();
    schema["title"] = title.into();
    schema
}

fn text(schema: &serde_json::Value) -> Result<Vec<u8>, ChoreError> {
    let mut text = serde_json::to_vec_pretty(schema).map_err(ChoreError::Json)?;
    text.push(b'\n');
    Ok(text)
}
