//! The JSON Schema of the settings, for editors: made from the tables themselves, and proved fresh.

use std::borrow::Cow;
use std::path::Path;

use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Value, json};

use super::names::{self, AgainstName, ColourName, FormatName, KindName, VerdictName};
use super::tables::Settings;

/// Where it is, from the root of the workspace.
const PATH: &str = "pipelines/schema.json";
/// With this in the environment the file is written instead: `cargo xtask generate` sets it.
const UPDATE: &str = "UPDATE_SCHEMA";

/// A name among the known ones.
macro_rules! known {
    ($($name:ident: $known:expr;)*) => {$(
        impl JsonSchema for $name {
            fn schema_name() -> Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                let known: &[&str] = $known;
                json_schema!({ "type": "string", "enum": known })
            }
        }
    )*};
}

known! {
    AgainstName: &["accepted"];
    ColourName: &["always", "auto", "never"];
    FormatName: names::formats();
    KindName: names::kinds();
    VerdictName: names::verdicts();
}

fn schema() -> String {
    // Draft 7 is what the editors' plugins for TOML read.
    let generator = SchemaSettings::draft07().into_generator();
    let mut schema = generator.into_root_schema_for::<Settings>().to_value();
    schema["$id"] = "https://raw.githubusercontent.com/factlint/factlint/main/pipelines/schema.json".into();
    schema["title"] = "Settings of factlint: factlint.toml and pipelines".into();
    schema["properties"]["kinds"]["propertyNames"] = json!({ "enum": names::kinds() });
    schema["properties"]["sources"]["propertyNames"] = json!({ "enum": names::sources() });
    let mut text = serde_json::to_string_pretty(&schema).unwrap();
    text.push('\n');
    text
}

#[test]
fn the_schema_is_fresh() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(PATH);
    if std::env::var_os(UPDATE).is_some() {
        std::fs::write(&file, schema()).unwrap();
    }
    let committed = std::fs::read_to_string(&file).unwrap();
    assert_eq!(committed, schema(), "{PATH} is not fresh: run `cargo xtask generate` and commit what it writes");
}

/// Every key that the schema tells of is taken, and every key that a pipeline uses is in the schema.
#[test]
fn the_schema_and_the_pipelines_agree() {
    let schema: Value = serde_json::from_str(&schema()).unwrap();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../pipelines");
    let mut read = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|extension| extension != "toml") {
            continue;
        }
        let text = std::fs::read_to_string(&path).unwrap();
        assert!(text.starts_with("#:schema ./schema.json\n"), "{}", path.display());
        toml::from_str::<Settings>(&text).unwrap();
        for (table, keys) in &text.parse::<toml::Table>().unwrap() {
            let known = resolved(&schema, &schema["properties"][table]);
            for key in keys.as_table().unwrap().keys() {
                assert!(!known["properties"][key].is_null(), "{table}.{key} is not in the schema");
            }
        }
        read += 1;
    }
    assert!(read >= 3, "nightly, review and verify");
}

fn resolved<'a>(schema: &'a Value, place: &'a Value) -> &'a Value {
    let name = place["$ref"].as_str().or_else(|| place["allOf"][0]["$ref"].as_str());
    name.and_then(|name| schema.pointer(name.trim_start_matches('#'))).unwrap_or(place)
}
