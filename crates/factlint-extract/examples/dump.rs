//! dump
use factlint_extract::{Options, extract};
use factlint_model::Document;
fn main() {
    for path in std::env::args().skip(1) {
        let bytes = std::fs::read(&path).unwrap();
        let doc = Document::new(path.clone(), String::from_utf8(bytes).unwrap());
        for claim in extract(&doc, &Options::default()) {
            assert_eq!(claim.text, doc.text[claim.start..claim.end]);
            println!("{}", serde_json::to_string(&claim).unwrap());
        }
    }
}
