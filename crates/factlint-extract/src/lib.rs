//! From a document to its claims: readers for each file format, and one grammar engine for all kinds.
//!
//! Pure: it reads the document and the options only, never the ledger, a recording, or a list of known answers.

mod about;
mod advisory_page;
mod antecedent;
mod badge;
mod bare_release;
mod beside_advisory;
mod block;
mod carry;
mod cited;
mod clause;
mod column;
mod coordination;
mod date_chain;
mod dated_line;
mod disowned;
mod draft;
mod ecosystem;
mod engine;
mod entry;
mod event;
mod exception;
mod fold;
mod forge;
mod former;
mod gapping;
mod guess;
mod identified;
mod in_use;
mod introduced;
mod last_named;
mod lead;
mod lexicon;
mod license;
mod license_list;
mod measured;
mod mention;
mod moods;
mod named;
mod nearer;
mod needed_rust;
mod neighbours;
mod not_rusts;
mod noun_before;
mod only_crate;
mod other_advisory;
mod parts;
mod past;
mod pattern;
mod phrase;
mod plan;
mod prefilter;
mod property;
mod reader;
mod release_item;
mod release_notes;
mod release_or_need;
mod respective;
mod retraction;
mod row;
mod said_by_heading;
mod scope;
mod sentence;
mod settle;
mod sieve;
mod stability;
mod starred;
mod table;
mod title;
mod to_come;
mod token;
mod told_release;
mod toolchain;
mod value;
mod vocabulary;
mod when_needed;
mod who_needs;

pub use exception::exceptions;

use std::sync::atomic::{AtomicUsize, Ordering};

use factlint_model::{Claim, Document, PartialDate};

use self::engine::Search;
use self::prefilter::Way;

/// What a caller can choose.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// The date of a document that carries none: `--date`, or the settings'.
    pub date: Option<PartialDate>,
    /// Only these predicates; all where there are none.
    pub kinds: Option<Vec<String>>,
    /// Whether the text is about Rust even where it does not say so: a single sentence has no room for it.
    pub of_rust: bool,
}

/// The claims of a document, in the order in which they stand.
#[must_use]
pub fn extract(doc: &Document, options: &Options) -> Vec<Claim> {
    one(doc, options, way)
}

/// The same of each of some documents. Of many small ones it takes less time than one by one, and more memory.
#[must_use]
pub fn extract_all(documents: &[(&Document, &Options)]) -> Vec<Vec<Claim>> {
    all(documents, way)
}

fn all(documents: &[(&Document, &Options)], way: impl Fn(&Document) -> Way) -> Vec<Vec<Claim>> {
    let docs: Vec<&Document> = documents.iter().map(|(doc, _)| *doc).collect();
    reader::with_blocks(&docs, |blocks| {
        let all = documents.iter().zip(blocks);
        engine::claims(all.map(|((doc, options), blocks)| Search { doc, blocks, options, way: way(doc) }))
    })
}

fn one(doc: &Document, options: &Options, way: impl Fn(&Document) -> Way) -> Vec<Claim> {
    all(&[(doc, options)], way).into_iter().flatten().collect()
}

/// How claims are looked for in the next document that the program reads.
fn way(doc: &Document) -> Way {
    // With this one, so much was read.
    let read = READ.fetch_add(doc.text.len(), Ordering::Relaxed).saturating_add(doc.text.len());
    if read < SHORT { Way::All } else { Way::Indexed }
}

/// The first so many bytes that a program reads are tried with all patterns: to make their index takes longer.
const SHORT: usize = 4_000;

/// How many bytes this program has read: it decides how claims are looked for, never which are found.
static READ: AtomicUsize = AtomicUsize::new(0);

/// The same claims, without the index of patterns however long the text is. Tests compare with it.
#[must_use]
pub fn extract_without_index(doc: &Document, options: &Options) -> Vec<Claim> {
    one(doc, options, |_| Way::All)
}

/// The same claims, with the index however short the text is. Tests compare with it.
#[must_use]
pub fn extract_by_index(doc: &Document, options: &Options) -> Vec<Claim> {
    one(doc, options, |_| Way::Indexed)
}

/// The same claims, found the slow way: every sentence is tried with every pattern, whatever it holds. Tests and benches
/// compare with it.
#[must_use]
pub fn extract_closely(doc: &Document, options: &Options) -> Vec<Claim> {
    one(doc, options, |_| Way::Closely)
}
